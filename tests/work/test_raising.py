"""A sudden deed on its way up: from the base to the bloc, to the bloc's decision, and on to the province's list."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from kheo.store.models import Award, Deed, Entry, Message, PackageItem, Registration
from kheo.work import (
    candidates,
    climbs,
    dossiers,
    escalating,
    holds,
    judging,
    nominating,
    raising,
    standing,
    sudden,
)
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from kheo.work.reports import Signatory
from kheo.work.sudden import Merit
from tests.work.bloc import Bloc
from tests.work.deeds import Deeds
from tests.work.province import ANSWERED, Province
from tests.work.world import at

BASE, UP, PERIOD = "base-ad-hoc", "bloc-ad-hoc", "province-period"
DONE = date(2015, 7, 5)  # no round receives registrations or reports then
NOW = at(2015, 7, 8)


@pytest.fixture
def deeds(bloc: Bloc) -> Deeds:
    """Let Ly do deeds in the world of the bloc."""
    return Deeds(bloc)


@pytest.fixture
def province(db: None) -> Province:
    """Put the province's people above the bloc."""
    return Province()


def _entered(deeds: Deeds, on: date = DONE) -> int:
    world, now = deeds.world, at(on.year, on.month, on.day)
    merit = Merit(Owners(person_ids=(world.person_ids["ly"],)), "Cứu người đuối nước", "economy", on, "Nhảy xuống.")
    return sudden.register(by=world.who("hoa", now), merit=merit, now=now, unit_id=world.ids["K05"]).pk


def _confirmed(deeds: Deeds, on: date = DONE) -> int:
    pk, now = _entered(deeds, on), at(on.year, on.month, on.day)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    sudden.confirm(by=deeds.world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    return pk


def _up(deeds: Deeds, pk: int, *, who: str = "hoa", now: datetime = NOW, to: str = UP) -> int:
    return raising.bring_up(by=deeds.world.who(who, now), registration_id=pk, round_key=to, now=now).pk


def _selected(deeds: Deeds, pk: int, now: datetime = NOW) -> None:
    judging.select(by=deeds.world.who("mai", now), registration_id=pk, grade="outstanding", now=now)


def test_the_bloc_commends_a_deed_of_the_base_in_july(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    pk = _up(deeds, lower)

    row = Registration.objects.select_related("deed", "lower").get(pk=pk)
    assert (row.round, row.tier, row.unit_id) == (UP, "bloc", deeds.world.ids["K"])
    assert (row.state, row.lower_id, row.lower.state) == ("confirmed", lower, "confirmed")
    assert row.lower_stood["deed"] == {"on": "2015-07-05", "description": "Nhảy xuống."}
    kept = ("description", "happened_on", "confirmed_by", "confirmed_name", "confirmed_position", "confirmed_on")
    below = Deed.objects.get(registration=lower)
    assert [getattr(row.deed, name) for name in kept] == [getattr(below, name) for name in kept]
    assert (below.proposer, row.deed.proposer) == ("base_group", "bloc_board")

    _selected(deeds, pk)
    decision = deeds.decided("K", deeds.proposed("K", pk, date(2015, 7, 10)), date(2015, 7, 15))

    found = standing.judge_anew([row], date(2015, 7, 15))[pk]
    assert (found.eligible.verdict.passes, found.granted.verdict.passes) == (True, True)
    assert decision.unit_id == deeds.world.ids["K"]
    assert Award.objects.get().registration_id == pk


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("hoa", None),
        ("bao", None),
        ("mai", NotPermitted),
        ("ly", NotPermitted),
        ("minh", NotPermitted),
        ("xa", NotFound),
    ],
)
def test_the_group_below_brings_it_up(deeds: Deeds, who: str, refusal: type[Exception] | None) -> None:
    lower = _confirmed(deeds)

    if refusal is None:
        assert _up(deeds, lower, who=who)
    else:
        with pytest.raises(refusal):
            _up(deeds, lower, who=who)
        assert not Registration.objects.filter(round=UP).exists()


