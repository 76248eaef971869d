"""Reading conditions: one word of the vocabulary with its arguments, or `all`, `any`, `unless` over others."""

from collections.abc import Callable

from kheo.rulebook.programme import WINDOW_KINDS, Condition
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import Ledger, hint
from kheo.rulebook.reader.nodes import Mapping, Node, Sequence
from kheo.rulebook.vocabulary import WORDS, Arg, Word, entering, granting

_NEUTRAL = Condition(word="all", path="", args={}, parts=())
LISTS: dict[str, tuple[str, ...]] = {
    "window": tuple(WINDOW_KINDS),
    "subject": tuple(entering.SUBJECT_KINDS),
    "need": tuple(granting.NEEDS),
}


def read_condition(ledger: Ledger, node: Node | None, path: str) -> Condition:
    """Read one condition; a wrong one is written down and answered with one that asks for nothing."""
    if node is None:
        return _NEUTRAL
    if not isinstance(node, Mapping) or len(node.values) != 1:
        ledger.say(node.place, f"{path}: điều kiện phải gồm đúng một từ, ví dụ {{registered: {{…}}}}")
        return _NEUTRAL
    [(word, inner)] = node.values.items()
    ledger.lines[path] = node.places[word]
    if word in {"all", "any"}:
        return _several(ledger, word, inner, path)
    if word == "unless":
        part = read_condition(ledger, inner, f"{path}.unless")
        return Condition(word=word, path=path, args={}, parts=(part,))
    if word not in WORDS:
        ledger.say(node.places[word], f'không có từ "{word}" trong bộ từ{hint(word, (*WORDS, "all", "any", "unless"))}')
        return _NEUTRAL
    return _word(ledger, WORDS[word], inner, path)


def _several(ledger: Ledger, word: str, node: Node, path: str) -> Condition:
    if not isinstance(node, Sequence) or not node.items:
        ledger.say(node.place, f'{path}: "{word}" cần một danh sách điều kiện')
        return _NEUTRAL
    taken: dict[str, int] = {}
    parts = []
    for item in node.items:
        name = next(iter(item.values), "") if isinstance(item, Mapping) else ""
        taken[name] = taken.get(name, 0) + 1
        suffix = f"#{taken[name]}" if taken[name] > 1 else ""
        parts.append(read_condition(ledger, item, f"{path}.{name}{suffix}"))
    return Condition(word=word, path=path, args={}, parts=tuple(parts))


def _word(ledger: Ledger, word: Word, node: Node, path: str) -> Condition:
    with Fields(ledger, node, path) as fields:
        args: dict[str, object] = {}
        for name, arg in word.args.items():
            if arg.required or fields.has(name):
                args[name] = _argument(fields, name, arg)
        return Condition(word=word.name, path=path, args=args, cite=fields.cite(), reading=fields.reading())


def _argument(fields: Fields, name: str, arg: Arg) -> str | tuple[str, ...]:
    of = arg.kind.of
    if of in LISTS:
        return _listed(fields, name, LISTS[of], many=arg.kind.many)
    if arg.kind.many:
        return fields.names(name, of)
    return _SINGLE[of](fields, name) if of in _SINGLE else fields.name(name, of)


def _listed(fields: Fields, name: str, options: tuple[str, ...], *, many: bool) -> str | tuple[str, ...]:
    if not many:
        return fields.choice(name, options)
    values = fields.names(name)
    for value in values:
        if value not in options:
            fields.ledger.say(fields.at(name), f'"{name}" không nhận "{value}"; chỉ nhận: {", ".join(options)}')
    return tuple(value for value in values if value in options)


def _round(fields: Fields, name: str) -> str:
    value = fields.text(name)
    if value not in {"this", "linked", ""}:
        fields.ledger.refer("round", value, fields.at(name), fields.path)
    return value


def _cutoff(fields: Fields, name: str) -> str:
    """Read the name of a cut-off; it is one of the sheet named beside it."""
    value, sheet = fields.text(name), fields.text("sheet", required=False)
    if value and sheet:
        fields.ledger.refer("cutoff", f"{sheet}.{value}", fields.at(name), fields.path)
    return value


_SINGLE: dict[str, Callable[[Fields, str], str]] = {
    "cutoff": _cutoff,
    "number": lambda fields, name: str(fields.count(name)),
    "round_or_word": _round,
}
