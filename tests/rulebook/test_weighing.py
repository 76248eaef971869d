"""Points, votes, places, reviews and counts: what each asks for, on the edge and beside it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.rulebook import Finding, Programme, Verdict, find_problems, judge, read
from kheo.rulebook.facts import Ballot, Fact, Place, Registration, Score, Tally, Upkeep
from tests.rulebook.small import GOOD, PROGRAMME

SECTIONS = """\
score_sheets:
  sheet:
    label: {vi: "bảng điểm", en: "the sheet"}
    items:
      work: {label: {vi: "việc làm", en: "work"}, most: 60, cite: [C1]}
      spread: {label: {vi: "lan tỏa", en: "spread"}, most: 10, weight: 4, comment: true, cite: [C1]}
    cutoffs: {good: {label: {vi: "Tốt", en: "Good"}, at_least: 80}}
    cite: [C1]
votes:
  council:
    label: {vi: "bỏ phiếu xét tặng", en: "the vote"}
    body: group
    quorum: 2/3
    denominator: all_members
    threshold: 80%
    secret: true
    absent_by_writing: true
    recusal: self
    cite: [C1]
  hands:
    {label: {vi: "biểu quyết", en: "show of hands"}, body: group, quorum: 1/2, denominator: present, threshold: 1/2,
     recusal: none, cite: [C1]}
quotas:
  two: {label: {vi: "hai suất", en: "two places"}, body: group, most: 2, cite: [C1]}
  sixth: {label: {vi: "15% số đề nghị", en: "15% of those listed"}, body: group, share: 15%, cite: [C1]}
tallies:
  registered: {label: {vi: "số mô hình đăng ký", en: "registrations"}, cite: [C1]}
