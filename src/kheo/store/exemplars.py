"""Exemplars and what is registered for them: versions of content, criteria, and the ad hoc deed."""

from django.db import models
from django.db.models import Q


class Exemplar(models.Model):
    """Mô hình, điển hình: one identity through the years; everything else hangs on it."""

    class Kind(models.TextChoices):
        """Loại: tập thể or cá nhân (A28)."""

        COLLECTIVE = "collective", "Tập thể"
        INDIVIDUAL = "individual", "Cá nhân"

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=300)
    folded = models.CharField(max_length=400)
    replicates = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replications")

    def __str__(self) -> str:
        return self.title


class Owner(models.Model):
    """Chủ thể: a unit or a person that owns an exemplar; several may own one (III.1).

    `home` is where the owner stands: the unit itself, or the unit the person worked in when the exemplar began. A unit
    that ended gives both over to its successor; the `Succession` keeps since when.
    """

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="owners")
    unit = models.ForeignKey("store.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("store.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="owned")
    home = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person__isnull=True) | Q(unit__isnull=True, person__isnull=False),
                name="owner_is_unit_or_person",
            ),
            models.UniqueConstraint(fields=("exemplar", "unit"), name="owner_unit_once"),
            models.UniqueConstraint(fields=("exemplar", "person"), name="owner_person_once"),
        )
        # most owners are units: what a person owns is found among persons alone
        indexes = (
            models.Index(fields=("person", "exemplar"), condition=Q(person__isnull=False), name="owned_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.exemplar_id}: {self.unit_id or self.person_id}"


class Registration(models.Model):
    """Đăng ký: an exemplar in one round at one tier, judged by the edition it started under.

    One at a tier above has a `lower`, the registration it comes from, and that one's dossier as it stood (A10); one
    that comes over from a list kept elsewhere names the tier that kept it (A12).
    """

    exemplar = models.ForeignKey(Exemplar, on_delete=models.PROTECT, related_name="registrations")
    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="registrations")
    round = models.CharField(max_length=40)
    tier = models.CharField(max_length=32)
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="registrations")
    unit_name = models.CharField(max_length=300)
    owner_name = models.CharField(max_length=400)
    title_key = models.CharField(max_length=300, default="")
    owner_key = models.CharField(max_length=300, default="")
    is_ad_hoc = models.BooleanField(default=False)
    state = models.CharField(max_length=24, default="draft")
    own_word = models.BooleanField(default=False)
    consent_note = models.CharField(max_length=300, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    lower = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="uppers")
    lower_stood = models.JSONField(null=True, blank=True)
    carried_from = models.CharField(max_length=32, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    accepted_version = models.ForeignKey(
        "store.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("store.Account", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("exemplar", "round"), condition=~Q(state="withdrawn"), name="registered_once_a_round"
            ),
        )
        indexes = (
            models.Index(fields=("unit", "round", "state")),
            models.Index(fields=("unit", "state", "round"), name="counted_in_unit"),
            # the orders of a list, with what it filters by: a page is read along them without touching a row
            models.Index(fields=("title_key", "id", "unit", "state", "round"), name="listed_by_title"),
            models.Index(fields=("owner_key", "id", "unit", "state", "round"), name="listed_by_owner"),
            models.Index(fields=("unit", "title_key", "id", "state", "round"), name="listed_in_unit_by_title"),
            models.Index(fields=("unit", "owner_key", "id", "state", "round"), name="listed_in_unit_by_owner"),
        )

    def __str__(self) -> str:
        return f"{self.exemplar_id} {self.round}"


class Version(models.Model):
    """Nội dung đăng ký: one state of what was promised; the accepted one is what is appraised (A22)."""

    class Status(models.TextChoices):
        """Where a version stands between asking and consent."""

        DRAFT = "draft", "Đang soạn"
        ASKED = "asked", "Chờ đồng ý"
        ACCEPTED = "accepted", "Đã đồng ý"
        DECLINED = "declined", "Không đồng ý"

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    title = models.CharField(max_length=300)
    field = models.CharField(max_length=40, blank=True)
    problem = models.TextField(blank=True)
    situation = models.TextField(blank=True)
    goal = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    cooperation = models.TextField(blank=True)
    duration = models.CharField(max_length=200, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    asked_reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("registration", "number"), name="version_numbered_once"),)
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.registration_id} v{self.number}"


class Criterion(models.Model):
    """Tiêu chí đăng ký: indicator, unit of measure, where it stood, what is promised, and how it will be shown."""

    class Direction(models.TextChoices):
        """Chiều: more is better, less is better, or exactly so."""

        HIGHER = "higher", "Càng cao càng tốt (từ … trở lên)"
        LOWER = "lower", "Càng thấp càng tốt (không quá …)"
        EXACT = "exact", "Đúng bằng"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=16)
    indicator = models.CharField(max_length=300)
    unit_of_measure = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    target = models.DecimalField(max_digits=18, decimal_places=4)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    due = models.CharField(max_length=120, blank=True)
    evidence_source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "key"), name="criterion_key_once"),)
        ordering = ("position",)

    def __str__(self) -> str:
        return self.indicator


class Deed(models.Model):
    """Thành tích đột xuất: a described deed with its day, proposer and confirmation; no form 1 (A21)."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="deed")
    description = models.TextField()
    happened_on = models.DateField()
    proposer = models.CharField(max_length=40)
    confirmed_by = models.CharField(max_length=24, blank=True)
    confirmed_name = models.CharField(max_length=120, blank=True)
    confirmed_position = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.registration_id} {self.happened_on}"


class Waiver(models.Model):
    """Quyết định cho miễn: a named decision that sets one requirement aside, with its reason."""

    edition = models.ForeignKey("store.Edition", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="waivers")
    exemplar = models.ForeignKey(Exemplar, on_delete=models.PROTECT, related_name="waivers")
    round = models.CharField(max_length=40)
    of = models.CharField(max_length=40)
    by = models.CharField(max_length=40)
    reason = models.TextField()
    decision = models.CharField(max_length=120)
    on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("exemplar", "round", "of"), name="waived_once"),)

    def __str__(self) -> str:
        return f"{self.exemplar_id} {self.of}"
