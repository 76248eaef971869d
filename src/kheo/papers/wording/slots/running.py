"""The words of what runs and closes the movement: plan, regulation, money, conference, reports, the way upward."""

from typing import Any, Final

from kheo.papers.values import BonusList, BudgetEstimate, CommitteeProposal, ProvinceIndex
from kheo.papers.wording import text
from kheo.papers.wording.words import Fields, Lexicon, Slot, line, passage

_PERIOD: Final[Fields] = {"giai đoạn": lambda value: text.period(value.period)}

PLAN: Final = Lexicon(
    {
        "name": line("Tên văn bản", "KẾ HOẠCH"),
        "subject": passage("Trích yếu", "tổ chức phong trào thi đua “{phong trào}” {giai đoạn}"),
        "opening": passage(
            "Câu mở đầu",
            "{cơ quan} xây dựng Kế hoạch tổ chức phong trào thi đua “{phong trào}” {giai đoạn} như sau:",
        ),
        "part_1": line("Mục I", "I. MỤC ĐÍCH, YÊU CẦU"),
        "part_1_1": line("Mục I.1", "1. Mục đích"),
        "part_1_2": line("Mục I.2", "2. Yêu cầu"),
        "part_2": line("Mục II", "II. NHIỆM VỤ, GIẢI PHÁP"),
        "part_3": line("Mục III", "III. TIẾN ĐỘ THỰC HIỆN"),
        "part_4": line("Mục IV", "IV. KINH PHÍ"),
        "part_5": line("Mục V", "V. TỔ CHỨC THỰC HIỆN"),
    },
    _PERIOD,
    "KH",
)

WORKING_REGULATION: Final = Lexicon(
    {
        "name": line("Tên văn bản", "QUY CHẾ LÀM VIỆC"),
        "subject": passage("Trích yếu", "của {nhóm} {giai đoạn}"),
        "issued_with": passage("Dòng ban hành kèm theo", "(Ban hành kèm theo {văn bản ban hành})"),
        "opening": passage("Câu mở đầu", "{cơ quan} ban hành Quy chế làm việc của {nhóm} như sau:"),
    },
    {
        **_PERIOD,
        "nhóm": lambda value: value.group,
        "văn bản ban hành": lambda value: text.ended(value.adopted_by, ""),
    },
    "QC",
)


def _total(value: BudgetEstimate | BonusList) -> int:
    return sum(row.amount for row in value.rows)


def _paid(value: BudgetEstimate) -> int:
    return sum(row.spent or 0 for row in value.rows)


def _left(value: BudgetEstimate) -> str:
    left = _total(value) - _paid(value)
    return f"còn lại {text.number(left)} đồng" if left >= 0 else f"vượt dự toán {text.number(-left)} đồng"


BUDGET_ESTIMATE: Final = Lexicon(
    {
        "name": line("Tên văn bản", "{DỰ TOÁN} KINH PHÍ"),
        "subject": passage("Trích yếu", "tổ chức phong trào thi đua “{phong trào}” {giai đoạn}"),
        "opening": passage("Câu mở đầu", "{cơ quan} lập {dự toán} kinh phí như sau:"),
        "total": passage("Câu tổng dự toán", "Tổng dự toán: {tổng dự toán}."),
        "paid": passage("Câu tổng thực chi", "Tổng thực chi: {tổng thực chi}; {chênh lệch}."),
        "sources": passage("Câu nguồn kinh phí", "Nguồn kinh phí:"),
        "label_explained": line("Nhãn thuyết minh", "Thuyết minh:"),
        "signs_left": line("Người ký bên trái", "NGƯỜI LẬP"),
    },
    {
        **_PERIOD,
        "dự toán": lambda value: "quyết toán" if any(row.spent is not None for row in value.rows) else "dự toán",
        "tổng dự toán": lambda value: text.money(_total(value)),
        "tổng thực chi": lambda value: text.money(_paid(value)),
        "chênh lệch": _left,
    },
    "DT",
)

BONUS_LIST: Final = Lexicon(
    {
        "name": line("Tên văn bản", "DANH SÁCH CHI TIỀN THƯỞNG"),
        "subject": passage(
            "Trích yếu", "phong trào thi đua “{phong trào}”\n(Theo Quyết định số {số quyết định}, {ngày quyết định})"
        ),
        "total": passage("Câu tổng số tiền", "Tổng số tiền: {tổng số tiền}."),
        "base_pay": passage(
            "Câu mức lương cơ sở", "Mức lương cơ sở tại ngày ký quyết định: {mức lương cơ sở} đồng/tháng."
        ),
        "rounding": passage("Câu làm tròn", "Cách làm tròn: {cách làm tròn}."),
        "grounds": passage("Câu căn cứ tính", "Căn cứ tính: {căn cứ tính}."),
        "signs_left": line("Người ký bên trái", "NGƯỜI LẬP DANH SÁCH"),
    },
    {
        "số quyết định": lambda value: value.decision or "……",
        "ngày quyết định": lambda value: text.day(value.decided_on),
        "tổng số tiền": lambda value: text.money(_total(value)),
        "mức lương cơ sở": lambda value: text.number(value.base_pay),
        "cách làm tròn": lambda value: text.ended(value.rounding, ""),
        "căn cứ tính": lambda value: text.ended("; ".join(value.grounds), ""),
    },
)


