"""Make one pass of the clock; for cron, once a minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.jobs import ticking


class Command(BaseCommand):
    """kheo tick."""

    help = "Làm một lượt mọi việc theo giờ: lập thư nhắc việc, gửi thư đang chờ, tạo tệp các văn bản đã ban hành."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say what was done; nothing when there was nothing to do, so that cron stays silent."""
        done = ticking.tick(now=timezone.now())
        if not done.is_idle:
            self.stdout.write(str(done))
        if done.failed:
            raise CommandError(f"Chưa làm được: {', '.join(done.failed)}. Nhật ký máy chủ ghi rõ vì sao; sẽ làm lại.")
