"""Putting exemplars on the list of a round that nobody registers for, and the base group's word on their quality.

Such a round is a conference, or a period's awards: what stands below is looked back on, nothing new is promised (A3).
"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from kheo import rulebook, vietnamese
from kheo.rulebook.programme import Round
from kheo.store.models import QualityWord, Registration
from kheo.work import (
    above,
    acts,
    conferences,
    content,
    days,
    diary,
    escalating,
    outbox,
    permits,
    programmes,
    raising,
    standing,
    units,
)
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.refusals import AgainstTheRules, NotNow


@transaction.atomic
def nominate(*, by: Actor, registration_id: int, round_key: str, now: datetime) -> Registration:
    """Put an exemplar on a round's list, resting on an earlier registration and on its dossier as it stands today.

    The list is kept by the unit whose body proposes. Raises `NotFound`, `NotPermitted`, `NotNow` where it is on the
    list already or the one below was never received, `AgainstTheRules` for a round with a registration of its own, out
    of the round's time, or with the rule's reason where the rules already say no.
    """
    lower = escalating.lower_of(by, registration_id)
    on = days.day(now)
    programme = programmes.judging(lower).on(on)
    one = conferences.find(programme, round_key)
    tree = units.tree(on)
    host = conferences.host(programme, round_key, tree, escalating.standing_below(lower, tree))
    permits.require(by, "nominate", replace(acts.thing(lower), unit_id=host.id, below_id=lower.unit_id))
    _require_time(one, on)
    _require_base(lower)
    escalating.require_first(lower, one)
    row = above.put(by, lower, one, host, now, state=State.NOMINATED)
    above.promise(row)
    finding = standing.judge_anew([row], on)[row.pk].eligible
    if finding.verdict is rulebook.Verdict.NOT_MET:
        standing.require(finding)
    diary.record(
        diary.Word.NOMINATED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=host.id,
        now=now,
        note=diary.Note(after={"lower": lower.pk, "round": one.key, "state": row.state}, cite=one.cite),
    )
    outbox.tell(
        outbox.owners(row, now) | outbox.group(row, now) | escalating.below(row, now),
        key=f"nominate/{row.pk}",
        subject=f"Đưa vào danh sách xét: {row.exemplar.title}",
        body=f"“{row.exemplar.title}” ({row.owner_name}) được đưa vào danh sách xét: {one.label.vi}.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def say_quality(
    *, by: Actor, registration_id: int, rising: bool, ground: str, now: datetime, revision: int | None = None
) -> QualityWord:
    """Say for the base group whether quality has risen year by year, with the ground (A8); the last word counts.

    Raises `BadInput` without a ground, `AgainstTheRules` for a round that asks for no such word.
    """
    ground = content.needed(
        "ground",
        ground,
        "Chưa ghi căn cứ của kết luận. Hãy nêu kết quả năm sau so với năm trước để cấp trên thấy rõ.",
    )
    act = acts.take(by=by, verb="say_quality", registration_id=registration_id, now=now, revision=revision)
    condition = conferences.quality(programmes.judging(act.row).on(act.on), act.row.round)
    if condition is None:
        raise AgainstTheRules("Đợt này không xét chất lượng có nâng lên qua các năm nên không cần kết luận.")
    word = QualityWord.objects.create(
        registration=act.row, rising=rising, ground=vietnamese.nfc(ground), on=act.on, by_id=by.person_id
    )
    row = act.finish(diary.Note(after={"rising": rising}, cite=condition.cite, remark=ground))
    said = "có nâng lên" if rising else "không nâng lên"
    outbox.tell(
        outbox.group(row, now) | outbox.owners(row, now),
        key=f"quality/{word.pk}",
        subject=f"Kết luận về chất lượng: {row.exemplar.title}",
        body=f"Tổ chỉ đạo cơ sở kết luận chất lượng {said} qua các năm. Căn cứ: {ground}",
        now=now,
        registration=row,
    )
    return word


def why_closed(one: Round, on: date) -> str:
    """Say why a list cannot be filled on a day, or nothing where it can."""
    if conferences.open_on(one, on):
        return ""
    close = one.windows.get("close")
    if close is not None and close.until_on <= on:
        return f"Đã hết thời hạn xét của đợt {one.label.vi} (đến hết ngày {vietnamese.show_day(close.last_on)})."
    return f"Đợt {one.label.vi} chưa bắt đầu nên chưa lập danh sách được."


def _require_time(one: Round, on: date) -> None:
    why_not = why_closed(one, on)
    if why_not:
        close = one.windows.get("close")
        raise AgainstTheRules(why_not, cite=close.cite if close is not None else one.cite)


def _require_base(lower: Registration) -> None:
    if lower.is_ad_hoc:
        raising.require_confirmed(lower)
    if lower.accepted_version is None or lower.state in (State.WITHDRAWN, State.DECLINED):
        raise NotNow(
            "Chỉ đưa vào danh sách từ một đăng ký đã được tiếp nhận. Hãy chọn đăng ký mới nhất của mô hình, điển hình."
        )
