"""The papers of a conference of praise: its programme and what the host reads out."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.shared import Issuer, Signature, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Value):
    """Một nội dung của chương trình: from when to when, what, who."""

    time: str
    content: str
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceProgramme(Value):
    """Chương trình hội nghị. `conference` is its full name, `starts_at` the hour ("08 giờ 00")."""

    KIND: ClassVar[str] = "conference_programme"

    issuer: Issuer
    dated_on: date | None
    movement: str
    conference: str
    held_on: date | None
    place: str
    rows: tuple[ProgrammeRow, ...]
    signature: Signature
    number: str = ""
    starts_at: str = ""
    attendants: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourGroup(Value):
    """Một lượt lên nhận: who comes up together, in the order of calling, and who hands over."""

    title: str
    names: tuple[str, ...]
    given_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Value):
    """Một đoạn của kịch bản: `action` is what happens, `words` what is read, then the groups called up."""

    heading: str
    words: str = ""
    action: str = ""
    time: str = ""
    groups: tuple[HonourGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingScript(Value):
    """Kịch bản điều hành, lời dẫn: set large enough to be read at a lectern. `host` is who reads."""

    KIND: ClassVar[str] = "reading_script"

    issuer: Issuer
    dated_on: date | None
    movement: str
    conference: str
    held_on: date | None
    place: str
    cues: tuple[Cue, ...]
    host: str = ""
    starts_at: str = ""
