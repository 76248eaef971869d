"""Words on entering: who may take part, the registration and what it must hold."""

from collections.abc import Callable
from functools import lru_cache

from kheo.rulebook.evidence import Here
from kheo.rulebook.facts import Registration, Subject, Waiver, Withdrawal
from kheo.rulebook.programme import Condition, Participants, WaiverRule
from kheo.rulebook.sentences import Saying, Value
from kheo.rulebook.standing import Finding, Todo
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import MET, NOT_KNOWN, NOT_MET, WAIVED, WITHIN, Clockwork, timing_of
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Stamp, Teller, text, texts, word

SUBJECT_KINDS = {
    "collective": Text("tập thể", "collectives"),
    "individual": Text("cá nhân", "individuals"),
    "unit": Text("đơn vị", "units"),
    "exemplar": Text("mô hình, điển hình", "exemplars"),
}


def standing_registration(here: Here) -> Registration | None:
    """Find the registration that has not been withdrawn; the last one where there are several."""
    withdrawals = here.of(Withdrawal)
    for registration in reversed(here.of(Registration)):
        if not withdrawals or not any(_ends(withdrawal, registration) for withdrawal in withdrawals):
            return registration
    return None


def _ends(withdrawal: Withdrawal, registration: Registration) -> bool:
    if withdrawal.of is not None:
        return withdrawal.of == registration.id
    return withdrawal.on >= registration.on


@word(
    "takes_part",
    Text(
        "Chủ thể thuộc đối tượng kể ở participants: mọi chủ thể của điển hình cá nhân là cá nhân; mô hình tập thể có "
        "ít nhất một tập thể. Nhóm ghi excluded là nhóm đứng ngoài.",
        "The owners are of kinds listed under participants: persons only for an individual example, at least one "
        "collective for a collective exemplar. A group marked excluded stays outside.",
    ),
)
def takes_part(condition: Condition, scope: Scope) -> Check:
    """Look every owner's kind up among the participants."""
    tell = Teller(condition, scope.about)
    groups = {kind: group for group in scope.programme.participants.values() for kind in group.kinds}
    unknown = tell(NOT_KNOWN, "takes_part.not known yet")

    @lru_cache(maxsize=256)  # there are few kinds of owners and many owners
    def answer(individual: bool, *kinds: str) -> Stamp:
        found = [groups[kind] for kind in kinds if kind in groups]
        fault = "takes_part.unlisted" if len(found) < len(kinds) else _fault(individual, found)
        labels = tuple(group.kinds[kind] for kind, group in zip(kinds, found, strict=False))
        if fault == "takes_part.excluded":
            labels = tuple(groups[kind].kinds[kind] for kind in kinds if groups[kind].excluded)
        return tell.resting_on(*found).stamp(NOT_MET if fault else MET, fault or "takes_part.met", {"kinds": labels})

    def check(here: Here) -> Finding:
        subjects = here.anywhere(Subject)
        if not subjects:
            return unknown
        subject = subjects[-1]
        kinds = dict.fromkeys([owner.kind for owner in subject.owners])
        return answer(subject.kind == "individual", *kinds)((subject.id,))

    return check


def _fault(individual: bool, groups: list[Participants]) -> str:
    if any(group.excluded for group in groups):
        return "takes_part.excluded"
    sides = {group.subject for group in groups}
    if individual and sides != {"individual"}:
        return "takes_part.no_person"
    if not individual and "collective" not in sides:
        return "takes_part.no_collective"
    return ""


@word(
    "subject_is",
    Text("Chủ thể được xét thuộc một trong các loại này.", "The subject judged is of one of these kinds."),
    {"kind": Arg(Kind.SUBJECTS, Text("các loại chủ thể", "kinds of subjects"))},
)
def subject_is(condition: Condition, scope: Scope) -> Check:
    """Compare the subject's kind."""
    tell = Teller(condition, scope.about)
    wanted = texts(condition, "kind")
    labels = {"kinds": tuple(SUBJECT_KINDS[kind] for kind in wanted)}
    unknown = tell(NOT_KNOWN, "takes_part.not known yet")

    def check(here: Here) -> Finding:
        subjects = here.anywhere(Subject)
        if not subjects:
            return unknown
        if subjects[-1].kind in wanted:
            return tell(MET, "subject_is.met", labels, facts=(subjects[-1].id,))
        return tell(NOT_MET, "subject_is.not met", labels, facts=(subjects[-1].id,))

    return check


_WITH = Arg(Kind.AUTHORITIES, Text("nơi nhận đăng ký", "who receives the registration"))
_WAIVABLE = Arg(
    Kind.WAIVER, Text("việc miễn có thể cho người đăng ký muộn", "the waiver open to the late"), required=False
)


