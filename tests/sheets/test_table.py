"""Which tables may be."""

from dataclasses import replace

import pytest

from kheo.sheets import BadTable, Column, GroupRow, Row, Table
from tests.sheets.samples import SUMMARY, plain


def test_a_table_needs_a_column() -> None:
    with pytest.raises(BadTable) as refusal:
        Table(title=["Biểu"], columns=[], rows=[])

    assert refusal.value.sentence == "Biểu chưa có cột nào nên không lập được bảng tính. Hãy chọn ít nhất một cột."


@pytest.mark.parametrize(
    ("table", "where"), [({"rows": [GroupRow("I"), Row([1, 2])]}, "Dòng 2"), ({"totals": [1, 2]}, "Dòng tổng")]
)
def test_every_row_has_a_cell_for_each_column(table: dict[str, object], where: str) -> None:
    with pytest.raises(BadTable, match=f"{where} có 2 ô trong khi biểu có 6 cột .* Hãy báo người quản trị"):
        replace(SUMMARY, **table)  # type: ignore[arg-type]  # the values differ by field


def test_a_table_taller_than_a_sheet_is_refused() -> None:
    rows = [Row([1])] * 1_048_576

    with pytest.raises(BadTable, match=r"Biểu có 1 cột, 1\.048\.576 dòng; .* Hãy lọc bớt"):
        replace(plain(1), rows=rows)


def test_a_table_wider_than_a_sheet_is_refused() -> None:
    with pytest.raises(BadTable, match="Biểu có 16385 cột, 0 dòng"):
        Table(title=[], columns=[Column(heading="c")] * 16_385, rows=[])


def test_headings_take_two_lines_where_a_column_has_a_group() -> None:
    assert [SUMMARY.has_groups, plain(1).has_groups] == [True, False]
