"""The bloc's conference: who is put on its list, whose word it takes, who gets there, who is refused by which rule."""

import unicodedata
from datetime import date, datetime

import pytest

from kheo.store.models import Award, Document, Entry, Message, QualityWord, Registration
from kheo.work import decisions, escalating, holds, judging, nominating, registrations, standing
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from tests.work.bloc import UP
from tests.work.merger import K06, Merger
from tests.work.streak import FIRST, NOVEMBER, SECOND, Streak
from tests.work.world import at, paper


@pytest.fixture
def streak(db: None) -> Streak:
    """Build the world of the bloc."""
    return Streak()


def _found(pk: int, on: date) -> tuple[str, str]:
    row = Registration.objects.get(pk=pk)
    [found] = standing.whole(row, on).findings.values()
    return found.eligible.verdict.value, found.granted.verdict.value


def test_two_years_running_and_rising_gets_there(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    row = Registration.objects.get(pk=pk)
    assert (row.unit_id, row.state, row.lower_id) == (streak.world.ids["K"], "nominated", streak.rows[2014])
    assert (row.lower_stood["grade"], row.lower_stood["round"]) == ("effective", "base-2014")
    assert _found(pk, date(2014, 11, 20)) == ("not known yet", "not known yet")

    streak.said(pk)
    streak.sent_up(pk)
    proposal = streak.proposed(pk, FIRST, date(2014, 12, 10))
    decided = streak.decided(pk, proposal, date(2014, 12, 15))
    now = at(2014, 12, 20)
    by = streak.world.who("mai", now)
    decisions.praise(by=by, decision_id=decided, on=now.date(), now=now)
    decisions.award(by=by, decision_id=decided, on=now.date(), now=now)

    assert _found(pk, date(2014, 12, 20)) == ("met", "met")
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
    assert _found(pk, date(2015, 12, 20)) == ("met", "met")


def test_the_second_conference_does_not_take_who_is_only_effective(streak: Streak) -> None:
    for year in (2013, 2014, 2015):
        streak.year(year)

    pk = streak.nominated(SECOND, at(2015, 11, 20))  # until the year closes it may still become outstanding
    assert _found(pk, date(2015, 12, 31)) == ("not known yet", "not known yet")
    assert _found(pk, date(2016, 1, 1))[0] == "not met"


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


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("mai", None), ("hoa", None), ("bao", None), ("ngan", NotPermitted), ("minh", NotPermitted), ("xa", NotFound)],
)
def test_the_board_or_the_group_below_puts_it_on_the_list(
    streak: Streak, who: str, refusal: type[Exception] | None
) -> None:
    streak.year(2013)
    streak.year(2014)

    if refusal is None:
        assert streak.nominated(who=who)
    else:
        with pytest.raises(refusal):
            streak.nominated(who=who)


@pytest.mark.parametrize(
    ("who", "refusal"), [("hoa", None), ("bao", None), ("mai", NotPermitted), ("minh", NotPermitted), ("xa", NotFound)]
)
def test_the_group_below_speaks_of_quality(streak: Streak, who: str, refusal: type[Exception] | None) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()

    if refusal is None:
        streak.said(pk, who=who)
        assert QualityWord.objects.get().by_id == streak.world.person_ids[who]
    else:
        with pytest.raises(refusal):
            streak.said(pk, who=who)


def test_a_word_needs_its_ground(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    by = streak.world.who("hoa", NOVEMBER)

    with pytest.raises(BadInput):
        nominating.say_quality(by=by, registration_id=pk, rising=True, ground=" ", now=NOVEMBER)
    decomposed = unicodedata.normalize("NFD", "Năm sau cao hơn.")
    nominating.say_quality(by=by, registration_id=pk, rising=True, ground=decomposed, now=NOVEMBER)
    assert QualityWord.objects.get().ground == "Năm sau cao hơn."


def test_a_round_with_a_registration_of_its_own_has_no_list(streak: Streak) -> None:
    streak.year(2013, "outstanding")

    with pytest.raises(AgainstTheRules, match="tự đăng ký"):
        streak.nominated(UP, at(2014, 1, 20))


def test_the_owner_may_leave_the_list(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()

    registrations.withdraw(by=streak.world.who("ngan", NOVEMBER), registration_id=pk, reason="Xin thôi.", now=NOVEMBER)
    assert Registration.objects.get(pk=pk).state == "withdrawn"
    assert streak.nominated() != pk


def test_the_periods_awards_of_the_province_have_a_list_of_the_board_too(streak: Streak) -> None:
    streak.year(2013, "outstanding")
    above = streak.received()
    now = at(2014, 11, 20)

    row = nominating.nominate(
        by=streak.world.who("mai", now), registration_id=above, round_key="province-period", now=now
    )

    assert (row.unit_id, row.tier, row.lower_id) == (streak.world.ids["K"], "province", above)
    assert _found(row.pk, now.date())[0] == "not known yet"


def test_the_papers_speak_of_the_conference(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    streak.said(pk)
    up = streak.sent_up(pk)
    made = streak.proposed(pk, FIRST, date(2014, 12, 10))
    decided = streak.decided(pk, made, date(2014, 12, 15))

    papers = {(one.proposal_id, one.decision_id): one.value for one in Document.objects.all()}
    label = "Hội nghị biểu dương cấp Khối, năm 2014"
    assert [papers[key]["conference"] for key in ((up, None), (made, None), (None, decided))] == [label] * 3
    assert papers[made, None]["items"][0]["result"] == "đạt hiệu quả (2013), đạt hiệu quả (2014)"
    assert papers[made, None]["signature"]["authority"] == "T/M BAN CHỈ ĐẠO"
    assert (papers[up, None]["by"], papers[made, None]["registered"]) == ("Đảng ủy Sở Nội vụ", None)


def test_a_streak_goes_on_through_a_merger(merger: Merger) -> None:
    world = Streak(merger.world).world
    merger.recognised(2013)
    newest = merger.recognised(2014)
    merger.merge()
    now = at(2014, 12, 20)

    row = nominating.nominate(by=world.who("hoa", now), registration_id=newest, round_key=FIRST, now=now)
    with pytest.raises(NotFound):
        nominating.say_quality(by=world.who(K06.clerk, now), registration_id=row.pk, rising=True, ground="-", now=now)
    nominating.say_quality(
        by=world.who("hoa", now), registration_id=row.pk, rising=True, ground="Năm sau cao hơn.", now=now
    )
    escalating.send_up(
        by=world.who("minh", now), registration_ids=[row.pk], paper=paper("09-TTr/ĐU", now.date()), now=now
    )

    assert _found(row.pk, now.date())[0] == "met"
    told = Message.objects.filter(key__startswith=f"nominate/{row.pk}/").values_list("person_id", flat=True)
    assert world.person_ids["bao"] in told
