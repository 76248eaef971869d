"""The steering group's proposal and the committee's decision with its list: what they say, in which order."""

from collections.abc import Sequence
from typing import Final

from kheo import vietnamese
from kheo.papers.blocks import Block, Paragraph, Run, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import AwardItem, Change, CommendationDecision, GroupProposal, ProposalItem
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column

_CHANGES: Final = {Change.CORRECTS: "đính chính", Change.REPLACES: "thay thế", Change.REVOKES: "thu hồi"}


def group_proposal(value: GroupProposal, layout: Layout) -> tuple[Section, ...]:
    """Word the steering group's proposal, its list inside the text."""
    setter = Setter(layout)
    subjects = [item.subject for item in value.items]
    what = f"{value.act} {text.counted(subjects)}{_at(value.conference)}{_on(value.occasion)}"
    asks = f"kính đề nghị {text.ended(value.to, '')} {what}"
    after = "Qua xem xét kết quả các năm" if value.conference else "Qua thẩm định"
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.number(value.number, "TTr", value.issuer),
        ),
        *setter.title("TỜ TRÌNH", f"về việc {value.act} {_movement(value)}"),
        setter.addressed(value.to),
        *ruling.grounds(value.basis, "", setter),
        *_course(value, setter),
        *setter.body(f"{after} và xét chọn, {value.by} {asks}, cụ thể như sau:", keep_next=True),
        proposed(value.items, setter),
        Spacer(6),
        *setter.body(f"{value.by} kính trình {text.ended(value.to, '')} xem xét, quyết định.", keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def commendation_decision(value: CommendationDecision, layout: Layout) -> tuple[Section, ...]:
    """Word the decision; its list, if it has one, begins on a page of its own."""
    setter = Setter(layout)
    articles = _articles(value)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.number(value.number, "QĐ", value.issuer),
        ),
        *setter.title("QUYẾT ĐỊNH", _subject(value)),
        *ruling.grounds(value.basis, value.proposed_by, setter),
        *ruling.decides(value.issuer, setter),
        *ruling.articles(articles, setter),
        setter.closing(ruling.copies(value.recipients, len(articles), setter), setter.signature(value.signature)),
    ]
    decision = Section(blocks=tuple(blocks))
    return (decision, _annex(value, layout)) if value.items else (decision,)


def _movement(value: GroupProposal | CommendationDecision) -> str:
    where = _at(value.conference) or f" {text.tier(value.tier)} năm {value.year}"
    return f"mô hình, điển hình “{value.movement}”{where}"


def _at(conference: str) -> str:
    """Name a gathering inside a sentence, without the comma that its label may have before the year."""
    return f" tại {text.ended(conference, '').replace(', năm', ' năm')}" if conference else ""


def _on(occasion: str) -> str:
    if not occasion:
        return ""
    words = text.ended(occasion, "")
    return f" {words}" if words.lower().startswith(("nhân", "tại", "vào")) else f" nhân dịp {words}"


def _course(value: GroupProposal, setter: Setter) -> list[Paragraph]:
    """Tell the course of the year in figures, as far as they are known."""
    told = (
        (value.registered, "tiếp nhận đăng ký {} mô hình, điển hình"),
        (value.reported, "nhận {} báo cáo thành tích"),
        (value.appraised, "thẩm định {} mô hình, điển hình"),
    )
    parts = [words.format(text.two(count)) for count, words in told if count is not None]
    return setter.body(f"Năm {value.year}, {value.by} đã {'; '.join(parts)}.") if parts else []


def proposed(items: Sequence[ProposalItem], setter: Setter) -> Table:
    """Set the list of those proposed: collectives, persons, then units without a title, for a flag."""
    noted = any(item.note for item in items)
    columns = [
        Column(title="Tập thể, cá nhân", share=38),
        Column(title="Tên mô hình, điển hình", share=40),
        Column(title="Lĩnh vực", share=22, align="center"),
        Column(title="Kết quả", share=27),
        Column(title="Đề nghị", share=22, align="center"),
        *([Column(title="Ghi chú", share=18)] if noted else []),
    ]
    exemplars = [(item.subject, _proposed_cells(item, noted)) for item in items if item.title]
    units = [_proposed_cells(item, noted) for item in items if not item.title]
    return tables.numbered(
        "Danh sách đề nghị",
        columns,
        [
            *tables.by_subject(exemplars),
            *([tables.Group(f"Đơn vị ({text.two(len(units))})", units)] if units else []),
        ],
        width=setter.width,
        size=setter.layout.table_size,
    )


def _proposed_cells(item: ProposalItem, noted: bool) -> tuple[str, ...]:
    result, award = text.first_capital(item.result), text.first_capital(item.award)
    return (_who(item), item.title, item.field, result, award, *([item.note] if noted else []))


def _who(item: ProposalItem | AwardItem) -> str:
    return f"{item.owner},\n{item.unit}" if item.unit and item.unit not in item.owner else item.owner


