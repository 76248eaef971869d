"""What the search box looks in: one line of folded words for each thing, and every word that occurs.

The index over the words is made in the migration, in each database's own way. SQLite keeps its copy by triggers on
`Lookup`: a migration that alters that table has to make them anew.
"""

from django.db import models


class Lookup(models.Model):
    """Mục tra cứu: the words one thing is found by, folded; what a result shows is read from the thing itself."""

    class Kind(models.TextChoices):
        """Loại: what can be found."""

        EXEMPLAR = "exemplar", "Mô hình, điển hình"
        UNIT = "unit", "Cơ quan, đơn vị"
        PERSON = "person", "Người"
        PAPER = "paper", "Văn bản"
        CONTENT = "content", "Nội dung đã làm"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    thing_id = models.BigIntegerField()
    folded = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "thing_id"), name="looked_up_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.thing_id}"


class Word(models.Model):
    """Từ: a folded word that occurs somewhere, for forgiving a slip of the pen."""

    text = models.CharField(max_length=60, unique=True)
    size = models.PositiveSmallIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.text
