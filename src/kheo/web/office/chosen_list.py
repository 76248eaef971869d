"""What all lists share: filters, the columns one chose, and ways of looking that are kept under a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from kheo.web.office.forms.listing import KeepViewForm
from kheo.work import saved_views
from kheo.work.choices import Choice
from kheo.work.desks import Desk

# lists of one unit by the name under which a kept way of looking has them; without a name it is a list of dossiers
_OF_A_UNIT: Final = {
    "": "office:table",
    "to-trinh": "office:decisions",
    "van-ban": "office:dispatches",
    "so": "office:book",
}
_OF_A_PERSON: Final[dict[str, str]] = {
    Desk.CONFIRM: "office:confirm_box",
    Desk.APPRAISE: "office:appraisals",
    Desk.SEEN: "office:found_dossiers",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its choices; the chosen one is a key of theirs, or empty, which asks for all unless `is_set`."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str
    has_all: bool = True

    @property
    def is_set(self) -> bool:
        """Tell whether one of the choices always holds, so that there is no “all” beside them."""
        return not self.has_all or self.name in {"xep", "ten"}

    @property
    def is_offered(self) -> bool:
        """Tell whether there is anything to choose; what waits is asked for by a single choice."""
        return len(self.choices) > 1 or self.name == "cho"


class Asked(Protocol):
    """What an address asks for of some list: the columns on offer, those chosen, the query to keep."""

    @property
    def offered(self) -> tuple[Choice, ...]: ...

    @property
    def columns(self) -> frozenset[str]: ...

    @property
    def query(self) -> str: ...


def columns(given: QueryDict, offered: Iterable[Choice], usual: frozenset[str]) -> frozenset[str]:
    """Read the columns that an address names, `cot` for each; without one that is offered, the usual ones."""
    return frozenset(given.getlist("cot")) & {one.key for one in offered} or usual


def kept(offered: Iterable[Choice], shown: frozenset[str], usual: frozenset[str]) -> list[tuple[str, str]]:
    """Give what is kept in an address of the columns: nothing, where they are the usual ones."""
    return [("cot", one.key) for one in offered if one.key in shown] if shown != usual else []


def page(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """Read what the parts of every list show: its columns, the ways of looking that one kept of such a list."""
    views = saved_views.mine(by=request.actor, like=asked.query)
    return {
        "asked": asked,
        "columns": [(one, one.key in asked.columns) for one in asked.offered],
        "views": [(one, address(one.query), one.query == asked.query) for one in views],
        "keep_form": KeepViewForm(initial={"query": asked.query}),
    }


def address(query: str) -> str:
    """Give the address that a kept query belongs to: `tai` names the unit whose own list it is, `ds` which of them."""
    values = parse_qsl(query)
    named = dict(reversed(values))
    here, page_ = named.get("tai", ""), _OF_A_UNIT.get(named.get("ds", ""), "")
    is_here = bool(page_) and here.isascii() and here.isdecimal() and len(here) < 16
    own = _OF_A_PERSON.get(named.get("ds", ""), "office:dossiers")
    base = reverse(page_, args=[int(here)]) if is_here else reverse(own)
    rest = urlencode([one for one in values if one[0] not in {"tai", "ds"}])
    return f"{base}?{rest}" if rest else base
