"""Read from an address what is looked for in the library: `tim`, `linh_vuc`, `ket_qua`, `in` and the place."""

from django.http import QueryDict

from kheo.web.frame import places
from kheo.work.library import Wanted

_LONGEST = 200


def read(given: QueryDict) -> Wanted:
    """Give what the address asks for."""
    return Wanted(
        text=given.get("tim", "").strip()[:_LONGEST],
        field=given.get("linh_vuc", "")[:_LONGEST],
        result=given.get("ket_qua", "")[:_LONGEST],
        place=places.read(given),
        is_whole="in" in given,
    )
