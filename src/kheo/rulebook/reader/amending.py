"""Reading `amendments.yaml`: what changes a text while it runs, laid over the text; which round is reached by what.

An amendment is in force from its day on. A round that has started keeps its text, unless the amendment says that it
reaches the rounds that are running, or all of them (ADR 0008).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kheo.rulebook.programme import OutcomeRule, Programme
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import Ledger, Place
from kheo.rulebook.reader.nodes import Mapping as MappingNode
from kheo.rulebook.reader.nodes import Node, Scalar, Sequence
from kheo.rulebook.sources import Amendment

REACHES = ("new_rounds", "running_rounds", "all_rounds")
_LAID_OVER = {"clauses": "clauses.yaml", "readings": "readings.yaml", "change": "programme.yaml"}

Nodes = Mapping[str, MappingNode]
Chain = tuple[int, ...]
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one amendment and what it lays over each file."""

    amendment: Amendment
    over: Nodes
    settled: MappingNode
    cite: Sequence


def read_entries(ledger: Ledger, root: MappingNode) -> tuple[Entry, ...]:
    """Read every amendment, in the order in which they come into force."""
    entries = []
    with Fields(ledger, root, "") as fields:
        for key in fields.written():
            ledger.declare("amendment", key, fields.at(key))
            inner = fields.inner(key)
            if inner is not None:
                with inner as entry:
                    entries.append(_entry(key, entry))
    return tuple(sorted(entries, key=lambda entry: entry.amendment.effective_on))


def _entry(key: str, fields: Fields) -> Entry:
    amendment = Amendment(
        key=key,
        label=fields.both("label"),
        document=fields.text("document"),
        issued_on=fields.day("issued_on"),
        by=fields.name("by", "authority"),
        effective_on=fields.day("effective_on"),
        reaches=fields.choice("reaches", REACHES),
        settles=fields.names("settles", "reading", required=False),
        cite=fields.cite(),
    )
    if amendment.effective_on < amendment.issued_on and fields.has("effective_on") and fields.has("issued_on"):
        fields.ledger.say(
            fields.at("effective_on"),
            f"ngày có hiệu lực ({amendment.effective_on}) không được trước ngày ban hành ({amendment.issued_on})",
        )
    over = {file: node for part, file in _LAID_OVER.items() if (node := _part(fields, part)) is not None}
    if not over and not amendment.settles:
        fields.ledger.say(
            fields.place, f'{key} không sửa đổi gì: phải có ít nhất một khóa "change", "readings" hoặc "settles"'
        )
    cite = fields.node("cite", required=False)
    return Entry(
        amendment,
        over,
        _settled(fields.at("settles"), amendment),
        cite if isinstance(cite, Sequence) else Sequence(fields.place, ()),
    )


def _part(fields: Fields, part: str) -> MappingNode | None:
    node = fields.node(part, required=False)
    if node is None or isinstance(node, MappingNode):
        return node
    fields.ledger.say(node.place, f'"{part}" phải gồm các khóa và giá trị')
    return None


def _settled(place: Place, amendment: Amendment) -> MappingNode:
    """Write what a settled reading says of itself."""
    written = {
        "status": "confirmed",
        "confirmed_by": amendment.document,
        "confirmed_on": amendment.issued_on.isoformat(),
    }
    values: dict[str, Node] = {key: Scalar(place, value) for key, value in written.items()}
    return MappingNode(place, values, dict.fromkeys(values, place))


def lay_over(ledger: Ledger, base: MappingNode, over: MappingNode, cite: Sequence | None = None) -> MappingNode:
    """Lay changes over what stands: mappings are merged key by key, null takes a key away, all else is replaced.

    Where a value with a source is changed and no new source is written beside it, `cite` is added to the old source.
    """
    return _laid(ledger, base, over, cite)[0]


