"""What can happen: the closed list of the diary's words, each with the label that is read."""

from collections.abc import Mapping
from enum import StrEnum


class Word(StrEnum):
    """What can happen. The value is what is kept; the label is what is read."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    SETTLED = "settled"
    GROUP_SET_UP = "group_set_up"
    DUTY_ASSIGNED = "duty_assigned"
    BUDGET_ESTIMATED = "budget_estimated"
    BUDGET_APPROVED = "budget_approved"
    BUDGET_SPENT = "budget_spent"
    BUDGET_RULED = "budget_ruled"
    BONUSES_ISSUED = "bonuses_issued"
    STYLE_SET = "style_set"
    CERTIFICATES_ISSUED = "certificates_issued"
    RECORD_ISSUED = "record_issued"
    MINUTES_ISSUED = "minutes_issued"
    PROGRAMME_ISSUED = "programme_issued"
    SCRIPT_ISSUED = "script_issued"
    WORDING_SET = "wording_set"
    WORDING_RESET = "wording_reset"
    WORDING_FORM_SET = "wording_form_set"
    WORDING_FORM_DROPPED = "wording_form_dropped"
    PLAN_ISSUED = "plan_issued"
    REGULATION_ISSUED = "regulation_issued"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    DISPATCH_REMINDED = "dispatch_reminded"
    REMINDED = "reminded"
    DUTY_RELEASED = "duty_released"
    ENROLLED = "enrolled"
    APPOINTED = "appointed"
    RELIEVED = "relieved"
    DRAFTED = "drafted"
    REGISTERED = "registered"
    RECALLED = "recalled"
    WITHDRAWN = "withdrawn"
    ESCALATED = "escalated"
    BROUGHT_UP = "brought_up"
    NOMINATED = "nominated"
    QUALITY_SAID = "quality_said"
    CARRIED_OVER = "carried_over"
    DECLINED = "declined"
    VISIT_PLANNED = "visit_planned"
    VISIT_CANCELLED = "visit_cancelled"
    PHOTO_ADDED = "photo_added"
    NURTURED = "nurtured"
    SURVEYED = "surveyed"
    SURVEY_FOLLOWED = "survey_followed"
    SURVEY_RECORDED = "survey_recorded"
    SENT_UP = "sent_up"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CHANGE_ASKED = "change_asked"
    CHANGE_ACCEPTED = "change_accepted"
    CHANGE_DECLINED = "change_declined"
    LATE_ALLOWED = "late_allowed"
    AD_HOC_REGISTERED = "ad_hoc_registered"
    DEED_CONFIRMED = "deed_confirmed"
    DEED_MENDED = "deed_mended"
    REPORTED = "reported"
    REPORT_RETURNED = "report_returned"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_REMOVED = "evidence_removed"
    CONFIRMED = "confirmed"
    APPRAISER_ASSIGNED = "appraiser_assigned"
    APPRAISER_RELEASED = "appraiser_released"
    APPRAISED = "appraised"
    SELECTED = "selected"
    PASSED_OVER = "passed_over"
    SUMMARY_ISSUED = "summary_issued"
    REVIEW_ISSUED = "review_issued"
    ASSIGNMENTS_ISSUED = "assignments_issued"
    PROPOSED = "proposed"
    PROPOSED_UP = "proposed_up"
    COMMITTEE_PROPOSED = "committee_proposed"
    TAKEN_UP = "taken_up"
    RETURNED_UP = "returned_up"
    DECLINED_UP = "declined_up"
    GRANTED_UP = "granted_up"
    REFUSED_UP = "refused_up"
    RESULT_RECORDED = "result_recorded"
    FLAG_NOMINATED = "flag_nominated"
    FLAG_JUDGED = "flag_judged"
    FLAG_LEFT_OUT = "flag_left_out"
    FLAGS_ORDERED = "flags_ordered"
    FLAG_HANDED_OVER = "flag_handed_over"
    DECIDED = "decided"
    DOUBLES_SEEN = "doubles_seen"
    RECOGNISED = "recognised"
    PRAISED = "praised"
    AWARDED = "awarded"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    NUMBER_CANCELLED = "number_cancelled"
    COPY_KEPT = "copy_kept"
    COPY_CHECKED = "copy_checked"
    SIGNED_HERE = "signed_here"
    ROOT_INSTALLED = "root_installed"
    ROOT_ENDED = "root_ended"
    STOCK_MEASURED = "stock_measured"
    PRINTER_MEASURED = "printer_measured"
    PRINT_ORDERED = "print_ordered"
    PRINT_CANCELLED = "print_cancelled"
    HELD = "held"
    HOLD_EXTENDED = "hold_extended"
    HOLD_LIFTED = "hold_lifted"
    MESSAGE_SEEN = "message_seen"
    REORGANISED = "reorganised"
    REORGANISATION_UNDONE = "reorganisation_undone"
    SUCCESSORS_CHOSEN = "successors_chosen"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    UNIT_FORMED = "unit_formed"
    PAST_RECORDED = "past_recorded"
    FEED_MADE = "feed_made"
    FEED_RENEWED = "feed_renewed"
    FEED_SWITCHED_OFF = "feed_switched_off"
    OFFICE_EXPORTED = "office_exported"
    OFFICE_FETCHED = "office_fetched"
    EXPORT_ASKED = "export_asked"
    OFFICE_BROUGHT_IN = "office_brought_in"


LABELS: Mapping[Word, str] = {
    Word.ADOPTED: "Áp dụng chương trình",
    Word.AMENDED: "Áp dụng văn bản sửa đổi chương trình",
    Word.SETTLED: "Xác nhận hoặc đổi cách hiểu",
    Word.GROUP_SET_UP: "Thành lập Tổ chỉ đạo",
    Word.DUTY_ASSIGNED: "Phân công nhiệm vụ",
    Word.BUDGET_ESTIMATED: "Ghi dự toán kinh phí",
    Word.BUDGET_APPROVED: "Duyệt dự toán kinh phí",
    Word.BUDGET_SPENT: "Ghi số đã chi",
    Word.BUDGET_RULED: "Đổi cách tính tiền thưởng",
    Word.BONUSES_ISSUED: "Ban hành danh sách tiền thưởng",
    Word.STYLE_SET: "Đổi cách viết, đánh số văn bản",
    Word.CERTIFICATES_ISSUED: "Lập giấy chứng nhận, giấy biểu dương, giấy khen",
    Word.RECORD_ISSUED: "Lập biên bản thẩm định",
    Word.MINUTES_ISSUED: "Lập biên bản họp xét chọn",
    Word.PROGRAMME_ISSUED: "Ban hành chương trình hội nghị",
    Word.SCRIPT_ISSUED: "Lập kịch bản điều hành, lời dẫn",
    Word.WORDING_SET: "Sửa lời văn của văn bản",
    Word.WORDING_RESET: "Trở lại lời văn mặc định",
    Word.WORDING_FORM_SET: "Dùng mẫu Word riêng",
    Word.WORDING_FORM_DROPPED: "Thôi dùng mẫu Word riêng",
    Word.PLAN_ISSUED: "Ban hành kế hoạch",
    Word.REGULATION_ISSUED: "Ban hành quy chế làm việc",
    Word.DISPATCHED: "Gửi văn bản xuống cấp dưới",
    Word.ACKNOWLEDGED: "Báo đã nhận văn bản",
    Word.DISPATCH_REMINDED: "Nhắc nơi chưa báo nhận văn bản",
    Word.REMINDED: "Nhắc việc",
    Word.DUTY_RELEASED: "Thôi phân công nhiệm vụ",
    Word.ENROLLED: "Thêm người",
    Word.APPOINTED: "Giao vai trò",
    Word.RELIEVED: "Thôi giao vai trò",
    Word.DRAFTED: "Bắt đầu soạn đăng ký",
    Word.REGISTERED: "Gửi đăng ký",
    Word.RECALLED: "Rút lại để sửa",
    Word.WITHDRAWN: "Rút khỏi phong trào",
    Word.ESCALATED: "Đăng ký lên cấp trên",
    Word.BROUGHT_UP: "Đề nghị cấp trên xét thành tích đột xuất",
    Word.NOMINATED: "Đưa vào danh sách xét",
    Word.QUALITY_SAID: "Kết luận về chất lượng qua các năm",
    Word.CARRIED_OVER: "Ghi chuyển tiếp từ danh sách của cấp khác",
    Word.DECLINED: "Không tiếp nhận hồ sơ",
    Word.VISIT_PLANNED: "Lập lịch khảo sát",
    Word.VISIT_CANCELLED: "Hủy lịch khảo sát",
    Word.PHOTO_ADDED: "Thêm ảnh khảo sát",
    Word.NURTURED: "Ghi nhật ký chăm bồi",
    Word.SURVEYED: "Khảo sát, uốn nắn",
    Word.SURVEY_FOLLOWED: "Ghi kết quả khắc phục sau khảo sát",
    Word.SURVEY_RECORDED: "Lập biên bản khảo sát",
    Word.SENT_UP: "Cấp ủy đề nghị lên cấp trên",
    Word.ACCEPTED: "Tiếp nhận đăng ký",
    Word.RETURNED: "Trả lại để bổ sung",
    Word.CHANGE_ASKED: "Đề nghị thay đổi tiêu chí",
    Word.CHANGE_ACCEPTED: "Đồng ý thay đổi tiêu chí",
    Word.CHANGE_DECLINED: "Không đồng ý thay đổi tiêu chí",
    Word.LATE_ALLOWED: "Cho phép đăng ký muộn",
    Word.AD_HOC_REGISTERED: "Ghi nhận thành tích đột xuất",
    Word.DEED_CONFIRMED: "Xác nhận thành tích đột xuất",
    Word.DEED_MENDED: "Bổ sung thành tích đột xuất được trả lại",
    Word.REPORTED: "Gửi báo cáo thành tích",
    Word.REPORT_RETURNED: "Trả lại báo cáo",
    Word.EVIDENCE_ADDED: "Thêm minh chứng",
    Word.EVIDENCE_REMOVED: "Bỏ minh chứng",
    Word.CONFIRMED: "Xác nhận báo cáo",
    Word.APPRAISER_ASSIGNED: "Phân công thẩm định",
    Word.APPRAISER_RELEASED: "Chuyển lại để phân công người thẩm định khác",
    Word.APPRAISED: "Nộp phiếu thẩm định",
    Word.SELECTED: "Được xét chọn",
    Word.PASSED_OVER: "Chưa được chọn lần này",
    Word.SUMMARY_ISSUED: "Lập biểu tổng hợp đăng ký (mẫu 2)",
    Word.REVIEW_ISSUED: "Ban hành báo cáo sơ kết, tổng kết",
    Word.ASSIGNMENTS_ISSUED: "Lập bảng phân công",
    Word.PROPOSED: "Trình cấp ủy",
    Word.PROPOSED_UP: "Trình cấp tỉnh",
    Word.COMMITTEE_PROPOSED: "Cấp ủy ban hành tờ trình gửi cấp tỉnh",
    Word.TAKEN_UP: "Cấp tỉnh tiếp nhận hồ sơ",
    Word.RETURNED_UP: "Cấp tỉnh trả lại để bổ sung",
    Word.DECLINED_UP: "Cấp tỉnh không tiếp nhận",
    Word.GRANTED_UP: "Được cấp tỉnh khen thưởng",
    Word.REFUSED_UP: "Cấp tỉnh chưa khen thưởng lần này",
    Word.RESULT_RECORDED: "Ghi kết quả của cấp tỉnh",
    Word.FLAG_NOMINATED: "Đưa đơn vị vào danh sách đề nghị tặng cờ thi đua",
    Word.FLAG_JUDGED: "Nhận xét đơn vị đề nghị tặng cờ thi đua",
    Word.FLAG_LEFT_OUT: "Đưa đơn vị ra khỏi danh sách đề nghị tặng cờ thi đua",
    Word.FLAGS_ORDERED: "Xếp thứ tự các đơn vị đề nghị tặng cờ thi đua",
    Word.FLAG_HANDED_OVER: "Trao cờ thi đua",
    Word.DECIDED: "Ban hành quyết định",
    Word.DOUBLES_SEEN: "Đã xem cảnh báo trùng khen",
    Word.RECOGNISED: "Công nhận, ghi nhận kết quả",
    Word.PRAISED: "Biểu dương",
    Word.AWARDED: "Trao khen thưởng",
    Word.CORRECTED: "Đính chính quyết định",
    Word.REVOKED: "Thu hồi quyết định",
    Word.NUMBER_CANCELLED: "Hủy một số văn bản",
    Word.COPY_KEPT: "Lưu bản đã ký của văn bản",
    Word.COPY_CHECKED: "Kiểm tra lại chữ ký số",
    Word.SIGNED_HERE: "Ký số văn bản trên phần mềm",
    Word.ROOT_INSTALLED: "Cài chứng thư gốc",
    Word.ROOT_ENDED: "Thôi tin cậy chứng thư gốc",
    Word.STOCK_MEASURED: "Ghi số đo phôi in sẵn",
    Word.PRINTER_MEASURED: "Ghi độ lệch máy in",
    Word.PRINT_ORDERED: "Đặt in giấy chứng nhận, giấy khen",
    Word.PRINT_CANCELLED: "Hủy một đợt in",
    Word.HELD: "Tạm dừng xét",
    Word.HOLD_EXTENDED: "Gia hạn tạm dừng xét",
    Word.HOLD_LIFTED: "Kết thúc tạm dừng xét",
    Word.MESSAGE_SEEN: "Đã đọc thông báo",
    Word.REORGANISED: "Sắp xếp tổ chức",
    Word.REORGANISATION_UNDONE: "Hủy một lần sắp xếp tổ chức",
    Word.SUCCESSORS_CHOSEN: "Chọn nơi kế thừa sau sắp xếp",
    Word.IMPORTED: "Nhập từ bảng tính",
    Word.IMPORT_UNDONE: "Hủy một lần nhập từ bảng tính",
    Word.UNIT_FORMED: "Lập đơn vị",
    Word.PAST_RECORDED: "Ghi kết quả năm trước",
    Word.FEED_MADE: "Mở lịch riêng",
    Word.FEED_RENEWED: "Đổi địa chỉ lịch riêng",
    Word.FEED_SWITCHED_OFF: "Tắt lịch riêng",
    Word.OFFICE_EXPORTED: "Xuất toàn bộ dữ liệu",
    Word.OFFICE_FETCHED: "Tải tệp toàn bộ dữ liệu",
    Word.EXPORT_ASKED: "Yêu cầu xuất tệp",
    Word.OFFICE_BROUGHT_IN: "Nhận toàn bộ dữ liệu từ nơi khác",
}

# what an owner does not read in the history of their own dossier before it is concluded: who judges it, and how
INNER = (
    Word.DOUBLES_SEEN,
    Word.APPRAISER_ASSIGNED,
    Word.APPRAISER_RELEASED,
    Word.RECORD_ISSUED,
    Word.HELD,
    Word.HOLD_EXTENDED,
    Word.HOLD_LIFTED,
)
