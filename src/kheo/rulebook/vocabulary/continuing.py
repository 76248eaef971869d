"""Words on going on: recognitions of other rounds, years in a row, rising quality."""

from kheo.rulebook.evidence import Here
from kheo.rulebook.facts import Quality, Recognition
from kheo.rulebook.programme import Condition, Window
from kheo.rulebook.sentences import AnyOf, Value
from kheo.rulebook.standing import Finding
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import AWAITED, MET, NOT_KNOWN, NOT_MET, Clockwork, timing_of
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Teller, Unfit, text, texts, word

_AS = Arg(Kind.GRADES, Text("được công nhận ở mức nào", "the grades that count"))


def _closing(condition: Condition, scope: Scope, key: str) -> Window:
    """Give the window after which a round can recognise nothing more."""
    window = scope.programme.rounds[key].windows.get("close")
    if window is None:
        raise Unfit(condition.path, f'đợt "{key}" không có thời hạn "close" mà từ "{condition.word}" cần đến')
    return window


def _grades(condition: Condition, scope: Scope) -> AnyOf:
    return AnyOf(tuple(scope.programme.grades[key].label for key in texts(condition, "as")))


def rounds_meant(condition: Condition, scope: Scope) -> tuple[str, ...]:
    """Name the rounds a `recognised` looks at; raises Unfit where `linked` links to nothing."""
    named = text(condition, "round")
    if scope.round is None:
        raise Unfit(condition.path, f'từ "{condition.word}" chỉ dùng được trong kết quả của một đợt')
    if named == "this":
        return (scope.round.key,)
    if named != "linked":
        return (named,)
    if not scope.round.draws_from:
        raise Unfit(condition.path, f'đợt "{scope.round.key}" không có khóa "draws_from" để hiểu "linked"')
    return scope.round.draws_from


@word(
    "recognised",
    Text(
        "Đã được công nhận ở mức này, trong đợt nêu tên, trong chính đợt này (this) hoặc trong một đợt nguồn (linked: "
        "các đợt ở draws_from).",
        "Recognised at this grade in the named round, in this one, or in any round that this one draws from (linked).",
    ),
    {"round": Arg(Kind.ROUND, Text("đợt nào", "which round")), "as": _AS},
)
def recognised(condition: Condition, scope: Scope) -> Check:
    """Look for one recognition."""
    tell = Teller(condition, scope.about)
    rounds = rounds_meant(condition, scope)
    closing = max((_closing(condition, scope, key) for key in rounds), key=lambda window: window.until_on)
    labels = {key: scope.programme.rounds[key].label for key in rounds}
    wanted = texts(condition, "as")
    values: dict[str, Value] = {"grade": _grades(condition, scope), "round": AnyOf(tuple(labels.values()))}
    timed = tell.resting_on(closing)
    awaited, missing = timed(NOT_KNOWN, "recognised.open", values), timed(NOT_MET, "recognised.missing", values)

    def check(here: Here) -> Finding:
        for key in rounds:
            for fact in here.elsewhere(Recognition, key):
                if fact.as_ in wanted:
                    grade = scope.programme.grades[fact.as_].label
                    told: dict[str, Value] = {"grade": grade, "round": labels[key], "on": fact.on}
                    return tell(MET, "recognised.met", told, facts=(fact.id,))
        return missing if here.on >= closing.until_on else awaited

    return check


@word(
    "in_a_row",
    Text(
        "Được công nhận ở từng đợt trong các đợt này, không thiếu đợt nào. Xét theo công nhận đã ghi, không xét lại.",
        "Recognised in every one of these rounds. Reads the recognitions recorded; earlier rounds are not judged anew.",
    ),
    {"rounds": Arg(Kind.ROUNDS, Text("các đợt liền nhau", "the rounds in a row")), "as": _AS},
)
def in_a_row(condition: Condition, scope: Scope) -> Check:
    """Look for a recognition in each round."""
    tell = Teller(condition, scope.about)
    rounds, wanted = texts(condition, "rounds"), texts(condition, "as")
    labels = {key: scope.programme.rounds[key].label for key in rounds}
    closing = {key: _closing(condition, scope, key) for key in rounds}
    timed = {key: tell.resting_on(window) for key, window in closing.items()}
    grades = _grades(condition, scope)

    def check(here: Here) -> Finding:
        found = {key: [one for one in here.elsewhere(Recognition, key) if one.as_ in wanted] for key in rounds}
        facts = tuple(recognitions[0].id for recognitions in found.values() if recognitions)
        absent = [key for key in rounds if not found[key]]
        lost = [key for key in absent if here.on >= closing[key].until_on]
        named = tuple(labels[key] for key in lost or absent or rounds)
        values: dict[str, Value] = {"grade": grades, "round": named}
        if lost:
            return timed[lost[0]](NOT_MET, "in_a_row.missing", values, facts=facts)
        if absent:
            return timed[absent[0]](NOT_KNOWN, "in_a_row.open", values, facts=facts)
        return tell(MET, "in_a_row.met", values, facts=facts)

    return check


@word(
    "rising",
    Text(
        "Người thẩm định kết luận chất lượng năm sau cao hơn năm trước, qua các đợt này.",
        "The appraiser concludes that quality rose from round to round.",
    ),
    {
        "over": Arg(Kind.ROUNDS, Text("các đợt được so sánh", "the rounds compared")),
        "who": Arg(Kind.AUTHORITY, Text("nơi phải kết luận", "who owes the conclusion")),
        "awaited": AWAITED,
    },
)
def rising(condition: Condition, scope: Scope) -> Check:
    """Read the last conclusion on quality."""
    tell = Teller(condition, scope.about)
    clock = Clockwork(tell, timing_of(condition, scope), {}, text(condition, "who"))

    def check(here: Here) -> Finding:
        said = here.of(Quality)
        if not said:
            return clock.absent(here.on)
        fact = said[-1]
        if fact.rising:
            return clock.judge(fact, here.on)
        return tell(NOT_MET, "rising.not met", {"on": fact.on}, facts=(fact.id,))

    return check
