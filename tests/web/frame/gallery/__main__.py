"""Serve the gallery until Ctrl+C; a port may be given."""

import os
import sys
import threading

import django

PORT = 8190


def main(port: int) -> None:
    """Set Django up, serve, wait."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.test")
    django.setup()
    from tests.web.frame.gallery import site  # noqa: PLC0415 - Django must be set up first

    with site.served(port) as address:
        print(f"{address}/  (Ctrl+C)", flush=True)  # noqa: T201 - talks to the person at the keyboard
        threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PORT)
