"""The fonts of the cells of a binary workbook (Excel 97 to 2003), which the reader of its values does not tell.

The compound file is walked to the stream of records, and of these only those that name a font or say which cell has
which. Runs in the child process only. Fonts help to tell letters from before Unicode: where a file is laid out
otherwise than expected, none are told, and its texts are told by scoring.
"""

import struct
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

Fonts = Mapping[tuple[int, int], str]

_DIRECTORY: Final = 0x30
_SMALL_BELOW: Final = 0x38
_SMALL_TABLE: Final = 0x3C
_TABLES: Final = 0x4C
_SECTORS: Final = 109  # of the table of sectors, named in the head; beyond lie 7 MB
_ENTRY: Final = 128
_STREAM: Final = "Workbook"
_ROOT: Final = "Root Entry"
_LAST: Final = 0xFFFFFFFA  # from here on a number is a mark, not a sector

_BEGINS, _SHEET, _FONT, _FORMAT = 0x0809, 0x0085, 0x0031, 0x00E0
_TEXTS: Final = {0x00FD, 0x0204, 0x00D6, 0x0006}  # shared, own and rich texts, formulas
_SKIPPED: Final = 4  # no font has this number
_POWERS: Final = {9, 12}  # sectors of 512 or 4,096 bytes


def fonts(data: bytes) -> Mapping[str, Fonts]:
    """Tell the font of each text by sheet, row and column; of nothing where the file cannot be followed."""
    try:
        return _by_sheet(_stream(data))
    except (struct.error, IndexError, ValueError, KeyError):
        return {}


def _by_sheet(stream: bytes) -> Mapping[str, Fonts]:
    sheets: dict[int, str] = {}
    names: list[str] = []
    formats: list[int] = []
    for _at, kind, body in _records(stream, 0):
        if kind == _SHEET:
            sheets[_number(body, 0)] = _text(body, 6)
        elif kind == _FONT:
            names.append(_text(body, 14))
        elif kind == _FORMAT:
            formats.append(struct.unpack_from("<H", body)[0])
    by_format = [names[one - (one > _SKIPPED)] for one in formats]
    return {name: dict(_cells(stream, begin, by_format)) for begin, name in sheets.items()}


def _cells(stream: bytes, begin: int, by_format: list[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for at, kind, body in _records(stream, begin):
        if kind == _BEGINS and at != begin:  # the next sheet, or a chart within this one
            return
        if kind in _TEXTS:
            row, column, look = struct.unpack_from("<HHH", body)
            yield (row, column), by_format[look]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Give the records from one on: where each begins, its kind, its body; up to the end of this part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        if kind == 0x000A:
            return
        at += 4 + size


def _text(body: bytes, at: int) -> str:
    """Read a text of up to 255 letters: how many, in one byte each or in two."""
    many, is_wide, rest = body[at], body[at + 1] & 1, body[at + 2 :]
    return rest[: many * 2].decode("utf-16-le") if is_wide else rest[:many].decode("latin-1")


def _stream(data: bytes) -> bytes:
    """Put the stream of records together from the sectors in which it lies."""
    (power,) = struct.unpack_from("<H", data, 0x1E)
    if power not in _POWERS:
        raise ValueError("Sectors of a size that nobody writes.")
    size = 1 << power
    named = [one for one in struct.unpack_from(f"<{_SECTORS}I", data, _TABLES) if one < _LAST]
    table = [next_ for sector in named for (next_,) in struct.iter_unpack("<I", _sector(data, sector, size))]
    directory = _joined(data, table, _number(data, _DIRECTORY), size)
    entries = {
        directory[at : at + max(directory[at + 64] - 2, 0)].decode("utf-16-le"): struct.unpack_from(
            "<II", directory, at + 116
        )
        for at in range(0, len(directory), _ENTRY)
    }
    start, length = entries[_STREAM]
    if length >= _number(data, _SMALL_BELOW):
        return _joined(data, table, start, size)[:length]
    packed = _joined(data, table, entries[_ROOT][0], size)
    small = 1 << struct.unpack_from("<H", data, 0x20)[0]
    joined = _joined(data, table, _number(data, _SMALL_TABLE), size)
    chain = _chain([one for (one,) in struct.iter_unpack("<I", joined)], start)
    return b"".join(packed[one * small : (one + 1) * small] for one in chain)[:length]


def _joined(data: bytes, table: list[int], first: int, size: int) -> bytes:
    return b"".join(_sector(data, one, size) for one in _chain(table, first))


def _chain(table: list[int], first: int) -> Iterator[int]:
    """Follow a chain of sectors, no further than there are any: one that turns back on itself ends."""

    def along() -> Iterator[int]:
        at = first
        while at < _LAST:
            yield at
            at = table[at]

    return islice(along(), len(table))


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _number(data: bytes, at: int) -> int:
    found: int = struct.unpack_from("<I", data, at)[0]
    return found
