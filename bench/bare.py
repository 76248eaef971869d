"""The least that a list could cost in Django: one view of its newest fifty rows; `long_lists` holds ours against it."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

PAGE = Engine().from_string(
    "<table>{% for row in rows %}<tr><td>{{ row.exemplar.code }}<td>{{ row.exemplar.title }}"
    "<td>{{ row.exemplar.get_kind_display }}<td>{{ row.owner_name }}<td>{{ row.unit_name }}<td>{{ row.round }}"
    "<td>{{ row.accepted_version.field }}<td>{{ row.state }}<td>{{ row.submitted_on|date:'d/m/Y' }}</tr>"
    "{% endfor %}</table><p>{{ total }}"
)


def newest(_request: HttpRequest) -> HttpResponse:
    """Show fifty rows with the columns of our list, and how many there are up to a thousand."""
    rows = apps.get_model("store", "Registration").objects.filter(unit__isnull=False).order_by("-pk")
    told = rows.select_related("exemplar", "accepted_version")[:50]
    return HttpResponse(PAGE.render(Context({"rows": told, "total": rows.order_by()[:1001].count()})))


urlpatterns = [path("", newest)]
