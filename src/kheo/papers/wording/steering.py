"""The decision that sets up a steering group and the table of its duties: what they say, in which order."""

from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import AssignmentRow, AssignmentTable, Member, SteeringGroupDecision
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def steering_group_decision(value: SteeringGroupDecision, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the decision, the members inside its first article."""
    setter = Setter(layout)
    articles = _articles(value, setter, say)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.number(value.number, "QĐ", value.issuer),
        ),
        *setter.title(say("name"), say("subject")),
        *ruling.grounds(value.basis, value.proposed_by, setter),
        *ruling.decides(value.issuer, setter),
        *ruling.articles(articles, setter),
        setter.closing(ruling.copies(value.recipients, len(articles), setter), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def assignment_table(value: AssignmentTable, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the table of duties, a group of rows for each duty."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(say("name"), say("subject")),
        _duties(value.rows, setter),
        Spacer(6),
        *setter.body(say("closing"), keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def _articles(value: SteeringGroupDecision, setter: Setter, say: Words) -> list[str | tuple[str, list[Block]]]:
    words: list[str | tuple[str, list[Block]]] = [(say("sets_up"), [_members(value.members, setter), Spacer(6)])]
    if value.tasks:
        words.append(f"{say('tasks')}\n{text.dashed(value.tasks)}")
    if value.earlier:
        words.append(say("replaces"))
    words.append(say("bound"))
    return words


def _members(members: tuple[Member, ...], setter: Setter) -> Table:
    columns = (
        Column(title="Họ và tên", share=48),
        Column(title="Chức vụ", share=72),
        Column(title="Nhiệm vụ trong Tổ", share=35, align="center"),
    )
    rows = [(member.name, member.position, member.duty) for member in members]
    return tables.numbered(
        "Thành viên Tổ chỉ đạo", columns, [Group("", rows)], width=setter.width, size=setter.layout.table_size
    )


def _duties(rows: tuple[AssignmentRow, ...], setter: Setter) -> Table:
    noted = any(row.note for row in rows)
    columns = (
        Column(title="Họ và tên", share=44),
        Column(title="Chức vụ", share=46),
        Column(title="Phạm vi, nội dung phụ trách", share=54),
        *([Column(title="Ghi chú", share=22)] if noted else []),
    )
    tasks = list(dict.fromkeys(row.task for row in rows))
    groups = [
        Group(
            task,
            [(row.name, row.position, row.scope, *([row.note] if noted else [])) for row in rows if row.task == task],
        )
        for task in tasks
    ]
    return tables.numbered("Bảng phân công", columns, groups, width=setter.width, size=setter.layout.table_size)
