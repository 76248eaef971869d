"""Asking a mapping for its keys by name and type. What is missing, of a wrong type or left over is written down.

A wrong value is answered with a harmless one, so that reading goes on and all problems are found at once.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import TracebackType

from kheo.rulebook.reader.ledger import Ledger, Place, hint
from kheo.rulebook.reader.nodes import Mapping, Node, Scalar, Sequence
from kheo.rulebook.text import Text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_DAY = date(1, 1, 2)
# bounded, so that no text makes a number that takes an age to work out
_WHOLE = re.compile(r"[0-9]{1,9}")
_SHARE = re.compile(r"[0-9]{1,9}(/[0-9]{1,9}|(\.[0-9]{1,9})?\s?%?)")
_SIZE = 24


def _cut(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"


class Fields:
    """One mapping of a file; used as a context, it reports on leaving the keys that nobody asked for."""

    def __init__(self, ledger: Ledger, node: Node, path: str) -> None:
        self.ledger = ledger
        self.place = node.place
        self.path = path
        if isinstance(node, Mapping):
            self._node = node
        else:
            self._node = Mapping(node.place, {}, {})
            ledger.say(node.place, f"{path or 'chỗ này'} phải gồm các khóa và giá trị")
        self._asked: dict[str, None] = {}
        self._broken = not isinstance(node, Mapping)

    def __enter__(self) -> "Fields":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for key in self._node.values:
            if key not in self._asked:
                known = ", ".join(self._asked)
                better = hint(key, self._asked)
                self.ledger.say(self.at(key), f'khóa lạ "{key}"{better or f" (chỉ có: {known})"}')

    def has(self, key: str) -> bool:
        """Tell whether the key is written."""
        self._asked[key] = None
        return key in self._node.values

    def at(self, key: str) -> Place:
        """Tell where a key stands, or the mapping itself where the key is missing."""
        return self._node.places.get(key, self.place)

    def node(self, key: str, *, required: bool = True) -> Node | None:
        """Give what stands under a key as it is."""
        self._asked[key] = None
        node = self._node.values.get(key)
        if node is None and required and not self._broken:
            self.ledger.say(self.place, f'thiếu khóa "{key}"{f" ở {self.path}" if self.path else ""}')
        return node

    def written(self) -> tuple[str, ...]:
        """List the keys as written; each counts as asked for."""
        self._asked.update(dict.fromkeys(self._node.values))
        return tuple(self._node.values)

    def text(self, key: str, *, required: bool = True) -> str:
        """Read one line of text."""
        node = self.node(key, required=required)
        return "" if node is None else self._text_of(node, f'"{key}"', self.at(key))

    def _text_of(self, node: Node, name: str, place: Place) -> str:
        if not isinstance(node, Scalar):
            self.ledger.say(node.place, f"{name} phải là một giá trị, không phải danh sách hay nhóm khóa")
            return ""
        if node.value is None or not node.value.strip():
            self.ledger.say(place, f"{name} để trống")
            return ""
        return node.value

    def choice(self, key: str, options: tuple[str, ...], *, required: bool = True) -> str:
        """Read one word out of a closed list."""
        value = self.text(key, required=required)
        if value and value not in options:
            self.ledger.say(self.at(key), f'"{key}" không nhận "{value}"; chỉ nhận: {", ".join(options)}')
            return options[0]
        return value or options[0]

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is not written."""
        value = self.text(key, required=False)
        if value not in {"", "true", "false"}:
            self.ledger.say(self.at(key), f'"{key}" phải là true hoặc false')
        return value == "true"

    def number(self, key: str) -> int:
        """Read a whole number."""
        value = self.text(key)
        if value and not _WHOLE.fullmatch(value):
            self.ledger.say(self.at(key), f'"{key}" phải là số nguyên, không phải "{_cut(value)}"')
            return 0
        return int(value or 0)

    def count(self, key: str) -> int:
        """Read a whole number that asks for something: one or more."""
        value = self.text(key)
        if value and not (_WHOLE.fullmatch(value) and int(value)):
            self.ledger.say(self.at(key), f'"{key}" phải là số nguyên từ 1 trở lên, không phải "{_cut(value)}"')
            return 1
        return int(value or 1)

    def decimal(self, key: str, *, required: bool = True) -> Decimal | None:
        """Read a number with a decimal point."""
        value = self.text(key, required=required)
        try:
            number = Decimal(value) if value else None
        except InvalidOperation:
            number = None
        if value and (number is None or not number.is_finite() or abs(number.adjusted()) > _SIZE):
            self.ledger.say(self.at(key), f'"{key}" phải là số, không phải "{_cut(value)}"')
            return None
        return number

    def share(self, key: str) -> Fraction:
        """Read a share of a whole, as a fraction or in per cent: more than nothing, at most all."""
        value = self.text(key)
        try:
            whole = 100 if value.endswith("%") else 1
            share = Fraction(value.removesuffix("%").strip()) / whole if _SHARE.fullmatch(value) else Fraction(0)
        except ZeroDivisionError:
            share = Fraction(0)
        if value and not 0 < share <= 1:
            self.ledger.say(
                self.at(key), f'"{key}" phải là một phần của tổng số, ví dụ 2/3 hoặc 80%, không phải "{_cut(value)}"'
            )
            return Fraction(1)
        return share

    def day(self, key: str, *, required: bool = True) -> date:
        """Read a day written year-month-day."""
        value = self.text(key, required=required)
        try:
            return date.fromisoformat(value) if _DAY.fullmatch(value) else self._no_day(key, value)
        except ValueError:
            return self._no_day(key, value)

    def _no_day(self, key: str, value: str) -> date:
        if value:
            self.ledger.say(self.at(key), f'"{key}" phải là ngày dạng 2013-01-31, không phải "{value}"')
        return _NO_DAY

    def both(self, key: str, *, required: bool = True) -> Text:
        """Read a text in Vietnamese and English."""
        node = self.node(key, required=required)
        if node is None:
            return Text("", "")
        if not isinstance(node, Mapping):
            self.ledger.say(node.place, f'"{key}" phải có hai bản: {{vi: …, en: …}}')
            return Text("", "")
        with Fields(self.ledger, node, f"{self.path}.{key}" if self.path else key) as fields:
            return fields.languages()

    def languages(self) -> Text:
        """Read this very mapping as a text in two languages; says which translation is missing."""
        return Text(self._translation("vi"), self._translation("en"))

    def _translation(self, lang: str) -> str:
        if self.has(lang):
            return self.text(lang)
        name = {"vi": "tiếng Việt", "en": "tiếng Anh"}[lang]
        self.ledger.say(self.place, f'thiếu bản {name} ("{lang}") ở {self.path}')
        return ""

    def names(self, key: str, of: str | None = None, *, required: bool = True) -> tuple[str, ...]:
        """Read a list of words; with `of`, each must be declared under that kind."""
        node = self.node(key, required=required)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.ledger.say(node.place, f'"{key}" phải là một danh sách: […]')
            return ()
        if required and not node.items:
            self.ledger.say(node.place, f'"{key}" là danh sách rỗng')
        values = []
        for item in node.items:
            value = self._text_of(item, f'mục trong "{key}"', item.place)
            if value and of:
                self.ledger.refer(of, value, item.place, self.path)
            values.append(value)
        return tuple(values)

    def name(self, key: str, of: str, *, required: bool = True) -> str:
        """Read one word that must be declared under a kind."""
        value = self.text(key, required=required)
        if value:
            self.ledger.refer(of, value, self.at(key), self.path)
        return value

    def cite(self, *, required: bool = True) -> tuple[str, ...]:
        """Read the clauses that a value comes from; a value without a source is a problem."""
        return self.names("cite", "clause", required=required)

    def reading(self) -> str | None:
        """Read the id of the reading that a value rests on."""
        return self.name("reading", "reading", required=False) or None

    def inner(self, key: str) -> "Fields | None":
        """Open the mapping under a key."""
        node = self.node(key)
        return None if node is None else Fields(self.ledger, node, f"{self.path}.{key}" if self.path else key)

    def entries(self, key: str, kind: str | None = None, *, required: bool = True) -> Iterator[tuple[str, "Fields"]]:
        """Open each mapping under a key; with `kind`, each key is declared as a name of that kind."""
        node = self.node(key, required=required)
        if node is None:
            return
        with Fields(self.ledger, node, f"{self.path}.{key}" if self.path else key) as group:
            for name in group.written():
                if kind:
                    self.ledger.declare(kind, name, group.at(name))
                opened = group.inner(name)
                if opened is not None:
                    with opened as fields:
                        yield name, fields

    def items(self, key: str) -> Iterator["Fields"]:
        """Open each mapping of a list."""
        node = self.node(key)
        if node is None:
            return
        if not isinstance(node, Sequence):
            self.ledger.say(node.place, f'"{key}" phải là một danh sách')
            return
        for number, item in enumerate(node.items, start=1):
            with Fields(self.ledger, item, f"{self.path}.{key}[{number}]") as fields:
                yield fields
