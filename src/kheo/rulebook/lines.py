"""A programme laid out as lines of one value each, with a path to tell it by and a label to read it by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache, singledispatch
from typing import Any

from kheo.rulebook.programme import Condition, OutcomeRule, Programme, Window
from kheo.rulebook.sources import Cited, Clause, Labelled, Reading
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import WORDS, leans_on
from kheo.vietnamese import show_day

_UNNAMED = Text("", "")
_NAMES = {"key", "label", "cite", "reading", "path", "id"}
_APART = {"id", "edition", "source", "reviewed_on", "citations", "amendments", "stages", "texts", "outcomes"}
_APART |= {"standards", "dossier", "exceptions"}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one value: where it stands, what it is called, what it says, by which clauses, for which round if any."""

    path: str
    label: Text
    value: Text
    cite: tuple[str, ...] = ()
    round: Text | None = None


@lru_cache(maxsize=16)
def lines_of(programme: Programme) -> Mapping[str, Line]:
    """Lay out a text, line by line; a rule has one line for each round that it serves, by the text reaching it."""
    whole = {one.name: getattr(programme, one.name) for one in fields(programme) if one.name not in _APART}
    lines = {line.path: line for line in _walk(whole, _At())}
    for key, one in programme.rounds.items():
        own = programme.text_of(key)
        serving = {name: replace(rule, rounds=()) for name, rule in own.outcomes.items() if key in rule.rounds}
        rules = {"outcomes": serving, **_used(own, serving)}
        lines |= {f"{line.path}@{key}": replace(line, round=one.label) for line in _walk(rules, _At())}
    return lines


def _used(own: Programme, serving: Mapping[str, OutcomeRule]) -> dict[str, dict[str, Any]]:
    """Pick the standards, parts of the dossier and exceptions that these outcomes ask for."""
    asked = leans_on(condition for rule in serving.values() for condition in (rule.eligible, rule.granted))
    used: dict[str, dict[str, Any]] = {}
    for name in asked:  # grows while it is walked: what is asked for may ask for more
        section, key = name.split(".", 1)
        held = getattr(own, section)[key]
        if used.setdefault(section, {}).setdefault(key, held) is held:
            more = leans_on(rule.condition for rule in (held if isinstance(held, tuple) else (held,)))
            asked += [one for one in more if one not in asked]
    return used


@dataclass(frozen=True, slots=True)
class _At:
    """Say where the walk is: the path so far, what it is called there, the clauses that hold there."""

    path: str = ""
    label: Text = _UNNAMED
    cite: tuple[str, ...] = ()

    def under(self, name: str) -> "_At":
        """Go one step in."""
        return replace(self, path=f"{self.path}.{name}" if self.path else name)

    def called(self, label: Text, cite: tuple[str, ...]) -> "_At":
        """Stay, under a further name."""
        return replace(self, label=_joined(self.label, label), cite=cite or self.cite)

    def line(self, value: Text) -> Line:
        """Write down what stands here."""
        name = self.path.rsplit(".", 1)[-1]
        return Line(self.path, self.label if self.label.vi else Text(name, name), value, self.cite)


def _joined(label: Text, inner: Text) -> Text:
    return Text(f"{label.vi} · {inner.vi}", f"{label.en} · {inner.en}") if label.vi else inner


@singledispatch
def _walk(value: Any, at: _At) -> Iterator[Line]:
    """Lay out one value; the ways to do so are registered by its type."""
    if value not in {None, "", False}:
        told = show_day(value) if isinstance(value, date) else str(value)
        yield at.line(Text(told, told))


@_walk.register(Mapping)
def _(value: Mapping[str, Any], at: _At) -> Iterator[Line]:
    for key, inner in value.items():
        yield from _walk(inner, at.under(str(key)))


@_walk.register(tuple)
def _(value: tuple[Any, ...], at: _At) -> Iterator[Line]:
    if value and all(isinstance(inner, (str, int)) for inner in value):
        yield at.line(_listed(value))
        return
    for place, inner in enumerate(value, start=1):
        yield from _walk(inner, at.under(inner.key if isinstance(inner, Labelled) else str(place)))


@_walk.register(Text)
def _(value: Text, at: _At) -> Iterator[Line]:
    if value.vi:
        yield at.line(value)


@_walk.register(Cited)
def _(value: Any, at: _At) -> Iterator[Line]:
    if isinstance(value, Labelled):
        at = at.called(value.label, value.cite)
        yield at.line(value.label)
    else:
        at = replace(at, cite=value.cite or at.cite)
    for one in fields(value):
        if one.name not in _NAMES:
            yield from _walk(getattr(value, one.name), at.under(one.name))


@_walk.register(Window)
def _(value: Window, at: _At) -> Iterator[Line]:
    first, last = show_day(value.from_on), show_day(value.last_on)
    told = first if first == last else f"{first}–{last}"
    yield at.called(value.label, value.cite).line(Text(told, told))


@_walk.register(Condition)
def _(value: Condition, at: _At) -> Iterator[Line]:
    for part in value.parts:
        yield from _walk(part, at)
    if value.word in WORDS:
        args = "; ".join(f"{name}: {_listed(arg).vi}" for name, arg in value.args.items())
        told, doc = f" ({args})" if args else "", WORDS[value.word].doc
        said = Text(f"{doc.vi.rstrip('.')}{told}", f"{doc.en.rstrip('.')}{told}")
        yield replace(at, path=f"{value.path}/{value.word}", cite=value.cite).line(said)


@_walk.register(Clause)
def _(value: Clause, at: _At) -> Iterator[Line]:
    yield replace(at, label=Text(value.id, value.id), cite=(value.id,)).line(value.text)


@_walk.register(Reading)
def _(value: Reading, at: _At) -> Iterator[Line]:
    settled = f" ({value.confirmed_by})" if value.confirmed else ""
    said = Text(f"{value.we_read.vi}{settled}", f"{value.we_read.en}{settled}")
    yield replace(at, label=Text(value.id, value.id), cite=value.clauses).line(said)


def _listed(value: Any) -> Text:
    told = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return Text(told, told)
