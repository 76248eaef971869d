"""Words on keeping up: whether what was recognised still works, and how many of something there are."""

from kheo.rulebook.evidence import Here
from kheo.rulebook.facts import Tally, Upkeep
from kheo.rulebook.programme import Condition
from kheo.rulebook.sentences import Value
from kheo.rulebook.standing import Finding
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import MET, NOT_MET, TIMES, Clockwork, timing_of
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Teller, text, texts, word


@word(
    "still_works",
    Text(
        "Nơi này rà soát và kết luận mô hình, điển hình còn phát huy tác dụng. Đặt dưới unless để thôi công nhận.",
        "This body reviewed the exemplar and found that it still works. Put under unless to retire one.",
    ),
    {"by": Arg(Kind.AUTHORITIES, Text("nơi rà soát", "who reviews")), **TIMES},
)
def still_works(condition: Condition, scope: Scope) -> Check:
    """Read the last review."""
    tell = Teller(condition, scope.about)
    bodies = texts(condition, "by")
    clock = Clockwork(tell, timing_of(condition, scope), {"who": scope.bodies(bodies)}, bodies[0])

    def check(here: Here) -> Finding:
        reviews = here.of(Upkeep)
        fact = clock.timing.pick([one for one in reviews if one.by in bodies])
        if fact is None:
            return clock.wrong(reviews[-1]) if reviews else clock.absent(here.on)
        if fact.works:
            return clock.judge(fact, here.on)
        values: dict[str, Value] = {"who": scope.bodies((fact.by,)), "on": fact.on}
        untimely = clock.out_of_time(fact, here.on)
        return untimely or tell(NOT_MET, "still_works.not met", values, facts=(fact.id,))

    return check


@word(
    "counted",
    Text(
        "Số liệu này (tallies) đạt mức tối thiểu. Dùng cho việc của tổ chức (duties).",
        "There are at least so many of it (tallies). Meant for what bodies owe (duties).",
    ),
    {
        "tally": Arg(Kind.TALLY, Text("số liệu nào", "what is counted")),
        "at_least": Arg(Kind.NUMBER, Text("mức tối thiểu", "how many at least")),
        **TIMES,
    },
)
def counted(condition: Condition, scope: Scope) -> Check:
    """Read the last count in time."""
    key, least = text(condition, "tally"), int(text(condition, "at_least") or 0)
    tell = Teller(condition, key)
    known: dict[str, Value] = {"tally": scope.programme.tallies[key].label, "least": least}
    clock = Clockwork(tell, timing_of(condition, scope), known, scope.who or "participant")

    def check(here: Here) -> Finding:
        counts = [one for one in here.of(Tally) if one.tally == key]
        fact = clock.timing.pick(counts)  # the last one speaks: a count put right may be lower than before
        if fact is None:
            return clock.absent(here.on)
        if fact.number < least:
            return clock.incomplete(fact, here.on, {"number": fact.number})
        untimely = clock.out_of_time(fact, here.on)
        told: dict[str, Value] = {**known, "number": fact.number, "on": fact.on}
        return untimely or tell(MET, "counted.met", told, facts=(fact.id,))

    return check
