"""The seal of an issued paper: its code, made by chance, and the public address that answers for it."""

import secrets

from django.conf import settings
from django.utils.module_loading import import_string

from kheo import papers


def new_code() -> str:
    """Make a code that nobody can guess; the table refuses the same one twice."""
    return papers.new_code(secrets.choice)


def of(code: str | None) -> papers.Seal | None:
    """Make the seal to print; None for a paper that was issued before papers had codes."""
    return papers.Seal(code=code, address=address(code)) if code else None


def address(code: str) -> str:
    """Give the address of the page that answers for a code, as it is seen from outside."""
    of_code = import_string(settings.ADDRESS_OF_CODE)
    return f"{settings.SITE_ADDRESS.rstrip('/')}{of_code(code)}"
