"""Lay the ornament into a finished pdf, once, where every sheet shows one stand-in of a single row of points.

The engine would draw it anew on every page, which took half of the time and two thirds of a batch's bytes. What it
wrote stays byte for byte: the ornament comes as one more version of the stand-in's object behind it (ISO 32000-1,
7.5.6), and no page, tag or font is touched. Nothing here reads a pdf that comes from elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from kheo.papers.layouts import POINTS
from kheo.papers.writing.engine import figure
from kheo.papers.writing.ornament import ornament

Size = tuple[float, float]

_CONTENTS: Final = re.compile(rb"/Contents (\d+) 0 R")
_STREAM: Final = re.compile(rb"<<[^>]*/Length (\d+)[^>]*>>\nstream\n")
_TRAILER: Final = re.compile(rb"trailer\n<<(.*)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.DOTALL)


def inlaid(written: bytes, sizes: Sequence[Size]) -> bytes:
    """Lay the ornament of each size into a pdf, the first in place of the stand-in one point wide, and so on."""
    for width, size in enumerate(sizes, start=1):
        stand_in = _stand_in(width).search(written)
        if stand_in is None:
            raise ValueError("the engine wrote no stand-in as it is known here")
        written = _renewed(written, int(stand_in[1]), _form(size, stand_in[2]))
    return written


def _stand_in(width: int) -> re.Pattern[bytes]:
    return re.compile(
        rb"\n(\d+) 0 obj\n<</Length \d+/Type/XObject/Subtype/Image/Filter/FlateDecode/Width %d/Height 1"
        rb"/ColorSpace (\d+ 0 R)/BitsPerComponent 8>>" % width
    )


def _form(size: Size, colors: bytes) -> bytes:
    """Write the ornament as an object that fills the unit square, as a picture does, in the stand-in's own colours."""
    drawn, (width, height) = _drawn(size), (length * POINTS for length in size)
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 %.4f %.4f]/Matrix[%.9f 0 0 %.9f 0 0]"
        b"/Resources<</ColorSpace<</c0 %b>>>>/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream"
        % (width, height, 1 / width, 1 / height, colors, len(drawn), drawn)
    )


@cache
def _drawn(size: Size) -> bytes:
    """Give the drawing of an ornament as the engine packs it."""
    page = figure(ornament(*size))
    found = _CONTENTS.search(page)
    stream = _STREAM.search(page, page.index(b"\n%b 0 obj\n" % found[1])) if found else None
    if stream is None:
        raise ValueError("the engine wrote no page as it is known here")
    return page[stream.end() : stream.end() + int(stream[1])]


def _renewed(written: bytes, number: int, body: bytes) -> bytes:
    """Give a pdf a new version of one object."""
    end = _TRAILER.match(written, max(0, written.rfind(b"trailer\n")))  # the newest stands last
    if end is None:
        raise ValueError("the engine wrote no trailer as it is known here")
    before = written if written.endswith(b"\n") else written + b"\n"
    added = b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n\r\n" % (number, len(before))
    trailer = re.sub(rb"/Prev \d+", b"", end[1]) + b"/Prev %b" % end[2]
    start = len(before) + len(added)
    return b"%b%b%btrailer\n<<%b>>\nstartxref\n%d\n%%%%EOF\n" % (before, added, table, trailer, start)
