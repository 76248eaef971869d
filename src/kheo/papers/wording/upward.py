"""The committee's proposal to the tier above and the index of its package: what they say, in which order."""

from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import CommitteeProposal, IndexRow, ProvinceIndex, Signature
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.commendation import proposed
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def committee_proposal(value: CommitteeProposal, layout: Layout) -> tuple[Section, ...]:
    """Word the committee's proposal with its list and what is enclosed."""
    setter = Setter(layout)
    who, to = text.flat(value.issuer.name), text.ended(value.to, "")
    rests = [f"kết quả xét chọn tại {value.selected_at}"] if value.selected_at else []
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "TTr", value.issuer)
        ),
        *setter.title("TỜ TRÌNH", _subject(value)),
        setter.addressed(value.to),
        *(setter.body(value.overview) if value.overview else []),
        *ruling.grounds((*value.basis, *rests), "", setter),
        *setter.body(
            f"{who} kính đề nghị {to} xem xét, khen thưởng {_counted(value)}, cụ thể như sau:", keep_next=True
        ),
        proposed(value.items, setter),
        Spacer(6),
        *setter.body(f"Hồ sơ gửi kèm gồm có:\n{text.dashed(value.enclosed)}" if value.enclosed else "Gửi kèm hồ sơ."),
        *setter.body(value.promise or f"{who} chịu trách nhiệm về nội dung đề nghị và tính chính xác của hồ sơ."),
        *setter.body(f"{who} kính trình {to} xem xét, quyết định.", keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def province_index(value: ProvinceIndex, layout: Layout) -> tuple[Section, ...]:
    """Word the index: who hands over signs right, who receives signs left."""
    setter = Setter(layout)
    what = f"mô hình, điển hình “{value.movement}” {text.period(value.period)}"
    goes_with = f"\n(Kèm theo {text.ended(value.proposal, '')})" if value.proposal else ""
    received = value.received_by or Signature(authority="NGƯỜI NHẬN HỒ SƠ")
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title("MỤC LỤC HỒ SƠ", f"đề nghị khen thưởng cấp tỉnh {what}{goes_with}"),
        setter.addressed(value.to),
        _index(value.rows, setter),
        Spacer(6),
        *setter.body(_in_short(value.rows), keep_next=True),
        setter.both_sign(setter.signature(received), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def _subject(value: CommitteeProposal) -> str:
    return (
        f"về việc đề nghị khen thưởng {text.tier(value.tier)} mô hình, điển hình “{value.movement}” "
        f"{text.period(value.period)}"
    )


def _counted(value: CommitteeProposal) -> str:
    exemplars = [item.subject for item in value.items if item.title]
    units = len(value.items) - len(exemplars)
    parts = [text.counted(exemplars)] if exemplars else []
    return " và ".join([*parts, *([f"{text.two(units)} đơn vị"] if units else [])])


def _index(rows: tuple[IndexRow, ...], setter: Setter) -> Table:
    columns = (
        Column(title="Tên văn bản, tài liệu", share=60),
        Column(title="Số, ký hiệu", share=28, align="center"),
        Column(title="Ngày", share=29, align="center"),
        Column(title="Số tờ", share=13, align="center", total=text.number(_sheets(rows))),
        Column(title="Bản", share=18, align="center"),
        Column(title="Ghi chú", share=20),
    )
    groups = [
        Group(
            group,
            [
                (row.paper, row.number, text.short_day(row.dated_on), text.number(row.sheets), row.copies, row.note)
                for row in rows
                if row.group == group
            ],
        )
        for group in dict.fromkeys(row.group for row in rows)
    ]
    return tables.numbered(
        "Mục lục hồ sơ", columns, groups, width=setter.width, size=setter.layout.table_size, total="Tổng cộng"
    )


def _sheets(rows: tuple[IndexRow, ...]) -> int | None:
    counted = [row.sheets for row in rows if row.sheets is not None]
    return sum(counted) if counted else None


def _in_short(rows: tuple[IndexRow, ...]) -> str:
    sheets = _sheets(rows)
    of = f", {text.two(sheets)} tờ" if sheets is not None else ""
    return f"Hồ sơ có {text.two(len(rows))} văn bản, tài liệu{of}; hai bên đã giao, nhận đủ."
