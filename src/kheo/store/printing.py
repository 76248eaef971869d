"""Certificates put on paper: the stock an office holds, its printers, the runs and every sheet that was printed."""

from django.db import models
from django.db.models import Q


class Stock(models.Model):
    """Phôi in sẵn: its size and where each field stands, in millimetres from the top left corner."""

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="stocks")
    name = models.CharField(max_length=120)
    width = models.DecimalField(max_digits=5, decimal_places=1)
    height = models.DecimalField(max_digits=5, decimal_places=1)
    places = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "name"), name="stock_named_once"),)

    def __str__(self) -> str:
        return self.name


class Printer(models.Model):
    """Máy in: how far what it prints must be moved, in millimetres to the right and down."""

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="printers")
    name = models.CharField(max_length=120)
    right = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    down = models.DecimalField(max_digits=4, decimal_places=1, default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "name"), name="printer_named_once"),)

    def __str__(self) -> str:
        return self.name


class PrintRun(models.Model):
    """Đợt in: certificates of one decision, made into files by the clock; how it was to be printed is kept as it was.

    Without `stock` they are printed on blank paper, as they were issued.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", "Đang chờ"
        READY = "ready", "Đã xong"
        FAILED = "failed", "Không in được"
        CANCELLED = "cancelled", "Đã hủy"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="print_runs")
    decision = models.ForeignKey("store.Decision", on_delete=models.PROTECT, related_name="print_runs")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    stock = models.JSONField(null=True, blank=True)
    printer = models.CharField(max_length=120, blank=True)
    right = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    down = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    total = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    problem = models.TextField(blank=True)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("unit", "state")),)

    def __str__(self) -> str:
        return f"{self.decision_id} {self.at}"


class PrintFile(models.Model):
    """Tệp in: a part of a run; a run of thousands is several files, so that none is too heavy for a printer."""

    run = models.ForeignKey(PrintRun, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveIntegerField()
    blob = models.ForeignKey("store.Blob", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("run", "number"), name="print_file_once"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.run_id} {self.number}"


class PrintedSheet(models.Model):
    """Tờ đã in: one certificate in a run; the second time it is printed is copy 2, and says why."""

    run = models.ForeignKey(PrintRun, on_delete=models.PROTECT, related_name="sheets")
    position = models.PositiveIntegerField()
    document = models.ForeignKey("store.Document", on_delete=models.PROTECT, related_name="printed")
    copy = models.PositiveIntegerField(default=1)
    reason = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(PrintFile, null=True, blank=True, on_delete=models.PROTECT, related_name="sheets")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run", "position"), name="sheet_placed_once"),
            models.UniqueConstraint(fields=("document", "copy"), name="copy_printed_once"),
            models.CheckConstraint(condition=Q(copy=1) | ~Q(reason=""), name="reprinted_with_a_reason"),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.document_id} {self.copy}"
