"""Bringing a confirmed deed to the tier above, on any day: its simplified dossier goes along, no form 1 (R21, A21).

The board above returns it to be completed, and then it is confirmed anew, or declines it (`escalating.decline`). What
stands below keeps its own course; the board above selects and its committee decides, as on a deed of its own.
"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Deed, Registration, Version
from kheo.work import (
    above,
    acts,
    content,
    days,
    diary,
    escalating,
    indexing,
    outbox,
    permits,
    programmes,
    standing,
    units,
)
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State
from kheo.work.refusals import AgainstTheRules, BadInput, NotNow

_ENDED = (State.WITHDRAWN, State.REVOKED, State.DECLINED)


@transaction.atomic
def bring_up(*, by: Actor, registration_id: int, round_key: str, now: datetime) -> Registration:
    """Put a deed before the board above, linked to the one below, with its day, description and confirmation.

    Raises `NotFound`, `NotPermitted`, `NotNow` before somebody has confirmed it or where it is there already,
    `AgainstTheRules` for a round that takes no deeds from here, out of its time, or with the rule's own reason.
    """
    lower = escalating.lower_of(by, registration_id)
    permits.require(by, "register_ad_hoc", permits.Thing(unit_id=lower.unit_id))
    on = days.day(now)
    programme = programmes.judging(lower).on(on)
    one = programme.rounds.get(round_key)
    if one is None or not escalating.takes(programme, lower, one):
        raise AgainstTheRules("Đợt này không xét thành tích đột xuất của cấp dưới. Hãy chọn đợt trong danh sách.")
    standing.require(rulebook.check_window(programme, one.key, "close", on))
    require_confirmed(lower)
    escalating.require_first(lower, one)
    row = _put(by, lower, one, now)
    finding = standing.judge_anew([row], on)[row.pk].eligible
    if finding.verdict is rulebook.Verdict.NOT_MET:
        standing.require(finding)
    diary.record(
        diary.Word.BROUGHT_UP,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"lower": lower.pk, "round": one.key, "state": row.state}, cite=("III.2.b", "III.2.e")),
    )
    outbox.tell(
        outbox.group(row, now) | outbox.owners(row, now) | escalating.below(row, now),
        key=f"bring_up/{row.pk}",
        subject=f"Đề nghị cấp trên xét thành tích đột xuất: {row.exemplar.title}",
        body=f"{lower.unit_name} đề nghị {row.unit_name} xét thành tích đột xuất của {row.owner_name}.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def send_back(
    *, by: Actor, registration_id: int, reason: str, now: datetime, revision: int | None = None
) -> Registration:
    """Return a deed to the group below to be completed; the reason reaches it and the owner at once.

    Raises `AgainstTheRules` for a deed that was entered at this tier.
    """
    reason = content.needed(
        "reason", reason, "Chưa ghi lý do trả lại. Hãy ghi rõ cần bổ sung nội dung gì để cơ sở sửa được."
    )
    act = acts.take(by=by, verb="return_deed", registration_id=registration_id, now=now, revision=revision)
    if act.row.lower_id is None:
        raise AgainstTheRules(
            "Thành tích đột xuất này do cấp này tự đề xuất, cơ sở không đề nghị nên không trả lại được. "
            "Nếu không xét, hãy kết luận chưa chọn."
        )
    act.row.return_reason = reason
    row = act.finish(diary.Note(remark=reason), fields=("return_reason",))
    outbox.tell(
        outbox.owners(row, now) | escalating.below(row, now),
        key=f"return_deed/{row.pk}/{row.revision}",
        subject=f"Cần bổ sung: {row.exemplar.title}",
        body=f"{row.unit_name} trả lại thành tích đột xuất để bổ sung. Lý do: {reason}",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def mend(
    *, by: Actor, registration_id: int, description: str, now: datetime, revision: int | None = None
) -> Registration:
    """Complete what was returned; what is changed is confirmed anew before the board sees it again (A26).

    The dossier below stays as it was commended or not. Raises `BadInput` where nothing was changed.
    """
    description = content.needed("description", description, "Chưa mô tả thành tích. Hãy ghi việc đã làm và kết quả.")
    act = acts.take(by=by, verb="mend_deed", registration_id=registration_id, now=now, revision=revision)
    deed, before = act.row.deed, content.accepted(act.row)
    if description == deed.description:
        sentence = "Mô tả không khác bản được trả lại. Hãy bổ sung nội dung mà cấp trên yêu cầu."
        raise BadInput(sentence, fields={"description": sentence})
    deed.description = description
    deed.confirmed_by, deed.confirmed_name, deed.confirmed_position, deed.confirmed_on = "", "", "", None
    deed.save()
    version = Version(registration=act.row, number=before.number + 1, status=Version.Status.ACCEPTED)
    content.write(version, replace(content.of(before), situation=description))
    act.row.accepted_version, act.row.return_reason = version, ""
    note = diary.Note(before={"version": before.number}, after={"version": version.number}, cite=("III.2.e",))
    row = act.finish(note, fields=("accepted_version", "return_reason"))
    indexing.contents([row.exemplar_id])
    outbox.tell(
        _confirmers(row, now),
        key=f"mend_deed/{row.pk}/{row.revision}",
        subject=f"Chờ xác nhận thành tích đột xuất: {row.exemplar.title}",
        body=f"Thành tích đột xuất của {row.owner_name} đã được bổ sung theo yêu cầu của cấp trên. "
        "Mời đồng chí xác nhận lại.",
        now=now,
        registration=row,
    )
    return row


def _confirmers(row: Registration, now: datetime) -> set[int]:
    """Tell who may confirm: whoever leads where the owners are, and who signs for the committee below."""
    homes = [owner.home_id for owner in row.exemplar.owners.all()]
    below = escalating.standing_below(row.lower, units.tree(days.day(now))) if row.lower is not None else row.unit_id
    return outbox.holders(homes, (Role.LEADER,), now) | outbox.holders([below], (Role.SIGNATORY,), now)


def require_confirmed(lower: Registration) -> None:
    """Raise `NotNow` for a deed whose simplified dossier is not whole yet, or that is no longer considered."""
    if lower.state in _ENDED:
        raise NotNow(
            "Thành tích đột xuất này đã rút, không được tiếp nhận hoặc đã bị thu hồi khen thưởng "
            "nên không đề nghị cấp trên xét được."
        )
    if lower.deed.confirmed_on is None:
        raise NotNow("Thành tích đột xuất chưa được xác nhận. Hãy chờ xác nhận xong rồi đề nghị cấp trên xét.")


def _put(by: Actor, lower: Registration, one: Round, now: datetime) -> Registration:
    tree = units.tree(days.day(now))
    unit = escalating.unit_of(tree, escalating.standing_below(lower, tree), one.tier)
    sent = {"submitted_at": now, "submitted_on": days.day(now), "own_word": lower.own_word}
    row = above.put(by, lower, one, unit, now, is_ad_hoc=True, state=State.CONFIRMED, **sent)
    above.promise(row)
    deed = lower.deed
    Deed.objects.create(
        registration=row,
        description=deed.description,
        happened_on=deed.happened_on,
        proposer=programmes.steering_body(programmes.judging(lower), one.tier),
        confirmed_by=deed.confirmed_by,
        confirmed_name=deed.confirmed_name,
        confirmed_position=deed.confirmed_position,
        confirmed_on=deed.confirmed_on,
    )
    return row
