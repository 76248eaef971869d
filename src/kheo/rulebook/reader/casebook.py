"""Reading `cases.yaml`: situations as facts, and what must follow. A case may be `like` another, with facts changed."""

from kheo.rulebook.cases import Case, Expectation
from kheo.rulebook.facts import Fact
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader.factbook import read_fact
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import Ledger
from kheo.rulebook.reader.nodes import Mapping, Node, Scalar, Sequence
from kheo.rulebook.standing import Verdict

VERDICTS = tuple(verdict.value for verdict in Verdict)


def read_cases_file(ledger: Ledger, root: Mapping, programme: Programme) -> tuple[Case, ...]:
    """Read every case, in the order written."""
    given: dict[str, Mapping] = {}
    cases = []
    with Fields(ledger, root, "") as fields:
        for key in fields.written():
            ledger.declare("case", key, fields.at(key))
        for key in fields.written():
            inner = fields.inner(key)
            if inner is not None:
                with inner as case:
                    cases.append(_case(key, case, given, programme))
    return tuple(cases)


def _case(key: str, fields: Fields, given: dict[str, Mapping], programme: Programme) -> Case:
    like = fields.name("like", "case", required=False)
    own = fields.node("given", required=not like)
    if like in fields.ledger.declared["case"] and like not in given:
        fields.ledger.say(fields.at("like"), f'"like" chỉ dùng được với tình huống đứng trước, mà "{like}" đứng sau')
    merged = _merge(given.get(like), own if isinstance(own, Mapping) else None, fields)
    given[key] = merged
    if fields.has("cite"):
        fields.cite()
    return Case(
        id=key,
        say=fields.text("say", required=False),
        facts=tuple(_facts(merged, fields)),
        then=_then(fields, programme),
        line=fields.place.line,
    )


def _merge(base: Mapping | None, own: Mapping | None, fields: Fields) -> Mapping:
    """Lay a case's own facts over those of the case it is like; what is set to null is taken away."""
    values: dict[str, Node] = dict(base.values) if base else {}
    places = dict(base.places) if base else {}
    for name, node in own.values.items() if own else ():
        if isinstance(node, Scalar) and node.value is None:
            if name not in values:
                fields.ledger.say(node.place, f'không có sự việc "{name}" để bỏ')
            values.pop(name, None)
            continue
        before = values.get(name)
        values[name] = _overlay(before, node) if isinstance(before, Mapping) else node
        places[name] = own.places[name] if own else fields.place
    return Mapping(own.place if own else fields.place, values, places)


def _overlay(before: Mapping, node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    values = {**before.values, **node.values}
    kept = {key: value for key, value in values.items() if not (isinstance(value, Scalar) and value.value is None)}
    return Mapping(node.place, kept, {**before.places, **node.places})


def _facts(merged: Mapping, fields: Fields) -> list[Fact]:
    facts = []
    for name, node in merged.values.items():
        with Fields(fields.ledger, node, f"{fields.path}.given.{name}") as inner:
            fact = read_fact(name, inner)
        if fact is not None:
            facts.append(fact)
    return facts


def _then(fields: Fields, programme: Programme) -> tuple[Expectation, ...]:
    node = fields.node("then")
    if not isinstance(node, Sequence) or not node.items:
        if node is not None:
            fields.ledger.say(node.place, '"then" phải là một danh sách, ít nhất một mục')
        return ()
    expectations = []
    for inner in fields.items("then"):
        expectations += _expectations(inner, programme)
    return tuple(expectations)


def _expectations(fields: Fields, programme: Programme) -> list[Expectation]:
    on = fields.day("on")
    because = _because(fields)
    keys = [key for key in fields.written() if key not in {"on", "because"}]
    if not keys or (because and len(keys) > 1):
        fields.ledger.say(fields.place, 'mỗi mục của "then" nêu ít nhất một kết quả; có "because" thì đúng một kết quả')
    known = _askable(programme)
    expectations = []
    for key in keys:
        verdict = fields.choice(key, VERDICTS)
        if key.removesuffix("/granted") not in known:
            fields.ledger.say(fields.at(key), f'không có kết quả "{key}"; viết dạng outcome@round, duty/…, window/…/…')
            continue
        expectations.append(Expectation(on, key, Verdict(verdict), because, fields.at(key).line))
    return expectations


def _because(fields: Fields) -> tuple[str, ...]:
    node = fields.node("because", required=False)
    if isinstance(node, Sequence):
        return fields.names("because")
    return (fields.text("because"),) if node is not None else ()


def _askable(programme: Programme) -> set[str]:
    outcomes = {f"{key}@{in_round}" for key, rule in programme.outcomes.items() for in_round in rule.rounds}
    windows = {f"window/{key}/{kind}" for key, one in programme.rounds.items() for kind in one.windows}
    return outcomes | windows | {f"duty/{key}" for key in programme.duties}
