"""What issuing papers keeps beside them: how often a stranger asks for a code."""

from django.db import models


class Bucket(models.Model):
    """Hạn mức tra cứu: how many questions somebody has left; the key is a keyed hash and names nobody."""

    key = models.CharField(max_length=64, unique=True)
    tokens = models.FloatField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]


class BookNumber(models.Model):
    """Số trong sổ văn bản đi: a number that a paper carries, or one that will never be used and why."""

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="book_numbers")
    organ = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    literal = models.CharField(max_length=60)
    document = models.OneToOneField(
        "store.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="book_number"
    )
    reason = models.TextField(blank=True)
    account = models.ForeignKey("store.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "organ", "kind", "year", "number"), name="book_number_once"),
            models.UniqueConstraint(fields=("unit", "year", "literal"), name="book_literal_once"),
            models.CheckConstraint(
                condition=models.Q(document__isnull=False) | ~models.Q(reason=""), name="unused_number_explained"
            ),
        )

    def __str__(self) -> str:
        return self.literal
