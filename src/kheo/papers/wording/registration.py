"""Form 1, the registration, and form 2, the summary of registrations: what they say, in which order."""

from kheo.papers.blocks import Block, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import CriterionRow, RegistrationForm, RegistrationSummary, Signature, Subject, SummaryRow
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def registration_form(value: RegistrationForm, layout: Layout) -> tuple[Section, ...]:
    """Word form 1."""
    setter = Setter(layout)
    subject = f"xây dựng {text.exemplar(value.subject)} “{value.movement}” năm {value.year}"
    blocks: list[Block] = [
        setter.mark("Mẫu 1"),
        setter.head(value.issuer, place_day=text.day(value.dated_on)),
        *setter.title("BẢN ĐĂNG KÝ", subject),
        setter.addressed(value.to),
        setter.heading("I. THÔNG TIN CHUNG", 2),
        *_general(value, setter),
        setter.heading("II. SỰ CẦN THIẾT", 2),
        setter.heading("1. Thực trạng trước khi xây dựng (khó khăn, yếu kém)", 3),
        *setter.body(value.situation),
        setter.heading("2. Vấn đề tập trung giải quyết", 3),
        *setter.body(value.problem),
        setter.heading("III. MỤC TIÊU, TIÊU CHÍ ĐĂNG KÝ", 2),
        setter.heading("1. Mục tiêu", 3),
        *setter.body(value.goal),
        setter.heading("2. Các tiêu chí đăng ký", 3),
        _criteria(value.criteria, setter),
        Spacer(6),
        setter.heading("IV. TỔ CHỨC THỰC HIỆN", 2),
        setter.heading("1. Giải pháp, cách làm", 3),
        *setter.body(value.measures),
        setter.heading("2. Phối hợp thực hiện", 3),
        *setter.body(value.cooperation),
        setter.heading("3. Thời gian thực hiện", 3),
        *setter.body(value.duration),
        *setter.body(_own_word(value.subject), keep_next=True),
        setter.both_sign(setter.confirmation(value.confirmation), setter.signature(_signed(value))),
    ]
    return (Section(blocks=tuple(blocks)),)


def registration_summary(value: RegistrationSummary, layout: Layout) -> tuple[Section, ...]:
    """Word form 2: landscape, collectives and individuals apart, totals last."""
    setter = Setter(layout, landscape=True)
    prepared = value.prepared_by or Signature(position="NGƯỜI LẬP BIỂU")
    blocks: list[Block] = [
        setter.mark("Mẫu 2"),
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(
            "BIỂU TỔNG HỢP",
            f"đăng ký xây dựng mô hình, điển hình “{value.movement}” {text.tier(value.tier)} năm {value.year}",
        ),
        _summary(value.rows, setter),
        Spacer(6),
        *setter.body(_in_short(value.rows), keep_next=True),
        setter.both_sign(setter.signature(prepared), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks), landscape=True),)


def _general(value: RegistrationForm, setter: Setter) -> list[Paragraph]:
    owners = "; ".join(text.owner(one) for one in value.owners)
    period = f" ({text.period(value.period)})" if value.period else ""
    who = text.SUBJECTS[value.subject]
    lines = [
        ("Loại hình:", text.first_capital(who)),
        (f"Tên {text.exemplar(value.subject)}:", value.title and f"“{value.title}”"),
        (f"{text.first_capital(who)} đăng ký:", owners),
    ]
    if value.member_count is not None:
        lines.append(("Số thành viên tham gia:", f"{text.two(value.member_count)} người"))
    lines += [
        ("Lĩnh vực:", value.field),
        ("Cấp đăng ký:", text.tier_alone(value.tier)),
        ("Năm đăng ký:", f"{value.year}{period}"),
    ]
    return setter.facts(lines)


def _criteria(rows: tuple[CriterionRow, ...], setter: Setter) -> Table:
    columns = (
        Column(title="Chỉ tiêu", share=42),
        Column(title="Đơn vị tính", share=18, align="center"),
        Column(title="Hiện trạng", share=17, align="center"),
        Column(title="Mục tiêu", share=18, align="center"),
        Column(title="Thời hạn", share=25, align="center"),
        Column(title="Nguồn kiểm chứng", share=36),
    )
    cells = [
        (
            row.indicator,
            row.unit_of_measure,
            text.number(row.baseline),
            text.target(row),
            row.due,
            row.evidence_source,
        )
        for row in rows
    ]
    return tables.numbered(
        "Các tiêu chí đăng ký", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _summary(rows: tuple[SummaryRow, ...], setter: Setter) -> Table:
    collectives = sum(row.subject == Subject.COLLECTIVE for row in rows)
    columns = (
        Column(title="Đơn vị", share=29),
        Column(title="Tên mô hình, điển hình", share=42),
        Column(title="Tập thể", share=25, align="center", above="Đối tượng đăng ký", total=text.two(collectives)),
        Column(
            title="Cá nhân",
            share=25,
            align="center",
            above="Đối tượng đăng ký",
            total=text.two(len(rows) - collectives),
        ),
        Column(title="Lĩnh vực", share=23, align="center"),
        Column(title="Nội dung, tiêu chí đăng ký (tóm tắt)", share=49),
        Column(title="Cấp đăng ký", share=15, align="center"),
        Column(title="Mới/\ntiếp tục", share=16, align="center"),
        Column(title="Thời gian", share=17, align="center"),
        Column(title="Ghi chú", share=15),
    )
    cells = [
        (
            row.subject,
            (
                row.unit,
                row.title,
                row.owner if row.subject == Subject.COLLECTIVE else "",
                row.owner if row.subject == Subject.INDIVIDUAL else "",
                row.field,
                row.content,
                text.tier_alone(row.tier),
                "Mới" if row.is_new else "Tiếp tục",
                row.duration,
                row.note,
            ),
        )
        for row in rows
    ]
    return tables.numbered(
        "Biểu tổng hợp đăng ký",
        columns,
        tables.by_subject(cells),
        width=setter.width,
        size=setter.layout.small_size,
        total="Tổng cộng",
    )


def _in_short(rows: tuple[SummaryRow, ...]) -> str:
    new = sum(row.is_new for row in rows)
    counted = text.counted([row.subject for row in rows])
    return f"Biểu này có {counted}; {text.two(new)} đăng ký mới, {text.two(len(rows) - new)} tiếp tục từ năm trước."


def _own_word(subject: Subject) -> str:
    who = "Tập thể" if subject == Subject.COLLECTIVE else "Tôi"
    return f"{who} tự nguyện đăng ký và quyết tâm thực hiện đạt hoặc vượt các nội dung, tiêu chí nêu trên."


def _signed(value: RegistrationForm) -> Signature:
    given = value.signature
    if given.authority or given.position:
        return given
    authority = "ĐẠI DIỆN TẬP THỂ ĐĂNG KÝ" if value.subject == Subject.COLLECTIVE else "NGƯỜI ĐĂNG KÝ"
    return Signature(authority=authority, name=given.name)
