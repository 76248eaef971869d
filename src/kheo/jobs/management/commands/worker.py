"""Render issued papers and send waiting mail: once, or over and over as a worker beside the web server."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from kheo.work import documents, outbox


class Command(BaseCommand):
    """kheo worker [--once] [--pause SECONDS]."""

    help = "Tạo tệp các văn bản đã ban hành và gửi thư đang chờ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")
        parser.add_argument("--pause", type=float, default=5.0, help="số giây nghỉ giữa hai lượt")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Work until nothing waits; then stop, or rest and look again."""
        while True:
            rendered = documents.render_waiting(now=timezone.now())
            mailed = outbox.send_waiting(now=timezone.now())
            if rendered or mailed:
                self.stdout.write(f"Đã tạo {rendered} văn bản, gửi {mailed} thư.")
                continue
            if options["once"]:
                return
            close_old_connections()
            time.sleep(options["pause"])
