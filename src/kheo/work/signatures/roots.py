"""The roots that this installation trusts for signatures: installed with their fingerprint compared, ended, shown."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from kheo import vietnamese
from kheo.store.models import TrustRoot
from kheo.work import content, days, diary, files, permits
from kheo.work.actors import Actor
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound
from kheo.work.signatures import child

_TYPES = dict.fromkeys((".cer", ".crt", ".pem", ".der"), "application/pkix-cert")
_DAY = timedelta(days=1)
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoot:
    """What is installed: the file, what to call it, from when until when it is trusted, the fingerprint as published.

    The fingerprint comes another way than the file – from a paper or the authority's own page – or it proves nothing.
    """

    name: str
    upload: Upload
    fingerprint: str
    from_on: date
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A root on the page; `last_on` is its last day, `holds` tells whether it is trusted today."""

    id: int
    name: str
    subject: str
    fingerprint: str
    from_on: date
    last_on: date | None
    holds: bool


def board(*, by: Actor, now: datetime) -> tuple[Line, ...]:
    """List the roots, those that hold first. Raises `NotPermitted`."""
    permits.require(by, "install_root", permits.NOTHING)
    lines = [_line(one, days.day(now)) for one in TrustRoot.objects.order_by("name", "pk")]
    return tuple(sorted(lines, key=lambda one: not one.holds))


@transaction.atomic
def install(*, by: Actor, new: NewRoot, now: datetime) -> TrustRoot:
    """Install a root. Raises `BadInput` for what is no root, is installed already, or has another fingerprint."""
    permits.require(by, "install_root", permits.NOTHING)
    name = content.needed("name", new.name, "Chưa ghi tên chứng thư gốc. Hãy ghi tên nơi cấp.")[:200]
    told = _told(new.upload)
    _require_same(new.fingerprint, told["fingerprint"])
    until = new.last_on + _DAY if new.last_on else None
    if until is not None and until <= new.from_on:
        sentence = "Ngày cuối sớm hơn ngày bắt đầu tin cậy. Hãy xem lại hai ngày."
        raise BadInput(sentence, fields={"last_on": sentence})
    try:
        with transaction.atomic():
            made = TrustRoot.objects.create(
                name=name,
                subject=told["subject"][:300],
                fingerprint=told["fingerprint"],
                pem=told["pem"],
                from_on=new.from_on,
                until_on=until,
                account_id=by.account,
                at=now,
            )
    except IntegrityError:
        sentence = "Chứng thư gốc này đã cài rồi. Hãy xem trong danh sách."
        raise BadInput(sentence, fields={"file": sentence}) from None
    _record(diary.Word.ROOT_INSTALLED, by, made, now)
    return made


@transaction.atomic
def end(*, by: Actor, root_id: int, reason: str, now: datetime) -> TrustRoot:
    """Trust a root no longer from today on; what was found before stays as it was found."""
    permits.require(by, "install_root", permits.NOTHING)
    root = TrustRoot.objects.select_for_update().filter(pk=root_id).first()
    if root is None:
        raise NotFound("Không tìm thấy chứng thư gốc này.")
    why = content.needed("reason", reason, "Chưa ghi vì sao thôi tin cậy. Hãy ghi lý do.")
    on = days.day(now)
    if root.until_on is not None and root.until_on <= on:
        return root
    root.until_on = max(root.from_on, on)  # one that has not begun never holds
    root.save(update_fields=("until_on",))
    _record(diary.Word.ROOT_ENDED, by, root, now, remark=why)
    return root


def _told(upload: Upload) -> dict[str, str]:
    files.named(upload, _TYPES)
    if len(upload.data) > MOST_BYTES:
        sentence = "Tệp quá lớn, không phải chứng thư số. Hãy chọn tệp chứng thư gốc (đuôi cer, crt, pem hoặc der)."
        raise BadInput(sentence, fields={"file": sentence})
    told, _made = child.ask({"task": "describe"}, upload.data)
    if not told["is_authority"]:
        sentence = (
            "Đây là chứng thư của một người hay một cơ quan, không phải chứng thư gốc. Hãy chọn chứng thư của nơi cấp."
        )
        raise BadInput(sentence, fields={"file": sentence})
    return told


def _require_same(written: str, found: str) -> None:
    read = "".join(letter for letter in vietnamese.nfc(written).lower() if letter in "0123456789abcdef")
    if read != found:
        shown = ":".join(found[at : at + 2] for at in range(0, len(found), 2)).upper()
        sentence = (
            f"Dấu vân tay sha256 không khớp với tệp. Tệp này có dấu vân tay {shown}. "
            "Hãy hỏi lại nơi cấp; chưa khớp thì không cài."
        )
        raise BadInput(sentence, fields={"fingerprint": sentence})


def _line(one: TrustRoot, on: date) -> Line:
    return Line(
        id=one.pk,
        name=one.name,
        subject=one.subject,
        fingerprint=one.fingerprint,
        from_on=one.from_on,
        last_on=one.until_on - _DAY if one.until_on else None,
        holds=one.from_on <= on and (one.until_on is None or on < one.until_on),
    )


def _record(word: diary.Word, by: Actor, root: TrustRoot, now: datetime, *, remark: str = "") -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="trust_root",
        subject_id=root.pk,
        unit_id=None,
        now=now,
        note=diary.Note(after={"name": root.name, "sha256": root.fingerprint}, remark=remark),
    )
