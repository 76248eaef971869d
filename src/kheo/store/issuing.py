"""What issuing papers keeps beside them: how often a stranger asks for a code."""

from django.db import models


class Bucket(models.Model):
    """Hạn mức tra cứu: how many questions somebody has left; the key is a keyed hash and names nobody."""

    key = models.CharField(max_length=64, unique=True)
    tokens = models.FloatField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]
