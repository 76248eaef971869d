"""One award of the 2013–2015 guidance as a programmer would write it into a script: yes or no, and never why.

The rulebook is held against it. A test keeps the two of one mind, so it leaves nothing out that the award asks for.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kheo.rulebook.facts import (
    Appraisal,
    Confirmation,
    Decision,
    Document,
    Fact,
    Hold,
    Proposal,
    Registration,
    Report,
    Revocation,
    Subject,
    Target,
    Waiver,
    Withdrawal,
)

ROUND = "base-2015"
COLLECTIVES = {
    "office",
    "board",
    "youth_union_base",
    "trade_union",
    "veterans_association",
    "other_mass_organisation",
    "party_cell",
    "party_committee",
    "agency",
}
PERSONS = {"cadre", "party_member", "civil_servant", "public_employee", "union_member", "association_member"}
STANDARDS = ("consensus", "climb", "creative", "spreads", "moral_example")
OPENS_ON, LATE_ON = date(2015, 1, 1), date(2015, 2, 1)
REPORTS_ON, REPORTED_ON, APPRAISED_ON = date(2015, 10, 1), date(2015, 10, 11), date(2015, 10, 15)


def commended_2015(facts: Iterable[Fact], on: date) -> bool:
    """Say whether the base tier's commendation of 2015 is due and granted."""
    revoked = {fact.of for fact in facts if isinstance(fact, Revocation) and fact.on <= on}
    counted = [fact for fact in facts if fact.on <= on and fact.id not in revoked]
    counted.sort(key=lambda fact: (fact.on, fact.id))
    subject = next((fact for fact in reversed(counted) if isinstance(fact, Subject)), None)
    if subject is None or not _takes_part(subject):
        return False
    for fact in counted:
        if isinstance(fact, Hold) and fact.round in {None, ROUND} and (fact.until is None or on < fact.until):
            return False
    here = [fact for fact in counted if fact.round == ROUND]
    registration = _registration(here)
    return (
        registration is not None
        and _papers_complete(here)
        and _appraised(here, registration)
        and any(isinstance(fact, Proposal) and fact.by == "base_group" for fact in here)
        and any(isinstance(fact, Decision) and fact.by == "base_committee" for fact in here)
    )


def _takes_part(subject: Subject) -> bool:
    kinds = {owner.kind for owner in subject.owners}
    if not kinds <= COLLECTIVES | PERSONS:
        return False
    return kinds <= PERSONS if subject.kind == "individual" else bool(kinds & COLLECTIVES)


def _registration(here: list[Fact]) -> Registration | None:
    for fact in reversed(here):
        if isinstance(fact, Registration) and not any(_ends(other, fact) for other in here):
            in_time = OPENS_ON <= fact.on < LATE_ON or (fact.on >= LATE_ON and any(_excuses(other) for other in here))
            stated = fact.own_word and fact.form == "form_1" and fact.problem.strip() and fact.baseline.strip()
            return fact if in_time and stated and fact.with_ == "base_group" and fact.criteria else None
    return None


def _ends(other: Fact, registration: Registration) -> bool:
    if not isinstance(other, Withdrawal):
        return False
    return other.of == registration.id if other.of is not None else other.on >= registration.on


def _excuses(other: Fact) -> bool:
    if not isinstance(other, Waiver) or other.of != "late_registration":
        return False
    return other.by in {"base_group", "bloc_board"} and bool(other.reason.strip()) and bool(other.decision.strip())


def _papers_complete(here: list[Fact]) -> bool:
    reported = confirmed = summed_up = False
    for fact in here:
        if isinstance(fact, Report):
            reported = reported or REPORTS_ON <= fact.on < REPORTED_ON
        elif isinstance(fact, Confirmation):
            confirmed = confirmed or fact.by in {"committee", "leader", "direct_head"}
        elif isinstance(fact, Document):
            summed_up = summed_up or fact.document == "form_2"
    return reported and confirmed and summed_up


def _appraised(here: list[Fact], registration: Registration) -> bool:
    appraisals = [fact for fact in here if isinstance(fact, Appraisal)]
    proper = [fact for fact in appraisals if fact.assigned and not fact.own_unit]
    if not any(
        fact.by == "base_group" and fact.on_the_spot and REPORTS_ON <= fact.on < APPRAISED_ON for fact in proper
    ):
        return False
    if not all(proper[-1].standards.get(standard) for standard in STANDARDS):
        return False
    actuals = [fact for fact in here if isinstance(fact, Report)][-1].actuals
    return all(
        proper[-1].criteria.get(target.id) != "not_met" and _reached(target, actuals.get(target.id))
        for target in registration.criteria
    )


def _reached(target: Target, actual: Decimal | None) -> bool:
    if actual is None:
        return False
    if target.better == "higher":
        return actual >= target.target
    return actual <= target.target if target.better == "lower" else actual == target.target