def _laid(ledger: Ledger, base: MappingNode, over: MappingNode, cite: Sequence | None) -> tuple[MappingNode, bool]:
    """Lay changes over a mapping; tell whether a change still lacks its source, which a mapping further out has."""
    values, places, changed = dict(base.values), dict(base.places), False
    for key, node in over.values.items():
        before = values.get(key)
        if isinstance(node, Scalar) and node.value is None:
            if key not in values:
                ledger.say(over.places[key], f'không có khóa "{key}" để bỏ')
            values.pop(key, None)
            changed = True
        elif isinstance(before, MappingNode) and isinstance(node, MappingNode):
            values[key], unsourced = _laid(ledger, before, node, cite)
            changed = changed or unsourced
        else:
            values[key], places[key] = node, over.places[key]
            changed = True
    source = base.values.get("cite")
    if changed and cite is not None and "cite" not in over.values and isinstance(source, Sequence):
        values["cite"] = Sequence(source.place, (*source.items, *cite.items))
    return MappingNode(base.place, values, places), changed and source is None and "cite" not in over.values


def amended(ledger: Ledger, nodes: Nodes, entries: Iterable[Entry]) -> dict[str, MappingNode]:
    """Lay some amendments over the nodes of a folder, one after the other."""
    laid = dict(nodes)
    for entry in entries:
        readings = laid["readings.yaml"]
        settled: dict[str, Node] = {key: entry.settled for key in entry.amendment.settles if key in readings.values}
        laid["readings.yaml"] = lay_over(ledger, readings, MappingNode(readings.place, settled, readings.places))
        for file, over in entry.over.items():
            laid[file] = lay_over(ledger, laid[file], over, entry.cite)
    return laid


def staged(entries: tuple[Entry, ...], text: Callable[[Chain], Programme]) -> Programme:
    """Put the amended programme together; `text` reads the text under some of the amendments."""
    amendments = [entry.amendment for entry in entries]
    stages = tuple(_stage(amendments[:count], text) for count in range(len(amendments) + 1))
    return replace(stages[-1], stages=stages)


def _stage(amendments: list[Amendment], text: Callable[[Chain], Programme]) -> Programme:
    """Lay out the text of one stretch of days: the newest, with each round and duty under what reaches it."""
    newest = text(tuple(range(len(amendments))))
    every = [text(tuple(range(count))) for count in range(len(amendments) + 1)]
    texts = {}
    for key in dict.fromkeys(key for one in every for key in one.rounds):
        own = text(_chain(amendments, text, partial(_round_days, key)))
        if key in own.rounds:
            texts[key] = own
    duties = {}
    for key in dict.fromkeys(key for one in every for key in one.duties):
        own = text(_chain(amendments, text, partial(_due_days, key)))
        if key in own.duties:
            duties[key] = own.duties[key]
    outcomes = dict.fromkeys(key for one in (newest, *texts.values()) for key in one.outcomes)
    return replace(
        newest,
        rounds={key: own.rounds[key] for key, own in texts.items()},
        duties=duties,
        outcomes={key: rule for key in outcomes if (rule := _rule(key, newest, texts)).rounds},
        texts=texts,
    )


def _chain(
    amendments: list[Amendment], text: Callable[[Chain], Programme], days: Callable[[Programme], Span | None]
) -> Chain:
    """Pick the amendments that reach a round or a duty, given its first day and the first day after it in a text."""
    chain: Chain = ()
    for place, amendment in enumerate(amendments):
        span = days(text(chain))
        reached = {
            "new_rounds": span is None or span[0] >= amendment.effective_on,
            "running_rounds": span is None or span[1] > amendment.effective_on,
            "all_rounds": True,
        }
        if reached[amendment.reaches]:
            chain = (*chain, place)
    return chain


def _round_days(key: str, programme: Programme) -> Span | None:
    windows = programme.rounds[key].windows.values() if key in programme.rounds else ()
    return (min(one.from_on for one in windows), max(one.until_on for one in windows)) if windows else None


def _due_days(key: str, programme: Programme) -> Span | None:
    duty = programme.duties.get(key)
    return (duty.due.from_on, duty.due.until_on) if duty else None


def _rule(key: str, newest: Programme, texts: Mapping[str, Programme]) -> OutcomeRule:
    """Name an outcome as the newest text does, for the rounds whose own text knows it."""
    known = {name: own.outcomes[key] for name, own in texts.items() if key in own.outcomes}
    rounds = tuple(name for name, rule in known.items() if name in rule.rounds)
    rule = newest.outcomes[key] if key in newest.outcomes else next(iter(known.values()))
    return replace(rule, rounds=rounds)
