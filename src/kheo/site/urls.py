"""Which door answers which address. The doors list their own."""

from django.urls import include, path

urlpatterns = [
    path("", include("kheo.web.public.urls")),
    path("", include("kheo.web.desk.urls")),
    path("", include("kheo.web.office.urls")),
]
