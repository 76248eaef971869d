"""Proposals, decisions and what they give; steering groups and the duties inside them; holds."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class Proposal(models.Model):
    """Tờ trình: the steering group's proposal to the committee of its tier (III.2.d, A18)."""

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="proposals")
    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="+")
    round = models.CharField(max_length=40)
    number = models.CharField(max_length=60)
    on = models.DateField()
    signer_name = models.CharField(max_length=120)
    signer_position = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(F("unit"), F("number"), ExtractYear("on"), name="proposal_number_once_a_year"),
        )

    def __str__(self) -> str:
        return self.number


class ProposalItem(models.Model):
    """Mục đề nghị: one registration on a proposal, in its order."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="items")
    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="proposal_items")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("proposal", "registration"), name="proposed_once_a_paper"),)
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.position}"


class Decision(models.Model):
    """Quyết định: number, day, signer, basis; corrected or revoked only by a later one, the trace stays.

    One that another body issued and this one only wrote down names that body: `authority` is the programme's name for
    it, `issuer` what stands on the paper (A19).
    """

    class Kind(models.TextChoices):
        """What the decision does."""

        STEERING_GROUP = "steering_group", "Thành lập Tổ chỉ đạo"
        COMMENDATION = "commendation", "Khen thưởng"
        REVOCATION = "revocation", "Thu hồi"

    class Status(models.TextChoices):
        """Hiệu lực."""

        ISSUED = "issued", "Đã ban hành"
        CORRECTED = "corrected", "Đã đính chính"
        REVOKED = "revoked", "Đã thu hồi"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="decisions")
    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ISSUED)
    round = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=60)
    on = models.DateField()
    signer_name = models.CharField(max_length=120)
    signer_position = models.CharField(max_length=200)
    basis = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    authority = models.CharField(max_length=40, blank=True)
    issuer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(F("unit"), F("number"), ExtractYear("on"), name="decision_number_once_a_year"),
        )

    def __str__(self) -> str:
        return self.number


class Award(models.Model):
    """Hình thức: recognition, praise or award given by a decision; apart from one another (A17)."""

    class What(models.TextChoices):
        """Ba việc không được lẫn."""

        RECOGNITION = "recognition", "Công nhận"
        PRAISE = "praise", "Biểu dương"
        AWARD = "award", "Khen thưởng"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="awards")
    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="awards")
    what = models.CharField(max_length=12, choices=What.choices)
    form = models.CharField(max_length=40, blank=True)
    grade = models.CharField(max_length=24, blank=True)
    done_on = models.DateField(null=True, blank=True)
    is_revoked = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "what"), condition=Q(is_revoked=False), name="given_once_a_registration"
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.what}"


class Duty(models.Model):
    """Phân công nhiệm vụ: who follows, nurtures, appraises, selects, organises (III.5.b)."""

    class Task(models.TextChoices):
        """Việc."""

        FOLLOW = "follow", "Theo dõi"
        NURTURE = "nurture", "Chăm bồi"
        APPRAISE = "appraise", "Thẩm định"
        SELECT = "select", "Xét chọn"
        ORGANISE = "organise", "Tổ chức biểu dương"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="duties")
    task = models.CharField(max_length=12, choices=Task.choices)
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="duties")
    scope = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "task", "person"), condition=Q(until_on__isnull=True), name="duty_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.task} {self.person_id}"


class Hold(models.Model):
    """Tạm dừng xét: an award is barred while something about its subject is being verified.

    Reason and paper stand here and in its steps, and nowhere else: whoever may put one on reads them, nobody besides.
    """

    exemplar = models.ForeignKey("store.Exemplar", on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    document = models.CharField(max_length=300)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("store.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="hold_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.exemplar_id} {self.from_on}"

    @property
    def last_on(self) -> date | None:
        """The last day of the hold, as papers name it."""
        return self.until_on - timedelta(days=1) if self.until_on is not None else None


class HoldStep(models.Model):
    """Gia hạn, kết thúc tạm dừng: a later paper on a hold, until when it lasts by it, who wrote it down."""

    class Kind(models.TextChoices):
        """What the paper does."""

        BEGUN = "begun", "Tạm dừng"
        EXTENDED = "extended", "Gia hạn"
        ENDED = "ended", "Kết thúc"

    hold = models.ForeignKey(Hold, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.TextField(blank=True)
    document = models.CharField(max_length=300)
    until_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.hold_id} {self.kind}"
