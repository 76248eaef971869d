"""One table of transitions: from, verb, to, who, window, paper, diary word. The drawn life cycle comes from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kheo.work.diary import Word
from kheo.work.refusals import NotNow


class State(StrEnum):
    """Trạng thái của một đăng ký. The spelling means nothing; labels are below."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REPORTED = "reported"
    REPORT_RETURNED = "report_returned"
    CONFIRMED = "confirmed"
    APPRAISED = "appraised"
    SELECTED = "selected"
    PASSED_OVER = "passed_over"
    PROPOSED = "proposed"
    DECIDED = "decided"
    COMMENDED = "commended"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    NOMINATED = "nominated"
    PROPOSED_UP = "proposed_up"
    TAKEN_UP = "taken_up"
    RETURNED_UP = "returned_up"


_LABELS: Mapping[State, str] = {
    State.DRAFT: "Nháp",
    State.SUBMITTED: "Chờ tiếp nhận",
    State.RETURNED: "Cần bổ sung",
    State.ACCEPTED: "Đang thực hiện",
    State.REPORTED: "Chờ xác nhận báo cáo",
    State.REPORT_RETURNED: "Báo cáo cần bổ sung",
    State.CONFIRMED: "Chờ thẩm định",
    State.APPRAISED: "Đã thẩm định",
    State.SELECTED: "Được xét chọn",
    State.PASSED_OVER: "Chưa được chọn lần này",
    State.PROPOSED: "Đã trình cấp ủy",
    State.DECIDED: "Đã có quyết định",
    State.COMMENDED: "Được biểu dương, khen thưởng",
    State.REVOKED: "Đã thu hồi khen thưởng",
    State.WITHDRAWN: "Đã rút",
    State.DECLINED: "Không được tiếp nhận",
    State.NOMINATED: "Đã đưa vào danh sách xét",
    State.PROPOSED_UP: "Đã trình cấp tỉnh",
    State.TAKEN_UP: "Cấp tỉnh đã tiếp nhận",
    State.RETURNED_UP: "Cấp tỉnh trả lại để bổ sung",
}

# A simplified dossier is confirmed where a registration would be taken in, and nobody appraises it before the board
# considers it (III.2.e).
_LABELS_OF_DEEDS: Mapping[State, str] = {State.SUBMITTED: "Chờ xác nhận", State.CONFIRMED: "Chờ xét"}

