"""The table itself: role × verb × scope, with a reason for each refusal. What is not in it is nobody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kheo.work.actors import Role


class Scope(Enum):
    """How a role must stand to the thing for the permit to hold."""

    OWNS = "là chủ thể của mô hình, điển hình"
    HERE = "giữ vai trò tại cơ sở đảng phụ trách"
    AT = "giữ vai trò tại chính nơi nhận hồ sơ"
    BELOW = "giữ vai trò tại cơ sở đã đăng ký lên"
    LEADS = "phụ trách nơi chủ thể công tác"
    ASSIGNED = "được phân công thẩm định"
    NURTURES = "được phân công theo dõi, chăm bồi"
    ANYWHERE = "giữ vai trò trong Khối"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that may, when it stands in the scope."""

    role: Role | None
    scope: Scope


@dataclass(frozen=True, slots=True)
class Permit:
    """Who may do a verb, and what everyone else is told."""

    grants: tuple[Grant, ...]
    otherwise: str
    not_own: bool = False


def _here(*roles: Role) -> tuple[Grant, ...]:
    return tuple(Grant(role, Scope.HERE) for role in roles)


def _at(*roles: Role) -> tuple[Grant, ...]:
    return tuple(Grant(role, Scope.AT) for role in roles)


_OWNER = (Grant(None, Scope.OWNS),)
_ASSIGNED = Grant(None, Scope.ASSIGNED)
# the bloc's board steers what is registered with it, and nothing of the base groups below it (A11)
_BOARD = _at(Role.BLOC_SECRETARY, Role.BLOC_HEAD)
_GROUP = (*_here(Role.BASE_SECRETARY, Role.STEERING_HEAD), *_BOARD)
_HEAD = (*_here(Role.STEERING_HEAD), *_at(Role.BLOC_HEAD))
_COMMITTEE = _here(Role.SIGNATORY)
_BLOC = (Grant(Role.BLOC_SECRETARY, Scope.ANYWHERE), Grant(Role.BLOC_HEAD, Scope.ANYWHERE))
_ADMIN = (Grant(Role.ADMIN, Scope.ANYWHERE), *_BLOC)
_COMMITTEE_BELOW = (Grant(Role.SIGNATORY, Scope.BELOW),)
_GROUP_BELOW = (Grant(Role.BASE_SECRETARY, Scope.BELOW), Grant(Role.STEERING_HEAD, Scope.BELOW))
# whoever came after a closed unit answers for what was sent to it: these reach what it left
_RECEIVES = (*_here(Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.LEADER, Role.REPRESENTATIVE), *_COMMITTEE, *_BOARD)
# the province's own people stand above the bloc, or where it has no unit here, at the bloc itself
_PROVINCE = _here(Role.PROVINCE_INTAKE)
_CONFIRM = (Grant(Role.LEADER, Scope.LEADS), *_COMMITTEE, *_COMMITTEE_BELOW)

