"""The criteria of an exemplar with what was reached: the table and the count that reports and records share."""

from collections.abc import Sequence

from kheo.papers.blocks import Block, Spacer, Table
from kheo.papers.values import ResultRow, Verdict
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def attained(rows: Sequence[ResultRow], setter: Setter, *, actual: str = "Kết quả đạt được") -> list[Block]:
    """Set the table of criteria with their actual values, and count how many were reached."""
    told = setter.body(_in_short(rows)) if any(row.verdict for row in rows) else []
    return [_table(rows, setter, actual), Spacer(6), *told]


def _table(rows: Sequence[ResultRow], setter: Setter, actual: str) -> Table:
    columns = (
        Column(title="Chỉ tiêu", share=52),
        Column(title="Đơn vị tính", share=22, align="center"),
        Column(title="Hiện trạng trước khi đăng ký", share=24, align="center"),
        Column(title="Mục tiêu đăng ký", share=21, align="center"),
        Column(title=actual, share=21, align="center"),
        Column(title="Đánh giá", share=19, align="center"),
    )
    cells = [
        (
            row.criterion.indicator,
            row.criterion.unit_of_measure,
            text.number(row.criterion.baseline),
            text.target(row.criterion),
            text.number(row.actual),
            text.VERDICTS[row.verdict],
        )
        for row in rows
    ]
    return tables.numbered(
        "Kết quả thực hiện các tiêu chí", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _in_short(rows: Sequence[ResultRow]) -> str:
    verdicts = [row.verdict for row in rows]
    met = sum(verdict in {Verdict.MET, Verdict.EXCEEDED} for verdict in verdicts)
    exceeded = verdicts.count(Verdict.EXCEEDED)
    of_which = f", trong đó vượt {exceeded} tiêu chí" if exceeded else ""
    under_way = verdicts.count(Verdict.UNDER_WAY)
    going_on = f"; {under_way} tiêu chí đang thực hiện" if under_way else ""
    unknown = verdicts.count(None)
    open_ = f"; {unknown} tiêu chí chưa có kết quả" if unknown else ""
    return f"Kết quả: đạt {met}/{len(rows)} tiêu chí đã đăng ký{of_which}{going_on}{open_}."