# What a state asks for at a glance: wait, act, done, bad. Screens colour tags by it, never by the state itself.
TONES: Mapping[State, str] = {
    State.DRAFT: "act",
    State.SUBMITTED: "wait",
    State.RETURNED: "act",
    State.ACCEPTED: "wait",
    State.REPORTED: "wait",
    State.REPORT_RETURNED: "act",
    State.CONFIRMED: "wait",
    State.APPRAISED: "wait",
    State.SELECTED: "wait",
    State.PASSED_OVER: "over",
    State.PROPOSED: "wait",
    State.DECIDED: "done",
    State.COMMENDED: "done",
    State.REVOKED: "over",
    State.WITHDRAWN: "over",
    State.DECLINED: "over",
    State.NOMINATED: "wait",
    State.PROPOSED_UP: "wait",
    State.TAKEN_UP: "wait",
    State.RETURNED_UP: "act",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table. `after` None leaves the state; `ad_hoc` None is for both paths."""

    verb: str
    before: tuple[State, ...]
    after: State | None
    who: str
    word: Word
    window: str | None = None
    paper: str | None = None
    ad_hoc: bool | None = None


S = State
_RUNNING = (
    *(S.SUBMITTED, S.RETURNED, S.ACCEPTED, S.REPORTED, S.REPORT_RETURNED, S.CONFIRMED, S.APPRAISED),
    *(S.NOMINATED, S.RETURNED_UP),
)
_AT_PROVINCE = (S.PROPOSED_UP, S.TAKEN_UP)
_FOLLOWED = (S.ACCEPTED, S.REPORTED, S.REPORT_RETURNED, S.CONFIRMED)
_OWNER, _GROUP, _HEAD = "chủ thể", "Tổ chỉ đạo", "tổ trưởng"
_CONFIRMER, _APPRAISER, _COMMITTEE = "người xác nhận", "người thẩm định", "cấp ủy"
_BOARD, _PROVINCE = "Ban Chỉ đạo", "cấp tỉnh"

TABLE: tuple[Step, ...] = (
    Step(
        "submit",
        (S.DRAFT, S.RETURNED),
        S.SUBMITTED,
        _OWNER,
        Word.REGISTERED,
        "register",
        "registration_form",
        ad_hoc=False,
    ),
    Step("recall", (S.SUBMITTED,), S.DRAFT, _OWNER, Word.RECALLED, ad_hoc=False),
    Step("withdraw", _RUNNING, S.WITHDRAWN, _OWNER, Word.WITHDRAWN),
    Step("accept", (S.SUBMITTED,), S.ACCEPTED, _GROUP, Word.ACCEPTED, ad_hoc=False),
    Step("return_registration", (S.SUBMITTED,), S.RETURNED, _GROUP, Word.RETURNED, ad_hoc=False),
    Step("decline", (S.SUBMITTED,), S.DECLINED, _GROUP, Word.DECLINED, ad_hoc=False),
    Step("return_deed", (S.CONFIRMED,), S.RETURNED, _BOARD, Word.RETURNED, ad_hoc=True),
    Step("mend_deed", (S.RETURNED,), S.SUBMITTED, _GROUP, Word.DEED_MENDED, ad_hoc=True),
    Step("decline", (S.CONFIRMED,), S.DECLINED, _BOARD, Word.DECLINED, ad_hoc=True),
    Step("survey", _FOLLOWED, None, _GROUP, Word.SURVEYED, ad_hoc=False),
    Step("follow_survey", _FOLLOWED, None, _GROUP, Word.SURVEY_FOLLOWED, ad_hoc=False),
    Step("say_quality", (S.NOMINATED, S.PASSED_OVER), None, _GROUP, Word.QUALITY_SAID, ad_hoc=False),
    Step(
        "send_up",
        (*_FOLLOWED, S.NOMINATED, S.APPRAISED, S.SELECTED),
        None,
        _COMMITTEE,
        Word.SENT_UP,
        None,
        "group_proposal",
    ),
    Step("ask_change", (S.ACCEPTED,), None, _OWNER, Word.CHANGE_ASKED, ad_hoc=False),
    Step("accept_change", (S.ACCEPTED,), None, _GROUP, Word.CHANGE_ACCEPTED, None, "registration_form", ad_hoc=False),
    Step("decline_change", (S.ACCEPTED,), None, _GROUP, Word.CHANGE_DECLINED, ad_hoc=False),
    Step("add_evidence", (S.ACCEPTED, S.REPORT_RETURNED), None, _OWNER, Word.EVIDENCE_ADDED),
    Step("remove_evidence", (S.ACCEPTED, S.REPORT_RETURNED), None, _OWNER, Word.EVIDENCE_REMOVED),
    Step("report", (S.ACCEPTED, S.REPORT_RETURNED), S.REPORTED, _OWNER, Word.REPORTED, "report", None, ad_hoc=False),
    Step("return_report", (S.REPORTED,), S.REPORT_RETURNED, _CONFIRMER, Word.REPORT_RETURNED),
    Step("confirm", (S.REPORTED,), S.CONFIRMED, _CONFIRMER, Word.CONFIRMED, None, "achievement_report", ad_hoc=False),
    Step("confirm_deed", (S.SUBMITTED,), S.CONFIRMED, _CONFIRMER, Word.DEED_CONFIRMED, ad_hoc=True),
    Step(
        "assign_appraiser",
        (S.ACCEPTED, S.REPORTED, S.REPORT_RETURNED, S.CONFIRMED),
        None,
        _GROUP,
        Word.APPRAISER_ASSIGNED,
        ad_hoc=False,
    ),
    Step("appraise", (S.CONFIRMED,), S.APPRAISED, _APPRAISER, Word.APPRAISED, ad_hoc=False),
    Step("select", (S.APPRAISED, S.NOMINATED, S.PASSED_OVER), S.SELECTED, _HEAD, Word.SELECTED, ad_hoc=False),
    Step("select", (S.CONFIRMED,), S.SELECTED, _HEAD, Word.SELECTED, ad_hoc=True),
    Step(
        "pass_over",
        (S.ACCEPTED, S.CONFIRMED, S.APPRAISED, S.NOMINATED, S.RETURNED_UP),
        S.PASSED_OVER,
        _HEAD,
        Word.PASSED_OVER,
    ),
    Step("propose", (S.SELECTED,), S.PROPOSED, _HEAD, Word.PROPOSED, None, "group_proposal"),
    Step("decide", (S.PROPOSED,), S.DECIDED, _COMMITTEE, Word.DECIDED, None, "commendation_decision"),
    Step(
        "propose_up", (S.NOMINATED, S.RETURNED_UP), S.PROPOSED_UP, _BOARD, Word.PROPOSED_UP, "close", "group_proposal"
    ),
    Step("take_in", (S.PROPOSED_UP,), S.TAKEN_UP, _PROVINCE, Word.TAKEN_UP),
    Step("return_up", _AT_PROVINCE, S.RETURNED_UP, _PROVINCE, Word.RETURNED_UP),
    Step("decline_up", _AT_PROVINCE, S.DECLINED, _PROVINCE, Word.DECLINED_UP),
    Step("grant_up", _AT_PROVINCE, S.DECIDED, _PROVINCE, Word.GRANTED_UP),
    Step("refuse_up", _AT_PROVINCE, S.PASSED_OVER, _PROVINCE, Word.REFUSED_UP),
    Step("recognise", (S.DECIDED, S.COMMENDED), None, _GROUP, Word.RECOGNISED, "close"),
    Step("praise", (S.DECIDED, S.COMMENDED), S.COMMENDED, _GROUP, Word.PRAISED, "praise"),
    Step("award", (S.DECIDED, S.COMMENDED), S.COMMENDED, _GROUP, Word.AWARDED, "close"),
    Step("revoke", (S.DECIDED, S.COMMENDED), S.REVOKED, _COMMITTEE, Word.REVOKED, None, "commendation_decision"),
)

_ORDERS: Mapping[str, str] = {
    "submit": "Đăng ký này đã gửi rồi",
    "recall": "Đăng ký đã được tiếp nhận hoặc trả lại nên không rút lại để sửa được nữa",
    "withdraw": "Hồ sơ đã qua bước xét chọn hoặc đã rút nên không rút được nữa",
    "accept": "Chỉ tiếp nhận được đăng ký đang chờ tiếp nhận",
    "return_registration": "Chỉ trả lại được đăng ký đang chờ tiếp nhận",
    "decline": "Chỉ được không tiếp nhận đăng ký đang chờ tiếp nhận",
    "return_deed": "Chỉ trả lại được thành tích đột xuất do cơ sở đề nghị, đã xác nhận và chưa xét",
    "mend_deed": "Chỉ bổ sung được thành tích đột xuất mà cấp trên trả lại",
    "survey": "Chỉ khảo sát mô hình, điển hình đã được tiếp nhận và chưa thẩm định xong",
    "follow_survey": "Chỉ ghi kết quả khắc phục khi mô hình, điển hình đang thực hiện",
    "say_quality": "Chỉ kết luận về chất lượng khi mô hình, điển hình đang trong danh sách xét",
    "send_up": "Chỉ đề nghị lên cấp trên khi đăng ký đã được tiếp nhận và chưa trình cấp ủy",
    "ask_change": "Chỉ đề nghị thay đổi tiêu chí trong lúc đang thực hiện, trước khi gửi báo cáo",
    "accept_change": "Chỉ trả lời đề nghị thay đổi trong lúc đang thực hiện",
    "decline_change": "Chỉ trả lời đề nghị thay đổi trong lúc đang thực hiện",
    "add_evidence": "Chỉ thêm minh chứng khi báo cáo chưa gửi hoặc được trả lại để bổ sung",
    "remove_evidence": "Chỉ bỏ minh chứng khi báo cáo chưa gửi hoặc được trả lại để bổ sung",
    "report": "Chỉ gửi báo cáo khi đăng ký đã được tiếp nhận và báo cáo chưa gửi",
    "return_report": "Chỉ trả lại được báo cáo đang chờ xác nhận",
    "confirm": "Chỉ xác nhận được báo cáo đang chờ xác nhận",
    "confirm_deed": "Chỉ xác nhận được thành tích đột xuất đang chờ xác nhận",
    "assign_appraiser": "Chỉ phân công thẩm định khi đăng ký đã được tiếp nhận và chưa thẩm định xong",
    "appraise": "Chỉ thẩm định được hồ sơ đã có báo cáo được xác nhận",
    "select": "Chỉ xét chọn được hồ sơ đã thẩm định hoặc đã đưa vào danh sách xét",
    "pass_over": "Chỉ kết luận chưa chọn với hồ sơ đang trong vòng xét",
    "propose": "Chỉ trình được hồ sơ đã được xét chọn",
    "decide": "Chỉ ra quyết định cho hồ sơ đã có tờ trình",
    "propose_up": "Chỉ trình cấp tỉnh hồ sơ đang trong danh sách xét của đợt cấp tỉnh",
    "take_in": "Chỉ tiếp nhận được hồ sơ vừa trình",
    "return_up": "Chỉ trả lại được hồ sơ đang ở cấp tỉnh",
    "decline_up": "Chỉ từ chối được hồ sơ đang ở cấp tỉnh",
    "grant_up": "Chỉ ghi kết quả cho hồ sơ đang ở cấp tỉnh",
    "refuse_up": "Chỉ ghi kết quả cho hồ sơ đang ở cấp tỉnh",
    "recognise": "Chỉ ghi nhận kết quả sau khi có quyết định",
    "praise": "Chỉ biểu dương sau khi có quyết định",
    "award": "Chỉ trao khen thưởng sau khi có quyết định",
    "revoke": "Chỉ thu hồi được quyết định đang có hiệu lực",
}


_ORDERS_OF_DEEDS = {
    "decline": "Chỉ được không tiếp nhận thành tích đột xuất do cơ sở đề nghị, đã xác nhận và chưa xét",
    "select": "Chỉ xét chọn được thành tích đột xuất đã có người xác nhận",
    "pass_over": "Chỉ kết luận được với thành tích đột xuất đã có người xác nhận",
}


def label(state: str, *, ad_hoc: bool) -> str:
    """Name the state of a dossier as its path calls it: a sudden deed waits for something else (III.2.e)."""
    own = _LABELS_OF_DEEDS if ad_hoc else _LABELS
    return own.get(State(state), _LABELS[State(state)])


def states_before(verb: str) -> frozenset[State]:
    """Tell the states from which a verb may be done."""
    return frozenset(state for row in TABLE if row.verb == verb for state in row.before)


def step(verb: str, state: State, *, ad_hoc: bool) -> Step:
    """Find the row that lets a verb follow a state; raises `NotNow` with what would be possible."""
    for row in TABLE:
        if row.verb == verb and state in row.before and row.ad_hoc in (None, ad_hoc):
            return row
    order = _ORDERS_OF_DEEDS.get(verb, _ORDERS[verb]) if ad_hoc else _ORDERS[verb]
    raise NotNow(f"{order}; hồ sơ này hiện ở bước “{label(state, ad_hoc=ad_hoc)}”.")


def allows(verb: str, state: State, *, ad_hoc: bool) -> str:
    """Tell why a verb cannot follow a state, or nothing when it can."""
    try:
        step(verb, state, ad_hoc=ad_hoc)
    except NotNow as no:
        return no.sentence
    return ""


def drawn() -> str:
    """Draw the table as a Mermaid state diagram for the docs."""
    lines = ["stateDiagram-v2"]
    for row in TABLE:
        lines += [f"    {before} --> {row.after or before}: {row.verb} ({row.who})" for before in row.before]
    return "\n".join(lines)
