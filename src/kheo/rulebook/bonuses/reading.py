"""Read the reference data of bonuses; everything wrong is said at once as `file:line: message`."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from kheo.rulebook.bonuses.reference import GIVERS, RECEIVERS, BasePay, Coefficient, Reference
from kheo.rulebook.reader import BadProgramme, Problem
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import Ledger
from kheo.rulebook.reader.nodes import load

FOLDER = Path(__file__).parent / "data"
PAYS, COEFFICIENTS = "base_pay.yaml", "coefficients.yaml"


@lru_cache(maxsize=1)
def shipped() -> Reference:
    """Read the data that ships."""
    return read(FOLDER)


def read(folder: Path) -> Reference:
    """Read a folder of reference data; raises `BadProgramme` with all its problems."""
    ledger = Ledger()
    reference = _read(ledger, folder)
    if ledger.problems:
        raise BadProgramme(tuple(sorted(ledger.problems)))
    return reference


def find_problems(folder: Path) -> tuple[Problem, ...]:
    """List what is wrong with a folder of reference data."""
    ledger = Ledger()
    _read(ledger, folder)
    return tuple(sorted(ledger.problems))


def _read(ledger: Ledger, folder: Path) -> Reference:
    return Reference(pays=_pays(ledger, folder), coefficients=_coefficients(ledger, folder))


def _open(ledger: Ledger, folder: Path, name: str) -> Fields | None:
    node = load(ledger, name, (folder / name).read_text(encoding="utf-8"))
    return None if node is None else Fields(ledger, node, "")


def _pays(ledger: Ledger, folder: Path) -> tuple[BasePay, ...]:
    opened = _open(ledger, folder, PAYS)
    if opened is None:
        return ()
    found: dict[date, BasePay] = {}
    with opened as file:
        for one in file.items("base_pay"):
            pay = BasePay(one.day("from"), one.count("amount"), one.text("source"), _checked(one))
            if pay.from_on in found:
                ledger.say(one.place, f"đã có mức lương cơ sở từ ngày {pay.from_on}")
            found[pay.from_on] = pay
        for one in file.items("gaps"):
            gap, until = BasePay(one.day("from"), None, one.text("source"), _checked(one)), one.day("until")
            if until not in found:
                ledger.say(one.place, f"khoảng trống phải hết vào ngày một mức bắt đầu, không phải {until}")
            if any(gap.from_on <= day < until for day in found):
                ledger.say(one.place, "trong khoảng trống đã có mức lương cơ sở")
            found[gap.from_on] = gap
    return tuple(found[day] for day in sorted(found))


def _coefficients(ledger: Ledger, folder: Path) -> tuple[Coefficient, ...]:
    opened = _open(ledger, folder, COEFFICIENTS)
    if opened is None:
        return ()
    found: dict[tuple[str, str, str, str, date], Coefficient] = {}
    with opened as file:
        for one in file.items("coefficients"):
            row = Coefficient(
                by=one.choice("by", GIVERS),
                tier=one.text("tier"),
                form=one.text("form"),
                receiver=one.choice("for", RECEIVERS),
                from_on=one.day("from"),
                value=one.decimal("value") or Decimal(0),
                source=one.text("source"),
                checked_on=_checked(one),
            )
            key = (row.by, row.tier, row.form, row.receiver, row.from_on)
            if key in found:
                ledger.say(one.place, "đã có hệ số cho đúng nơi tặng, hình thức, đối tượng và ngày này")
            if row.value <= 0:
                ledger.say(one.at("value"), '"value" phải lớn hơn 0')
            found[key] = row
    return tuple(found.values())


def _checked(one: Fields) -> date | None:
    """Read on which day somebody compared the value with the original; empty until then."""
    node = one.node("checked_on")
    return one.day("checked_on") if getattr(node, "value", None) else None
