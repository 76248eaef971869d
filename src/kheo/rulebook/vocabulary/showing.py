"""Words on showing what was done: report, confirmation, papers, appraisal, standards and criteria."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from kheo.rulebook.attainment import attainment
from kheo.rulebook.evidence import Here
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

    def check(here: Here) -> Finding:
        report = clock.timing.pick(here.of(Report))
        if report is not None:
            return clock.judge(report, here.on)
        if here.once(standing_registration) is None:
            return waiting
        return clock.absent(here.on)

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
    allowed = texts(condition, "any_of")
    confirmers = scope.programme.confirmers
    values: dict[str, Value] = {"who": AnyOf(tuple(confirmers[key].label for key in allowed))}
    clock = Clockwork(tell, timing_of(condition, scope), values, "confirmer")
    waiting = tell(NOT_KNOWN, "waiting.report")
    done = {key: tell.stamp(MET, "confirmed_by.met", {"who": confirmers[key].label}) for key in allowed}

    def check(here: Here) -> Finding:
        if not here.of(Report):
            return waiting
        given = here.of(Confirmation)
        if not given:
            return clock.absent(here.on)
        for fact in given:
            if fact.by in done:
                return done[fact.by]((fact.id,), {"on": fact.on})
        return tell(NOT_MET, "confirmed_by.wrong", {**values, "on": given[-1].on}, facts=(given[-1].id,))

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

    def check(here: Here) -> Finding:
        papers = [paper for paper in here.of(Document) if paper.document == key]
        paper = clock.timing.pick(papers)
        if paper is None:
            return clock.absent(here.on)
        return clock.judge(paper, here.on)

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

    def check(here: Here) -> Finding:
        done = here.of(Appraisal)
        fact = clock.timing.pick([one for one in done if not _fault(one, bodies)]) or (done[-1] if done else None)
        if fact is None:
            over = here.on >= clock.window.until_on
            return waiting if over and not here.of(Report) else clock.absent(here.on)
        fault = _fault(fact, bodies)
        if fault:
            return tell(NOT_MET, fault, {**values, "on": fact.on}, facts=(fact.id,))
        return clock.judge(fact, here.on)

    return check


def _fault(appraisal: Appraisal, bodies: tuple[str, ...]) -> str:
    if appraisal.by not in bodies:
        return "appraised.other_body"
    if not appraisal.assigned:
        return "appraised.unassigned"
    if not appraisal.on_the_spot:
        return "appraised.from_afar"
    return "appraised.own_unit" if appraisal.own_unit else ""


def _last_appraisal(here: Here) -> Appraisal | None:
    done = here.of(Appraisal)
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

    def check(here: Here) -> Finding:
        appraisal = here.once(_last_appraisal)
        if appraisal is None:
            return waiting
        facts = (appraisal.id,)
        if key in appraisal.standards:
            return said[appraisal.standards[key]](facts)
        if here.on >= window.until_on:
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
    word, about, cite, readings = tell.word, tell.about, tell.cite, tell.readings

    def check(here: Here) -> Finding:
        registration = here.once(standing_registration)
        if registration is None:
            return no_registration
        reports = here.of(Report)
        if not reports:
            return no_report
        facts, criteria = (registration.id, reports[-1].id), registration.criteria
        if not criteria:
            return no_criterion(facts)
        refuting = _refuting(here.once(_last_appraisal))
        parts = tuple([weigh(target, facts, reports[-1].actuals.get(target.id), refuting) for target in criteria])
        short = [part.verdict for part in parts].count(NOT_MET)
        verdict = NOT_MET if short else MET
        told: dict[str, Value] = {"n": len(parts), "k": short}
        return Finding(verdict, word, Saying(_WEIGHED[verdict], told=told), about, cite, readings, facts, parts)

    def weigh(target: Target, facts: tuple[str, ...], actual: Decimal | None, refuting: Mapping[str, str]) -> Finding:
        verdict, said = _SAID["missing" if actual is None else attainment(target, actual)]
        if verdict is MET and target.id in refuting:
            (verdict, said), facts = _SAID["refuted"], (*facts, refuting[target.id])
        saying = Saying(said, _NOTHING, _Figure(target, actual))
        return Finding(verdict, word, saying, target.id, cite, readings, facts)

    return check


def _refuting(appraisal: Appraisal | None) -> Mapping[str, str]:
    """Name the criteria that the appraiser refutes, each with the appraisal that does."""
    if appraisal is None or not appraisal.criteria:
        return _NONE
    return {key: appraisal.id for key, verdict in appraisal.criteria.items() if verdict == "not_met"}


_NONE: Mapping[str, str] = {}
_NOTHING: Mapping[str, Value] = {}
_WEIGHED = {verdict: f"met_criteria.{verdict.value}" for verdict in (MET, NOT_MET)}
_SAID = {key: (MET, f"criterion.{key}") for key in ("met", "exceeded")}
_SAID |= {key: (NOT_MET, f"criterion.{key}") for key in ("not_met", "refuted", "missing")}


class _Figure(Struct, frozen=True, gc=False):
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
