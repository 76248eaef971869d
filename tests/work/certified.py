"""Certificates of a decided season, as many as a test asks for."""

from dataclasses import replace

from kheo import papers
from kheo.papers.specimens import award_certificate
from kheo.store.models import Decision, Document
from kheo.work import seals
from tests.work.world import at


def certified(decision: Decision, many: int) -> list[int]:
    """Freeze some award certificates of a decision; return their ids."""
    rows = [
        Document(
            kind="award_certificate",
            code=seals.new_code(),
            title=f"Khen thưởng: Tổ {number}",
            unit_id=decision.unit_id,
            round=decision.round,
            decision=decision,
            on=decision.on,
            value=papers.dump(replace(award_certificate(), owner=f"Tổ {number}", book_number=f"{number:02d}/2014")),
            template="1",
            issued_at=at(2014, 10, 13),
        )
        for number in range(1, many + 1)
    ]
    return [one.pk for one in Document.objects.bulk_create(rows)]
