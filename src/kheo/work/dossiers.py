"""Read a dossier whole, as one frozen value for screens: what stands, why, what is missing, what may be done now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kheo import rulebook
from kheo.papers.values import AppraisalRecord
from kheo.rulebook.programme import Window
from kheo.rulebook.sources import Clause, Reading
from kheo.store.models import Document, Entry, Evidence, Registration, Version
from kheo.work import (
    acts,
    content,
    days,
    diary,
    evidence,
    files,
    hanging,
    judgements,
    lifecycle,
    offers,
    permits,
    programmes,
    standing,
    sudden,
)
from kheo.work.actors import Actor
from kheo.work.content import Content
from kheo.work.dossier_lines import ChangeLine, DeedLine, DocumentLine, HistoryLine, ReportLine, StepLine
from kheo.work.judgements import AppraisalLine, AwardLine, CriterionLine, FileLine, SelectionLine
from kheo.work.permits import Answer
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hồ sơ: everything one person may see of one registration on one day."""

    id: int
    exemplar_id: int
    code: str
    title: str
    kind: str
    kind_label: str
    owners: tuple[str, ...]
    owner_name: str
    unit_id: int
    unit_name: str
    round: str
    round_label: str
    tier_label: str
    field_label: str
    state: str
    state_label: str
    tone: str
    is_ad_hoc: bool
    revision: int
    submitted_at: datetime | None
    opened_at: datetime | None
    return_reason: str
    content: Content
    version_number: int
    changes: tuple[ChangeLine, ...]
    criteria: tuple[CriterionLine, ...]
    files: tuple[FileLine, ...]
    report: ReportLine | None
    deed: DeedLine | None
    appraiser: str
    appraiser_id: int | None
    appraisal: AppraisalLine | None
    selection: SelectionLine | None
    awards: tuple[AwardLine, ...]
    documents: tuple[DocumentLine, ...]
    history: tuple[HistoryLine, ...]
    outcome: rulebook.OutcomeStanding
    next_steps: tuple[StepLine, ...]
    actions: Mapping[str, Answer]
    is_owner: bool
    is_group: bool
    may_hold: bool
    held: bool
    windows: Mapping[str, Window]
    clauses: Mapping[str, Clause]
    readings: Mapping[str, Reading]

    @property
    def waiting_change(self) -> ChangeLine | None:
        """The request that waits for an answer."""
        return next((line for line in self.changes if line.status == Version.Status.ASKED), None)


def find(*, by: Actor, registration_id: int, now: datetime) -> Dossier:
    """Read one dossier; raises `NotFound` when it is not there or not this person's to see."""
    found = standing.seen(by=by, registration_id=registration_id)
    row = standing.loaded(found)
    on, papers = days.day(now), _papers(row)
    programme = programmes.judging(row).on(on)
    whole = standing.whole(row, on, papers)
    thing = acts.thing(row)
    version = row.accepted_version or max(row.versions.all(), key=lambda one: one.number)
    kept = judgements.evidence(row) if hanging.has(found, "evidence") else {}
    owner = permits.owns(by, thing)
    full = not owner or row.state in judgements.CONCLUDED
    assignment = next((one for one in row.assignments.all() if one.ended_on is None), None)
    one = programme.rounds[row.round]
    return Dossier(
        id=row.pk,
        exemplar_id=row.exemplar_id,
        code=row.exemplar.code,
        title=version.title or row.exemplar.title,
        kind=row.exemplar.kind,
        kind_label=row.exemplar.get_kind_display(),
        owners=tuple(row.owner_name.split("; ")),
        owner_name=row.owner_name,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        round=row.round,
        round_label=one.label.vi,
        tier_label=programme.tiers[row.tier].label.vi,
        field_label=programme.fields[version.field].label.vi if version.field in programme.fields else "",
        state=row.state,
        state_label=lifecycle.label(row.state, ad_hoc=row.is_ad_hoc),
        tone=lifecycle.TONES[lifecycle.State(row.state)],
        is_ad_hoc=row.is_ad_hoc,
        revision=row.revision,
        submitted_at=row.submitted_at,
        opened_at=row.opened_at,
        return_reason=row.return_reason,
        content=content.of(version),
        version_number=version.number,
        changes=tuple(_change(one) for one in row.versions.all() if one.asked_reason),
        criteria=judgements.criteria(row, version, kept, full=full),
        files=kept.get("", ()),
        report=_report(row),
        deed=sudden.deed_of(row),
        appraiser=assignment.person.full_name if assignment and not owner else "",
        appraiser_id=assignment.person_id if assignment else None,
        appraisal=judgements.appraisal(row, programme) if full else None,
        selection=judgements.selection(row, programme) if full else None,
        awards=judgements.awards(row, programme),
        documents=_documents(row, papers, full=full),
        history=_history(row, on_screen_for_owner=owner),
        outcome=next(iter(whole.findings.values())),
        next_steps=tuple(
            StepLine(one.what.vi.removesuffix("."), programme.who(one.who).vi, one.by_on, one.cite)
            for one in whole.next_steps
        ),
        actions=offers.actions(by, row, thing, on),
        is_owner=owner,
        is_group=permits.answer(by, "see_unit", permits.Thing(unit_id=row.unit_id)).ok,
        may_hold=permits.answer(by, "hold", thing).ok,
        held=any(hold.until_on is None or hold.until_on > on for hold in row.exemplar.holds.all()),
        windows=one.windows,
        clauses=programme.clauses,
        readings=programme.readings,
    )


