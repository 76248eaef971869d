"""Read from an address where in a list a page begins: `sau` behind a row, `truoc` before it."""

from django.http import QueryDict

from kheo.work.keyset import Place

_LONGEST = 16


def read(given: QueryDict) -> Place | None:
    """Give the place an address names, if it is one."""
    for name, back in (("sau", False), ("truoc", True)):
        value = given.get(name, "")
        if value.isdecimal() and len(value) < _LONGEST:
            return Place(int(value), back)
    return None
