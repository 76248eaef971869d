"""The province's side: take a package in, send it back to a named step, decline it; its result is in `results`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import FlagNominee, Package, PackageItem, Registration
from kheo.work import (
    acts,
    content,
    days,
    diary,
    outbox,
    permits,
)
from kheo.work.actors import Actor
from kheo.work.province.sending import followers, move_flag
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow

State, Step = Package.State, Package.Step
OPEN = (State.SENT, State.TAKEN_IN)
_CITE = ("III.4.b",)


@transaction.atomic
def take_in(*, by: Actor, package_id: int, now: datetime, revision: int | None = None) -> Package:
    """Receive a package at the province; from then on its exemplars count as moved up (A9)."""
    package = locked(by, "take_in", package_id, revision)
    require(package, (State.SENT,), "Chỉ tiếp nhận được hồ sơ đang chờ tiếp nhận")
    package.taken_in_on = days.day(now)
    for row in _rows(package):
        act = acts.take(by=by, verb="take_in", registration_id=row.pk, now=now)
        act.finish(diary.Note(cite=_CITE, after={"package": package.pk}))
    for one in lock_flags(package):
        move_flag(one, FlagNominee.State.TAKEN_IN)
    return moved(by, package, State.TAKEN_IN, diary.Word.TAKEN_UP, now, fields=("taken_in_on",))


@transaction.atomic
def send_back(
    *, by: Actor, package_id: int, step: str, reason: str, now: datetime, revision: int | None = None
) -> Package:
    """Return a package with the reason, to the step where the work goes on; the bloc sends a new one."""
    reason = content.needed(
        "reason", reason, "Chưa ghi lý do trả lại. Hãy nêu rõ giấy tờ, nội dung cần bổ sung để nơi trình biết."
    )
    if step not in Step.values:
        sentence = "Chưa chọn trả lại về bước nào. Hãy chọn một bước trong danh sách."
        raise BadInput(sentence, fields={"step": sentence})
    package = locked(by, "return_up", package_id, revision)
    require(package, OPEN, "Chỉ trả lại được hồ sơ đang ở cấp tỉnh")
    package.returned_to = step
    _close(by, package, "return_up", reason, now)
    for one in lock_flags(package):
        move_flag(one, FlagNominee.State.RETURNED, reason=reason)
    return moved(by, package, State.RETURNED, diary.Word.RETURNED_UP, now, fields=("returned_to", *_ANSWER))


@transaction.atomic
def decline(*, by: Actor, package_id: int, reason: str, now: datetime, revision: int | None = None) -> Package:
    """Refuse a whole package, with the reason; what it held is not proposed again in this round."""
    reason = content.needed(
        "reason", reason, "Chưa ghi lý do không tiếp nhận. Hãy ghi rõ căn cứ để nơi trình và cơ sở biết."
    )
    package = locked(by, "decline_up", package_id, revision)
    require(package, OPEN, "Chỉ từ chối được hồ sơ đang ở cấp tỉnh")
    _close(by, package, "decline_up", reason, now)
    for one in lock_flags(package):
        move_flag(one, FlagNominee.State.DECLINED, reason=reason)
    return moved(by, package, State.DECLINED, diary.Word.DECLINED_UP, now, fields=_ANSWER)


_ANSWER = ("reason", "answered_on")


def locked(by: Actor, verb: str, package_id: int, revision: int | None) -> Package:
    """Lock a package for a verb; raises `NotFound` for a stranger, `NotPermitted`, and `Changed` for an old page."""
    package = Package.objects.select_for_update(of=("self",)).filter(pk=package_id).first()
    if package is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=package.unit_id)).ok:
        raise NotFound("Không tìm thấy hồ sơ trình này, hoặc đồng chí không có quyền xem.")
    permits.require(by, verb, permits.Thing(unit_id=package.unit_id))
    if revision is not None and revision != package.revision:
        raise Changed("Hồ sơ trình vừa có người khác xử lý. Hãy mở lại để xem rồi thực hiện tiếp.")
    return package


def require(package: Package, states: Sequence[str], order: str) -> None:
    """Raise `NotNow` with an order where a package is in none of some states."""
    if package.state not in states:
        raise NotNow(f"{order}; hồ sơ này hiện: {package.get_state_display().lower()}.")


def _rows(package: Package) -> list[Registration]:
    return [item.registration for item in package.items.select_related("registration") if item.registration]


def lock_flags(package: Package) -> list[FlagNominee]:
    """Lock the units of a package in one order, which setting their order follows, too."""
    pks = package.items.filter(flag__isnull=False).values("flag")
    return list(FlagNominee.objects.select_for_update().filter(pk__in=pks).order_by("pk"))


def _close(by: Actor, package: Package, verb: str, reason: str, now: datetime) -> None:
    package.reason, package.answered_on = vietnamese.nfc(reason).strip(), days.day(now)
    for row in _rows(package):
        act = acts.take(by=by, verb=verb, registration_id=row.pk, now=now)
        act.row.return_reason = package.reason
        act.finish(diary.Note(remark=package.reason, cite=_CITE), fields=("return_reason",))


def moved(
    by: Actor,
    package: Package,
    state: str,
    word: diary.Word,
    now: datetime,
    *,
    fields: Sequence[str],
    after: Mapping[str, object] | None = None,
) -> Package:
    """Write a package's new state with the named fields and one diary line, and tell whoever follows it."""
    before = package.state
    package.state, package.revision = state, package.revision + 1
    package.save(update_fields=("state", "revision", *fields))
    diary.record(
        word,
        account_id=by.account_id,
        subject="package",
        subject_id=package.pk,
        unit_id=package.unit_id,
        now=now,
        note=diary.Note(
            before={"state": before}, after={"state": state, **(after or {})}, cite=_CITE, remark=package.reason
        ),
    )
    _tell(package, now)
    return package


def _tell(package: Package, now: datetime) -> None:
    """Tell the board that sent it, and of each exemplar its owners and base group."""
    said = package.get_state_display()
    why = f" Lý do: {package.reason}" if package.reason else ""
    back = f" Bước tiếp theo: {package.get_returned_to_display()}." if package.returned_to else ""
    key = f"package/{package.pk}/{package.state}"
    outbox.tell(
        outbox.holders([package.unit_id], outbox.STEERING, now),
        key=key,
        subject=f"Tờ trình {package.proposal.number}: {said.lower()}",
        body=f"Cấp tỉnh: {said.lower()}.{why}{back}",
        now=now,
    )
    for item in package.items.select_related("registration__exemplar"):
        if item.registration is not None:
            word = _word(package, item, said)
            outbox.tell(
                followers(item.registration, now),
                key=f"{key}/{item.registration_id}",
                subject=f"Cấp tỉnh – {item.registration.exemplar.title}",
                body=f"{word}{why}{back}",
                now=now,
                registration=item.registration,
            )


def _word(package: Package, item: PackageItem, said: str) -> str:
    if item.granted is None or package.state != State.ANSWERED:
        return f"Tờ trình {package.proposal.number}: {said.lower()}."
    if item.granted and package.decision is not None:
        number, on = package.decision.number, vietnamese.show_day(package.decision.on)
        return f"Được khen thưởng theo Quyết định {number} ngày {on} của {package.decision.issuer}. Chúc mừng đồng chí."
    return f"Cấp tỉnh chưa khen thưởng lần này. Lý do: {item.reason}"
