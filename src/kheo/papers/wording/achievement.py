"""The achievement report with the box of whoever confirms it: what it says, in which order."""

from kheo.papers.blocks import Block, Paragraph, Section, Spacer
from kheo.papers.layouts import Layout
from kheo.papers.values import AchievementReport, PastAward, Signature, Subject
from kheo.papers.wording import criteria, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def achievement_report(value: AchievementReport, layout: Layout) -> tuple[Section, ...]:
    """Word an achievement report."""
    setter = Setter(layout)
    who = text.SUBJECTS[value.subject]
    blocks: list[Block] = [
        setter.head(value.issuer, place_day=text.day(value.dated_on)),
        *setter.title(
            "BÁO CÁO THÀNH TÍCH",
            f"của {who} trong phong trào thi đua “{value.movement}” năm {value.year}",
        ),
        setter.addressed(value.to),
        setter.heading(_first_part(value.subject), 2),
        *_profile(value, setter),
        setter.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", 2),
        *_achievements(value, setter),
        setter.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", 2),
        *_awards(value.past_awards, setter),
        *setter.body(_word_of_honour(value.subject), keep_next=True),
        setter.both_sign(setter.confirmation(value.confirmation), setter.signature(_signed(value))),
    ]
    return (Section(blocks=tuple(blocks)),)


def _first_part(subject: Subject) -> str:
    return "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH" if subject == Subject.COLLECTIVE else "I. SƠ LƯỢC LÝ LỊCH"


def _profile(value: AchievementReport, setter: Setter) -> list[Paragraph]:
    owners = "; ".join(text.owner(one) for one in value.owners)
    lines = [
        ("Tập thể:" if value.subject == Subject.COLLECTIVE else "Họ và tên, chức vụ, đơn vị:", owners),
        (f"{text.first_capital(text.exemplar(value.subject))}:", value.title and f"“{value.title}”"),
        ("Lĩnh vực:", value.field),
        ("Cấp đăng ký:", text.tier_alone(value.tier) + _registered(value)),
    ]
    if value.member_count is not None:
        lines.append(("Số thành viên tham gia:", f"{text.two(value.member_count)} người"))
    lines.append(("Đặc điểm chính:" if value.subject == Subject.COLLECTIVE else "Quá trình công tác:", value.profile))
    return setter.facts(lines)


def _registered(value: AchievementReport) -> str:
    return f", đăng ký {text.day(value.registered_on)}" if value.registered_on else ""


def _achievements(value: AchievementReport, setter: Setter) -> list[Block]:
    parts: list[tuple[str, list[Block]]] = []
    if value.deed:
        parts.append(("Thành tích đột xuất", [*setter.body(value.deed)]))
    if value.results:
        parts.append(("Kết quả thực hiện các tiêu chí đã đăng ký", criteria.attained(value.results, setter)))
    parts += [
        ("Biện pháp, cách làm", [*setter.body(value.measures)]),
        ("Hiệu quả, tác dụng", [*setter.body(value.effect)]),
        ("Sức lan tỏa, khả năng nhân rộng", [*setter.body(value.spread)]),
    ]
    if value.evidence:
        parts.append(("Tài liệu minh chứng kèm theo", [*setter.body(text.dashed(value.evidence))]))
    return [
        block
        for place, (title, blocks) in enumerate(parts, start=1)
        for block in (setter.heading(f"{place}. {title}", 3), *blocks)
    ]


def _awards(awards: tuple[PastAward, ...], setter: Setter) -> list[Block]:
    if not awards:
        return [*setter.body("Chưa có.")]
    columns = (
        Column(title="Hình thức, nội dung khen thưởng", share=66),
        Column(title="Số quyết định", share=28, align="center"),
        Column(title="Ngày quyết định", share=27, align="center"),
        Column(title="Cơ quan quyết định", share=38),
    )
    cells = [
        (text.first_capital(award.award), award.number, text.short_day(award.decided_on), award.issuer)
        for award in awards
    ]
    table = tables.numbered(
        "Các hình thức đã được khen thưởng",
        columns,
        [Group("", cells)],
        width=setter.width,
        size=setter.layout.table_size,
    )
    return [table, Spacer(6)]


def _word_of_honour(subject: Subject) -> str:
    who = "Tập thể" if subject == Subject.COLLECTIVE else "Tôi"
    return f"{who} xin chịu trách nhiệm về tính chính xác của các nội dung báo cáo trên."


def _signed(value: AchievementReport) -> Signature:
    given = value.signature
    if given.authority or given.position:
        return given
    authority = "ĐẠI DIỆN TẬP THỂ BÁO CÁO" if value.subject == Subject.COLLECTIVE else "NGƯỜI BÁO CÁO"
    return Signature(authority=authority, name=given.name)
