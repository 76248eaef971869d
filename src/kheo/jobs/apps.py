"""Register the commands of the clock."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Name the app for Django."""

    name = "kheo.jobs"
    label = "jobs"
