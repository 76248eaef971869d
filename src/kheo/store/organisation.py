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


class Reorganisation(models.Model):
    """Sắp xếp tổ chức: one act by one named decision; `was` keeps what each row it touched held before."""

    verb = models.CharField(max_length=16)
    title = models.CharField(max_length=1000)
    on = models.DateField()
    number = models.CharField(max_length=60)
    signed_on = models.DateField()
    signer = models.CharField(max_length=200)
    was = models.JSONField(default=list)
    diary_seq = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class UnitEvent(models.Model):
    """Biến động tổ chức: formed, renamed, merged, split, moved, level changed, dissolved; with its decision."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24)
    on = models.DateField()
    decision = models.CharField(max_length=300, blank=True)
    other = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    reorganisation = models.ForeignKey(
        Reorganisation, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} {self.on}"


class Succession(models.Model):
    """Kế thừa: from a day on another unit has an exemplar that was a closed unit's; chosen by a person."""

    exemplar = models.ForeignKey("store.Exemplar", on_delete=models.PROTECT, related_name="successions")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="successions")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("exemplar", "from_unit", "on"), name="succeeded_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.exemplar_id}: {self.from_unit_id} → {self.to_unit_id}"
