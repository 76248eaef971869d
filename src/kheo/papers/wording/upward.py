"""The committee's proposal to the tier above and the index of its package: what they say, in which order."""

from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import CommitteeProposal, IndexRow, ProvinceIndex, Signature
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.commendation import proposed
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def committee_proposal(value: CommitteeProposal, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the committee's proposal with its list and what is enclosed."""
    setter = Setter(layout)
    rests = [f"kết quả xét chọn tại {value.selected_at}"] if value.selected_at else []
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "TTr", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        setter.addressed(value.to),
        *(setter.body(value.overview) if value.overview else []),
        *ruling.grounds((*value.basis, *rests), "", setter),
        *setter.body(say("asks"), keep_next=True),
        proposed(value.items, setter),
        Spacer(6),
        *setter.body(_enclosed(value, say)),
        *setter.body(value.promise or say("promise")),
        *setter.body(say("closing"), keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def province_index(value: ProvinceIndex, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the index: who hands over signs right, who receives signs left."""
    setter = Setter(layout)
    goes_with = f"\n{say('goes_with')}" if value.proposal else ""
    received = value.received_by or Signature(authority=say("signs_left"))
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(say("name"), f"{say('subject')}{goes_with}"),
        setter.addressed(value.to),
        _index(value.rows, setter),
        Spacer(6),
        *setter.body(say("in_short"), keep_next=True),
        setter.both_sign(setter.signature(received), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def _enclosed(value: CommitteeProposal, say: Words) -> str:
    return f"{say('enclosed')}\n{text.dashed(value.enclosed)}" if value.enclosed else say("enclosed_plain")


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
