"""Record what years before Khéo gave, as the office's papers say it. Told, not judged: no rule rests on these rows."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import PastResult
from kheo.work import days, diary, permits
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput

EARLIEST = 1990
_TEXTS = ("title", "owner_name", "result", "award", "number", "issuer")


@dataclass(frozen=True, slots=True)
class Past:
    """One exemplar in one year: who, what came of it, which award by which decision; known by year, title, owner."""

    year: int
    title: str
    owner_name: str
    result: str = ""
    award: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    owner_unit_id: int | None = None
    owner_person_id: int | None = None


@transaction.atomic
def record(*, by: Actor, unit_id: int, past: Past, now: datetime) -> tuple[PastResult, dict[str, Any] | None]:
    """Record a result; the same year, title and owner once more puts it right.

    Returns the row and what it held before, or None when it is new; an equal one changes nothing. Raises
    `NotPermitted`, and `BadInput` naming each field that cannot stand.
    """
    permits.require(by, "record_past", permits.Thing(unit_id=unit_id))
    values = {**asdict(past), **{name: vietnamese.nfc(getattr(past, name)).strip() for name in _TEXTS}}
    _check(values, days.day(now))
    folded = vietnamese.fold(vietnamese.same_spelling(values["title"]))
    same = PastResult.objects.filter(unit_id=unit_id, year=past.year, folded=folded, owner_name=values["owner_name"])
    found = same.select_for_update().first()
    if found is None:
        more = {"recorded_by_id": by.account, "recorded_at": now}
        row, before = PastResult.objects.create(unit_id=unit_id, folded=folded, **values, **more), None
    else:
        row, before = found, {name: getattr(found, name) for name in values}
        if before == values:
            return row, before
        PastResult.objects.filter(pk=row.pk).update(**values)
    diary.record(
        diary.Word.PAST_RECORDED,
        account_id=by.account_id,
        subject="past_result",
        subject_id=row.pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(before=_plain(before), after=_plain(values)),
    )
    return row, before


def put_back(row_id: int, before: dict[str, Any] | None) -> None:
    """Put a result back as it was before it was recorded; for whoever takes an import back."""
    if before is None:
        PastResult.objects.filter(pk=row_id).delete()
    else:
        PastResult.objects.filter(pk=row_id).update(**before)


def _check(values: dict[str, Any], today: date) -> None:
    bad = {}
    if not values["title"]:
        bad["title"] = "Chưa có tên mô hình, điển hình. Hãy ghi tên như trong văn bản năm ấy."
    elif len(values["title"]) > 300:
        bad["title"] = f"Tên dài {len(values['title'])} ký tự, quá 300. Hãy rút gọn tên."
    if not values["owner_name"]:
        bad["owner_name"] = "Chưa ghi tập thể hoặc cá nhân. Hãy ghi tên chủ thể."
    if not EARLIEST <= values["year"] < today.year + 1:
        bad["year"] = f"Năm {values['year']} không hợp lý. Hãy ghi năm từ {EARLIEST} đến {today.year}."
    if values["award"] and not values["number"]:
        bad["number"] = "Có khen thưởng mà chưa ghi số quyết định. Hãy ghi số, ký hiệu quyết định."
    if values["decided_on"] is not None and values["decided_on"] > today:
        day = vietnamese.show_day(values["decided_on"])
        bad["decided_on"] = f"Ngày quyết định {day} muộn hơn hôm nay. Hãy kiểm tra lại ngày."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def _plain(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return values and {name: one.isoformat() if isinstance(one, date) else one for name, one in values.items()}
