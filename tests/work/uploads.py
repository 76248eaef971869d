"""Files as people send them. No assertion lives here."""

import io
from functools import cache

import pikepdf


@cache
def blank_pdf() -> bytes:
    """Give a pdf of one empty page, the same bytes each time."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, deterministic_id=True)
    return out.getvalue()
