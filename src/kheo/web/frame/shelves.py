"""Read from an address what is looked for in the library: `tim`, `linh_vuc`, `ket_qua`, and `sau` for a page."""

from django.http import QueryDict

from kheo.work.library import Wanted

_LONGEST = 200


def read(given: QueryDict) -> Wanted:
    """Give what the address asks for."""
    after = given.get("sau", "")
    return Wanted(
        text=given.get("tim", "").strip()[:_LONGEST],
        field=given.get("linh_vuc", "")[:_LONGEST],
        result=given.get("ket_qua", "")[:_LONGEST],
        after=int(after) if after.isdecimal() and len(after) < 16 else None,
    )
