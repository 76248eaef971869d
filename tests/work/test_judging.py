"""Appraising and selecting: never one's own unit's, every verdict with its ground, by the rules."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.store.models import Appointment, Assignment, Message, Registration
from kheo.work import acts, decisions, dossiers, holds, judging, offers, permits, reports
from kheo.work.judging import Mark
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from tests.web.office.conftest import Season
from tests.work.world import World, achievement, at, paper

OCTOBER = at(2014, 10, 8)


@pytest.fixture
def season(db: None) -> Season:
    """Bring dossiers to any step by calling verbs."""
    return Season()


def _assign(world: World, pk: int, who: str, now: object = OCTOBER) -> Assignment:
    return judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids[who], now=now)


def _appraise(season: Season, pk: int, **marks: str) -> Registration:
    world = season.world
    return judging.submit(
        by=world.who("tuan", OCTOBER), registration_id=pk, assessment=world.assessment(**marks), now=OCTOBER
    )


def _reported(season: Season, first: str, second: str) -> int:
    pk, now = season.assigned(), at(2014, 10, 3)
    world = season.world
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(first, second), now=now)
    signatory = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", at(2014, 10, 5)), registration_id=pk, signatory=signatory, now=at(2014, 10, 5))
    return pk


@pytest.mark.parametrize("who", ["ly", "ngan"])
def test_nobody_is_given_their_own_units_dossier(season: Season, who: str) -> None:
    pk = season.world.accepted(at(2014, 1, 20))

    with pytest.raises((NotPermitted, NotFound)):
        _assign(season.world, pk, who)

    assert Assignment.objects.count() == 0


def test_who_moves_into_the_owners_unit_may_not_go_on(season: Season) -> None:
    pk = season.confirmed()
    tuan = season.world.person_ids["tuan"]
    Appointment.objects.filter(person_id=tuan, role="participant").update(unit_id=season.world.ids["P05"])

    with pytest.raises(NotPermitted, match="chính đơn vị của chủ thể"):
        _appraise(season, pk)


def test_an_appraiser_of_another_base_unit_sees_that_dossier_and_no_other(season: Season) -> None:
    world = season.world
    pk = world.accepted(at(2014, 1, 20))
    other = world.submitted(at(2014, 1, 20))

    _assign(world, pk, "vang")

    assert list(acts.seen(world.who("vang", OCTOBER)).values_list("pk", flat=True)) == [pk]
    with pytest.raises(NotFound):
        dossiers.find(by=world.who("vang", OCTOBER), registration_id=other, now=OCTOBER)


def test_giving_it_to_another_releases_the_former(season: Season) -> None:
    world = season.world
    pk = world.accepted(at(2014, 1, 20))
    _assign(world, pk, "vang")

    _assign(world, pk, "tuan")

    assert [(one.person_id, one.ended_on) for one in Assignment.objects.order_by("pk")] == [
        (world.person_ids["vang"], date(2014, 10, 8)),
        (world.person_ids["tuan"], None),
    ]
    assert list(acts.seen(world.who("vang", OCTOBER))) == []


def test_assigning_the_same_person_again_changes_nothing(season: Season) -> None:
    pk = season.world.accepted(at(2014, 1, 20))

    assert _assign(season.world, pk, "tuan").pk == _assign(season.world, pk, "tuan").pk
    assert Message.objects.filter(key__startswith="assign/").count() == 1


def test_everything_lacking_in_a_sheet_is_named(season: Season) -> None:
    pk = season.confirmed()
    sheet = replace(season.world.assessment(), criteria={"c1": Mark("not_met")}, standards={}, remark="")

    with pytest.raises(BadInput) as refused:
        judging.submit(by=season.world.who("tuan", OCTOBER), registration_id=pk, assessment=sheet, now=OCTOBER)

    standards = {f"standard-{key}" for key in ("consensus", "climb", "creative", "spreads", "moral_example")}
    assert set(refused.value.fields) == {"criterion-c1", "criterion-c2", "remark", *standards}


def test_a_sheet_is_kept_before_it_is_whole(season: Season) -> None:
    pk = season.confirmed()
    by = season.world.who("tuan", OCTOBER)
    judging.save(by=by, registration_id=pk, assessment=replace(season.world.assessment(), remark=""), now=OCTOBER)

    assert Registration.objects.get().state == "confirmed"
    assert Assignment.objects.get().appraisal.criterion_verdicts.count() == 2


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("98", "0", True),  # both exactly as promised; the zero target is reached by zero
        ("99,5", "0", True),
        ("97.9", "0", False),  # more is better: just short
        ("98", "1", False),  # less is better: one too many
    ],
)
def test_figures_decide_what_may_be_selected(season: Season, first: str, second: str, chosen: bool) -> None:
    pk = _reported(season, first.replace(",", "."), second)
    _appraise(season, pk)
    now = at(2014, 10, 10)

    def select() -> None:
        judging.select(by=season.world.who("bao", now), registration_id=pk, grade="effective", now=now)

    if chosen:
        select()
        assert Registration.objects.get().state == "selected"
    else:
        with pytest.raises(AgainstTheRules) as refused:
            select()
        assert "II.1.a" in refused.value.cite


def test_a_standard_that_does_not_hold_bars_selection(season: Season) -> None:
    pk = season.confirmed()
    _appraise(season, pk, spreads="no")
    now = at(2014, 10, 10)

    with pytest.raises(AgainstTheRules) as refused:
        judging.select(by=season.world.who("bao", now), registration_id=pk, grade="effective", now=now)

    assert "II.1.a" in refused.value.cite


def test_leaving_out_one_that_could_be_chosen_needs_a_reason(season: Season) -> None:
    pk, now = season.appraised(), at(2014, 10, 10)
    with pytest.raises(BadInput):
        judging.pass_over(by=season.world.who("bao", now), registration_id=pk, now=now)

    judging.pass_over(by=season.world.who("bao", now), registration_id=pk, reason="Hết chỉ tiêu.", now=now)

    told = Message.objects.get(key__startswith="pass-over/")
    assert (Registration.objects.get().state, "Hết chỉ tiêu." in told.body) == ("passed_over", True)


def test_leaving_out_one_that_fell_short_gives_the_rules_own_reason(season: Season) -> None:
    pk, now = _reported(season, "90", "0"), at(2014, 10, 10)
    _appraise(season, pk)

    selection = judging.pass_over(by=season.world.who("bao", now), registration_id=pk, now=now)

    assert "Hồ sơ đúng hạn" in selection.reason


def test_a_hold_bars_and_its_end_frees(season: Season) -> None:
    pk, now = season.appraised(), at(2014, 10, 10)
    bao = season.world.who("bao", now)
    holds.hold(by=bao, registration_id=pk, reason="Đang xác minh đơn.", document="12-CV", now=now)
    with pytest.raises(AgainstTheRules) as refused:
        judging.select(by=bao, registration_id=pk, grade="effective", now=now)

    holds.lift(by=bao, registration_id=pk, document="15-TB", now=now)
    judging.select(by=bao, registration_id=pk, grade="effective", now=now)

    assert "III.2.a" in refused.value.cite
    assert Registration.objects.get().state == "selected"


def _propose(season: Season, pk: int, now: object) -> object:
    return decisions.propose(
        by=season.world.who("bao", now),
        unit_id=season.unit,
        round_key="base-2014",
        registration_ids=[pk],
        paper=paper("03-TTr/TCĐ", date(2014, 10, 11)),
        now=now,
    )


def test_a_hold_after_selection_bars_the_proposal_naming_whose(season: Season) -> None:
    pk, now = season.selected(), at(2014, 10, 11)
    holds.hold(by=season.world.who("bao", now), registration_id=pk, reason="x", document="y", now=now)

    with pytest.raises(AgainstTheRules, match="Công sở văn minh"):
        _propose(season, pk, now)


@pytest.mark.parametrize("day", [14, 16])
def test_praise_is_for_its_day_alone(season: Season, day: int) -> None:
    decision, now = season.decided(), at(2014, 10, 20)

    with pytest.raises(AgainstTheRules) as refused:
        decisions.praise(by=season.world.who("hoa", now), decision_id=decision, on=date(2014, 10, day), now=now)

    assert "II.2.a" in refused.value.cite


def test_a_day_to_come_cannot_have_been_the_day_of_praise(season: Season) -> None:
    decision, now = season.decided(), at(2014, 10, 14)

    with pytest.raises(BadInput):
        decisions.praise(by=season.world.who("hoa", now), decision_id=decision, on=date(2014, 10, 15), now=now)


def test_a_number_is_used_once_and_no_decision_precedes_its_proposal(season: Season) -> None:
    proposal, now = season.proposed(), at(2014, 10, 13)
    items = list(Registration.objects.values_list("pk", flat=True))
    minh = season.world.who("minh", now)

    for number, day, field in (("02-QĐ/ĐU", date(2013, 10, 13), "on"), ("05-QĐ/ĐU", date(2014, 10, 10), "on")):
        with pytest.raises(BadInput) as refused:
            decisions.decide(by=minh, proposal_id=proposal, registration_ids=items, paper=paper(number, day), now=now)
        assert field in refused.value.fields or "number" in refused.value.fields

    assert Registration.objects.get().state == "proposed"


def test_a_decision_is_revoked_once_and_counts_up_to_its_day(season: Season) -> None:
    decision, now = season.decided(), at(2014, 11, 3)
    minh = season.world.who("minh", now)
    issued = paper("09-QĐ/ĐU", date(2014, 11, 3), reason="Số liệu sai.")

    decisions.revoke(by=minh, decision_id=decision, paper=issued, now=now)
    with pytest.raises(NotNow):
        decisions.revoke(by=minh, decision_id=decision, paper=paper("10-QĐ/ĐU", date(2014, 11, 3), reason="x"), now=now)

    row = Registration.objects.get()
    dossier = dossiers.find(by=season.world.who("ngan", now), registration_id=row.pk, now=now)
    before = dossiers.find(by=season.world.who("ngan", now), registration_id=row.pk, now=at(2014, 11, 2))
    assert (row.state, all(one.is_revoked for one in dossier.awards)) == ("revoked", True)
    assert str(before.outcome.granted.verdict) == "met"
    assert str(dossier.outcome.granted.verdict) != "met"


def test_the_owner_reads_who_judged_only_afterwards(season: Season) -> None:
    pk, now = season.appraised(), at(2014, 10, 9)
    before = dossiers.find(by=season.world.who("ngan", now), registration_id=pk, now=now)
    group = dossiers.find(by=season.world.who("hoa", now), registration_id=pk, now=now)
    judging.select(by=season.world.who("bao", now), registration_id=pk, grade="effective", now=now)

    after = dossiers.find(by=season.world.who("ngan", now), registration_id=pk, now=now)

    assert [one.appraisal is None for one in (before, group, after)] == [True, False, False]
    assert "Phân công thẩm định" not in [line.what for line in before.history]


def test_every_verb_of_the_life_cycle_has_a_permit() -> None:
    assert {acts.permit_of(verb) for verb in offers.VERBS} <= set(permits.TABLE)


def test_a_grade_of_another_tier_is_not_given(season: Season) -> None:
    pk, now = _reported(season, "98", "0"), at(2014, 10, 10)
    _appraise(season, pk)

    with pytest.raises(BadInput) as refused:
        judging.select(by=season.world.who("bao", now), registration_id=pk, grade="province_level", now=now)

    assert set(refused.value.fields) == {"grade"}


@pytest.mark.parametrize(("day", "counts"), [(14, True), (15, False)])
def test_a_late_appraisal_is_kept_and_counts_for_nothing(season: Season, day: int, counts: bool) -> None:
    """ADR 0014: the visit is a fact and stands; the rules alone say what it is worth (II.2.a, A29)."""
    pk, now, world = season.confirmed(), at(2014, 10, day), season.world

    row = judging.submit(by=world.who("tuan", now), registration_id=pk, assessment=world.assessment(), now=now)

    found = dossiers.find(by=world.who("bao", now), registration_id=pk, now=now)
    assert (row.state, found.outcome.eligible.verdict.passes) == ("appraised", counts)
    if not counts:
        with pytest.raises(AgainstTheRules) as no:
            judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
        assert no.value.cite == ("II.2.a", "III.5.b")
