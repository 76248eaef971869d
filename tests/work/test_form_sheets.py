"""Form 2 as a spreadsheet: the rows, groups and totals that the paper has."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from kheo.papers.specimens import registration_summary
from kheo.papers.values import Subject
from kheo.sheets import write_table
from kheo.work import form_sheets
from kheo.work.refusals import NotFound, NotNow
from tests.work.world import World, at

pytestmark = pytest.mark.django_db
ROUND = "base-2014"


def _cells(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(data)).active.iter_rows()]


def test_groups_are_numbered_anew_and_counted() -> None:
    value = registration_summary()
    told = _cells(write_table(form_sheets.table(value)))

    collectives = [row for row in value.rows if row.subject == Subject.COLLECTIVE]
    persons = [row for row in value.rows if row.subject == Subject.INDIVIDUAL]
    groups = [row[0] for row in told if str(row[0]).startswith("I")]
    assert groups == [f"I. Tập thể ({len(collectives):02d})", f"II. Cá nhân ({len(persons):02d})"]
    numbers = [row[0] for row in told if isinstance(row[0], int)]
    assert numbers == [*range(1, len(collectives) + 1), *range(1, len(persons) + 1)]
    [totals] = [row for row in told if row[1] == "Tổng cộng"]
    assert totals[3:5] == [f"{len(collectives):02d}", f"{len(persons):02d}"]


def test_what_looks_like_a_formula_stays_text() -> None:
    value = registration_summary()
    sly = replace(value, rows=(replace(value.rows[0], title='=HYPERLINK("x")', note="+1"),))

    [row] = [row for row in _cells(write_table(form_sheets.table(sly))) if row[0] == 1]

    assert (row[2], row[10]) == ('=HYPERLINK("x")', "+1")


def test_the_sheet_lists_what_was_accepted(world: World) -> None:
    now = at(2014, 1, 20)
    world.accepted(now)

    made = form_sheets.summary(by=world.who("hoa", now), unit_id=world.ids["K05"], round_key=ROUND, now=now)

    rows = [row for row in _cells(made.data) if isinstance(row[0], int)]
    assert (made.name, len(rows)) == (f"mau-2-{world.ids['K05']}-{ROUND}.xlsx", 1)


def test_nothing_accepted_gives_a_sentence_and_a_stranger_nothing(world: World) -> None:
    now = at(2014, 1, 20)

    with pytest.raises(NotNow, match="Hãy tiếp nhận đăng ký trước"):
        form_sheets.summary(by=world.who("hoa", now), unit_id=world.ids["K05"], round_key=ROUND, now=now)
    with pytest.raises(NotFound):
        form_sheets.summary(by=world.who("ngan", now), unit_id=world.ids["K"], round_key=ROUND, now=now)
