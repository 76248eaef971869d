"""Numbers and sums of money in words, as papers and receipts spell them out. Figures live in `numbers`."""

from decimal import Decimal
from typing import Final, Literal

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION: Final = 10**9
_STEPS: Final = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))
ZeroTens = Literal["linh", "lẻ"]


def number_in_words(number: Decimal | int, *, zero_tens: ZeroTens = "linh") -> str:
    """Spell a number in small letters: 105 is "một trăm linh năm", -12,5 is "âm mười hai phẩy năm".

    Southern offices write `zero_tens` as "lẻ". Trailing zeros of the decimals are not read. Raises ValueError when the
    number is not finite.
    """
    exact = Decimal(number)
    if not exact.is_finite():
        raise ValueError("only finite numbers can be spelt")
    whole, _, decimals = format(exact.copy_abs(), "f").partition(".")
    words = _whole(int(whole), zero_tens)
    if decimals := decimals.rstrip("0"):
        words = [*words, "phẩy", *_decimals(decimals, zero_tens)]
    return " ".join(["âm", *words] if exact < 0 else words)


def money_in_words(amount: int, *, zero_tens: ZeroTens = "linh") -> str:
    """Spell a sum of đồng as a paper does: "Ba triệu tám trăm nghìn đồng"."""
    words = f"{number_in_words(amount, zero_tens=zero_tens)} đồng"
    return words[0].upper() + words[1:]


def _whole(number: int, zero_tens: ZeroTens) -> list[str]:
    return _groups(number, zero_tens, full=False) or [_DIGITS[0]]


def _groups(number: int, zero_tens: ZeroTens, *, full: bool) -> list[str]:
    """Spell from the billions down; `full` once something stands before, so that hundreds are read even when zero."""
    words: list[str] = []
    if number >= _BILLION:
        words = [*_groups(number // _BILLION, zero_tens, full=full), "tỷ"]
        number %= _BILLION
    for size, name in _STEPS:
        group = number // size % 1000
        if group:
            words += _hundreds(group, zero_tens, full=full or bool(words))
            words += [name] if name else []
    return words


def _hundreds(group: int, zero_tens: ZeroTens, *, full: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    if not hundreds and not full:
        return _tens(rest)
    words = [_DIGITS[hundreds], "trăm"]
    if not rest:
        return words
    return [*words, zero_tens, _DIGITS[rest]] if rest < 10 else [*words, *_tens(rest)]


def _tens(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[ones]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 0:
        return words
    after_tens = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, after_tens.get(ones, _DIGITS[ones])]


def _decimals(digits: str, zero_tens: ZeroTens) -> list[str]:
    """Spell decimals as one number up to three digits, leading zeros one by one; longer ones digit by digit."""
    if len(digits) > 3:
        return [_DIGITS[int(digit)] for digit in digits]
    rest = digits.lstrip("0")
    return [*(_DIGITS[0] for _ in range(len(digits) - len(rest))), *_whole(int(rest), zero_tens)]
