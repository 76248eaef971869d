"""Plans and working regulations: begun from a text with placeholders, mended by hand, issued and frozen (R31, R32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo.rulebook import Programme
from kheo.store.models import Document
from kheo.work import content, days, diary, documents, issuing, paper_values, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.charters import templates
from kheo.work.issuing import Paper

PLACEHOLDERS = templates.PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan as written: lines, parts, a timetable; placeholders may stand anywhere."""

    aims: str
    demands: str
    tasks: str
    steps: str
    budget: str
    carried_out: str


@transaction.atomic
def issue_plan(*, by: Actor, unit_id: int, plan: PlanText, paper: Paper, now: datetime) -> Document:
    """Issue the plan of a steering body; the duty of the guidance is done by it (III.5.b).

    Raises `BadInput` for an empty part, a placeholder that is not on the list, or a timetable that cannot be read.
    """
    programme, known = _begin(by, unit_id, "plan", paper, now)
    texts = {name: templates.fill(getattr(plan, name), known, name) for name in PlanText.__slots__}
    for name, words in _NEEDED.items():
        content.needed(name, texts[name], words)
    value = paper_values.plan(
        unit_id,
        programme,
        paper,
        paper_values.PlanParts(
            aims=templates.lines(texts["aims"]),
            demands=templates.lines(texts["demands"]),
            tasks=templates.parts(texts["tasks"]),
            steps=templates.timetable(texts["steps"]),
            budget=texts["budget"],
            carried_out=templates.lines(texts["carried_out"]),
        ),
    )
    document = documents.freeze_written(value, f"Kế hoạch {paper.number}", unit_id, on=paper.on, now=now)
    return _issued(diary.Word.PLAN_ISSUED, by, document, now)


@transaction.atomic
def issue_regulation(*, by: Actor, unit_id: int, text: str, paper: Paper, now: datetime) -> Document:
    """Issue the working regulation of a steering body (III.5.b); refused like a plan."""
    programme, known = _begin(by, unit_id, "working_regulation", paper, now)
    words = content.needed("chapters", text, "Quy chế chưa có nội dung. Hãy bắt đầu từ văn bản mẫu.")
    chapters = templates.chapters(templates.fill(words, known, "chapters"))
    value = paper_values.regulation(unit_id, programme, paper, chapters)
    document = documents.freeze_written(value, f"Quy chế làm việc {paper.number}", unit_id, on=paper.on, now=now)
    return _issued(diary.Word.REGULATION_ISSUED, by, document, now)


def permit(programme: Programme, document: str) -> str:
    """Tell which permit guards a paper: the programme says whether the steering body or the committee issues it."""
    wanted = [duty for duty in programme.duties.values() if duty.done_when.args.get("document") == document]
    bodies = {programme.authorities[duty.who].body for duty in wanted}
    return "issue_charter_of_committee" if bodies == {"committee"} else "issue_charter"


def permit_at(*, unit_id: int, document: str, now: datetime) -> str:
    """Tell which permit guards a paper at a unit today."""
    return permit(programmes.current(unit_id, on=days.day(now))[1], document)


def plan_to_start(*, unit_id: int, now: datetime) -> Mapping[str, str]:
    """Give the plan to start from, its placeholders filled in, with the timetable of the rounds to come."""
    on = days.day(now)
    _, programme = programmes.current(unit_id, on=on)
    known = templates.values(unit_id, programme, on)
    begun = {name: templates.fill(text, known, name) for name, text in templates.start("plan").items()}
    return {**begun, "steps": templates.steps(programme, units.tree(on)[unit_id].tier, on)}


def regulation_to_start(*, unit_id: int, now: datetime) -> Mapping[str, str]:
    """Give the regulation to start from, its placeholders filled in."""
    on = days.day(now)
    known = templates.values(unit_id, programmes.current(unit_id, on=on)[1], on)
    return {name: templates.fill(text, known, name) for name, text in templates.start("regulation").items()}


_NEEDED = {
    "aims": "Chưa ghi mục đích. Hãy ghi ít nhất một dòng.",
    "tasks": "Chưa ghi nhiệm vụ. Hãy ghi ít nhất một việc.",
    "carried_out": "Chưa ghi phần tổ chức thực hiện. Hãy ghi ai làm gì.",
}


def _begin(by: Actor, unit_id: int, document: str, paper: Paper, now: datetime) -> tuple[Programme, Mapping[str, str]]:
    _, programme = programmes.current(unit_id, on=days.day(now))
    permits.require(by, permit(programme, document), permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    return programme, templates.values(unit_id, programme, days.day(now))


def _issued(word: diary.Word, by: Actor, document: Document, now: datetime) -> Document:
    diary.record(
        word,
        account_id=by.account_id,
        subject="document",
        subject_id=document.pk,
        unit_id=document.unit_id,
        now=now,
        note=diary.Note(after={"title": document.title}, cite=("III.5.b",)),
    )
    return document
