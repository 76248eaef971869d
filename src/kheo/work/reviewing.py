"""The interim and the final report: drafted from the data, written on by a person, issued as a frozen paper.

What a person wrote is kept as that person's draft until the report is issued; the figures are always counted anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo import papers, rulebook, vietnamese
from kheo.papers import values as v
from kheo.store.models import Document
from kheo.work import days, diary, documents, drafts, issuing, paper_values, permits, programmes, review_figures, units
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound
from kheo.work.review_figures import Line

WHOLE = "tong-ket"
HEADINGS = (
    "Công tác lãnh đạo, chỉ đạo",
    "Kết quả thực hiện phong trào",
    "Hạn chế, nguyên nhân, bài học kinh nghiệm",
    "Phương hướng, nhiệm vụ",
)
GAP = "[Viết thêm:"
FORM = "review"


@dataclass(frozen=True, slots=True)
class Span:
    """What a report looks back on: one year, or the whole period (`year` None)."""

    key: str
    year: int | None
    label: str
    period: str


@dataclass(frozen=True, slots=True)
class Review:
    """A report as it stands: its parts, its figures, what was issued before, and when the draft was kept."""

    unit: units.UnitThen
    span: Span
    spans: tuple[Span, ...]
    parts: tuple[v.Part, ...]
    figures: tuple[v.FigureTable, ...]
    outstanding: tuple[v.OutstandingRow, ...]
    documents: tuple[Document, ...]
    saved_at: datetime | None

    @property
    def kind(self) -> str:
        """Tell which kind of paper it becomes."""
        return _kind(self.span)


def drafted(*, by: Actor, unit_id: int, span: str, now: datetime) -> Review:
    """Draft a report from the data, with what the person has written so far. Raises `NotFound` for an unknown year."""
    permits.require(by, "see_unit", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    _, programme = programmes.current(unit_id, on=on)
    tree = units.tree(on)
    chosen = _span(programme, span)
    everything = review_figures.lines(unit_id, tree)
    found = _within(everything, chosen)
    kept = drafts.find(by=by, form=FORM, subject=_subject(unit_id, chosen))
    written = kept[0] if kept is not None else {}
    issued = Document.objects.filter(unit_id=unit_id, round=_round(chosen), kind=_kind(chosen))
    return Review(
        unit=tree[unit_id],
        span=chosen,
        spans=_spans(programme),
        parts=tuple(
            v.Part(heading=heading, text=written.get(f"part_{place}", text))
            for place, (heading, text) in enumerate(zip(HEADINGS, _texts(found, everything, chosen), strict=True), 1)
        ),
        figures=review_figures.tables(found, everything),
        outstanding=review_figures.outstanding(found, programme, tree),
        documents=tuple(issued.defer("value").order_by("-on", "-pk")),
        saved_at=kept[1] if kept is not None else None,
    )


def keep(*, by: Actor, unit_id: int, span: str, texts: Mapping[str, str], now: datetime) -> datetime:
    """Keep what a person has written on a report; return when."""
    permits.require(by, "issue_review", permits.Thing(unit_id=unit_id))
    _, programme = programmes.current(unit_id, on=days.day(now))
    return drafts.keep(by=by, form=FORM, subject=_subject(unit_id, _span(programme, span)), data=texts, now=now)


@transaction.atomic
def issue(*, by: Actor, unit_id: int, span: str, texts: Sequence[str], paper: Paper, now: datetime) -> Document:
    """Issue a report with its figures as they stand now. Raises `BadInput` while a part is empty or has a gap."""
    permits.require(by, "issue_review", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    _check(texts)
    _, programme = programmes.current(unit_id, on=paper.on)
    chosen, tree = _span(programme, span), units.tree(paper.on)
    everything = review_figures.lines(unit_id, tree)
    found = _within(everything, chosen)
    value = paper_values.review(
        unit_id,
        paper,
        programme,
        final=chosen.year is None,
        period=chosen.period,
        parts=[v.Part(heading=heading, text=text) for heading, text in zip(HEADINGS, texts, strict=True)],
        figures=review_figures.tables(found, everything),
        outstanding=review_figures.outstanding(found, programme, tree),
    )
    title = f"{papers.TITLES[value.KIND]} {value.period}"
    document = documents.freeze_written(value, title, unit_id, on=paper.on, now=now, round_key=_round(chosen))
    diary.record(
        diary.Word.REVIEW_ISSUED,
        account_id=by.account_id,
        subject="document",
        subject_id=document.pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"title": document.title}),
    )
    drafts.drop(by=by, form=FORM, subject=_subject(unit_id, chosen))
    return document


def _spans(programme: rulebook.Programme) -> tuple[Span, ...]:
    first, last = programme.period.from_on.year, programme.period.last_on.year
    yearly = tuple(Span(str(year), year, f"Sơ kết năm {year}", str(year)) for year in range(first, last + 1))
    return (*yearly, Span(WHOLE, None, f"Tổng kết giai đoạn {first}–{last}", f"{first}–{last}"))


def _span(programme: rulebook.Programme, key: str) -> Span:
    for one in _spans(programme):
        if one.key == key:
            return one
    raise NotFound("Chương trình không có năm này nên không lập được báo cáo. Hãy chọn một năm của giai đoạn.")


def _within(found: Sequence[Line], span: Span) -> list[Line]:
    return [one for one in found if span.year is None or span.year in one.years]


def _kind(span: Span) -> str:
    return v.FinalReport.KIND if span.year is None else v.InterimReport.KIND


def _subject(unit_id: int, span: Span) -> str:
    return f"{unit_id}:{span.key}"


def _round(span: Span) -> str:
    return f"review-{span.key}"


def _check(texts: Sequence[str]) -> None:
    bad: dict[str, str] = {}
    for place, (heading, text) in enumerate(zip(HEADINGS, texts, strict=True), start=1):
        if not text.strip():
            bad[f"part_{place}"] = f"Phần “{heading}” chưa viết. Hãy viết trước khi ban hành."
        elif GAP in text:
            bad[f"part_{place}"] = f"Phần “{heading}” còn chỗ “{GAP} …]”. Hãy viết tiếp hoặc xóa chỗ ấy."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def _texts(found: Sequence[Line], everything: Sequence[Line], span: Span) -> tuple[str, ...]:
    """Write what the figures say; what only a person knows is left as a gap that cannot be issued."""
    ahead = f"{GAP} việc sẽ làm, ai làm, khi nào]"
    return (_leading(found), _results(found, everything, span), _shortcomings(found), ahead)


def _leading(found: Sequence[Line]) -> str:
    places = len({one.row.unit_id for one in found})
    appraised = review_figures.count(found, lambda one: one.appraised)
    return (
        f"1. Việc triển khai, hướng dẫn\n{_n(places)} tổ chức, đơn vị có mô hình, điển hình đăng ký.\n"
        f"{GAP} văn bản đã ban hành, hội nghị, tuyên truyền]\n"
        f"2. Việc theo dõi, chăm bồi, thẩm định\n{_n(appraised)} mô hình, điển hình đã được thẩm định."
    )


def _results(found: Sequence[Line], everything: Sequence[Line], span: Span) -> str:
    collectives = review_figures.count(found, lambda one: one.kind == "collective")
    reported = review_figures.count(found, lambda one: one.reported)
    selected = review_figures.count(found, lambda one: one.selected)
    commended = review_figures.count(found, lambda one: one.commended)
    return (
        f"1. Kết quả đăng ký, báo cáo\nCó {_n(len(found))} mô hình, điển hình đăng ký ({_n(collectives)} tập thể, "
        f"{_n(len(found) - collectives)} cá nhân){_compared(found, everything, span)}; {_n(reported)} đã báo cáo "
        f"thành tích.\n2. Kết quả xét chọn, khen thưởng\n{_n(selected)} mô hình, điển hình được chọn; "
        f"{_n(commended)} được khen thưởng. Số liệu chi tiết ở phụ lục kèm theo."
    )


def _compared(found: Sequence[Line], everything: Sequence[Line], span: Span) -> str:
    before = sum(span.year - 1 in one.years for one in everything) if span.year else 0
    if not span.year or not before:
        return ""
    more = len(found) - before
    how = f"tăng {_n(more)}" if more > 0 else f"giảm {_n(-more)}" if more < 0 else "bằng"
    return f", {how} so với năm {span.year - 1}"


def _shortcomings(found: Sequence[Line]) -> str:
    silent = review_figures.count(found, lambda one: not one.reported)
    unseen = review_figures.count(found, lambda one: one.reported and not one.appraised)
    return (
        f"1. Hạn chế\n{_n(silent)} mô hình, điển hình đã đăng ký nhưng chưa báo cáo thành tích; {_n(unseen)} báo cáo "
        f"chưa được thẩm định.\n2. Nguyên nhân, bài học kinh nghiệm\n{GAP} nguyên nhân và bài học]"
    )


def _n(count: int) -> str:
    return f"{count:02d}" if count < 10 else vietnamese.show_number(count)