def _upward(value: CommitteeProposal) -> str:
    exemplars = [item.subject for item in value.items if item.title]
    units = len(value.items) - len(exemplars)
    parts = [text.counted(exemplars)] if exemplars else []
    return " và ".join([*parts, *([f"{text.two(units)} đơn vị"] if units else [])])


COMMITTEE_PROPOSAL: Final = Lexicon(
    {
        "name": line("Tên văn bản", "TỜ TRÌNH"),
        "subject": passage(
            "Trích yếu", "về việc đề nghị khen thưởng {cấp} mô hình, điển hình “{phong trào}” {giai đoạn}"
        ),
        "asks": passage(
            "Câu đề nghị", "{cơ quan} kính đề nghị {nơi gửi} xem xét, khen thưởng {số lượng}, cụ thể như sau:"
        ),
        "enclosed": passage("Câu hồ sơ kèm theo", "Hồ sơ gửi kèm gồm có:"),
        "enclosed_plain": passage("Câu hồ sơ: không kê", "Gửi kèm hồ sơ."),
        "promise": passage(
            "Lời chịu trách nhiệm", "{cơ quan} chịu trách nhiệm về nội dung đề nghị và tính chính xác của hồ sơ."
        ),
        "closing": passage("Câu kết", "{cơ quan} kính trình {nơi gửi} xem xét, quyết định."),
    },
    {
        **_PERIOD,
        "cấp": lambda value: text.tier(value.tier),
        "nơi gửi": lambda value: text.ended(value.to, ""),
        "số lượng": _upward,
    },
    "TTr",
)


def _sheets(value: ProvinceIndex) -> str:
    counted = [row.sheets for row in value.rows if row.sheets is not None]
    return f"{text.two(sum(counted))} tờ" if counted else ""


PROVINCE_INDEX: Final = Lexicon(
    {
        "name": line("Tên văn bản", "MỤC LỤC HỒ SƠ"),
        "subject": passage("Trích yếu", "đề nghị khen thưởng cấp tỉnh mô hình, điển hình “{phong trào}” {giai đoạn}"),
        "goes_with": passage("Dòng kèm theo", "(Kèm theo {tờ trình})"),
        "in_short": passage(
            "Câu tổng hợp", "Hồ sơ có {số văn bản} văn bản, tài liệu, {số tờ}; hai bên đã giao, nhận đủ."
        ),
        "signs_left": line("Người ký bên trái", "NGƯỜI NHẬN HỒ SƠ"),
    },
    {
        **_PERIOD,
        "tờ trình": lambda value: text.ended(value.proposal, ""),
        "số văn bản": lambda value: text.two(len(value.rows)),
        "số tờ": _sheets,
    },
)


def _review(what: str) -> Lexicon:
    slots: dict[str, Slot] = {
        "name": line("Tên văn bản", "BÁO CÁO"),
        "subject": passage("Trích yếu", f"{what} phong trào thi đua “{{phong trào}}” {{giai đoạn}}"),
        "figures": line("Tên phụ lục số liệu", "PHỤ LỤC SỐ LIỆU"),
        "counted_on": passage("Dòng ngày lấy số liệu", "(Số liệu đến {ngày lấy số liệu})"),
        "outstanding": line("Tên danh sách tiêu biểu", "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH TIÊU BIỂU"),
        "outstanding_of": passage(
            "Dòng kèm theo danh sách", f"(Kèm theo Báo cáo {what} phong trào thi đua “{{phong trào}}” {{giai đoạn}})"
        ),
    }
    fields: Fields = {**_PERIOD, "ngày lấy số liệu": lambda value: text.day(value.counted_on)}
    return Lexicon(slots, fields, "BC")


INTERIM_REPORT: Final = _review("sơ kết")
FINAL_REPORT: Final = _review("tổng kết")


def _when(value: Any) -> str:
    return f"{value.starts_at}, {text.day(value.held_on)}" if value.starts_at else text.day(value.held_on)


_CONFERENCE: Final[Fields] = {
    "hội nghị": lambda value: value.conference,
    "thời gian": _when,
    "địa điểm": lambda value: value.place,
}
_WHEN_WHERE: Final = {
    "label_time": line("Nhãn thời gian", "Thời gian:"),
    "label_place": line("Nhãn địa điểm", "Địa điểm:"),
}

CONFERENCE_PROGRAMME: Final = Lexicon(
    {
        "name": line("Tên văn bản", "CHƯƠNG TRÌNH"),
        "subject": passage("Trích yếu", "{hội nghị}"),
        **_WHEN_WHERE,
        "label_attendants": line("Nhãn thành phần", "Thành phần:"),
    },
    _CONFERENCE,
)

READING_SCRIPT: Final = Lexicon(
    {
        "name": line("Tên văn bản", "KỊCH BẢN ĐIỀU HÀNH, LỜI DẪN"),
        "subject": passage("Trích yếu", "{hội nghị}"),
        "host": passage("Dòng người điều hành", "(người điều hành: {người điều hành})"),
        **_WHEN_WHERE,
        "label_given": line("Chữ trước người trao", "Trao:"),
    },
    {**_CONFERENCE, "người điều hành": lambda value: value.host},
)
