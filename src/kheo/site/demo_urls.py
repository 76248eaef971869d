"""The addresses of the demo: the site's own, and the bar's."""

from django.urls import include, path

from kheo.site.urls import urlpatterns as site

urlpatterns = [*site, path("mau/", include("kheo.demo.urls"))]
