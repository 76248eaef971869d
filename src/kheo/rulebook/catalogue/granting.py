"""Sentences on proposals, decisions, moving up, sudden merit, and windows asked directly. Words only, no logic."""

from collections.abc import Mapping

from kheo.rulebook.text import Text

SENTENCES: Mapping[str, Text] = {
    # Proposal and decision
    "proposed_by.met": Text("{who} đã đề nghị ngày {on}.", "{who} proposed on {on}."),
    "proposed_by.open": Text(
        "Chưa có đề nghị của {who}; chậm nhất hết {last}.", "No proposal by {who} yet; it is due by {last}."
    ),
    "proposed_by.missing": Text(
        "Đến hết {last} không có đề nghị của {who}.", "By {last} there was no proposal by {who}."
    ),
    "proposed_by.wrong": Text("Đề nghị ngày {on} không phải của {who}.", "The proposal of {on} is not by {who}."),
    "proposed_by.todo": Text("Lập văn bản đề nghị.", "Make the proposal."),
    "decided_by.met": Text("{who} đã quyết định ngày {on}.", "{who} decided on {on}."),
    "decided_by.open": Text(
        "Chưa có quyết định của {who}; chậm nhất hết {last}.", "No decision by {who} yet; it is due by {last}."
    ),
    "decided_by.missing": Text(
        "Đến hết {last} không có quyết định của {who}.", "By {last} there was no decision by {who}."
    ),
    "decided_by.wrong": Text(
        "Quyết định ngày {on} không do {who} ban hành.", "The decision of {on} was not made by {who}."
    ),
    "decided_by.todo": Text("Xem xét, ra quyết định.", "Consider and decide."),
    # Moving up
    "accepted_by.met": Text("{who} đã chấp nhận ngày {on}.", "{who} accepted on {on}."),
    "accepted_by.refused": Text("{who} không chấp nhận, ngày {on}.", "{who} did not accept, on {on}."),
    "accepted_by.open": Text(
        "Chưa có ý kiến chấp nhận của {who}; chậm nhất hết {last}.", "Not accepted by {who} yet; due by {last}."
    ),
    "accepted_by.missing": Text("Đến hết {last}, {who} chưa chấp nhận.", "By {last} {who} had not accepted."),
    "accepted_by.wrong": Text(
        "Ý kiến chấp nhận ngày {on} không phải của {who}.", "The acceptance of {on} is not by {who}."
    ),
    "accepted_by.todo": Text("Xem xét chấp nhận.", "Consider accepting."),
    "surveyed.met": Text("{who} đã khảo sát ngày {on}.", "{who} surveyed on {on}."),
    "surveyed.coming": Text(
        "Chưa đến thời gian khảo sát; thời hạn {span}.", "Not yet time for the survey; it runs {span}."
    ),
    "surveyed.early": Text(
        "{who} khảo sát ngày {on} sớm hơn thời hạn; thời hạn {span}.",
        "{who} surveyed on {on}, before the time set: {span}.",
    ),
    "surveyed.late": Text("{who} khảo sát ngày {on} đã quá hạn (hết {last}).", "{who} surveyed on {on}, after {last}."),
    "surveyed.open": Text("{who} chưa khảo sát; chậm nhất hết {last}.", "Not surveyed by {who} yet; due by {last}."),
    "surveyed.missing": Text("Đến hết {last}, {who} chưa khảo sát.", "By {last} {who} had not surveyed."),
    "surveyed.wrong": Text(
        "Việc khảo sát ngày {on} không do {who} tiến hành.", "The survey of {on} was not made by {who}."
    ),
    "surveyed.todo": Text("Khảo sát, đánh giá, uốn nắn.", "Survey, assess and put right."),
    "recognised.met": Text(
        "Đã được công nhận {grade} ({round}), ngày {on}.", "Recognised as {grade} ({round}) on {on}."
    ),
    "recognised.open": Text("Chưa được công nhận {grade} ({round}).", "Not recognised as {grade} yet ({round})."),
    "recognised.missing": Text("Không được công nhận {grade} ({round}).", "Not recognised as {grade} ({round})."),
    "in_a_row.met": Text("Được công nhận {grade} liên tục: {round}.", "Recognised as {grade} in a row: {round}."),
    "in_a_row.open": Text("Chưa được công nhận {grade}: {round}.", "Not recognised as {grade} yet: {round}."),
    "in_a_row.missing": Text(
        "Không liên tục: không được công nhận {grade} ở đợt {round}.",
        "Not in a row: not recognised as {grade} in {round}.",
    ),
    "rising.met": Text(
        "Chất lượng năm sau cao hơn năm trước, theo kết luận ngày {on}.",
        "Quality rose year by year, as concluded on {on}.",
    ),
    "rising.not met": Text(
        "Chất lượng không nâng lên, theo kết luận ngày {on}.", "Quality did not rise, as concluded on {on}."
    ),
    "rising.open": Text(
        "Chưa có kết luận về chất lượng hằng năm; chậm nhất hết {last}.",
        "Nothing concluded on the quality yet; due by {last}.",
    ),
    "rising.missing": Text(
        "Đến hết {last} không có kết luận về chất lượng hằng năm.", "By {last} nothing was concluded on the quality."
    ),
    "rising.todo": Text(
        "So sánh kết quả các năm, kết luận chất lượng có nâng lên không.",
        "Compare the years and conclude whether quality rose.",
    ),
    "moved_up.met": Text(
        "Đã chuyển lên {tier} từ ngày {on} nên không xét ở đây.",
        "Moved up to {tier} on {on}, so it is not considered here.",
    ),
    "moved_up.not met": Text("Chưa chuyển lên cấp trên.", "Has not moved up."),
    "carried_over.met": Text("Chuyển tiếp từ danh sách {tier}.", "Carried over from the list of {tier}."),
    "carried_over.not met": Text(
        "Không thuộc danh sách chuyển tiếp của {tier}.", "Not carried over from the list of {tier}."
    ),
    "held.met": Text("Đang tạm dừng xét từ ngày {on}.", "On hold since {on}."),
    "held.not met": Text("Không bị tạm dừng xét.", "Not on hold."),
    # Sudden merit
    "deed.met": Text(
        "Có thành tích đột xuất ngày {on}, đã được đề nghị và xác nhận.",
        "A sudden deed on {on}, proposed and confirmed.",
    ),
    "deed.coming": Text(
        "Chưa đến thời gian xét đột xuất; thời hạn {span}.", "Ad hoc cases are not considered yet; they are {span}."
    ),
    "deed.open": Text("Chưa có thành tích đột xuất nào được nêu.", "No sudden deed has been put forward."),
    "deed.missing": Text("Không có thành tích đột xuất nào được nêu {span}.", "No sudden deed was put forward {span}."),
    "deed.outside": Text(
        "Việc làm ngày {on} nằm ngoài thời gian xét; thời hạn {span}.",
        "The deed of {on} lies outside the time considered: {span}.",
    ),
    "deed.incomplete": Text(
        "Thành tích đột xuất ngày {on} còn thiếu: {needs}.", "The deed of {on} still lacks: {needs}."
    ),
    "deed.todo": Text("Bổ sung cho thành tích đột xuất: {needs}.", "Complete the ad hoc case: {needs}."),
    # Windows asked directly
    "window.met": Text("Ngày {on} trong thời hạn {kind}: {span}.", "{on} lies within the time for {kind}: {span}."),
    "window.coming": Text(
        "Ngày {on} chưa đến thời hạn {kind}: {span}.", "On {on} the time for {kind} has not come: {span}."
    ),
    "window.over": Text("Ngày {on} đã quá thời hạn {kind}: {span}.", "On {on} the time for {kind} is over: {span}."),
    "window.absent": Text("Đợt này không có thời hạn {kind}.", "This round has no time for {kind}."),
    "removed": Text("Điều kiện này đã được bãi bỏ.", "This condition was left out."),
}
