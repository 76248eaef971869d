"""What came in by spreadsheet: the file, how its columns were read, what each row did; and results of years before."""

from django.db import models


class Import(models.Model):
    """Lần nhập: one file for one unit, from sending it until it is applied; `columns` pairs keys with columns.

    `converts` tells whether text from before Unicode is to be read as Unicode; None while nobody was asked.
    """

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", "Chưa ghi"
        APPLIED = "applied", "Đã ghi"
        UNDONE = "undone", "Đã hủy"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=24)
    round = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    blob = models.ForeignKey("store.Blob", on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=120, blank=True)
    columns = models.JSONField(null=True, blank=True)
    converts = models.BooleanField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    counts = models.JSONField(default=dict)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="imports")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("unit", "account")),)

    def __str__(self) -> str:
        return self.name


class ImportedRow(models.Model):
    """Dòng đã nhập: what one row of the file did to which thing, and what that held before."""

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=8)
    subject = models.CharField(max_length=24)
    subject_id = models.BigIntegerField()
    label = models.CharField(max_length=300, blank=True)
    was = models.JSONField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="imported_row_once"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.source_id} {self.number}"


class ColumnChoice(models.Model):
    """Cách ghép cột đã nhớ: how a unit's file with these headings was read the last time."""

    unit = models.ForeignKey("store.Unit", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)
    headings = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "kind", "headings"), name="columns_chosen_once"),)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind}"


class PastResult(models.Model):
    """Kết quả năm trước: what a year before Khéo gave, as the office's papers say; told, not judged by the rules."""

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="past_results")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    folded = models.CharField(max_length=400)
    owner_name = models.CharField(max_length=400)
    owner_unit = models.ForeignKey("store.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner_person = models.ForeignKey("store.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=200, blank=True)
    award = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "folded", "owner_name"), name="past_result_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.year}"
