"""Register the demo; let the season's clock speak for the doors."""

from django.apps import AppConfig
from django.conf import settings

from kheo.demo import clock
from kheo.web.frame import clock as doors


class DemoConfig(AppConfig):
    """Name the app for Django."""

    name = "kheo.demo"
    label = "demo"

    def ready(self) -> None:
        """Put the season's clock in the place of the machine's, in the demo only."""
        if settings.DEMO:
            doors.set_source(clock.now)
