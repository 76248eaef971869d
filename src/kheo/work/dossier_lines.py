"""The small frozen values that a dossier is read as; `dossiers` puts them together."""

from dataclasses import dataclass
from datetime import date, datetime

from kheo.work.content import Content


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The report as it stands, with who confirmed it."""

    overview: str
    results: str
    effect: str
    spread: str
    submitted_at: datetime | None
    return_reason: str
    confirmed_kind: str = ""
    confirmed_name: str = ""
    confirmed_position: str = ""
    confirmed_on: date | None = None
    confirmed_remark: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A request to change what was accepted, or an answered one."""

    number: int
    status: str
    status_label: str
    content: Content
    reason: str
    asked_on: date | None
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An issued paper; `ready` once its bytes are frozen."""

    id: int
    kind: str
    title: str
    on: date
    ready: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the diary in plain words."""

    at: datetime
    who: str
    what: str
    remark: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """What is still to be done on a dossier: by whom, until when (last day), and which clause asks for it."""

    what: str
    who_label: str
    by_on: date | None
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeedLine:
    """A sudden deed and its confirmation."""

    description: str
    happened_on: date
    confirmed_kind: str
    confirmed_name: str
    confirmed_position: str
    confirmed_on: date | None
