"""Register the one app that holds all our tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Name the app for Django."""

    name = "kheo.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
