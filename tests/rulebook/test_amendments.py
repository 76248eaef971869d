"""Amendments: from which day, for which rounds, by which source; they never reach back unless they say so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.rulebook import Programme, Verdict, check_window, find_problems, judge, read, timeline
from kheo.rulebook.facts import Decision, Document, Fact, Owner, Registration, Subject
from tests.rulebook.shipped import FOLDER
from tests.rulebook.shipped import PROGRAMME as WHOLE
from tests.rulebook.small import GOOD
from tests.rulebook.test_laws import DAYS, PATIENT, situations

HEAD = """\
{key}:
  label: {{vi: "Sửa đổi", en: "Amendment"}}
  document: "02-HD/BCĐ"
  issued_on: {on}
  by: group
  effective_on: {on}
  reaches: {reaches}
  clauses: {{{key}.1: {{vi: "Sửa thời hạn.", en: "Changes the time."}}}}
  cite: [{key}.1]
"""
LONGER = """\
rounds:
  year:
    windows:
      register: {until: 2014-03-01}
"""
IN_FEBRUARY: tuple[Fact, ...] = (
    Subject(id="who", kind="collective", owners=(Owner(kind="office"),)),
    Registration(
        id="reg", round="year", on=date(2014, 2, 10), with_="group", own_word=True, form="form_1", problem="x"
    ),
    Decision(id="dec", round="year", on=date(2014, 12, 10), by="group"),
)


def amended(on: str, reaches: str, change: str = LONGER, key: str = "S1") -> dict[str, str]:
    """Give the small programme with an amendment from a day on."""
    text = HEAD.format(key=key, on=on, reaches=reaches) + f"  change:\n{indent(change, '    ')}"
    return {**GOOD, "amendments.yaml": text}


def verdict(programme: Programme, on: date, facts: tuple[Fact, ...] = IN_FEBRUARY) -> Verdict:
    """Say whether the small programme praises."""
    return judge(programme, facts, on, outcomes=["praise"]).findings["praise@year"].eligible.verdict


@pytest.mark.parametrize(
    ("effective_on", "reaches", "reached"),
    [
        ("2013-12-31", "new_rounds", True),
        ("2014-01-01", "new_rounds", True),  # the day on which the round starts
        ("2014-01-02", "new_rounds", False),  # it had started
        ("2014-01-02", "running_rounds", True),
        ("2014-12-31", "running_rounds", True),  # its last day
        ("2015-01-01", "running_rounds", False),  # it was over
        ("2015-01-01", "all_rounds", True),
    ],
)
def test_which_rounds_an_amendment_reaches(effective_on: str, reaches: str, reached: bool) -> None:
    programme = read(amended(effective_on, reaches))
    on = date(2015, 2, 1)

    assert verdict(programme, on) is (Verdict.MET if reached else Verdict.NOT_MET)
    last = date(2014, 2, 28) if reached else date(2014, 1, 31)
    assert programme.on(on).rounds["year"].windows["register"].last_on == last


def test_an_amendment_counts_from_its_day_on() -> None:
    programme = read(amended("2014-06-01", "running_rounds"))

    assert verdict(programme, date(2014, 5, 31)) is Verdict.NOT_MET
    assert verdict(programme, date(2014, 6, 1)) is Verdict.MET
    february = date(2014, 2, 10)
    assert check_window(programme, "year", "register", february).verdict is Verdict.NOT_MET
    [before] = [mark for mark in timeline(programme, (), date(2014, 5, 31)) if mark.kind == "register"]
    [after] = [mark for mark in timeline(programme, (), date(2014, 6, 1)) if mark.kind == "register"]
    assert (before.until_on, after.until_on) == (date(2014, 2, 1), date(2014, 3, 1))


def test_a_changed_value_names_the_amendment_as_its_source() -> None:
    programme = read(amended("2014-01-01", "new_rounds"))

    window = programme.rounds["year"].windows["register"]
    assert window.cite == ("C1", "S1.1")
    assert programme.rounds["year"].windows["close"].cite == ("C1",)
    assert programme.clauses["S1.1"].vi == "Sửa thời hạn."
    assert "S1.1" in programme.citations
    assert [one.key for one in programme.amendments] == ["S1"]


def test_amendments_follow_one_another_by_their_day() -> None:
    later = HEAD.format(key="S2", on="2014-07-01", reaches="running_rounds")
    later += "  change: {rounds: {year: {windows: {register: {until: 2014-04-01}}}}}\n"
    texts = amended("2014-06-01", "running_rounds")
    programme = read({**texts, "amendments.yaml": later + texts["amendments.yaml"]})

    lasts = [programme.on(date(2014, month, 1)).rounds["year"].windows["register"].last_on for month in (5, 6, 7)]
    assert lasts == [date(2014, 1, 31), date(2014, 2, 28), date(2014, 3, 31)]


def test_a_document_settles_a_reading_and_may_change_it() -> None:
    settling = HEAD.format(key="S1", on="2014-06-01", reaches="running_rounds")
    settling += '  settles: [A1]\n  readings: {A1: {we_read: {vi: "Khác.", en: "Otherwise."}}}\n'
    programme = read({**GOOD, "amendments.yaml": settling})

    before, after = (programme.on(on).readings["A1"] for on in (date(2014, 5, 31), date(2014, 6, 1)))
    assert (before.confirmed, before.we_read.vi) == (False, "Như thế.")
    assert (after.confirmed, after.we_read.vi, after.confirmed_by) == (True, "Khác.", "02-HD/BCĐ")


def test_a_round_or_a_duty_may_be_added_and_an_outcome_taken_away() -> None:
    added = """\
