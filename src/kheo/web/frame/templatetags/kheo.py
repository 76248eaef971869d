"""Tags and filters that show finished values: days, numbers, states, findings, fields. They decide nothing."""

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
    """Show a file's size in kB or MB."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))} kB"
    return f"{vietnamese.show_number(Decimal(value) / 1_000_000, places=1)} MB"


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
    """Show a deadline as a chip: còn 3 ngày, hôm nay là hạn cuối, quá hạn 2 ngày."""
    if by_on is None:
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
    page = reverse("desk:programme")
    rows = ((page, one, _("Điều khoản %(id)s") % {"id": one}, one) for one in cite)
    return format_html(
        '<span class="clauses">{}</span>',
        format_html_join(" ", '<a class="clause" href="{}#dieu-{}" title="{}">{}</a>', rows),
    )


@register.simple_tag
def reading(key: str | None) -> SafeString:
    """Say that something rests on a reading that nobody has confirmed."""
    if not key:
        return SafeString("")
    return format_html(
        '<a class="reading" href="{}#cach-hieu-{}">{}</a>',
        reverse("desk:programme"),
        key,
        _("theo cách hiểu %(key)s, chưa xác nhận") % {"key": key},
    )


@register.inclusion_tag("frame/parts/finding.html")
def finding(value: Finding, *, is_open: bool = False) -> dict[str, object]:
    """Show a finding with its sentence, clauses and parts: met, not met, not known yet, waived."""
    kind, mark = MARKS[value.verdict]
    return {"finding": value, "kind": kind, "mark": mark, "is_open": is_open, "label": value.verdict.label.vi}


@register.inclusion_tag("frame/parts/field.html")
def field(bound: BoundField, *, hint: str = "") -> dict[str, object]:
    """Show a form field with label, hint and error; what is not required says so."""
    described = [f"{bound.id_for_label}-hint"] if hint or bound.help_text else []
    if bound.errors:
        described.append(f"{bound.id_for_label}-error")
        bound.field.widget.attrs["aria-invalid"] = "true"
    if described:
        bound.field.widget.attrs["aria-describedby"] = " ".join(described)
    kind = bound.widget_type
    return {
        "field": bound,
        "hint": hint or bound.help_text,
        "is_group": kind in {"radioselect", "checkboxselectmultiple"},
        "is_tick": kind == "checkbox",
    }


@register.inclusion_tag("frame/parts/error_summary.html")
def error_summary(*forms: Any) -> dict[str, object]:
    """Show all errors of the forms on top, each a link to its field."""
    rows = []
    for form in forms:
        if form is None or not form.is_bound:
            continue
        for name, errors in form.errors.items():
            target = "" if name == "__all__" else form[name].id_for_label or f"id_{form.add_prefix(name)}"
            rows += [(target, error) for error in errors]
    return {"rows": rows}


@register.simple_tag
def blocked_button(label: str, reason: str) -> SafeString:
    """Show a button that cannot be pressed now, with the reason beside it."""
    return format_html(
        '<span class="blocked"><button type="button" class="button" aria-disabled="true">{}</button>'
        '<span class="why-not">{}{}</span></span>',
        label,
        icon("lock"),
        reason,
    )


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """Give the address's query with some values changed; an empty value drops the key."""
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            values.pop(key, None)
        else:
            values[key] = str(value)
    return f"?{values.urlencode()}" if values else "?"


@register.filter
def lines(text: str) -> list[str]:
    """Split a text into its lines, for paragraphs."""
    return [line.strip() for line in text.splitlines() if line.strip()]
