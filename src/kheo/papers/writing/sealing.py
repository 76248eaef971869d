"""The seal of an issued paper as a picture: a QR code, with the code and the address in letters beside it."""

import io
from typing import Any, Final

import segno

from kheo.papers.blocks import Seal
from kheo.papers.codes import show_code
from kheo.papers.layouts import Margins

SIDE: Final = 15.0
SIZE: Final = 8.0


def corner(edges: Margins, *, framed: bool) -> tuple[float, float]:
    """Tell where the seal stands: millimetres from the left and from the foot, inside the frame of a framed sheet."""
    return (20.0, 19.0) if framed else (edges.left, 3.0)


def words(seal: Seal) -> tuple[str, str]:
    """Give the two lines beside the picture."""
    site = seal.address.rsplit("/", 2)[0]
    return f"Mã văn bản: {show_code(seal.code)}", f"Kiểm tra tại {site}/"


def drawing(seal: Seal) -> dict[str, Any]:
    """Draw the seal for the pdf."""
    svg = _qr(seal).svg_inline(scale=1, border=1, omitsize=True)
    return {"svg": svg, "side": SIDE, "lines": words(seal), "address": seal.address}


def picture(seal: Seal) -> io.BytesIO:
    """Draw the seal for the docx."""
    out = io.BytesIO()
    _qr(seal).save(out, kind="png", scale=8, border=1)
    out.seek(0)
    return out


def _qr(seal: Seal) -> segno.QRCode:
    return segno.make_qr(seal.address, error="m")