rounds:
  next:
    label: {vi: "Năm sau", en: "Next year"}
    track: yearly
    tier: base
    sequence: 2
    years: [2014]
    cite: [S1.1]
    windows:
      register:
        {text: {vi: "tháng 9", en: "September"}, from: 2014-09-01, until: 2014-10-01, who: participant, cite: [S1.1]}
      close: {text: {vi: "cuối năm", en: "year's end"}, from: 2014-12-01, until: 2015-01-01, who: group, cite: [S1.1]}
outcomes: {praise: {rounds: [next]}}
"""
    programme = read(amended("2014-06-01", "new_rounds", added))

    assert programme.outcomes["praise"].rounds == ("year", "next")  # what has started goes on as it was
    assert programme.on(date(2014, 5, 31)).outcomes["praise"].rounds == ("year",)
    moved = tuple(replace(fact, round="next") if fact.round else fact for fact in IN_FEBRUARY)
    assert set(judge(programme, moved, date(2014, 12, 31)).findings) == {"praise@next"}


BAD: Mapping[str, tuple[str, str]] = {
    "an unknown key": ("    rounds:\n      year:\n        windos: {}\n", 'khóa lạ "windos"'),
    "a key that is not there to take away": ("    rounds: {other: null}\n", 'không có khóa "other" để bỏ'),
    "a window that ends before it starts": (
        "    rounds: {year: {windows: {register: {until: 2013-01-01}}}}\n",
        "thời hạn kết thúc (2013-01-01) không sau ngày bắt đầu (2014-01-01)",
    ),
    "a new value without a source": (
        '    documents: {note: {label: {vi: "giấy", en: "note"}}}\n',
        'thiếu khóa "cite" ở documents.note',
    ),
    "a name declared nowhere": (
        "    outcomes: {praise: {granted: {decided_by: {body: [board]}}}}\n",
        'không có thẩm quyền (authorities) tên "board"',
    ),
    "changes that are no mapping": ("    [rounds]\n", '"change" phải gồm các khóa và giá trị'),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_amendment_is_named_with_its_line(fault: str) -> None:
    change, message = BAD[fault]
    head = HEAD.format(key="S1", on="2014-06-01", reaches="running_rounds")
    problems = find_problems({**GOOD, "amendments.yaml": f"{head}  change:\n{change}"})

    assert message in " ".join(problem.message for problem in problems)
    [wrong] = [problem for problem in problems if message in problem.message]
    assert wrong.file == "amendments.yaml"
    assert wrong.line > head.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("reaches: running_rounds", "reaches: sometimes", '"reaches" không nhận "sometimes"'),
        (
            "effective_on: 2014-06-01",
            "effective_on: 2014-05-01",
            "ngày có hiệu lực (2014-05-01) không được trước ngày ban hành",
        ),
        ("  cite: [S1.1]\n", "", 'thiếu khóa "cite" ở S1'),
        ("by: group", "by: grup", 'không có thẩm quyền (authorities) tên "grup"'),
        ("  cite: [S1.1]\n", "  cite: [S1.1]\n  settles: [A9]\n", 'không có cách hiểu (readings.yaml) tên "A9"'),
    ],
)
def test_a_bad_head_is_named(old: str, new: str, message: str) -> None:
    texts = amended("2014-06-01", "running_rounds")
    problems = find_problems({**texts, "amendments.yaml": texts["amendments.yaml"].replace(old, new)})

    assert any(message in problem.message for problem in problems)


def test_an_amendment_that_changes_nothing_is_refused() -> None:
    head = HEAD.format(key="S1", on="2014-06-01", reaches="running_rounds").replace(
        '  clauses: {S1.1: {vi: "Sửa thời hạn.", en: "Changes the time."}}\n', ""
    )
    problems = find_problems({**GOOD, "amendments.yaml": head.replace("[S1.1]", "[C1]")})

    assert [problem.message for problem in problems] == [
        'S1 không sửa đổi gì: phải có ít nhất một khóa "change", "readings" hoặc "settles"'
    ]


SOURCE = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}
EARLIER = """\
S1:
  label: {{vi: "Rút ngắn", en: "Shorter"}}
  document: "09-HD/BCĐ"
  issued_on: {on}
  by: bloc_board
  effective_on: {on}
  reaches: {reaches}
  clauses: {{S1.1: {{vi: "Báo cáo sớm hơn.", en: "Report earlier."}}}}
  cite: [S1.1]
  change:
    rounds:
      base-2013: {{windows: {{report: {{until: 2013-10-03}}, appraise: {{until: 2013-10-05}}}}}}
      base-2014: {{windows: {{report: {{until: 2014-10-03}}}}}}
      base-2015: {{windows: {{report: {{until: 2015-10-03}}}}}}
