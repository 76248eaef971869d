"""What lies in a package: every issued paper of what is proposed, what was appraised, and the evidence.

Told once, when the package is sent; the papers named are frozen, so the bytes that are made later are those of the day.
When the committee's own proposal joins, the zip that was made before is kept by its hash, with what was in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from kheo import rulebook, vietnamese
from kheo.papers import bundle
from kheo.papers.values import CommitteeProposal, ProvinceIndex
from kheo.store.models import Document, Evidence, FlagNominee, Package, Proposal, Registration
from kheo.work import documents, judgements, paper_values, programmes
from kheo.work.lifecycle import State

# what never reached anybody, or was taken back, is no part of a proposal
_LEFT_OUT = (State.DRAFT, State.WITHDRAWN, State.DECLINED)
MOST_EVIDENCE = 200 * 1024 * 1024
COMMON = "00-van-ban-chung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of a package: where it comes from – a paper, kept bytes or a text – and how it is listed."""

    item: bundle.Item
    document: int | None = None
    format: str = ""
    blob: int | None = None
    text: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give it as it is kept."""
        return asdict(self)


def from_json(row: dict[str, Any]) -> Entry:
    """Read one as it was kept."""
    return Entry(**{**row, "item": bundle.Item(**row["item"])})


@dataclass(frozen=True, slots=True)
class Former:
    """A zip that a package had before another paper joined it: its hash, made when, until when, what was in it."""

    sha256: str
    made_at: datetime
    until: datetime
    files: tuple[bundle.Item, ...]

    def joined(self, now: Iterable[bundle.Item]) -> tuple[str, ...]:
        """Name what lies in the package now and did not then."""
        had = {one.path: one.title for one in self.files}
        return tuple(dict.fromkeys(one.title for one in now if had.get(one.path) != one.title))


def formers(package: Package) -> tuple[Former, ...]:
    """List the zips that a package had before, oldest first."""
    return tuple(
        Former(
            sha256=row["sha256"],
            made_at=datetime.fromisoformat(row["made_at"]),
            until=datetime.fromisoformat(row["until"]),
            files=tuple(from_json(one).item for one in row["files"]),
        )
        for row in package.contents.get("formers", ())
    )


def changed(package: Package, entries: Iterable[Entry], now: datetime) -> dict[str, Any]:
    """Give the contents of a package whose files change; a zip that was made of those before stays known."""
    before: dict[str, Any] = package.contents
    given = {**before, "files": [one.to_json() for one in entries]}
    if package.blob is None or package.built_at is None:
        return given
    had = {
        "sha256": package.blob.sha256,
        "made_at": package.built_at.isoformat(),
        "until": now.isoformat(),
        "files": before["files"],
    }
    return {**given, "formers": [*before.get("formers", ()), had]}


def gather(
    proposal: Document, rows: Sequence[Registration], flags: Sequence[FlagNominee]
) -> tuple[list[Entry], list[str]]:
    """List the files, and what stays outside because all evidence together would be too large."""
    found = [*_paper(proposal, "00-to-trinh", "")]
    left_out: list[str] = []
    room = MOST_EVIDENCE
    common: dict[int, Document] = {}
    for number, row in enumerate(rows, 1):
        folder = f"{number:02d}-{bundle.plain_name(row.exemplar.code, most=16)}-{bundle.plain_name(row.exemplar.title)}"
        story = _story(row)
        found += _of_exemplar(row, story, folder)
        common |= {one.pk: one for one in _common(story)}
        for one in _evidence(story):
            if one.blob.size > room:
                left_out.append(f"{row.exemplar.code}: {one.name}")
                continue
            room -= one.blob.size
            found.append(_attached(one, folder, row.exemplar.code))
    for document in sorted(common.values(), key=lambda one: (one.on, one.pk)):
        if document.pk != proposal.pk:
            found += _paper(
                document, f"{COMMON}/{document.on:%Y-%m-%d}-{document.pk}-{bundle.plain_name(document.title)}", ""
            )
    found += [_unit_sheet(number, one) for number, one in enumerate(flags, 1)]
    return found, left_out


def index(
    made: Proposal, proposal: Document, entries: Sequence[Entry], rows: Iterable[Registration], now: datetime
) -> list[Entry]:
    """Freeze the index of the files and set it behind the proposal."""
    named = {row.exemplar.code: f"{row.exemplar.code} – {row.exemplar.title}" for row in rows}
    value = paper_values.province_index(
        made,
        str(proposal.value["to"]),
        [
            paper_values.Listed(
                of=named.get(one.item.of, one.item.of),
                title=one.item.title,
                number=one.item.number,
                on=date.fromisoformat(one.item.on) if one.item.on else None,
                is_evidence=one.item.kind == "evidence",
            )
            for one in entries
        ],
    )
    title = f"Mục lục hồ sơ kèm Tờ trình {made.number}"
    if any(one.item.kind == CommitteeProposal.KIND for one in entries):
        title += ", có tờ trình của cấp ủy"
    document = documents.freeze_written(value, title, made.unit_id, on=made.on, now=now, round_key=made.round)
    return [entries[0], *_paper(document, f"{COMMON}/00-muc-luc", ""), *entries[1:]]


def join(
    made: Proposal,
    proposal: Document,
    entries: Sequence[Entry],
    own: Document,
    rows: Iterable[Registration],
    now: datetime,
) -> list[Entry]:
    """Set the committee's own proposal beside that of its board, with an index that names it."""
    first, *rest = [one for one in entries if one.item.kind != ProvinceIndex.KIND]
    return index(made, proposal, [first, *_paper(own, "00-to-trinh-cua-cap-uy", ""), *rest], rows, now)


