"""Certificates of what a decision gave: one for each owner and each thing given, numbered in the book of awards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo.store.models import Award, Decision, Document, Owner
from kheo.work import boards, days, diary, documents, paper_values, permits, units
from kheo.work.actors import Actor
from kheo.work.permits import Answer
from kheo.work.refusals import NotFound, NotNow

KINDS = tuple(paper_values.CERTIFICATES.values())


@dataclass(frozen=True, slots=True)
class Line:
    """A certificate that a decision asks for: what is given to whom, and its paper once it is made."""

    what: str
    what_label: str
    owner: str
    title: str
    registration_id: int
    document: Document | None


@dataclass(frozen=True, slots=True)
class Page:
    """The certificates of a decision, and whether those that are lacking may be made now."""

    decision: Decision
    unit: units.UnitThen
    lines: tuple[Line, ...]
    issue: Answer

    @property
    def lacking(self) -> int:
        """How many are still to be made."""
        return sum(line.document is None for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Wanted:
    award: Award
    owner: Owner
    name: str
    made: Document | None


def page(*, by: Actor, decision_id: int, now: datetime) -> Page:
    """Read the certificates of a decision; raises `NotFound` for whoever may not see its unit."""
    found = Decision.objects.filter(pk=decision_id).first()
    if found is None:
        raise NotFound("Không tìm thấy quyết định này.")
    boards.require_unit(by, found.unit_id)
    answer = permits.answer(by, "issue_certificates", permits.Thing(unit_id=found.unit_id))
    why_not = _why_not(found)
    return Page(
        decision=found,
        unit=units.known(found.unit_id, days.day(now)),
        lines=tuple(
            Line(
                what=one.award.what,
                what_label=one.award.get_what_display(),
                owner=one.name,
                title=one.award.registration.exemplar.title,
                registration_id=one.award.registration_id,
                document=one.made,
            )
            for one in _wanted(found)
        ),
        issue=Answer(ok=not why_not, reason=why_not) if answer.ok else answer,
    )


@transaction.atomic
def issue(*, by: Actor, decision_id: int, now: datetime) -> list[Document]:
    """Make the certificates of a decision that are lacking, all or none; each gets the next number of the book.

    Raises `NotNow` where the decision does not stand or all are made, `BadInput` for a name that fits no sheet.
    """
    found = Decision.objects.select_for_update().filter(pk=decision_id).first()
    if found is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=found.unit_id)).ok:
        raise NotFound("Không tìm thấy quyết định này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "issue_certificates", permits.Thing(unit_id=found.unit_id))
    why_not = _why_not(found)
    if why_not:
        raise NotNow(why_not)
    wanted = [one for one in _wanted(found) if one.made is None]
    if not wanted:
        raise NotNow("Các giấy của quyết định này đã lập đủ. Hãy mở danh sách bên dưới để tải về.")
    diary.wait_turn()  # of two who number at once the second waits here
    before = Document.objects.filter(unit_id=found.unit_id, kind__in=KINDS, on__year=found.on.year).count()
    made = [_freeze(one, before + place, now) for place, one in enumerate(wanted, 1)]
    diary.record(
        diary.Word.CERTIFICATES_ISSUED,
        account_id=by.account_id,
        subject="decision",
        subject_id=found.pk,
        unit_id=found.unit_id,
        now=now,
        note=diary.Note(after={"certificates": len(made), "decision": found.number}, cite=("III.2.c",)),
    )
    return made


def _why_not(found: Decision) -> str:
    if found.authority:
        return f"Quyết định này do {found.issuer} ban hành; giấy do nơi ấy cấp."
    if found.kind != Decision.Kind.COMMENDATION or found.status != Decision.Status.ISSUED:
        return "Quyết định này không còn hiệu lực, hoặc không phải quyết định khen thưởng, nên không lập giấy."
    return ""


def _wanted(found: Decision) -> Iterator[_Wanted]:
    papers = Document.objects.filter(decision=found, kind__in=KINDS).order_by("pk")
    made = {(one.kind, one.registration_id, one.value["owner"]): one for one in papers}
    given = found.awards.filter(is_revoked=False).select_related("decision__edition", "registration__exemplar")
    rows = given.prefetch_related("registration__exemplar__owners__person")
    order = list(Award.What.values)
    for award in sorted(rows, key=lambda one: (order.index(one.what), one.registration_id)):
        for owner in sorted(award.registration.exemplar.owners.all(), key=lambda one: one.position):
            home = units.known(owner.home_id, found.on)
            name = home.name if owner.person is None else owner.person.full_name
            kind = paper_values.CERTIFICATES[Award.What(award.what)]
            yield _Wanted(award, owner, name, made.get((kind, award.registration_id, name)))


def _freeze(one: _Wanted, number: int, now: datetime) -> Document:
    value = paper_values.certificate(one.award, one.owner, f"{number:02d}/{one.award.decision.on.year}")
    title = f"{one.award.get_what_display()}: {one.name} – {one.award.registration.exemplar.title}"
    decision = one.award.decision
    return documents.freeze_of(one.award.registration, value, title, on=decision.on, now=now, decision=decision)