"""


def _source(on: date, reaches: str) -> dict[str, str]:
    # the cases of the whole text judge days that a change would answer otherwise: one of them is enough here
    one = SOURCE["cases.yaml"].split("\nbase-granted:")[0]
    return {**SOURCE, "cases.yaml": one, "amendments.yaml": EARLIER.format(on=on, reaches=reaches)}


@PATIENT
@given(situations(), DAYS, st.sampled_from((date(2013, 3, 2), date(2013, 10, 12), date(2014, 6, 1), date(2015, 2, 1))))
def test_an_amendment_never_reaches_back(facts: tuple[Fact, ...], on: date, effective_on: date) -> None:
    programme = read(_source(effective_on, "new_rounds"))
    started = {key for key, one in WHOLE.rounds.items() if min(w.from_on for w in one.windows.values()) < effective_on}

    ours, theirs = judge(programme, facts, on).findings, judge(WHOLE, facts, on).findings
    for key, found in theirs.items():
        if found.round in started or on < effective_on:
            assert ours[key].eligible.to_json() == found.eligible.to_json()
            assert ours[key].granted.to_json() == found.granted.to_json()


@PATIENT
@given(situations(), st.integers(0, 400))
def test_before_its_day_an_amendment_changes_nothing(facts: tuple[Fact, ...], earlier: int) -> None:
    effective_on = date(2014, 10, 3)
    on = effective_on - timedelta(days=1 + earlier)
    programme = read(_source(effective_on, "all_rounds"))

    told = judge(programme, facts, on)
    assert {key: one.eligible.to_json() for key, one in told.findings.items()} == {
        key: one.eligible.to_json() for key, one in judge(WHOLE, facts, on).findings.items()
    }


def test_duties_are_amended_like_rounds() -> None:
    change = "duties: {plan: {due: {until: 2014-03-01}}}\n"
    late = (Document(id="plan", on=date(2014, 2, 10), document="form_1"),)
    reached, spared = (
        read(amended("2014-01-01", "new_rounds", change)),
        read(amended("2014-01-02", "new_rounds", change)),
    )

    assert judge(reached, late, date(2014, 6, 1)).duties["plan"].verdict is Verdict.MET
    assert judge(spared, late, date(2014, 6, 1)).duties["plan"].verdict is Verdict.NOT_MET
