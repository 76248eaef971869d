"""Register the frame's template tags and static files."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """Name the app for Django."""

    name = "kheo.web.frame"
    label = "frame"
