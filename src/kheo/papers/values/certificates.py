"""What is handed over on the day: certificates of praise, award and recognition, each on one sheet."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.shared import Issuer, Signature, Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Certificate(Value):
    """What all certificates hold. `owner` is who is named, `honorific` stands before a person's name ("Đồng chí").

    `granter` is who gives, as it stands below the head ("Ban Chấp hành Đảng bộ …"), else the issuer; `cause` is what
    for; `decision` and `decided_on` name the decision, `book_number` the entry in the book of awards.
    """

    issuer: Issuer
    dated_on: date | None
    movement: str
    subject: Subject
    owner: str
    unit: str
    cause: str
    signature: Signature
    title: str = ""
    honorific: str = ""
    granter: str = ""
    decision: str = ""
    decided_on: date | None = None
    book_number: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseCertificate(_Certificate):
    """Giấy biểu dương."""

    KIND: ClassVar[str] = "praise_certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCertificate(_Certificate):
    """Giấy khen, bằng khen: `form` is its name."""

    KIND: ClassVar[str] = "award_certificate"

    form: str = "Giấy khen"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionCertificate(_Certificate):
    """Giấy chứng nhận công nhận mô hình, điển hình; `grade` is how well it was recognised, `tier` at which tier."""

    KIND: ClassVar[str] = "recognition_certificate"

    tier: str = ""
    year: int | None = None
    grade: str = ""
