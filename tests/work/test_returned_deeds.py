"""A deed that was brought up: the board returns or declines it, the group below completes it; who is invited."""

import unicodedata
from datetime import date, datetime

import pytest

from kheo.store.models import Award, Entry, Message, Registration
from kheo.work import climbs, diary, dossiers, escalating, listing, lists, raising, sudden, todo
from kheo.work.listing import Wanted
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from kheo.work.reports import Signatory
from tests.work.bloc import Bloc
from tests.work.deeds import Deeds
from tests.work.test_raising import DONE, NOW, UP, _confirmed, _entered, _passed_over, _selected, _up
from tests.work.world import at

MORE = "Nhảy xuống, đưa hai cháu lên bờ; có ông Lê Văn Mẫu chứng kiến."


@pytest.fixture
def deeds(bloc: Bloc) -> Deeds:
    """Let Ly do deeds in the world of the bloc."""
    return Deeds(bloc)


def _returned(
    deeds: Deeds, pk: int, who: str = "mai", now: datetime = NOW, reason: str = "Ghi rõ ai chứng kiến."
) -> None:
    raising.send_back(by=deeds.world.who(who, now), registration_id=pk, reason=reason, now=now)


def _mended(deeds: Deeds, pk: int, who: str = "hoa", text: str = MORE, now: datetime = NOW) -> None:
    raising.mend(by=deeds.world.who(who, now), registration_id=pk, description=text, now=now)