def _story(row: Registration) -> list[Registration]:
    """List all that was registered of an exemplar and got anywhere, oldest first, the province's own left out."""
    rows = row.exemplar.registrations.exclude(state__in=[str(state) for state in _LEFT_OUT]).exclude(pk=row.pk)
    return list(rows.select_related("edition", "exemplar").order_by("created_at", "pk"))


def _of_exemplar(row: Registration, story: Iterable[Registration], folder: str) -> Iterator[Entry]:
    code = row.exemplar.code
    for document in Document.objects.filter(registration__in=[one.pk for one in story]).order_by("on", "pk"):
        name = f"{document.on:%Y-%m-%d}-{document.pk}-{bundle.plain_name(document.kind)}"
        yield from _paper(document, f"{folder}/{name}", code)
    for one in story:
        programme = programmes.of(one.edition)
        label = programmes.label(programme, one.round)
        for title, kind, text in (
            (f"Phiếu thẩm định – {label}", "appraisal", _appraised(one, programme)),
            (f"Tóm tắt thành tích đột xuất – {label}", "deed", _deed(one)),
        ):
            if text:
                path = f"{folder}/{kind}-{one.pk}.txt"
                yield Entry(item=bundle.Item(path=path, title=title, kind=kind, of=code), text=text)


def _common(story: Iterable[Registration]) -> Iterable[Document]:
    """Give the proposals, decisions and summaries in which an exemplar stands together with others."""
    rows = list(story)
    pks = [one.pk for one in rows]
    summaries = Q()
    for one in rows:
        of_all = ("registration_summary", "selection_minutes")
        summaries |= Q(kind__in=of_all, unit_id=one.unit_id, round=one.round)
    ruled = Q(decision__awards__registration__in=pks) | Q(proposal__items__registration__in=pks)
    # what is about one dossier alone, a certificate say, lies with that one
    return Document.objects.filter(ruled | summaries, registration=None).distinct() if rows else ()


def _paper(document: Document, path: str, of: str) -> Iterator[Entry]:
    number = str(document.value.get("number", ""))
    item = bundle.Item(
        path=f"{path}.pdf",
        title=document.title,
        kind=document.kind,
        number=number,
        on=document.on.isoformat(),
        of=of,
    )
    yield Entry(item=item, document=document.pk, format="pdf")


def _evidence(story: Iterable[Registration]) -> Iterable[Evidence]:
    rows = Evidence.objects.filter(registration__in=[one.pk for one in story], removed_at__isnull=True)
    return rows.select_related("blob").order_by("pk")


def _attached(one: Evidence, folder: str, code: str) -> Entry:
    stem, _dot, suffix = one.name.rpartition(".")
    path = f"{folder}/minh-chung/{one.pk}-{bundle.plain_name(stem)}.{bundle.plain_name(suffix)}"
    return Entry(item=bundle.Item(path=path, title=one.name, kind="evidence", of=code), blob=one.blob_id)


def _appraised(row: Registration, programme: rulebook.Programme) -> str:
    found = judgements.appraisal(row, programme)
    if found is None or found.submitted_on is None:
        return ""
    lines = [
        f"PHIẾU THẨM ĐỊNH – {row.exemplar.title}",
        f"Đợt: {programmes.label(programme, row.round)}",
        f"Người thẩm định: {found.by}; ngày {vietnamese.show_day(found.submitted_on)}",
    ]
    if found.visited_on is not None:
        lines.append(f"Ngày đến cơ sở: {vietnamese.show_day(found.visited_on)}")
    for each in judgements.criteria(row, row.accepted_version, {}, full=True) if row.accepted_version else ():
        lines.append(f"- {each.indicator}: {each.verdict_label or 'chưa nhận định'}. {each.verdict_remark}".rstrip())
    for standard in found.standards:
        lines.append(f"- {standard.label}: {'có' if standard.holds else 'không'}. {standard.remark}".rstrip())
    lines += [f"Nhận xét chung: {found.remark}", f"Mức đề nghị: {found.grade_label or 'không'}"]
    return "\n".join(lines) + "\n"


def _deed(row: Registration) -> str:
    """Sum a sudden deed up: the whole of its simplified dossier beside the proposal (III.2.e)."""
    deed = getattr(row, "deed", None)
    if deed is None:
        return ""
    lines = [
        f"TÓM TẮT THÀNH TÍCH ĐỘT XUẤT – {row.exemplar.title}",
        f"Chủ thể: {row.owner_name}",
        f"Ngày lập thành tích: {vietnamese.show_day(deed.happened_on)}",
        f"Việc đã làm, kết quả, tác dụng: {deed.description}",
    ]
    if deed.confirmed_on is not None:
        who = f"{deed.confirmed_name}, {deed.confirmed_position}"
        lines.append(f"Người xác nhận: {who}; ngày {vietnamese.show_day(deed.confirmed_on)}")
    return "\n".join(lines) + "\n"


def _unit_sheet(number: int, one: FlagNominee) -> Entry:
    lines = [f"ĐỀ NGHỊ TẶNG CỜ THI ĐUA – {one.unit_name}", f"Kết quả: {one.results}"]
    lines += [f"- {label}: {value}" for label, value in one.figures.items()]
    lines += [
        f"Nhận xét của Ban Chỉ đạo ({verdict.standard}): {'đạt' if verdict.holds else 'chưa đạt'}. {verdict.remark}"
        for verdict in one.verdicts.order_by("pk")
    ]
    path = f"co-thi-dua/{number:02d}-{bundle.plain_name(one.unit_name)}.txt"
    title = f"Kết quả của đơn vị đề nghị tặng cờ: {one.unit_name}"
    return Entry(item=bundle.Item(path=path, title=title, kind="flag", of=one.unit_name), text="\n".join(lines) + "\n")
