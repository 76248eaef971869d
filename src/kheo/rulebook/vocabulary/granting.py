"""Words on proposing, deciding, moving up, holds and sudden merit."""

from typing import TypeVar

from kheo.rulebook.evidence import Here
from kheo.rulebook.facts import Acceptance, CarryOver, Decision, Deed, Fact, Hold, Proposal, Survey
from kheo.rulebook.programme import Condition
from kheo.rulebook.sentences import Saying, Value
from kheo.rulebook.standing import Finding, Todo
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import (
    AWAITED,
    MET,
    NOT_KNOWN,
    NOT_MET,
    TIMES,
    WITHIN,
    Clockwork,
    span_of,
    timing_of,
)
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Teller, texts, word

_BODY = Arg(Kind.AUTHORITIES, Text("thẩm quyền; một nơi là đủ", "the bodies; one is enough"))

By = TypeVar("By", Acceptance, Decision, Proposal, Survey)


# several bodies propose in one round, one after the other: another's word settles nothing while there is time
_REPEATED: frozenset[type[Fact]] = frozenset({Proposal})


def _done_by(condition: Condition, scope: Scope, kind: type[By], bodies: tuple[str, ...]) -> Check:
    """Await an act of one of these bodies; an act of another body only does not count."""
    tell = Teller(condition, scope.about)
    clock = Clockwork(tell, timing_of(condition, scope), {"who": scope.bodies(bodies)}, bodies[0])
    done = {body: tell.stamp(MET, f"{tell.word}.met", {"who": scope.bodies((body,))}) for body in bodies}

    def check(here: Here) -> Finding:
        acts = here.of(kind)
        fact = clock.timing.pick([act for act in acts if act.by in bodies])
        if fact is not None:
            untimely = clock.out_of_time(fact, here.on)
            return untimely or done[fact.by]((fact.id,), {"on": fact.on})
        if acts and (here.on >= clock.window.until_on or kind not in _REPEATED):
            values: dict[str, Value] = {"who": scope.bodies(bodies), "on": acts[-1].on}
            return tell(NOT_MET, f"{tell.word}.wrong", values, facts=(acts[-1].id,))
        return clock.absent(here.on)

    return check


@word(
    "proposed_by",
    Text("Đã được một trong các nơi này đề nghị.", "Proposed by one of these bodies."),
    {"body": _BODY, "awaited": AWAITED},
)
def proposed_by(condition: Condition, scope: Scope) -> Check:
    """Look for the proposal."""
    return _done_by(condition, scope, Proposal, texts(condition, "body"))


@word(
    "decided_by",
    Text("Đã có quyết định của một trong các nơi này.", "Decided by one of these bodies."),
    {"body": _BODY, "awaited": AWAITED},
)
def decided_by(condition: Condition, scope: Scope) -> Check:
    """Look for the decision."""
    return _done_by(condition, scope, Decision, texts(condition, "body"))


@word(
    "surveyed",
    Text("Đã được một trong các nơi này khảo sát.", "Surveyed by one of these bodies."),
    {"by": _BODY, **TIMES},
)
def surveyed(condition: Condition, scope: Scope) -> Check:
    """Look for the survey."""
    return _done_by(condition, scope, Survey, texts(condition, "by"))


@word(
    "accepted_by",
    Text("Một trong các nơi này đã chấp nhận đăng ký.", "One of these bodies accepted the registration."),
    {"body": _BODY, "awaited": AWAITED},
)
def accepted_by(condition: Condition, scope: Scope) -> Check:
    """Look for the acceptance; a body's last word counts."""
    bodies = texts(condition, "body")
    tell = Teller(condition, scope.about)
    done = _done_by(condition, scope, Acceptance, bodies)

    def check(here: Here) -> Finding:
        words = [one for one in here.of(Acceptance) if one.by in bodies]
        if words and not words[-1].accepted:
            values: dict[str, Value] = {"who": scope.bodies((words[-1].by,)), "on": words[-1].on}
            return tell(NOT_MET, "accepted_by.refused", values, facts=(words[-1].id,))
        return done(here)

    return check


