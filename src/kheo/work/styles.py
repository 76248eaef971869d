"""How an office spells and numbers its papers, from an instant on, with history; issued papers keep what held then."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import papers, vietnamese
from kheo.papers.values import Body
from kheo.store.models import Account, OfficeStyle
from kheo.work import days, diary, permits, units
from kheo.work.actors import Actor
from kheo.work.permits import Answer
from kheo.work.refusals import BadInput, NotFound, NotNow

Spelling, Order, Span = OfficeStyle.Spelling, OfficeStyle.Order, OfficeStyle.Span


@dataclass(frozen=True, slots=True)
class Style:
    """How an office writes."""

    spelling: str = Spelling.AS_WRITTEN
    order: str = Order.BY_FORM
    span: str = Span.YEAR
    term_from: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A style that was set, in words: by whom and when."""

    spelling: str
    order: str
    span: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """The style of an office, what was set before, and whether this person sets it."""

    unit: units.UnitThen
    style: Style
    history: tuple[Line, ...]
    change: Answer


def page(*, by: Actor, unit_id: int, now: datetime) -> Page:
    """Read how an office writes; raises `NotFound` for whoever may not see its work."""
    if not permits.answer(by, "see_unit", permits.Thing(unit_id=unit_id)).ok:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    rows = list(OfficeStyle.objects.filter(unit_id=unit_id).order_by("-pk"))
    names = dict(Account.objects.filter(pk__in=[row.account_id for row in rows]).values_list("pk", "person__full_name"))
    return Page(
        unit=units.known(unit_id, days.day(now)),
        style=_style(rows[0]) if rows else Style(),
        history=tuple(
            Line(row.get_spelling_display(), row.get_order_display(), _span(row), names[row.account_id], row.at)
            for row in rows
        ),
        change=permits.answer(by, "set_style", permits.Thing(unit_id=unit_id)),
    )


@transaction.atomic
def change(*, by: Actor, unit_id: int, style: Style, now: datetime) -> OfficeStyle:
    """Set how an office writes from now on; what was issued stays as it was.

    Raises `BadInput` for a term without its first day or one to come, `NotNow` where nothing changes.
    """
    permits.require(by, "set_style", permits.Thing(unit_id=unit_id))
    diary.wait_turn()
    if style.span == Span.TERM and (style.term_from is None or style.term_from > days.day(now)):
        sentence = "Chưa ghi ngày đầu nhiệm kỳ, hoặc ngày ấy chưa tới. Hãy ghi ngày đại hội bầu ra cấp ủy."
        raise BadInput(sentence, fields={"term_from": sentence})
    before = held(unit_id, now)
    if before == style:
        raise NotNow("Chưa đổi gì so với cách viết đang dùng.")
    made = OfficeStyle.objects.create(
        unit_id=unit_id,
        spelling=Spelling(style.spelling),
        order=Order(style.order),
        span=Span(style.span),
        term_from=style.term_from if style.span == Span.TERM else None,
        account_id=by.account,
        at=now,
    )
    diary.record(
        diary.Word.STYLE_SET,
        account_id=by.account_id,
        subject="unit",
        subject_id=unit_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(before=_told(before), after=_told(_style(made))),
    )
    return made


def held(unit_id: int, at: datetime) -> Style:
    """Tell how an office wrote at an instant."""
    row = OfficeStyle.objects.filter(unit_id=unit_id, at__lte=at).order_by("-pk").first()
    return _style(row) if row is not None else Style()


def spelling(unit_id: int, at: datetime) -> papers.Spelling:
    """Tell how an office spelled "ủy" at an instant."""
    return papers.Spelling(held(unit_id, at).spelling)


def order(unit_id: int, form: Body) -> Body:
    """Tell in which order an office writes a number: its own, else that of the form of its body."""
    row = OfficeStyle.objects.filter(unit_id=unit_id).order_by("-pk").first()
    return form if row is None or row.order == Order.BY_FORM else Body(row.order)


def series_from(unit_id: int, on: date) -> date:
    """Tell the day on which the series of numbers began that a paper of a day stands in: of its year or its term.

    A term runs until the next one that was set; a paper from before all of them is numbered by its year.
    """
    year = date(on.year, 1, 1)
    rows = list(OfficeStyle.objects.filter(unit_id=unit_id).order_by("-pk"))
    if not rows or rows[0].span != Span.TERM:
        return year
    begun = [row.term_from for row in rows if row.term_from is not None and row.term_from <= on]
    return max(begun, default=year)


def by_term(unit_id: int) -> bool:
    """Tell whether an office numbers by the term of its committee now."""
    row = OfficeStyle.objects.filter(unit_id=unit_id).order_by("-pk").first()
    return row is not None and row.span == Span.TERM


def _style(row: OfficeStyle) -> Style:
    return Style(row.spelling, row.order, row.span, row.term_from)


def _span(row: OfficeStyle) -> str:
    since = f", từ {vietnamese.show_day(row.term_from)}" if row.term_from is not None else ""
    return f"{row.get_span_display()}{since}"


def _told(style: Style) -> dict[str, str]:
    since = style.term_from.isoformat() if style.term_from is not None else ""
    return {"spelling": style.spelling, "order": style.order, "span": style.span, "term_from": since}
