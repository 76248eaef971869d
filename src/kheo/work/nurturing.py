"""The nurture log: what those who follow and nurture an exemplar did for it, day by day (R33, III.5.b)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kheo.store.models import Duty, NurtureNote, Owner, Registration
from kheo.work import acts, content, days, diary, lifecycle, permits
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound, NotNow

TASKS = (Duty.Task.FOLLOW, Duty.Task.NURTURE)
# received and not judged yet: there is something to be helped with
UNDER_WAY = tuple(str(state) for state in lifecycle.states_before("survey"))


@transaction.atomic
def note(
    *, by: Actor, registration_id: int, on: date, text: str, now: datetime, next_on: date | None = None
) -> NurtureNote:
    """Write into the log; only whoever was given the duty to follow or nurture where the exemplar stands.

    The same words for the same day twice are once. `next_on` is when they mean to go again; they are reminded of it
    until they write the next line. Raises `BadInput` for a day to come, a next day that is none, or no words.
    """
    row = _seen(by, registration_id)
    permits.require(by, "nurture", thing(row))
    words = content.needed("text", text, "Chưa ghi việc đã làm. Hãy ghi đã gặp ai, góp ý gì, giúp được gì.")
    if row.state in {"draft", "withdrawn", "declined"}:
        raise NotNow("Hồ sơ này không còn trong phong trào nên không ghi chăm bồi.")
    if on > days.day(now):
        sentence = "Ngày chăm bồi muộn hơn hôm nay. Hãy ghi ngày đã làm."
        raise BadInput(sentence, fields={"on": sentence})
    if next_on is not None and next_on <= days.day(now):
        sentence = "Ngày hẹn lần sau phải muộn hơn hôm nay. Hãy chọn lại, hoặc để trống nếu chưa hẹn."
        raise BadInput(sentence, fields={"next_on": sentence})
    made, created = NurtureNote.objects.get_or_create(
        registration=row, by_id=by.person_id, on=on, text=words, next_on=next_on, defaults={"at": now}
    )
    if created:
        diary.record(
            diary.Word.NURTURED,
            account_id=by.account_id,
            subject="registration",
            subject_id=row.pk,
            unit_id=row.unit_id,
            now=now,
            note=diary.Note(after=_told(made), cite=("III.5.b",)),
        )
    return made


def of(registration_id: int, *, by: Actor) -> Sequence[NurtureNote]:
    """List the log of a registration that somebody may see, newest first."""
    rows = NurtureNote.objects.filter(registration_id=registration_id, registration__in=acts.seen(by))
    return list(rows.select_related("by").order_by("-on", "-pk"))


def may_note(*, by: Actor, registration_id: int) -> permits.Answer:
    """Tell whether somebody may write into the log, and if not, why not."""
    return permits.answer(by, "nurture", thing(_seen(by, registration_id)))


def waiting(by: Actor) -> QuerySet[Registration]:
    """Ask for what somebody is to follow and nurture, under way: nothing written yet, or a next day named (`due`).

    How often somebody goes the text does not say (III.5.b): whoever has begun a log is asked by their own word alone.
    """
    given = Duty.objects.filter(person_id=by.person_id, task__in=TASKS, until_on__isnull=True)
    places = given.filter(unit_id__in=permits.opened(by)).values("unit_id")
    rows = Registration.objects.filter(Q(unit_id__in=places) | Q(lower__unit_id__in=places), state__in=UNDER_WAY)
    own = Owner.objects.filter(exemplar=OuterRef("exemplar"), person_id=by.person_id)
    noted = NurtureNote.objects.filter(registration=OuterRef("pk"), by_id=by.person_id)
    last = noted.order_by("-on", "-pk").values("next_on")[:1]
    return rows.exclude(Exists(own)).annotate(due=Subquery(last)).filter(~Exists(noted) | Q(due__isnull=False))


def thing(row: Registration) -> permits.Thing:
    """Gather who follows and nurtures where a registration stands, here and below."""
    places = [row.unit_id, *([row.lower.unit_id] if row.lower is not None else [])]
    duties = Duty.objects.filter(unit_id__in=places, task__in=TASKS, until_on__isnull=True)
    return permits.Thing(unit_id=row.unit_id, nurturers=frozenset(duties.values_list("person_id", flat=True)))


def _told(made: NurtureNote) -> dict[str, str]:
    told = {"on": made.on.isoformat()}
    return told if made.next_on is None else {**told, "next": made.next_on.isoformat()}


def _seen(by: Actor, registration_id: int) -> Registration:
    row = acts.seen(by).select_related("lower").filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    return row
