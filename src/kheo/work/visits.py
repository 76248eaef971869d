"""Plan the visits of a board, keep the photographs taken there, read the round of visits (II.2.b.1, II.2.b.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import vietnamese
from kheo.store.models import PlannedVisit, Registration, Survey, VisitPhoto
from kheo.work import acts, boards, days, diary, files, lifecycle, outbox, people, permits, units
from kheo.work.actors import Actor, Role
from kheo.work.documents import Rendered
from kheo.work.files import Upload
from kheo.work.people import Member
from kheo.work.refusals import BadInput, NotFound, NotNow

VISITORS = (Role.BLOC_SECRETARY, Role.BLOC_HEAD)
MOST_PHOTOS = 12
PHOTO_SIDE = 2048  # of the longer side in pixels: a sheet of A4 on it can be read, and it takes under a megabyte


@dataclass(frozen=True, slots=True)
class Stop:
    """One exemplar of a board with who goes there when; `planned` is empty while nobody is to go."""

    registration_id: int
    title: str
    owner_name: str
    planned: tuple[PlannedVisit, ...]
    visited_on: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Tour:
    """Kế hoạch khảo sát of a board: those to go to, soonest first, and who may be sent."""

    unit: units.UnitThen
    stops: tuple[Stop, ...]
    visitors: tuple[Member, ...]
    may_plan: bool


@transaction.atomic
def plan(*, by: Actor, registration_id: int, person_id: int, on: date, now: datetime, note: str = "") -> PlannedVisit:
    """Send a member of the board to an exemplar on a day; the same twice is once.

    Raises `BadInput` for a day that has passed or somebody who does not belong to the board, `NotNow` where there is
    nothing to visit any more.
    """
    row = _registration(by, registration_id)
    today = days.day(now)
    if on < today:
        sentence = "Ngày đi khảo sát đã qua. Hãy chọn hôm nay hoặc một ngày sau đó."
        raise BadInput(sentence, fields={"on": sentence})
    if person_id not in {one.person_id for one in people.members({row.unit_id}, VISITORS, today)}:
        sentence = "Người này không thuộc Ban Chỉ đạo nên không ghi được kết quả khảo sát. Hãy chọn người khác."
        raise BadInput(sentence, fields={"person": sentence})
    if lifecycle.State(row.state) not in lifecycle.states_before("survey"):
        raise NotNow("Hồ sơ này không còn ở bước khảo sát nên không lập kế hoạch đi nữa.")
    visit, created = PlannedVisit.objects.get_or_create(
        registration=row,
        person_id=person_id,
        on=on,
        cancelled_at=None,
        defaults={"note": vietnamese.nfc(note).strip()},
    )
    if created:
        after = {"on": on.isoformat(), "person": person_id}
        _record(diary.Word.VISIT_PLANNED, by, row, now, diary.Note(after=after))
        outbox.tell(
            {person_id} | outbox.owners(row, now),
            key=f"visit/{visit.pk}",
            subject=f"Lịch khảo sát: {row.exemplar.title}",
            body=f"Ban Chỉ đạo khảo sát ngày {vietnamese.show_day(on)}. {visit.note}".strip(),
            now=now,
            registration=row,
        )
    return visit


@transaction.atomic
def cancel(*, by: Actor, visit_id: int, now: datetime) -> PlannedVisit:
    """Take a planned visit back; raises `NotNow` when it was made or taken back already."""
    visit = PlannedVisit.objects.select_for_update().filter(pk=visit_id).first()
    if visit is None:
        raise NotFound("Không tìm thấy lịch khảo sát này, hoặc đồng chí không có quyền xem.")
    row = _registration(by, visit.registration_id)
    if visit.survey_id is not None or visit.cancelled_at is not None:
        raise NotNow("Lịch này đã thực hiện hoặc đã hủy. Hãy tải lại trang để xem.")
    visit.cancelled_at = now
    visit.save(update_fields=("cancelled_at",))
    _record(diary.Word.VISIT_CANCELLED, by, row, now, diary.Note(before={"on": visit.on.isoformat()}))
    return visit


def fulfil(survey: Survey) -> None:
    """Tie a visit that was made to whatever was planned for its exemplar until that day; called by its verb."""
    waiting = PlannedVisit.objects.filter(
        registration=survey.registration_id, survey__isnull=True, cancelled_at__isnull=True, on__lte=survey.on
    )
    waiting.update(survey=survey)
    later = PlannedVisit.objects.filter(
        registration=survey.registration_id, survey__isnull=True, cancelled_at__isnull=True, person=survey.by_id
    )
    later.update(survey=survey)  # whoever went earlier than planned has gone


def add_photo(*, by: Actor, survey_id: int, upload: Upload, now: datetime) -> VisitPhoto:
    """Keep a photograph of a visit, upright, scaled down and without where it was taken; the same one twice is once.

    Raises `BadInput` for anything but a picture, `NotNow` when there are too many.
    """
    survey = Survey.objects.filter(pk=survey_id).first()
    if survey is None:
        raise NotFound("Không tìm thấy lần khảo sát này, hoặc đồng chí không có quyền xem.")
    row = _registration(by, survey.registration_id)
    name, content_type, data = files.admit(upload, longest=PHOTO_SIDE)
    if not content_type.startswith("image/"):
        sentence = "Chỉ nhận ảnh jpg hoặc png ở đây. Hãy chụp hoặc chọn một tấm ảnh."
        raise BadInput(sentence, fields={"file": sentence})
    return _photo(by, row, survey, (name, content_type, data), now)


@transaction.atomic
def _photo(by: Actor, row: Registration, survey: Survey, admitted: tuple[str, str, bytes], now: datetime) -> VisitPhoto:
    name, content_type, data = admitted
    blob = files.keep(data, content_type)
    photos = VisitPhoto.objects.filter(survey=survey)
    there = photos.filter(blob=blob).first()
    if there is not None:
        return there
    if photos.count() >= MOST_PHOTOS:
        raise NotNow(f"Mỗi lần khảo sát giữ tối đa {MOST_PHOTOS} ảnh. Hãy chọn những ảnh cần nhất.")
    photo = VisitPhoto.objects.create(survey=survey, blob=blob, name=name, added_at=now, by_id=by.person_id)
    _record(diary.Word.PHOTO_ADDED, by, row, now, diary.Note(after={"survey": survey.pk, "name": name}))
    return photo


def photo_of(*, by: Actor, photo_id: int) -> Rendered:
    """Hand out a photograph; raises `NotFound` for whoever may not see its dossier."""
    photo = (
        VisitPhoto.objects.select_related("blob").filter(pk=photo_id, survey__registration__in=acts.seen(by)).first()
    )
    if photo is None:
        raise NotFound("Không tìm thấy ảnh này, hoặc đồng chí không có quyền xem.")
    return Rendered(photo.name, photo.blob.content_type, files.read(photo.blob))


def tour(*, by: Actor, unit_id: int, now: datetime) -> Tour:
    """Read who goes where when; raises `NotFound` for whoever may not see the board's work."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    rows = Registration.objects.filter(unit_id=unit_id, lower__isnull=False)
    rows = rows.filter(state__in=[str(state) for state in lifecycle.states_before("survey")])
    rows = rows.select_related("exemplar").prefetch_related("surveys").order_by("pk")
    planned: dict[int, list[PlannedVisit]] = {}
    waiting = PlannedVisit.objects.filter(registration__unit_id=unit_id, survey__isnull=True, cancelled_at__isnull=True)
    for visit in waiting.select_related("person").order_by("on", "pk"):
        planned.setdefault(visit.registration_id, []).append(visit)
    stops = [_stop(row, planned.get(row.pk, [])) for row in rows]
    stops.sort(key=lambda one: (not one.planned, min((visit.on for visit in one.planned), default=date.max)))
    return Tour(
        unit=units.known(unit_id, on),
        stops=tuple(stops),
        visitors=tuple({one.person_id: one for one in people.members({unit_id}, VISITORS, on)}.values()),
        may_plan=permits.answer(by, "survey", permits.Thing(unit_id=unit_id)).ok,
    )


def planned_for(person_id: int) -> QuerySet[PlannedVisit]:
    """Ask for the visits that somebody still has to make."""
    return PlannedVisit.objects.filter(person_id=person_id, survey__isnull=True, cancelled_at__isnull=True)


def _stop(row: Registration, planned: Sequence[PlannedVisit]) -> Stop:
    return Stop(
        registration_id=row.pk,
        title=row.exemplar.title,
        owner_name=row.owner_name,
        planned=tuple(planned),
        visited_on=tuple(sorted(one.on for one in row.surveys.all())),
    )


def _registration(by: Actor, registration_id: int) -> Registration:
    row = acts.seen(by).select_related("exemplar", "lower").prefetch_related("exemplar__owners", "assignments")
    found = row.filter(pk=registration_id).first()
    if found is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "survey", acts.thing(found))
    return found


def _record(word: diary.Word, by: Actor, row: Registration, now: datetime, note: diary.Note) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=note,
    )
