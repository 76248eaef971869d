"""Visits of a tier above to an exemplar: what was seen, what was asked to be put right, what came of it."""

from django.db import models


class Survey(models.Model):
    """Khảo sát: a visit to an exemplar registered at the tier above (II.2.b.1, II.2.b.2)."""

    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="surveys")
    on = models.DateField()
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    findings = models.TextField()
    asked = models.TextField(blank=True)
    asked_by_on = models.DateField(null=True, blank=True)
    follow_up = models.TextField(blank=True)
    followed_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.registration_id} {self.on}"
