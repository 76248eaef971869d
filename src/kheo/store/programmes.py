"""Editions of programmes as they were adopted: the source text itself, its hash, who adopted it and by which paper."""

from django.db import models


class Edition(models.Model):
    """Văn bản chương trình đã áp dụng: the exact source text that judges whatever runs under it.

    One with more amendments `replaces` the one before, also for the dossiers registered under that one (ADR 0008).
    """

    programme = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=300)
    source = models.JSONField()
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="editions")
    adopted_on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)
    # one to one: an edition is replaced once, so two people who amend at the same instant cannot both succeed
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    def __str__(self) -> str:
        return f"{self.programme} {self.digest[:8]}"
