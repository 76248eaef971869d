"""The minutes of a selection with the count of ballots: what they say, in which order."""

from decimal import Decimal

from kheo import vietnamese
from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import Absence, BallotRow, SelectionMinutes, Signature
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column
from kheo.papers.wording.words import Words


def selection_minutes(value: SelectionMinutes, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the minutes; the secretary signs left, the chair right."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "BB", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        setter.heading(say("part_1"), 2),
        *setter.facts(_opening(value, say)),
        setter.heading(say("part_2"), 2),
        setter.heading(say("part_2_1"), 3),
        *setter.body(value.discussion),
        setter.heading(say("part_2_2"), 3),
        *setter.body("\n".join(_vote(value, say))),
        setter.heading(say("part_2_3_secret" if value.secret else "part_2_3_open"), 3),
        _ballots(value, setter),
        Spacer(6),
        *setter.body(say("in_short")),
        setter.heading(say("part_3"), 2),
        *setter.body(value.concluded),
        *(setter.body(value.objections, bold=say("label_objections")) if value.objections else []),
        *setter.body(_closing(value, say), keep_next=True),
        setter.both_sign(
            setter.signature(Signature(authority=say("signs_left"), name=value.secretary.name)),
            setter.signature(_chair(value, say)),
        ),
    ]
    return (Section(blocks=tuple(blocks)),)


def _opening(value: SelectionMinutes, say: Words) -> list[tuple[str, str]]:
    began = f"bắt đầu lúc {value.began_at}, " if value.began_at else ""
    lines = [
        (say("label_time"), f"{began}{text.day(value.dated_on)}."),
        (say("label_place"), value.place),
        (say("label_chair"), text.member(value.chair)),
        (say("label_secretary"), text.member(value.secretary)),
        (
            say("label_present"),
            text.dashed([text.member(one) for one in value.present]),
        ),
    ]
    if value.absent:
        lines.append(
            (
                say("label_absent"),
                text.dashed([_absence(one) for one in value.absent]),
            )
        )
    if value.invited:
        lines.append((say("label_invited"), text.dashed([text.member(one) for one in value.invited])))
    return lines


def _absence(one: Absence) -> str:
    named = ", ".join(part for part in (one.name, one.position) if part)
    return f"Đồng chí {named}{f' ({one.reason})' if one.reason else ''}"


def _vote(value: SelectionMinutes, say: Words) -> list[str]:
    told = [say("secret" if value.secret else "open")]
    if value.rule:
        told.append(text.ended(value.rule))
    if value.tellers:
        told.append(say("tellers"))
    if value.recused:
        told.append(say("recused"))
    if value.ballots_issued is not None:
        told.append(say("ballots"))
    return told


def _ballots(value: SelectionMinutes, setter: Setter) -> Table:
    graded = any(row.grade for row in value.rows)
    columns = [
        Column(title="Tập thể, cá nhân", share=40),
        Column(title="Tên mô hình, điển hình", share=42),
        Column(title="Đồng ý", share=14, align="center", above="Số phiếu"),
        Column(title="Không đồng ý", share=15, align="center", above="Số phiếu"),
        Column(title="Ý kiến khác", share=14, align="center", above="Số phiếu"),
        Column(title="Tỷ lệ (%)", share=15, align="center"),
        Column(title="Kết quả", share=22, align="center"),
    ]
    rows = [(row.subject, _cells(row, value.voters, graded)) for row in value.rows]
    return tables.numbered(
        "Kết quả biểu quyết", columns, tables.by_subject(rows), width=setter.width, size=setter.layout.small_size
    )


def _cells(row: BallotRow, voters: int, graded: bool) -> tuple[str, ...]:
    who = f"{row.owner},\n{row.unit}" if row.unit and row.unit not in row.owner else row.owner
    chosen = "Được chọn" if row.chosen else "Không được chọn"
    result = f"{chosen}: {row.grade[:1].lower()}{row.grade[1:]}" if graded and row.chosen and row.grade else chosen
    return (
        who,
        row.title,
        text.two(row.agreed),
        text.two(row.disagreed),
        text.two(row.blank),
        _share(row.agreed, voters if row.voters is None else row.voters),
        f"{result}\n({row.note})" if row.note else result,
    )


def _share(agreed: int, voters: int) -> str:
    return vietnamese.show_number(Decimal(agreed * 100) / voters, places=1) if voters else ""


def _closing(value: SelectionMinutes, say: Words) -> str:
    ended = f"{say('ended')} " if value.ended_at else ""
    return f"{ended}{say('heard')}"


def _chair(value: SelectionMinutes, say: Words) -> Signature:
    given = value.signature
    return given if given.authority or given.position else Signature(authority=say("signs"), name=value.chair.name)
