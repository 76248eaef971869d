"""Stock that a printer made, measured in millimetres, and how far each of the office's own printers is off."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from kheo import vietnamese
from kheo.papers import overprinting
from kheo.papers.overprinting import Field, Offset, Place
from kheo.store.models import Printer, Stock
from kheo.work import content, diary, files, permits
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.refusals import BadInput, Changed, NotFound

MOST_OFF = Decimal(50)
# where words stand on a sheet that nobody has measured yet: to be moved until they meet the real one
USUAL = (
    Place(field=Field.GRANTER, x=48, y=62, width=200, size=16, bold=True, capitals=True),
    Place(field=Field.OWNER, x=48, y=92, width=200, size=24, bold=True),
    Place(field=Field.UNIT, x=48, y=104, width=200, size=15),
    Place(field=Field.CAUSE, x=48, y=120, width=200, size=16, lines=3),
    Place(field=Field.DECISION, x=25, y=165, width=110, size=12, align="left", italic=True),
    Place(field=Field.BOOK_NUMBER, x=25, y=173, width=60, size=12, align="left"),
    Place(field=Field.PLACE_DAY, x=165, y=145, width=110, size=13, italic=True),
    Place(field=Field.AUTHORITY, x=165, y=153, width=110, size=13, bold=True),
    Place(field=Field.POSITION, x=165, y=160, width=110, size=13, bold=True),
    Place(field=Field.SIGNER, x=165, y=192, width=110, size=14, bold=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What somebody measured: name, size, places; `revision` is the one that was on the page."""

    name: str
    width: Decimal
    height: Decimal
    places: tuple[Place, ...]
    revision: int = 0


NEW = Measured(name="", width=Decimal(297), height=Decimal(210), places=USUAL)


@transaction.atomic
def keep_stock(*, by: Actor, unit_id: int, stock_id: int | None, measured: Measured, now: datetime) -> Stock:
    """Write down a stock, a new one or one that was measured again.

    Raises `BadInput` for a name that is taken and places that are not on the sheet, `Changed` if somebody else
    measured it meanwhile.
    """
    _require(by, unit_id)
    name = content.needed(
        "name", measured.name, "Chưa đặt tên phôi. Hãy ghi tên để nhận ra, ví dụ “Giấy khen A4 2014”."
    )
    if not measured.places:
        sentence = "Chưa chọn chỗ nào để in chữ. Hãy đánh dấu ít nhất một chỗ."
        raise BadInput(sentence)
    _checked(measured, name)
    row = Stock(unit_id=unit_id, revision=0) if stock_id is None else _stock(unit_id, stock_id, lock=True)
    if row.revision != measured.revision:
        raise Changed("Phôi này vừa được người khác đo lại. Hãy tải lại trang để xem số đo mới.")
    row.name, row.width, row.height = name, measured.width, measured.height
    row.places, row.revision = [asdict(one) for one in measured.places], row.revision + 1
    _save(row, "Tên phôi này đã có. Hãy đặt tên khác.")
    _record(diary.Word.STOCK_MEASURED, by, "stock", row.pk, unit_id, name, now)
    return row


@transaction.atomic
def keep_printer(
    *, by: Actor, unit_id: int, printer_id: int | None, name: str, right: Decimal, down: Decimal, now: datetime
) -> Printer:
    """Write down a printer and how far it is off. Raises `BadInput` for a name that is taken or a slip of the pen."""
    _require(by, unit_id)
    clean = content.needed("name", name, "Chưa đặt tên máy in. Hãy ghi tên để nhận ra, ví dụ “Máy in phòng họp”.")
    far = {
        key: f"Độ lệch quá {MOST_OFF} mm. Hãy đo lại trên tờ in thử."
        for key, off in (("right", right), ("down", down))
        if abs(off) > MOST_OFF
    }
    if far:
        raise BadInput(" ".join(far.values()), fields=far)
    row = Printer(unit_id=unit_id) if printer_id is None else find_printer(unit_id, printer_id)
    row.name, row.right, row.down = clean, right, down
    _save(row, "Tên máy in này đã có. Hãy đặt tên khác.")
    _record(diary.Word.PRINTER_MEASURED, by, "printer", row.pk, unit_id, f"{clean}: {right}; {down}", now)
    return row


def stocks(*, by: Actor, unit_id: int) -> tuple[Stock, ...]:
    """List a unit's stock. Raises `NotPermitted`."""
    _require(by, unit_id)
    return tuple(Stock.objects.filter(unit_id=unit_id).order_by("name"))


def printers(*, by: Actor, unit_id: int) -> tuple[Printer, ...]:
    """List a unit's printers. Raises `NotPermitted`."""
    _require(by, unit_id)
    return tuple(Printer.objects.filter(unit_id=unit_id).order_by("name"))


def find_stock(*, by: Actor, unit_id: int, stock_id: int) -> Stock:
    """Find a unit's stock; raises `NotFound`, `NotPermitted`."""
    _require(by, unit_id)
    return _stock(unit_id, stock_id)


def trial(*, by: Actor, unit_id: int, stock_id: int, printer_id: int | None) -> Rendered:
    """Set the sheet with the cross-hairs, moved as the printer needs it."""
    row = find_stock(by=by, unit_id=unit_id, stock_id=stock_id)
    printer = find_printer(unit_id, printer_id) if printer_id else None
    off = Offset(right=float(printer.right), down=float(printer.down)) if printer else Offset()
    return Rendered(f"in-thu-{row.pk}.pdf", files.PDF, overprinting.trial_sheet(frozen(as_data(row)), offset=off))


def as_data(row: Stock) -> dict[str, Any]:
    """Give a stock as plain data, to be kept with what is printed on it."""
    return {"name": row.name, "width": float(row.width), "height": float(row.height), "places": row.places}


def frozen(data: Mapping[str, Any]) -> overprinting.Stock:
    """Read a stock from what was kept of it."""
    places = tuple(Place(**{**one, "field": Field(one["field"])}) for one in data["places"])
    return overprinting.Stock(name=data["name"], width=data["width"], height=data["height"], places=places)


def measured(row: Stock) -> Measured:
    """Give a stock as it was measured last."""
    return Measured(
        name=row.name,
        width=row.width,
        height=row.height,
        places=frozen(as_data(row)).places,
        revision=row.revision,
    )


def _checked(measured: Measured, name: str) -> None:
    stock = overprinting.Stock(
        name=name, width=float(measured.width), height=float(measured.height), places=measured.places
    )
    try:
        overprinting.trial_sheet(stock, offset=Offset())
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad


def _save(row: Stock | Printer, taken: str) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise BadInput(taken, fields={"name": taken}) from None


def _require(by: Actor, unit_id: int) -> None:
    permits.require(by, "print_certificates", permits.Thing(unit_id=unit_id))


def _stock(unit_id: int, stock_id: int, *, lock: bool = False) -> Stock:
    rows = Stock.objects.select_for_update() if lock else Stock.objects.all()
    found = rows.filter(unit_id=unit_id, pk=stock_id).first()
    if found is None:
        raise NotFound("Không tìm thấy phôi này.")
    return found


def find_printer(unit_id: int, printer_id: int) -> Printer:
    """Find a unit's printer; raises `NotFound`."""
    found = Printer.objects.filter(unit_id=unit_id, pk=printer_id).first()
    if found is None:
        raise NotFound("Không tìm thấy máy in này.")
    return found


def _record(word: diary.Word, by: Actor, subject: str, pk: int, unit_id: int, name: str, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject=subject,
        subject_id=pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"name": name}),
    )
