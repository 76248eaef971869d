"""Numbers as figures: a dot parts thousands, a comma parts decimals. Numbers as words live in `words`."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from kheo.vietnamese.bad_value import BadValue, quoted
from kheo.vietnamese.text import nfc

_MOST_DIGITS: Final = 24
_PLAIN: Final = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
_GROUPED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?")
_ENGLISH: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_POINT: Final = re.compile(r"(-?[0-9]+)\.([0-9]+)")


def parse_number(text: str) -> Decimal:
    """Read a number as Vietnam writes it: 1.234.567,5 or 1234567,5 or 1 234 567,5.

    A dot (or space) parts thousands only where it stands before exactly three digits each time and the number does
    not begin with zero, so "1.234" is one thousand two hundred and thirty-four and "1.5" is refused: it might mean
    15 or 1,5. A single comma is always the decimal comma. Raises BadValue.
    """
    plain = nfc(text).strip().replace("\u2212", "-").removeprefix("+")
    if _PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain):
        if sum(char.isdigit() for char in plain) > _MOST_DIGITS:
            raise BadValue(
                f"Số {quoted(text)} quá dài: phần mềm nhận tối đa {_MOST_DIGITS} chữ số. Hãy kiểm tra lại số."
            )
        return Decimal(plain.replace(".", "").replace(" ", "").replace(",", "."))
    raise BadValue(_why_not(plain))


def show_number(number: Decimal | int | float, *, places: int | None = None) -> str:
    """Show a number with dots and a decimal comma: 1.234.567,5.

    Without `places` nothing is rounded and no zeros trail; with it, exactly so many decimals, halves away from zero.
    """
    exact = Decimal(str(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite():
        raise ValueError("only finite numbers can be shown")
    figures = format(exact, "f") if places is None else _rounded(exact, places)
    sign = "-" if figures.startswith("-") and exact and figures.strip("-0.") else ""
    whole, _, decimals = figures.removeprefix("-").partition(".")
    decimals = decimals.rstrip("0") if places is None else decimals
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def _rounded(exact: Decimal, places: int) -> str:
    """Round in a context wide enough for every digit, so that only the asked places are lost."""
    with localcontext() as context:
        context.prec = len(format(exact, "f")) + places + 1
        return format(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")


def _why_not(plain: str) -> str:
    if not plain:
        return "Chưa có số. Hãy gõ số, ví dụ 1.234,5."
    if plain.endswith("%"):
        return f"Số {quoted(plain)} có dấu %: đơn vị tính ghi ở ô riêng. Hãy chỉ gõ {quoted(plain.rstrip('% '))}."
    if point := _POINT.fullmatch(plain):
        return (
            f"Số {quoted(plain)} chưa rõ nghĩa: dấu chấm chỉ dùng để tách hàng nghìn. "
            f"Nếu là số thập phân, hãy gõ {quoted(f'{point[1]},{point[2]}')}; nếu không, hãy bỏ dấu chấm."
        )
    if _ENGLISH.fullmatch(plain):
        swapped = plain.translate(str.maketrans(",.", ".,"))
        return (
            f"Số {quoted(plain)} viết theo lối nước ngoài: dấu phẩy chỉ dùng cho phần thập phân. "
            f"Hãy gõ {quoted(swapped)}."
        )
    return (
        f"Không đọc được số {quoted(plain)}: ô này chỉ nhận chữ số, dấu chấm tách hàng nghìn và một dấu phẩy thập phân."
        " Hãy gõ như 1.234,5, không kèm chữ, đơn vị hay dấu so sánh."
    )
