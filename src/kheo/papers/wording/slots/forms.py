"""The words of form 1, form 2 and the achievement report."""

from typing import Any, Final

from kheo.papers.values import Subject
from kheo.papers.wording import text
from kheo.papers.wording.words import Fields, Lexicon, line, passage

_WHO: Final[Fields] = {
    "năm": lambda value: str(value.year),
    "cấp": lambda value: text.tier(value.tier),
    "mô hình": lambda value: text.exemplar(value.subject),
    "tập thể": lambda value: text.SUBJECTS[value.subject],
    "tên": lambda value: value.title,
    "chủ thể": lambda value: "; ".join(text.owner(one) for one in value.owners),
    "lĩnh vực": lambda value: value.field,
    "nơi gửi": lambda value: text.ended(value.to, ""),
    "xưng hô": lambda value: "tập thể" if value.subject == Subject.COLLECTIVE else "tôi",
}

REGISTRATION_FORM: Final = Lexicon(
    {
        "mark": line("Ký hiệu biểu mẫu", "Mẫu 1"),
        "name": line("Tên văn bản", "BẢN ĐĂNG KÝ"),
        "subject": passage("Trích yếu", "xây dựng {mô hình} “{phong trào}” năm {năm}"),
        "part_1": line("Mục I", "I. THÔNG TIN CHUNG"),
        "label_kind": line("Nhãn loại hình", "Loại hình:"),
        "label_title": line("Nhãn tên mô hình, điển hình", "Tên {mô hình}:"),
        "label_owner": line("Nhãn chủ thể", "{Tập thể} đăng ký:"),
        "label_count": line("Nhãn số thành viên", "Số thành viên tham gia:"),
        "label_field": line("Nhãn lĩnh vực", "Lĩnh vực:"),
        "label_tier": line("Nhãn cấp đăng ký", "Cấp đăng ký:"),
        "label_year": line("Nhãn năm đăng ký", "Năm đăng ký:"),
        "part_2": line("Mục II", "II. SỰ CẦN THIẾT"),
        "part_2_1": line("Mục II.1", "1. Thực trạng trước khi xây dựng (khó khăn, yếu kém)"),
        "part_2_2": line("Mục II.2", "2. Vấn đề tập trung giải quyết"),
        "part_3": line("Mục III", "III. MỤC TIÊU, TIÊU CHÍ ĐĂNG KÝ"),
        "part_3_1": line("Mục III.1", "1. Mục tiêu"),
        "part_3_2": line("Mục III.2", "2. Các tiêu chí đăng ký"),
        "part_4": line("Mục IV", "IV. TỔ CHỨC THỰC HIỆN"),
        "part_4_1": line("Mục IV.1", "1. Giải pháp, cách làm"),
        "part_4_2": line("Mục IV.2", "2. Phối hợp thực hiện"),
        "part_4_3": line("Mục IV.3", "3. Thời gian thực hiện"),
        "promise": passage(
            "Lời cam kết",
            "{Xưng hô} tự nguyện đăng ký và quyết tâm thực hiện đạt hoặc vượt các nội dung, tiêu chí nêu trên.",
        ),
        "signs_collective": line("Người ký: tập thể", "ĐẠI DIỆN TẬP THỂ ĐĂNG KÝ"),
        "signs_person": line("Người ký: cá nhân", "NGƯỜI ĐĂNG KÝ"),
    },
    _WHO,
)


def _new(value: Any) -> int:
    return sum(row.is_new for row in value.rows)


REGISTRATION_SUMMARY: Final = Lexicon(
    {
        "mark": line("Ký hiệu biểu mẫu", "Mẫu 2"),
        "name": line("Tên văn bản", "BIỂU TỔNG HỢP"),
        "subject": passage("Trích yếu", "đăng ký xây dựng mô hình, điển hình “{phong trào}” {cấp} năm {năm}"),
        "in_short": passage(
            "Câu tổng hợp",
            "Biểu này có {số lượng}; {số đăng ký mới} đăng ký mới, {số tiếp tục} tiếp tục từ năm trước.",
        ),
        "prepared": line("Người ký bên trái", "NGƯỜI LẬP BIỂU"),
    },
    {
        "năm": lambda value: str(value.year),
        "cấp": lambda value: text.tier(value.tier),
        "số lượng": lambda value: text.counted([row.subject for row in value.rows]),
        "số đăng ký mới": lambda value: text.two(_new(value)),
        "số tiếp tục": lambda value: text.two(len(value.rows) - _new(value)),
    },
)

ACHIEVEMENT_REPORT: Final = Lexicon(
    {
        "name": line("Tên văn bản", "BÁO CÁO THÀNH TÍCH"),
        "subject": passage("Trích yếu", "của {tập thể} trong phong trào thi đua “{phong trào}” năm {năm}"),
        "part_1_collective": line("Mục I: tập thể", "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"),
        "part_1_person": line("Mục I: cá nhân", "I. SƠ LƯỢC LÝ LỊCH"),
        "label_collective": line("Nhãn chủ thể: tập thể", "Tập thể:"),
        "label_person": line("Nhãn chủ thể: cá nhân", "Họ và tên, chức vụ, đơn vị:"),
        "label_title": line("Nhãn tên mô hình, điển hình", "{Mô hình}:"),
        "label_field": line("Nhãn lĩnh vực", "Lĩnh vực:"),
        "label_tier": line("Nhãn cấp đăng ký", "Cấp đăng ký:"),
        "label_count": line("Nhãn số thành viên", "Số thành viên tham gia:"),
        "label_profile": line("Nhãn đặc điểm: tập thể", "Đặc điểm chính:"),
        "label_career": line("Nhãn quá trình công tác: cá nhân", "Quá trình công tác:"),
        "part_2": line("Mục II", "II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        "deed": line("Mục thành tích đột xuất", "Thành tích đột xuất"),
        "results": line("Mục tiêu chí", "Kết quả thực hiện các tiêu chí đã đăng ký"),
        "measures": line("Mục cách làm", "Biện pháp, cách làm"),
        "effect": line("Mục hiệu quả", "Hiệu quả, tác dụng"),
        "spread": line("Mục lan tỏa", "Sức lan tỏa, khả năng nhân rộng"),
        "evidence": line("Mục minh chứng", "Tài liệu minh chứng kèm theo"),
        "part_3": line("Mục III", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"),
        "none_yet": passage("Khi chưa được khen thưởng", "Chưa có."),
        "word_of_honour": passage(
            "Lời chịu trách nhiệm", "{Xưng hô} xin chịu trách nhiệm về tính chính xác của các nội dung báo cáo trên."
        ),
        "signs_collective": line("Người ký: tập thể", "ĐẠI DIỆN TẬP THỂ BÁO CÁO"),
        "signs_person": line("Người ký: cá nhân", "NGƯỜI BÁO CÁO"),
    },
    _WHO,
)
