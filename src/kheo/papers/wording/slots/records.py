"""The words of the records of a survey, an appraisal and a selection."""

from typing import Any, Final

from kheo.papers.values import SelectionMinutes
from kheo.papers.wording import text
from kheo.papers.wording.words import Fields, Lexicon, line, passage


def _exemplar(value: Any) -> str:
    unit = f", {value.unit}" if value.unit and value.unit not in value.owner else ""
    return f"{text.exemplar(value.subject)} “{value.title}” của {value.owner}{unit}"


_WHAT: Final[Fields] = {
    "năm": lambda value: str(value.year),
    "cấp": lambda value: text.tier(value.tier),
    "mô hình": lambda value: text.exemplar(value.subject),
    "tập thể": lambda value: text.SUBJECTS[value.subject],
    "tên": lambda value: value.title,
    "chủ thể": lambda value: value.owner,
    "đơn vị": lambda value: value.unit,
    "mô hình của ai": _exemplar,
}
_HEARD_BY_ALL: Final = "Biên bản được đọc lại cho những người có mặt cùng nghe, thống nhất nội dung và ký tên."
_HEARD_BY_BOTH: Final = (
    "Biên bản được lập thành 02 bản có nội dung như nhau, được đọc lại cho những người có mặt cùng nghe, thống "
    "nhất và ký tên; mỗi bên giữ 01 bản."
)

SURVEY_RECORD: Final = Lexicon(
    {
        "name": line("Tên văn bản", "BIÊN BẢN"),
        "subject": passage("Trích yếu", "khảo sát {mô hình} “{phong trào}” {cấp} năm {năm}"),
        "opening": passage(
            "Câu mở đầu",
            "{Ngày khảo sát}, {tại nơi}, {cơ quan} khảo sát việc xây dựng {mô hình của ai}; kết quả được ghi lại như "
            "sau:",
        ),
        "part_1": line("Mục I", "I. THÀNH PHẦN"),
        "part_1_1": line("Mục I.1", "1. Người khảo sát"),
        "part_1_2": line("Mục I.2", "2. Đại diện {tập thể} được khảo sát"),
        "part_2": line("Mục II", "II. KẾT QUẢ KHẢO SÁT"),
        "results": line("Mục tiến độ tiêu chí", "Tiến độ thực hiện các tiêu chí đã đăng ký"),
        "seen": line("Mục tình hình", "Tình hình nắm được"),
        "strengths": line("Mục ưu điểm", "Ưu điểm"),
        "shortcomings": line("Mục hạn chế", "Hạn chế"),
        "follow_up": line("Mục việc thực hiện đề nghị", "Kết quả khắc phục nội dung đã đề nghị uốn nắn"),
        "part_3": line("Mục III", "III. NỘI DUNG ĐỀ NGHỊ UỐN NẮN, BỔ SUNG"),
        "nothing_asked": passage("Khi không đề nghị gì", "Không có."),
        "due": passage("Thời hạn", "Thời hạn thực hiện: {thời hạn}."),
        "heard": passage("Câu kết: một bên ký", _HEARD_BY_ALL),
        "heard_both": passage("Câu kết: hai bên ký", _HEARD_BY_BOTH),
        "signs_left": line("Người ký bên trái", "ĐẠI DIỆN {TẬP THỂ}"),
        "signs": line("Người ký bên phải", "NGƯỜI KHẢO SÁT"),
    },
    {
        **_WHAT,
        "tại nơi": lambda value: f"tại {text.ended(value.place, '')}" if value.place else "",
        "ngày khảo sát": lambda value: text.day(value.surveyed_on or value.dated_on),
        "thời hạn": lambda value: text.day(value.due_on),
    },
    "BB",
)

APPRAISAL_RECORD: Final = Lexicon(
    {
        "name": line("Tên văn bản", "BIÊN BẢN"),
        "subject": passage("Trích yếu", "thẩm định {mô hình} “{phong trào}” {cấp} năm {năm}"),
        "opening": passage(
            "Câu mở đầu",
            "{thực hiện phân công}, {ngày}, những người được phân công đã thẩm định kết quả xây dựng {mô hình của ai}; "
            "kết quả được ghi lại như sau:",
        ),
        "part_1": line("Mục I", "I. THÀNH PHẦN"),
        "part_1_1": line("Mục I.1", "1. Người thẩm định"),
        "part_1_2": line("Mục I.2", "2. Đại diện {tập thể} được thẩm định"),
        "part_2": line("Mục II", "II. THÔNG TIN VỀ {MÔ HÌNH}"),
        "label_title": line("Nhãn tên mô hình, điển hình", "Tên {mô hình}:"),
        "label_owner": line("Nhãn chủ thể", "{Tập thể} đăng ký:"),
        "label_unit": line("Nhãn đơn vị", "Đơn vị:"),
        "label_field": line("Nhãn lĩnh vực", "Lĩnh vực:"),
        "label_tier": line("Nhãn cấp đăng ký", "Cấp đăng ký:"),
        "part_3": line("Mục III", "III. KẾT QUẢ THẨM ĐỊNH"),
        "results": line("Mục tiêu chí", "Các tiêu chí đã đăng ký"),
        "standards": line("Mục tiêu chuẩn", "Các tiêu chuẩn"),
        "strengths": line("Mục ưu điểm", "Ưu điểm"),
        "shortcomings": line("Mục hạn chế", "Hạn chế"),
        "remark": line("Mục nhận xét", "Nhận xét chung"),
        "part_4": line("Mục IV", "IV. KIẾN NGHỊ"),
        "heard": passage("Câu kết: một bên ký", _HEARD_BY_ALL),
        "heard_both": passage("Câu kết: hai bên ký", _HEARD_BY_BOTH),
        "signs_left": line("Người ký bên trái", "ĐẠI DIỆN {TẬP THỂ}"),
        "signs": line("Người ký bên phải", "NGƯỜI THẨM ĐỊNH"),
    },
    {
        **_WHAT,
        "lĩnh vực": lambda value: value.field,
        "thực hiện phân công": lambda value: (
            f"thực hiện {text.ended(value.assigned_by, '')}" if value.assigned_by else ""
        ),
    },
    "BB",
)


