"""Putting sentences together: a key of the catalogue and its values become one text in two languages.

The words themselves stand in `catalogue`; how a day, a number, a list or a span is written stands here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, Union

from msgspec import Struct

from kheo.rulebook.catalogue import SENTENCES, VERDICTS
from kheo.rulebook.text import Text
from kheo.vietnamese import show_day, show_number

__all__ = ["VERDICTS", "AnyOf", "Quantity", "Saying", "Span", "Value", "say", "say_day"]


@dataclass(frozen=True, slots=True)
class Span:
    """Name a stretch of days by its first and last day."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Name several things of which one is enough."""

    texts: tuple[Text, ...]


class Quantity(NamedTuple):
    """Name a number with its unit of measure."""

    number: Decimal
    unit: str


Value = Union[str, int, date, Text, Span, AnyOf, Quantity, tuple[Text, ...], "tuple[Saying, ...]", "Saying"]


_NOTHING: Mapping[str, Value] = {}


class Unspoken(Protocol):
    """Hold what a sentence will tell, not yet worked out."""

    def spoken(self) -> Mapping[str, Value]:
        """Work out the values."""


class Saying(Struct, frozen=True, gc=False):
    """Hold a sentence not yet put together: its key in the catalogue and the values it speaks of.

    `values` are known before anything is judged and shared by many sayings; `told` comes from the facts, and is worked
    out only when somebody reads it where that costs something.
    """

    key: str
    values: Mapping[str, Value] = _NOTHING
    told: Union[Mapping[str, Value], "Unspoken"] = _NOTHING


def say(saying: Saying | Text) -> Text:
    """Put the sentence together in both languages."""
    if isinstance(saying, Text):
        return saying
    return Text(_capitalise(_fill(saying, "vi")), _capitalise(_fill(saying, "en")))


def _fill(saying: Saying, lang: str) -> str:
    template = SENTENCES[saying.key].get(lang)
    told = saying.told if isinstance(saying.told, Mapping) else saying.told.spoken()
    values = {**saying.values, **told}
    return template.format(**{name: _show(value, lang) for name, value in values.items()})


def _capitalise(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _show(value: Value, lang: str) -> str:
    return _SHOWN[type(value)](value, lang)


def say_day(day: date, lang: str) -> str:
    """Write a day as the language does."""
    return show_day(day) if lang == "vi" else f"{day.day} {day:%B %Y}"


def _show_span(span: Span, lang: str) -> str:
    first, last = say_day(span.first_on, lang), say_day(span.last_on, lang)
    if first == last:
        return f"ngày {first}" if lang == "vi" else f"on {first}"
    return f"từ {first} đến hết {last}" if lang == "vi" else f"from {first} to {last}"


def _show_number(number: Decimal, lang: str) -> str:
    if lang == "vi":
        return show_number(number)
    whole, _, fraction = f"{number:,f}".partition(".")
    return f"{whole}.{fraction}".rstrip("0").rstrip(".")


def _show_quantity(some: Quantity, lang: str) -> str:
    number = _show_number(some.number, lang)
    return f"{number}%" if some.unit == "%" else f"{number} {some.unit}".rstrip()


def _join(parts: list[str], last: str, mark: str = ", ") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{mark.join(parts[:-1])} {last} {parts[-1]}"


def _list(parts: list[str], lang: str) -> str:
    """Join all of several; where one is itself a list, only a stronger mark tells them apart."""
    mark = "; " if any(", " in part for part in parts) else ", "
    return _join(parts, "và" if lang == "vi" else "and", mark)


_SHOWN: Mapping[type, Callable[[Any, str], str]] = {
    str: lambda text, _: text,
    int: lambda number, _: str(number),
    date: say_day,
    Text: Text.get,
    Span: _show_span,
    AnyOf: lambda some, lang: _join([text.get(lang) for text in some.texts], "hoặc" if lang == "vi" else "or"),
    tuple: lambda parts, lang: _list([_show(part, lang) for part in parts], lang),
    Quantity: _show_quantity,
    Saying: _fill,
}
