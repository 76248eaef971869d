"""Addresses of the demo bar."""

from django.urls import path

from kheo.demo import views

app_name = "demo"
urlpatterns = [
    path("vai/", views.try_role, name="role"),
    path("moc/", views.go_to_stop, name="stop"),
    path("ngay/", views.move_day, name="day"),
]
