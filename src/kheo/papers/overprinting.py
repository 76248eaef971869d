"""Print the words of certificates on stock that a printer made: where each field stands, in millimetres.

Stock is measured once with a ruler on a real sheet; what a printer pulls askew is an offset of that printer. The sheet
with the cross-hairs shows both before a whole batch is spoiled.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final, Literal

from kheo import vietnamese
from kheo.papers.layouts import POINTS, layout_for
from kheo.papers.letters import require_letters
from kheo.papers.spelling import Spelling, spelled
from kheo.papers.values import AwardCertificate, PraiseCertificate, RecognitionCertificate
from kheo.papers.wording import certificates, lines, text
from kheo.papers.wording.slots import LEXICONS
from kheo.papers.wording.words import NOTHING_OWN, Words
from kheo.papers.writing.engine import compiled

Certificate = PraiseCertificate | AwardCertificate | RecognitionCertificate
Standing = Literal["left", "center", "right"]

SMALLEST: Final = 9.0
CROSS_AT: Final = 20.0


class Field(StrEnum):
    """Một chỗ trên phôi được in chữ."""

    GRANTER = "granter"
    OWNER = "owner"
    UNIT = "unit"
    CAUSE = "cause"
    DECISION = "decision"
    BOOK_NUMBER = "book_number"
    PLACE_DAY = "place_day"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"


LABELS: Final = {
    Field.GRANTER: "Cơ quan tặng",
    Field.OWNER: "Tên tập thể, cá nhân",
    Field.UNIT: "Đơn vị",
    Field.CAUSE: "Nội dung khen thưởng",
    Field.DECISION: "Số, ngày quyết định",
    Field.BOOK_NUMBER: "Số vào sổ",
    Field.PLACE_DAY: "Địa danh, ngày tháng",
    Field.AUTHORITY: "Thẩm quyền ký",
    Field.POSITION: "Chức vụ người ký",
    Field.SIGNER: "Họ tên người ký",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a field stands: `x` its left edge, `y` the line under its first letters, from the top left corner."""

    field: Field
    x: float
    y: float
    width: float
    size: float = 14
    align: Standing = "center"
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Phôi in sẵn: its name, size and places, in millimetres."""

    name: str
    width: float
    height: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How far a printer must be corrected: millimetres to the right and down; negative the other way."""

    right: float = 0
    down: float = 0


def overprint(
    stock: Stock,
    sheets: Sequence[Certificate],
    *,
    offset: Offset,
    title: str,
    own: Sequence[Mapping[str, str]] = (),
    spellings: Sequence[Spelling] = (),
) -> bytes:
    """Set the words of each certificate at the places of the stock, a page each.

    `own` are an office's words for each, `spellings` how it spelled "ủy" when each was issued. Raises `BadValue` for a
    place that is not on the sheet, a letter that cannot be printed, words that do not fit.
    """
    require_stock(stock)
    require_letters(tuple(sheets))
    words = own or [NOTHING_OWN] * len(sheets)
    ways = spellings or [Spelling.AS_WRITTEN] * len(sheets)
    pages = [
        [made for place in stock.places for made in _set(place, spelled(_words(sheet, place.field, said), way))]
        for sheet, said, way in zip(sheets, words, ways, strict=True)
    ]
    return _written(stock, pages, offset, title, marks=False)


def trial_sheet(stock: Stock, *, offset: Offset) -> bytes:
    """Set a sheet to hold against a real one: cross-hairs, a ruler along two edges, each place with its name."""
    require_stock(stock)
    page = [made for place in stock.places for made in _set(place, LABELS[place.field])]
    return _written(stock, [page], offset, f"Tờ in thử – {stock.name}", marks=True)


def require_stock(stock: Stock) -> None:
    """Refuse stock whose places do not stand on it. Raises `BadValue` naming the place."""
    if not (50 <= stock.width <= 500 and 50 <= stock.height <= 500):
        raise vietnamese.BadValue("Khổ phôi phải từ 50 đến 500 mm mỗi chiều. Hãy đo lại tờ phôi bằng thước.")
    for place in stock.places:
        if place.x < 0 or place.y < 0 or place.x + place.width > stock.width or place.y > stock.height:
            raise vietnamese.BadValue(
                f"Vị trí “{LABELS[place.field]}” nằm ngoài tờ phôi {_mm(stock.width)} × {_mm(stock.height)} mm. "
                "Hãy đo lại từ góc trên bên trái."
            )


def words_of(sheet: Certificate, own: Mapping[str, str] = NOTHING_OWN) -> dict[Field, str]:
    """Give the words of a certificate for every field that stock may have."""
    return {field: _words(sheet, field, own) for field in Field}


def _words(sheet: Certificate, field: Field, own: Mapping[str, str]) -> str:
    say = Words(LEXICONS[sheet.KIND], sheet, layout_for(sheet.issuer.body, sheet.dated_on), own)
    day = text.day(sheet.dated_on)
    decision = f"Quyết định số {sheet.decision}, {text.day(sheet.decided_on)}" if sheet.decision else ""
    return {
        Field.GRANTER: text.flat(sheet.granter or sheet.issuer.name),
        Field.OWNER: certificates.named(sheet),
        Field.UNIT: sheet.unit,
        Field.CAUSE: text.flat(certificates.cause(sheet, say)),
        Field.DECISION: decision,
        Field.BOOK_NUMBER: sheet.book_number,
        Field.PLACE_DAY: f"{sheet.issuer.place}, {day}" if sheet.issuer.place else day,
        Field.AUTHORITY: sheet.signature.authority,
        Field.POSITION: sheet.signature.position,
        Field.SIGNER: sheet.signature.name,
    }[field]


def _set(place: Place, words: str) -> list[dict[str, Any]]:
    """Set words at a place in the size given or a smaller one, in no more lines than it has."""
    if not words:
        return []
    shown = words.upper() if place.capitals else words
    mean = lines.measured(shown.replace("\n", " "), bold=place.bold) / len(shown)
    size = place.size
    while size >= SMALLEST:
        room = place.width * POINTS / size
        parted = lines.parted(shown, room, mean=mean)
        if len(parted.split("\n")) <= place.lines and lines.measured(parted, bold=place.bold) <= room:
            return [{**asdict(place), "size": size, "text": parted}]
        size -= 0.5
    raise vietnamese.BadValue(
        f"“{words[:60]}” không đặt vừa chỗ “{LABELS[place.field]}” rộng {_mm(place.width)} mm trên phôi, kể cả với cỡ "
        f"chữ {SMALLEST:g}. Hãy viết gọn lại, hoặc cho chỗ ấy rộng hơn, nhiều dòng hơn."
    )


def _written(stock: Stock, pages: list[list[dict[str, Any]]], offset: Offset, title: str, *, marks: bool) -> bytes:
    sheet = {
        "title": title,
        "width": stock.width,
        "height": stock.height,
        "right": offset.right,
        "down": offset.down,
        "marks": marks,
        "cross": CROSS_AT,
        "pages": pages,
    }
    return compiled(("overprint.typ",), {"sheet": json.dumps(sheet, ensure_ascii=False)}, dated_on=None)


def _mm(length: float) -> str:
    return vietnamese.show_number(length)