@word(
    "moved_up",
    Text(
        "Đã được một cấp trên chấp nhận, ở đợt có chung năm với đợt này.",
        "Accepted at one of these tiers, in a round that shares a year with this one.",
    ),
    {"to": Arg(Kind.TIERS, Text("các cấp trên", "the tiers above"))},
)
def moved_up(condition: Condition, scope: Scope) -> Check:
    """Look for an acceptance at a tier above in the same years."""
    tell = Teller(condition, scope.about)
    tiers = texts(condition, "to")
    years = set(scope.round.years) if scope.round else set()
    above = {
        key: scope.programme.tiers[one.tier].label
        for key, one in scope.programme.rounds.items()
        if one.tier in tiers and years & set(one.years)
    }
    stayed = tell(NOT_MET, "moved_up.not met")

    def check(here: Here) -> Finding:
        for fact in here.anywhere(Acceptance):
            if fact.accepted and fact.round in above:
                values: dict[str, Value] = {"tier": above[fact.round], "on": fact.on}
                return tell(MET, "moved_up.met", values, facts=(fact.id,))
        return stayed

    return check


@word(
    "carried_over",
    Text("Chuyển tiếp từ danh sách của một cấp.", "Carried over from a tier's list."),
    {"from": Arg(Kind.TIERS, Text("danh sách của cấp nào", "whose list"))},
)
def carried_over(condition: Condition, scope: Scope) -> Check:
    """Look for the carry-over into this round."""
    tell = Teller(condition, scope.about)
    tiers = texts(condition, "from")
    labels = {key: scope.programme.tiers[key].label for key in tiers}
    stayed = tell(NOT_MET, "carried_over.not met", {"tier": tuple(labels.values())})

    def check(here: Here) -> Finding:
        for fact in here.of(CarryOver):
            if fact.from_ in labels:
                return tell(MET, "carried_over.met", {"tier": labels[fact.from_]}, facts=(fact.id,))
        return stayed

    return check


@word("held", Text("Đang tạm dừng xét vì có việc phải xác minh.", "On hold while something is being verified."))
def held(condition: Condition, scope: Scope) -> Check:
    """Look for a hold that covers the day, in this round or in general."""
    tell = Teller(condition, scope.about)
    free = tell(NOT_MET, "held.not met")

    def check(here: Here) -> Finding:
        for fact in here.anywhere(Hold):
            if fact.round in {None, scope.round_key} and (fact.until is None or here.on < fact.until):
                return tell(MET, "held.met", {"on": fact.on}, facts=(fact.id,))
        return free

    return check


@word(
    "deed",
    Text(
        "Có thành tích đột xuất đủ các mục cần nêu, xảy ra trong thời hạn.",
        "There is a sudden deed, inside the window, with everything that must be said about it.",
    ),
    {"needs": Arg(Kind.NEEDS, Text("các mục phải có", "what must be said")), "within": WITHIN},
)
def deed(condition: Condition, scope: Scope) -> Check:
    """Judge the deed's day and whether its description is complete."""
    tell = Teller(condition, scope.about)
    needs = texts(condition, "needs")
    clock = Clockwork(tell, timing_of(condition, scope), {"needs": _labels(needs)}, "")

    def check(here: Here) -> Finding:
        fact = clock.timing.pick(here.of(Deed))
        if fact is None:
            return clock.absent(here.on)
        values: dict[str, Value] = {"on": fact.on, "span": span_of(clock.window)}
        if not clock.window.contains(fact.on):
            return tell(NOT_MET, "deed.outside", values, facts=(fact.id,))
        lacking = tuple(need for need in needs if not str(getattr(fact, need)).strip())
        if not lacking:
            return tell(MET, "deed.met", values, facts=(fact.id,))
        values["needs"] = _labels(lacking)
        over = here.on >= clock.window.until_on
        todo = None if over else Todo("proposer", Saying("deed.todo", values), None, clock.window.last_on)
        return tell(NOT_MET if over else NOT_KNOWN, "deed.incomplete", values, facts=(fact.id,), todo=todo)

    return check


def _labels(needs: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(NEEDS[need] for need in needs)


NEEDS = {
    "description": Text("mô tả việc làm", "a description"),
    "proposer": Text("nơi đề nghị", "who proposes it"),
    "confirmed_by": Text("người xác nhận", "who confirms it"),
}
