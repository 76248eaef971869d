"""Sentences on reports, confirmations, papers, appraisals and criteria. Words only, no logic."""

from collections.abc import Mapping

from kheo.rulebook.text import Text

SENTENCES: Mapping[str, Text] = {
    # Report, confirmation, papers
    "reported.met": Text(
        "Đã báo cáo thành tích ngày {on}, trong thời hạn {span}.", "Reported on {on}, within the time set: {span}."
    ),
    "reported.coming": Text(
        "Chưa đến thời gian báo cáo thành tích; thời hạn nộp {span}.",
        "The time for reports has not come yet; it runs {span}.",
    ),
    "reported.open": Text(
        "Chưa có báo cáo thành tích; thời hạn nộp {span}.", "No achievement report yet; the time for it runs {span}."
    ),
    "reported.early": Text(
        "Báo cáo thành tích ngày {on} sớm hơn thời hạn; thời hạn nộp {span}.",
        "Reported on {on}, before the time set: {span}.",
    ),
    "reported.missing": Text(
        "Không báo cáo thành tích trong thời hạn {span}.", "No achievement report within the time set: {span}."
    ),
    "reported.late": Text(
        "Báo cáo thành tích ngày {on} đã quá hạn (hết {last}).", "Reported on {on}, after the last day ({last})."
    ),
    "reported.todo": Text("Nộp báo cáo thành tích.", "Hand in the achievement report."),
    "confirmed_by.met": Text("Báo cáo đã được {who} xác nhận ngày {on}.", "The report was confirmed by {who} on {on}."),
    "confirmed_by.open": Text(
        "Báo cáo chưa được xác nhận; cần xác nhận của {who}.", "The report is not confirmed yet; {who} may confirm it."
    ),
    "confirmed_by.missing": Text(
        "Đến hết {last}, báo cáo chưa có xác nhận của {who}.", "By {last} the report was not confirmed by {who}."
    ),
    "confirmed_by.wrong": Text(
        "Người xác nhận báo cáo ngày {on} không đúng thẩm quyền; phải là {who}.",
        "The report was confirmed on {on} by someone who may not; it must be {who}.",
    ),
    "confirmed_by.todo": Text("Xác nhận báo cáo thành tích.", "Confirm the achievement report."),
    "issued.met": Text("Đã có {document}, ngày {on}.", "There is {document}, dated {on}."),
    "issued.coming": Text(
        "Chưa đến thời gian làm {document}; thời hạn {span}.", "Not yet time for {document}; it is due {span}."
    ),
    "issued.open": Text("Chưa có {document}; chậm nhất hết {last}.", "No {document} yet; it is due by {last}."),
    "issued.early": Text(
        "{document} ngày {on} sớm hơn thời hạn; thời hạn {span}.", "{document} of {on} came before its time: {span}."
    ),
    "issued.missing": Text("Đến hết {last} vẫn chưa có {document}.", "By {last} there was no {document}."),
    "issued.late": Text(
        "Đã có {document} nhưng muộn: ngày {on}, hạn hết {last}.", "{document} came late: on {on}, due by {last}."
    ),
    "issued.todo": Text("Hoàn thành {document}.", "Complete {document}."),
    # Appraisal
    "appraised.met": Text(
        "{who} đã phân công thẩm định tại chỗ; thẩm định xong ngày {on}.",
        "Appraised on the spot, as assigned by {who}, on {on}.",
    ),
    "appraised.coming": Text(
        "Chưa đến thời gian thẩm định; thời hạn {span}.", "Appraisal has not begun yet; it runs {span}."
    ),
    "appraised.open": Text("Chưa thẩm định; thời hạn {span}.", "Not appraised yet; appraisal runs {span}."),
    "appraised.early": Text(
        "Thẩm định ngày {on} sớm hơn thời hạn; thời hạn {span}.", "Appraised on {on}, before the time set: {span}."
    ),
    "appraised.missing": Text(
        "Không được thẩm định trong thời hạn {span}.", "Not appraised within the time set: {span}."
    ),
    "appraised.late": Text(
        "Thẩm định ngày {on} đã quá hạn (hết {last}).", "Appraised on {on}, after the last day ({last})."
    ),
    "appraised.other_body": Text(
        "Việc thẩm định ngày {on} không do {who} tiến hành.", "The appraisal of {on} was not made by {who}."
    ),
    "appraised.unassigned": Text(
        "Người thẩm định ngày {on} không được {who} phân công.", "Who appraised on {on} was not assigned by {who}."
    ),
    "appraised.from_afar": Text(
        "Việc thẩm định ngày {on} không làm trực tiếp tại chỗ.", "The appraisal of {on} was not made on the spot."
    ),
    "appraised.own_unit": Text(
        "Người thẩm định ngày {on} là người của chính đơn vị được thẩm định.",
        "Who appraised on {on} belongs to the unit appraised.",
    ),
    "appraised.todo": Text(
        "Phân công người ngoài đơn vị thẩm định tại chỗ.",
        "Assign someone from outside the unit to appraise on the spot.",
    ),
    "judged.met": Text(
        "Người thẩm định kết luận đạt tiêu chuẩn “{standard}”.", "The appraiser finds the standard “{standard}” met."
    ),
    "judged.not met": Text(
        "Người thẩm định kết luận chưa đạt tiêu chuẩn “{standard}”.",
        "The appraiser finds the standard “{standard}” not met.",
    ),
    "judged.open": Text(
        "Phiếu thẩm định chưa kết luận về tiêu chuẩn “{standard}”.",
        "The appraisal does not conclude yet on “{standard}”.",
    ),
    "judged.missing": Text(
        "Đến hết {last}, phiếu thẩm định không kết luận về tiêu chuẩn “{standard}”.",
        "By {last} the appraisal had not concluded on “{standard}”.",
    ),
    "judged.todo": Text("Kết luận về tiêu chuẩn “{standard}”.", "Conclude on the standard “{standard}”."),
    "met_criteria.met": Text("Đạt {n} trên {n} tiêu chí đã đăng ký.", "All {n} registered criteria are reached."),
    "met_criteria.not met": Text(
        "Chưa đạt mức đăng ký ở {k} trên {n} tiêu chí.", "Registered criteria not reached: {k} of {n}."
    ),
    "met_criteria.none": Text("Bản đăng ký không nêu tiêu chí nào.", "The registration holds no criterion."),
    "criterion.met": Text(
        "{label}: kết quả {actual}, đạt mức đăng ký ({promise}).",
        "{label}: {actual}, reaching what was registered ({promise}).",
    ),
    "criterion.exceeded": Text(
        "{label}: kết quả {actual}, vượt mức đăng ký ({promise}).",
        "{label}: {actual}, beyond what was registered ({promise}).",
    ),
    "criterion.not_met": Text(
        "{label}: kết quả {actual}, chưa đạt mức đăng ký ({promise}).",
        "{label}: {actual}, short of what was registered ({promise}).",
    ),
    "criterion.refuted": Text(
        "{label}: báo cáo ghi {actual} nhưng người thẩm định kết luận chưa đạt mức đăng ký ({promise}).",
        "{label}: reported {actual}, but the appraiser finds it short of what was registered ({promise}).",
    ),
    "criterion.missing": Text(
        "{label}: báo cáo chưa có kết quả; mức đăng ký {promise}.",
        "{label}: the report gives no figure; registered {promise}.",
    ),
    "promise.higher": Text("từ {target} trở lên", "at least {target}"),
    "promise.lower": Text("không quá {target}", "at most {target}"),
    "promise.exact": Text("đúng {target}", "exactly {target}"),
    "criterion.unnamed": Text("tiêu chí {id}", "criterion {id}"),
}
