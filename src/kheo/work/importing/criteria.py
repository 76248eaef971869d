"""Read criteria as files write them: "≥ 98%", "không quá 5 hồ sơ", 0,98 where the unit is per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kheo import vietnamese
from kheo.work.content import Target
from kheo.work.importing.fields import Cells, Record

_COMPARED: Final = (
    (re.compile(r"^(?:>=?|≥|từ|trên|tối thiểu|ít nhất)\s*", re.IGNORECASE), "higher"),
    (re.compile(r"^(?:<=?|≤|không quá|dưới|tối đa|nhiều nhất)\s*", re.IGNORECASE), "lower"),
    (re.compile(r"^(?:=|đúng)\s*", re.IGNORECASE), "exact"),
)
_UPWARDS: Final = re.compile(r"\s*trở lên$", re.IGNORECASE)
_WITH_UNIT: Final = re.compile(r"(?P<number>-?[\d., ]*\d)\s*(?P<unit>%|[^\W\d_][\w/ ]*)?")
DIRECTIONS: Final = {"higher": "Từ … trở lên", "lower": "Không quá …", "exact": "Đúng bằng"}


def targets(cells: Cells) -> tuple[Target, ...]:
    """Read the criteria of a row and of the lines that go on with it; faults and notes go to the row."""
    return tuple(_targets(cells))


def _targets(cells: Cells) -> Iterator[Target]:
    for record in (cells.record, *cells.record.more):
        line = Cells(record)
        if any(line.text(key) for key in ("indicator", "target", "baseline")):
            found = _target(line)
            where = f" (dòng {record.number})" if record is not cells.record else ""
            cells.faults |= {key: sentence + where for key, sentence in line.faults.items()}
            cells.notes += line.notes
            if found is not None:
                yield found


def _target(line: Cells) -> Target | None:
    unit, baseline = line.text("unit_of_measure"), _figure(line, "baseline")[0]
    target, told_unit, direction = _figure(line, "target")
    chosen = line.choice("direction", DIRECTIONS) or direction
    if target is None:
        if "target" not in line.faults:
            line.faults["target"] = "Chưa ghi mục tiêu của tiêu chí. Hãy ghi con số cần đạt; bằng không thì ghi 0."
        return None
    if not chosen:
        chosen = "lower" if baseline is not None and target < baseline else "higher"
        line.notes.append(f"“{line.text('indicator')}”: chưa ghi cách so sánh nên hiểu là “{DIRECTIONS[chosen]}”.")
    unit = unit or told_unit
    _doubt_per_cent(line, unit, target)
    return Target(
        indicator=line.text("indicator"),
        unit_of_measure=unit,
        target=target,
        direction=chosen,
        baseline=baseline,
        due=line.text("due"),
        evidence_source=line.text("evidence_source"),
    )


def _figure(line: Cells, key: str) -> tuple[Decimal | None, str, str]:
    """Read a figure that may carry a comparison before it and a unit after it."""
    if not isinstance(line.record.cells.get(key), str):
        return line.number(key), "", ""
    text, direction = line.text(key).strip(), ""
    if text in {"", "-"}:
        return None, "", ""
    for sign, name in _COMPARED:
        if sign.match(text):
            text, direction = sign.sub("", text), name
            break
    if _UPWARDS.search(text):
        text, direction = _UPWARDS.sub("", text), "higher"
    found = _WITH_UNIT.fullmatch(text)
    try:
        return vietnamese.parse_number(found["number"] if found else text), (found and found["unit"]) or "", direction
    except vietnamese.BadValue as bad:
        line.faults[key] = bad.sentence
        return None, "", ""


def _doubt_per_cent(line: Cells, unit: str, target: Decimal) -> None:
    if unit == "%" and 0 < target <= 1 and isinstance(line.record.cells.get("target"), float):
        shown = vietnamese.show_number(target)
        line.notes.append(f"Mục tiêu {shown} có thể là {vietnamese.show_number(target * 100)}% định dạng phần trăm.")


def matches(record: Record) -> bool:
    """Tell whether a file has columns for criteria."""
    return "indicator" in record.columns
