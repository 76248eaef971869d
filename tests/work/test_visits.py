"""Visits planned, made and photographed; the nurture log: by whom, once, and what a picture no longer tells."""

import io
from datetime import date, datetime

import pytest
from PIL import Image

from kheo.store.models import Entry, NurtureNote, PlannedVisit, VisitPhoto
from kheo.work import nurturing, people, registrations, reminders, steering, surveys, todo, visits
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from kheo.work.surveys import Visit
from tests.work.bloc import Bloc
from tests.work.world import World, at

NOW, DAY = at(2014, 12, 2), date(2014, 12, 10)
JANUARY = at(2014, 1, 20)


def _jpeg(width: int = 40, height: int = 20) -> bytes:
    """Make a picture as a phone does: lying on its side, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _plan(bloc: Bloc, pk: int, who: str = "mai", on: date = DAY, whom: str = "mai") -> PlannedVisit:
    person = bloc.world.person_ids[whom]
    return visits.plan(by=bloc.world.who(who, NOW), registration_id=pk, person_id=person, on=on, now=NOW)


def _todo(bloc: Bloc) -> list[tuple[str, date | None]]:
    groups = todo.waiting(bloc.world.who("mai", NOW), NOW)
    return [(item.label, item.by_on) for group in groups for item in group.items if item.act == "survey"]


def test_a_planned_visit_waits_until_it_is_made(bloc: Bloc) -> None:
    pk = bloc.received()
    assert _plan(bloc, pk).pk == _plan(bloc, pk).pk  # twice is once

    [stop] = visits.tour(by=bloc.world.who("mai", NOW), unit_id=bloc.world.ids["K"], now=NOW).stops
    assert [(one.on, one.person.full_name) for one in stop.planned] == [(DAY, "Bùi Thị Mẫu Mai")]
    assert ("Đi khảo sát theo lịch", DAY) in _todo(bloc)

    now = at(2014, 12, 10)
    made = surveys.record(by=bloc.world.who("mai", now), registration_id=pk, visit=Visit(DAY, "Tốt."), now=now)

    assert PlannedVisit.objects.get().survey_id == made.pk
    assert "Đi khảo sát theo lịch" not in {label for label, _on in _todo(bloc)}
    assert Entry.objects.filter(word="visit_planned").count() == 1


def test_a_visit_that_cannot_be_is_refused(bloc: Bloc) -> None:
    pk = bloc.received()
    for changes, field in (({"on": date(2014, 12, 1)}, "on"), ({"whom": "hoa"}, "person")):
        with pytest.raises(BadInput) as refused:
            _plan(bloc, pk, **changes)
        assert set(refused.value.fields) == {field}
    with pytest.raises(NotPermitted):
        _plan(bloc, pk, who="hoa")
    with pytest.raises(NotFound):
        _plan(bloc, pk, who="xa")


def test_a_cancelled_visit_is_gone_once(bloc: Bloc) -> None:
    visit = _plan(bloc, bloc.received())
    visits.cancel(by=bloc.world.who("mai", NOW), visit_id=visit.pk, now=NOW)

    assert "Đi khảo sát theo lịch" not in {label for label, _on in _todo(bloc)}
    with pytest.raises(NotNow):
        visits.cancel(by=bloc.world.who("mai", NOW), visit_id=visit.pk, now=NOW)


def test_a_photograph_stands_upright_and_tells_no_place(bloc: Bloc) -> None:
    pk, now = bloc.received(), at(2014, 12, 10)
    mai = bloc.world.who("mai", now)
    survey = surveys.record(by=mai, registration_id=pk, visit=Visit(DAY, "Tốt."), now=now)

    for _ in range(2):
        kept = visits.add_photo(by=mai, survey_id=survey.pk, upload=Upload("IMG 1.jpg", _jpeg()), now=now)

    assert VisitPhoto.objects.count() == 1
    shown = visits.photo_of(by=bloc.world.who("ngan", now), photo_id=kept.pk)
    with Image.open(io.BytesIO(shown.data)) as picture:
        assert picture.size == (20, 40)
        assert dict(picture.getexif()) == {}
    with pytest.raises(NotFound):
        visits.photo_of(by=bloc.world.who("xa", now), photo_id=kept.pk)
    with pytest.raises(NotPermitted):
        visits.add_photo(
            by=bloc.world.who("hoa", now), survey_id=survey.pk, upload=Upload("a.jpg", _jpeg(1, 1)), now=now
        )
    with pytest.raises(BadInput):
        visits.add_photo(by=mai, survey_id=survey.pk, upload=Upload("a.pdf", b"%PDF-1.4"), now=now)


def test_a_photograph_is_kept_no_larger_than_it_takes_to_see(bloc: Bloc) -> None:
    pk, now = bloc.received(), at(2014, 12, 10)
    mai = bloc.world.who("mai", now)
    survey = surveys.record(by=mai, registration_id=pk, visit=Visit(DAY, "Tốt."), now=now)

    upload = Upload("IMG 2.jpg", _jpeg(visits.PHOTO_SIDE * 2, 1000))
    kept = visits.add_photo(by=mai, survey_id=survey.pk, upload=upload, now=now)

    with Image.open(io.BytesIO(visits.photo_of(by=mai, photo_id=kept.pk).data)) as picture:
        assert picture.size == (500, visits.PHOTO_SIDE)


def test_whoever_is_to_nurture_writes_the_log_and_nobody_else(world: World) -> None:
    pk, now = world.accepted(JANUARY), at(2014, 3, 3)

    def write(who: str) -> NurtureNote:
        return nurturing.note(by=world.who(who, now), registration_id=pk, on=now.date(), text="Đã góp ý.", now=now)

    with pytest.raises(NotPermitted):
        write("ly")
    steering.assign_duty(
        by=world.who("bao", now), unit_id=world.ids["K05"], task="nurture", person_id=world.person_ids["ly"], now=now
    )

    assert write("ly").pk == write("ly").pk
    for who, refusal in (("bao", NotPermitted), ("ngan", NotPermitted), ("xa", NotFound)):
        with pytest.raises(refusal):
            write(who)
    assert [one.text for one in nurturing.of(pk, by=world.who("ngan", now))] == ["Đã góp ý."]
    assert Entry.objects.filter(word="nurtured").count() == 1


def _to_nurture(world: World, who: str, now: datetime) -> list[tuple[int | None, str, tuple[str, ...]]]:
    groups = todo.waiting(world.who(who, now), now)
    return [(one.id, one.label, one.cite) for group in groups for one in group.items if one.act == "nurture"]


@pytest.mark.parametrize("task", ["follow", "nurture"])
def test_whoever_was_given_the_duty_finds_it_to_do_until_they_have_begun(world: World, task: str) -> None:
    pk, now = world.accepted(JANUARY), at(2014, 3, 3)
    assert _to_nurture(world, "ly", now) == []
    for who in ("ly", "tuan", "long"):  # Long leads the owners; he reads no work of the unit's
        steering.assign_duty(
            by=world.who("bao", now), unit_id=world.ids["K05"], task=task, person_id=world.person_ids[who], now=now
        )
    assert [_to_nurture(world, who, now) for who in ("ly", "tuan", "long", "hoa", "ngan")] == [
        [(pk, "Ghi nhật ký chăm bồi", ("III.5.b",))],
        [(pk, "Ghi nhật ký chăm bồi", ("III.5.b",))],
        [],
        [],
        [],
    ]

    nurturing.note(by=world.who("ly", now), registration_id=pk, on=now.date(), text="Đã góp ý.", now=now)

    assert (_to_nurture(world, "ly", now), len(_to_nurture(world, "tuan", now))) == ([], 1)


def _nurturer(world: World, now: datetime) -> int:
    by, who = world.who("bao", now), world.person_ids["ly"]
    steering.assign_duty(by=by, unit_id=world.ids["K05"], task="nurture", person_id=who, now=now)
    return world.accepted(JANUARY)


def test_the_day_named_for_the_next_time_is_reminded_of_until_the_next_line(world: World) -> None:
    now = at(2014, 3, 3)
    pk, ly = _nurturer(world, now), world.who("ly", now)

    def due(day: datetime) -> list[tuple[str, date | None]]:
        groups = todo.waiting(world.who("ly", day), day)
        return [(one.label, one.by_on) for group in groups for one in group.items if one.act == "nurture"]

    nurturing.note(by=ly, registration_id=pk, on=now.date(), text="Góp ý.", now=now, next_on=date(2014, 4, 7))
    named = [("Chăm bồi theo hẹn, ghi nhật ký", date(2014, 4, 7))]
    assert [due(day) for day in (now, at(2014, 4, 7, 23, 59), at(2014, 4, 8))] == [named] * 3
    account = people.account_of("ly")
    told = [
        [one.act for one in reminders.due(account, since=date(2014, 4, day - 1), now=at(2014, 4, day))]
        for day in (4, 5, 6, 8)
    ]
    assert told == [["nurture"], [], ["nurture"], ["nurture"]]

    later = at(2014, 4, 8)
    nurturing.note(by=world.who("ly", later), registration_id=pk, on=later.date(), text="Đã gặp lại.", now=later)
    assert due(later) == []


@pytest.mark.parametrize("next_on", [date(2014, 3, 2), date(2014, 3, 3)])
def test_the_next_time_lies_ahead(world: World, next_on: date) -> None:
    now = at(2014, 3, 3)
    pk = _nurturer(world, now)

    with pytest.raises(BadInput) as no:
        nurturing.note(
            by=world.who("ly", now), registration_id=pk, on=now.date(), text="Góp ý.", now=now, next_on=next_on
        )
    assert set(no.value.fields) == {"next_on"}


def test_nothing_is_to_be_nurtured_once_the_duty_or_the_dossier_has_ended(world: World) -> None:
    pk, now = world.accepted(JANUARY), at(2014, 3, 3)
    given = [
        steering.assign_duty(
            by=world.who("bao", now), unit_id=world.ids["K05"], task="nurture", person_id=world.person_ids[who], now=now
        )
        for who in ("ly", "tuan")
    ]
    before = [len(_to_nurture(world, who, now)) for who in ("ly", "tuan")]
    steering.release_duty(by=world.who("bao", now), unit_id=world.ids["K05"], duty_id=given[0].pk, now=now)
    released = [len(_to_nurture(world, who, now)) for who in ("ly", "tuan")]
    registrations.withdraw(by=world.who("ngan", now), registration_id=pk, now=now, reason="Xin rút.")

    assert (before, released, _to_nurture(world, "tuan", now)) == ([1, 1], [0, 1], [])


@pytest.mark.parametrize(("on", "text", "field"), [(date(2014, 3, 4), "Góp ý.", "on"), (date(2014, 3, 3), " ", "text")])
def test_a_bad_line_of_the_log_is_refused(world: World, on: date, text: str, field: str) -> None:
    pk, now = world.accepted(JANUARY), at(2014, 3, 3)
    steering.assign_duty(
        by=world.who("bao", now), unit_id=world.ids["K05"], task="follow", person_id=world.person_ids["ly"], now=now
    )

    with pytest.raises(BadInput) as refused:
        nurturing.note(by=world.who("ly", now), registration_id=pk, on=on, text=text, now=now)

    assert set(refused.value.fields) == {field}
