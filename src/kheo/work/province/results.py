"""The result of what was proposed to the province, written down as it comes back: who granted what, to whom, why not.

Who may grant is told by the programme; a paper that names a body that only proposes is warned of, never refused (A19).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import rulebook, vietnamese
from kheo.store.models import Decision, FlagNominee, Package, PackageItem
from kheo.work import acts, conferences, days, decisions, diary, doubling, issuing, programmes
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.province import answering
from kheo.work.province.sending import move_flag
from kheo.work.refusals import BadInput

_CITE = ("III.4.b",)
# what a steering body is called on papers: it proposes, and signs no state or Party award (A19)
_BOARD_WORDS = ("ban chi dao", "to chi dao", "bcd", "tcd")


@dataclass(frozen=True, slots=True)
class Said:
    """What the province said of one item: granted, or not with the reason; `grade` as the programme names it."""

    granted: bool
    reason: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came back: the decision's particulars, who issued it, and the word on every item of the package.

    `authority` is a body of the programme, `issuer` the name on the paper. `knowingly` confirms that the paper is as
    written although it names a body that only proposes; `despite` says why after the warning of a double commendation.
    """

    said: Mapping[int, Said]
    paper: Paper | None = None
    authority: str = ""
    issuer: str = ""
    knowingly: bool = False
    despite: str = ""


@transaction.atomic
def record(*, by: Actor, package_id: int, result: Result, now: datetime, revision: int | None = None) -> Package:
    """Write down what the province decided, item by item; also for a package that came back on paper alone.

    Raises `BadInput` for an item without a word or a refusal without a reason, and for a steering body as the one that
    grants unless it was confirmed (A19): that is a warning, what the paper says is written down as it stands. So it is
    with what was commended before; the reason is kept.
    """
    package = answering.locked(by, "record_result", package_id, revision)
    answering.require(package, answering.OPEN, "Chỉ ghi kết quả cho hồ sơ đang ở cấp tỉnh")
    items = list(package.items.select_related("registration", "flag"))
    _require_words(items, result)
    granted = [one.registration for one in items if one.registration is not None and result.said[one.pk].granted]
    doubling.confirm(by=by, rows=granted, despite=result.despite, now=now)
    decision = _decision(package, result, days.day(now)) if any(one.granted for one in result.said.values()) else None
    package.decision = decision
    package.answered_on = days.day(now)
    package.taken_in_on = package.taken_in_on or package.answered_on
    answering.lock_flags(package)
    for item in items:
        _answer(by, item, result.said[item.pk], decision, now)
    after = {"decision": decision.number} if decision is not None else None
    fields = ("decision", "answered_on", "taken_in_on")
    return answering.moved(
        by, package, Package.State.ANSWERED, diary.Word.RESULT_RECORDED, now, fields=fields, after=after
    )


def warning(programme: rulebook.Programme, authority: str, issuer: str, position: str) -> str:
    """Say what is odd about who grants: a body that the text lets only propose, or a steering body as signer (A19)."""
    one = programme.authorities.get(authority)
    words = f" {vietnamese.fold(f'{issuer} {position}')} "
    names_board = any(f" {word} " in words for word in _BOARD_WORDS)
    if one is not None and "commend" in one.may and not names_board:
        return ""
    who = issuer or (one.label.vi if one is not None else "")
    return (
        f"{who or 'Nơi này'} chỉ đề nghị, không ký bằng khen, cờ thi đua. Hãy xem lại quyết định; nếu văn bản ghi đúng "
        "như vậy thì đánh dấu ô xác nhận bên dưới."
    )


def granting(programme: rulebook.Programme, round_key: str) -> list[tuple[str, str]]:
    """List the bodies of the tier that grants, those that may commend first; key and label."""
    tier = conferences.granted_above(programme, round_key)
    found = [(key, one) for key, one in programme.authorities.items() if one.tier == tier]
    return [(key, one.label.vi) for key, one in sorted(found, key=lambda pair: "commend" not in pair[1].may)]


