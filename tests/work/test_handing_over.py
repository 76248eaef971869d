"""What a closed unit leaves: nothing is guessed; what is touched is shown beforehand."""

from dataclasses import replace
from datetime import date

from kheo.store.models import (
    Appointment,
    Entry,
    Exemplar,
    Owner,
    Registration,
    Succession,
    UnitVersion,
)
from kheo.work import (
    acts,
    exemplars,
    lineage,
    registrations,
    reorganising,
    touched,
    units,
)
from kheo.work.exemplars import Owners
from kheo.work.reshaping import Choices, Merge, Move, Split
from tests.work.merger import GONE, MERGED, Merger, ground
from tests.work.world import at


def test_what_nobody_chose_ends_or_waits(merger: Merger) -> None:
    pk = merger.accepted(2014)
    unchosen = Choices(children={merger.ids["P06"]: "K05"})

    merger.merge(date(2014, 6, 1), unchosen)

    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K06"]
    assert Owner.objects.get(exemplar_id=merger.exemplar).home_id == merger.ids["K06"]
    assert not Succession.objects.exists()
    assert not Appointment.objects.filter(unit_id=merger.ids["K06"], until_on=None).exists()
    assert not Appointment.objects.filter(from_on=date(2014, 6, 1)).exists()


def test_a_successor_may_be_chosen_later(merger: Merger) -> None:
    pk = merger.accepted(2014)
    event = merger.merge(date(2014, 6, 1), Choices(children={merger.ids["P06"]: "K05"}))
    now = at(2014, 6, 20)

    later = replace(merger.choices(), children={})
    act = reorganising.choose(by=merger.world.who("mai", now), event_id=event, choices=later, now=now)

    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K05"]
    assert Succession.objects.get().on == date(2014, 6, 1)
    post = Appointment.objects.get(person_id=merger.world.person_ids["owner6"], unit_id=merger.ids["K05"])
    assert (post.role, post.from_on, post.until_on) == ("representative", date(2014, 6, 1), None)
    assert Entry.objects.latest("seq").word == "successors_chosen"
    reorganising.undo(by=merger.world.who("mai", now), event_id=event, now=now)
    act.refresh_from_db()
    assert act.undone_at == now
    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K06"]


def test_the_preview_lists_what_is_touched_and_writes_nothing(merger: Merger) -> None:
    merger.recognised(2013)
    pk = merger.accepted(2014)
    count = (UnitVersion.objects.count(), Entry.objects.count())
    change = Merge((merger.ids["K06"],), merger.ids["K05"])

    shown = touched.preview(by=merger.world.who("mai", at(2014, 6, 1)), change=change, on=date(2014, 6, 1))

    assert shown.title == f"Sáp nhập {GONE} vào Đảng bộ cơ sở Sở Nội vụ"
    assert [(one.id, one.state, one.waits) for one in shown.dossiers] == [(pk, "Đang thực hiện", True)]
    assert [(one.id, one.rounds, one.waits) for one in shown.exemplars] == [
        (merger.exemplar, ("Cấp cơ sở, năm 2013",), True)
    ]
    assert [one.id for one in shown.heirless] == [merger.exemplar]
    assert {(one.person, one.role) for one in shown.rights} >= {("Mẫu hand6", "Người ký thay mặt cấp ủy")}
    assert {one.person for one in shown.posts} == {"Mẫu owner6", "Mẫu hand6", "Mẫu head6", "Mẫu clerk6"}
    assert [(one.id, one.label) for one in shown.children] == [(merger.ids["P06"], "Phòng Người có công")]
    assert shown.targets == (("K05", "Đảng bộ cơ sở Sở Nội vụ"),)
    assert (UnitVersion.objects.count(), Entry.objects.count()) == count


def test_a_move_shows_who_no_longer_reaches_down(merger: Merger) -> None:
    change = Move(merger.ids["P05"], merger.ids["K12"])

    shown = touched.preview(by=merger.world.who("mai", at(2014, 6, 1)), change=change, on=date(2014, 6, 1))

    assert [(one.person, one.lost) for one in shown.rights] == [
        ("Lê Văn Mẫu Long", "không còn bao quát đơn vị được sắp xếp")
    ]
    assert (shown.children, shown.targets, shown.heirless) == ((), (), ())


def test_a_part_that_was_split_off_is_no_heir_of_what_ends_later(merger: Merger) -> None:
    pk = merger.recognised(2013)
    now = at(2014, 6, 1)
    by = merger.world.who("mai", now)
    part = Split(merger.ids["K06"], (merger.ids["K06"], merger.ids["K12"]))
    reorganising.split(by=by, change=part, ground=ground(now.date()), now=now)
    assert lineage.now_of(merger.ids["K06"], now.date())[0].code == "K06"
    merger.merge()

    assert [unit.code for unit in lineage.now_of(merger.ids["K06"], MERGED)] == ["K05"]
    seen = {who: acts.seen(merger.world.who(who, at(2014, 12, 15))).filter(pk=pk).exists() for who in ("minh", "xa")}
    assert seen == {"minh": True, "xa": False}


def test_owners_that_become_one_are_named_once(merger: Merger) -> None:
    now = at(2014, 1, 20)
    owners = Owners((merger.ids["K06"], merger.ids["K05"]))
    entry = registrations.Entry(owners, "base-2014", "Cùng làm nhà tình nghĩa")
    row = registrations.draft(by=merger.world.who("owner6", now), entry=entry, now=now)
    merger.exemplar = row.exemplar_id
    assert row.owner_name.count("; ") == 1

    merger.merge()
    names = exemplars.names(Exemplar.objects.get(pk=row.exemplar_id), units.tree(MERGED))

    assert names["owner_name"] == "Đảng bộ cơ sở Sở Nội vụ"
