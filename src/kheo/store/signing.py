"""What came back to an issued paper: signed and scanned copies; the roots that an office trusts for signatures."""

from django.db import models
from django.db.models import F, Q


class TrustRoot(models.Model):
    """Chứng thư gốc: whose signatures the office believes, from a day until a day (half-open; may be empty)."""

    name = models.CharField(max_length=200)
    subject = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64, unique=True)
    pem = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="root_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.name


class SignedCopy(models.Model):
    """Bản đã ký: a signed pdf or a scan of an issued paper; the newest is the record, the frozen bytes stay.

    `report` is what the check of its signatures found at `checked_at`.
    """

    class Kind(models.TextChoices):
        """What it is."""

        SIGNED = "signed", "Bản ký số"
        SCAN = "scan", "Bản quét"

    document = models.ForeignKey("store.Document", on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=200)
    blob = models.ForeignKey("store.Blob", on_delete=models.PROTECT, related_name="+")
    made_here = models.BooleanField(default=False)
    report = models.JSONField(default=dict)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "blob"), name="copy_kept_once"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.name}"
