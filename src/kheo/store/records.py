"""What is only ever added: the diary, issued documents, messages; and what protects against doing twice."""

from django.db import models


class Entry(models.Model):
    """Nhật ký: one act – who, when, what, before, after, by which clauses – sealed in a hash chain."""

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    account = models.ForeignKey("store.Account", null=True, on_delete=models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)
    subject = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey("store.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    payload = models.JSONField()
    salt = models.CharField(max_length=32)
    commit = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=("subject", "subject_id")),)
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.word}"


class Head(models.Model):
    """Đầu chuỗi nhật ký: the one row every writer locks, so that entries follow one another."""

    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.seq)


class Document(models.Model):
    """Văn bản đã ban hành: the frozen value, then its bytes, rendered once and never again."""

    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=12, null=True, blank=True, unique=True)
    title = models.CharField(max_length=300)
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="documents")
    round = models.CharField(max_length=40, blank=True)
    registration = models.ForeignKey(
        "store.Registration", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    decision = models.ForeignKey(
        "store.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    proposal = models.ForeignKey(
        "store.Proposal", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    on = models.DateField()
    value = models.JSONField()
    template = models.CharField(max_length=40)
    wording = models.ForeignKey(
        "store.Wording", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    issued_at = models.DateTimeField()
    rendered_at = models.DateTimeField(null=True, blank=True)
    docx = models.ForeignKey("store.Blob", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey("store.Blob", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    problem = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("unit", "kind", "round")),)

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """Thư báo: written in the same transaction as the act; shown on the screen, mailed by the clock."""

    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="messages")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    registration = models.ForeignKey("store.Registration", null=True, blank=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.subject


class Operation(models.Model):
    """Thao tác: one key per pressed button; the second press finds the first one's result."""

    account = models.ForeignKey("store.Account", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    result = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "key"), name="operation_once"),)

    def __str__(self) -> str:
        return str(self.key)


class Draft(models.Model):
    """Bản nháp: what a person has typed and not yet sent, kept through a lost session or a closed phone."""

    account = models.ForeignKey("store.Account", on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    data = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "form", "subject"), name="draft_once"),)

    def __str__(self) -> str:
        return f"{self.form} {self.subject}"
