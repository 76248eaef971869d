"""Sentences on points, votes, places, reviews and counts. Words only, no logic."""

from collections.abc import Mapping

from kheo.rulebook.text import Text

SENTENCES: Mapping[str, Text] = {
    # Points
    "scored.met": Text(
        "Tổng điểm {total} trên {most}, đạt mức “{cutoff}” (từ {least} điểm trở lên): {items}.",
        "{total} points of {most}, reaching “{cutoff}” ({least} or more): {items}.",
    ),
    "scored.not met": Text(
        "Tổng điểm {total} trên {most}, chưa đạt mức “{cutoff}” (từ {least} điểm trở lên): {items}.",
        "{total} points of {most}, short of “{cutoff}” ({least} or more): {items}.",
    ),
    "scored.item": Text("{label} {points}/{most}", "{label} {points}/{most}"),
    "scored.weighted": Text("{label} {points}/{most} (hệ số {weight})", "{label} {points}/{most} (weight {weight})"),
    "scored.impossible": Text(
        "Bảng chấm điểm ngày {on} có mục cho điểm ngoài khung quy định: {items}; cần chấm lại.",
        "The score sheet of {on} has items outside the range of points: {items}; it must be marked anew.",
    ),
    "scored.incomplete": Text(
        "Bảng chấm điểm ngày {on} còn thiếu điểm hoặc nhận xét ở mục {items}; cần bổ sung chậm nhất hết {last}.",
        "The score sheet of {on} still lacks points or comments: {items}; due by {last}.",
    ),
    "scored.unfinished": Text(
        "Đến hết {last}, bảng chấm điểm vẫn thiếu điểm hoặc nhận xét ở mục {items}.",
        "By {last} the score sheet still lacked points or comments: {items}.",
    ),
    "scored.wrong": Text("Bảng chấm điểm ngày {on} không phải của {who}.", "The score sheet of {on} is not by {who}."),
    "scored.coming": Text(
        "Chưa đến thời gian chấm điểm; thời hạn {span}.", "Not yet time for marking; it runs {span}."
    ),
    "scored.open": Text("{who} chưa chấm điểm; chậm nhất hết {last}.", "Not marked by {who} yet; due by {last}."),
    "scored.missing": Text("Đến hết {last}, {who} chưa chấm điểm.", "By {last} {who} had not marked."),
    "scored.early": Text(
        "Bảng chấm điểm ngày {on} sớm hơn thời hạn; thời hạn {span}.", "Marked on {on}, before the time set: {span}."
    ),
    "scored.late": Text("Bảng chấm điểm ngày {on} đã quá hạn (hết {last}).", "Marked on {on}, after {last}."),
    "scored.todo": Text("Chấm điểm theo {sheet}.", "Mark by {sheet}."),
    # Votes
    "voted.met": Text(
        "{who} bỏ phiếu ngày {on}: {agreed} trên {of} thành viên đồng ý, đạt tỷ lệ quy định (từ {threshold} trở lên).",
        "{who} voted on {on}: {agreed} of {of} agreed, reaching the share needed ({threshold}).",
    ),
    "voted.not met": Text(
        "{who} bỏ phiếu ngày {on}: {agreed} trên {of} thành viên đồng ý, chưa đạt tỷ lệ quy định (từ {threshold} "
        "trở lên).",
        "{who} voted on {on}: {agreed} of {of} agreed, short of the share needed ({threshold}).",
    ),
    "voted.incomplete": Text(
        "Cuộc họp ngày {on} chỉ có {present} trên {members} thành viên của {who} dự, chưa đủ {quorum} theo quy định; "
        "cần họp, bỏ phiếu lại chậm nhất hết {last}.",
        "On {on} only {present} of {members} members of {who} were present, short of {quorum}; vote again by {last}.",
    ),
    "voted.unfinished": Text(
        "Đến hết {last} không có cuộc họp nào đủ {quorum} thành viên của {who} dự để bỏ phiếu (ngày {on} có {present} "
        "trên {members} người dự).",
        "By {last} no vote had {quorum} of the members of {who} present (on {on}: {present} of {members}).",
    ),
    "voted.nonsense": Text(
        "Kết quả bỏ phiếu ngày {on} không khớp với số thành viên, số người dự hoặc số phiếu; cần lập lại biên bản.",
        "The result of {on} does not agree with the members, those present or the ballots; the minutes must be redone.",
    ),
    "voted.coming": Text("Chưa đến thời gian bỏ phiếu; thời hạn {span}.", "Not yet time to vote; it runs {span}."),
    "voted.open": Text("{who} chưa bỏ phiếu; chậm nhất hết {last}.", "{who} has not voted yet; due by {last}."),
    "voted.missing": Text("Đến hết {last}, {who} không bỏ phiếu.", "By {last} {who} had not voted."),
    "voted.early": Text(
        "Việc bỏ phiếu ngày {on} sớm hơn thời hạn; thời hạn {span}.", "Voted on {on}, before the time set: {span}."
    ),
    "voted.late": Text("Việc bỏ phiếu ngày {on} đã quá hạn (hết {last}).", "Voted on {on}, after {last}."),
    "voted.todo": Text("Họp, bỏ phiếu: {vote}.", "Meet and vote: {vote}."),
    # Places
    "ranked.met": Text(
        "Xếp thứ {place} trong {among}, trong chỉ tiêu {room} suất ({quota}).",
        "Place {place} of {among}, within the {room} there are ({quota}).",
    ),
    "ranked.not met": Text(
        "Xếp thứ {place} trong {among}, ngoài chỉ tiêu {room} suất ({quota}).",
        "Place {place} of {among}, beyond the {room} there are ({quota}).",
    ),
    "ranked.nonsense": Text(
        "Danh sách ngày {on} ghi thứ {place} trong {among}, không khớp với số có tên trong danh sách; cần lập lại.",
        "The list of {on} says place {place} of {among}, which cannot be; it must be drawn up anew.",
    ),
    "ranked.wrong": Text(
        "Danh sách xếp thứ tự ngày {on} không phải của {who}.", "The ranking of {on} is not by {who}."
    ),
    "ranked.coming": Text(
        "Chưa đến thời gian xếp thứ tự; thời hạn {span}.", "Not yet time for the ranking; it runs {span}."
    ),
    "ranked.open": Text(
        "{who} chưa xếp thứ tự; chậm nhất hết {last}.", "Not ranked by {who} yet; the ranking is due by {last}."
    ),
    "ranked.missing": Text("Đến hết {last}, {who} chưa xếp thứ tự.", "By {last} {who} had not drawn up the ranking."),
    "ranked.early": Text(
        "Danh sách xếp thứ tự ngày {on} sớm hơn thời hạn; thời hạn {span}.",
        "Ranked on {on}, before the time set: {span}.",
    ),
    "ranked.late": Text("Danh sách xếp thứ tự ngày {on} đã quá hạn (hết {last}).", "Ranked on {on}, after {last}."),
    "ranked.todo": Text("Xếp thứ tự theo chỉ tiêu: {quota}.", "Draw up the ranking under {quota}."),
    # Reviews
    "still_works.met": Text(
        "{who} rà soát ngày {on}: mô hình, điển hình còn phát huy tác dụng.",
        "{who} reviewed on {on}: the exemplar still works.",
    ),
    "still_works.not met": Text(
        "{who} rà soát ngày {on}: mô hình, điển hình không còn phát huy tác dụng.",
        "{who} reviewed on {on}: the exemplar works no longer.",
    ),
    "still_works.wrong": Text(
        "Việc rà soát ngày {on} không do {who} tiến hành.", "The review of {on} is not by {who}."
    ),
    "still_works.coming": Text(
        "Chưa đến thời gian rà soát; thời hạn {span}.", "Not yet time to review; it runs {span}."
    ),
    "still_works.open": Text("{who} chưa rà soát; chậm nhất hết {last}.", "Not reviewed by {who} yet; due by {last}."),
    "still_works.missing": Text("Đến hết {last}, {who} không rà soát.", "By {last} {who} had not reviewed."),
    "still_works.early": Text(
        "Việc rà soát ngày {on} sớm hơn thời hạn; thời hạn {span}.", "Reviewed on {on}, before the time set: {span}."
    ),
    "still_works.late": Text("Việc rà soát ngày {on} đã quá hạn (hết {last}).", "Reviewed on {on}, after {last}."),
    "still_works.todo": Text(
        "Rà soát xem mô hình, điển hình còn phát huy tác dụng không.", "Review whether the exemplar still works."
    ),
    # Counts
    "counted.met": Text(
        "{tally}: {number}, đạt yêu cầu (ít nhất {least}).", "{tally}: {number}, at least {least} needed."
    ),
    "counted.incomplete": Text(
        "{tally}: mới có {number}, cần ít nhất {least}; chậm nhất hết {last}.",
        "{tally}: {number} so far, at least {least} needed by {last}.",
    ),
    "counted.unfinished": Text(
        "{tally}: đến hết {last} chỉ có {number}, cần ít nhất {least}.",
        "{tally}: only {number} by {last}, at least {least} needed.",
    ),
    "counted.coming": Text("{tally}: chưa đến thời gian; thời hạn {span}.", "{tally}: not yet time; it runs {span}."),
    "counted.open": Text(
        "{tally}: chưa có, cần ít nhất {least}; chậm nhất hết {last}.",
        "{tally}: none yet, at least {least} needed by {last}.",
    ),
    "counted.missing": Text(
        "{tally}: đến hết {last} không có, cần ít nhất {least}.", "{tally}: none by {last}, at least {least} needed."
    ),
    "counted.early": Text(
        "{tally}: số liệu ngày {on} sớm hơn thời hạn; thời hạn {span}.", "{tally}: counted on {on}, before {span}."
    ),
    "counted.late": Text(
        "{tally}: đến ngày {on} mới đủ, khi đã quá hạn (hết {last}).", "{tally}: enough only on {on}, after {last}."
    ),
    "counted.todo": Text("Bảo đảm {tally}: ít nhất {least}.", "See to {tally}: at least {least}."),
}
