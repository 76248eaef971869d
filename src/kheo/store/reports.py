"""What was achieved: the report, the actual figures, the evidence files, and who confirmed it."""

from django.db import models


class Report(models.Model):
    """Báo cáo thành tích: one for a registration; the figures answer the accepted criteria."""

    registration = models.OneToOneField("store.Registration", on_delete=models.CASCADE, related_name="report")
    overview = models.TextField(blank=True)
    results = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    spread = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    return_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"report of {self.registration_id}"


class Actual(models.Model):
    """Kết quả thực hiện: the figure reached for one criterion of the accepted version."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="actuals")
    criterion = models.ForeignKey("store.Criterion", on_delete=models.PROTECT, related_name="actuals")
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "criterion"), name="actual_once"),)

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.value}"


class Blob(models.Model):
    """Tệp: bytes kept under their own sha256, never under the name they came with."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.sha256[:12]


class Evidence(models.Model):
    """Minh chứng: a file that shows a figure or the whole report."""

    registration = models.ForeignKey("store.Registration", on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey("store.Criterion", null=True, blank=True, on_delete=models.PROTECT)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Confirmation(models.Model):
    """Xác nhận: by the committee, the leader or the direct head – any one of the three (III.3.b, A26)."""

    class Kind(models.TextChoices):
        """Tư cách xác nhận."""

        COMMITTEE = "committee", "Cấp ủy"
        LEADER = "leader", "Lãnh đạo cơ quan, đơn vị"
        DIRECT_HEAD = "direct_head", "Người quản lý trực tiếp"

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="confirmation")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=200)
    on = models.DateField()
    remark = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
