"""How quick a long list leaves: a hundred thousand dossiers into a spreadsheet, beside the bare writer."""

import tracemalloc
from collections.abc import Iterator
from tempfile import TemporaryFile

from xlsxwriter import Workbook

from bench import Measured, benchmark, milliseconds
from bench import long_lists as lists
from bench.demo import _point_at, _scratch

from django.core.management import call_command  # isort: skip - Django is set up by the modules above

from kheo.store.models import Account, Registration
from kheo.work import people
from kheo.work.actors import Actor
from kheo.work.exporting import lined
from kheo.work.exporting.lined import Extract
from kheo.work.listing import Wanted

ROWS = 100_000
COLUMNS = frozenset({"noi", "dot", "linh_vuc", "trang_thai", "ngay", "tham_dinh"})
READ = (
    "exemplar__code",
    "exemplar__title",
    "exemplar__kind",
    "owner_name",
    "unit_name",
    "round",
    "accepted_version__field",
    "state",
    "submitted_on",
)
DAY = {"num_format": "dd/mm/yyyy"}
HEIGHT = 37.0  # two lines, as most titles take


@benchmark
def export_rows() -> Iterator[Measured]:
    """Write the whole list as its page would; held against reading the same columns and writing them bare."""
    _point_at(_scratch("exporting.sqlite3"))
    call_command("migrate", verbosity=0, interactive=False)
    formed = lists._world()
    lists._load(formed, 0, ROWS)
    by = people.actor(Account.objects.get(username="mai"), now=lists.NOW)
    bare = milliseconds(_bare, times=1)
    ours = milliseconds(lambda: _ours(by), times=1)
    yield Measured("export.100000", ours / 1000, "s", "đọc và ghi trần bằng XlsxWriter", bare / 1000, aim=1.5)
    few = _peak(by, Wanted(round="base-2013", state="confirmed", field="economy"))
    yield Measured("export.memory", _peak(by, Wanted()) / 2**20, "MB", "bộ nhớ khi xuất ít dòng", few / 2**20, aim=1.5)


def _ours(by: Actor, wanted: Wanted | None = None) -> int:
    extract = Extract(wanted or Wanted(), COLUMNS)
    with TemporaryFile() as out:
        return lined.write(by=by, extract=extract, now=lists.NOW, out=out)


def _bare() -> None:
    """Write the cells of the same page as they are read: no order, no rights, no words for keys, no check of a text."""
    look = {"border": 1, "valign": "top", "text_wrap": True}
    with TemporaryFile() as out, Workbook(out, {"constant_memory": True}) as book:
        page, plain, day = book.add_worksheet(), book.add_format(look), book.add_format({**look, **DAY})
        for at, (*texts, on) in enumerate(Registration.objects.order_by("-pk").values_list(*READ).iterator()):
            page.set_row(at, HEIGHT)
            page.write_number(at, 0, at, plain)
            for column, text in enumerate(texts, 1):
                page.write_string(at, column, text or "", plain)
            page.write_datetime(at, len(texts) + 1, on, day)
            page.write_blank(at, len(texts) + 2, None, plain)


def _peak(by: Actor, wanted: Wanted) -> int:
    tracemalloc.start()
    _ours(by, wanted)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