def test_one_returned_is_completed_confirmed_anew_and_commended(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    pk, world = _up(deeds, lower), deeds.world
    _returned(deeds, pk)
    assert Registration.objects.get(pk=pk).return_reason == "Ghi rõ ai chứng kiến."
    told = Message.objects.filter(key__startswith="return_deed/").values_list("person_id", flat=True)
    assert set(told) == {world.person_ids[who] for who in ("hoa", "bao", "ly")}

    _mended(deeds, pk, text=unicodedata.normalize("NFD", MORE))

    row = Registration.objects.select_related("deed", "lower__deed", "accepted_version").get(pk=pk)
    assert (row.state, row.deed.description, row.accepted_version.situation) == ("submitted", MORE, MORE)
    assert (row.deed.confirmed_on, row.deed.confirmed_name) == (None, "")
    assert (row.lower.deed.description, row.lower.deed.confirmed_on, row.lower.state) == (
        "Nhảy xuống.",
        DONE,
        "confirmed",
    )
    assert row.versions.count() == 2
    with pytest.raises(NotNow):
        _selected(deeds, pk)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    sudden.confirm(by=world.who("long", NOW), registration_id=pk, signatory=signatory, now=NOW)
    _selected(deeds, pk)
    decision = deeds.decided("K", deeds.proposed("K", pk, date(2015, 7, 10)), date(2015, 7, 15))

    assert Award.objects.get(decision=decision).registration_id == pk
    words = ["brought_up", "returned", "deed_mended", "deed_confirmed", "selected", "proposed", "decided"]
    assert (
        list(Entry.objects.filter(subject="registration", subject_id=pk).order_by("seq").values_list("word", flat=True))
        == words
    )
    assert diary.first_broken() is None


def test_one_declined_stays_below_as_it_was_and_does_not_go_up_again(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    pk, by = _up(deeds, lower), deeds.world.who("mai", NOW)

    escalating.decline(by=by, registration_id=pk, reason="Đã xét ở cơ sở là đủ.", now=NOW)

    row = Registration.objects.select_related("lower").get(pk=pk)
    assert (row.state, row.return_reason, row.lower.state) == ("declined", "Đã xét ở cơ sở là đủ.", "confirmed")
    with pytest.raises(NotNow):
        _up(deeds, lower)
    with pytest.raises(NotNow):
        _selected(deeds, pk)


@pytest.mark.parametrize("who", ["hoa", "bao", "minh", "ly"])
def test_nobody_but_the_board_answers_for_it(deeds: Deeds, who: str) -> None:
    pk = _up(deeds, _confirmed(deeds))

    with pytest.raises(NotPermitted):
        _returned(deeds, pk, who)
    with pytest.raises(NotPermitted):
        escalating.decline(by=deeds.world.who(who, NOW), registration_id=pk, reason="Không.", now=NOW)
    assert Registration.objects.get(pk=pk).state == "confirmed"


@pytest.mark.parametrize(
    ("who", "refusal"), [("mai", NotPermitted), ("ly", NotPermitted), ("minh", NotPermitted), ("xa", NotFound)]
)
def test_nobody_but_the_group_below_completes_it(deeds: Deeds, who: str, refusal: type[Exception]) -> None:
    pk = _up(deeds, _confirmed(deeds))
    _returned(deeds, pk)

    with pytest.raises(refusal):
        _mended(deeds, pk, who)


def test_a_return_needs_a_reason_and_a_completion_a_change(deeds: Deeds) -> None:
    pk = _up(deeds, _confirmed(deeds))

    with pytest.raises(BadInput) as no:
        _returned(deeds, pk, reason=" ")
    assert set(no.value.fields) == {"reason"}
    _returned(deeds, pk)
    for text in (" ", "Nhảy xuống."):
        with pytest.raises(BadInput) as no:
            _mended(deeds, pk, text=text)
        assert set(no.value.fields) == {"description"}
    with pytest.raises(NotNow):
        _returned(deeds, pk)


def test_a_deed_entered_at_the_bloc_is_neither_returned_nor_declined(deeds: Deeds) -> None:
    pk, world = deeds.selected("K", DONE), deeds.world
    Registration.objects.filter(pk=pk).update(state="confirmed")

    for refuse in (raising.send_back, escalating.decline):
        with pytest.raises(AgainstTheRules):
            refuse(by=world.who("mai", NOW), registration_id=pk, reason="Không.", now=NOW)
    offered = dossiers.find(by=world.who("mai", NOW), registration_id=pk, now=NOW).actions
    assert {"return_deed", "mend_deed", "decline"} & set(offered) == set()


def test_at_the_base_nobody_returns_or_declines_a_deed(deeds: Deeds) -> None:
    lower = _confirmed(deeds)

    offered = dossiers.find(by=deeds.world.who("hoa", NOW), registration_id=lower, now=NOW).actions

    assert {"return_deed", "mend_deed", "decline"} & set(offered) == set()


def _asked(deeds: Deeds, who: str, now: datetime = NOW) -> list[tuple[str, str, int | None]]:
    waiting = todo.waiting(deeds.world.who(who, now), now)
    own = {"escalate", "mend_deed"}
    return [(one.act, one.round, one.id) for group in waiting for one in group.items if one.act in own]


def test_whoever_speaks_for_the_base_is_invited_until_it_is_there(deeds: Deeds) -> None:
    unconfirmed = _entered(deeds, date(2015, 7, 4))
    lower = _confirmed(deeds)

    assert unconfirmed
    assert [_asked(deeds, who) for who in ("hoa", "bao")] == [[("escalate", UP, lower)]] * 2
    assert [_asked(deeds, who) for who in ("mai", "minh", "ly", "xa")] == [[]] * 4
    assert _asked(deeds, "hoa", at(2016, 1, 1)) == []

    pk = _up(deeds, lower)
    assert _asked(deeds, "hoa") == []
    _returned(deeds, pk)
    assert [_asked(deeds, who) for who in ("hoa", "bao", "mai", "ly")] == [[("mend_deed", UP, pk)]] * 2 + [[]] * 2
    _mended(deeds, pk)
    assert _asked(deeds, "hoa") == []


def test_what_the_group_did_not_choose_is_no_invitation(deeds: Deeds) -> None:
    _passed_over(deeds, _confirmed(deeds))

    assert _asked(deeds, "hoa") == []


def _called(deeds: Deeds, pk: int) -> set[str]:
    """Read how the pages that show the deed at the bloc call where it stands."""
    by = deeds.world.who("mai", NOW)
    line = next(one for one in listing.every(by=by, wanted=Wanted(), now=NOW) if one.id == pk)
    row = lists.judged(Registration.objects.filter(pk=pk), DONE)[0]
    (above,) = climbs.find(by=by, registration_id=_below(pk), now=NOW).uppers
    return {one.state_label for one in (line, row, above, dossiers.find(by=by, registration_id=pk, now=NOW))}


def _below(pk: int) -> int:
    """Tell which dossier the one at the bloc rests on."""
    lower = Registration.objects.get(pk=pk).lower_id
    assert lower is not None
    return lower


def test_every_page_says_what_a_deed_waits_for(deeds: Deeds) -> None:
    pk = _up(deeds, _confirmed(deeds))
    fresh = _called(deeds, pk)
    _returned(deeds, pk)
    returned = _called(deeds, pk)
    _mended(deeds, pk)

    assert (fresh, returned, _called(deeds, pk)) == ({"Chờ xét"}, {"Cần bổ sung"}, {"Chờ xác nhận"})
    with pytest.raises(NotNow, match="hiện ở bước “Chờ xác nhận”"):
        _returned(deeds, pk)


def test_a_list_narrowed_to_what_waits_tells_deeds_from_registrations(deeds: Deeds) -> None:
    world, registered = deeds.world, at(2014, 1, 20)
    sent, entered, confirmed = world.submitted(registered), _entered(deeds), _confirmed(deeds, date(2015, 7, 6))
    hoa, here = world.who("hoa", NOW), world.ids["K05"]

    def ids(state: str) -> list[int]:
        return [one.id for one in listing.every(by=hoa, wanted=Wanted(here=here, state=state), now=NOW)]

    page = listing.page(by=hoa, wanted=Wanted(here=here), now=NOW)

    assert [ids(key) for key in ("submitted", "deed_submitted", "confirmed", "deed_confirmed")] == [
        [sent],
        [entered],
        [],
        [confirmed],
    ]
    assert [(one.state, one.label, one.total) for one in page.states] == [
        ("submitted", "Chờ tiếp nhận", 1),
        ("deed_submitted", "Chờ xác nhận thành tích đột xuất", 1),
        ("accepted", "Đang thực hiện", 1),
        ("deed_confirmed", "Chờ xét thành tích đột xuất", 1),
    ]
    assert listing.page(by=hoa, wanted=Wanted(here=here, state="deed_submitted"), now=NOW).total == 1