@word(
    "registered",
    Text(
        "Có đăng ký chưa rút, gửi đúng nơi nhận, trong thời hạn. Đăng ký muộn được miễn nếu có quyết định (waivers).",
        "There is a registration, not withdrawn, with the right body, in time. A late one may be waived by a decision.",
    ),
    {"with": _WITH, "within": WITHIN, "waivable": _WAIVABLE},
)
def registered(condition: Condition, scope: Scope) -> Check:
    """Judge the registration's place and day."""
    tell = Teller(condition, scope.about)
    bodies = texts(condition, "with")
    values: dict[str, Value] = {"who": scope.bodies(bodies)}
    clock = Clockwork(tell, timing_of(condition, scope), values, "participant")
    late = _late(tell, scope, text(condition, "waivable"), clock)

    def check(here: Here) -> Finding:
        registration = here.once(standing_registration)
        if registration is None:
            return _gone(tell, here) or clock.absent(here.on)
        if registration.with_ not in bodies:
            return tell(NOT_MET, "registered.elsewhere", {**values, "on": registration.on}, facts=(registration.id,))
        if registration.on >= clock.window.until_on:
            return late(registration, here)
        return clock.judge(registration, here.on)

    return check


def _gone(tell: Teller, here: Here) -> Finding | None:
    withdrawals = here.of(Withdrawal)
    if not withdrawals:
        return None
    return tell(NOT_MET, "registered.withdrawn", {"on": withdrawals[-1].on}, facts=(withdrawals[-1].id,))


def _late(tell: Teller, scope: Scope, waivable: str, clock: Clockwork) -> Callable[[Registration, Here], Finding]:
    if not waivable:
        return lambda registration, _: tell(
            NOT_MET,
            "registered.late_for_good",
            {"on": registration.on, "last": clock.window.last_on},
            facts=(registration.id,),
        )
    rule = scope.programme.waivers[waivable]
    excused = tell.resting_on(rule)
    values: dict[str, Value] = {
        "last": clock.window.last_on,
        "waiver": rule.label,
        "who": scope.bodies(rule.by),
    }
    todo = Todo(rule.by[0], Saying("registered.todo_waiver", values))

    def answer(registration: Registration, here: Here) -> Finding:
        told = {**values, "on": registration.on}
        waivers = [waiver for waiver in here.of(Waiver) if waiver.of == waivable]
        if not waivers:
            return tell(NOT_MET, "registered.late", told, facts=(registration.id,), todo=todo)
        waiver = next((one for one in waivers if not _flaw(one, rule)), waivers[-1])
        flaw = _flaw(waiver, rule)
        reason = waiver.reason.strip().rstrip(".")
        told |= {"decision": waiver.decision, "reason": reason, "who": _who(scope, waiver, rule)}
        return excused(
            NOT_MET if flaw else WAIVED, flaw or "registered.waived", told, facts=(registration.id, waiver.id)
        )

    return answer


def _who(scope: Scope, waiver: Waiver, rule: WaiverRule) -> Value:
    return scope.bodies((waiver.by,) if waiver.by in rule.by else rule.by)


def _flaw(waiver: Waiver, rule: WaiverRule) -> str:
    if waiver.by not in rule.by:
        return "registered.late_wrong_body"
    if any(not str(getattr(waiver, need)).strip() for need in rule.needs):
        return "registered.late_unfounded"
    return ""


def _about_registration(condition: Condition, scope: Scope, holds: Callable[[Registration], bool]) -> Check:
    tell = Teller(condition, scope.about)
    waiting = tell(NOT_KNOWN, "waiting.registration")
    form = text(condition, "form")
    values: dict[str, Value] = {"form": scope.programme.documents[form].label} if form else {}
    met, not_met = (tell.stamp(verdict, f"{condition.word}.{verdict.value}", values) for verdict in (MET, NOT_MET))

    def check(here: Here) -> Finding:
        registration = here.once(standing_registration)
        if registration is None:
            return waiting
        return (met if holds(registration) else not_met)((registration.id,))

    return check


@word(
    "volunteered",
    Text(
        "Chính tập thể, cá nhân đứng tên nói rằng mình tự nguyện.",
        "The owners themselves said that they take part freely.",
    ),
)
def volunteered(condition: Condition, scope: Scope) -> Check:
    """Ask the registration for the owners' own word."""
    return _about_registration(condition, scope, lambda registration: registration.own_word)


@word(
    "form_used",
    Text("Bản đăng ký làm theo mẫu này.", "The registration uses this form."),
    {"form": Arg(Kind.DOCUMENT, Text("mẫu đăng ký", "the form"))},
)
def form_used(condition: Condition, scope: Scope) -> Check:
    """Compare the registration's form."""
    form = text(condition, "form")
    return _about_registration(condition, scope, lambda registration: registration.form == form)


@word(
    "names_problem",
    Text("Bản đăng ký nêu việc khó mà mô hình giải quyết.", "The registration names the problem that it answers."),
)
def names_problem(condition: Condition, scope: Scope) -> Check:
    """Ask the registration for the problem."""
    return _about_registration(condition, scope, lambda registration: bool(registration.problem.strip()))


@word(
    "has_baseline",
    Text("Bản đăng ký ghi thực trạng lúc bắt đầu.", "The registration writes down where things stood at the start."),
)
def has_baseline(condition: Condition, scope: Scope) -> Check:
    """Ask the registration for its starting point."""
    return _about_registration(condition, scope, lambda registration: bool(registration.baseline.strip()))
