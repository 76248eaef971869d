"""The small tables that the awkward files are made of, and the ways to write them down."""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

HEADINGS = ("STT", "Đơn vị", "Tên mô hình, điển hình", "Tập thể", "Cá nhân", "Lĩnh vực")
ROWS = (
    (1, "Phòng CCHC", "Công sở văn minh", "Phòng CCHC", None, "xây dựng hệ thống chính trị"),
    (2, "Công đoàn", "Công đoàn gần dân", "Công đoàn", None, "văn hóa – xã hội"),
    (3, "Phòng CCHC", "Một ngày không hẹn", None, "Ngô Thị Mẫu Lý", "xây dựng hệ thống chính trị"),
)
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "in_memory": True,
    "default_date_format": "dd/mm/yyyy",
}


class Sheet:
    """A workbook being written, with one sheet in it."""

    def __init__(self, name: str = "Mẫu 2") -> None:
        self._out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self._out, OPTIONS)
        self.book.set_properties({"created": datetime(2014, 1, 20)})  # noqa: DTZ001 – the format knows no zone
        self.page = self.book.add_worksheet(name)

    def rows(self, rows: Iterable[Sequence[object]], at: int = 0, left: int = 0) -> int:
        """Write rows from a row downwards; tell the next free one."""
        for row in rows:
            self.page.write_row(at, left, row)
            at += 1
        return at

    def done(self) -> bytes:
        """Close it and give its bytes."""
        self.book.close()
        return self._out.getvalue()


def plain(rows: Iterable[Sequence[object]] = ROWS, headings: Sequence[str] = HEADINGS) -> bytes:
    """Write a heading line and rows, nothing more."""
    sheet = Sheet()
    sheet.rows([headings, *rows])
    return sheet.done()


def csv(
    rows: Iterable[Sequence[object]] = ROWS, sign: str = ";", encoding: str = "utf-8", *, quoted: bool = False
) -> bytes:
    """Write rows as text, each cell in quotes if asked."""
    mark = '"' if quoted else ""
    lines = (sign.join(f"{mark}{'' if value is None else value}{mark}" for value in row) for row in [HEADINGS, *rows])
    return "\r\n".join(lines).encode(encoding)


def apart(rows: Iterable[Sequence[object]] = ROWS) -> list[list[object]]:
    """Part the letters of every text from their marks, as some machines write them."""
    return [[unicodedata.normalize("NFD", one) if isinstance(one, str) else one for one in row] for row in rows]


def changed(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """Put other entries into a zipped file; None takes one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            content = changes[name] if name in changes else old.read(name)
            if content is not None:
                new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
