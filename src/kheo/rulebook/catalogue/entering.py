"""Sentences on taking part and registering, and on several conditions together. Words only, no logic."""

from collections.abc import Mapping

from kheo.rulebook.text import Text

SENTENCES: Mapping[str, Text] = {
    # Several conditions together; `.every` where all of them answer alike
    "all.met": Text("Đủ cả {n} điều kiện.", "All {n} conditions are met."),
    "all.waived": Text("Đủ cả {n} điều kiện, có {k} điều kiện được miễn.", "All {n} conditions stand; waived: {k}."),
    "all.waived.every": Text("Cả {n} điều kiện đều được miễn.", "All {n} conditions are waived."),
    "all.not met": Text("Có {k} trong {n} điều kiện không đạt.", "Conditions not met: {k} of {n}."),
    "all.not met.every": Text("Cả {n} điều kiện đều không đạt.", "None of {n} conditions is met."),
    "all.not known yet": Text("Còn {k} trong {n} điều kiện chưa xét được.", "Conditions not known yet: {k} of {n}."),
    "all.not known yet.every": Text("Cả {n} điều kiện đều chưa xét được.", "None of {n} conditions is known yet."),
    "any.not met": Text(
        "Trong {n} điều kiện, không điều kiện nào đạt.", "None of {n} conditions is met; one is needed."
    ),
    "any.not known yet": Text(
        "Cần đạt một trong {n} điều kiện; hiện chưa điều kiện nào đạt.",
        "One of {n} conditions is needed; none is met so far.",
    ),
    "dossier.met": Text("Hồ sơ đủ {n} mục.", "The dossier is complete: {n} items."),
    "dossier.waived": Text("Hồ sơ đủ {n} mục, có {k} mục được miễn.", "The dossier stands; items waived: {k} of {n}."),
    "dossier.waived.every": Text("Cả {n} mục của hồ sơ đều được miễn.", "All {n} items of the dossier are waived."),
    "dossier.not met": Text("Hồ sơ có {k} trong {n} mục không đạt.", "Dossier items not met: {k} of {n}."),
    "dossier.not met.every": Text("Cả {n} mục của hồ sơ đều không đạt.", "None of {n} dossier items is met."),
    "dossier.not known yet": Text("Hồ sơ còn thiếu {k} trong {n} mục.", "Dossier items still to come: {k} of {n}."),
    "dossier.not known yet.every": Text(
        "Hồ sơ chưa có mục nào trong {n} mục.", "All {n} dossier items are still to come."
    ),
    "meets.met": Text("Đạt cả {n} tiêu chuẩn.", "All {n} standards are met."),
    "meets.waived": Text(
        "Đạt cả {n} tiêu chuẩn, có {k} tiêu chuẩn được miễn.", "All {n} standards stand; waived: {k}."
    ),
    "meets.waived.every": Text("Cả {n} tiêu chuẩn đều được miễn.", "All {n} standards are waived."),
    "meets.not met": Text("Có {k} trong {n} tiêu chuẩn chưa đạt.", "Standards not met: {k} of {n}."),
    "meets.not met.every": Text("Cả {n} tiêu chuẩn đều chưa đạt.", "None of {n} standards is met."),
    "meets.not known yet": Text(
        "Còn {k} trong {n} tiêu chuẩn chưa có kết luận.", "Standards not concluded yet: {k} of {n}."
    ),
    "meets.not known yet.every": Text(
        "Cả {n} tiêu chuẩn đều chưa có kết luận.", "None of {n} standards is concluded yet."
    ),
    # What waits for something else
    "waiting.registration": Text("Còn chờ bản đăng ký.", "Waits for the registration."),
    "waiting.report": Text("Còn chờ báo cáo thành tích.", "Waits for the achievement report."),
    "waiting.appraisal": Text("Còn chờ kết quả thẩm định.", "Waits for the appraisal."),
    # Taking part
    "takes_part.met": Text("Thuộc đối tượng tham gia: {kinds}.", "Belongs to those who may take part: {kinds}."),
    "takes_part.excluded": Text(
        "Không thuộc đối tượng tham gia: {kinds}.", "Not among those who may take part: {kinds}."
    ),
    "takes_part.unlisted": Text(
        "Có tập thể, cá nhân đứng tên không thuộc đối tượng tham gia.", "One owner is of no kind that may take part."
    ),
    "takes_part.no_collective": Text(
        "Mô hình tập thể phải có ít nhất một tập thể đứng tên.",
        "A collective exemplar needs a collective among its owners.",
    ),
    "takes_part.no_person": Text(
        "Điển hình cá nhân phải do cá nhân đứng tên.", "An individual example is owned by persons only."
    ),
    "takes_part.not known yet": Text(
        "Chưa biết tập thể, cá nhân nào đứng tên.", "It is not known yet which collective or person takes part."
    ),
    "subject_is.met": Text("Đúng đối tượng được xét: {kinds}.", "The right kind of subject: {kinds}."),
    "subject_is.not met": Text("Chỉ xét đối với {kinds}.", "Open to {kinds} only."),
    "volunteered.met": Text("Tập thể, cá nhân tự nguyện tham gia.", "Takes part of their own free will."),
    "volunteered.not met": Text(
        "Bản đăng ký không có ý kiến tự nguyện của chính tập thể, cá nhân đứng tên.",
        "The registration lacks the owners' own word that they take part freely.",
    ),
    # Registration
    "registered.met": Text(
        "Đã đăng ký với {who} ngày {on}, trong thời hạn {span}.",
        "Registered with {who} on {on}, within the time set: {span}.",
    ),
    "registered.coming": Text(
        "Chưa đến thời gian đăng ký; thời hạn {span}.", "Registration has not opened yet; it runs {span}."
    ),
    "registered.open": Text("Chưa đăng ký; thời hạn {span}.", "Not registered yet; registration runs {span}."),
    "registered.early": Text(
        "Đăng ký ngày {on} sớm hơn thời hạn; thời hạn {span}.", "Registered on {on}, before the time set: {span}."
    ),
    "registered.missing": Text("Không đăng ký trong thời hạn {span}.", "Not registered within the time set: {span}."),
    "registered.late": Text(
        "Đăng ký ngày {on} đã quá hạn (hết {last}) và không có quyết định cho phép {waiver}.",
        "Registered on {on}, after the last day ({last}), and no decision allows it: {waiver}.",
    ),
    "registered.late_wrong_body": Text(
        "Đăng ký ngày {on} đã quá hạn (hết {last}); quyết định cho phép {waiver} không do {who} ban hành.",
        "Registered on {on}, after the last day ({last}); the decision that allows it was not made by {who}.",
    ),
    "registered.late_unfounded": Text(
        "Đăng ký ngày {on} đã quá hạn (hết {last}); quyết định cho phép {waiver} không ghi số hoặc không nêu lý do.",
        "Registered on {on}, after the last day ({last}); the decision that allows it lacks its number or its reason.",
    ),
    "registered.late_for_good": Text(
        "Đăng ký ngày {on} đã quá hạn (hết {last}).", "Registered on {on}, after the last day ({last})."
    ),
    "registered.waived": Text(
        "Đăng ký ngày {on} đã quá hạn (hết {last}) nhưng {who} cho phép theo quyết định {decision}; lý do: {reason}.",
        "Registered on {on}, after the last day ({last}), allowed by {who} in decision {decision}; reason: {reason}.",
    ),
    "registered.withdrawn": Text("Đã rút đăng ký ngày {on}.", "The registration was withdrawn on {on}."),
    "registered.elsewhere": Text(
        "Đã đăng ký ngày {on} nhưng không gửi đúng nơi nhận là {who}.", "Registered on {on}, but not with {who}."
    ),
    "registered.todo": Text("Gửi bản đăng ký cho {who}.", "Hand in the registration to {who}."),
    "registered.todo_waiver": Text(
        "Xem xét quyết định cho phép {waiver}, nếu có lý do chính đáng.",
        "Consider a decision on {waiver}, if there is good reason.",
    ),
    "form_used.met": Text("Bản đăng ký làm theo {form}.", "The registration uses {form}."),
    "form_used.not met": Text("Bản đăng ký không làm theo {form}.", "The registration does not use {form}."),
    "names_problem.met": Text(
        "Bản đăng ký nêu rõ việc khó cần giải quyết.", "The registration names the problem it answers."
    ),
    "names_problem.not met": Text(
        "Bản đăng ký chưa nêu việc khó cần giải quyết.", "The registration names no problem that it answers."
    ),
    "has_baseline.met": Text(
        "Bản đăng ký ghi rõ thực trạng lúc bắt đầu.", "The registration writes down where things stood at the start."
    ),
    "has_baseline.not met": Text(
        "Bản đăng ký chưa ghi thực trạng lúc bắt đầu.", "The registration does not say where things stood at the start."
    ),
}
