"""What the search box looks in: one line of folded words for each thing, and every word that occurs.

The index over the words is made in the migration, in each database's own way. SQLite keeps its copy by triggers on
`Lookup`: a migration that alters that table has to make them anew.
"""

from django.db import models

KINDS = 8  # for how many kinds of things there are numbers


class Lookup(models.Model):
    """Mục tra cứu: the words one thing is found by, folded; what a result shows is read from the thing itself.

    Its number is `KINDS` times the thing's own and the place of its kind, so that the newest of what matches is read
    along it without a look at the row; and each word stands behind a letter for the kind, so that a search
    goes through the words of its own kind alone. Both are given by `work.indexing`.
    """

    class Kind(models.TextChoices):
        """Loại: what can be found, in the order of their numbers: new ones come last, and there are at most `KINDS`."""

        EXEMPLAR = "exemplar", "Mô hình, điển hình"
        UNIT = "unit", "Cơ quan, đơn vị"
        PERSON = "person", "Người"
        PAPER = "paper", "Văn bản"
        CONTENT = "content", "Nội dung đã làm"

    folded = models.TextField()

    def __str__(self) -> str:
        return str(self.pk)


class Word(models.Model):
    """Từ: a folded word that occurs somewhere, for forgiving a slip of the pen.

    PostgreSQL is told from here which words begin with what was typed: none that a lookup has may be missing.
    """

    text = models.CharField(max_length=60, unique=True)
    size = models.PositiveSmallIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.text
