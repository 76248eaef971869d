"""The committee's own proposal, set beside its board's in a package until the province takes that in (III.4.b)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.papers.values import CommitteeProposal, GroupProposal, SelectionMinutes
from kheo.store.models import Document, FlagNominee, Package, Registration
from kheo.work import boards, days, diary, documents, issuing, paper_values, permits, units
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming
from kheo.work.permits import Answer
from kheo.work.province import answering, contents
from kheo.work.province.contents import Entry
from kheo.work.refusals import BadInput, NotFound, NotNow

KIND = CommitteeProposal.KIND
_CITE = ("III.4.b",)


@dataclass(frozen=True, slots=True)
class Page:
    """What the committee's proposal is begun with: on which proposal it rests, its overview, what is enclosed."""

    package: Package
    unit: units.UnitThen
    overview: str
    enclosed: tuple[str, ...]
    cite: tuple[str, ...]
    issue: Answer


def page(*, by: Actor, package_id: int, now: datetime) -> Page:
    """Read what the committee's proposal begins with; raises `NotFound` for whoever may not see the unit."""
    package = Package.objects.filter(pk=package_id).select_related("proposal").first()
    if package is None:
        raise NotFound("Không tìm thấy hồ sơ trình này, hoặc đồng chí không có quyền xem.")
    boards.require_unit(by, package.unit_id)
    tree, made = units.tree(days.day(now)), package.proposal
    board, day = naming.group_name(tree, package.unit_id), vietnamese.long_day(made.on)
    return Page(
        package=package,
        unit=units.known(package.unit_id, days.day(now)),
        overview=f"{board} đã xét và đề nghị tại Tờ trình số {made.number}, {day}.",
        enclosed=_enclosed(package, board),
        cite=_CITE,
        issue=may(by, package),
    )


def may(by: Actor, package: Package) -> Answer:
    """Tell whether somebody may issue the committee's proposal now, and if not, why."""
    answer = permits.answer(by, "endorse", permits.Thing(unit_id=package.unit_id))
    why_not = _why_not(package)
    return Answer(ok=not why_not, reason=why_not) if answer.ok else answer


@transaction.atomic
def issue(
    *, by: Actor, package_id: int, overview: str, paper: Paper, now: datetime, revision: int | None = None
) -> Document:
    """Issue the committee's proposal once for a package; it joins the package, with an index that names it.

    Raises `NotNow` once the province has taken the package in, `BadInput` for a day before that of the board.
    """
    package = answering.locked(by, "endorse", package_id, revision)
    issuing.check(paper, days.day(now))
    why_not = _why_not(package)
    if why_not:
        raise NotNow(why_not)
    made = package.proposal
    if paper.on < made.on:
        sentence = f"Ngày ký sớm hơn ngày ký Tờ trình số {made.number} của Ban Chỉ đạo. Hãy ghi lại ngày ký."
        raise BadInput(sentence, fields={"on": sentence})
    value = paper_values.committee_proposal(
        made,
        paper,
        list(FlagNominee.objects.filter(pk__in=package.items.values("flag")).order_by("pk")),
        overview=vietnamese.nfc(overview).strip(),
        selected_at=_selected_at(package),
        enclosed=_enclosed(package, naming.group_name(units.tree(paper.on), package.unit_id)),
    )
    own = documents.freeze_committee_proposal(made, value, now=now)
    _join(package, own, now)
    diary.record(
        diary.Word.COMMITTEE_PROPOSED,
        account_id=by.account_id,
        subject="package",
        subject_id=package.pk,
        unit_id=package.unit_id,
        now=now,
        note=diary.Note(after={"document": own.pk, "number": value.number}, cite=_CITE),
    )
    return own


def _join(package: Package, own: Document, now: datetime) -> None:
    """Put the paper into the package; bytes that were made before are made anew, and known again by their hash."""
    made = package.proposal
    of_board = made.documents.get(kind=GroupProposal.KIND)
    entries = contents.join(made, of_board, _entries(package), own, _rows(package), now)
    package.contents = contents.changed(package, entries, now)
    package.blob, package.built_at, package.problem = None, None, ""
    package.revision += 1
    package.save(update_fields=("contents", "blob", "built_at", "problem", "revision"))


def _why_not(package: Package) -> str:
    if package.proposal.documents.filter(kind=KIND).exists():
        return (
            "Tờ trình của cấp ủy cho hồ sơ này đã được ban hành; mỗi hồ sơ chỉ có một. Hãy xem trong trang hồ sơ trình."
        )
    if package.state != Package.State.SENT:
        return (
            "Chỉ ban hành tờ trình của cấp ủy khi hồ sơ đang chờ cấp tỉnh tiếp nhận. "
            f"Hồ sơ này đang ở trạng thái “{package.get_state_display()}”."
        )
    return ""


def _selected_at(package: Package) -> str:
    """Name the minutes of the board on which the proposal rests, where there are any among the papers."""
    pks = [one.document for one in _entries(package) if one.document and one.item.kind == SelectionMinutes.KIND]
    own = Document.objects.filter(pk__in=pks, unit_id=package.unit_id).order_by("on", "pk").last()
    return f"{own.title}, {vietnamese.long_day(own.on)}" if own is not None else ""


def _enclosed(package: Package, board: str) -> tuple[str, ...]:
    """Say in short what lies in the package."""
    kinds = {one.item.kind for one in _entries(package)}
    rows = _rows(package)

    def told() -> Iterator[str]:
        yield "Mục lục hồ sơ"
        yield f"Tờ trình số {package.proposal.number} của {board}"
        if rows:
            yield f"Hồ sơ của {len(rows):02d} mô hình, điển hình: bản đăng ký, báo cáo thành tích, minh chứng"
        for kind, words in _OF_ALL.items():
            if kind in kinds:
                yield words

    return tuple(told())


_OF_ALL = {
    "registration_summary": "Biểu tổng hợp đăng ký",
    "selection_minutes": "Biên bản họp xét chọn",
    "commendation_decision": "Quyết định khen thưởng của cấp dưới",
    "flag": "Báo cáo kết quả của đơn vị được đề nghị tặng cờ thi đua",
}


def _entries(package: Package) -> list[Entry]:
    return [contents.from_json(one) for one in package.contents["files"]]


def _rows(package: Package) -> list[Registration]:
    items = package.items.filter(registration__isnull=False).select_related("registration__exemplar")
    return [item.registration for item in items.order_by("position") if item.registration is not None]
