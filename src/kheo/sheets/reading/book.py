"""The file as plain cells. A child process opens it, so that whatever is in it can only hurt the child."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

Value = str | int | float | date | None
KINDS: Final = (".xlsx", ".xls", ".ods", ".csv")
_SOURCE: Final = Path(__file__).resolve().parents[3]


class BadFile(ValueError):
    """Refuse a file, saying in Vietnamese what is wrong, why, and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost; the child ends itself, or is ended, beyond it."""

    bytes: int = 20 * 2**20
    unpacked: int = 100 * 2**20
    entries: int = 2_000
    rows: int = 20_000
    columns: int = 200
    letters: int = 30_000_000
    memory: int = 512 * 2**20
    seconds: int = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its rows from the first, the merged ranges (first row, first column, last row, last column), fonts.

    `fonts` names the font of cells in which text from before Unicode is suspected, by (row, column).
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets that hold anything, in order."""

    pages: tuple[Page, ...]


def read(data: bytes, name: str, limits: Limits | None = None) -> Book:
    """Read the cells of a file. Raises `BadFile` for what may not come in or costs more than the limits."""
    limits = limits or Limits()
    if not data:
        raise BadFile("Tệp rỗng, không có gì để đọc. Hãy mở tệp kiểm tra rồi gửi lại.")
    if len(data) > limits.bytes:
        raise BadFile(
            f"Tệp lớn hơn {limits.bytes // 2**20} MB nên chưa đọc. Hãy xóa ảnh và trang tính thừa, hoặc tách tệp."
        )
    said = _child(data, name, limits)
    if "bad" in said:
        raise BadFile(said["bad"])
    return book(said["pages"])


def book(pages: Iterable[Mapping[str, Any]]) -> Book:
    """Take what the child has read as frozen values."""
    return Book(tuple(_page(page) for page in pages))


def _child(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    command = [sys.executable, "-m", "kheo.sheets.reading", name, json.dumps(asdict(limits))]
    env = {"PYTHONPATH": str(_SOURCE), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 – our own module; the file's name is one argument and no shell reads it
            command, input=data, capture_output=True, timeout=limits.seconds + 10, env=env, check=False
        )
    except subprocess.TimeoutExpired:
        raise BadFile(_TOO_SLOW) from None
    if done.returncode == 0:
        said: dict[str, Any] = json.loads(done.stdout)
        return said
    # ended by the processor's clock; otherwise the memory it was given did not do
    slow = done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}
    if done.returncode < 0 or _OUT_OF_MEMORY.search(done.stderr):
        raise BadFile(_TOO_SLOW if slow else _TOO_BIG)
    raise BadFile("Không mở được tệp: nội dung bên trong bị hỏng. Hãy mở bằng Excel, lưu lại rồi gửi.")


_OUT_OF_MEMORY: Final = re.compile(rb"memory", re.IGNORECASE)
_TOO_SLOW: Final = (
    "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy xóa các dòng, trang tính thừa, hoặc tách thành vài tệp."
)
_TOO_BIG: Final = "Tệp mở ra quá lớn so với bộ nhớ cho phép nên đã dừng. Hãy xóa dòng, cột, định dạng thừa rồi lưu lại."


def _value(said: Any) -> Value:
    """Take a day out of its wrapping; everything else is written as it is."""
    return date.fromisoformat(said["d"]) if isinstance(said, dict) else said


def _page(said: Mapping[str, Any]) -> Page:
    return Page(
        name=said["name"],
        rows=tuple(tuple(map(_value, row)) for row in said["rows"]),
        merged=tuple((one[0], one[1], one[2], one[3]) for one in said["merged"]),
        fonts={(row, column): font for row, column, font in said["fonts"]},
    )
