"""Putting conditions together: `all`, `any`, `unless`, and the words that stand for conditions written elsewhere."""

from collections.abc import Iterable

from kheo.rulebook.evidence import Here
from kheo.rulebook.programme import Condition, Rule
from kheo.rulebook.sentences import Saying
from kheo.rulebook.standing import Finding, Verdict
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import MET, NOT_KNOWN, NOT_MET, WAIVED
from kheo.rulebook.vocabulary.words import WORDS, Arg, Check, Kind, Scope, Teller, text, word

REMOVED = "removed"
_STANDS_FOR = {"exception": ("exceptions", "of"), "dossier": ("dossier", "part"), "meets": ("standards", "standard")}
_WORST_FIRST = (NOT_MET, NOT_KNOWN, WAIVED)
_BEST_FIRST = (MET, WAIVED, NOT_KNOWN)


def compile_condition(condition: Condition, scope: Scope) -> Check:
    """Turn a condition into a closure over evidence; raises Unfit where it cannot stand in this scope."""
    composer = _COMPOSERS.get(condition.word)
    if composer is not None:
        return composer(condition, scope)
    return WORDS[condition.word].build(condition, scope)


def leans_on(conditions: Iterable[Condition]) -> list[str]:
    """Name the parts of the programme that these conditions stand for, as `section.name`."""
    names = []
    for condition in conditions:
        if condition.word in _STANDS_FOR:
            section, arg = _STANDS_FOR[condition.word]
            names.append(f"{section}.{condition.args[arg]}")
        names.extend(leans_on(condition.parts))
    return names


def _all(condition: Condition, scope: Scope) -> Check:
    return _every(Teller(condition, scope.about), [compile_condition(part, scope) for part in condition.parts])


def _every(tell: Teller, checks: list[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]
    n = len(checks)
    kind, about, cite, readings = tell.word, tell.about, tell.cite, tell.readings
    met = Saying(f"{kind}.met", {"n": n})

    def check(here: Here) -> Finding:
        parts, short = [], False
        for one in checks:
            part = one(here)
            if part.verdict is not MET:
                short = True
            parts.append(part)
        if not short:
            return Finding(MET, kind, met, about, cite, readings, (), tuple(parts))
        verdicts = [part.verdict for part in parts]
        verdict = next(one for one in _WORST_FIRST if one in verdicts)
        alike = verdicts.count(verdict)
        key = f"{kind}.{verdict.value}.every" if alike == n else f"{kind}.{verdict.value}"
        return Finding(verdict, kind, Saying(key, {"n": n, "k": alike}), about, cite, readings, (), tuple(parts))

    return check


def _any(condition: Condition, scope: Scope) -> Check:
    tell = Teller(condition, scope.about)
    checks = [compile_condition(part, scope) for part in condition.parts]
    if len(checks) == 1:
        return checks[0]
    none_of = {verdict: Saying(f"any.{verdict.value}", {"n": len(checks)}) for verdict in (NOT_KNOWN, NOT_MET)}

    def check(here: Here) -> Finding:
        parts = tuple([one(here) for one in checks])
        verdicts = [part.verdict for part in parts]
        verdict = next((one for one in _BEST_FIRST if one in verdicts), NOT_MET)
        speaker = parts[verdicts.index(verdict)]
        saying = speaker.saying if verdict.passes else none_of[verdict]
        return Finding(verdict, "any", saying, tell.about, tell.cite, tell.readings, (), parts)

    return check


_OPPOSITE = {MET: NOT_MET, WAIVED: NOT_MET, NOT_MET: MET, NOT_KNOWN: NOT_KNOWN}


def _unless(condition: Condition, scope: Scope) -> Check:
    inner = compile_condition(condition.parts[0], scope)

    last: tuple[Finding, Finding] | None = None  # what stands in nobody's way is one answer, given to nearly everybody

    def check(here: Here) -> Finding:
        nonlocal last
        part, known = inner(here), last
        if known is not None and known[0] is part:
            return known[1]
        cite, readings = condition.cite or part.cite, part.all_readings()
        saying = part.reasons()[0].saying
        turned = Finding(_OPPOSITE[part.verdict], "unless", saying, part.about, cite, readings, part.facts, (part,))
        last = (part, turned)
        return turned

    return check


def _removed(condition: Condition, scope: Scope) -> Check:
    finding = Teller(condition, scope.about)(Verdict(str(condition.args["as"])), REMOVED)
    return lambda _: finding


_COMPOSERS = {"all": _all, "any": _any, "unless": _unless, REMOVED: _removed}


def _rules(condition: Condition, scope: Scope, rules: tuple[Rule, ...]) -> Check:
    checks = [compile_condition(rule.condition, scope.named(rule.key)) for rule in rules]
    return _every(Teller(condition, scope.about), checks)


@word(
    "dossier",
    Text("Hồ sơ có đủ các mục của một phần ở dossier.", "The dossier holds every item of one part of dossier."),
    {"part": Arg(Kind.DOSSIER, Text("phần hồ sơ", "the part"))},
)
def dossier(condition: Condition, scope: Scope) -> Check:
    """Stand for the conditions of a part of the dossier."""
    return _rules(condition, scope, scope.programme.dossier[text(condition, "part")])


@word(
    "meets",
    Text("Đạt mọi tiêu chuẩn của một nhóm ở standards.", "Every standard of one group of standards is met."),
    {"standard": Arg(Kind.STANDARDS, Text("nhóm tiêu chuẩn", "the group"))},
)
def meets(condition: Condition, scope: Scope) -> Check:
    """Stand for the conditions of a group of standards."""
    return _rules(condition, scope, scope.programme.standards[text(condition, "standard")])


@word(
    "exception",
    Text("Một ngoại lệ ở exceptions xảy ra. Thường đặt dưới unless.", "An exception holds. Mostly put under unless."),
    {"of": Arg(Kind.EXCEPTION, Text("ngoại lệ nào", "which exception"))},
)
def exception(condition: Condition, scope: Scope) -> Check:
    """Stand for the condition of an exception."""
    rule = scope.programme.exceptions[text(condition, "of")]
    return compile_condition(rule.condition, scope.named(rule.key))
