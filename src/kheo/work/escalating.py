"""Going up a tier: a registration above, linked to the one below; what the board above answers; the committee's word.

What stands below keeps its own course and its history (A10); nothing is copied but what was promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import rulebook, vietnamese
from kheo.rulebook.programme import Round
from kheo.store.models import Proposal, ProposalItem, Registration, Version
from kheo.work import (
    above,
    acts,
    conferences,
    content,
    days,
    diary,
    documents,
    doubling,
    issuing,
    lineage,
    outbox,
    permits,
    programmes,
    units,
)
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.lifecycle import State
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow


@dataclass(frozen=True, slots=True)
class Way:
    """One round of a tier above that a registration may go up to, and whether its window is open today.

    `lists`: the tiers from whose earlier lists the round takes exemplars over.
    """

    round: str
    label: str
    window: rulebook.Finding
    lists: tuple[str, ...]


def ways(row: Registration, on: date) -> tuple[Way, ...]:
    """List the rounds above that draw from a registration's round; for a sudden deed those that take one, any day."""
    programme = programmes.judging(row).on(on)
    kind = "close" if row.is_ad_hoc else "register"
    return tuple(
        Way(one.key, one.label.vi, rulebook.check_window(programme, one.key, kind, on), _lists(programme, one.key))
        for one in programme.rounds.values()
        if kind in one.windows and takes(programme, row, one)
    )


def takes(programme: rulebook.Programme, row: Registration, one: Round) -> bool:
    """Tell whether a round takes a registration from below: one it draws on, or a sudden deed of a lower tier (R21)."""
    if not row.is_ad_hoc:
        return row.round in one.draws_from
    order = list(programme.tiers)
    return one.ad_hoc and order.index(one.tier) > order.index(row.tier)


def _lists(programme: rulebook.Programme, round_key: str) -> tuple[str, ...]:
    """Name the tiers from whose lists a round takes exemplars over (A12)."""
    rules = [rule.eligible for rule in programme.outcomes.values() if round_key in rule.rounds]
    exceptions = [str(one.args["of"]) for rule in rules for one in conferences.asked(rule, "exception")]
    rules += [programme.exceptions[key].condition for key in exceptions]
    words = [one for rule in rules for one in conferences.asked(rule, "carried_over")]
    return tuple(key for key in programme.tiers if any(key in conferences.named(one, "from") for one in words))


@transaction.atomic
def escalate(*, by: Actor, registration_id: int, round_key: str, now: datetime, carried_from: str = "") -> Registration:
    """Begin a registration at the tier above; the owner looks it over, gives their word and sends it.

    `carried_from` names the tier on whose list it stood before (A12). Raises `NotFound`, `NotPermitted`, `NotNow`
    before the one below is received or when there is one already, `AgainstTheRules` for a round not drawing on it.
    """
    lower = lower_of(by, registration_id)
    permits.require(by, "escalate", acts.thing(lower))
    on = days.day(now)
    programme = programmes.judging(lower).on(on)
    one = programme.rounds.get(round_key)
    if one is None or lower.is_ad_hoc or not takes(programme, lower, one):
        raise AgainstTheRules(
            "Đợt này không xét từ các mô hình, điển hình của đợt đang mở. Hãy chọn đợt trong danh sách."
        )
    if carried_from and carried_from not in _lists(programme, one.key):
        raise BadInput("Đợt này không nhận mô hình, điển hình chuyển tiếp từ danh sách của cấp ấy. Hãy chọn lại.")
    if lower.accepted_version is None:
        raise NotNow("Đăng ký ở cơ sở chưa được tiếp nhận nên chưa đăng ký lên cấp trên được.")
    require_first(lower, one)
    tree = units.tree(on)
    unit = unit_of(tree, standing_below(lower, tree), one.tier)
    row = above.put(by, lower, one, unit, now, carried_from=carried_from)
    content.write(Version(registration=row, number=1, title=lower.exemplar.title), content.of(lower.accepted_version))
    diary.record(
        diary.Word.ESCALATED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=unit.id,
        now=now,
        note=diary.Note(after={"lower": lower.pk, "round": one.key}, cite=one.cite),
    )
    return row


