"""The rows of papers that are written on a page of a unit or of a dossier, then issued."""

from collections.abc import Mapping

from tests.web.matrix_guards import POSTED, Outcome, Row, unit

ISSUED = {"number": "77-BTH/TCĐ", "on": "15/10/2014", "signer_name": "Phạm Thị Mẫu Hoa", "signer_position": "Thư ký"}
REVIEW = {**ISSUED, "number": "77-BC/TCĐ", **{f"part_{place}": "Đã nêu đủ." for place in range(1, 6)}}
CEREMONY = {"conference": "Hội nghị", "held_on": "20/12/2014", "place": "Hội trường", "starts_at": "08 giờ 00"}
PROGRAMME = {**ISSUED, **CEREMONY, "number": "77-CTr/TCĐ", "rows": "08:00 | Khai mạc | Ban Tổ chức"}
SCRIPT = {**CEREMONY, "text": "1. Khai mạc\nKính thưa hội nghị!"}
# the button asks for a verb that the page does not: pressed with everything filled in, it is done or refused
PRESSED = {Outcome.DOES: {302}, Outcome.SEES: {422}}

WRITTEN: Mapping[str, Row] = {
    "office:summary": unit("issue_summary", at="K05, K", with_round=True, shows=True, body=ISSUED, post=PRESSED),
    "office:summary_sheet": unit(at="K05, K", with_round=True),
    "office:review": unit("issue_review", at="K05, K", rest=("2014",), shows=True, body=REVIEW, post=PRESSED),
    "office:review_keep": unit("issue_review", rest=("2014",), get=POSTED),
    "office:ceremony_programme": unit(
        "issue_ceremony", at="K05, K", with_round=True, shows=True, body=PROGRAMME, post=PRESSED
    ),
    "office:ceremony_script": unit(
        "issue_ceremony", at="K05, K", with_round=True, shows=True, body=SCRIPT, post=PRESSED
    ),
    "office:ceremony_keep": unit("issue_ceremony", with_round=True, rest=("reading_script",), get=POSTED),
}