TABLE: Mapping[str, Permit] = {
    "form_units": Permit(_ADMIN, "Chỉ thư ký Ban Chỉ đạo Khối hoặc người quản trị mới được lập đơn vị."),
    "reorganise": Permit(_ADMIN, "Chỉ thư ký Ban Chỉ đạo Khối hoặc người quản trị mới được sắp xếp tổ chức."),
    "enrol": Permit(_ADMIN, "Chỉ thư ký Ban Chỉ đạo Khối hoặc người quản trị mới được thêm người."),
    "appoint": Permit(_ADMIN, "Chỉ thư ký Ban Chỉ đạo Khối hoặc người quản trị mới được giao vai trò."),
    "see_health": Permit(_ADMIN, "Chỉ người quản trị hoặc thư ký Ban Chỉ đạo Khối mới được xem tình trạng hệ thống."),
    "export_office": Permit(_BLOC, "Chỉ trưởng ban hoặc thư ký Ban Chỉ đạo Khối mới được xuất toàn bộ dữ liệu."),
    "adopt": Permit(_BLOC, "Chỉ Ban Chỉ đạo Khối mới được áp dụng chương trình."),
    "amend": Permit(
        _here(Role.BLOC_SECRETARY, Role.BLOC_HEAD),
        "Chỉ Ban Chỉ đạo Khối mới được xác nhận hoặc đổi cách hiểu của chương trình.",
    ),
    "import_sheet": Permit(
        (*_GROUP, *_ADMIN, *_at(Role.REPRESENTATIVE)),
        "Chỉ Tổ chỉ đạo, đại diện tập thể, Ban Chỉ đạo Khối hoặc người quản trị mới được nhập từ bảng tính.",
    ),
    "record_past": Permit(_GROUP, "Chỉ Tổ chỉ đạo mới được ghi kết quả các năm trước của cơ sở."),
    "set_up_group": Permit(_COMMITTEE, "Chỉ cấp ủy cơ sở mới được ra quyết định thành lập Tổ chỉ đạo."),
    "assign_duty": Permit(_GROUP, "Chỉ tổ trưởng hoặc thư ký Tổ chỉ đạo mới được phân công nhiệm vụ."),
    "remind": Permit(_GROUP, "Chỉ thư ký hoặc tổ trưởng Tổ chỉ đạo mới lấy được bản nhắc việc để gửi vào nhóm."),
    "issue_charter": Permit(_GROUP, "Chỉ Tổ chỉ đạo, Ban Chỉ đạo mới được ban hành kế hoạch, quy chế làm việc."),
    "issue_charter_of_committee": Permit(
        _COMMITTEE, "Theo chương trình, chỉ cấp ủy mới được ban hành kế hoạch, quy chế làm việc."
    ),
    "estimate_budget": Permit(
        (*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo, Ban Chỉ đạo hoặc cấp ủy mới được lập dự toán, ghi số đã chi."
    ),
    "approve_budget": Permit(_COMMITTEE, "Chỉ cấp ủy mới được duyệt dự toán kinh phí."),
    "launch": Permit(
        (*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo, Ban Chỉ đạo hoặc cấp ủy mới được gửi văn bản xuống cấp dưới."
    ),
    "acknowledge": Permit(_RECEIVES, "Chỉ người phụ trách nơi nhận mới được báo đã nhận văn bản."),
    "draft": Permit(_OWNER, "Chỉ chủ thể mới được soạn đăng ký của mình; tham gia là tự nguyện."),
    "draft_on_behalf": Permit(
        _GROUP, "Chỉ thư ký hoặc tổ trưởng Tổ chỉ đạo mới được nhập thay, và phải có giấy đồng ý."
    ),
    "submit": Permit((*_OWNER, *_GROUP), "Chỉ chủ thể, hoặc Tổ chỉ đạo nhập thay, mới được gửi đăng ký."),
    "recall": Permit(_OWNER, "Chỉ chủ thể mới được rút lại đăng ký vừa gửi."),
    "withdraw": Permit(_OWNER, "Chỉ chủ thể mới được rút khỏi phong trào; tham gia là tự nguyện."),
    "accept": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được tiếp nhận đăng ký.", not_own=True),
    "return_registration": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được trả lại đăng ký."),
    "escalate": Permit(
        (*_OWNER, *_GROUP), "Chỉ chủ thể, hoặc Tổ chỉ đạo cơ sở hướng dẫn, mới được đăng ký lên cấp trên."
    ),
    "decline": Permit(_BOARD, "Chỉ Ban Chỉ đạo cấp trên mới được trả lời không tiếp nhận hồ sơ.", not_own=True),
    "return_deed": Permit(_BOARD, "Chỉ Ban Chỉ đạo cấp trên mới được trả lại thành tích đột xuất do cơ sở đề nghị."),
    "mend_deed": Permit(_GROUP_BELOW, "Chỉ Tổ chỉ đạo cơ sở đã đề nghị mới được bổ sung thành tích đột xuất."),
    "survey": Permit(_BOARD, "Chỉ Ban Chỉ đạo cấp trên mới được khảo sát, uốn nắn.", not_own=True),
    "issue_survey_record": Permit(_BOARD, "Chỉ Ban Chỉ đạo đã khảo sát mới được lập biên bản.", not_own=True),
    "nurture": Permit(
        (Grant(None, Scope.NURTURES),),
        "Chỉ người được phân công theo dõi, chăm bồi mới được ghi nhật ký chăm bồi.",
        not_own=True,
    ),
    "nominate": Permit(
        (*_BOARD, *_GROUP_BELOW),
        "Chỉ Ban Chỉ đạo lập danh sách, hoặc Tổ chỉ đạo cơ sở, mới được đưa vào danh sách xét.",
        not_own=True,
    ),
    "say_quality": Permit(
        _GROUP_BELOW,
        "Chỉ Tổ chỉ đạo cơ sở nơi có mô hình, điển hình mới được kết luận chất lượng có nâng lên hay không.",
        not_own=True,
    ),
    "send_up": Permit(
        _COMMITTEE_BELOW,
        "Chỉ cấp ủy cơ sở nơi có mô hình, điển hình mới được đề nghị lên cấp trên.",
    ),
    "ask_change": Permit(_OWNER, "Chỉ chủ thể mới được đề nghị thay đổi tiêu chí đã đăng ký."),
    "answer_change": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được trả lời đề nghị thay đổi tiêu chí.", not_own=True),
    "allow_late": Permit(_HEAD, "Chỉ tổ trưởng Tổ chỉ đạo mới được cho phép đăng ký muộn.", not_own=True),
    "register_ad_hoc": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được đề xuất thành tích đột xuất."),
    "confirm_deed": Permit(_CONFIRM, "Chỉ cấp ủy hoặc lãnh đạo phụ trách mới được xác nhận.", not_own=True),
    "report": Permit(_OWNER, "Chỉ chủ thể mới được báo cáo thành tích của mình."),
    "add_evidence": Permit(_OWNER, "Chỉ chủ thể mới được thêm, bỏ minh chứng."),
    "return_report": Permit(_CONFIRM, "Chỉ người có quyền xác nhận mới được trả lại báo cáo."),
    "confirm": Permit(_CONFIRM, "Chỉ cấp ủy, lãnh đạo hoặc người quản lý trực tiếp mới được xác nhận.", not_own=True),
    "assign_appraiser": Permit(_GROUP, "Chỉ tổ trưởng hoặc thư ký Tổ chỉ đạo mới được phân công thẩm định."),
    "appraise": Permit((_ASSIGNED,), "Chỉ người được phân công mới được thẩm định hồ sơ này.", not_own=True),
    "issue_record": Permit((_ASSIGNED, *_GROUP), "Người thẩm định, Tổ chỉ đạo mới được lập biên bản.", not_own=True),
    "issue_minutes": Permit(_GROUP, "Chỉ Tổ chỉ đạo mới được lập biên bản họp xét chọn."),
    "issue_review": Permit(_GROUP, "Chỉ Tổ chỉ đạo mới được lập báo cáo sơ kết, tổng kết của đơn vị mình."),
    "issue_ceremony": Permit(
        _GROUP, "Chỉ Tổ chỉ đạo, Ban Chỉ đạo tổ chức hội nghị mới được lập chương trình, kịch bản hội nghị."
    ),
    "issue_summary": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được lập biểu tổng hợp đăng ký."),
    "select": Permit(_HEAD, "Chỉ tổ trưởng Tổ chỉ đạo mới được kết luận xét chọn.", not_own=True),
    "propose": Permit(_HEAD, "Chỉ tổ trưởng Tổ chỉ đạo mới được ký tờ trình đề nghị."),
    "propose_up": Permit(_BOARD, "Chỉ Ban Chỉ đạo Khối mới được trình hồ sơ lên cấp tỉnh."),
    "endorse": Permit(_COMMITTEE, "Chỉ cấp ủy mới được ban hành tờ trình của cấp ủy gửi cấp tỉnh."),
    "take_in": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được tiếp nhận hồ sơ trình."),
    "return_up": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được trả lại hồ sơ trình."),
    "decline_up": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được từ chối hồ sơ trình."),
    "record_result": Permit(
        (*_PROVINCE, *_BOARD), "Chỉ người tiếp nhận cấp tỉnh hoặc Ban Chỉ đạo Khối mới được ghi kết quả của tỉnh."
    ),
    "nominate_flag": Permit(_BOARD, "Chỉ Ban Chỉ đạo Khối mới được đề nghị tặng cờ thi đua cho đơn vị."),
    "order_flags": Permit(_BOARD, "Chỉ Ban Chỉ đạo Khối mới được xếp thứ tự đề nghị tặng cờ thi đua."),
    "decide": Permit(_COMMITTEE, "Chỉ cấp ủy cùng cấp mới được ra quyết định khen thưởng."),
    "recognise": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được ghi nhận kết quả."),
    "praise": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy cơ sở mới được ghi việc biểu dương."),
    "award": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy cơ sở mới được ghi việc trao khen thưởng."),
    "issue_certificates": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy mới được lập giấy chứng nhận."),
    "correct": Permit(_COMMITTEE, "Chỉ cấp ủy đã ban hành mới được đính chính quyết định."),
    "revoke": Permit(_COMMITTEE, "Chỉ cấp ủy đã ban hành mới được thu hồi quyết định."),
    "set_style": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy mới được đổi cách viết, đánh số."),
    "cancel_number": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy giữ sổ mới được hủy một số văn bản."),
    "print_certificates": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy mới được in giấy khen."),
    "keep_copy": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy mới được lưu bản đã ký của văn bản."),
    "install_root": Permit(_ADMIN, "Chỉ thư ký Ban Chỉ đạo Khối hoặc người quản trị mới được cài chứng thư gốc."),
    "word_papers": Permit((*_GROUP, *_COMMITTEE), "Chỉ Tổ chỉ đạo hoặc cấp ủy mới được sửa lời văn, mẫu văn bản."),
    "hold": Permit((*_HEAD, *_BLOC), "Chỉ tổ trưởng hoặc Ban Chỉ đạo Khối mới được tạm dừng xét.", not_own=True),
    "see_unit": Permit(
        (
            *_here(Role.STEERING_MEMBER, Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.SIGNATORY),
            *_here(Role.BLOC_SECRETARY, Role.BLOC_HEAD, Role.BLOC_MEMBER),
            *_PROVINCE,
            # these stand in no other row: they read, and change nothing
            *_here(Role.COUNCIL_MEMBER, Role.PROVINCE_VIEWER, Role.INSPECTOR),
        ),
        "Đồng chí chỉ xem được hồ sơ của cơ sở mình phụ trách.",
    ),
}