@transaction.atomic
def decline(
    *, by: Actor, registration_id: int, reason: str, now: datetime, revision: int | None = None
) -> Registration:
    """Refuse a registration at a tier above, with a reason that reaches the owner and the base group at once (A23)."""
    reason = content.needed(
        "reason", reason, "Chưa ghi lý do không tiếp nhận. Hãy ghi rõ căn cứ để chủ thể và cơ sở biết."
    )
    act = acts.take(by=by, verb="decline", registration_id=registration_id, now=now, revision=revision)
    if act.row.lower_id is None:
        raise AgainstTheRules(
            "Chỉ được không tiếp nhận hồ sơ do cấp dưới đề nghị. "
            "Ở nơi lập hồ sơ, hãy tiếp nhận, trả lại hoặc kết luận chưa chọn.",
            cite=("III.1",),
        )
    act.row.declined_on, act.row.return_reason = act.on, reason
    row = act.finish(diary.Note(remark=reason), fields=("declined_on", "return_reason"))
    outbox.tell(
        outbox.owners(row, now) | below(row, now),
        key=f"decline/{row.pk}/{row.revision}",
        subject=f"Không được tiếp nhận: {row.exemplar.title}",
        body=f"{body_of(row)} không tiếp nhận hồ sơ. Lý do: {reason}",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def send_up(*, by: Actor, registration_ids: Sequence[int], paper: Paper, now: datetime, despite: str = "") -> Proposal:
    """Put the base committee's word on dossiers registered above: one paper for all of them, frozen (III.3.d).

    Raises `BadInput` for a number used before or dossiers of different units or rounds, and for what may have been
    commended before unless `despite` says why.
    """
    issuing.check(paper, days.day(now))
    taken = [acts.take(by=by, verb="send_up", registration_id=pk, now=now) for pk in dict.fromkeys(registration_ids)]
    tree = units.tree(days.day(now))
    units_below = {standing_below(act.row.lower, tree) for act in taken if act.row.lower is not None}
    if len(units_below) != 1 or any(act.row.lower is None for act in taken) or len({a.row.round for a in taken}) != 1:
        sentence = "Mỗi văn bản đề nghị chỉ gồm hồ sơ đăng ký lên cấp trên của một cơ sở, trong một đợt. Hãy chọn lại."
        raise BadInput(sentence, fields={"items": sentence})
    doubling.confirm(by=by, rows=[act.row for act in taken], despite=despite, now=now)
    [unit_id] = units_below
    number = issuing.proposal_number(unit_id, paper)
    proposal = Proposal.objects.create(
        unit_id=unit_id,
        edition=taken[0].row.edition,
        round=taken[0].row.round,
        number=number,
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
    )
    for position, act in enumerate(taken, 1):
        ProposalItem.objects.create(proposal=proposal, registration=act.row, position=position)
        act.finish(diary.Note(cite=("III.3.d",), after={"proposal": number}))
    documents.freeze_proposal(proposal, paper, now=now)
    outbox.tell(
        outbox.group(taken[0].row, now),
        key=f"send_up/{proposal.pk}",
        subject=f"Văn bản đề nghị {number} của cấp ủy cơ sở",
        body=f"Cấp ủy cơ sở đề nghị xét {len(taken)} mô hình, điển hình. Mời đồng chí xem hồ sơ.",
        now=now,
    )
    return proposal


def below(row: Registration, now: datetime) -> set[int]:
    """Tell who steers the base unit that a registration above comes from, or what came after it."""
    if row.lower is None:
        return set()
    on = days.day(now)
    return outbox.holders(lineage.heirs(on, units.tree(on)).of(row.lower.unit_id), outbox.STEERING, now)


def body_of(row: Registration) -> str:
    """Name the body that received a registration: the group of its base unit, or the board of the tier above."""
    return "Tổ chỉ đạo" if row.tier == "base" else "Ban Chỉ đạo cấp trên"


def lower_of(by: Actor, registration_id: int) -> Registration:
    """Lock the registration that another tier's is to rest on; raises `NotFound` where somebody may not see it."""
    seen = Registration.objects.select_for_update(of=("self",)).filter(permits.visible(by), pk=registration_id)
    row = seen.select_related("exemplar", "accepted_version").first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    return row


def require_first(lower: Registration, one: Round) -> None:
    """Raise `NotNow` where the exemplar is in the round already."""
    taken = Registration.objects.filter(exemplar=lower.exemplar, round=one.key).exclude(state=State.WITHDRAWN)
    if taken.exists():
        raise NotNow(f"Mô hình, điển hình này đã có đăng ký trong đợt {one.label.vi}. Hãy mở đăng ký đã có để xem.")


def standing_below(lower: Registration, tree: units.Tree) -> int:
    """Tell the base unit below as it stands: its own, or, where that one has ended, the one the owner went over to."""
    if lower.unit_id in tree:
        return lower.unit_id
    home = lower.exemplar.owners.order_by("position")[0].home_id
    return next((key for key in tree[home].path if tree[key].tier == lower.tier), home)


def unit_of(tree: units.Tree, unit_id: int, tier: str) -> units.UnitThen:
    """Find the unit of a tier above a unit; raises `NotFound` where there is none."""
    for key in tree[unit_id].path:
        if tree[key].tier == tier:
            return tree[key]
    raise NotFound("Cơ sở này không thuộc tổ chức cấp trên nào của chương trình nên không đăng ký lên được.")
