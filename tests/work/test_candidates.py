"""Who comes into question for a conference: everybody of the bloc, each with what the rules say and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.rulebook import Verdict
from kheo.work import candidates, nominating, registrations
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, NotFound
from tests.work.streak import FIRST, NOVEMBER, SECOND, Streak
from tests.work.world import at, content_


@pytest.fixture
def streak(db: None) -> Streak:
    """Build the world of the bloc, with an exemplar recognised in 2013 and 2014."""
    built = Streak()
    built.year(2013)
    built.year(2014)
    return built


def _accepted(streak: Streak, person: str, title: str, year: int = 2014) -> int:
    """Register something of one person's own at K05, received the same day."""
    world, now = streak.world, at(year, 1, 20)
    by = world.who(person, now)
    entry = registrations.Entry(Owners(person_ids=(world.person_ids[person],)), f"base-{year}", title)
    row = registrations.draft(by=by, entry=entry, now=now)
    registrations.save(by=by, registration_id=row.pk, content_=content_(title=title), now=now)
    registrations.submit(by=by, registration_id=row.pk, own_word=True, now=now)
    registrations.accept(by=world.who("hoa", now), registration_id=row.pk, now=now)
    return row.pk


def _find(streak: Streak, who: str = "mai", unit: str = "K", round_key: str = FIRST) -> candidates.Candidates:
    by = streak.world.who(who, NOVEMBER)
    return candidates.find(by=by, unit_id=streak.world.ids[unit], round_key=round_key, now=NOVEMBER)


def test_each_is_judged_before_it_is_on_the_list(streak: Streak) -> None:
    other = _accepted(streak, "ly", "Sổ tay nghiệp vụ")

    board = _find(streak)

    assert [(one.id, one.eligible.verdict, one.may.ok) for one in board.lines] == [
        (streak.rows[2014], Verdict.NOT_KNOWN, True),
        (other, Verdict.NOT_MET, False),
    ]
    assert [reason.word for reason in board.lines[0].reasons] == ["rising"]
    assert board.lines[1].may.cite == ("II.2.a",)
    assert board.counts == {Verdict.NOT_KNOWN: 1, Verdict.NOT_MET: 1}
    assert [one.id for one in board.free] == [streak.rows[2014]]
    assert board.host.id == streak.world.ids["K"]


def test_what_the_list_says_is_what_the_nomination_does(streak: Streak) -> None:
    other = _accepted(streak, "ly", "Sổ tay nghiệp vụ")
    by = streak.world.who("mai", NOVEMBER)

    assert streak.nominated()
    with pytest.raises(AgainstTheRules):
        nominating.nominate(by=by, registration_id=other, round_key=FIRST, now=NOVEMBER)


def test_one_on_the_list_is_shown_with_where_it_stands(streak: Streak) -> None:
    pk = streak.nominated()
    streak.said(pk)

    [line] = _find(streak).lines
    assert (line.on_list, line.state_label, line.may.ok) == (pk, "Đã đưa vào danh sách xét", False)
    assert line.eligible.verdict is Verdict.MET


def test_a_base_unit_sees_its_own_and_a_stranger_nothing(streak: Streak) -> None:
    assert [one.may.ok for one in _find(streak, "hoa", "K05").lines] == [True]
    assert [one.may.ok for one in _find(streak, "minh", "K05").lines] == [False]
    with pytest.raises(NotFound):
        _find(streak, "xa", "K05")
    with pytest.raises(NotFound):
        _find(streak, "hoa", "K")


def test_after_the_close_the_list_says_so(streak: Streak) -> None:
    now = at(2015, 1, 1)
    by = streak.world.who("mai", now)

    board = candidates.find(by=by, unit_id=streak.world.ids["K"], round_key=FIRST, now=now)

    assert "Đã hết thời hạn" in board.closed
    assert board.free == ()


def test_the_rounds_with_a_list_are_offered_once_their_year_has_begun(streak: Streak) -> None:
    def offered(who: str, unit: str, year: int) -> list[str]:
        now = at(year, 11, 20)
        by = streak.world.who(who, now)
        return [key for key, _label in candidates.rounds(by=by, unit_id=streak.world.ids[unit], now=now)]

    assert offered("mai", "K", 2014) == ["province-period", FIRST]
    assert offered("mai", "K", 2015) == [SECOND, "province-period", FIRST]
    assert offered("hoa", "K05", 2014) == ["province-period", FIRST]


def test_a_longer_list_costs_no_more_queries(streak: Streak) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            _find(streak)
        return len(told)

    _accepted(streak, "ly", "Sổ tay nghiệp vụ")
    few = cost()
    _accepted(streak, "tuan", "Nhà sạch, ngõ xanh")
    _accepted(streak, "long", "Giao ban ngắn")

    assert cost() == few
