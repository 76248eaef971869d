"""What is said of an exemplar on the list of a conference: whether its quality has risen year by year."""

from django.db import models


class QualityWord(models.Model):
    """Kết luận về chất lượng: the base group's word, with its ground (A8); the newest one counts."""

    registration = models.ForeignKey("store.Registration", on_delete=models.PROTECT, related_name="quality_words")
    rising = models.BooleanField()
    ground = models.TextField()
    on = models.DateField()
    by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.registration_id} {self.on}"
