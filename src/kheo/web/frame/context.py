"""Give every template its frame; worked out only when a template asks for it."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kheo.web.frame import navigation


def frame(request: HttpRequest) -> dict[str, object]:
    """Put `frame` into the context."""
    return {"frame": SimpleLazyObject(lambda: navigation.frame(request))}
