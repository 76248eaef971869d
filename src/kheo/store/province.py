"""What goes up to the province and comes back: packages with their items, and units put forward for the flag."""

from django.db import models
from django.db.models import Q


class FlagNominee(models.Model):
    """Đề nghị tặng cờ thi đua: a unit with its results over the period (III.4.b.2, A20); no exemplar is its subject."""

    class State(models.TextChoices):
        """Where it stands between the bloc and the province."""

        NOMINATED = "nominated", "Đã đưa vào danh sách đề nghị"
        PROPOSED = "proposed_up", "Đã trình cấp tỉnh"
        TAKEN_IN = "taken_up", "Cấp tỉnh đã tiếp nhận"
        RETURNED = "returned_up", "Cấp tỉnh trả lại để bổ sung"
        DECLINED = "declined", "Cấp tỉnh không tiếp nhận"
        GRANTED = "granted", "Được tặng cờ thi đua"
        NOT_GRANTED = "not_granted", "Chưa được tặng lần này"
        HANDED_OVER = "handed_over", "Đã trao cờ thi đua"
        LEFT_OUT = "left_out", "Đã đưa ra khỏi danh sách"

    host = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="flags_proposed")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="flags")
    unit_name = models.CharField(max_length=300)
    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="+")
    round = models.CharField(max_length=40)
    state = models.CharField(max_length=16, choices=State.choices, default=State.NOMINATED)
    results = models.TextField()
    figures = models.JSONField(default=dict)
    nominated_on = models.DateField()
    decision = models.ForeignKey(
        "store.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="flags"
    )
    reason = models.TextField(blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "round"), condition=~Q(state="left_out"), name="flag_nominated_once_a_round"
            ),
            models.UniqueConstraint(
                fields=("host", "round", "rank"),
                condition=Q(rank__isnull=False) & ~Q(state="left_out"),
                name="flag_rank_held_once",
            ),
            models.CheckConstraint(condition=Q(rank__isnull=True) | Q(rank__gte=1), name="flag_rank_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.round}"


class FlagVerdict(models.Model):
    """Nhận xét đơn vị theo tiêu chuẩn: the board's yes or no to a standard, with the ground (A20)."""

    nominee = models.ForeignKey(FlagNominee, on_delete=models.CASCADE, related_name="verdicts")
    standard = models.CharField(max_length=40)
    holds = models.BooleanField()
    remark = models.TextField()
    on = models.DateField()
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("nominee", "standard"), name="flag_standard_judged_once"),)

    def __str__(self) -> str:
        return f"{self.nominee_id} {self.standard}"


class Package(models.Model):
    """Hồ sơ trình cấp tỉnh: a proposal with all its papers, made once and frozen (III.4.b).

    `contents` is fixed when it is sent, but for the committee's own proposal, which may join until the province takes
    it in; the bytes are made after the commit and kept under their hash, and those made before it joined are named by
    theirs. One that comes back to be mended is not changed: what is sent again is a new package that `replaces` it.
    """

    class State(models.TextChoices):
        """Where it stands at the province."""

        SENT = "sent", "Đã trình, chờ tiếp nhận"
        TAKEN_IN = "taken_in", "Đã tiếp nhận"
        RETURNED = "returned", "Trả lại để bổ sung"
        DECLINED = "declined", "Không tiếp nhận"
        ANSWERED = "answered", "Đã có kết quả"

    class Step(models.TextChoices):
        """To which step it goes back."""

        PAPERS = "papers", "Ban Chỉ đạo Khối hoàn thiện giấy tờ rồi trình lại"
        LIST = "list", "Ban Chỉ đạo Khối xét lại danh sách"
        BELOW = "below", "Cơ sở bổ sung hồ sơ"

    proposal = models.OneToOneField("store.Proposal", on_delete=models.PROTECT, related_name="package")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="packages")
    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="+")
    round = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    number = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    state = models.CharField(max_length=12, choices=State.choices, default=State.SENT)
    contents = models.JSONField()
    sent_at = models.DateTimeField()
    taken_in_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    returned_to = models.CharField(max_length=12, choices=Step.choices, blank=True)
    decision = models.ForeignKey(
        "store.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="packages"
    )
    blob = models.ForeignKey("store.Blob", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    built_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=("unit", "state")),)

    def __str__(self) -> str:
        return self.title


class PackageItem(models.Model):
    """Mục trong hồ sơ trình: an exemplar's registration or a unit for the flag, and what the province said of it."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="items")
    registration = models.ForeignKey(
        "store.Registration", null=True, blank=True, on_delete=models.PROTECT, related_name="package_items"
    )
    flag = models.ForeignKey(FlagNominee, null=True, blank=True, on_delete=models.PROTECT, related_name="package_items")
    position = models.PositiveSmallIntegerField()
    granted = models.BooleanField(null=True, blank=True)
    grade = models.CharField(max_length=24, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(registration__isnull=False, flag__isnull=True)
                | Q(registration__isnull=True, flag__isnull=False),
                name="packed_exemplar_or_unit",
            ),
            models.UniqueConstraint(fields=("package", "registration"), name="packed_once"),
            models.UniqueConstraint(fields=("package", "flag"), name="flag_packed_once"),
            models.CheckConstraint(
                condition=Q(granted__isnull=True) | Q(granted=True) | ~Q(reason=""), name="refused_with_a_reason"
            ),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.package_id} {self.position}"
