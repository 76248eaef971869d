"""How quick lists and search stay as the records grow: 1,000, 100,000 and, where asked for, 1,000,000 registrations.

Each database is measured in a process of its own, so that neither knows the other's settings. The records are loaded
in bulk, past the verbs: what the verbs would write into the tables that lists and search read – exemplars, owners,
registrations with their sort keys, received contents, and the words they are found by – and nothing else. The words
go in by `indexing`, as they do from the verbs. `KHEO_BENCH_SIZES=1000,100000,1000000` asks for the million; it takes
some minutes and about 3 GB.
"""

import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import django

from bench import Measured, benchmark, durations, percentile
from tools import postgres

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.demo")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first
from django.db import connection, transaction  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from kheo import vietnamese  # noqa: E402
from kheo.store.models import Account, Edition, Exemplar, Owner, Registration, Version  # noqa: E402
from kheo.web.frame import clock  # noqa: E402
from kheo.work import days, indexing, people, programmes, units  # noqa: E402
from kheo.work.actors import Role  # noqa: E402
from kheo.work.people import NewPerson, Post  # noqa: E402
from kheo.work.units import NewUnit  # noqa: E402

SIZES = (1_000, 100_000)
BASES = 40
RUNS = 20
QUERIES = 12  # the most that one page of a list may ask
BATCH = 5_000
FRAME = ("django_session", "store_account", "store_entry", "store_head")  # what every page asks, whatever is on it
NOW = days.noon(date(2015, 10, 8))
ROUNDS = ("base-2013", "base-2014", "base-2015")
STATES = ("submitted", "accepted", "accepted", "reported", "confirmed", "appraised", "commended", "passed_over")
FIELDS = ("economy", "culture_society", "defence_security", "political_system")
DOES = (
    "vận động",
    "hòa giải",
    "hướng dẫn",
    "đối thoại với",
    "giúp đỡ",
    "tuyên truyền cho",
    "đồng hành cùng",
    "lắng nghe",
)
WHOM = (
    "nông dân",
    "thanh niên",
    "phụ nữ",
    "hộ nghèo",
    "học sinh",
    "bệnh nhân",
    "người cao tuổi",
    "tiểu thương",
    "công nhân",
    "cựu chiến binh",
)
WHAT = (
    "giữ gìn vệ sinh",
    "hiến đất làm đường",
    "xóa nhà dột",
    "trồng cây xanh",
    "đọc sách",
    "tiết kiệm điện",
    "bỏ hủ tục",
    "làm thủ tục",
)
WHERE = (
    "Tân Lập",
    "Hòa Bình",
    "An Phú",
    "Đồng Tâm",
    "Phước Long",
    "Vĩnh Thạnh",
    "Bình Minh",
    "Sông Đốc",
    "Yên Thế",
    "Mỹ Đức",
    "Xuân Hòa",
    "Kim Sơn",
)


@benchmark
def long_lists() -> Iterator[Measured]:
    """Open pages of lists and of search at each size; a size is held against the first one, the queries against 12."""
    with tempfile.TemporaryDirectory(prefix="kheo-lists-") as folder:
        yield from _rows("sqlite", f"sqlite:///{Path(folder) / 'lists.sqlite3'}")
    with postgres.server() as address:
        yield from _rows("postgresql", address)


def _rows(name: str, address: str) -> Iterator[Measured]:
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "kheo.site.settings.test"}
    told = subprocess.run(
        [sys.executable, "-m", "bench.long_lists"], env={**os.environ, **settings}, stdout=subprocess.PIPE, check=True
    )
    first: dict[str, tuple[float, float]] = {}
    for size, page, queries, half, most, against, bare in json.loads(told.stdout):
        held = first.setdefault(page, (half, most))
        at = f"lists.{name}.{size}.{page}"
        yield Measured(f"{at}.queries", queries, "câu hỏi", f"{QUERIES} câu hỏi một trang", QUERIES, aim=1)
        yield Measured(f"{at}.p50", half, "ms", "cùng trang ở cỡ đầu", held[0], aim=2)
        yield Measured(f"{at}.p95", most, "ms", "cùng trang ở cỡ đầu", held[1], aim=2)
        if against:
            yield Measured(f"{at}.bare", most, "ms", against, bare, aim=3)


