"""Play the sample season where that has not been done, then serve it – or print its table and its papers."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kheo.demo import building, printing, processes, record, serving, stops, table


class Command(BaseCommand):
    """kheo demo [--no-serve] [--port 8000] [--fresh]."""

    help = "Dựng phong trào mẫu 2013–2015 rồi mở để dùng thử."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own name; the checks run in make check

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--no-serve", action="store_true", help="chỉ dựng: in bảng kết quả và toàn bộ văn bản")
        parser.add_argument("--port", type=int, default=8000, help="cổng để mở trang (mặc định 8000)")
        parser.add_argument("--play", action="store_true", help="chỉ diễn phong trào vào các mốc (do lệnh này tự gọi)")
        parser.add_argument("--fresh", action="store_true", help="dựng lại từ đầu dù đã có")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build, then print or serve."""
        if not settings.DEMO:
            raise CommandError("Lệnh này chỉ dùng cho bản mẫu (kheo.site.settings.demo).")
        if options["play"]:
            building.build(self._tell, record.digest())
            return
        if options["no_serve"]:
            self._print(fresh=options["fresh"])
            return
        try:
            serving.require_port(options["port"])
        except serving.PortBusy as busy:
            raise CommandError(str(busy)) from busy
        code = self._serve(options["port"], fresh=options["fresh"])
        if code:
            sys.exit(code)

    def _serve(self, port: int, *, fresh: bool) -> int:
        if serving.gather_static():
            self._tell("Đã gom tệp giao diện.")
        try:
            player = building.begin(self._tell, fresh=fresh)
        except building.Broken as broken:
            raise CommandError("Chưa dựng được dữ liệu mẫu; lý do ở các dòng trên.") from broken
        try:
            return serving.serve(port, self._tell, player)
        finally:
            if player is not None:
                processes.stop(player)

    def _print(self, *, fresh: bool) -> None:
        kept = building.ready(self._tell, fresh=fresh)
        stops.restore(stops.END)
        self._tell("Tạo toàn bộ văn bản (Word và pdf) …")
        printing.render_all(self._tell)
        index = printing.lay_out()
        for line in table.lines(kept):
            self._tell(line)
        self._tell(f"Văn bản: {index}")

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
