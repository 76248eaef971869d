"""Import people with their appointments; each row by `people.enrol` and `people.appoint`. Known by the user name.

Further rows with the same user name are further roles of the same person.
"""

from collections.abc import Mapping, Sequence

from kheo import rulebook, sheets
from kheo.store.models import Account, Appointment, ImportedRow, Person
from kheo.work import indexing, people
from kheo.work.actors import ROLE_LABELS, Role
from kheo.work.importing.fields import Cells, Field, Record
from kheo.work.importing.places import Places, plain
from kheo.work.importing.tasks import Kind, Outcome, Task, bad, tried
from kheo.work.people import NewPerson, Post
from kheo.work.refusals import BadInput
from kheo.work.units import UnitThen

_GENDERS = {"f": "Nữ", "m": "Nam"}
_ROLES = {str(role): label for role, label in ROLE_LABELS.items()}


def statuses(programme: rulebook.Programme) -> dict[str, str]:
    """List the kinds of individuals that the programme speaks of (I.1.b)."""
    groups = [one for one in programme.participants.values() if one.subject == "individual" and not one.excluded]
    return {key: label.vi for one in groups for key, label in one.kinds.items()}


def fields(task: Task) -> tuple[Field, ...]:
    """Tell the columns; lists hold this unit's places and the programme's words."""
    places = tuple(unit.name for unit in task.tree.all() if unit.id in task.here)
    return (
        Field(key="number", label="STT", words=("TT",), width=6),
        Field(key="full_name", label="Họ và tên", words=("Họ tên",), needed=True, width=28),
        Field(key="username", label="Tên đăng nhập", words=("Tài khoản",), needed=True, hint="Không dấu, không trùng."),
        Field(
            key="unit",
            label="Đơn vị",
            words=("Đơn vị công tác", "Nơi công tác"),
            ditto=True,
            choices=places,
            needed=True,
            width=30,
        ),
        Field(key="position", label="Chức vụ", words=("Chức danh",), width=24),
        Field(
            key="status", label="Đối tượng", ditto=True, choices=tuple(statuses(task.programme()).values()), width=24
        ),
        Field(
            key="role", label="Vai trò", hint="Để trống là người tham gia.", choices=tuple(_ROLES.values()), width=26
        ),
        Field(key="below", label="Cả đơn vị trực thuộc", choices=("Có", "Không")),
        Field(key="from_on", label="Từ ngày", ditto=True, hint="Để trống là từ hôm nay."),
        Field(key="gender", label="Giới tính", choices=tuple(_GENDERS.values()), width=10),
        Field(key="email", label="Thư điện tử", words=("Email",), width=26),
    )


def carry(task: Task, records: Sequence[Record]) -> list[Outcome]:
    """Enrol and appoint row by row."""
    places, kinds = Places(task), statuses(task.programme())
    return [_carried(task, Cells(record), places, kinds) for record in records]


def _carried(task: Task, cells: Cells, places: Places, kinds: Mapping[str, str]) -> Outcome:
    label = cells.text("full_name") or f"Dòng {cells.record.number}"
    unit, username = places.unit(cells, "unit"), cells.text("username")
    if not username:
        cells.faults.setdefault("username", "Chưa ghi tên đăng nhập. Hãy ghi một tên không dấu, chưa ai dùng.")
    if unit is None:
        cells.faults.setdefault("unit", "Chưa ghi đơn vị công tác. Hãy ghi tên hoặc mã đơn vị.")
    person = NewPerson(
        full_name=cells.text("full_name"),
        status=cells.choice("status", kinds) or next(iter(kinds), ""),
        username=username,
        gender=cells.choice("gender", _GENDERS),
        email=cells.text("email"),
    )
    role = Role(cells.choice("role", _ROLES) or Role.PARTICIPANT)
    from_on = cells.day("from_on")
    if cells.faults or unit is None:
        return bad(cells, label)
    post = Post(role, unit.id, cells.text("position"), plain(cells.text("below")) == "co", from_on or task.on)
    return tried(cells, label, lambda: _act(task, cells, person, post, unit))


def _act(task: Task, cells: Cells, new: NewPerson, post: Post, unit: UnitThen) -> Outcome:
    account = Account.objects.select_related("person").filter(username=new.username).first()
    if account is not None and plain(account.person.full_name) != plain(new.full_name):
        raise BadInput(
            f"Tên đăng nhập {new.username} là của {account.person.full_name}. Hãy chọn tên khác.",
            fields={"username": "Tên đăng nhập đã có người dùng."},
        )
    enrolled = account is None
    account = account or people.enrol(by=task.by, new=new, password=None, now=task.now)
    held = Appointment.objects.filter(
        person_id=account.person_id, role=str(post.role), unit_id=unit.id, from_on__lte=post.from_on, until_on=None
    )
    stands = held.exists()
    row = None if stands else people.appoint(by=task.by, person_id=account.person_id, post=post, now=task.now)
    return Outcome(
        record=cells.record,
        what="new" if enrolled else "same" if stands else "changed",
        label=new.full_name,
        notes=tuple(cells.notes),
        subject="person",
        subject_id=account.person_id,
        was={"enrolled": enrolled, "appointment": row.pk if row is not None else None},
    )


def usual(task: Task) -> list[Mapping[str, sheets.Cell]]:
    """List who is here already, a row for each role."""
    here = people.members(task.here, tuple(Role), task.on)
    names = dict(
        Account.objects.filter(person_id__in={one.person_id for one in here}).values_list("person_id", "username")
    )
    return [
        {
            "number": number,
            "full_name": one.name,
            "username": names.get(one.person_id, ""),
            "unit": task.tree[one.unit_id].name,
            "position": one.position,
            "role": ROLE_LABELS[one.role],
        }
        for number, one in enumerate(here, 1)
    ]


def rests(row: ImportedRow) -> str:
    """Say why a person's row cannot be taken back, or nothing."""
    used = Account.objects.filter(person_id=row.subject_id, last_login__isnull=False).exists()
    return f"{row.label} đã đăng nhập" if used else ""


def take_back(row: ImportedRow) -> None:
    """Take the role away again, and the person who was entered with it; the database protects what they have done."""
    was = row.was or {}
    Appointment.objects.filter(pk=was.get("appointment") or 0).delete()
    if was.get("enrolled"):
        Account.objects.filter(person_id=row.subject_id).delete()
        Person.objects.filter(pk=row.subject_id).delete()
        indexing.forget((indexing.Kind.PERSON,), row.subject_id)


KIND = Kind(
    key="nguoi",
    label="Người và vai trò",
    about="Mỗi dòng một vai trò; người có nhiều vai trò thì ghi nhiều dòng cùng tên đăng nhập.",
    verb="enrol",
    fields=fields,
    carry=carry,
    usual=usual,
    rests=rests,
    take_back=take_back,
)
