"""How quick an import is: ten thousand registrations with their criteria, checked by the verbs; and its memory."""

import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

import python_calamine
from xlsxwriter import Workbook

from bench import Measured, benchmark, milliseconds
from bench.demo import NOW, _point_at, _scratch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.demo")

from django.core.management import call_command
from django.db import transaction

from kheo.sheets import reading
from kheo.store.models import Account, Criterion, Edition, Exemplar, Owner, Registration, Version
from kheo.work import people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.importing import fields, form_2, registering
from kheo.work.importing.tasks import Task
from kheo.work.people import NewPerson, Post
from kheo.work.units import NewUnit

ROWS = 10_000
HEADINGS = (
    "Tên mô hình, điển hình",
    "Tập thể",
    "Lĩnh vực",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Hiện trạng",
    "Mục tiêu",
    "So sánh",
)
ROUND = "base-2014"


@benchmark
def import_rows() -> Iterator[Measured]:
    """Import ten thousand rows by the verbs; held against reading them and writing the same rows with no check."""
    _point_at(_scratch("importing.sqlite3"))
    call_command("migrate", verbosity=0, interactive=False)
    task, data = _world(), _sheet()
    bare = milliseconds(lambda: _let_go(lambda: _bare(task, data)), times=3)
    ours = milliseconds(lambda: _let_go(lambda: _import(task, data)), times=3)
    yield Measured("import.10000", ours / 1000, "s", "đọc và ghi trần, không kiểm tra", bare / 1000, aim=4)
    small, large = _peak(task, _sheet(1_000)), _peak(task, data)
    yield Measured("import.memory", large / 2**20, "MB", "mười lần một nghìn dòng", 10 * small / 2**20, aim=1.5)


def _world() -> Task:
    formed = units.form(
        units=(
            NewUnit("K", "Khối", "Khối", "party_committee", "party", "bloc", symbol="ĐUK"),
            NewUnit("K05", "Đảng bộ cơ sở", "Cơ sở", "party_committee", "party", "base", "K"),
        ),
        on=date(2012, 1, 1),
        decision="01-QĐ",
    )
    posts = ((Role.BASE_SECRETARY, "K05"), (Role.BLOC_SECRETARY, "K"), (Role.PARTICIPANT, "K05"))
    account = people.enrol(
        by=people.system(), new=NewPerson("Lê Thị Mẫu", "civil_servant", "mau"), password=None, now=NOW
    )
    for role, unit in posts:
        post = Post(role, formed[unit], with_descendants=True, from_on=date(2013, 1, 1))
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=NOW)
    by: Actor = people.actor(Account.objects.get(pk=account.pk), now=NOW)
    programmes.adopt(by=by, folder="dan-van-kheo-2013-2015", unit_id=formed["K"], decision="01-KH", now=NOW)
    return Task(by, formed["K05"], ROUND, NOW)


def _sheet(rows: int = ROWS) -> bytes:
    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADINGS)
        for at in range(1, rows + 1):
            page.write_row(
                at, 0, (f"Mô hình số {at}", "K05", "Kinh tế", "Hồ sơ đúng hạn", "%", 91.5, 98, "Từ … trở lên")
            )
    return out.getvalue()


def _import(task: Task, data: bytes) -> None:
    page = reading.read(data, "a.xlsx").pages[0]
    wanted = [one.heading for one in form_2.fields(task)]
    laid = reading.lay(page, wanted)
    rows = fields.records(laid, reading.match(laid.headings, wanted), registering.KIND.continues_on)
    outcomes = registering.KIND.carry(task, rows)
    if any(one.what != "new" for one in outcomes):
        raise AssertionError(f"not every row went in: {outcomes[0].faults}")


def _bare(task: Task, data: bytes) -> None:
    """Read the cells and write the same rows into the same tables, asking nothing."""
    rows = python_calamine.load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python()[1:]
    edition, account = Edition.objects.get(), task.by.account
    exemplars = [
        Exemplar(code=f"B{at}", kind="collective", title=str(row[0]), folded=str(row[0])) for at, row in enumerate(rows)
    ]
    Exemplar.objects.bulk_create(exemplars, batch_size=500)
    unit = task.unit_id
    Owner.objects.bulk_create([Owner(exemplar=one, unit_id=unit, home_id=unit) for one in exemplars], batch_size=500)
    stamps = {"created_by_id": account, "changed_by_id": account, "created_at": NOW, "changed_at": NOW}
    made = [
        Registration(
            exemplar=one,
            edition=edition,
            round=ROUND,
            tier="base",
            unit_id=unit,
            unit_name="x",
            owner_name="x",
            **stamps,
        )
        for one in exemplars
    ]
    Registration.objects.bulk_create(made, batch_size=500)
    versions = [Version(registration=one, number=1, title="x", field="economy") for one in made]
    Version.objects.bulk_create(versions, batch_size=500)
    Criterion.objects.bulk_create(
        [
            Criterion(
                version=version,
                position=1,
                key="c1",
                indicator=str(row[3]),
                unit_of_measure=str(row[4]),
                baseline=Decimal(str(row[5])),
                target=Decimal(str(row[6])),
                direction="higher",
            )
            for version, row in zip(versions, rows, strict=True)
        ],
        batch_size=500,
    )


def _let_go(work: object) -> None:
    with transaction.atomic():
        work()  # type: ignore[operator]
        transaction.set_rollback(True)


def _peak(task: Task, data: bytes) -> int:
    tracemalloc.start()
    _let_go(lambda: _import(task, data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
