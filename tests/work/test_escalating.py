"""Up a tier: registered with the board above, received or declined, surveyed, sent up, selected, proposed, decided."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from kheo.store.models import Document, Message, Proposal, Registration
from kheo.work import (
    acts,
    climbs,
    decisions,
    dossiers,
    escalating,
    judging,
    registrations,
    reports,
    standing,
    surveys,
    todo,
)
from kheo.work.judging import Assessment, Mark
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from kheo.work.reports import Signatory
from kheo.work.surveys import Visit
from tests.work.bloc import UP, Bloc
from tests.work.world import achievement, at, paper


def test_it_is_linked_to_the_one_below_with_the_dossier_as_it_stood(bloc: Bloc) -> None:
    bloc.recognised()
    row = Registration.objects.get(pk=bloc.sent())

    assert (row.unit_id, row.tier, row.state) == (bloc.world.ids["K"], "bloc", "submitted")
    assert row.lower_id == bloc.lower
    stood = row.lower_stood
    assert (stood["grade"], stood["state"]) == ("outstanding", "decided")
    assert [Decimal(one["actual"]) for one in stood["criteria"]] == [98, 0]
    assert Registration.objects.get(pk=bloc.lower).state == "decided"  # below it goes its own way


def test_both_sides_see_it_and_a_neighbour_does_not(bloc: Bloc) -> None:
    pk, now = bloc.sent(), at(2014, 1, 21)

    for who in ("ngan", "hoa", "bao", "mai"):
        assert dossiers.find(by=bloc.world.who(who, now), registration_id=pk, now=now).id == pk
    with pytest.raises(NotFound):
        dossiers.find(by=bloc.world.who("xa", now), registration_id=pk, now=now)


def test_the_base_group_does_not_receive_for_the_board_nor_the_board_for_the_group(bloc: Bloc) -> None:
    pk, now = bloc.sent(), at(2014, 1, 21)
    own = bloc.world.submitted(now)

    with pytest.raises(NotPermitted):
        registrations.accept(by=bloc.world.who("hoa", now), registration_id=pk, now=now)
    with pytest.raises(NotPermitted):
        registrations.accept(by=bloc.world.who("mai", now), registration_id=own, now=now)


def test_it_waits_on_the_boards_list(bloc: Bloc) -> None:
    pk, now = bloc.sent(), at(2014, 1, 21)

    items = [one for group in todo.waiting(bloc.world.who("mai", now), now) for one in group.items]
    assert ("accept", pk) in {(one.act, one.id) for one in items}


def test_what_was_outstanding_waits_to_go_up_while_the_window_is_open(bloc: Bloc) -> None:
    bloc.recognised()

    def acts_of(who: str, day: int) -> set[tuple[str, int | None]]:
        now = at(2014, 1, day)
        groups = todo.waiting(bloc.world.who(who, now), now)
        return {(one.act, one.id) for group in groups for one in group.items}

    assert ("escalate", bloc.lower) in acts_of("ngan", 31)
    bloc.sent(at(2014, 1, 31))
    assert ("escalate", bloc.lower) not in acts_of("ngan", 31)


@pytest.mark.parametrize(
    ("now", "refused"), [(at(2014, 1, 31, 23, 59), False), (at(2014, 2, 1, 0, 0), True), (at(2013, 12, 31), True)]
)
def test_the_window_of_the_round_above_counts(bloc: Bloc, now: datetime, refused: bool) -> None:
    if refused:
        with pytest.raises(AgainstTheRules) as said:
            bloc.sent(now)
        assert said.value.cite == ("II.2.b.2",)
    else:
        assert Registration.objects.get(pk=bloc.sent(now)).state == "submitted"


def test_only_once_and_only_from_a_round_it_draws_on(bloc: Bloc) -> None:
    bloc.sent()
    now = at(2014, 1, 21)
    by = bloc.world.who("ngan", now)

    with pytest.raises(NotNow):
        escalating.escalate(by=by, registration_id=bloc.lower, round_key=UP, now=now)
    with pytest.raises(AgainstTheRules):
        escalating.escalate(by=by, registration_id=bloc.lower, round_key="conference-2014", now=now)
    with pytest.raises(NotFound):
        escalating.escalate(by=bloc.world.who("xa", now), registration_id=bloc.lower, round_key=UP, now=now)


def test_only_the_first_round_takes_over_what_stands_on_the_provinces_list(bloc: Bloc) -> None:
    now = at(2013, 4, 10)
    by = bloc.world.who("ngan", now)
    climb = climbs.find(by=by, registration_id=bloc.lower, now=now)
    assert ([way.round for way in climb.ways], climb.tiers) == (["bloc-2013", UP], (("province", "cấp tỉnh"),))

    row = escalating.escalate(
        by=by, registration_id=bloc.lower, round_key="bloc-2013", carried_from="province", now=now
    )

    leaves = standing.whole(row, now.date()).findings["bloc_first@bloc-2013"].eligible.leaves()
    assert [one.verdict.value for one in leaves if one.word == "carried_over"] == ["met"]
    later = at(2014, 1, 20)
    assert climbs.find(by=by, registration_id=bloc.lower, now=later).tiers == ()
    with pytest.raises(BadInput):
        escalating.escalate(by=by, registration_id=bloc.lower, round_key=UP, carried_from="province", now=later)


def test_a_declined_one_tells_its_reason_to_both_and_refuses_the_award(bloc: Bloc) -> None:
    pk, now = bloc.sent(), at(2014, 2, 3)
    with pytest.raises(BadInput):
        escalating.decline(by=bloc.world.who("mai", now), registration_id=pk, reason=" ", now=now)

    row = escalating.decline(by=bloc.world.who("mai", now), registration_id=pk, reason="Chưa có nét mới.", now=now)

    assert (row.state, row.return_reason) == ("declined", "Chưa có nét mới.")
    found = standing.whole(Registration.objects.get(pk=pk), date(2014, 2, 3))
    reasons = found.findings[f"bloc_second@{UP}"].eligible.reasons()
    assert "accepted_by" in {reason.word for reason in reasons}
    told = set(Message.objects.filter(key__startswith="decline/").values_list("person_id", flat=True))
    assert {bloc.world.person_ids["ngan"], bloc.world.person_ids["hoa"]} <= told


def test_at_the_base_nothing_is_declined(bloc: Bloc) -> None:
    now = at(2014, 1, 20)
    own = bloc.world.submitted(now)

    with pytest.raises((AgainstTheRules, NotPermitted)):
        escalating.decline(by=bloc.world.who("hoa", now), registration_id=own, reason="Không đạt.", now=now)


def _judged(bloc: Bloc) -> int:
    """Bring it to October 2015 with everything the round asks for."""
    bloc.recognised()
    pk, world = bloc.received(), bloc.world
    now = at(2014, 12, 10)
    surveys.record(by=world.who("mai", now), registration_id=pk, visit=Visit(now.date(), "Làm tốt."), now=now)
    now = at(2015, 10, 2)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    now = at(2015, 10, 5)
    signatory = Signatory("committee", "Hoàng Văn Mẫu Minh", "Bí thư")
    reports.confirm(by=world.who("minh", now), registration_id=pk, signatory=signatory, now=now)
    now = at(2015, 10, 8)
    bloc.summarised("mai", "K", UP, now)
    judging.assign(by=world.who("mai", now), registration_id=pk, person_id=world.person_ids["vang"], now=now)
    sheet = Assessment(
        criteria={"c1": Mark("met"), "c2": Mark("met")},
        standards={key: Mark("yes") for key in ("practical_effect", "replicable", "moves_others")},
        on_the_spot=True,
        visited_on=now.date(),
        remark="Đã xem tại chỗ.",
        grade="outstanding",
    )
    judging.submit(by=world.who("vang", now), registration_id=pk, assessment=sheet, now=now)
    return pk


def test_the_whole_way_to_the_blocs_decision(bloc: Bloc) -> None:
    pk, world = _judged(bloc), bloc.world
    now = at(2015, 10, 12)
    up = escalating.send_up(
        by=world.who("minh", now), registration_ids=[pk], paper=paper("09-TTr/ĐU", now.date()), now=now
    )
    judging.select(by=world.who("mai", now), registration_id=pk, grade="outstanding", now=now)
    made = decisions.propose(
        by=world.who("mai", now),
        unit_id=world.ids["K"],
        round_key=UP,
        registration_ids=[pk],
        paper=paper("03-TTr/BCĐ", now.date()),
        now=now,
    )
    now = at(2015, 10, 14)
    decisions.decide(
        by=world.who("vang", now),
        proposal_id=made.pk,
        registration_ids=[pk],
        paper=paper("20-QĐ/ĐUK", now.date()),
        now=now,
    )

    row = Registration.objects.get(pk=pk)
    found = standing.whole(row, date(2015, 10, 15)).findings[f"bloc_second@{UP}"]
    assert row.state == "decided"
    assert found.eligible.verdict.value == "met"
    assert found.granted.verdict.value == "met"
    values = {one.proposal_id: one.value for one in Document.objects.filter(kind="group_proposal")}
    assert values[up.pk]["to"].startswith("Ban Chỉ đạo")
    assert values[up.pk]["signature"]["authority"] == "T/M ĐẢNG ỦY"
    assert values[made.pk]["signature"]["authority"] == "T/M BAN CHỈ ĐẠO"
    assert values[made.pk]["year"] == 2015


def test_without_the_committees_word_nothing_is_granted(bloc: Bloc) -> None:
    pk = _judged(bloc)
    found = standing.whole(Registration.objects.get(pk=pk), date(2015, 10, 21)).findings[f"bloc_second@{UP}"]

    assert found.eligible.verdict.value == "met"
    assert "proposed_by" in {reason.word for reason in found.granted.reasons()}


def test_what_is_registered_at_the_base_only_is_not_sent_up(bloc: Bloc) -> None:
    now = at(2014, 2, 20)
    own = bloc.world.accepted(at(2014, 1, 20))

    by = bloc.world.who("minh", now)
    with pytest.raises(NotPermitted):
        escalating.send_up(by=by, registration_ids=[own], paper=paper("09-TTr/ĐU", now.date()), now=now)

    assert not Proposal.objects.exists()


def test_the_base_signatory_is_not_asked_to_decide_on_what_they_sent_up(bloc: Bloc) -> None:
    pk = bloc.received()
    now = at(2014, 2, 20)
    escalating.send_up(
        by=bloc.world.who("minh", now), registration_ids=[pk], paper=paper("09-TTr/ĐU", now.date()), now=now
    )
    acts_ = {one.act for group in todo.waiting(bloc.world.who("minh", now), now) for one in group.items}

    assert "decide" not in acts_
    assert acts.seen(bloc.world.who("minh", now)).filter(pk=pk).exists()
