"""Files made for whoever asked for a long list, or for the whole office, kept until a day."""

from django.db import models
from django.db.models import Q


class Export(models.Model):
    """Tệp xuất: who asked for what, in which columns and format; made by the clock, fetched until it expires.

    `reach` are the units whose work its maker read then: whoever has lost one of them may no longer fetch the file.
    """

    class Kind(models.TextChoices):
        """What it holds."""

        DOSSIERS = "dossiers", "Danh sách hồ sơ"
        OFFICE = "office", "Toàn bộ dữ liệu của cơ quan"

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", "Đang chờ"
        READY = "ready", "Đã xong"
        FAILED = "failed", "Không lập được"
        EXPIRED = "expired", "Đã hết hạn"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    extract = models.JSONField(default=dict)
    reach = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    name = models.CharField(max_length=120)
    total = models.PositiveIntegerField()
    made = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("account", "state")), models.Index(fields=("state", "expires_at")))
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(expires_at__isnull=False), name="export_ready_until_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.name
