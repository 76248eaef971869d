"""What the clock keeps for each person: up to which day they were reminded, and the calendar they subscribe to."""

from django.db import models


class Reminded(models.Model):
    """Đã nhắc việc: the last day on which a person's work was looked through, so that nobody is reminded twice."""

    person = models.OneToOneField("store.Person", on_delete=models.CASCADE, related_name="reminded")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class Feed(models.Model):
    """Lịch riêng: the secret address under which a calendar program reads a person's days; only its hash is kept."""

    account = models.OneToOneField("store.Account", on_delete=models.CASCADE, related_name="feed")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.made_at}"
