"""Order a run of certificates, make its files bit by bit when the clock passes, cancel what is not made yet."""

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from django.db import transaction
from django.db.models import Count, QuerySet

from kheo import papers, vietnamese
from kheo.papers import overprinting
from kheo.papers.overprinting import Offset
from kheo.papers.values import AwardCertificate, PraiseCertificate, RecognitionCertificate
from kheo.store.models import Decision, Document, PrintedSheet, PrintFile, PrintRun
from kheo.work import certifying, diary, documents, files, permits, styles, wordings
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.printing import measuring
from kheo.work.refusals import BadInput, NotFound, NotNow

SHEETS_A_FILE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed on what: certificates, stock (none: blank paper), printer, why some are printed again."""

    document_ids: Sequence[int]
    stock_id: int | None = None
    printer_id: int | None = None
    reason: str = ""


@transaction.atomic
def order(*, by: Actor, decision_id: int, order: Order, now: datetime) -> PrintRun:
    """Order a run; its sheets stand in the register from now on.

    Raises `BadInput` where nothing is chosen, what was printed before has no reason, or another run prints it now.
    """
    decision = _locked(by, decision_id)
    chosen = list(certificates(decision).filter(pk__in=order.document_ids).order_by("kind", "pk"))
    if not chosen or len(chosen) != len(set(order.document_ids)):
        sentence = "Chưa chọn giấy nào để in, hoặc danh sách đã thay đổi. Hãy tải lại trang rồi chọn lại."
        raise BadInput(sentence, fields={"items": sentence})
    copies = copies_of(chosen)
    again, reason = [one for one in chosen if copies.get(one.pk)], vietnamese.nfc(order.reason).strip()
    if again and not reason:
        sentence = f"{len(again)} giấy đã in trước đây. Hãy ghi vì sao in lại, hoặc bỏ chọn các giấy ấy."
        raise BadInput(sentence, fields={"reason": sentence})
    stock = measuring.find_stock(by=by, unit_id=decision.unit_id, stock_id=order.stock_id) if order.stock_id else None
    printer = measuring.find_printer(decision.unit_id, order.printer_id) if order.printer_id else None
    run = PrintRun.objects.create(
        unit_id=decision.unit_id,
        decision=decision,
        stock=measuring.as_data(stock) if stock else None,
        printer=printer.name if printer else "",
        right=printer.right if printer else 0,
        down=printer.down if printer else 0,
        total=len(chosen),
        reason=reason if again else "",
        account_id=by.account,
        at=now,
    )
    PrintedSheet.objects.bulk_create(
        PrintedSheet(
            run=run,
            position=position,
            document=one,
            copy=copies.get(one.pk, 0) + 1,
            reason=reason if copies.get(one.pk) else "",
        )
        for position, one in enumerate(chosen, 1)
    )
    _record(diary.Word.PRINT_ORDERED, by, run, now, remark=run.reason)
    return run


@transaction.atomic
def cancel(*, by: Actor, run_id: int, now: datetime) -> PrintRun:
    """Cancel a run; what is made stays in the register, what is not made leaves it."""
    run = find(by, run_id)
    permits.require(by, "print_certificates", permits.Thing(unit_id=run.unit_id))
    run = PrintRun.objects.select_for_update().get(pk=run.pk)
    if run.state == PrintRun.State.CANCELLED:
        return run
    if run.state == PrintRun.State.READY:
        raise NotNow("Đợt in này đã xong nên không hủy được. Tờ hỏng thì in lại và ghi lý do.")
    run.sheets.filter(file__isnull=True).delete()
    run.state, run.finished_at = PrintRun.State.CANCELLED, now
    run.save(update_fields=("state", "finished_at"))
    _record(diary.Word.PRINT_CANCELLED, by, run, now)
    return run


def read(*, by: Actor, run_id: int, number: int) -> Rendered:
    """Hand out a file of a run; raises `NotFound` for whoever may not see its unit."""
    run = find(by, run_id)
    found = run.files.select_related("blob").filter(number=number).first()
    if found is None:
        raise NotFound("Tệp in này chưa có.")
    return Rendered(f"in-{run.pk}-{number}.pdf", files.PDF, files.read(found.blob))


def make_waiting(*, now: datetime, limit: int = 3) -> int:
    """Make the next files of runs that wait, the oldest run first; return how many were tried."""
    ids = list(
        PrintRun.objects.filter(state=PrintRun.State.WAITING).order_by("pk").values_list("pk", flat=True)[:limit]
    )
    for pk in ids:
        with suppress(NotFound):  # gone meanwhile: a copy of the database was put back
            make_next(pk, now=now)
    return len(ids)


def make_next(run_id: int, *, now: datetime) -> None:
    """Make the next file of a run outside any lock; of two who make the same one, the first to finish is kept."""
    run = PrintRun.objects.filter(pk=run_id, state=PrintRun.State.WAITING).first()
    if run is None:
        raise NotFound("Đợt in này không còn chờ.")
    sheets = list(
        run.sheets.filter(file__isnull=True).select_related("document__pdf", "document__wording")[:SHEETS_A_FILE]
    )
    number = run.files.count() + 1
    try:
        data = _made(run, [one.document for one in sheets], now)
    except (vietnamese.BadValue, BadInput) as bad:
        _keep(run_id, number, sheets, None, bad.sentence, now)
        return
    _keep(run_id, number, sheets, data, "", now)


def _made(run: PrintRun, certificates: Sequence[Document], now: datetime) -> bytes:
    """Set the words on the stock; on blank paper put the issued sheets one behind the other as they are."""
    if run.stock is not None:
        values = [papers.load(one.value) for one in certificates]
        sheets = [
            one for one in values if isinstance(one, PraiseCertificate | AwardCertificate | RecognitionCertificate)
        ]
        own = [wordings.words_of(one.wording) for one in certificates]
        off = Offset(right=float(run.right), down=float(run.down))
        issued = {one.issued_at: styles.spelling(run.unit_id, one.issued_at) for one in certificates}
        ways = [issued[one.issued_at] for one in certificates]
        stock = measuring.frozen(run.stock)
        return overprinting.overprint(stock, sheets, offset=off, title=f"Đợt in {run.pk}", own=own, spellings=ways)
    with pikepdf.new() as joined:
        for one in certificates:
            made = documents.render(one.pk, now=now)
            if made.pdf is None:
                raise BadInput(f"Giấy “{one.title}” chưa tạo được tệp. {made.problem}")
            with pikepdf.open(io.BytesIO(files.read(made.pdf))) as sheet:
                joined.pages.extend(sheet.pages)
        out = io.BytesIO()
        joined.save(out, deterministic_id=True)
    return out.getvalue()


@transaction.atomic
def _keep(
    run_id: int, number: int, sheets: Sequence[PrintedSheet], data: bytes | None, problem: str, now: datetime
) -> None:
    run = PrintRun.objects.select_for_update().get(pk=run_id)
    if run.state != PrintRun.State.WAITING or run.files.filter(number=number).exists():
        return
    if data is None:
        run.state, run.problem, run.finished_at = PrintRun.State.FAILED, problem, now
    else:
        made = PrintFile.objects.create(run=run, number=number, blob=files.keep(data, files.PDF))
        PrintedSheet.objects.filter(pk__in=[one.pk for one in sheets]).update(file=made)
        if not run.sheets.filter(file__isnull=True).exists():
            run.state, run.finished_at = PrintRun.State.READY, now
    run.save(update_fields=("state", "problem", "finished_at"))


def _locked(by: Actor, decision_id: int) -> Decision:
    decision = Decision.objects.select_for_update().filter(pk=decision_id).first()
    if decision is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=decision.unit_id)).ok:
        raise NotFound("Không tìm thấy quyết định này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "print_certificates", permits.Thing(unit_id=decision.unit_id))
    if decision.status != Decision.Status.ISSUED:
        raise NotNow("Quyết định này đã được đính chính hoặc thu hồi nên không in giấy của quyết định này nữa.")
    return decision


def certificates(decision: Decision) -> QuerySet[Document]:
    """List the certificates that were issued by a decision."""
    return Document.objects.filter(decision=decision, kind__in=certifying.KINDS)


def copies_of(chosen: Sequence[Document]) -> dict[int, int]:
    """Tell of each certificate how many times it was printed; one that never was is not there."""
    printed = PrintedSheet.objects.filter(document__in=chosen).values("document_id").annotate(n=Count("pk"))
    return {one["document_id"]: one["n"] for one in printed}


def find(by: Actor, run_id: int) -> PrintRun:
    """Find a run; raises `NotFound` for whoever may not see its unit."""
    run = PrintRun.objects.select_related("decision").filter(pk=run_id).first()
    if run is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=run.unit_id)).ok:
        raise NotFound("Không tìm thấy đợt in này, hoặc đồng chí không có quyền xem.")
    return run


def _record(word: diary.Word, by: Actor, run: PrintRun, now: datetime, *, remark: str = "") -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="print_run",
        subject_id=run.pk,
        unit_id=run.unit_id,
        now=now,
        note=diary.Note(after={"sheets": run.sheets.count(), "decision": run.decision.number}, remark=remark),
    )
