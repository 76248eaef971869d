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


class OfficeStyle(models.Model):
    """Cách viết, đánh số văn bản của một cơ quan: holds from its instant until the next; none is ever changed."""

    class Spelling(models.TextChoices):
        """Cách viết “ủy”, “uỷ”."""

        AS_WRITTEN = "as_written", "giữ như người viết"
        MARK_FIRST = "ủy", "ủy (Đảng ủy)"
        MARK_LAST = "uỷ", "uỷ (Đảng uỷ)"

    class Order(models.TextChoices):
        """Thứ tự của số, ký hiệu."""

        BY_FORM = "by_form", "theo thể thức của cơ quan ban hành"
        PARTY = "party", "05-QĐ/ĐU"
        STATE = "state", "05/QĐ-ĐU"

    class Span(models.TextChoices):
        """Số chạy hết năm hay hết nhiệm kỳ."""

        YEAR = "year", "theo năm"
        TERM = "term", "theo nhiệm kỳ cấp ủy"

    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="styles")
    spelling = models.CharField(max_length=12, choices=Spelling.choices, default=Spelling.AS_WRITTEN)
    order = models.CharField(max_length=12, choices=Order.choices, default=Order.BY_FORM)
    span = models.CharField(max_length=8, choices=Span.choices, default=Span.YEAR)
    term_from = models.DateField(null=True, blank=True)
    account = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(span="term") | models.Q(term_from__isnull=False), name="term_has_its_first_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"
