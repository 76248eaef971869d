"""What goes down to the units below: a letter with its files, and for each unit whether it was acknowledged."""

from django.db import models
from django.db.models import Q


class Dispatch(models.Model):
    """Văn bản gửi cấp dưới: guidance, a plan, a regulation or a reminder from a unit to units below (III.5.b)."""

    class Kind(models.TextChoices):
        """Loại văn bản."""

        GUIDANCE = "guidance", "Hướng dẫn"
        PLAN = "plan", "Kế hoạch"
        REGULATION = "regulation", "Quy chế làm việc"
        REMINDER = "reminder", "Nhắc nhở"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="dispatches")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    document = models.ForeignKey(
        "store.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="dispatches"
    )
    by_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """Tệp kèm theo: a file that goes down with a letter."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="attachments")
    blob = models.ForeignKey("store.Blob", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """Nơi nhận: one unit that a letter went to; acknowledged once, by a named person."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="deliveries")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        "store.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("dispatch", "unit"), name="delivered_once_a_unit"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="acknowledged_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dispatch_id} → {self.unit_id}"
