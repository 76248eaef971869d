"""The value of somebody acting: a person with the roles of a day. It knows no table."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Vai trò. What a person can be appointed to; rights follow from `permits.TABLE`."""

    PARTICIPANT = "participant"
    REPRESENTATIVE = "representative"
    LEADER = "leader"
    BASE_SECRETARY = "base_secretary"
    STEERING_HEAD = "steering_head"
    STEERING_MEMBER = "steering_member"
    APPRAISER = "appraiser"
    SIGNATORY = "signatory"
    BLOC_SECRETARY = "bloc_secretary"
    BLOC_HEAD = "bloc_head"
    BLOC_MEMBER = "bloc_member"
    COUNCIL_MEMBER = "council_member"
    PROVINCE_VIEWER = "province_viewer"
    PROVINCE_INTAKE = "province_intake"
    INSPECTOR = "inspector"
    ADMIN = "admin"


ROLE_LABELS = {
    Role.PARTICIPANT: "Người tham gia",
    Role.REPRESENTATIVE: "Đại diện tập thể",
    Role.LEADER: "Lãnh đạo xác nhận",
    Role.BASE_SECRETARY: "Thư ký Tổ chỉ đạo",
    Role.STEERING_HEAD: "Tổ trưởng Tổ chỉ đạo",
    Role.STEERING_MEMBER: "Thành viên Tổ chỉ đạo",
    Role.APPRAISER: "Người thẩm định",
    Role.SIGNATORY: "Người ký thay mặt cấp ủy",
    Role.BLOC_SECRETARY: "Thư ký Ban Chỉ đạo Khối",
    Role.BLOC_HEAD: "Trưởng Ban Chỉ đạo Khối",
    Role.BLOC_MEMBER: "Thành viên Ban Chỉ đạo Khối",
    Role.COUNCIL_MEMBER: "Ủy viên Hội đồng",
    Role.PROVINCE_VIEWER: "Người xem cấp tỉnh",
    Role.PROVINCE_INTAKE: "Người tiếp nhận cấp tỉnh",
    Role.INSPECTOR: "Người kiểm tra, giám sát",
    Role.ADMIN: "Quản trị kỹ thuật",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A role held at a unit; `covers` are the ids it reaches."""

    role: Role
    unit_id: int
    covers: frozenset[int]
    position: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts. Without an appointment nothing is seen and nothing may be done: scopes fail closed.

    `account_id` None and `person_id` 0 are the command line's own actor, who is nobody's owner and sees no dossier.
    """

    account_id: int | None
    person_id: int
    name: str
    held: tuple[Held, ...]
    is_system: bool = False

    def reach(self, *roles: Role) -> frozenset[int]:
        """Tell the units that the given roles reach."""
        return frozenset(unit_id for held in self.held if held.role in roles for unit_id in held.covers)

    def seats(self, *roles: Role) -> frozenset[int]:
        """Tell the units at which the given roles are held."""
        return frozenset(held.unit_id for held in self.held if held.role in roles)

    def has(self, *roles: Role) -> bool:
        """Tell whether any of the roles is held anywhere."""
        return any(held.role in roles for held in self.held)

    @property
    def account(self) -> int:
        """The account that acts; raises `ValueError` for the machine's own actor, which has none."""
        if self.account_id is None:
            raise ValueError("the command line has no account of its own")
        return self.account_id

    @property
    def home(self) -> frozenset[int]:
        """The units the person works in."""
        return self.seats(Role.PARTICIPANT)

    def position_at(self, unit_id: int) -> str:
        """Tell how the person is styled at a unit, best role first."""
        styled = [held.position for held in self.held if held.unit_id == unit_id and held.position]
        return styled[0] if styled else ""
