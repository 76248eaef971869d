"""Addresses of this door that stand on papers."""

from django.urls import reverse


def of_code(code: str) -> str:
    """Give the address that answers for the code of a paper."""
    return reverse("public:check_code", args=[code])
