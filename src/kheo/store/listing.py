"""How people look at lists."""

from django.db import models


class SavedView(models.Model):
    """Cách xem đã lưu: a name that one person gave to the address of a filtered list."""

    account = models.ForeignKey("store.Account", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "name"), name="view_saved_once"),)

    def __str__(self) -> str:
        return self.name
