"""Where mails and calendars lead. Below the doors nobody knows an address: the settings name the door that gives it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from kheo.work.todo import Item


@dataclass(frozen=True, slots=True)
class Links:
    """The address of the list of things to do, and of the page where one thing is done."""

    everything: str
    of_item: Callable[[Item], str]


def of_site() -> Links:
    """Give the addresses of this installation, as they are seen from outside."""
    of_item = import_string(settings.ADDRESS_OF_ITEM)
    site = settings.SITE_ADDRESS.rstrip("/")
    return Links(f"{site}{settings.LOGIN_REDIRECT_URL}", lambda item: f"{site}{of_item(item)}")
