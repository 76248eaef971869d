"""Who appraises what, what they found, and what was selected."""

from django.db import models
from django.db.models import Q


class Assignment(models.Model):
    """Phân công thẩm định: one appraiser for one registration; ended, never deleted."""

    registration = models.ForeignKey("store.Registration", on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="appraisal_assignments")
    assigned_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("registration",), condition=Q(ended_on__isnull=True), name="one_appraiser_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.person_id}"


class Appraisal(models.Model):
    """Thẩm định: criterion by criterion, standard by standard, with remarks (A24)."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="appraisal")
    on_the_spot = models.BooleanField(default=False)
    visited_on = models.DateField(null=True, blank=True)
    remark = models.TextField(blank=True)
    grade = models.CharField(max_length=24, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"appraisal of {self.assignment_id}"


class CriterionVerdict(models.Model):
    """Nhận định từng tiêu chí: met, exceeded or not met."""

    class Verdict(models.TextChoices):
        """Đạt, vượt, chưa đạt."""

        MET = "met", "Đạt"
        EXCEEDED = "exceeded", "Vượt"
        NOT_MET = "not_met", "Chưa đạt"

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="criterion_verdicts")
    criterion = models.ForeignKey("store.Criterion", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("appraisal", "criterion"), name="criterion_judged_once"),)

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.verdict}"


class StandardVerdict(models.Model):
    """Nhận định từng tiêu chuẩn: the appraiser's yes or no with the ground for it."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="standard_verdicts")
    standard = models.CharField(max_length=40)
    holds = models.BooleanField()
    remark = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("appraisal", "standard"), name="standard_judged_once"),)

    def __str__(self) -> str:
        return f"{self.standard} {self.holds}"


class Selection(models.Model):
    """Xét chọn: selected with a grade, or passed over with the reason; the findings of that day are kept."""

    registration = models.OneToOneField("store.Registration", on_delete=models.CASCADE, related_name="selection")
    selected = models.BooleanField()
    grade = models.CharField(max_length=24, blank=True)
    reason = models.TextField(blank=True)
    on = models.DateField()
    finding = models.JSONField()

    def __str__(self) -> str:
        return f"{self.registration_id} {self.selected}"
