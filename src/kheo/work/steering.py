"""Set up steering groups and share out their duties; issue form 2 and the assignment table (R30, R33, R25)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import vietnamese
from kheo.store.models import Decision, Document, Duty, Person, Registration
from kheo.work import days, diary, documents, issuing, outbox, people, permits, programmes, vacancies
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound

TASKS: Mapping[str, str] = dict(Duty.Task.choices)
GROUP_ROLES = (Role.STEERING_HEAD, Role.BASE_SECRETARY, Role.STEERING_MEMBER)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of a steering group: who, in which role, with which position in the agency."""

    person_id: int
    role: Role
    position: str


@transaction.atomic
def set_up_group(*, by: Actor, unit_id: int, seats: Iterable[Seat], paper: Paper, now: datetime) -> Decision:
    """Set up a base unit's steering group by a decision; its members are appointed from the decision's day (III.5.a).

    Setting it up again replaces who was in it; what a former member had to appraise comes back. Raises `BadInput`
    without a head and a secretary, or for a number that is taken.
    """
    permits.require(by, "set_up_group", permits.Thing(unit_id=unit_id))
    seats = list(seats)
    issuing.check(paper, days.day(now))
    _check(seats)
    edition, _ = programmes.current(unit_id, on=days.day(now))
    issuing.require_number(unit_id, paper)
    decision = Decision.objects.create(
        unit_id=unit_id,
        edition=edition,
        kind=Decision.Kind.STEERING_GROUP,
        number=vietnamese.nfc(paper.number).strip(),
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
        basis=vietnamese.nfc(paper.basis),
    )
    former = people.end_group(unit_id, GROUP_ROLES, paper.on)
    for seat in seats:
        people.seat(
            unit_id=unit_id, seat_person=seat.person_id, role=seat.role, position=seat.position, decision=decision
        )
    vacancies.take_back(by=by, person_ids=former, now=now)
    diary.record(
        diary.Word.GROUP_SET_UP,
        account_id=by.account_id,
        subject="decision",
        subject_id=decision.pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"number": paper.number, "members": len(seats)}, cite=("III.5.a",)),
    )
    documents.freeze_group_decision(decision, [(seat.person_id, seat.role, seat.position) for seat in seats], now=now)
    outbox.tell(
        [seat.person_id for seat in seats],
        key=f"group/{decision.pk}",
        subject="Đồng chí là thành viên Tổ chỉ đạo",
        body=f"Cấp ủy đã thành lập Tổ chỉ đạo theo Quyết định {decision.number}.",
        now=now,
    )
    return decision


@transaction.atomic
def assign_duty(*, by: Actor, unit_id: int, task: str, person_id: int, now: datetime, scope: str = "") -> Duty:
    """Give a duty of the steering group to a person; the same duty twice stays one (III.5.b)."""
    permits.require(by, "assign_duty", permits.Thing(unit_id=unit_id))
    if task not in Duty.Task.values:
        raise BadInput("Chưa chọn nhiệm vụ. Hãy chọn một trong năm nhiệm vụ.", fields={"task": "Chưa chọn nhiệm vụ."})
    if not Person.objects.filter(pk=person_id).exists():
        raise NotFound("Không có người này trong danh sách. Hãy chọn lại.")
    duty, created = Duty.objects.get_or_create(
        unit_id=unit_id,
        task=task,
        person_id=person_id,
        until_on=None,
        defaults={"scope": vietnamese.nfc(scope), "from_on": days.day(now)},
    )
    if created:
        diary.record(
            diary.Word.DUTY_ASSIGNED,
            account_id=by.account_id,
            subject="unit",
            subject_id=unit_id,
            unit_id=unit_id,
            now=now,
            note=diary.Note(after={"task": task, "person": person_id}, cite=("III.5.b",)),
        )
    return duty


@transaction.atomic
def release_duty(*, by: Actor, unit_id: int, duty_id: int, now: datetime) -> None:
    """End a duty; who had it and from when stays readable."""
    permits.require(by, "assign_duty", permits.Thing(unit_id=unit_id))
    duty = Duty.objects.select_for_update().filter(pk=duty_id, unit_id=unit_id, until_on__isnull=True).first()
    if duty is None:
        raise NotFound("Không có phân công này, hoặc phân công đã kết thúc. Hãy tải lại trang để xem.")
    duty.until_on = days.day(now)
    duty.save(update_fields=("until_on",))
    diary.record(
        diary.Word.DUTY_RELEASED,
        account_id=by.account_id,
        subject="unit",
        subject_id=unit_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(before={"task": duty.task, "person": duty.person_id}, cite=("III.5.b",)),
    )


@transaction.atomic
def issue_assignments(*, by: Actor, unit_id: int, paper: Paper, now: datetime) -> Document:
    """Freeze the assignment table of a unit as it stands today."""
    permits.require(by, "assign_duty", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    duties = list(Duty.objects.filter(unit_id=unit_id, until_on__isnull=True).select_related("person"))
    if not duties:
        raise BadInput("Chưa phân công ai. Hãy phân công nhiệm vụ trước khi lập bảng.")
    document = documents.freeze_assignments(unit_id, duties, paper, now=now)
    _issued(diary.Word.ASSIGNMENTS_ISSUED, by, document, now)
    return document


@transaction.atomic
def issue_summary(*, by: Actor, unit_id: int, round_key: str, paper: Paper, now: datetime) -> Document:
    """Freeze form 2: what was registered in a round at a unit and not withdrawn (III.3.c)."""
    permits.require(by, "issue_summary", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    rows = list(summarised(unit_id, round_key))
    if not rows:
        raise BadInput("Chưa có đăng ký nào được tiếp nhận trong đợt này nên chưa lập được biểu tổng hợp.")
    document = documents.freeze_summary(unit_id, round_key, rows, paper, now=now)
    _issued(diary.Word.SUMMARY_ISSUED, by, document, now)
    return document


def summarised(unit_id: int, round_key: str) -> QuerySet[Registration]:
    """List what form 2 of a round lists: registered, accepted, not withdrawn."""
    return (
        Registration.objects.filter(unit_id=unit_id, round=round_key, is_ad_hoc=False, accepted_version__isnull=False)
        .exclude(state="withdrawn")
        .select_related("exemplar", "accepted_version")
        .prefetch_related("accepted_version__criteria", "exemplar__owners", "exemplar__registrations")
        .order_by("exemplar__kind", "pk")
    )


def _check(seats: list[Seat]) -> None:
    if sum(seat.role is Role.STEERING_HEAD for seat in seats) != 1:
        raise BadInput("Tổ chỉ đạo phải có đúng một tổ trưởng. Hãy chọn một tổ trưởng.", fields={"seats": "Tổ trưởng."})
    if not any(seat.role is Role.BASE_SECRETARY for seat in seats):
        raise BadInput("Tổ chỉ đạo chưa có thư ký. Hãy chọn thư ký.", fields={"seats": "Thư ký."})
    if len({seat.person_id for seat in seats}) != len(seats):
        raise BadInput(
            "Có người được ghi hai lần trong Tổ chỉ đạo. Hãy bỏ bớt một dòng.", fields={"seats": "Trùng người."}
        )


def _issued(word: diary.Word, by: Actor, document: Document, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="document",
        subject_id=document.pk,
        unit_id=document.unit_id,
        now=now,
        note=diary.Note(after={"title": document.title}),
    )
