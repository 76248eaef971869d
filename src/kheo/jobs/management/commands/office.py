"""Move a whole office: everything into one zip, or from such a zip into a new installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.work.moving import packing, unpacking
from kheo.work.refusals import Refused


class Command(BaseCommand):
    """kheo office export FILE · kheo office import FILE."""

    help = "Xuất toàn bộ dữ liệu và tệp của cơ quan ra một tệp zip, hoặc nhận lại vào một nơi mới cài."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare which way, and the file."""
        parser.add_argument("way", choices=("export", "import"), help="export: xuất ra tệp; import: nhận từ tệp")
        parser.add_argument("file", type=Path, help="tệp zip")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say how much went out or came in, or why nothing did."""
        path, now = options["file"], timezone.now()
        is_out = options["way"] == "export"
        try:
            told = packing.export(to=path, now=now) if is_out else unpacking.bring_in(path=path, now=now)
        except Refused as no:
            raise CommandError(no.sentence) from no
        rows = sum(table.rows for table in told.tables)
        self.stdout.write(
            f"{'Đã xuất' if is_out else 'Đã nhận'} {rows} dòng của {len(told.tables)} bảng, {told.files} tệp."
        )
        if not is_out:
            self.stdout.write("Mật khẩu không đi theo. Hãy đặt mật khẩu mới bằng lệnh kheo changepassword TÊN.")
