"""One table: role × verb × scope, with a reason for each refusal. It shows buttons, guards verbs, filters lists.

Allow-only; a conflict of interest is the only thing that subtracts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.db.models import Q

from kheo.store.models import Assignment, Owner
from kheo.work.actors import Actor, Held, Role
from kheo.work.refusals import NotPermitted


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
class Thing:
    """What a permit needs to know of the thing acted on; ids only."""

    unit_id: int | None = None
    below_id: int | None = None
    lowest_id: int | None = None
    owner_people: frozenset[int] = frozenset()
    owner_units: frozenset[int] = frozenset()
    homes: frozenset[int] = frozenset()
    appraisers: frozenset[int] = frozenset()
    nurturers: frozenset[int] = frozenset()


NOTHING = Thing()


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


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, or no with a sentence and, where a rule says so, its clauses."""

    ok: bool
    reason: str = ""
    cite: tuple[str, ...] = ()


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
    "decline": Permit(_BOARD, "Chỉ Ban Chỉ đạo cấp trên mới được từ chối tiếp nhận đăng ký.", not_own=True),
    "survey": Permit(_BOARD, "Chỉ Ban Chỉ đạo cấp trên mới được khảo sát, uốn nắn.", not_own=True),
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
    "issue_summary": Permit(_GROUP, "Chỉ Tổ chỉ đạo cơ sở mới được lập biểu tổng hợp đăng ký."),
    "select": Permit(_HEAD, "Chỉ tổ trưởng Tổ chỉ đạo mới được kết luận xét chọn.", not_own=True),
    "propose": Permit(_HEAD, "Chỉ tổ trưởng Tổ chỉ đạo mới được ký tờ trình đề nghị."),
    "propose_up": Permit(_BOARD, "Chỉ Ban Chỉ đạo Khối mới được trình hồ sơ lên cấp tỉnh."),
    "take_in": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được tiếp nhận hồ sơ trình."),
    "return_up": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được trả lại hồ sơ trình."),
    "decline_up": Permit(_PROVINCE, "Chỉ người tiếp nhận cấp tỉnh mới được từ chối hồ sơ trình."),
    "record_result": Permit(
        (*_PROVINCE, *_BOARD), "Chỉ người tiếp nhận cấp tỉnh hoặc Ban Chỉ đạo Khối mới được ghi kết quả của tỉnh."
    ),
    "nominate_flag": Permit(_BOARD, "Chỉ Ban Chỉ đạo Khối mới được đề nghị tặng cờ thi đua cho đơn vị."),
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


def answer(by: Actor, verb: str, thing: Thing) -> Answer:
    """Tell whether somebody may, and if not, why not."""
    permit = TABLE[verb]
    if by.is_system:
        may = verb in {"form_units", "reorganise", "enrol", "appoint"}
        return Answer(may, "" if may else permit.otherwise)
    if not by.held or not any(_holds(by, grant, thing) for grant in permit.grants):
        return Answer(ok=False, reason=permit.otherwise)
    if permit.not_own and by.person_id in thing.owner_people:
        return Answer(
            ok=False, reason="Đồng chí là chủ thể của mô hình, điển hình này nên việc này phải do người khác làm."
        )
    return Answer(ok=True)


def require(by: Actor, verb: str, thing: Thing) -> None:
    """Raise `NotPermitted` with the table's reason unless somebody may."""
    given = answer(by, verb, thing)
    if not given.ok:
        raise NotPermitted(given.reason)


def owns(by: Actor, thing: Thing) -> bool:
    """Tell whether somebody is, or speaks for, an owner."""
    return by.person_id in thing.owner_people or bool(by.seats(Role.REPRESENTATIVE) & thing.owner_units)


def _holds(by: Actor, grant: Grant, thing: Thing) -> bool:
    if grant.role is None:
        given = {Scope.ASSIGNED: thing.appraisers, Scope.NURTURES: thing.nurturers}
        return owns(by, thing) if grant.scope is Scope.OWNS else by.person_id in given[grant.scope]
    held: Mapping[Scope, bool] = {
        Scope.ANYWHERE: by.has(grant.role),
        Scope.HERE: thing.unit_id in by.reach(grant.role),
        Scope.AT: thing.unit_id in by.seats(grant.role),
        Scope.BELOW: thing.below_id in by.reach(grant.role),
        Scope.LEADS: bool(by.reach(grant.role) & thing.homes),
    }
    return held[grant.scope]


# who reads a unit's work reads its dossiers: one row of the table for both
_SEES_UNIT = frozenset(grant.role for grant in TABLE["see_unit"].grants)


def opens(held: Held) -> frozenset[int]:
    """Tell the units whose dossiers a role lets somebody read once they are sent."""
    return held.covers if held.role in _SEES_UNIT else frozenset()


def opened(by: Actor) -> frozenset[int]:
    """Tell the units whose work somebody may read, by all roles together."""
    return frozenset(unit_id for held in by.held for unit_id in opens(held))


def delivered(by: Actor) -> frozenset[int]:
    """Tell the units at which somebody reads what a tier above sends down: who works there for it, or speaks for it."""
    return opened(by) | by.reach(Role.LEADER, Role.REPRESENTATIVE)


def visible(by: Actor) -> Q:
    """Filter registrations to what somebody may see; a person without a unit sees none, not even their own.

    `audience` tells of one registration who they are, and why; a test holds the two together.
    """
    if by.is_system or not by.held:
        return Q(pk__in=())
    mine = Owner.objects.filter(Q(person_id=by.person_id) | Q(unit_id__in=by.seats(Role.REPRESENTATIVE)))
    at_home = Owner.objects.filter(home_id__in=by.reach(Role.LEADER))
    appraised = Assignment.objects.filter(person_id=by.person_id, ended_on__isnull=True)
    sent, reach = ~Q(state="draft"), opened(by)
    # questions of their own instead of joins: a registration stands once, and a long list is read along its order
    own = Q(exemplar_id__in=mine.values("exemplar_id"))
    # what went up two tiers is followed from the bottom, too
    unit = sent & (Q(unit_id__in=reach) | Q(lower__unit_id__in=reach) | Q(lower__lower__unit_id__in=reach))
    led = sent & Q(exemplar_id__in=at_home.values("exemplar_id"))
    assigned = Q(pk__in=appraised.values("registration_id"))
    return own | unit | led | assigned | Q(created_by_id=by.account_id, state="draft")


def visible_in(by: Actor, units: frozenset[int]) -> Q:
    """Filter registrations to those of some units that somebody sees because they read the units' work.

    It is `visible` without what one sees for another reason; a test holds the two together.
    """
    return ~Q(state="draft") & Q(unit_id__in=units & opened(by))
