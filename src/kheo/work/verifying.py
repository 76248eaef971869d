"""What anybody may learn of a paper by its code: whether it stands, and what tells it from a forged one.

Nothing else of it is told: no name but the institution's, not who signed, nothing of what it says.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef

from kheo import papers
from kheo.store.models import Decision, Document
from kheo.work import days, limits
from kheo.work.signatures import child

# what a person hands in is replaced by the next one of its kind
_REPLACED = ("registration_form", "achievement_report")


class Standing(Enum):
    """How a paper stands."""

    VALID = "valid"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


_OF_DECISION = {
    Decision.Status.ISSUED: Standing.VALID,
    Decision.Status.CORRECTED: Standing.CORRECTED,
    Decision.Status.REVOKED: Standing.REVOKED,
}


@dataclass(frozen=True, slots=True)
class Print:
    """The sha256 of a file of a paper, to be compared with the file in hand."""

    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a code leads to; for an unknown one everything but the code and the standing is empty."""

    code: str
    standing: Standing
    kind: str = ""
    number: str = ""
    on: date | None = None
    issuer: str = ""
    prints: tuple[Print, ...] = ()
    by_number: str = ""
    by_on: date | None = None
    copy_kind: str = ""
    copy_on: date | None = None
    good_signatures: int = 0


def look_up(*, text: str, who: str, now: datetime) -> Found:
    """Tell what a code leads to, as it was typed; `who` asks from where.

    A code that was never given out is asked for like any other. Raises `TooOften`.
    """
    limits.take(limits.LOOK_UP, who, now=now)
    code = papers.read_code(text)[:64]
    later = Document.objects.filter(
        registration=OuterRef("registration"), kind=OuterRef("kind"), kind__in=_REPLACED, pk__gt=OuterRef("pk")
    )
    rows = Document.objects.select_related("decision", "docx", "pdf").annotate(is_replaced=Exists(later))
    row = rows.filter(code=code).first()
    return Found(papers.show_code(code), Standing.UNKNOWN) if row is None else _found(row)


def _found(row: Any) -> Found:
    value = row.value
    after = row.decision and row.decision.replaced_by.order_by("pk").first()
    copy = row.copies.select_related("blob").order_by("-pk").first()
    prints = [("pdf", row.pdf), ("docx", row.docx), *([(copy.get_kind_display().lower(), copy.blob)] if copy else [])]
    standing = Standing.CORRECTED if row.is_replaced else Standing.VALID
    return Found(
        code=papers.show_code(row.code),
        standing=_OF_DECISION[row.decision.status] if row.decision else standing,
        kind=papers.TITLES[row.kind],
        number=value.get("number", ""),
        on=row.on,
        issuer=value["issuer"]["name"],
        prints=tuple(Print(name, blob.sha256) for name, blob in prints if blob),
        by_number=after.number if after else "",
        by_on=after.on if after else None,
        copy_kind=copy.kind if copy else "",
        copy_on=days.day(copy.at) if copy else None,
        good_signatures=sum(one.is_good for one in child.read(copy.report)) if copy else 0,
    )
