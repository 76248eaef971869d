"""Tags and filters that show finished values: days, numbers, states, findings, fields. They decide nothing."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kheo import vietnamese
from kheo.rulebook import Finding, Verdict
from kheo.work import days

register = template.Library()

MARKS = {
    Verdict.MET: ("met", "check"),
    Verdict.NOT_MET: ("not-met", "cross"),
    Verdict.NOT_KNOWN: ("not-known", "dots"),
    Verdict.WAIVED: ("waived", "skip"),
}
# widgets that are laid out otherwise than a label above a line
KINDS = {"radioselect": "group", "checkboxselectmultiple": "group", "checkbox": "tick", "password": "password"}


@register.filter
def day(value: date | datetime | None) -> str:
    """Show a day as 15/10/2026."""
    if value is None:
        return ""
    return vietnamese.show_day(days.day(value) if isinstance(value, datetime) else value)


@register.filter
def long_day(value: date | None) -> str:
    """Show a day in words as papers do."""
    return vietnamese.long_day(value) if value is not None else ""


@register.filter
def weekday(value: date | None) -> str:
    """Name the day of the week."""
    return vietnamese.weekday(value) if value is not None else ""


@register.filter
def instant(value: datetime | None) -> str:
    """Show an instant as 09:12 ngày 15/10/2026 in Vietnamese time."""
    if value is None:
        return ""
    here = value.astimezone(days.VIETNAM)
    return f"{here:%H:%M} ngày {vietnamese.show_day(here.date())}"


@register.filter
def clock(value: datetime | None) -> str:
    """Show the time of day as 09:12."""
    return f"{value.astimezone(days.VIETNAM):%H:%M}" if value is not None else ""


@register.filter
def number(value: Decimal | int | None) -> str:
    """Show a number as 1.234.567,5; nothing for none."""
    return vietnamese.show_number(value) if value is not None else ""


@register.filter
def file_size(value: int) -> str:
    """Show a file's size in kB or MB, a disk's in GB."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))} kB"
    if value < 1_000_000_000:
        return f"{vietnamese.show_number(Decimal(value) / 1_000_000, places=1)} MB"
    return f"{vietnamese.show_number(Decimal(value) / 1_000_000_000, places=1)} GB"


