"""Words on showing what was done: report, confirmation, papers, appraisal, standards and criteria."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kheo.rulebook.attainment import attainment
from kheo.rulebook.evidence import Evidence
from kheo.rulebook.facts import Appraisal, Confirmation, Document, Report, Target
from kheo.rulebook.programme import Condition
from kheo.rulebook.sentences import AnyOf, Quantity, Saying, Value
from kheo.rulebook.standing import Finding, Todo
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.entering import standing_registration
from kheo.rulebook.vocabulary.timing import AWAITED, MET, NOT_KNOWN, NOT_MET, TIMES, WITHIN, Clockwork, timing_of
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Teller, text, texts, word


@word(
    "reported",
    Text("Chủ thể đã tự báo cáo thành tích trong thời hạn.", "The owners reported their achievements in time."),
    {"within": WITHIN},
)
def reported(condition: Condition, scope: Scope) -> Check:
    """Judge the report's day."""
    tell = Teller(condition, scope.about)
    clock = Clockwork(tell, timing_of(condition, scope), {}, "participant")
    waiting = tell(NOT_KNOWN, "waiting.registration")

    round_key = scope.round_key

    def check(evidence: Evidence) -> Finding:
        report = clock.timing.pick(evidence.of(Report, round_key))
        if report is not None:
            return clock.judge(report, evidence.on)
        if evidence.once(standing_registration, round_key) is None:
            return waiting
        return clock.absent(evidence.on)

    return check


@word(
    "confirmed_by",
    Text("Báo cáo có xác nhận của một trong những người này.", "The report is confirmed by any one of these."),
    {
        "any_of": Arg(Kind.CONFIRMERS, Text("những người có thể xác nhận; một người là đủ", "any one is enough")),
        "awaited": AWAITED,
    },
)
def confirmed_by(condition: Condition, scope: Scope) -> Check:
    """Look for a confirmation by someone who may."""
    tell = Teller(condition, scope.about)
    allowed, round_key = texts(condition, "any_of"), scope.round_key
    confirmers = scope.programme.confirmers
    values: dict[str, Value] = {"who": AnyOf(tuple(confirmers[key].label for key in allowed))}
    clock = Clockwork(tell, timing_of(condition, scope), values, "confirmer")
    waiting = tell(NOT_KNOWN, "waiting.report")
    done = {key: tell.stamp(MET, "confirmed_by.met", {"who": confirmers[key].label}) for key in allowed}

    def check(evidence: Evidence) -> Finding:
        if not evidence.of(Report, round_key):
            return waiting
        given = evidence.of(Confirmation, round_key)
        if not given:
            return clock.absent(evidence.on)
        fact = next((one for one in given if one.by in allowed), given[-1])
        if fact.by not in allowed:
            return tell(NOT_MET, "confirmed_by.wrong", {**values, "on": fact.on}, facts=(fact.id,))
        return done[fact.by]((fact.id,), {"on": fact.on})

    return check


@word(
    "issued",
    Text("Văn bản này đã được ban hành.", "This paper was issued."),
    {
        "document": Arg(Kind.DOCUMENT, Text("văn bản", "the paper")),
        "who": Arg(Kind.AUTHORITY, Text("nơi phải làm", "who owes it"), required=False),
        **TIMES,
    },
)
def issued(condition: Condition, scope: Scope) -> Check:
    """Look for the paper and its day."""
    key = text(condition, "document")
    tell = Teller(condition, key)
    label = scope.programme.documents[key].label
    clock = Clockwork(tell, timing_of(condition, scope), {"document": label}, text(condition, "who") or scope.who)
    round_key = scope.round_key

    def check(evidence: Evidence) -> Finding:
        papers = [paper for paper in evidence.of(Document, round_key) if paper.document == key]
        paper = clock.timing.pick(papers)
        if paper is None:
            return clock.absent(evidence.on)
        return clock.judge(paper, evidence.on)

    return check


@word(
    "appraised",
    Text(
        "Đã thẩm định tại chỗ, do nơi có thẩm quyền phân công, trong thời hạn; người thẩm định không thuộc đơn vị được "
        "thẩm định.",
        "Appraised on the spot, as assigned by the right body, in time, by someone from outside the unit appraised.",
    ),
    {"by": Arg(Kind.AUTHORITIES, Text("nơi phân công thẩm định", "who assigns")), "within": WITHIN},
)
def appraised(condition: Condition, scope: Scope) -> Check:
    """Judge the best appraisal there is: by whom, how, and when."""
    tell = Teller(condition, scope.about)
    bodies = texts(condition, "by")
    values: dict[str, Value] = {"who": scope.bodies(bodies)}
    clock = Clockwork(tell, timing_of(condition, scope), values, bodies[0])
    waiting = tell(NOT_KNOWN, "waiting.report")
    round_key = scope.round_key

    def check(evidence: Evidence) -> Finding:
        done = evidence.of(Appraisal, round_key)
        fact = clock.timing.pick([one for one in done if not _fault(one, bodies)]) or (done[-1] if done else None)
        if fact is None:
            over = evidence.on >= clock.window.until_on
            return waiting if over and not evidence.of(Report, round_key) else clock.absent(evidence.on)
        fault = _fault(fact, bodies)
        if fault:
            return tell(NOT_MET, fault, {**values, "on": fact.on}, facts=(fact.id,))
        return clock.judge(fact, evidence.on)

    return check


