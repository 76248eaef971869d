"""The bloc's conference: who is put on its list, whose word it takes, who gets there, who is refused by which rule."""

from datetime import date, datetime

import pytest

from kheo.store.models import Award, Entry, Message, QualityWord, Registration
from kheo.work import decisions, holds, judging, standing
from kheo.work.refusals import AgainstTheRules, BadInput, NotNow
from tests.work.streak import FIRST, SECOND, Streak, found
from tests.work.world import at


def test_two_years_running_and_rising_gets_there(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    row = Registration.objects.get(pk=pk)
    assert (row.unit_id, row.state, row.lower_id) == (streak.world.ids["K"], "nominated", streak.rows[2014])
    assert (row.lower_stood["grade"], row.lower_stood["round"]) == ("effective", "base-2014")
    assert found(pk, date(2014, 11, 20)) == ("not known yet", "not known yet")

    streak.said(pk)
    streak.sent_up(pk)
    proposal = streak.proposed(pk, FIRST, date(2014, 12, 10))
    decided = streak.decided(pk, proposal, date(2014, 12, 15))
    now = at(2014, 12, 20)
    by = streak.world.who("mai", now)
    decisions.praise(by=by, decision_id=decided, on=now.date(), now=now)
    decisions.award(by=by, decision_id=decided, on=now.date(), now=now)

    assert found(pk, date(2014, 12, 20)) == ("met", "met")
    row.refresh_from_db()
    assert row.state == "commended"
    assert {(one.what, one.grade) for one in Award.objects.filter(registration=pk)} == {("praise", ""), ("award", "")}


def test_the_bodies_of_the_bloc_are_heard_although_the_round_is_the_bases(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    streak.said(pk)
    streak.sent_up(pk)
    streak.decided(pk, streak.proposed(pk, FIRST, date(2014, 12, 10)), date(2014, 12, 15))

    [(_row, told)] = standing.facts([Registration.objects.get(pk=pk)], date(2014, 12, 31))
    spoke = {(type(fact).__name__, fact.by) for fact in told if fact.round == FIRST and hasattr(fact, "by")}
    assert spoke == {("Proposal", "base_committee"), ("Proposal", "bloc_board"), ("Decision", "bloc_committee")}


def test_without_the_base_groups_word_nothing_is_selected(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    now = at(2014, 12, 10)

    with pytest.raises(AgainstTheRules):
        judging.select(by=streak.world.who("mai", now), registration_id=pk, grade="", now=now)

    streak.said(pk, rising=False)
    with pytest.raises(AgainstTheRules) as said:
        judging.select(by=streak.world.who("mai", now), registration_id=pk, grade="", now=now)
    assert said.value.cite == ("II.2.a",)
    streak.said(pk, now=at(2014, 11, 21))
    judging.select(by=streak.world.who("mai", now), registration_id=pk, grade="", now=now)
    assert list(QualityWord.objects.order_by("pk").values_list("rising", flat=True)) == [False, True]


def test_a_conference_gives_no_grade(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    streak.said(pk)
    now = at(2014, 12, 10)

    with pytest.raises(BadInput):
        judging.select(by=streak.world.who("mai", now), registration_id=pk, grade="outstanding", now=now)


def test_one_that_moved_up_is_refused(streak: Streak) -> None:
    streak.year(2013, "outstanding")
    streak.received()
    streak.year(2014)

    with pytest.raises(AgainstTheRules) as said:
        streak.nominated()

    assert said.value.cite == ("II.2.a",)
    assert "chuyển lên" in said.value.sentence
    assert not Registration.objects.filter(round=FIRST).exists()
    assert not Message.objects.filter(key__startswith="nominate/").exists()


def test_one_on_hold_is_refused_until_the_hold_ends(streak: Streak) -> None:
    streak.year(2013)
    newest = streak.year(2014)
    now = at(2014, 11, 1)
    by = streak.world.who("mai", now)
    holds.hold(by=by, registration_id=newest, reason="Đang xác minh đơn.", document="12-CV/KT", now=now)

    with pytest.raises(AgainstTheRules) as said:
        streak.nominated()
    assert said.value.cite == ("III.2.a",)

    now = at(2014, 11, 19)
    holds.lift(by=streak.world.who("mai", now), registration_id=newest, document="15-KL/KT", now=now)
    assert streak.nominated()


def test_a_year_between_breaks_the_streak(streak: Streak) -> None:
    streak.year(2014)  # registered in 2013, but not recognised

    with pytest.raises(AgainstTheRules) as said:
        streak.nominated()
    assert said.value.cite == ("II.2.a",)


def test_the_second_conference_takes_who_is_outstanding_in_2015(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    streak.year(2015, "outstanding")
    pk = streak.nominated(SECOND, at(2015, 11, 20))

    streak.sent_up(pk, date(2015, 11, 25))
    proposal = streak.proposed(pk, SECOND, date(2015, 12, 10))
    streak.decided(pk, proposal, date(2015, 12, 15))
    assert found(pk, date(2015, 12, 20)) == ("met", "met")


def test_the_second_conference_does_not_take_who_is_only_effective(streak: Streak) -> None:
    for year in (2013, 2014, 2015):
        streak.year(year)

    pk = streak.nominated(SECOND, at(2015, 11, 20))  # until the year closes it may still become outstanding
    assert found(pk, date(2015, 12, 31)) == ("not known yet", "not known yet")
    assert found(pk, date(2016, 1, 1))[0] == "not met"


def test_the_second_conference_asks_for_no_word_on_quality(streak: Streak) -> None:
    for year in (2013, 2014, 2015):
        streak.year(year, "outstanding")
    pk = streak.nominated(SECOND, at(2015, 11, 20))

    with pytest.raises(AgainstTheRules):
        streak.said(pk, now=at(2015, 11, 21))


@pytest.mark.parametrize(("now", "refused"), [(at(2014, 12, 31, 23, 59), False), (at(2015, 1, 1, 0, 0), True)])
def test_after_the_close_nobody_is_put_on_the_list(streak: Streak, now: datetime, refused: bool) -> None:
    streak.year(2013)
    streak.year(2014)

    if refused:
        with pytest.raises(AgainstTheRules) as said:
            streak.nominated(FIRST, now)
        assert said.value.cite == ("II.2.a",)
    else:
        assert streak.nominated(FIRST, now)


def test_a_list_is_not_begun_before_its_year(streak: Streak) -> None:
    streak.year(2013)

    with pytest.raises(AgainstTheRules, match="chưa bắt đầu"):
        streak.nominated(FIRST, at(2013, 12, 20))


def test_a_second_press_finds_it_on_the_list(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    streak.nominated()

    with pytest.raises(NotNow):
        streak.nominated()
    assert Registration.objects.filter(round=FIRST).count() == 1
    assert Entry.objects.filter(word="nominated").count() == 1
