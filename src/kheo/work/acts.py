"""The shape every verb on a registration shares: permit, lock, state, then change, diary, messages.

A verb calls `take`, changes what is its own, and calls `Act.finish`; both run in the verb's transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kheo.store.models import Account, Registration
from kheo.work import days, diary, lifecycle, permits
from kheo.work.actors import Actor
from kheo.work.refusals import Changed, NotFound


@dataclass(slots=True)
class Act:
    """A locked registration together with the step that is about to be taken on it."""

    by: Actor
    now: datetime
    row: Registration
    step: lifecycle.Step

    @property
    def on(self) -> date:
        """The Vietnamese day of the act."""
        return days.day(self.now)

    def touch(self) -> Registration:
        """Note who wrote last, where nothing but words changed: no step is taken and the diary stays silent."""
        self.row.changed_at, self.row.changed_by_id = self.now, self.by.account
        self.row.revision += 1
        self.row.save(update_fields=("changed_at", "changed_by", "revision"))
        return self.row

    def finish(self, note: diary.Note, *, fields: Iterable[str] = ()) -> Registration:
        """Write the new state with the named fields and one diary line; return the row."""
        before = self.row.state
        if self.step.after is not None:
            self.row.state = str(self.step.after)
        self.row.changed_at = self.now
        self.row.changed_by_id = self.by.account_id or self.row.changed_by_id
        self.row.revision += 1
        self.row.save(update_fields=("state", "changed_at", "changed_by", "revision", *fields))
        diary.record(
            self.step.word,
            account_id=self.by.account_id,
            subject="registration",
            subject_id=self.row.pk,
            unit_id=self.row.unit_id,
            now=self.now,
            note=diary.Note(
                before={"state": before, **(note.before or {})},
                after={"state": self.row.state, **(note.after or {})},
                cite=note.cite,
                remark=note.remark,
            ),
        )
        return self.row


def take(*, by: Actor, verb: str, registration_id: int, now: datetime, revision: int | None = None) -> Act:
    """Lock a registration for a verb.

    Raises `NotFound` when the person may not even see it, `NotPermitted`, `NotNow`, and `Changed` when the
    revision the person looked at is no longer the newest.
    """
    locked = Registration.objects.select_for_update(of=("self",)).filter(permits.visible(by), pk=registration_id)
    row = locked.select_related("exemplar", "lower").prefetch_related("exemplar__owners", "assignments").first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, permit_of(verb), thing(row))
    if revision is not None and row.revision != revision:
        who = Account.objects.select_related("person").get(pk=row.changed_by_id).person.full_name
        at = row.changed_at.astimezone(days.VIETNAM)
        raise Changed(
            f"Hồ sơ vừa được đồng chí {who} thay đổi lúc {at:%H:%M} ngày {at:%d/%m/%Y}. "
            "Hãy mở lại hồ sơ để xem nội dung mới rồi thực hiện tiếp."
        )
    step = lifecycle.step(verb, lifecycle.State(row.state), ad_hoc=row.is_ad_hoc)
    return Act(by=by, now=now, row=row, step=step)


def permit_of(verb: str) -> str:
    """Tell which permit guards a verb of the life cycle; most share the verb's name."""
    return {
        "accept_change": "answer_change",
        "decline_change": "answer_change",
        "remove_evidence": "add_evidence",
        "pass_over": "select",
        "follow_survey": "survey",
        "grant_up": "record_result",
        "refuse_up": "record_result",
    }.get(verb, verb)


def seen(by: Actor) -> QuerySet[Registration]:
    """List what somebody may see, each once."""
    return Registration.objects.filter(permits.visible(by))


def seen_by_group(by: Actor, row: Registration) -> bool:
    """Tell whether somebody works for the steering group of a registration, drafts included."""
    return permits.answer(by, "see_unit", permits.Thing(unit_id=row.unit_id)).ok


def thing(row: Registration) -> permits.Thing:
    """Gather what the permits need to know of a registration (two queries)."""
    owners = list(row.exemplar.owners.all())
    return permits.Thing(
        unit_id=row.unit_id,
        below_id=row.lower.unit_id if row.lower is not None else None,
        lowest_id=row.lower.lower.unit_id if row.lower is not None and row.lower.lower is not None else None,
        owner_people=frozenset(owner.person_id for owner in owners if owner.person_id is not None),
        owner_units=frozenset(owner.unit_id for owner in owners if owner.unit_id is not None),
        homes=frozenset(owner.home_id for owner in owners),
        appraisers=frozenset(
            assignment.person_id for assignment in row.assignments.all() if assignment.ended_on is None
        ),
    )
