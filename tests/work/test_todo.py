"""Việc cần làm: a season as each person finds it on their list, and what is on nobody's."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Person, Proposal, Registration
from kheo.work import changes, decisions, judging, registrations, reports, todo
from tests.work.world import World, achievement, at, content_, paper

JANUARY = at(2014, 1, 20)
# the papers of a whole unit, which wait for their duty and not for a dossier
PAPERS = {"guide_below", "issue_assignments", "issue_budget", "issue_plan", "issue_regulation", "issue_review"}
PEOPLE = ("ngan", "hoa", "bao", "tuan", "long", "minh", "ly", "vang")


def _lists(world: World, now: datetime) -> dict[str, list[str]]:
    """Tell what each person of K05 is asked for; who is asked for nothing is left out."""
    found = {}
    for who in PEOPLE:
        items = [one for group in todo.waiting(world.who(who, now), now) for one in group.items]
        acts = [one.act for one in items if one.act not in PAPERS]
        if acts:
            found[who] = acts
    return found


def _summarised(world: World) -> int:
    pk = world.accepted(JANUARY)
    world.summarised()
    return pk


def _reported(world: World) -> int:
    pk, now = _summarised(world), at(2014, 10, 3)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    return pk


def _confirmed(world: World) -> int:
    pk, now = _reported(world), at(2014, 10, 5)
    signatory = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    return pk


def _assigned(world: World) -> int:
    pk, now = _confirmed(world), at(2014, 10, 6)
    judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids["tuan"], now=now)
    return pk


def _appraised(world: World) -> int:
    pk, now = _assigned(world), at(2014, 10, 8)
    judging.submit(by=world.who("tuan", now), registration_id=pk, assessment=world.assessment(), now=now)
    return pk


def _selected(world: World) -> int:
    pk, now = _appraised(world), at(2014, 10, 8)
    judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
    return pk


def _proposed(world: World) -> int:
    pk, now = _selected(world), at(2014, 10, 8)
    decisions.propose(
        by=world.who("bao", now),
        unit_id=world.ids["K05"],
        round_key="base-2014",
        registration_ids=[pk],
        paper=paper("03-TTr/TCĐ", date(2014, 10, 8)),
        now=now,
    )
    return pk


STEPS = {
    "drafted": (lambda world: world.drafted(JANUARY), at(2014, 1, 21), {"ngan": ["submit"]}),
    "sent": (lambda world: world.submitted(JANUARY), at(2014, 1, 21), {"hoa": ["accept"], "bao": ["accept"]}),
    "received": (lambda world: world.accepted(JANUARY), at(2014, 1, 21), {}),
    "window over": (
        lambda world: world.accepted(JANUARY),
        at(2014, 2, 3),
        {"hoa": ["issue_summary"], "bao": ["issue_summary"]},
    ),
    "october": (_summarised, at(2014, 10, 1), {"ngan": ["report"]}),
    "reported": (
        _reported,
        at(2014, 10, 4),
        {"hoa": ["assign_appraiser"], "bao": ["assign_appraiser"], "long": ["confirm"], "minh": ["confirm"]},
    ),
    "confirmed": (_confirmed, at(2014, 10, 6), {"hoa": ["assign_appraiser"], "bao": ["assign_appraiser"]}),
    "given": (_assigned, at(2014, 10, 7), {"tuan": ["appraise"]}),
    "appraised": (_appraised, at(2014, 10, 8), {"bao": ["select"]}),
    "selected": (_selected, at(2014, 10, 8), {"bao": ["propose"]}),
    "proposed": (_proposed, at(2014, 10, 9), {"minh": ["decide"]}),
}


@pytest.mark.parametrize(("bring", "now", "lists"), STEPS.values(), ids=STEPS)
def test_each_step_waits_for_its_person_and_for_nobody_else(
    world: World, bring: Callable[[World], int], now: datetime, lists: dict[str, list[str]]
) -> None:
    bring(world)

    assert _lists(world, now) == lists


@pytest.mark.parametrize(
    ("day", "asked"),
    [(15, ["award", "praise", "recognise"]), (16, ["award", "recognise"])],
    ids=["decided on the day", "decided when the day was over"],
)
def test_praise_is_asked_for_only_where_it_could_still_be_given(world: World, day: int, asked: list[str]) -> None:
    pk, now = _proposed(world), at(2014, 10, day)
    decisions.decide(
        by=world.who("minh", now),
        proposal_id=Proposal.objects.get().pk,
        registration_ids=[pk],
        paper=paper("04-QĐ/ĐU", now.date()),
        now=now,
    )

    lists = _lists(world, at(2014, 10, 20))

    assert sorted(lists["hoa"]) == asked


def test_whoever_owns_it_does_not_confirm_it(world: World) -> None:
    """Long leads K05 and is made a person who owns the model: confirming is then for the committee alone (III.3.b)."""
    pk = _reported(world)
    row = Registration.objects.get(pk=pk)
    row.exemplar.owners.create(person=Person.objects.get(pk=world.person_ids["long"]), home_id=world.ids["K05"])

    found = _lists(world, at(2014, 10, 4))

    assert (found.get("long"), found["minh"]) == (None, ["confirm"])


def test_a_returned_registration_comes_back_with_its_reason(world: World) -> None:
    pk, now = world.submitted(JANUARY), at(2014, 1, 21)
    registrations.send_back(by=world.who("hoa", now), registration_id=pk, reason="Nêu rõ nguồn số liệu.", now=now)

    [group] = todo.waiting(world.who("ngan", now), now)

    [item] = group.items
    assert (item.act, item.note, item.by_on, item.cite) == (
        "submit",
        "Nêu rõ nguồn số liệu.",
        date(2014, 1, 31),
        ("II.2.a", "III.2.e"),
    )


def test_a_draft_is_no_more_asked_for_when_its_window_is_over(world: World) -> None:
    world.drafted(JANUARY)

    last, after = at(2014, 1, 31, 23, 59), at(2014, 2, 1, 0, 1)

    assert [_lists(world, now).get("ngan") for now in (last, after)] == [["submit"], None]


def test_an_asked_change_waits_for_the_group_until_it_is_answered(world: World) -> None:
    pk, asked, answered = world.accepted(JANUARY), at(2014, 1, 25), at(2014, 1, 26)
    changes.ask(
        by=world.who("ngan", asked),
        registration_id=pk,
        content_=content_(goal="Dưới 5 hồ sơ trễ hạn."),
        reason="Chỉ tiêu được giao lại.",
        now=asked,
    )
    before = _lists(world, asked)
    changes.answer(by=world.who("hoa", answered), registration_id=pk, agree=True, remark="", now=answered)

    assert (before, _lists(world, answered)) == ({"hoa": ["answer_change"], "bao": ["answer_change"]}, {})


@pytest.mark.parametrize(("day", "late"), [(30, []), (31, ["Bệnh viện"])])
def test_the_bloc_is_warned_of_groups_from_31_march(world: World, day: int, late: list[str]) -> None:
    now = at(2013, 3, day)

    found = todo.late_groups(world.who("mai", now), now)

    assert [unit.short_name for unit in found] == late


def test_a_committee_without_a_group_is_asked_to_set_one_up(world: World) -> None:
    now = at(2013, 3, 20)

    items = [one for group in todo.waiting(world.who("xa", now), now) for one in group.items]

    [item] = [one for one in items if one.act == "set_up_group"]
    assert (item.act, item.by_on, item.cite) == ("set_up_group", date(2013, 3, 31), ("III.5.a",))


def test_a_longer_list_asks_no_more_of_the_tables(world: World) -> None:
    now = at(2014, 1, 21)
    asked = []
    for _ in range(3):
        world.submitted(JANUARY)
        by = world.who("hoa", now)
        with CaptureQueriesContext(connection) as queries:
            found = todo.waiting(by, now)
        asked.append((sum(one.act == "accept" for group in found for one in group.items), len(queries)))

    assert [many for many, _queries in asked] == [1, 2, 3]
    assert len({queries for _many, queries in asked}) == 1