def test_a_second_press_finds_it_there(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    pk = _up(deeds, lower)

    with pytest.raises(NotNow) as refused:
        _up(deeds, lower, who="bao")

    assert "đã có đăng ký trong đợt Đột xuất ở Khối" in refused.value.sentence
    assert Registration.objects.get(round=UP).pk == pk
    assert Entry.objects.filter(word="brought_up").count() == 1
    told = Message.objects.filter(key__startswith=f"bring_up/{pk}/")
    assert (
        told.count()
        == told.values("key").distinct().count()
        == Message.objects.filter(key__startswith="bring_up").count()
    )


def test_before_somebody_confirms_it_the_dossier_is_not_whole(deeds: Deeds) -> None:
    lower = _entered(deeds)

    with pytest.raises(NotNow) as refused:
        _up(deeds, lower)

    assert "chưa được xác nhận" in refused.value.sentence


def _passed_over(deeds: Deeds, pk: int) -> None:
    judging.pass_over(by=deeds.world.who("bao", NOW), registration_id=pk, reason="Đề nghị Khối xét.", now=NOW)


def _commended(deeds: Deeds, pk: int) -> None:
    judging.select(by=deeds.world.who("bao", NOW), registration_id=pk, grade="outstanding", now=NOW)
    deeds.decided("K05", deeds.proposed("K05", pk, NOW.date()), NOW.date())


@pytest.mark.parametrize("first", [_passed_over, _commended])
def test_what_the_base_said_of_it_does_not_bind_the_bloc(deeds: Deeds, first: Callable[[Deeds, int], None]) -> None:
    lower = _confirmed(deeds)
    first(deeds, lower)

    pk = _up(deeds, lower, now=NOW + timedelta(days=1))

    _selected(deeds, pk, NOW + timedelta(days=2))
    assert Registration.objects.get(pk=pk).state == "selected"


def test_the_same_deed_is_not_commended_twice_unseen(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    _commended(deeds, lower)
    pk, later = _up(deeds, lower, now=at(2015, 7, 9)), at(2015, 7, 10)
    _selected(deeds, pk, later)

    with pytest.raises(BadInput) as refused:
        deeds.proposed("K", pk, later.date())
    assert set(refused.value.fields) == {"despite"}

    assert deeds.proposed("K", pk, later.date(), despite="Hai việc khác nhau.").pk


@pytest.mark.parametrize(
    ("now", "refused"), [(at(2015, 12, 31, 23, 59), False), (at(2016, 1, 1, 0, 0), True), (at(2015, 11, 3), False)]
)
def test_any_day_of_the_period_and_none_after(deeds: Deeds, now: datetime, refused: bool) -> None:
    lower = _confirmed(deeds)

    if refused:
        with pytest.raises(AgainstTheRules) as said:
            _up(deeds, lower, now=now)
        assert said.value.cite == ("III.2.b",)
    else:
        assert _up(deeds, lower, now=now)


def test_one_on_hold_stays_below(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    by = deeds.world.who("bao", NOW)
    holds.hold(by=by, registration_id=lower, reason="Đang xác minh.", document="12-CV/KT", now=NOW)

    with pytest.raises(AgainstTheRules) as said:
        _up(deeds, lower)

    assert said.value.cite == ("III.2.a",)
    assert not Registration.objects.filter(round=UP).exists()


@pytest.mark.parametrize("to", [BASE, "bloc-2014-2015", PERIOD, "không có"])
def test_only_a_round_of_deeds_above_takes_it(deeds: Deeds, to: str) -> None:
    lower = _confirmed(deeds)

    with pytest.raises(AgainstTheRules):
        _up(deeds, lower, to=to)


def test_what_was_registered_does_not_go_up_as_a_deed(deeds: Deeds) -> None:
    with pytest.raises(AgainstTheRules):
        _up(deeds, deeds.bloc.lower)


def test_a_deed_does_not_go_up_by_form_1(deeds: Deeds) -> None:
    lower = _confirmed(deeds)

    by = deeds.world.who("hoa", NOW)

    with pytest.raises(AgainstTheRules):
        escalating.escalate(by=by, registration_id=lower, round_key=UP, now=NOW)


def test_both_sides_see_where_it_stands(deeds: Deeds) -> None:
    lower = _confirmed(deeds)
    before = climbs.find(by=deeds.world.who("hoa", NOW), registration_id=lower, now=NOW)
    assert [(way.round, way.window.verdict.passes) for way in before.ways] == [(UP, True)]
    assert before.may.ok

    pk = _up(deeds, lower)

    after = climbs.find(by=deeds.world.who("hoa", NOW), registration_id=lower, now=NOW)
    assert after.ways == ()
    assert [(one.id, one.may_open) for one in after.uppers] == [(pk, True)]
    above = dossiers.find(by=deeds.world.who("mai", NOW), registration_id=pk, now=NOW)
    assert above.actions["select"].ok
    assert above.deed is not None
    assert above.deed.confirmed_name == "Lê Văn Mẫu Long"


class TestTheProvince:
    """The board puts a deed on the province's list, and the province answers."""

    def test_it_grants_a_deed_that_the_bloc_brought_up(self, province: Province) -> None:
        deeds, now = Deeds(province), at(2014, 7, 8)
        below = _up(deeds, _confirmed(deeds, date(2014, 7, 5)), now=now)
        offered = candidates.find(
            by=province.who("mai", now), unit_id=province.world.ids["K"], round_key=PERIOD, now=now
        )
        [line] = [one for one in offered.lines if one.id == below]
        assert line.may.ok

        pk = nominating.nominate(by=province.who("mai", now), registration_id=below, round_key=PERIOD, now=now).pk
        package = province.taken_in(province.sent_to_province(pk, now=at(2014, 7, 9)), at(2014, 7, 11))
        province.answered(package, now=at(2014, 7, 20))

        row = Registration.objects.get(pk=pk)
        assert (row.state, row.lower_id, row.unit_id) == ("decided", below, province.world.ids["K"])
        assert PackageItem.objects.get().granted
        assert Award.objects.get(registration=pk).form == "bang_khen"
        found = dossiers.find(by=province.who("tiep.nhan", ANSWERED), registration_id=pk, now=ANSWERED)
        assert found.deed is not None
        assert found.deed.happened_on == date(2014, 7, 5)

    def test_an_unconfirmed_one_is_neither_offered_nor_taken(self, province: Province) -> None:
        deeds, now = Deeds(province), at(2014, 7, 8)
        below = _entered(deeds, date(2014, 7, 5))
        by = province.who("mai", now)

        offered = candidates.find(by=by, unit_id=province.world.ids["K"], round_key=PERIOD, now=now)
        assert below not in {one.id for one in offered.lines}
        with pytest.raises(NotNow) as refused:
            nominating.nominate(by=by, registration_id=below, round_key=PERIOD, now=now)
        assert "chưa được xác nhận" in refused.value.sentence

    @pytest.mark.parametrize(("who", "refusal"), [("ly", NotPermitted), ("minh", NotPermitted), ("xa", NotFound)])
    def test_nobody_else_puts_it_on_the_list(self, province: Province, who: str, refusal: type[Exception]) -> None:
        deeds, now = Deeds(province), at(2014, 7, 8)
        below = _confirmed(deeds, date(2014, 7, 5))

        with pytest.raises(refusal):
            nominating.nominate(by=province.who(who, now), registration_id=below, round_key=PERIOD, now=now)

    def test_a_second_press_finds_it_on_the_list(self, province: Province) -> None:
        deeds, now = Deeds(province), at(2014, 7, 8)
        below = _confirmed(deeds, date(2014, 7, 5))
        nominating.nominate(by=province.who("hoa", now), registration_id=below, round_key=PERIOD, now=now)

        with pytest.raises(NotNow):
            nominating.nominate(by=province.who("mai", now), registration_id=below, round_key=PERIOD, now=now)
        assert Registration.objects.filter(round=PERIOD).count() == 1
