"""Small pieces of official wording: days, numbers, kinds of subject, capital letters. Blocks are built elsewhere."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kheo import vietnamese
from kheo.papers.values import CriterionRow, Direction, Issuer, Member, Owner, Subject, Verdict

DOTS: Final = "…" * 12
BLANK_DAY: Final = "ngày … tháng … năm …"
MARKS: Final = {Direction.HIGHER: "≥", Direction.LOWER: "≤", Direction.EXACT: "="}
VERDICTS: Final = {
    Verdict.MET: "Đạt",
    Verdict.EXCEEDED: "Vượt",
    Verdict.NOT_MET: "Chưa đạt",
    Verdict.UNDER_WAY: "Đang thực hiện",
    None: "",
}
SUBJECTS: Final = {Subject.COLLECTIVE: "tập thể", Subject.INDIVIDUAL: "cá nhân", Subject.UNIT: "đơn vị"}


def day(on: date | None) -> str:
    """Write a day in words of the office, or the blanks to write it by hand."""
    return vietnamese.long_day(on) if on else BLANK_DAY


def short_day(on: date | None) -> str:
    """Write a day in figures, for tables."""
    return vietnamese.show_day(on) if on else ""


def number(value: Decimal | int | None) -> str:
    """Write a number, or nothing where it is not known."""
    return "" if value is None else vietnamese.show_number(value)


def money(amount: int) -> str:
    """Write a sum in figures and in words."""
    return f"{number(amount)} đồng ({vietnamese.money_in_words(amount)})"


def target(row: CriterionRow) -> str:
    """Write a target with the sign of its direction."""
    return f"{MARKS[row.direction]} {vietnamese.show_number(row.target)}"


def first_capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest."""
    return text[:1].upper() + text[1:]


def flat(words: str) -> str:
    """Bring a name written in lines into one line."""
    return " ".join(words.split())


def ended(text: str, end: str = ".") -> str:
    """End a text with one mark, whatever mark it had."""
    return text.rstrip(" .;,") + end


def dashed(items: Sequence[str]) -> str:
    """List items, a line each: every one but the last ends with a semicolon."""
    return ended("\n".join(f"- {ended(item, ';')}" for item in items)) if items else ""


def exemplar(subject: Subject) -> str:
    """Name what is registered: a collective's model, a person's example."""
    return "mô hình" if subject == Subject.COLLECTIVE else "điển hình"


def issuer_symbol(issuer: Issuer) -> str:
    """Give the issuer's part of a number: its own, else that of a cell or of a committee."""
    return issuer.symbol or ("CB" if issuer.is_cell else "ĐU")


def owner(one: Owner) -> str:
    """Write an owner in one line: name, position, unit."""
    return ", ".join(part for part in (one.name, one.position, one.unit) if part)


def member(one: Member) -> str:
    """Write who takes part in one line: comrade, name, position, place in the body."""
    named = ", ".join(part for part in (one.name, one.position) if part)
    return f"Đồng chí {named}{f' – {one.duty}' if one.duty else ''}"


def counted(subjects: list[Subject]) -> str:
    """Count in words: "12 mô hình, điển hình (09 tập thể, 03 cá nhân)"."""
    parts = [f"{two(subjects.count(kind))} {SUBJECTS[kind]}" for kind in Subject if kind in subjects]
    inside = f" ({', '.join(parts)})" if parts else ""
    return f"{two(len(subjects))} mô hình, điển hình{inside}"


def two(count: int) -> str:
    """Write a count as offices do, with two digits at least."""
    return f"{count:02d}"


def tier(label: str) -> str:
    """Name a tier inside a sentence: "cấp cơ sở"."""
    lower = label[:1].lower() + label[1:]
    return lower if lower.startswith("cấp ") else f"cấp {lower}"


def tier_alone(label: str) -> str:
    """Name a tier beside the word "cấp": "Cơ sở"."""
    bare = label[4:] if label.lower().startswith("cấp ") else label
    return first_capital(bare)


def period(words: str) -> str:
    """Name a time inside a sentence: bare years become "giai đoạn 2013–2015" or "năm 2014"."""
    if not words[:1].isdigit():
        return words
    return f"năm {words}" if words.isdigit() else f"giai đoạn {words}"


def roman(count: int) -> str:
    """Number a group in Roman figures, up to 89."""
    tens, ones = divmod(count, 10)
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + (
        ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    )
