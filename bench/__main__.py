"""Run the benchmarks, print the table, write var/bench.json: `python -m bench [name]`."""

import importlib
import json
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

import bench
from bench import BENCHMARKS, Measured

RESULT = Path(__file__).resolve().parents[1] / "var" / "bench.json"


def main(words: Sequence[str]) -> int:
    """Run all, or the one that is named; every run replaces only the rows it measured."""
    _load()
    names = list(words) or sorted(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"Không có phép đo {', '.join(unknown)}. Hiện có: {', '.join(sorted(BENCHMARKS))}.", file=sys.stderr)
        return 2
    measured: list[Measured] = []
    for name in names:
        print(f"đo {name} …", file=sys.stderr, flush=True)
        measured.extend(BENCHMARKS[name]())
    _print(measured)
    _write([_row(one) for one in measured])
    return 0


def _load() -> None:
    """Import every area, which registers its benchmarks."""
    for module in pkgutil.iter_modules(bench.__path__):
        if module.name != "__main__":
            importlib.import_module(f"bench.{module.name}")


def _row(one: Measured) -> dict[str, str | float]:
    return {
        "name": one.name,
        "value": round(one.value, 4),
        "unit": one.unit,
        "against": one.against,
        "ratio": round(one.ratio, 4),
        "aim": one.aim,
    }


def _print(measured: Sequence[Measured]) -> None:
    """Print one line per row; a ratio over its aim is marked."""
    print(f"\n{'phép đo':<36} {'kết quả':>12} {'đơn vị':<14} {'tỷ lệ':>8} {'tối đa':>8}  so với")
    for one in measured:
        mark = "  ← vượt mức" if one.ratio > one.aim else ""
        print(
            f"{one.name:<36} {one.value:>12.3f} {one.unit:<14} {one.ratio:>8.2f} {one.aim:>8.2f}  {one.against}{mark}"
        )


def _write(rows: Sequence[dict[str, str | float]]) -> None:
    """Write the rows beside those of other benchmarks measured before."""
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else []
    fresh = {row["name"] for row in rows}
    kept = [row for row in before if row["name"] not in fresh]
    RESULT.write_text(json.dumps([*kept, *rows], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
