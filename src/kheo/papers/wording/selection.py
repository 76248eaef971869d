"""The minutes of a selection with the count of ballots: what they say, in which order."""

from collections.abc import Sequence
from decimal import Decimal

from kheo import vietnamese
from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import Absence, BallotRow, SelectionMinutes, Signature
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column


def selection_minutes(value: SelectionMinutes, layout: Layout) -> tuple[Section, ...]:
    """Word the minutes; the secretary signs left, the chair right."""
    setter = Setter(layout)
    where = f"{text.tier(value.tier)} năm {value.year}"
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "BB", value.issuer)
        ),
        *setter.title("BIÊN BẢN", f"họp xét chọn mô hình, điển hình “{value.movement}” {where}"),
        setter.heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", 2),
        *setter.facts(_opening(value)),
        setter.heading("II. NỘI DUNG", 2),
        setter.heading("1. Trao đổi, thảo luận", 3),
        *setter.body(value.discussion),
        setter.heading("2. Thể thức biểu quyết", 3),
        *setter.body("\n".join(_vote(value))),
        setter.heading(f"3. Kết quả {'kiểm phiếu' if value.secret else 'biểu quyết'}", 3),
        _ballots(value, setter),
        Spacer(6),
        *setter.body(_in_short(value)),
        setter.heading("III. KẾT LUẬN", 2),
        *setter.body(value.concluded),
        *(setter.body(value.objections, bold="Ý kiến bảo lưu:") if value.objections else []),
        *setter.body(_closing(value), keep_next=True),
        setter.both_sign(
            setter.signature(Signature(authority="THƯ KÝ", name=value.secretary.name)),
            setter.signature(_chair(value)),
        ),
    ]
    return (Section(blocks=tuple(blocks)),)


def _opening(value: SelectionMinutes) -> list[tuple[str, str]]:
    began = f"bắt đầu lúc {value.began_at}, " if value.began_at else ""
    lines = [
        ("Thời gian:", f"{began}{text.day(value.dated_on)}."),
        ("Địa điểm:", value.place),
        ("Chủ trì:", text.member(value.chair)),
        ("Thư ký:", text.member(value.secretary)),
        (
            f"Có mặt: {text.two(len(value.present))}/{text.two(value.members)} thành viên {value.group}:",
            text.dashed([text.member(one) for one in value.present]),
        ),
    ]
    if value.absent:
        lines.append(
            (
                f"Vắng mặt: {text.two(len(value.absent))} thành viên:",
                text.dashed([_absence(one) for one in value.absent]),
            )
        )
    if value.invited:
        lines.append(("Mời dự:", text.dashed([text.member(one) for one in value.invited])))
    return lines


def _absence(one: Absence) -> str:
    named = ", ".join(part for part in (one.name, one.position) if part)
    return f"Đồng chí {named}{f' ({one.reason})' if one.reason else ''}"


def _vote(value: SelectionMinutes) -> list[str]:
    told = ["Biểu quyết bằng phiếu kín." if value.secret else "Biểu quyết bằng hình thức giơ tay."]
    if value.rule:
        told.append(text.ended(value.rule))
    if value.tellers:
        told.append(f"Tổ kiểm phiếu gồm: {text.ended('; '.join(text.member(one) for one in value.tellers))}")
    if value.recused:
        told.append(f"Không tham gia biểu quyết về hồ sơ có liên quan: {text.ended('; '.join(value.recused))}")
    if value.ballots_issued is not None:
        told.append(_counted(value))
    return told


def _counted(value: SelectionMinutes) -> str:
    returned = value.ballots_returned or 0
    valid = returned if value.ballots_valid is None else value.ballots_valid
    return (
        f"Số phiếu phát ra: {text.two(value.ballots_issued or 0)}; số phiếu thu về: {text.two(returned)}; số phiếu hợp "
        f"lệ: {text.two(valid)}; số phiếu không hợp lệ: {text.two(returned - valid)}."
    )


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


def _in_short(value: SelectionMinutes) -> str:
    chosen: Sequence[BallotRow] = [row for row in value.rows if row.chosen]
    return (
        f"Tỷ lệ tính trên {text.two(value.voters)} thành viên. Đã xét {text.two(len(value.rows))} mô hình, điển hình; "
        f"chọn được {text.counted([row.subject for row in chosen])}."
    )


def _closing(value: SelectionMinutes) -> str:
    ended = f"Cuộc họp kết thúc lúc {value.ended_at} cùng ngày. " if value.ended_at else ""
    return f"{ended}Biên bản được đọc lại cho các thành viên dự họp cùng nghe và thống nhất thông qua."


def _chair(value: SelectionMinutes) -> Signature:
    given = value.signature
    return given if given.authority or given.position else Signature(authority="CHỦ TRÌ", name=value.chair.name)