def _require_words(items: Sequence[PackageItem], result: Result) -> None:
    lacking = {
        f"said-{item.pk}": "Chưa ghi kết quả của mục này. Hãy chọn được khen hoặc chưa."
        for item in items
        if item.pk not in result.said
    }
    silent = {
        f"reason-{item.pk}": "Chưa ghi lý do chưa khen. Hãy ghi lý do để chủ thể biết."
        for item in items
        if item.pk in result.said and not result.said[item.pk].granted and not result.said[item.pk].reason.strip()
    }
    if lacking or silent:
        raise BadInput(" ".join(dict.fromkeys({**lacking, **silent}.values())), fields={**lacking, **silent})


def _decision(package: Package, result: Result, today: date) -> Decision:
    programme, paper = programmes.of(package.edition), result.paper
    if paper is None:
        sentence = "Chưa ghi số, ngày, người ký quyết định của tỉnh. Hãy ghi theo văn bản đã nhận."
        raise BadInput(sentence, fields={"number": sentence})
    issuing.check(paper, today)
    issuing.require_number(package.unit_id, paper)
    _require_authority(programme, package, result, paper)
    if paper.on < package.proposal.on:
        sentence = f"Ngày quyết định sớm hơn ngày trình ({vietnamese.show_day(package.proposal.on)}). Hãy kiểm tra lại."
        raise BadInput(sentence, fields={"on": sentence})
    return Decision.objects.create(
        unit_id=package.unit_id,
        edition=package.edition,
        kind=Decision.Kind.COMMENDATION,
        round=package.round,
        number=vietnamese.nfc(paper.number).strip(),
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
        basis=vietnamese.nfc(paper.basis),
        proposal=package.proposal,
        authority=result.authority,
        issuer=vietnamese.nfc(result.issuer).strip(),
    )


def _require_authority(programme: rulebook.Programme, package: Package, result: Result, paper: Paper) -> None:
    offered = dict(granting(programme, package.round))
    bad = {
        field: sentence
        for field, given, sentence in (
            ("authority", result.authority in offered, "Chưa chọn thẩm quyền khen thưởng. Hãy chọn trong danh sách."),
            ("issuer", result.issuer.strip(), "Chưa ghi tên cơ quan ban hành. Hãy ghi đúng như trên quyết định."),
        )
        if not given
    }
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)
    odd = warning(programme, result.authority, result.issuer, paper.signer_position)
    if odd and not result.knowingly:
        raise BadInput(odd, fields={"knowingly": odd})


def _answer(by: Actor, item: PackageItem, said: Said, decision: Decision | None, now: datetime) -> None:
    programme = programmes.of(item.package.edition)
    item.granted, item.reason = said.granted, vietnamese.nfc(said.reason).strip()
    if item.registration is not None:
        _answer_exemplar(by, item, said, decision, now)
    elif item.flag is not None:
        given = FlagNominee.State.GRANTED if said.granted else FlagNominee.State.NOT_GRANTED
        flag = FlagNominee.objects.select_for_update().get(pk=item.flag.pk)
        move_flag(flag, given, decision=decision if said.granted else None, reason=item.reason)
    if said.granted and item.registration is not None:
        item.grade = said.grade or next(iter(programme.grades_of(item.registration.tier)), "")
    item.save(update_fields=("granted", "reason", "grade"))


def _answer_exemplar(by: Actor, item: PackageItem, said: Said, decision: Decision | None, now: datetime) -> None:
    pk = item.registration_id
    if pk is None:
        raise ValueError("an exemplar's item has its registration")
    if not said.granted or decision is None:
        act = acts.take(by=by, verb="refuse_up", registration_id=pk, now=now)
        act.row.return_reason = item.reason
        act.finish(diary.Note(remark=item.reason, cite=_CITE), fields=("return_reason",))
        return
    act = acts.take(by=by, verb="grant_up", registration_id=pk, now=now)
    decisions.grant(act.row, decision)
    act.finish(diary.Note(cite=_CITE, after={"decision": decision.number, "issuer": decision.issuer}))
