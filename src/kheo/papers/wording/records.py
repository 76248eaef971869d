"""The records of a survey and of an appraisal: what they say, in which order."""

from collections.abc import Sequence

from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import AppraisalRecord, Signature, StandardRow, SurveyRecord
from kheo.papers.wording import criteria, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def survey_record(value: SurveyRecord, layout: Layout) -> tuple[Section, ...]:
    """Word the record of a survey, signed by both sides."""
    setter = Setter(layout)
    where = f", tại {text.ended(value.place, '')}" if value.place else ""
    blocks: list[Block] = [
        *_beginning(value, "khảo sát", setter),
        *setter.body(
            f"{text.first_capital(text.day(value.dated_on))}{where}, {value.issuer.name} khảo sát việc xây dựng "
            f"{_exemplar(value)}; kết quả được ghi lại như sau:"
        ),
        setter.heading("I. THÀNH PHẦN", 2),
        setter.heading("1. Người khảo sát", 3),
        *setter.people(value.surveyors),
        setter.heading(f"2. Đại diện {text.SUBJECTS[value.subject]} được khảo sát", 3),
        *setter.people(value.received_by),
        setter.heading("II. KẾT QUẢ KHẢO SÁT", 2),
        *_numbered(_surveyed(value, setter), setter),
        setter.heading("III. NỘI DUNG ĐỀ NGHỊ UỐN NẮN, BỔ SUNG", 2),
        *setter.body(_asked(value)),
        *_ending(value.owner_signature, Signature(authority="NGƯỜI KHẢO SÁT"), value, setter),
    ]
    return (Section(blocks=tuple(blocks)),)


def appraisal_record(value: AppraisalRecord, layout: Layout) -> tuple[Section, ...]:
    """Word the record of an appraisal."""
    setter = Setter(layout)
    under = f"Thực hiện {text.ended(value.assigned_by, '')}, " if value.assigned_by else ""
    blocks: list[Block] = [
        *_beginning(value, "thẩm định", setter),
        *setter.body(
            text.first_capital(
                f"{under}{text.day(value.dated_on)}, những người được phân công đã thẩm định kết quả xây dựng "
                f"{_exemplar(value)}; kết quả được ghi lại như sau:"
            )
        ),
        setter.heading("I. THÀNH PHẦN", 2),
        *_present(value, setter),
        setter.heading(f"II. THÔNG TIN VỀ {text.exemplar(value.subject).upper()}", 2),
        *setter.facts(_facts(value)),
        setter.heading("III. KẾT QUẢ THẨM ĐỊNH", 2),
        *_numbered(_appraised(value, setter), setter),
        setter.heading("IV. KIẾN NGHỊ", 2),
        *setter.body(value.recommended),
        *_ending(value.owner_signature, Signature(authority="NGƯỜI THẨM ĐỊNH"), value, setter),
    ]
    return (Section(blocks=tuple(blocks)),)


Record = SurveyRecord | AppraisalRecord
Numbered = Sequence[tuple[str, list[Block]]]


def _beginning(value: Record, what: str, setter: Setter) -> list[Block]:
    subject = f"{what} {text.exemplar(value.subject)} “{value.movement}” {text.tier(value.tier)} năm {value.year}"
    return [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "BB", value.issuer)
        ),
        *setter.title("BIÊN BẢN", subject),
    ]


def _exemplar(value: Record) -> str:
    unit = f", {value.unit}" if value.unit and value.unit not in value.owner else ""
    return f"{text.exemplar(value.subject)} “{value.title}” của {value.owner}{unit}"