def _measure_all() -> Iterator[tuple[int, str, int, float, float, str, float]]:
    call_command("migrate", verbosity=0, interactive=False)
    clock.set_source(lambda: NOW)
    formed = _world()
    loaded = 0
    asked = os.environ.get("KHEO_BENCH_SIZES")
    for size in sorted(map(int, asked.split(","))) if asked else SIZES:
        _load(formed, loaded, size)
        loaded = size
        client = Client()
        client.force_login(people.account_of("mai"))
        for page, address in _pages(formed).items():
            yield (size, page, *_opened(client, page, address))
            print(f"  {connection.vendor} {size}: {page}", file=sys.stderr, flush=True)


def _pages(formed: dict[str, int]) -> dict[str, str]:
    """Give the address of each page: the first one, one deep inside, filtered, searched, counted by state."""
    ordered = Registration.objects.order_by("title_key", "pk")
    middle = ordered.values_list("pk", flat=True)[ordered.count() // 2]
    received = Registration.objects.filter(accepted_version__isnull=False).values_list("pk", flat=True)[0]
    return {
        "first": "/ho-so/",
        "deep": f"/ho-so/?xep=ten&sau={middle}",
        "filtered": "/ho-so/?dot=base-2014&trang_thai=accepted&xep=chu-the",
        "searched": "/ho-so/?tim=hoa+giai+tan+lap&xep=ten",
        "counted": f"/co-so/{formed['K05']}/ho-so/",
        "found": "/tim/?q=hoa+giai+tan+lap",
        "library": "/thu-vien/?tim=hien+dat&linh_vuc=economy",
        "dossier": f"/ho-so/{received}/",
    }


def _opened(client: Client, page: str, address: str) -> tuple[int, float, float, str, float]:
    """Open a page again and again, in turn with the bare thing it is held against, if there is one; all p95 in ms."""

    def open_() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    open_()
    with CaptureQueriesContext(connection) as asked:
        open_()
        many, statements = len(asked), [one["sql"] for one in asked.captured_queries]
    against, bare = _bare(page, statements)
    gc.collect()
    gc.freeze()  # as the server does with what it has loaded (`site.wsgi`)
    ours, theirs = [], []
    for _ in range(RUNS):
        ours += durations(open_, times=1)
        theirs += durations(bare, times=1)
    return many, statistics.median(ours), percentile(ours, 95), against, percentile(theirs, 95)


def _bare(page: str, statements: list[str]) -> tuple[str, Callable[[], None]]:
    """Give what a page is held against: the bare view of the first page, the bare statements of a search."""
    if page == "first":
        return "trang Django trần, cùng các dòng", _bare_view
    if page == "found":
        sought = [one for one in statements if not any(f'FROM "{table}"' in one for table in FRAME)]
        return f"{len(sought)} câu SQL trần của lần tìm", lambda: _bare_sql(sought)
    return "", lambda: None


def _bare_sql(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one.replace("%", "%%") if connection.vendor == "postgresql" else one)
            cursor.fetchall()


def _bare_view() -> None:
    """Answer the first page as a view of ten lines would: no person, no rights, no filters, no frame around it."""
    with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
        answer = Client().get("/")
    if answer.content.count(b"<tr>") != 50:
        raise RuntimeError("the bare view shows other rows")


def _world() -> dict[str, int]:
    """Form a bloc with its base units, and whoever reads the work of all of them."""
    bases = tuple(
        NewUnit(f"K{at:02}", f"Đảng bộ cơ sở số {at}", f"Cơ sở {at}", "party_committee", "party", "base", "K", "ĐU")
        for at in range(1, BASES + 1)
    )
    bloc = NewUnit("K", "Đảng bộ Khối các cơ quan tỉnh", "Khối", "party_committee", "party", "bloc", symbol="ĐUK")
    formed = units.form(units=(bloc, *bases), on=date(2012, 1, 1), decision="01-QĐ/ĐUK")
    start = datetime(2013, 1, 1, 2, tzinfo=NOW.tzinfo)
    account = people.enrol(
        by=people.system(), new=NewPerson("Bùi Thị Mẫu Mai", "civil_servant", "mai"), password=None, now=start
    )
    for role in (Role.BLOC_SECRETARY, Role.PARTICIPANT):
        post = Post(role, formed["K"], "Thư ký", with_descendants=True, from_on=start.date())
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=start)
    by = people.actor(Account.objects.get(pk=account.pk), now=NOW)
    programmes.adopt(by=by, folder="dan-van-kheo-2013-2015", unit_id=formed["K"], decision="01-KH", now=NOW)
    return formed


