"""What a round costs a unit: estimated, approved, spent; and how its bonuses are counted."""

from django.db import models
from django.db.models import Q


class Budget(models.Model):
    """Kinh phí của một đợt: its lines, whether a committee has approved them, and how the office counts (III.5.c)."""

    class Rounding(models.TextChoices):
        """Cách làm tròn tiền thưởng."""

        CEIL = "ceil_10k", "Làm tròn lên hàng chục nghìn đồng"
        NEAREST = "nearest_10k", "Làm tròn đến hàng chục nghìn đồng gần nhất"

    class Over(models.TextChoices):
        """Khi tiền thưởng vượt mức được duyệt."""

        REFUSE = "refuse", "Không cho ban hành quyết định"
        WARN = "warn", "Vẫn cho ban hành, có cảnh báo"

    class Outside(models.TextChoices):
        """Mức thưởng cho tập thể, cá nhân không thuộc diện khen của cấp ủy."""

        NONE = "none", "Không tính tiền thưởng"
        STATE = "state", "Theo mức giấy khen của Nhà nước"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="budgets")
    round = models.CharField(max_length=40)
    rounding = models.CharField(max_length=12, choices=Rounding.choices, default=Rounding.CEIL)
    over = models.CharField(max_length=8, choices=Over.choices, default=Over.REFUSE)
    outside = models.CharField(max_length=8, choices=Outside.choices, default=Outside.NONE)
    approved_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "round"), name="budget_once_a_round"),)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.round}"


class BudgetLine(models.Model):
    """Khoản chi, in đồng: what was estimated, what the committee approved, what it cost in the end."""

    class Kind(models.TextChoices):
        """Nhóm chi."""

        BONUS = "bonus", "Tiền thưởng"
        CEREMONY = "ceremony", "Tổ chức biểu dương"
        VISITS = "visits", "Khảo sát, thẩm định"
        PAPERS = "papers", "Văn phòng phẩm, giấy khen"
        OTHER = "other", "Chi khác"

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    item = models.CharField(max_length=300)
    estimated = models.BigIntegerField()
    approved = models.BigIntegerField(null=True, blank=True)
    spent = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(estimated__gte=0)
                & (Q(approved__isnull=True) | Q(approved__gte=0))
                & (Q(spent__isnull=True) | Q(spent__gte=0)),
                name="money_is_not_negative",
            ),
        )

    def __str__(self) -> str:
        return self.item
