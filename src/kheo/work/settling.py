"""What settling a reading says: checked against the text as it stands, and put into the words of an amendment.

Nothing is stored here; `amending` issues it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from kheo import vietnamese
from kheo.rulebook.amending_text import NewAmendment
from kheo.rulebook.text import Text
from kheo.work.readings import REACHES, Board, ReadingLine


@dataclass(frozen=True, slots=True)
class NewSpan:
    """Hold the first and the last day of a span as somebody wrote them."""

    from_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """Say how a reading is settled: by which document of which day and body, for which rounds, and how it now reads.

    `confirm` leaves it as it is; else `we_read` says it anew and `spans`, by key, moves what rests on it.
    """

    reading: str
    confirm: bool | None
    document: str
    issued_on: date | None
    authority: str
    reaches: str
    we_read: str = ""
    spans: Mapping[str, NewSpan] = field(default_factory=dict)

    def clean(self) -> "Settling":
        """Bring the words to NFC, without blanks around them."""
        document, we_read = (vietnamese.nfc(one).strip() for one in (self.document, self.we_read))
        return replace(self, document=document, we_read=we_read)


def wrong(board: Board, line: ReadingLine, asked: Settling, on: date) -> dict[str, str]:
    """Name every value that cannot stand, with a sentence each."""
    found = dict(_wrong_paper(board, line, asked, on))
    if asked.confirm is None:
        found["confirm"] = "Chưa chọn xác nhận hay đổi cách hiểu. Hãy chọn một."
    elif asked.confirm:
        found |= _wrong_confirmation(line, asked)
    else:
        found |= dict(_wrong_change(line, asked))
    return found


def _wrong_paper(board: Board, line: ReadingLine, asked: Settling, on: date) -> Iterator[tuple[str, str]]:
    if not asked.document:
        yield "document", "Chưa ghi số, ký hiệu văn bản. Cách hiểu chỉ được xác nhận hoặc đổi bằng một văn bản."
    elif _same(asked.document, line.reading.confirmed_by):
        yield "document", f"Cách hiểu {line.id} đã được chính văn bản {asked.document} xác nhận. Hãy ghi văn bản khác."
    yield from _wrong_day(line, asked.issued_on, on)
    if asked.authority not in board.programme.authorities:
        yield "authority", "Chưa chọn nơi ban hành văn bản. Hãy chọn trong danh sách."
    if asked.reaches not in REACHES:
        yield "reaches", "Chưa chọn văn bản áp dụng cho đợt nào. Hãy chọn một."


def _wrong_day(line: ReadingLine, issued_on: date | None, on: date) -> Iterator[tuple[str, str]]:
    before = line.reading.confirmed_on
    if issued_on is None:
        yield "issued_on", "Chưa ghi ngày ký văn bản. Hãy ghi dạng ngày/tháng/năm."
    elif issued_on > on:
        yield "issued_on", "Ngày ký văn bản ở sau hôm nay. Hãy ghi đúng ngày đã ký."
    elif before is not None and issued_on < before:
        shown = vietnamese.show_day(before)
        yield (
            "issued_on",
            f"Cách hiểu {line.id} đã theo văn bản {line.reading.confirmed_by} ngày {shown}. "
            "Chỉ văn bản ký từ ngày ấy trở đi mới thay được.",
        )


def _wrong_confirmation(line: ReadingLine, asked: Settling) -> dict[str, str]:
    if asked.we_read in ("", line.reading.we_read.vi) and not _moved(line, asked):
        return {}
    return {
        "confirm": "Đã chọn xác nhận nhưng nội dung hoặc thời hạn bên dưới lại khác. "
        "Hãy chọn “Đổi cách hiểu”, hoặc trả lại nội dung cũ."
    }


def _wrong_change(line: ReadingLine, asked: Settling) -> Iterator[tuple[str, str]]:
    if asked.we_read in ("", line.reading.we_read.vi):
        yield "we_read", "Chưa ghi cách hiểu mới. Hãy ghi lại cả câu cho khớp với văn bản."
    for span in line.spans:
        new = asked.spans.get(span.key)
        if new is None:
            continue
        if new.from_on is None:
            yield f"from-{span.key}", f"Chưa ghi ngày bắt đầu của “{span.label}”."
        if new.last_on is None:
            yield f"until-{span.key}", f"Chưa ghi ngày cuối của “{span.label}”."
        if new.from_on and new.last_on and new.last_on < new.from_on:
            yield (
                f"until-{span.key}",
                f"“{span.label}” kết thúc trước ngày bắt đầu. Hãy ghi ngày cuối từ ngày đầu trở đi.",
            )


def _moved(line: ReadingLine, asked: Settling) -> dict[str, tuple[tuple[str, ...], date, date]]:
    """Pick the spans whose days are others than those of the text: path, first and last day."""
    moved = {}
    for span in line.spans:
        new = asked.spans.get(span.key)
        if (
            new
            and new.from_on
            and new.last_on
            and (new.from_on, new.last_on) != (span.window.from_on, span.window.last_on)
        ):
            moved[span.key] = (span.path, new.from_on, new.last_on)
    return moved


def amendment(key: str, board: Board, line: ReadingLine, asked: Settling) -> NewAmendment:
    """Put what was checked into an amendment; the document is its clause, and all that it moves cites it."""
    if asked.issued_on is None:
        raise ValueError("what was not checked cannot be written")
    clause = next(name for n in count(1) if (name := f"{key}.{n}") not in board.programme.clauses)
    of_day, iso = vietnamese.show_day(asked.issued_on), asked.issued_on.isoformat()
    done = Text("xác nhận", "confirms") if asked.confirm else Text("đổi", "changes")
    we_read = line.reading.we_read
    if not asked.confirm:
        we_read = Text(asked.we_read, f"As document {asked.document} of {iso} says, in Vietnamese: {asked.we_read}")
    told = Text(
        f"Văn bản {asked.document} ngày {of_day} {done.vi} cách hiểu {line.id}: {we_read.vi}",
        f"Document {asked.document} of {iso} {done.en} reading {line.id}.",
    )
    return NewAmendment(
        label=Text(f"{done.vi.capitalize()} cách hiểu {line.id}", f"{done.en.capitalize()} reading {line.id}"),
        document=asked.document,
        issued_on=asked.issued_on,
        by=asked.authority,
        effective_on=asked.issued_on,
        reaches=asked.reaches,
        settles=(line.id,),
        clauses={clause: told},
        readings={} if asked.confirm else {line.id: {"we_read": we_read}},
        change={} if asked.confirm else _change(line, asked),
        cite=(clause,),
    )


def _change(line: ReadingLine, asked: Settling) -> dict[str, Any]:
    """Lay out the moved spans as `programme.yaml` is laid out."""
    change: dict[str, Any] = {}
    for path, first, last in _moved(line, asked).values():
        inner = change
        for step in path:
            inner = inner.setdefault(step, {})
        until = date.fromordinal(last.toordinal() + 1)
        inner |= {"text": _span_text(first, last), "from": first, "until": until, "inferred": False}
    return change


def _span_text(first: date, last: date) -> Text:
    shown, ends = vietnamese.show_day(first), vietnamese.show_day(last)
    if first == last:
        return Text(f"ngày {shown}", first.isoformat())
    return Text(f"từ ngày {shown} đến hết ngày {ends}", f"from {first.isoformat()} to {last.isoformat()}")


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