def _surveyed(value: SurveyRecord, setter: Setter) -> Numbered:
    parts: list[tuple[str, list[Block]]] = []
    if value.results:
        shown = criteria.attained(value.results, setter, actual="Kết quả đến nay")
        parts.append(("Tiến độ thực hiện các tiêu chí đã đăng ký", shown))
    parts.append(("Tình hình nắm được", [*setter.body(value.seen)]))
    told = (
        ("Ưu điểm", value.strengths),
        ("Hạn chế", value.shortcomings),
        ("Việc thực hiện đề nghị của lần khảo sát trước", value.follow_up),
    )
    return parts + [(title, [*setter.body(words)]) for title, words in told if words]


def _asked(value: SurveyRecord) -> str:
    if not value.asked:
        return "Không có."
    due = f"\nThời hạn thực hiện: {text.day(value.due_on)}." if value.due_on else ""
    return f"{text.dashed(value.asked)}{due}"


def _present(value: AppraisalRecord, setter: Setter) -> list[Block]:
    if not value.present:
        return [*setter.people(value.appraisers)]
    return [
        setter.heading("1. Người thẩm định", 3),
        *setter.people(value.appraisers),
        setter.heading(f"2. Đại diện {text.SUBJECTS[value.subject]} được thẩm định", 3),
        *setter.people(value.present),
    ]


def _facts(value: AppraisalRecord) -> list[tuple[str, str]]:
    who = text.SUBJECTS[value.subject]
    return [
        (f"Tên {text.exemplar(value.subject)}:", f"“{value.title}”"),
        (f"{text.first_capital(who)} đăng ký:", value.owner),
        ("Đơn vị:", value.unit),
        ("Lĩnh vực:", value.field),
        ("Cấp đăng ký:", text.tier_alone(value.tier)),
    ]


def _appraised(value: AppraisalRecord, setter: Setter) -> Numbered:
    parts: list[tuple[str, list[Block]]] = []
    if value.results:
        shown = criteria.attained(value.results, setter, actual="Kết quả thẩm định")
        parts.append(("Các tiêu chí đã đăng ký", shown))
    if value.standards:
        parts.append(("Các tiêu chuẩn", [_standards(value.standards, setter), Spacer(6)]))
    told = (("Ưu điểm", value.strengths), ("Hạn chế", value.shortcomings))
    parts += [(title, [*setter.body(words)]) for title, words in told if words]
    return [*parts, ("Nhận xét chung", [*setter.body(value.remark)])]


def _standards(rows: Sequence[StandardRow], setter: Setter) -> Table:
    columns = (
        Column(title="Tiêu chuẩn", share=72),
        Column(title="Đánh giá", share=22, align="center"),
        Column(title="Nhận xét, căn cứ", share=60),
    )
    cells = [(row.standard, text.VERDICTS[row.verdict], row.remark) for row in rows]
    return tables.numbered(
        "Các tiêu chuẩn", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _numbered(parts: Numbered, setter: Setter) -> list[Block]:
    return [
        block
        for place, (title, blocks) in enumerate(parts, start=1)
        for block in (setter.heading(f"{place}. {title}", 3), *blocks)
    ]


def _ending(owner: Signature | None, title: Signature, value: Record, setter: Setter) -> list[Block]:
    """Close a record: both sides have heard it read and keep a copy each."""
    given = value.signature
    right = given if given.authority or given.position else Signature(authority=title.authority, name=given.name)
    if owner is None:
        heard = "Biên bản được đọc lại cho những người có mặt cùng nghe, thống nhất nội dung và ký tên."
        return [*setter.body(heard, keep_next=True), setter.closing((), setter.signature(right))]
    left = owner if owner.authority or owner.position else Signature(authority=_side(value), name=owner.name)
    heard = (
        "Biên bản được lập thành 02 bản có nội dung như nhau, được đọc lại cho những người có mặt cùng nghe, thống "
        "nhất và ký tên; mỗi bên giữ 01 bản."
    )
    return [
        *setter.body(heard, keep_next=True),
        setter.both_sign(setter.signature(left), setter.signature(right)),
    ]


def _side(value: Record) -> str:
    return f"ĐẠI DIỆN {text.SUBJECTS[value.subject].upper()}"