"""
BOARD = '  board: {label: {vi: "Ban", en: "the board"}, body: board, tier: base, may: [receive], cite: [C1]}\n'
WORDS = {
    "scored": "{scored: {sheet: sheet, cutoff: good, by: [group], within: close, cite: [C1]}}",
    "voted": "{voted: {vote: council, within: close, cite: [C1]}}",
    "hands": "{voted: {vote: hands, within: close, cite: [C1]}}",
    "two": "{ranked: {quota: two, awaited: close, cite: [C1]}}",
    "sixth": "{ranked: {quota: sixth, awaited: close, cite: [C1]}}",
    "still_works": "{still_works: {by: [group], within: close, cite: [C1]}}",
    "retired": "{unless: {still_works: {by: [group], within: close, cite: [C1]}}}",
    "counted": "{counted: {tally: registered, at_least: 2, within: close, cite: [C1]}}",
}
IN_TIME, EARLY, OVER = date(2014, 12, 10), date(2014, 11, 30), date(2015, 1, 1)


def _texts(word: str) -> dict[str, str]:
    granted = "{decided_by: {body: [group], awaited: close, cite: [C1]}}"
    text = PROGRAMME.replace(granted, WORDS[word]).replace("confirmers:\n", f"{BOARD}confirmers:\n", 1)
    asked = "{on: 2014-12-20, praise@year: met}"
    cases = GOOD["cases.yaml"].replace("{on: 2014-12-20, praise@year: met, praise@year/granted: met}", asked)
    return {**GOOD, "programme.yaml": text + SECTIONS, "cases.yaml": cases}


PROGRAMMES: Mapping[str, Programme] = {word: read(_texts(word)) for word in WORDS}


def _found(word: str, *facts: Fact, on: date = date(2014, 12, 20)) -> Finding:
    entered = Registration(id="reg", on=date(2014, 1, 10), round="year", with_="group", own_word=True)
    return judge(PROGRAMMES[word], (entered, *facts), on, outcomes=["praise"]).findings["praise@year"].granted


def _score(work: str = "50", spread: str = "8", comment: str = "Đã có ba đơn vị làm theo.", **more: object) -> Score:
    points = {"work": Decimal(work), "spread": Decimal(spread)}
    given: dict[str, object] = {"by": "group", "on": IN_TIME, "comments": {"spread": comment}, **more}
    return Score(id="s", round="year", sheet="sheet", points=points, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("work", "spread", "verdict"),
    [
        ("48", "8", Verdict.MET),
        ("47.9", "8", Verdict.NOT_MET),
        ("60", "5", Verdict.MET),
        ("60", "4.9", Verdict.NOT_MET),
    ],
)
def test_points_are_weighted_and_the_cutoff_itself_is_enough(work: str, spread: str, verdict: Verdict) -> None:
    assert _found("scored", _score(work, spread)).verdict is verdict


def test_points_are_told_item_by_item() -> None:
    assert _found("scored", _score("47.5", "8")).text.vi == (
        "Tổng điểm 79,5 trên 100, chưa đạt mức “Tốt” (từ 80 điểm): việc làm 47,5/60 và lan tỏa 8/10 (hệ số 4)."
    )


@pytest.mark.parametrize(("work", "spread"), [("61", "9"), ("-1", "9"), ("60", "10.5")])
def test_points_outside_the_range_are_refused(work: str, spread: str) -> None:
    found = _found("scored", _score(work, spread))

    assert (found.verdict, "ngoài khung điểm" in found.text.vi) == (Verdict.NOT_MET, True)


def test_a_missing_comment_is_awaited_then_refused() -> None:
    assert _found("scored", _score(comment=" ")).verdict is Verdict.NOT_KNOWN
    assert _found("scored", _score(comment=" ")).todo is not None
    assert _found("scored", _score(comment=" "), on=OVER).verdict is Verdict.NOT_MET


def test_marks_of_another_body_and_outside_the_window_do_not_count() -> None:
    assert _found("scored", _score(by="board")).text.vi == "Bảng chấm điểm ngày 10/12/2014 không phải của Tổ chỉ đạo."
    assert _found("scored", _score(on=EARLY)).verdict is Verdict.NOT_KNOWN
    assert _found("scored", _score(on=EARLY), on=OVER).verdict is Verdict.NOT_MET
    assert _found("scored", _score(on=OVER), on=OVER).verdict is Verdict.NOT_MET
    assert _found("scored", _score(by="board"), _score()).verdict is Verdict.MET


def _ballot(members: int = 9, present: int = 9, agreed: int = 8, on: date = IN_TIME, **more: int) -> Ballot:
    vote = "council"
    return Ballot(
        id=f"b{on}{agreed}", round="year", on=on, vote=vote, members=members, present=present, agreed=agreed, **more
    )


@pytest.mark.parametrize(
    ("ballot", "verdict"),
    [
        (_ballot(agreed=8), Verdict.MET),  # 8 of 9
        (_ballot(agreed=7), Verdict.NOT_MET),  # 7 of 9 is less than 80%
        (_ballot(members=10, present=10, agreed=8), Verdict.MET),  # exactly 80%
        (_ballot(members=10, present=7, agreed=7), Verdict.NOT_MET),  # of all members, not of those present
        (_ballot(members=10, present=7, written=1, agreed=8), Verdict.MET),  # the absent were asked in writing
        (_ballot(members=9, present=6, written=3, agreed=8), Verdict.MET),  # 6 of 9 is a quorum of two thirds
        (_ballot(members=9, present=5, written=4, agreed=9), Verdict.NOT_KNOWN),  # 5 of 9 is none
        (_ballot(members=10, present=10, recused=5, agreed=4), Verdict.MET),  # 4 of the 5 who may vote
        (_ballot(members=9, present=9, agreed=10), Verdict.NOT_MET),  # more votes than people
        (_ballot(members=9, present=8, written=2, agreed=9), Verdict.NOT_MET),  # more people than members
    ],
)
def test_a_vote_is_counted_exactly(ballot: Ballot, verdict: Verdict) -> None:
    assert _found("voted", ballot).verdict is verdict


def test_a_vote_without_a_quorum_may_be_held_again() -> None:
    short, again = _ballot(present=5, agreed=5), _ballot(on=date(2014, 12, 15))

    assert _found("voted", short, on=OVER).verdict is Verdict.NOT_MET
    assert _found("voted", short, again).verdict is Verdict.MET
    assert "5 trên 9 thành viên" in _found("voted", short).text.vi


def test_the_sentence_tells_votes_and_share() -> None:
    assert _found("voted", _ballot()).text.vi == (
        "Tổ chỉ đạo bỏ phiếu ngày 10/12/2014: 8 trên 9 đồng ý, đạt tỷ lệ cần có (80%)."
    )


def test_written_votes_and_recusals_count_only_where_the_rule_has_them() -> None:
    def hands(**more: int) -> Ballot:
        return Ballot(id="b", round="year", on=IN_TIME, vote="hands", members=9, present=6, **more)

    assert _found("hands", hands(agreed=3)).verdict is Verdict.MET  # half of those present
    assert _found("hands", hands(agreed=3, written=1)).verdict is Verdict.NOT_MET
    assert _found("hands", hands(agreed=3, recused=1)).verdict is Verdict.NOT_MET


@given(st.integers(1, 60), st.data())
def test_a_vote_agrees_with_fractions_worked_out_otherwise(members: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(1, members))
    agreed = data.draw(st.integers(0, present))
    found = _found("voted", _ballot(members, present, agreed)).verdict

    if Fraction(present, members) < Fraction(2, 3):
        assert found is Verdict.NOT_KNOWN
    else:
        assert found is (Verdict.MET if Fraction(agreed, members) >= Fraction(4, 5) else Verdict.NOT_MET)


def _place(quota: str, place: int, among: int, by: str = "group") -> Place:
    return Place(id="p", round="year", on=IN_TIME, quota=quota, by=by, place=place, among=among)


@pytest.mark.parametrize(
    ("quota", "place", "among", "verdict"),
    [
        ("two", 2, 9, Verdict.MET),
        ("two", 3, 9, Verdict.NOT_MET),
        ("sixth", 1, 7, Verdict.MET),  # 15% of 7 is one place and a bit
        ("sixth", 2, 7, Verdict.NOT_MET),
        ("sixth", 1, 6, Verdict.NOT_MET),  # nine tenths of a place is none
        ("sixth", 3, 20, Verdict.MET),
        ("two", 0, 9, Verdict.NOT_MET),
    ],
)
def test_a_place_within_the_quota(quota: str, place: int, among: int, verdict: Verdict) -> None:
    assert _found(quota, _place(quota, place, among)).verdict is verdict


def test_a_ranking_of_another_body_does_not_count() -> None:
    assert _found("two", _place("two", 1, 9, by="board")).verdict is Verdict.NOT_MET
    assert _found("two").verdict is Verdict.NOT_KNOWN
    assert _found("two", on=OVER).verdict is Verdict.NOT_MET


def _upkeep(*, works: bool, on: date = IN_TIME, by: str = "group") -> Upkeep:
    return Upkeep(id=f"u{on}{works}", round="year", on=on, by=by, works=works)


def test_the_last_review_says_whether_it_still_works() -> None:
    good, bad = _upkeep(works=True), _upkeep(works=False, on=date(2014, 12, 12))

    assert _found("still_works", good).verdict is Verdict.MET
    assert _found("still_works", good, bad).verdict is Verdict.NOT_MET
    assert _found("retired", good, bad).verdict is Verdict.MET
    assert _found("retired", good).verdict is Verdict.NOT_MET
    assert _found("retired").verdict is Verdict.NOT_KNOWN
    assert _found("still_works", _upkeep(works=True, by="board")).verdict is Verdict.NOT_MET
    assert _found("still_works", _upkeep(works=False, on=EARLY)).verdict is Verdict.NOT_KNOWN


def test_a_count_reaches_or_is_awaited() -> None:
    def tally(number: int, on: date = IN_TIME) -> Tally:
        return Tally(id=f"t{on}", round="year", on=on, tally="registered", number=number)

    assert _found("counted", tally(2)).verdict is Verdict.MET
    assert _found("counted", tally(1)).verdict is Verdict.NOT_KNOWN
    assert _found("counted", tally(1), on=OVER).verdict is Verdict.NOT_MET
    assert _found("counted", tally(1), tally(2, date(2014, 12, 12))).verdict is Verdict.MET
    assert _found("counted", tally(2, date(2015, 1, 5)), on=date(2015, 1, 6)).verdict is Verdict.NOT_MET
    assert _found("counted", tally(1)).text.vi == (
        "Số mô hình đăng ký: mới có 1, cần ít nhất 2; chậm nhất hết 31/12/2014."
    )


FAULTS: Mapping[str, tuple[str, str, str]] = {
    "a cut-off nobody can reach": (
        "at_least: 80}",
        "at_least: 101}",
        'ngưỡng "good" là 101 điểm, quá tổng điểm cao nhất',
    ),
    "no points to give": ("most: 60,", "most: 0,", '"most" phải lớn hơn 0, không phải 0'),
    "a negative weight": ("weight: 4,", "weight: -4,", '"weight" phải lớn hơn 0, không phải -4'),
    "points in words": ("most: 60,", "most: sixty,", '"most" phải là số, không phải "sixty"'),
    "an unknown sheet": (
        "sheet: sheet, cutoff",
        "sheet: shet, cutoff",
        'không có bảng chấm điểm (score_sheets) tên "shet"',
    ),
    "an unknown cut-off": ("cutoff: good,", "cutoff: best,", 'không có ngưỡng điểm (cutoffs) tên "sheet.best"'),
    "a share over the whole": ("threshold: 80%", "threshold: 120%", '"threshold" phải là một phần của tổng số'),
    "a share of nothing": ("quorum: 2/3", "quorum: 0/3", '"quorum" phải là một phần của tổng số'),
    "a share divided by nought": ("quorum: 2/3", "quorum: 2/0", '"quorum" phải là một phần của tổng số'),
    "a share in words": ("quorum: 2/3", "quorum: most", '"quorum" phải là một phần của tổng số'),
    "an unknown way to count": ("denominator: present", "denominator: all", '"denominator" không nhận "all"'),
    "an unknown recusal": ("recusal: self", "recusal: friends", '"recusal" không nhận "friends"'),
    "a vote of nobody": (
        "body: group\n    quorum",
        "body: grup\n    quorum",
        'không có thẩm quyền (authorities) tên "grup"',
    ),
    "a quota of two kinds": (
        "most: 2,",
        "most: 2, share: 15%,",
        'chỉ tiêu "two" cần đúng một trong hai khóa "most", "share"',
    ),
    "a quota of no kind": ("most: 2, ", "", 'chỉ tiêu "two" cần đúng một trong hai khóa "most", "share"'),
    "an item without a source": (
        "most: 60, cite: [C1]",
        "most: 60",
        'thiếu khóa "cite" ở score_sheets.sheet.items.work',
    ),
    "a sheet without items": ("    items:\n", "    itms:\n", 'thiếu khóa "items" ở score_sheets.sheet'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_measures_is_said(fault: str) -> None:
    old, new, message = FAULTS[fault]
    texts = _texts("scored")
    assert texts["programme.yaml"].count(old) == 1, fault

    problems = find_problems({**texts, "programme.yaml": texts["programme.yaml"].replace(old, new)})

    assert any(message in problem.message for problem in problems), problems
