"""Read how a programme's unclear places are read: by whom settled, and what rests on each. Nothing is changed here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kheo import rulebook
from kheo.rulebook.reader import AMENDMENTS
from kheo.rulebook.resting import Rest, rests
from kheo.rulebook.sources import Reading
from kheo.store.models import Edition
from kheo.work import permits, programmes
from kheo.work.actors import Actor
from kheo.work.refusals import NotFound

REACHES: Mapping[str, str] = {
    "new_rounds": "Chỉ đợt mới: các đợt bắt đầu từ ngày văn bản có hiệu lực",
    "running_rounds": "Cả đợt đang chạy vào ngày văn bản có hiệu lực",
    "all_rounds": "Mọi đợt, kể cả đợt đã kết thúc",
}


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """One document that changes the text or settles a reading: by whom, since when, for which rounds."""

    label: str
    document: str
    issued_on: date
    by: str
    effective_on: date
    reaches: str
    settles: tuple[str, ...]
    cite: tuple[str, ...]


def amendments(programme: rulebook.Programme) -> tuple[AmendmentLine, ...]:
    """List what has changed or settled a text, and what is still to come into force, by day."""
    return tuple(
        AmendmentLine(
            label=one.label.vi,
            document=one.document,
            issued_on=one.issued_on,
            by=programme.authorities[one.by].label.vi,
            effective_on=one.effective_on,
            reaches=REACHES[one.reaches],
            settles=one.settles,
            cite=one.cite,
        )
        for one in programme.amendments
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days that rests on a reading: `key` names it, `path` leads to it in the text."""

    key: str
    path: tuple[str, ...]
    label: str
    window: rulebook.Window


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One unclear place: how it is read, how many values rest on that, and the spans among them."""

    reading: Reading
    resting: int
    spans: tuple[Span, ...]

    @property
    def id(self) -> str:
        """Its id in the programme."""
        return self.reading.id


@dataclass(frozen=True, slots=True)
class Board:
    """The readings of an edition with the amendments that stand; `newest` differs once it has been replaced."""

    edition: Edition
    newest: int
    programme: rulebook.Programme
    readings: tuple[ReadingLine, ...]
    text: str

    @property
    def is_newest(self) -> bool:
        """Tell whether nothing has replaced the edition."""
        return self.newest == self.edition.pk

    @property
    def amendments(self) -> tuple[AmendmentLine, ...]:
        """The amendments, in the order in which they come into force."""
        return amendments(self.programme)

    @property
    def authorities(self) -> list[tuple[str, str]]:
        """The bodies that may have issued a document: key and label."""
        return [(one.key, one.label.vi) for one in self.programme.authorities.values()]

    def line(self, reading: str) -> ReadingLine:
        """Find one reading; raises `NotFound`."""
        found = next((one for one in self.readings if one.id == reading), None)
        if found is None:
            raise NotFound("Chương trình không có cách hiểu này. Hãy chọn trong danh sách cách hiểu.")
        return found


def board(*, by: Actor, edition_id: int) -> Board:
    """List the readings of an edition for whoever may settle them; raises `NotFound`, `NotPermitted`."""
    edition = Edition.objects.filter(pk=edition_id).first()
    if edition is None:
        raise NotFound("Không tìm thấy chương trình này.")
    permits.require(by, "amend", permits.Thing(unit_id=edition.unit_id))
    programme = programmes.of(edition)
    resting = rests(programme)
    return Board(
        edition=edition,
        newest=max(programmes.chain(edition)),
        programme=programme,
        readings=tuple(_line(one, resting) for one in programme.readings.values()),
        text=programme.source.get(AMENDMENTS, ""),
    )


def _line(reading: Reading, resting: tuple[Rest, ...]) -> ReadingLine:
    own = [one for one in resting if one.reading == reading.id]
    spans = [Span("-".join(one.path), one.path, one.label.vi, one.window) for one in own if one.window is not None]
    return ReadingLine(reading, len(own), tuple(spans))
