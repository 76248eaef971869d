"""Persons, the accounts they sign in with, and the appointments that give them rights for a time."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Person(models.Model):
    """Cá nhân: one full name as written, folded for search, keyed for Vietnamese order."""

    full_name = models.CharField(max_length=120)
    gender = models.CharField(max_length=1, blank=True)
    status = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    is_sample = models.BooleanField(default=False)
    folded = models.CharField(max_length=200)
    name_key = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.full_name


class AccountManager(BaseUserManager["Account"]):
    """Create accounts; there is no superuser, since rights come from appointments only."""

    def create(self, *, username: str, person: Person, password: str | None = None) -> "Account":
        """Save an account with a hashed password, or with none that works."""
        account = Account(username=username, person=person)
        if password is None:
            account.set_unusable_password()
        else:
            account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Tài khoản: how a person signs in; it gives no right by itself."""

    username = models.CharField(max_length=80, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class Appointment(models.Model):
    """Giao nhiệm vụ: a person holds a role at a unit from a day until a day, by a decision. Allow-only."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=32)
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="appointments")
    position = models.CharField(max_length=200, blank=True)
    with_descendants = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "store.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")), name="appointment_ends_after_start"
            ),
            models.UniqueConstraint(fields=("person", "role", "unit", "from_on"), name="appointment_starts_once"),
        )
        indexes = (models.Index(fields=("unit", "role")),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.unit_id}"
