"""Kiện toàn: the appraisals of whoever may no longer appraise come back, to be given to somebody else by a person.

Nothing is lost: the assignment is ended, never deleted, and what was judged so far stays with it. Who follows is never
chosen here.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Assignment, Registration
from kheo.work import days, diary, judging, lifecycle, outbox, people
from kheo.work.actors import Actor

UNFINISHED = tuple(str(state) for state in lifecycle.states_before("assign_appraiser"))


@transaction.atomic
def take_back(*, by: Actor, now: datetime, person_ids: Iterable[int] | None = None) -> list[Assignment]:
    """End the unfinished appraisals of those who hold no role to appraise in any more; of everybody, or of some.

    Whoever shares out the dossier is told, and finds it in Việc cần làm; twice is once. Called by the verbs that end
    roles, and by the clock for roles that ended on their day.
    """
    gone = _gone(now, person_ids)
    rows = Registration.objects.select_for_update(of=("self",)).filter(pk__in=gone.keys(), state__in=UNFINISHED)
    ended: list[Assignment] = []
    for row in rows.select_related("exemplar").order_by("pk"):
        # read anew under the lock: somebody may have given it to another person meanwhile
        running = Assignment.objects.filter(registration=row, ended_on__isnull=True, person_id__in=gone[row.pk])
        for assignment in running.select_related("person"):
            _end(by, row, assignment, now)
            ended.append(assignment)
    return ended


def _gone(now: datetime, person_ids: Iterable[int] | None) -> dict[int, set[int]]:
    """Find by dossier who has it in hand without a role to appraise in."""
    open_ = Assignment.objects.filter(ended_on__isnull=True, registration__state__in=UNFINISHED)
    if person_ids is not None:
        open_ = open_.filter(person_id__in=list(person_ids))
    held = list(open_.values_list("registration_id", "person_id"))
    found: defaultdict[int, set[int]] = defaultdict(set)
    if held:
        posts = people.postings(now=now, person_ids={person_id for _pk, person_id in held})
        may = {one.row.person_id for one in posts if one.held.role in judging.MAY_APPRAISE}
        for pk, person_id in held:
            if person_id not in may:
                found[pk].add(person_id)
    return found


def _end(by: Actor, row: Registration, assignment: Assignment, now: datetime) -> None:
    assignment.ended_on = days.day(now)
    assignment.save(update_fields=("ended_on",))
    row.changed_at, row.changed_by_id = now, by.account_id or row.changed_by_id
    row.revision += 1
    row.save(update_fields=("changed_at", "changed_by", "revision"))
    diary.record(
        diary.Word.APPRAISER_RELEASED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(before={"person": assignment.person_id}, after={"person": None}, cite=("II.2.a",)),
    )
    outbox.tell(
        outbox.group(row, now),
        key=f"released/{assignment.pk}",
        subject=f"Cần phân công lại người thẩm định: {row.exemplar.title}",
        body=(
            f"Đồng chí {assignment.person.full_name} thôi vai trò khi chưa thẩm định xong; hồ sơ chờ phân công lại từ "
            f"ngày {vietnamese.show_day(days.day(now))}. Mời đồng chí phân công người khác; phần đã nhận xét vẫn được "
            "lưu."
        ),
        now=now,
        registration=row,
    )
