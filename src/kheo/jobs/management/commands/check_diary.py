"""Check the diary's chain and say in one sentence whether it is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kheo.work import diary


class Command(BaseCommand):
    """kheo check_diary."""

    help = "Kiểm tra nhật ký có nguyên vẹn không."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say so, or name the first broken line and fail."""
        broken = diary.first_broken()
        if broken is not None:
            raise CommandError(f"Nhật ký sai từ dòng số {broken}.")
        self.stdout.write("Nhật ký nguyên vẹn từ dòng đầu đến dòng cuối.")
