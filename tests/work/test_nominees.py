"""Those on a conference's list: who puts them there, who speaks of their quality, who leaves, what the papers say."""

import unicodedata
from datetime import date

import pytest

from kheo.store.models import Document, Message, QualityWord, Registration
from kheo.work import escalating, nominating, registrations
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotPermitted
from tests.work.bloc import UP
from tests.work.merger import K06, Merger
from tests.work.streak import FIRST, NOVEMBER, Streak, found
from tests.work.world import at, paper


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
    assert found(row.pk, now.date())[0] == "not known yet"


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

    assert found(row.pk, now.date())[0] == "met"
    told = Message.objects.filter(key__startswith=f"nominate/{row.pk}/").values_list("person_id", flat=True)
    assert world.person_ids["bao"] in told
