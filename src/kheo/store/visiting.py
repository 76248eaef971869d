"""Visits: who is to go where on which day, the photographs taken there; and how an exemplar is nurtured."""

from django.db import models
from django.db.models import Q


class PlannedVisit(models.Model):
    """Kế hoạch khảo sát: one person to one exemplar on a day; the visit that came of it, or cancelled."""

    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="planned_visits")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="planned_visits")
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    survey = models.ForeignKey("store.Survey", null=True, blank=True, on_delete=models.PROTECT, related_name="planned")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "person", "on"),
                condition=Q(cancelled_at__isnull=True),
                name="planned_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.on}"


class VisitPhoto(models.Model):
    """Ảnh khảo sát: a picture taken on the spot, written anew without where and when it was taken."""

    survey = models.ForeignKey("store.Survey", on_delete=models.PROTECT, related_name="photos")
    blob = models.ForeignKey("store.Blob", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("survey", "blob"), name="photo_once_a_visit"),)

    def __str__(self) -> str:
        return self.name


class NurtureNote(models.Model):
    """Nhật ký chăm bồi: what somebody who was given the duty did for an exemplar on a day, and when next (III.5.b)."""

    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="nurture_notes")
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    text = models.TextField()
    at = models.DateTimeField()
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(next_on__isnull=True) | models.Q(next_on__gt=models.F("on")),
                name="nurtured_again_later",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.on}"
