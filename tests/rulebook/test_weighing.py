"""Points, votes, places, reviews and counts: what each asks for, on the edge and beside it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.rulebook import Finding, Programme, Verdict, judge, read
from kheo.rulebook.facts import Ballot, Fact, Place, Registration, Score, Tally, Upkeep
from tests.rulebook.measured import WORDS, texts

IN_TIME, EARLY, OVER = date(2014, 12, 10), date(2014, 11, 30), date(2015, 1, 1)


PROGRAMMES: Mapping[str, Programme] = {word: read(texts(word)) for word in WORDS}


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
        "Tổng điểm 79,5 trên 100, chưa đạt mức “Tốt” (từ 80 điểm trở lên): việc làm 47,5/60 và lan tỏa 8/10 (hệ số 4)."
    )


@pytest.mark.parametrize(
    ("work", "spread"), [("61", "9"), ("-1", "9"), ("60", "10.5"), ("NaN", "9"), ("Infinity", "9")]
)
def test_points_outside_the_range_are_refused(work: str, spread: str) -> None:
    found = _found("scored", _score(work, spread))

    assert (found.verdict, "ngoài khung quy định" in found.text.vi) == (Verdict.NOT_MET, True)


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
        (_ballot(members=3, present=3, recused=3, agreed=0), Verdict.NOT_MET),  # nought of nought carries nothing
        (_ballot(agreed=-1), Verdict.NOT_MET),
        (_ballot(written=-1), Verdict.NOT_MET),
        (_ballot(recused=-1, agreed=9), Verdict.NOT_MET),
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
        "Tổ chỉ đạo bỏ phiếu ngày 10/12/2014: 8 trên 9 thành viên đồng ý, đạt tỷ lệ quy định (từ 80% trở lên)."
    )


def test_written_votes_and_recusals_count_only_where_the_rule_has_them() -> None:
    def hands(**more: int) -> Ballot:
        return Ballot(id="b", round="year", on=IN_TIME, vote="hands", members=9, present=6, **more)

    assert _found("hands", hands(agreed=3)).verdict is Verdict.MET  # half of those present
    assert _found("hands", hands(agreed=3, written=1)).verdict is Verdict.NOT_MET
    assert _found("hands", hands(agreed=3, recused=1)).verdict is Verdict.NOT_MET


@settings(deadline=None)  # a busy machine is no fault of the rule
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
        ("two", 2, 1, Verdict.NOT_MET),  # second of one
    ],
)
def test_a_place_within_the_quota(quota: str, place: int, among: int, verdict: Verdict) -> None:
    assert _found(quota, _place(quota, place, among)).verdict is verdict


def test_a_place_that_cannot_be_is_said() -> None:
    assert _found("two", _place("two", 2, 1)).text.vi == (
        "Danh sách ngày 10/12/2014 ghi thứ 2 trong 1, không khớp với số có tên trong danh sách; cần lập lại."
    )


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
    corrected = _found("counted", tally(2), tally(1, date(2014, 12, 12)))  # the last count speaks, a lower one too
    assert (corrected.verdict, corrected.facts) == (Verdict.NOT_KNOWN, ("t2014-12-12",))
    assert _found("counted", tally(1), tally(2, date(2015, 1, 5)), on=date(2015, 1, 6)).text.vi == (
        "Số mô hình đăng ký: đến hết 31/12/2014 chỉ có 1, cần ít nhất 2."
    )
    assert _found("counted", tally(1)).text.vi == (
        "Số mô hình đăng ký: mới có 1, cần ít nhất 2; chậm nhất hết 31/12/2014."
    )
