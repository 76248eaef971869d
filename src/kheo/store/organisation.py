"""Units through time: a stable identity, dated versions, and the events that join them."""

from django.db import models
from django.db.models import F, Q


class Unit(models.Model):
    """Đơn vị: the identity that stays while names, parents and tiers change."""

    code = models.CharField(max_length=32, unique=True)
    display_order = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.code


class UnitVersion(models.Model):
    """Phiên bản đơn vị: what a unit was called and where it stood, from a day until a day (half-open)."""

    class Line(models.TextChoices):
        """Hệ tổ chức: the three parallel lines over one agency."""

        PARTY = "party", "Đảng"
        PROFESSIONAL = "professional", "Chuyên môn"
        MASS = "mass", "Đoàn thể"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    line = models.CharField(max_length=16, choices=Line.choices)
    tier = models.CharField(max_length=32)
    parent = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="children_versions")
    symbol = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=500)
    sort_key = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "from_on"), name="unit_version_starts_once"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="unit_version_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnitEvent(models.Model):
    """Biến động tổ chức: formed, renamed, merged, split, moved, level changed, dissolved; with its decision."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24)
    on = models.DateField()
    decision = models.CharField(max_length=300, blank=True)
    other = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} {self.on}"
