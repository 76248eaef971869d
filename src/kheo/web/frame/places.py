"""Read from an address where in a list a page begins: `sau` behind a row, `truoc` before it.

A row may be told with what it was ordered by, 15.0, which does not move the place when the row moves.
"""

from django.http import QueryDict

from kheo.work.keyset import Place

_LONGEST = 16


def read(given: QueryDict) -> Place | None:
    """Give the place an address names, if it is one."""
    for name, back in (("sau", False), ("truoc", True)):
        value, _dot, key = given.get(name, "").partition(".")
        if value.isdecimal() and len(value) < _LONGEST:
            return Place(int(value), back, key)
    return None
