"""How an office words its papers: one row for each time somebody changed it."""

from django.db import models
from django.db.models import Q


class Wording(models.Model):
    """Lời văn riêng của một đơn vị cho một loại văn bản; rows are added, never changed but for the day they end.

    `words` are the slots that depart from the default, `form` an own docx. Both empty: back to the default.
    """

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="wordings")
    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    words = models.JSONField(default=dict)
    form = models.ForeignKey("store.Blob", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    form_name = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "kind", "number"), name="wording_number_once"),
            models.UniqueConstraint(
                fields=("unit", "kind"), condition=Q(replaced_at__isnull=True), name="one_wording_holds"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} {self.number}"

    @property
    def is_own(self) -> bool:
        """Tell whether anything departs from the default."""
        return bool(self.words) or self.form_id is not None
