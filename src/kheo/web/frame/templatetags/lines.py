"""The cells of a long list: fifty rows of ten nodes each would cost more than all the rest of their page.

A table of columns says once what each of them shows; a row is then put together in one step (ADR 0028).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kheo.web.frame.templatetags.kheo import day, state
from kheo.work.choices import Choice
from kheo.work.list_lines import Line

register = template.Library()

NONE = "–"
MID = SafeString(' class="mid"')  # room for a name
SELECTED = SafeString(" selected")


def _attained(line: Line) -> str:
    return f"{line.attained}/{line.criteria}" if line.criteria else NONE


def _eligible(line: Line) -> str:
    return render_to_string("office/parts/eligible.html", {"row": line.judged})


CELLS: Mapping[str, Callable[[Line], str]] = {
    "noi": lambda line: line.unit_name,
    "truc_thuoc": lambda line: line.parent_name or NONE,
    "cap": lambda line: line.tier_label,
    "dot": lambda line: line.round_label,
    "linh_vuc": lambda line: line.field_label or NONE,
    "trang_thai": lambda line: state(line.state_label, line.tone),
    "ngay": lambda line: day(line.submitted_on) or NONE,
    "tham_dinh": lambda line: line.appraiser or NONE,
    "dat": _attained,
    "dieu_kien": _eligible,
}


@register.simple_tag
def named(line: Line) -> str:
    """Show what a dossier is called, with its owner, kind and code, and lead to it."""
    return format_html(
        '<th scope="row"><a href="{}">{}</a><br><small>{} · {} · <span class="code">{}</span></small></th>',
        str(line.id).join(_dossiers()),
        line.title,
        line.owner_name,
        line.kind_label.lower(),
        line.code,
    )


@cache
def _dossiers() -> tuple[str, str]:
    """Give the address of a dossier, before and behind its number."""
    before, _number, behind = reverse("desk:dossier", args=[0]).rpartition("0")
    return before, behind


@register.simple_tag
def cells(line: Line, shown: Sequence[Choice]) -> str:
    """Show the chosen columns of a dossier, each cell with its heading for a phone."""
    told = ((MID if one.key == "tham_dinh" else "", one.label, CELLS[one.key](line)) for one in shown)
    return format_html_join("", '<td{} data-label="{}">{}</td>', told)


@register.simple_tag
def options(choices: Sequence[Choice], chosen: str) -> str:
    """Show the choices of a filter, with the chosen one."""
    told = ((one.key, SELECTED if one.key == chosen else "", one.label) for one in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', told)


@register.simple_tag
def pick(line: Line) -> str:
    """Show the tick of one row, named for who does not see its place."""
    return format_html(
        '<td><label class="pick"><span class="unseen">{}</span>'
        '<input type="checkbox" name="chon" value="{}" form="nhieu"></label></td>',
        _("Đánh dấu %(title)s") % {"title": line.title},
        line.id,
    )