def require_seen(*, by: Actor, registration_id: int) -> None:
    """Raise `NotFound` for whoever may not see a dossier."""
    if not acts.seen(by).filter(pk=registration_id).exists():
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")


def _change(version: Version) -> ChangeLine:
    return ChangeLine(
        number=version.number,
        status=version.status,
        status_label=version.get_status_display(),
        content=content.of(version),
        reason=version.asked_reason,
        asked_on=version.asked_on,
        answer=version.answer,
        answered_on=version.answered_on,
    )


def _report(row: Registration) -> ReportLine | None:
    report = getattr(row, "report", None)
    if report is None:
        return None
    confirmation = getattr(report, "confirmation", None)
    return ReportLine(
        overview=report.overview,
        results=report.results,
        effect=report.effect,
        spread=report.spread,
        submitted_at=report.submitted_at,
        return_reason=report.return_reason,
        confirmed_kind=confirmation.get_kind_display() if confirmation else "",
        confirmed_name=confirmation.name if confirmation else "",
        confirmed_position=confirmation.position if confirmation else "",
        confirmed_on=confirmation.on if confirmation else None,
        confirmed_remark=confirmation.remark if confirmation else "",
    )


def _papers(row: Registration) -> list[Document]:
    """Read the papers of a dossier, and those that name it among others (one query)."""
    own = Q(registration=row) | Q(decision_id__in=_decisions(row), registration=None)
    return list(Document.objects.filter(own | evidence.summaries([row])).defer("value").order_by("on", "pk"))


def _documents(row: Registration, papers: Iterable[Document], *, full: bool) -> tuple[DocumentLine, ...]:
    decisions = _decisions(row)
    return tuple(
        DocumentLine(id=one.pk, kind=one.kind, title=one.title, on=one.on, ready=one.rendered_at is not None)
        for one in papers
        if (one.registration_id == row.pk or (one.registration_id is None and one.decision_id in decisions))
        and (full or one.kind != AppraisalRecord.KIND)  # what the appraiser found is read when it is concluded
    )


def _decisions(row: Registration) -> set[int]:
    return {award.decision_id for award in row.awards.all()}


def _history(row: Registration, *, on_screen_for_owner: bool) -> tuple[HistoryLine, ...]:
    entries = Entry.objects.filter(subject="registration", subject_id=row.pk).order_by("seq")
    if on_screen_for_owner:
        entries = entries.exclude(word__in=[str(word) for word in diary.INNER])
    return tuple(
        HistoryLine(
            at=entry.at,
            who=entry.account.person.full_name if entry.account is not None else "Hệ thống",
            what=diary.LABELS[diary.Word(entry.word)],
            remark=entry.payload.get("remark", ""),
            cite=tuple(entry.payload.get("cite", ())),
        )
        for entry in entries.select_related("account__person")
    )


def file_of(*, by: Actor, evidence_id: int) -> tuple[str, str, bytes]:
    """Read an evidence file: name, type, bytes; raises `NotFound` for whoever may not see its dossier."""
    row = Evidence.objects.select_related("blob").filter(pk=evidence_id, registration__in=acts.seen(by)).first()
    if row is None:
        raise NotFound("Không tìm thấy tệp này, hoặc đồng chí không có quyền xem.")
    return row.name, row.blob.content_type, files.read(row.blob)