def _subject(value: CommendationDecision) -> str:
    if value.earlier:
        return (
            f"{_CHANGES[value.earlier.change]} Quyết định số {value.earlier.number}, {text.day(value.earlier.dated_on)}"
        )
    return f"về việc {value.act} {_movement(value)}"


def _articles(value: CommendationDecision) -> Sequence[str]:
    last = ruling.bound(value.carried_out_by, "các tập thể, cá nhân có tên trong danh sách" if value.items else "")
    if value.earlier and value.earlier.change == Change.REVOKES:
        first = f"Thu hồi {ruling.named(value.earlier)}. Lý do: {text.ended(value.earlier.reason)}"
        return (first, _revoked(value), last)
    if value.earlier:
        change = text.first_capital(_CHANGES[value.earlier.change])
        first = f"{change} {ruling.named(value.earlier)}. Lý do: {text.ended(value.earlier.reason)}"
        second = (
            "Danh sách kèm theo Quyết định này thay cho danh sách kèm theo quyết định nêu tại Điều 1: "
            f"{text.counted([item.subject for item in value.items])}.{_money(value.items)}"
        )
        return (first, second, last)
    counted = text.counted([item.subject for item in value.items])
    whom = f"{_at(value.conference)} đối với {counted}" if value.conference else f" {counted}"
    when = "" if value.conference else f" năm {value.year}"
    first = (
        f"{text.first_capital(value.act)}{whom} đạt thành tích trong phong trào thi đua “{value.movement}”{when}"
        f"{_on(value.occasion)}, có danh sách kèm theo."
    )
    return (first, _granted(value), last)


def _revoked(value: CommendationDecision) -> str:
    if not value.items:
        return "Các hình thức ghi trong quyết định nêu tại Điều 1 không còn giá trị kể từ ngày ký Quyết định này."
    return (
        f"Các hình thức {value.act} đối với {text.counted([item.subject for item in value.items])} có tên trong "
        "danh sách kèm theo không còn giá trị kể từ ngày ký Quyết định này."
    )


def _granted(value: CommendationDecision) -> str:
    counts: dict[str, int] = {}
    for item in value.items:
        counts[item.award] = counts.get(item.award, 0) + 1
    forms = ", ".join(f"{award} ({text.two(count)})" for award, count in counts.items())
    given = f"được {value.act} theo hình thức ghi trong danh sách: {forms}"
    return f"Các tập thể, cá nhân nêu tại Điều 1 {given}.{_money(value.items)}"


def _money(items: tuple[AwardItem, ...]) -> str:
    total = sum(item.bonus or 0 for item in items)
    if not total:
        return ""
    words = vietnamese.money_in_words(total)
    return f" Tiền thưởng kèm theo ghi trong danh sách; tổng số là {text.number(total)} đồng ({words})."


def _annex(value: CommendationDecision, layout: Layout) -> Section:
    setter = Setter(layout)
    number = value.number or setter.symbol("QĐ", value.issuer)
    revokes = value.earlier is not None and value.earlier.change == Change.REVOKES
    act = f"thu hồi hình thức {value.act} đối với" if revokes else value.act
    subject = f"{act} {_movement(value)}"
    source = f"(Kèm theo Quyết định số {number}, {text.day(value.dated_on)} của {text.flat(value.issuer.name)})"
    return Section(
        blocks=(
            Paragraph(
                runs=(Run("DANH SÁCH", bold=True, size=layout.type_size),), align="center", level=1, keep_next=True
            ),
            setter.centred(setter.parted(subject, bold=True), bold=True),
            setter.centred(setter.parted(source), italic=True),
            *([setter.centred(layout.subject_mark)] if layout.subject_mark else []),
            Spacer(8),
            _awarded(value.items, setter),
        )
    )


def _awarded(items: tuple[AwardItem, ...], setter: Setter) -> Table:
    money = sum(item.bonus or 0 for item in items)
    every = (
        (True, Column(title="Tập thể, cá nhân", share=40), [_who(item) for item in items]),
        (True, Column(title="Tên mô hình, điển hình", share=48), [item.title for item in items]),
        (True, Column(title="Hình thức", share=24, align="center"), [text.first_capital(item.award) for item in items]),
        (
            any(item.grade for item in items),
            Column(title="Mức đạt", share=20, align="center"),
            [text.first_capital(item.grade) for item in items],
        ),
        (
            bool(money),
            Column(title="Tiền thưởng (đồng)", share=23, align="right", total=text.number(money)),
            [text.number(item.bonus) for item in items],
        ),
        (any(item.note for item in items), Column(title="Ghi chú", share=22), [item.note for item in items]),
    )
    shown = [(column, cells) for wanted, column, cells in every if wanted]
    rows = zip((item.subject for item in items), zip(*(cells for _, cells in shown), strict=True), strict=True)
    return tables.numbered(
        "Danh sách kèm theo quyết định",
        [column for column, _ in shown],
        tables.by_subject(rows),
        width=setter.width,
        size=setter.layout.table_size,
        total="Tổng cộng" if money else "",
    )
