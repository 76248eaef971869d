"""How quick judging is: 100,000 exemplars with three years of facts, on one core, beside a function written by hand."""

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from random import Random

from bench import Measured, benchmark
from bench.by_hand import commended_2015
from kheo.rulebook import Programme, judge, read
from kheo.rulebook.facts import (
    Appraisal,
    Better,
    Confirmation,
    Decision,
    Document,
    Fact,
    Hold,
    Owner,
    Proposal,
    Quality,
    Recognition,
    Registration,
    Report,
    Subject,
    Target,
)

PROGRAMME = Path(__file__).resolve().parents[1] / "programmes" / "dan-van-kheo-2013-2015"
EXEMPLARS = 100_000
AT_A_TIME = 500  # made, judged and forgotten together; what is made is not timed
ON = date(2015, 12, 20)
AWARD = "base_commendation@base-2015"
STANDARDS = ("consensus", "climb", "creative", "spreads", "moral_example")

Exemplar = tuple[Fact, ...]
Luck = Callable[[float], bool]


@benchmark
def judging() -> Iterator[Measured]:
    """Judge one outcome, then whole standings, then watch what memory they take."""
    programme = read(PROGRAMME)
    by_hand, one, whole = _times(
        lambda facts: commended_2015(facts, ON),
        lambda facts: judge(programme, facts, ON, outcomes=(AWARD,)),
        lambda facts: judge(programme, facts, ON).next_steps,
    )
    told = f"hàm viết tay chỉ trả lời có hay không ({1e6 / by_hand:,.0f} hồ sơ/s)"
    yield Measured("judge_one_outcome", one, "µs/hồ sơ", told, by_hand, 6.0)
    yield Measured("judge_one_outcome_rate", one, f"µs = {1e6 / one:,.0f}/s", "20.000 hồ sơ/s", 50.0, 1.0)
    yield Measured("judge_whole_standing", whole, f"µs = {1e6 / whole:,.0f}/s", "5.000 hồ sơ/s", 200.0, 1.0)
    _held(programme, EXEMPLARS // 100)  # what is kept once for all is made now
    few, many = _held(programme, EXEMPLARS // 100), _held(programme, EXEMPLARS // 10)
    yield Measured("judge_memory", many, "KB", "bộ nhớ khi xét một phần mười số hồ sơ", few, 1.2)


def _times(*works: Callable[[Exemplar], object]) -> list[float]:
    """Time each work over all exemplars, in turns so that none has the quieter hour; CPU microseconds for one."""
    taken = [0.0] * len(works)
    made = exemplars()
    for _ in range(EXEMPLARS // AT_A_TIME):
        some = list(islice(made, AT_A_TIME))
        for place, work in enumerate(works):
            began = time.process_time()
            for facts in some:
                work(facts)
            taken[place] += time.process_time() - began
    return [seconds * 1e6 / EXEMPLARS for seconds in taken]


def _held(programme: Programme, number: int) -> float:
    """Measure what is still held after judging so many, one standing among it, in kilobytes."""
    first = next(exemplars())
    gc.collect()
    tracemalloc.start()
    for facts in islice(exemplars(), number):
        judge(programme, facts, ON)
    standing = judge(programme, first, ON)
    gc.collect()  # the interpreter keeps freed tuples for later; they are not ours
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del standing
    return held / 1024


def exemplars() -> Iterator[Exemplar]:
    """Make ever new exemplars of every fate: good ones, late ones, short of a target, on hold, not yet proposed."""
    random = Random(7)  # noqa: S311 - the same exemplars every time

    def luck(in_ten: float) -> bool:
        return random.random() * 10 < in_ten

    for number in count():
        yield tuple(_facts(str(number), luck))


def _facts(name: str, luck: Luck) -> Iterator[Fact]:
    yield Subject(id=f"{name}-who", kind="collective", owners=(Owner(kind="trade_union"),))
    for year in (2013, 2014, 2015):
        yield from _year(f"{name}-{year}", year, luck)
    yield Quality(id=f"{name}-quality", round="conference-2014", on=date(2014, 12, 5), rising=luck(8))
    if not luck(9.5):
        yield Hold(id=f"{name}-hold", on=date(2015, 11, 1))


def _year(name: str, year: int, luck: Luck) -> Iterator[Fact]:
    key, opens = f"base-{year}", 3 if year == 2013 else 1
    goals: tuple[tuple[Better, int], ...] = (("lower", 15), ("higher", 90), ("exact", 100))
    targets = tuple(
        Target(id=f"c{place}", better=better, baseline=Decimal(40), target=Decimal(goal))
        for place, (better, goal) in enumerate(goals)
    )
    yield Registration(
        id=f"{name}-reg",
        round=key,
        on=date(year, opens if luck(9.5) else 6, 20),
        with_="base_group",
        own_word=luck(9.7),
        form="form_1",
        problem="khách phải chờ lâu",
        baseline="chờ trung bình 40 phút",
        criteria=targets,
    )
    yield Document(id=f"{name}-form2", round=key, on=date(year, 5, 2), document="form_2")
    reached = luck(8.5)
    actuals = {"c0": Decimal(12), "c1": Decimal(95 if reached else 80), "c2": Decimal(100)}
    yield Report(id=f"{name}-rep", round=key, on=date(year, 10, 3 if luck(9.5) else 14), actuals=actuals)
    yield Confirmation(id=f"{name}-conf", round=key, on=date(year, 10, 4), by="leader")
    yield Appraisal(
        id=f"{name}-app",
        round=key,
        on=date(year, 10, 9),
        by="base_group",
        assigned=True,
        on_the_spot=True,
        standards={standard: luck(9.8) for standard in STANDARDS},
    )
    if luck(9):
        yield Proposal(id=f"{name}-prop", round=key, on=date(year, 10, 10), by="base_group")
        yield Decision(id=f"{name}-dec", round=key, on=date(year, 10, 14), by="base_committee")
        yield Recognition(id=f"{name}-rec", round=key, on=date(year, 10, 14), as_="effective")
