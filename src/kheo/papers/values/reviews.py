"""The reports that look back: interim and final, with their tables and the list of the outstanding."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.running import Part
from kheo.papers.values.shared import Issuer, Signature, Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(Value):
    """Một dòng số liệu; a total stands out."""

    cells: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable(Value):
    """Một bảng số liệu: the first column names, the others count."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutstandingRow(Value):
    """Một mô hình, điển hình tiêu biểu: `praised` is what it was given, or is proposed for."""

    subject: Subject
    title: str
    owner: str
    unit: str
    field: str
    result: str
    praised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Review(Value):
    """What both reports hold: parts as written, figures as counted on `counted_on`."""

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    period: str
    parts: tuple[Part, ...]
    figures: tuple[FigureTable, ...]
    outstanding: tuple[OutstandingRow, ...]
    recipients: tuple[str, ...]
    signature: Signature
    to: str = ""
    opening: str = ""
    counted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimReport(_Review):
    """Báo cáo sơ kết."""

    KIND: ClassVar[str] = "interim_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalReport(_Review):
    """Báo cáo tổng kết."""

    KIND: ClassVar[str] = "final_report"
