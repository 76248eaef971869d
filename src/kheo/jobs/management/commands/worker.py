"""Make a pass of the clock each minute, beside the web server: what cron does with `kheo tick`, built in."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from kheo.jobs import ticking


class Command(BaseCommand):
    """kheo worker [--once] [--pause SECONDS]."""

    help = "Cứ mỗi phút làm một lượt như lệnh tick: nhắc việc, gửi thư đang chờ, tạo tệp các văn bản đã ban hành."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")
        parser.add_argument("--pause", type=float, default=60.0, help="số giây nghỉ giữa hai lượt")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Work until nothing waits; then stop, or rest and look again."""
        while True:
            done = ticking.tick(now=timezone.now())
            if not done.is_idle:
                self.stdout.write(str(done))
                continue
            if options["once"]:
                return
            close_old_connections()
            time.sleep(options["pause"])
