"""Describe what somebody finds in the library as a file: a line for each time an exemplar was tried."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kheo import vietnamese
from kheo.sheets import Column
from kheo.work import days, library
from kheo.work.actors import Actor
from kheo.work.exporting.described import Described
from kheo.work.library import Wanted


@dataclass(frozen=True, slots=True)
class Line:
    """One exemplar in one round, or in a year before Khéo as the office's papers say."""

    title: str
    owner_name: str
    unit_name: str
    field_label: str
    problem: str
    when: str
    state_label: str
    results: str


def shelf(*, by: Actor, wanted: Wanted, now: datetime) -> Described[Line]:
    """Describe what the library's page tells somebody, as it is filtered, and all that earlier years gave."""
    on = days.day(now)
    return Described(
        name=f"thu-vien-{on:%Y-%m-%d}",
        title=("THƯ VIỆN MÔ HÌNH, ĐIỂN HÌNH", f"Tính đến {vietnamese.long_day(on)}"),
        sheet_name="Thư viện",
        columns=(
            (Column(heading="Tên mô hình, điển hình", width=38), lambda line: line.title),
            (Column(heading="Chủ thể", width=28), lambda line: line.owner_name),
            (Column(heading="Nơi thực hiện", width=28), lambda line: line.unit_name),
            (Column(heading="Lĩnh vực", width=20), lambda line: line.field_label),
            (Column(heading="Việc khó", width=44), lambda line: line.problem),
            (Column(heading="Đợt, năm", width=20), lambda line: line.when),
            (Column(heading="Trạng thái", width=18), lambda line: line.state_label),
            (Column(heading="Kết quả", width=44), lambda line: line.results),
        ),
        lines=_lines(by, wanted, now),
    )


def _lines(by: Actor, wanted: Wanted, now: datetime) -> Iterator[Line]:
    for one in library.every(by=by, wanted=wanted, now=now):
        for time in one.times:
            yield Line(
                title=one.title,
                owner_name=one.owner_name,
                unit_name=time.unit_name,
                field_label=one.field_label,
                problem=one.problem,
                when=time.round_label,
                state_label=time.state_label,
                results="; ".join(time.results),
            )
    for past in library.every_past(by=by, wanted=wanted, now=now):
        results = "; ".join(filter(None, (past.result, past.award)))
        yield Line(past.title, past.owner_name, "", "", "", f"Năm {past.year}", "", results)
