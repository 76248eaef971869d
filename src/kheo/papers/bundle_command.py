"""`kheo package check FILE`: whether a zip of papers is as its manifest says. Reads, and changes nothing."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kheo.papers import bundle


def main(argv: Sequence[str]) -> int:
    """Run the command; give 0 where the zip is whole, 1 where it is not, 2 where there is no such file."""
    parser = argparse.ArgumentParser(prog="kheo package", description="Kiểm tra tệp zip hồ sơ trình cấp tỉnh.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="so tệp zip với danh mục và mã kiểm tra ghi trong đó")
    check.add_argument("file", type=Path, help="tệp zip")
    path: Path = parser.parse_args(argv).file
    try:
        data = path.read_bytes()
    except OSError:
        sys.stderr.write(f"Không đọc được tệp {path}. Hãy kiểm tra lại đường dẫn.\n")
        return 2
    return _tell(bundle.check(data))


def _tell(report: bundle.Report) -> int:
    lines = [f"{report.title} {report.number}".strip(), *(f"  ✗ {problem}" for problem in report.problems)]
    if report.is_whole:
        lines.append(f"  ✓ Đủ {len(report.files)} tệp, đúng từng byte như danh mục.")
    sys.stdout.write("\n".join(line for line in lines if line) + "\n")
    return 0 if report.is_whole else 1
