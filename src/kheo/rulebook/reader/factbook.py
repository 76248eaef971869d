"""Reading one fact of a case, kind by kind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, cast

from kheo.rulebook import facts
from kheo.rulebook.facts import Fact
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import hint

Common = dict[str, Any]


def read_fact(name: str, fields: Fields) -> Fact | None:
    """Read a fact; None where its kind is unknown, with the reason in the ledger."""
    kind = fields.text("fact")
    if kind not in KINDS:
        fields.written()
        if kind:
            fields.ledger.say(fields.at("fact"), f'không có loại sự việc "{kind}"{hint(kind, tuple(KINDS))}')
        return None
    timeless = kind == "subject" and not fields.has("on")
    on = date.min if timeless else fields.day("on")
    common: Common = {
        "id": name,
        "on": on,
        "round": fields.name("round", "round", required=False) or None,
    }
    return KINDS[kind](fields, common)


def _subject(fields: Fields, common: Common) -> Fact:
    kind = fields.choice("kind", ("collective", "individual", "unit"))
    owners = tuple(facts.Owner(kind=owner.text("kind")) for owner in fields.items("owners"))
    return facts.Subject(**common, kind=cast(facts.SubjectKind, kind), owners=owners)


def _registration(fields: Fields, common: Common) -> Fact:
    return facts.Registration(
        **common,
        with_=fields.name("with", "authority"),
        own_word=fields.flag("own_word"),
        form=fields.name("form", "document", required=False) or None,
        problem=fields.text("problem", required=False),
        baseline=fields.text("baseline", required=False),
        criteria=tuple(_target(target) for target in fields.items("criteria")) if fields.has("criteria") else (),
    )


def _target(fields: Fields) -> facts.Target:
    return facts.Target(
        id=fields.text("id"),
        better=cast(facts.Better, fields.choice("better", ("higher", "lower", "exact"))),
        target=fields.decimal("target") or Decimal(0),
        baseline=fields.decimal("baseline", required=False),
        label=fields.text("label", required=False),
        unit=fields.text("unit", required=False),
    )


def _report(fields: Fields, common: Common) -> Fact:
    actuals = {}
    inner = fields.inner("actuals")
    if inner is not None:
        with inner as group:
            actuals = {key: group.decimal(key) or Decimal(0) for key in group.written()}
    return facts.Report(**common, actuals=actuals)


def _appraisal(fields: Fields, common: Common) -> Fact:
    return facts.Appraisal(
        **common,
        by=fields.name("by", "authority"),
        assigned=fields.flag("assigned"),
        on_the_spot=fields.flag("on_the_spot"),
        own_unit=fields.flag("own_unit"),
        standards=_standards(fields),
        criteria=_criteria(fields),
    )


def _standards(fields: Fields) -> dict[str, bool]:
    inner = fields.inner("standards") if fields.has("standards") else None
    if inner is None:
        return {}
    with inner as group:
        for key in group.written():
            fields.ledger.refer("standard", key, group.at(key), group.path)
        return {key: group.flag(key) for key in group.written()}


def _criteria(fields: Fields) -> dict[str, facts.CriterionVerdict]:
    inner = fields.inner("criteria") if fields.has("criteria") else None
    if inner is None:
        return {}
    options = ("met", "exceeded", "not_met")
    with inner as group:
        return {key: cast(facts.CriterionVerdict, group.choice(key, options)) for key in group.written()}


def _waiver(fields: Fields, common: Common) -> Fact:
    return facts.Waiver(
        **common,
        of=fields.name("of", "waiver"),
        by=fields.name("by", "authority"),
        reason=fields.text("reason", required=False),
        decision=fields.text("decision", required=False),
    )


def _deed(fields: Fields, common: Common) -> Fact:
    return facts.Deed(
        **common,
        description=fields.text("description", required=False),
        proposer=fields.text("proposer", required=False),
        confirmed_by=fields.text("confirmed_by", required=False),
    )


def _hold(fields: Fields, common: Common) -> Fact:
    return facts.Hold(**common, until=fields.day("until") if fields.has("until") else None)


def _acceptance(fields: Fields, common: Common) -> Fact:
    return facts.Acceptance(**common, by=fields.name("by", "authority"), accepted=fields.flag("accepted"))


def _score(fields: Fields, common: Common) -> Fact:
    points, comments = {}, {}
    sheet, by = fields.name("sheet", "score_sheet"), fields.name("by", "authority")
    inner = fields.inner("points")
    if inner is not None:
        with inner as group:
            points = {key: group.decimal(key) or Decimal(0) for key in _items(group, sheet)}
    inner = fields.inner("comments") if fields.has("comments") else None
    if inner is not None:
        with inner as group:
            comments = {key: group.text(key) for key in _items(group, sheet)}
    return facts.Score(**common, by=by, sheet=sheet, points=points, comments=comments)


def _items(group: Fields, sheet: str) -> tuple[str, ...]:
    """List the items written; each is one of the sheet's."""
    for key in group.written():
        group.ledger.refer("score_item", f"{sheet}.{key}", group.at(key), group.path)
    return group.written()


def _ballot(fields: Fields, common: Common) -> Fact:
    return facts.Ballot(
        **common,
        vote=fields.name("vote", "vote"),
        members=fields.number("members"),
        present=fields.number("present"),
        written=fields.number("written") if fields.has("written") else 0,
        recused=fields.number("recused") if fields.has("recused") else 0,
        agreed=fields.number("agreed"),
    )


def _place(fields: Fields, common: Common) -> Fact:
    return facts.Place(
        **common,
        quota=fields.name("quota", "quota"),
        by=fields.name("by", "authority"),
        place=fields.number("place"),
        among=fields.number("among"),
    )


KINDS: dict[str, Callable[[Fields, Common], Fact]] = {
    "subject": _subject,
    "registration": _registration,
    "withdrawal": lambda fields, common: facts.Withdrawal(**common, of=fields.text("of", required=False) or None),
    "acceptance": _acceptance,
    "report": _report,
    "confirmation": lambda fields, common: facts.Confirmation(**common, by=fields.text("by")),
    "appraisal": _appraisal,
    "document": lambda fields, common: facts.Document(**common, document=fields.name("document", "document")),
    "proposal": lambda fields, common: facts.Proposal(**common, by=fields.name("by", "authority")),
    "decision": lambda fields, common: facts.Decision(**common, by=fields.name("by", "authority")),
    "recognition": lambda fields, common: facts.Recognition(**common, as_=fields.name("as", "grade")),
    "waiver": _waiver,
    "deed": _deed,
    "hold": _hold,
    "survey": lambda fields, common: facts.Survey(**common, by=fields.name("by", "authority")),
    "quality": lambda fields, common: facts.Quality(**common, rising=fields.flag("rising")),
    "carry_over": lambda fields, common: facts.CarryOver(**common, from_=fields.name("from", "tier")),
    "score": _score,
    "ballot": _ballot,
    "place": _place,
    "upkeep": lambda fields, common: facts.Upkeep(
        **common, by=fields.name("by", "authority"), works=fields.flag("works")
    ),
    "tally": lambda fields, common: facts.Tally(
        **common, tally=fields.name("tally", "tally"), number=fields.number("number")
    ),
    "revocation": lambda fields, common: facts.Revocation(**common, of=fields.text("of")),
}