@register.simple_tag(takes_context=True)
def ago(context: template.Context, value: datetime) -> str:
    """Tell how long ago something happened: vừa xong, 5 phút trước, 3 giờ trước; from the second day on, the day."""
    minutes = int((context["request"].now - value).total_seconds() // 60)
    if minutes < 1:
        return _("vừa xong")
    if minutes < 60:
        return _("%(n)d phút trước") % {"n": minutes}
    if minutes < 24 * 60:
        return _("%(n)d giờ trước") % {"n": minutes // 60}
    return day(value)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing to a screen reader, the text beside it does."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("kheo/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def deadline(context: template.Context, by_on: date | None) -> SafeString:
    """Show a deadline as a chip: còn 3 ngày, hôm nay là hạn cuối, quá hạn 2 ngày; nothing for none."""
    if not by_on:
        return SafeString("")
    left = (by_on - days.day(context["request"].now)).days
    if left < 0:
        tone, words = "late", _("Quá hạn %(n)d ngày") % {"n": -left}
    elif left == 0:
        tone, words = "soon", _("Hôm nay là hạn cuối")
    else:
        tone, words = ("soon" if left <= 3 else "calm"), _("Còn %(n)d ngày") % {"n": left}
    shown = vietnamese.show_day(by_on)
    return format_html('<span class="chip chip-{}">{}{} <small>({})</small></span>', tone, icon("clock"), words, shown)


@register.simple_tag
def state(label: str, tone: str) -> SafeString:
    """Show a state as a tag: tone act, wait, done or over."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, label)


@register.simple_tag
def clauses(cite: tuple[str, ...] | list[str]) -> SafeString:
    """Show clause ids as chips that lead to the clause in our own words on the programme page."""
    if not cite:
        return SafeString("")
    page = reverse("desk:programme")
    rows = ((page, one, _("Điều khoản"), one) for one in cite)
    chip = '<a class="clause" href="{}#dieu-{}"><span class="unseen">{} </span>{}</a>'
    return format_html('<span class="clauses">{}</span>', format_html_join(" ", chip, rows))


@register.simple_tag(takes_context=True)
def reading(context: template.Context, key: str | None) -> SafeString:
    """Say that something rests on a reading, and whether a document has confirmed it."""
    if not key:
        return SafeString("")
    # a part of a page has no context of its own but the request
    settled = key in getattr(getattr(context, "request", None), "settled", ())
    words = _("theo cách hiểu %(key)s, đã xác nhận") if settled else _("theo cách hiểu %(key)s, chưa xác nhận")
    return format_html(
        '<a class="reading" href="{}#cach-hieu-{}">{}</a>',
        reverse("desk:programme"),
        key,
        words % {"key": key},
    )


@register.inclusion_tag("frame/parts/timeline.html", takes_context=True)
def timeline(context: template.Context, milestones: Sequence[Any]) -> dict[str, object]:
    """Show milestones, sorted by their first day, with today's line before the first that is still to come."""
    on = days.day(context["request"].now)
    past = sum(1 for one in milestones if one.from_on <= on)
    return {"milestones": milestones, "past": past, "today": vietnamese.show_day(on)}


@register.inclusion_tag("frame/parts/finding.html")
def finding(value: Finding, *, is_open: bool = False) -> dict[str, object]:
    """Show a finding with its sentence, clauses and parts: met, not met, not known yet, waived."""
    kind, mark = MARKS[value.verdict]
    return {"finding": value, "kind": kind, "mark": mark, "is_open": is_open, "label": value.verdict.label.vi}


@register.inclusion_tag("frame/parts/field.html")
def field(bound: BoundField, *, hint: str = "") -> dict[str, object]:
    """Show a form field with label, hint and error; what need not be filled in says so."""
    hint = hint or str(bound.help_text)
    said = (("hint", hint), ("error", bound.errors))
    described = " ".join(f"{bound.auto_id}-{name}" for name, value in said if value)
    kind = KINDS.get(bound.widget_type, "line")
    if bound.errors:
        bound.field.widget.attrs["aria-invalid"] = "true"
    if described and kind != "group":
        bound.field.widget.attrs["aria-describedby"] = described
    marked = getattr(bound.field, "needed", False) or bound.name in getattr(bound.form, "needed", ())
    is_needed = bound.field.required or marked
    return {
        "field": bound,
        "hint": hint,
        "kind": kind,
        "described": described,
        "is_optional": not is_needed and kind != "tick",
    }


@register.inclusion_tag("frame/parts/error_summary.html")
def error_summary(*forms: Any) -> dict[str, object]:
    """Show all errors of the forms on top, each a link to its field."""
    rows = []
    for form in forms:
        if form is None or not form.is_bound:
            continue
        for name, errors in form.errors.items():
            target = "" if name == "__all__" else _first_input(form[name])
            rows += [(target, error) for error in errors]
    return {"rows": rows}


def _first_input(bound: BoundField) -> str:
    """Name what a link to a field leads to: its input, the first choice of a group, nothing for a hidden one."""
    if bound.is_hidden:
        return ""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.simple_tag
def blocked_button(label: str, reason: str, cite: tuple[str, ...] = ()) -> SafeString:
    """Show a button that cannot be pressed now, with the reason and its clauses beside it."""
    return format_html(
        '<span class="blocked"><button type="button" class="button" aria-disabled="true">{}</button>'
        '<span class="why-not">{}{} {}</span></span>',
        label,
        icon("lock"),
        reason,
        clauses(cite) if cite else "",
    )


@register.simple_tag(takes_context=True)
def query(context: template.Context, address: str = "", **changes: Any) -> str:
    """Give the address's query with some values changed, after another `address` if one is given.

    An empty value drops the key. With nothing left, “?” leads back to the same page without its query.
    """
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            values.pop(key, None)
        else:
            values[key] = str(value)
    return f"{address}?{values.urlencode()}" if values else address or "?"


@register.filter
def lines(text: str) -> list[str]:
    """Split a text into its lines, for paragraphs."""
    return [line.strip() for line in text.splitlines() if line.strip()]
