"""Editions of programmes as they were adopted: the source text itself, its hash, who adopted it and by which paper."""

from django.db import models


class Edition(models.Model):
    """Văn bản chương trình đã áp dụng: the exact source text that judges whatever runs under it."""

    programme = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=300)
    source = models.JSONField()
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="editions")
    adopted_on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.programme} {self.digest[:8]}"
