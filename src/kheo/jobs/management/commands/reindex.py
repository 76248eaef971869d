"""Note anew everything the search box looks in; done once when an older installation is brought up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from kheo.work import indexing


class Command(BaseCommand):
    """kheo reindex."""

    help = "Lập lại mục tra cứu của ô tìm kiếm."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many things can be found now."""
        self.stdout.write(f"Đã lập mục tra cứu cho {indexing.everything()} mục.")