def _returned(value: SelectionMinutes) -> int:
    return value.ballots_returned or 0


def _valid(value: SelectionMinutes) -> int:
    return _returned(value) if value.ballots_valid is None else value.ballots_valid


SELECTION_MINUTES: Final = Lexicon(
    {
        "name": line("Tên văn bản", "BIÊN BẢN"),
        "subject": passage("Trích yếu", "họp xét chọn mô hình, điển hình “{phong trào}” {cấp} năm {năm}"),
        "part_1": line("Mục I", "I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"),
        "label_time": line("Nhãn thời gian", "Thời gian:"),
        "label_place": line("Nhãn địa điểm", "Địa điểm:"),
        "label_chair": line("Nhãn chủ trì", "Chủ trì:"),
        "label_secretary": line("Nhãn thư ký", "Thư ký:"),
        "label_present": line("Nhãn có mặt", "Có mặt: {số có mặt}/{số thành viên} thành viên {nhóm}, gồm:"),
        "label_absent": line("Nhãn vắng mặt", "Vắng mặt: {số vắng mặt} thành viên, gồm:"),
        "label_invited": line("Nhãn mời dự", "Mời dự:"),
        "part_2": line("Mục II", "II. NỘI DUNG"),
        "part_2_1": line("Mục II.1", "1. Trao đổi, thảo luận"),
        "part_2_2": line("Mục II.2", "2. Hình thức biểu quyết"),
        "secret": passage("Biểu quyết bằng phiếu", "Biểu quyết bằng phiếu kín."),
        "open": passage("Biểu quyết giơ tay", "Biểu quyết bằng hình thức giơ tay."),
        "tellers": passage("Tổ kiểm phiếu", "Tổ kiểm phiếu gồm: {tổ kiểm phiếu}."),
        "recused": passage(
            "Không tham gia biểu quyết",
            "Không tham gia biểu quyết về hồ sơ có liên quan: {người không biểu quyết}.",
        ),
        "ballots": passage(
            "Câu đếm phiếu",
            "Số phiếu phát ra: {phiếu phát ra}; số phiếu thu về: {phiếu thu về}; số phiếu hợp lệ: {phiếu hợp lệ}; số "
            "phiếu không hợp lệ: {phiếu không hợp lệ}.",
        ),
        "part_2_3_secret": line("Mục II.3: bỏ phiếu", "3. Kết quả kiểm phiếu"),
        "part_2_3_open": line("Mục II.3: giơ tay", "3. Kết quả biểu quyết"),
        "in_short": passage(
            "Câu tổng hợp",
            "Tỷ lệ tính trên {số tính tỷ lệ} thành viên. Đã xét {số đã xét} mô hình, điển hình; chọn được "
            "{số được chọn}.",
        ),
        "part_3": line("Mục III", "III. KẾT LUẬN"),
        "label_objections": line("Nhãn ý kiến bảo lưu", "Ý kiến bảo lưu:"),
        "ended": passage("Giờ kết thúc", "Cuộc họp kết thúc lúc {giờ kết thúc} cùng ngày."),
        "heard": passage(
            "Câu kết", "Biên bản được đọc lại cho các thành viên dự họp cùng nghe và thống nhất thông qua."
        ),
        "signs_left": line("Người ký bên trái", "THƯ KÝ"),
        "signs": line("Người ký bên phải", "CHỦ TRÌ"),
    },
    {
        "năm": lambda value: str(value.year),
        "cấp": lambda value: text.tier(value.tier),
        "nhóm": lambda value: value.group,
        "số thành viên": lambda value: text.two(value.members),
        "số có mặt": lambda value: text.two(len(value.present)),
        "số vắng mặt": lambda value: text.two(len(value.absent)),
        "số tính tỷ lệ": lambda value: text.two(value.voters),
        "số đã xét": lambda value: text.two(len(value.rows)),
        "số được chọn": lambda value: text.counted([row.subject for row in value.rows if row.chosen]),
        "tổ kiểm phiếu": lambda value: text.ended("; ".join(text.member(one) for one in value.tellers), ""),
        "người không biểu quyết": lambda value: text.ended("; ".join(value.recused), ""),
        "phiếu phát ra": lambda value: text.two(value.ballots_issued or 0),
        "phiếu thu về": lambda value: text.two(_returned(value)),
        "phiếu hợp lệ": lambda value: text.two(_valid(value)),
        "phiếu không hợp lệ": lambda value: text.two(_returned(value) - _valid(value)),
        "giờ kết thúc": lambda value: value.ended_at,
    },
    "BB",
)
