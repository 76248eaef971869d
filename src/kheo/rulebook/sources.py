"""Where the values of a programme come from: its clauses, its readings, the papers behind it, its amendments.

Only shapes live here; what is built on them is in `programme`.
"""

from dataclasses import dataclass
from datetime import date

from kheo.rulebook.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Carry the clauses a value comes from, and the reading it rests on where the text is unclear."""

    cite: tuple[str, ...] = ()
    reading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Điều khoản: one clause id and what it demands, in our own words."""

    id: str
    vi: str
    en: str

    @property
    def text(self) -> Text:
        """Give both languages as one value."""
        return Text(self.vi, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Cách hiểu: how an unclear place is read until somebody with authority settles it."""

    id: str
    question: Text
    clauses: tuple[str, ...]
    we_read: Text
    why: Text
    status: str
    confirmed_by: str = ""
    confirmed_on: date | None = None

    @property
    def confirmed(self) -> bool:
        """Tell whether the programme's owner has settled it."""
        return self.status == "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Cited):
    """Căn cứ: a document that the programme rests on."""

    number: str
    issued_on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Cited):
    """Thể thức: what is known of the paper itself; an empty number or day is not known."""

    number: str
    signed_on: date | None
    signature_block: Text
    recipients: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(Cited):
    """Name one entry of a closed list: a tier, a track, a grade, a field, a document, a form of award."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Labelled):
    """Văn bản sửa đổi: what changes the text while it runs, or settles how it is read, and which rounds it reaches."""

    document: str
    issued_on: date
    by: str
    effective_on: date
    reaches: str
    settles: tuple[str, ...]