def _load(formed: dict[str, int], loaded: int, size: int) -> None:
    """Load registrations up to a size, a batch at a time; the same numbers make the same records on every machine."""
    tree = units.tree(days.day(NOW))
    bases = [tree[formed[f"K{at:02}"]] for at in range(1, BASES + 1)]
    edition, account = Edition.objects.get().pk, Account.objects.get(username="mai").pk
    for first in range(loaded + 1, size + 1, BATCH):
        numbers = range(first, min(first + BATCH, size + 1))
        with transaction.atomic():
            _batch(numbers, bases, edition, account)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _batch(numbers: range, bases: list[units.UnitThen], edition: int, account: int) -> None:
    stamps = {"created_by_id": account, "changed_by_id": account, "created_at": NOW, "changed_at": NOW}
    exemplars, owners, rows, versions, named, told = [], [], [], [], [], []
    for pk in numbers:
        dice = random.Random(pk)  # noqa: S311 - sample data
        does, whom, what, where = (dice.choice(words) for words in (DOES, WHOM, WHAT, WHERE))
        title, unit, state = f"Khéo {does} {whom} {what} ở {where}", dice.choice(bases), dice.choice(STATES)
        code, problem = f"{pk:08}", f"Nhiều {whom} ở {where} chưa {what}; cán bộ chưa {does} bà con {pk % 997}."
        received = None if state == "submitted" else pk
        exemplars.append(Exemplar(pk=pk, code=code, kind="collective", title=title, folded=vietnamese.fold(title)))
        owners.append(Owner(exemplar_id=pk, unit_id=unit.id, home_id=unit.id))
        rows.append(
            Registration(
                pk=pk,
                exemplar_id=pk,
                edition_id=edition,
                round=dice.choice(ROUNDS),
                tier="base",
                unit_id=unit.id,
                unit_name=unit.name,
                owner_name=unit.name,
                title_key=vietnamese.sort_key(title),
                owner_key=vietnamese.sort_key(unit.name),
                state=state,
                own_word=True,
                submitted_on=date(2014, 1, 20),
                accepted_version_id=received,
                **stamps,
            )
        )
        field = dice.choice(FIELDS)
        versions.append(Version(pk=pk, registration_id=pk, number=1, title=title, field=field, problem=problem))
        named.append((pk, (title, code, unit.name)))
        told.append((pk, (title, problem)))
    Exemplar.objects.bulk_create(exemplars, batch_size=500)
    Owner.objects.bulk_create(owners, batch_size=500)
    Registration.objects.bulk_create(rows, batch_size=500)
    Version.objects.bulk_create(versions, batch_size=500)
    indexing.note_all(indexing.Kind.EXEMPLAR, named)
    indexing.note_all(indexing.Kind.CONTENT, told)


if __name__ == "__main__":
    print(json.dumps(list(_measure_all())))
