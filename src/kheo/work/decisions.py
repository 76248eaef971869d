"""Propose, decide, recognise, praise, award; correct and revoke, leaving the trace (R12, R23, R26)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Award, Decision, Proposal, ProposalItem, Registration
from kheo.work import (
    acts,
    conferences,
    days,
    diary,
    documents,
    doubling,
    issuing,
    outbox,
    permits,
    prizes,
    programmes,
    standing,
)
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow


@transaction.atomic
def propose(
    *,
    by: Actor,
    unit_id: int,
    round_key: str,
    registration_ids: Sequence[int],
    paper: Paper,
    now: datetime,
    despite: str = "",
) -> Proposal:
    """Propose selected registrations to the committee of the same tier; the paper is frozen (III.2.d).

    All or nothing: one that may no longer be considered refuses the whole, naming it. `despite` says why after
    the warning of a double commendation; without it what may double raises `BadInput`.
    """
    permits.require(by, "propose", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    number = issuing.proposal_number(unit_id, paper)
    if not registration_ids:
        raise BadInput(
            "Chưa chọn mô hình, điển hình nào để trình. Hãy chọn ít nhất một.", fields={"items": "Chưa chọn."}
        )
    taken = [acts.take(by=by, verb="propose", registration_id=pk, now=now) for pk in dict.fromkeys(registration_ids)]
    _one_round([act.row for act in taken], unit_id, round_key)
    if conferences.granted_above(programmes.of(taken[0].row.edition), round_key):
        raise AgainstTheRules(
            "Đợt này do cấp trên khen thưởng nên không trình cấp ủy cùng cấp. Hãy lập hồ sơ trình cấp tỉnh."
        )
    standing.require_all([act.row for act in taken], days.day(now))
    doubling.confirm(by=by, rows=[act.row for act in taken], despite=despite, now=now)
    proposal = Proposal.objects.create(
        unit_id=unit_id,
        edition=taken[0].row.edition,
        round=round_key,
        number=number,
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
    )
    for position, act in enumerate(taken, 1):
        ProposalItem.objects.create(proposal=proposal, registration=act.row, position=position)
        act.finish(diary.Note(cite=("III.2.d",), after={"proposal": number}))
    documents.freeze_proposal(proposal, paper, now=now)
    outbox.tell(
        outbox.holders([unit_id], (Role.SIGNATORY,), now),
        key=f"propose/{proposal.pk}",
        subject=f"Tờ trình {number} chờ quyết định",
        body=f"Tổ chỉ đạo đề nghị khen thưởng {len(taken)} mô hình, điển hình. Mời đồng chí xem xét.",
        now=now,
    )
    return proposal


@transaction.atomic
def decide(
    *,
    by: Actor,
    proposal_id: int,
    registration_ids: Sequence[int],
    paper: Paper,
    now: datetime,
    despite: str = "",
) -> Decision:
    """Decide on a proposal, for all or some of its items; what the programme gives is granted (III.4.a).

    The decision may not be dated before the proposal. What is left out goes back to the steering group as selected.
    `despite` says why after the warning of a double commendation.
    """
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=proposal.unit_id)).ok:
        raise NotFound("Không tìm thấy tờ trình này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "decide", permits.Thing(unit_id=proposal.unit_id))
    issuing.check(paper, days.day(now))
    issuing.require_number(proposal.unit_id, paper)
    if paper.on < proposal.on:
        sentence = (
            f"Ngày ký quyết định sớm hơn ngày ký tờ trình ({vietnamese.show_day(proposal.on)}). Hãy kiểm tra lại."
        )
        raise BadInput(sentence, fields={"on": sentence})
    wanted = set(registration_ids)
    items = [item for item in proposal.items.select_related("registration") if item.registration_id in wanted]
    if not items or len(items) != len(wanted):
        raise BadInput(
            "Chưa chọn hồ sơ trong tờ trình. Hãy chọn ít nhất một mô hình, điển hình.", fields={"items": "Chưa chọn."}
        )
    taken = [acts.take(by=by, verb="decide", registration_id=item.registration_id, now=now) for item in items]
    standing.require_all([act.row for act in taken], days.day(now))
    doubling.confirm(by=by, rows=[act.row for act in taken], despite=despite, now=now)
    decision = _issue(Decision.Kind.COMMENDATION, proposal, paper)
    for act in taken:
        grant(act.row, decision)
        act.finish(diary.Note(cite=("III.2.d", "III.4.a"), after={"decision": decision.number}))
    prizes.require_within(decision)
    documents.freeze_decision(decision, now=now)
    for act in taken:
        _tell_owners(act.row, decision, now)
    return decision


def _carry_out(verb: str, what: str, *, by: Actor, decision_id: int, on: date, now: datetime) -> list[Award]:
    decision = _locked(by, verb, decision_id)
    if on > days.day(now):
        raise BadInput("Ngày ghi nhận muộn hơn hôm nay. Hãy ghi ngày đã diễn ra.", fields={"on": "Ngày chưa tới."})
    if on < decision.on:
        raise BadInput("Ngày ghi nhận sớm hơn ngày ký quyết định. Hãy kiểm tra lại.", fields={"on": "Trước ngày ký."})
    waiting = list(decision.awards.filter(what=what, done_on__isnull=True, is_revoked=False))
    if not waiting:
        raise NotNow("Việc này đã ghi nhận rồi, hoặc quyết định không có hình thức này. Hãy mở lại quyết định để xem.")
    for award in waiting:
        act = acts.take(by=by, verb=verb, registration_id=award.registration_id, now=now)
        finding = standing.require_window(act.row, _window(act.row, what), on)
        award.done_on = on
        award.save(update_fields=("done_on",))
        act.finish(diary.Note(cite=finding.cite, after={"on": on.isoformat(), "decision": decision.number}))
    return waiting


@transaction.atomic
def recognise(*, by: Actor, decision_id: int, on: date, now: datetime) -> list[Award]:
    """Record the result of everything a decision recognises (II.2.a); refused outside the window."""
    return _carry_out("recognise", Award.What.RECOGNITION, by=by, decision_id=decision_id, on=on, now=now)


@transaction.atomic
def praise(*, by: Actor, decision_id: int, on: date, now: datetime) -> list[Award]:
    """Record that everything in a decision was praised in public on a day (I.3); refused outside the window."""
    return _carry_out("praise", Award.What.PRAISE, by=by, decision_id=decision_id, on=on, now=now)


@transaction.atomic
def award(*, by: Actor, decision_id: int, on: date, now: datetime) -> list[Award]:
    """Record that the awards of a decision were handed over on a day; refused outside the window."""
    return _carry_out("award", Award.What.AWARD, by=by, decision_id=decision_id, on=on, now=now)


@transaction.atomic
def correct(*, by: Actor, decision_id: int, paper: Paper, now: datetime) -> Decision:
    """Issue a corrected decision in the place of an earlier one; the earlier paper stays as it was.

    Raises `BadInput` without a reason, `NotNow` when it was corrected or revoked already.
    """
    old = _locked(by, "correct", decision_id)
    new = _replace(old, Decision.Kind.COMMENDATION, paper, now)
    old.status = Decision.Status.CORRECTED
    old.save(update_fields=("status",))
    old.awards.filter(is_revoked=False).update(decision=new)
    _trace(diary.Word.CORRECTED, by, old, new, now)
    documents.freeze_decision(new, now=now)
    return new


@transaction.atomic
def revoke(*, by: Actor, decision_id: int, paper: Paper, now: datetime) -> Decision:
    """Revoke a decision by a later one, with the reason; what it gave no longer counts, the trace stays."""
    old = _locked(by, "revoke", decision_id)
    new = _replace(old, Decision.Kind.REVOCATION, paper, now)
    old.status = Decision.Status.REVOKED
    old.save(update_fields=("status",))
    for pk in sorted(set(old.awards.filter(is_revoked=False).values_list("registration_id", flat=True))):
        act = acts.take(by=by, verb="revoke", registration_id=pk, now=now)
        act.finish(diary.Note(remark=paper.reason, after={"decision": new.number}))
        _tell_owners(act.row, new, now)
    old.awards.update(is_revoked=True)
    _trace(diary.Word.REVOKED, by, old, new, now)
    documents.freeze_decision(new, now=now)
    return new


def _issue(kind: str, source: Proposal | Decision, paper: Paper) -> Decision:
    replaced = source if isinstance(source, Decision) else None
    proposal = source.proposal if isinstance(source, Decision) else source
    return Decision.objects.create(
        unit_id=source.unit_id,
        edition=source.edition,
        kind=kind,
        round=source.round,
        number=vietnamese.nfc(paper.number).strip(),
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
        basis=vietnamese.nfc(paper.basis),
        reason=vietnamese.nfc(paper.reason),
        proposal=proposal,
        replaces=replaced,
    )


def _replace(old: Decision, kind: str, paper: Paper, now: datetime) -> Decision:
    if old.authority:
        raise NotNow(
            f"Quyết định này do {old.issuer} ban hành. Nơi ban hành mới đính chính hoặc thu hồi được; hãy gửi văn bản "
            "đề nghị đến nơi ấy."
        )
    if old.status != Decision.Status.ISSUED or old.kind != Decision.Kind.COMMENDATION:
        raise NotNow(
            "Quyết định này không còn hiệu lực hoặc không phải quyết định khen thưởng. Hãy mở lại quyết định để xem."
        )
    issuing.check(paper, days.day(now))
    issuing.require_number(old.unit_id, paper)
    if not paper.reason.strip():
        raise BadInput(
            "Chưa ghi lý do. Hãy nêu rõ vì sao đính chính hoặc thu hồi.", fields={"reason": "Chưa ghi lý do."}
        )
    if paper.on < old.on:
        raise BadInput(
            "Ngày ký sớm hơn ngày ký quyết định cũ. Hãy kiểm tra lại.", fields={"on": "Trước ngày quyết định cũ."}
        )
    return _issue(kind, old, paper)


def _locked(by: Actor, verb: str, decision_id: int) -> Decision:
    decision = Decision.objects.select_for_update().filter(pk=decision_id).first()
    if decision is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=decision.unit_id)).ok:
        raise NotFound("Không tìm thấy quyết định này, hoặc đồng chí không có quyền xem.")
    permits.require(by, verb, permits.Thing(unit_id=decision.unit_id))
    return decision


def _one_round(rows: Iterable[Registration], unit_id: int, round_key: str) -> None:
    if any((row.unit_id, row.round) != (unit_id, round_key) for row in rows):
        raise BadInput("Một tờ trình chỉ gồm hồ sơ của một cơ sở trong một đợt. Hãy tách thành các tờ trình riêng.")


def grant(row: Registration, decision: Decision) -> None:
    """Enter what the programme gives in a registration's round; the verb that decides has asked whether it may."""
    programme = programmes.judging(row)
    rule = programme.outcomes[programmes.outcome_of(programme, row.round)]
    Award.objects.bulk_create(
        Award(
            decision=decision,
            registration=row,
            what=gift.what,
            form=gift.form or "",
            grade=row.selection.grade if gift.what == Award.What.RECOGNITION else "",
        )
        for gift in rule.gives
    )


def _window(row: Registration, what: str) -> str:
    programme = programmes.judging(row)
    rule = programme.outcomes[programmes.outcome_of(programme, row.round)]
    return next(gift.window for gift in rule.gives if gift.what == what)


def _tell_owners(row: Registration, decision: Decision, now: datetime) -> None:
    revoked = decision.kind == Decision.Kind.REVOCATION
    outbox.tell(
        outbox.owners(row, now),
        key=f"decide/{decision.pk}/{row.pk}",
        subject=f"{'Thu hồi khen thưởng' if revoked else 'Quyết định khen thưởng'}: {row.exemplar.title}",
        body=f"Quyết định {decision.number} ngày {vietnamese.show_day(decision.on)}. "
        + (f"Lý do: {decision.reason}" if revoked else "Chúc mừng đồng chí."),
        now=now,
        registration=row,
    )


def _trace(word: diary.Word, by: Actor, old: Decision, new: Decision, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="decision",
        subject_id=old.pk,
        unit_id=old.unit_id,
        now=now,
        note=diary.Note(before={"number": old.number}, after={"number": new.number}, remark=new.reason),
    )