def _fault(appraisal: Appraisal, bodies: tuple[str, ...]) -> str:
    if appraisal.by not in bodies:
        return "appraised.other_body"
    if not appraisal.assigned:
        return "appraised.unassigned"
    if not appraisal.on_the_spot:
        return "appraised.from_afar"
    return "appraised.own_unit" if appraisal.own_unit else ""


def _last_appraisal(evidence: Evidence, in_round: str | None) -> Appraisal | None:
    done = evidence.of(Appraisal, in_round)
    proper = [one for one in done if one.assigned and not one.own_unit]
    chosen = proper or done
    return chosen[-1] if chosen else None


@word(
    "judged",
    Text("Người thẩm định kết luận đạt tiêu chuẩn này.", "The appraiser finds this standard met."),
    {"standard": Arg(Kind.STANDARD, Text("tiêu chuẩn", "the standard")), "awaited": AWAITED},
)
def judged(condition: Condition, scope: Scope) -> Check:
    """Read the appraiser's yes or no to one standard."""
    key = text(condition, "standard")
    tell = Teller(condition, key)
    window = timing_of(condition, scope).window
    standard = scope.programme.standard(key)
    values: dict[str, Value] = {"standard": standard.label if standard else key, "last": window.last_on}
    timed = tell.resting_on(window)
    waiting = tell(NOT_KNOWN, "waiting.appraisal")
    said = {
        holds: tell.stamp(MET if holds else NOT_MET, "judged.met" if holds else "judged.not met", values)
        for holds in (True, False)
    }
    round_key = scope.round_key

    def check(evidence: Evidence) -> Finding:
        appraisal = evidence.once(_last_appraisal, round_key)
        if appraisal is None:
            return waiting
        facts = (appraisal.id,)
        if key in appraisal.standards:
            return said[appraisal.standards[key]](facts)
        if evidence.on >= window.until_on:
            return timed(NOT_MET, "judged.missing", values, facts=facts)
        todo = Todo(appraisal.by, Saying("judged.todo", values), None, window.last_on)
        return timed(NOT_KNOWN, "judged.open", values, facts=facts, todo=todo)

    return check


@word(
    "met_criteria",
    Text(
        "Kết quả báo cáo đạt hoặc vượt mọi tiêu chí của bản đăng ký đã được đồng ý, và người thẩm định không bác bỏ "
        "tiêu chí nào. Chiều của tiêu chí: higher (từ … trở lên), lower (không quá …), exact (đúng bằng).",
        "The reported figures reach every criterion of the accepted registration, and the appraiser refutes none. A "
        "criterion runs higher (at least), lower (at most) or exact.",
    ),
)
def met_criteria(condition: Condition, scope: Scope) -> Check:
    """Hold the figures against the targets, one by one."""
    tell = Teller(condition, scope.about)
    no_registration = tell(NOT_KNOWN, "waiting.registration")
    no_report = tell(NOT_KNOWN, "waiting.report")
    no_criterion = tell.stamp(NOT_MET, "met_criteria.none")
    round_key, word, about, cite, readings = scope.round_key, tell.word, tell.about, tell.cite, tell.readings

    def check(evidence: Evidence) -> Finding:
        registration = evidence.once(standing_registration, round_key)
        if registration is None:
            return no_registration
        reports = evidence.of(Report, round_key)
        if not reports:
            return no_report
        facts, criteria = (registration.id, reports[-1].id), registration.criteria
        if not criteria:
            return no_criterion(facts)
        appraisal = evidence.once(_last_appraisal, round_key)
        parts = tuple([weigh(target, facts, reports[-1], appraisal) for target in criteria])
        short = [part.verdict for part in parts].count(NOT_MET)
        verdict = NOT_MET if short else MET
        told: dict[str, Value] = {"n": len(parts), "k": short}
        return Finding(verdict, word, Saying(_WEIGHED[verdict], told=told), about, cite, readings, facts, parts)

    def weigh(target: Target, facts: tuple[str, ...], report: Report, appraisal: Appraisal | None) -> Finding:
        actual = report.actuals.get(target.id)
        key: str = "missing" if actual is None else attainment(target, actual)
        if appraisal is not None and appraisal.criteria.get(target.id) == "not_met" and key in {"met", "exceeded"}:
            key, facts = "refuted", (*facts, appraisal.id)
        verdict, said = _SAID[key]
        saying = tuple.__new__(Saying, (said, {}, _Figure(target, actual)))
        return tuple.__new__(Finding, (verdict, word, saying, target.id, cite, readings, facts, (), None))

    return check


_WEIGHED = {verdict: f"met_criteria.{verdict.value}" for verdict in (MET, NOT_MET)}
_SAID = {key: (MET, f"criterion.{key}") for key in ("met", "exceeded")}
_SAID |= {key: (NOT_MET, f"criterion.{key}") for key in ("not_met", "refuted", "missing")}


class _Figure(NamedTuple):
    """Hold a figure beside its promise, to be put into words when somebody reads them."""

    target: Target
    actual: Decimal | None

    def spoken(self) -> Mapping[str, Value]:
        """Give the values of the sentence."""
        target = self.target
        promise = Saying(f"promise.{target.better}", {"target": Quantity(target.target, target.unit)})
        label: Value = target.label or Saying("criterion.unnamed", {"id": target.id})
        values: dict[str, Value] = {"label": label, "promise": promise}
        return values if self.actual is None else {**values, "actual": Quantity(self.actual, target.unit)}
