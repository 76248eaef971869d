"""The emulation flag: a unit is put forward with its results, judged by the board, and receives it (III.4.b.2, A20).

Its subject is the unit as such; whether one is fit is judged, and how many there may be is for the programme to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import rulebook, vietnamese
from kheo.store.models import Award, FlagNominee, FlagVerdict, Registration, Unit
from kheo.work import content, days, diary, outbox, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.judging import Mark
from kheo.work.lifecycle import State as Stage
from kheo.work.province import flag_doubling, flag_judging
from kheo.work.province.flag_judging import OPEN
from kheo.work.province.sending import move_flag, require_round, standards
from kheo.work.refusals import BadInput, NotFound, NotNow

State = FlagNominee.State
_CITE = ("III.4.b.2",)
TONES = {
    State.NOMINATED: "wait",
    State.PROPOSED: "wait",
    State.TAKEN_IN: "wait",
    State.RETURNED: "act",
    State.DECLINED: "over",
    State.GRANTED: "done",
    State.NOT_GRANTED: "over",
    State.HANDED_OVER: "done",
    State.LEFT_OUT: "over",
}


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A standard with the board's word, if it has spoken."""

    key: str
    label: str
    holds: bool | None
    remark: str


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A unit on the list for the flag; `eligible` and `granted` are what the rules say today."""

    id: int
    unit_id: int
    unit_name: str
    host_id: int
    round: str
    round_label: str
    state: str
    state_label: str
    tone: str
    results: str
    figures: Mapping[str, int]
    verdicts: tuple[VerdictLine, ...]
    eligible: rulebook.Finding
    granted: rulebook.Finding
    reason: str
    decision: str
    issuer: str
    handed_over_on: date | None
    rank: int | None
    revision: int

    @property
    def may_send(self) -> bool:
        """Tell whether it can be sent up now."""
        return self.state in OPEN and all(one.holds for one in self.verdicts)


@transaction.atomic
def nominate(
    *, by: Actor, host_id: int, round_key: str, unit_id: int, results: str, now: datetime, despite: str = ""
) -> FlagNominee:
    """Put a unit below forward for the flag with its results; its figures of the period are kept as they are today.

    Raises `BadInput` without results, for a unit from elsewhere, or for one that was given a flag in these years unless
    `despite` says why; `NotNow` when it is on the list already.
    """
    permits.require(by, "nominate_flag", permits.Thing(unit_id=host_id))
    on = days.day(now)
    results = content.needed(
        "results", results, "Chưa ghi kết quả của đơn vị. Hãy nêu kết quả nổi bật trong phong trào, có số liệu."
    )
    edition, programme = programmes.current(host_id, on=on)
    require_round(programme, round_key, on)
    programmes.flag_rule(programme, round_key)
    tree = units.tree(on)
    if unit_id not in tree or unit_id not in tree.under(host_id) or tree[unit_id].tier not in programme.tiers:
        sentence = "Đơn vị này không thuộc Khối hoặc không còn hoạt động. Hãy chọn đơn vị trong danh sách."
        raise BadInput(sentence, fields={"unit": sentence})
    Unit.objects.select_for_update().get(pk=unit_id)  # of two who put it forward at once, the second is told
    if FlagNominee.objects.filter(unit_id=unit_id, round=round_key).exclude(state=State.LEFT_OUT).exists():
        raise NotNow(f"{tree[unit_id].name} đã có trong danh sách đề nghị tặng cờ của đợt này.")
    years = programme.rounds[round_key].years
    shown, reason = flag_doubling.confirm(by=by, unit_id=unit_id, years=years, despite=despite, now=now)
    made = FlagNominee.objects.create(
        host_id=host_id,
        unit_id=unit_id,
        unit_name=tree[unit_id].name,
        edition=edition,
        round=round_key,
        results=vietnamese.nfc(results),
        figures=figures(tree.under(unit_id), programmes.chain(edition)),
        nominated_on=on,
    )
    _record(diary.Word.FLAG_NOMINATED, by, made, now, after={"unit": unit_id, "round": round_key})
    if shown:
        before = {"shown": [{"flag": one.flag_id, "number": one.number} for one in shown]}
        _record(diary.Word.DOUBLES_SEEN, by, made, now, after=before, remark=reason)
    return made


@transaction.atomic
def judge(*, by: Actor, nominee_id: int, marks: Mapping[str, Mark], now: datetime) -> FlagNominee:
    """Say for the board by each standard whether the unit is excellent, with the ground (A20); the last word counts."""
    one = locked(by, nominee_id)
    permits.require(by, "nominate_flag", permits.Thing(unit_id=one.host_id))
    _require(one, OPEN, "Chỉ nhận xét đơn vị đang trong danh sách, chưa trình")
    require_round(programmes.of(one.edition), one.round, days.day(now))
    asked = standards(programmes.of(one.edition), one.round)
    bad = {
        f"standard-{key}": f"Chưa nhận xét tiêu chuẩn “{label}” kèm căn cứ. Hãy chọn có hoặc không rồi ghi căn cứ."
        for key, label in asked.items()
        if key not in marks or marks[key].value not in {"yes", "no"} or not marks[key].remark.strip()
    }
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)
    for key in asked:
        FlagVerdict.objects.update_or_create(
            nominee=one,
            standard=key,
            defaults={
                "holds": marks[key].value == "yes",
                "remark": vietnamese.nfc(marks[key].remark).strip(),
                "on": days.day(now),
                "by_id": by.person_id,
            },
        )
    move_flag(one, one.state)
    _record(diary.Word.FLAG_JUDGED, by, one, now, after={key: marks[key].value for key in asked})
    return one


@transaction.atomic
def leave_out(*, by: Actor, nominee_id: int, reason: str, now: datetime) -> FlagNominee:
    """Take a unit off the list before it is sent, with the reason."""
    one = locked(by, nominee_id)
    permits.require(by, "nominate_flag", permits.Thing(unit_id=one.host_id))
    reason = content.needed("reason", reason, "Chưa ghi lý do. Hãy nêu vì sao không đề nghị đơn vị này nữa.")
    _require(one, OPEN, "Chỉ đưa ra khỏi danh sách đơn vị chưa trình")
    move_flag(one, State.LEFT_OUT, reason=vietnamese.nfc(reason))
    _record(diary.Word.FLAG_LEFT_OUT, by, one, now, remark=reason)
    return one


@transaction.atomic
def hand_over(*, by: Actor, nominee_id: int, on: date, now: datetime) -> FlagNominee:
    """Record the day on which the flag was handed over."""
    one = locked(by, nominee_id)
    permits.require(by, "nominate_flag", permits.Thing(unit_id=one.host_id))
    _require(one, (State.GRANTED,), "Chỉ ghi việc trao cờ sau khi có quyết định của tỉnh")
    if on > days.day(now) or (one.decision is not None and on < one.decision.on):
        sentence = "Ngày trao cờ phải từ ngày ký quyết định đến hôm nay. Hãy kiểm tra lại."
        raise BadInput(sentence, fields={"on": sentence})
    move_flag(one, State.HANDED_OVER, handed_over_on=on)
    _record(diary.Word.FLAG_HANDED_OVER, by, one, now, after={"on": on.isoformat()})
    outbox.tell(
        outbox.holders([one.unit_id], outbox.STEERING, now),
        key=f"flag/{one.pk}/handed-over",
        subject=f"Đã trao cờ thi đua: {one.unit_name}",
        body=f"Cờ thi đua của tỉnh đã trao cho {one.unit_name} ngày {vietnamese.show_day(on)}. Chúc mừng đơn vị.",
        now=now,
    )
    return one


def locked(by: Actor, nominee_id: int) -> FlagNominee:
    """Lock a unit's nomination; raises `NotFound` for whoever may see neither the unit's work nor the bloc's."""
    one = FlagNominee.objects.select_for_update(of=("self",)).filter(pk=nominee_id).first()
    if one is None or not may_see(by, one):
        raise NotFound("Không tìm thấy đề nghị này, hoặc đồng chí không có quyền xem.")
    return one


def may_see(by: Actor, one: FlagNominee) -> bool:
    """Tell whether somebody reads the work of the unit that proposes, or of the unit proposed."""
    return bool({one.host_id, one.unit_id} & permits.opened(by))


def figures(unit_ids: Iterable[int], editions: frozenset[int]) -> dict[str, int]:
    """Count what a unit and those below it have done in the period: registered, recognised, praised, awarded."""
    rows = Registration.objects.filter(unit_id__in=list(unit_ids), edition_id__in=editions)
    given = Award.objects.filter(registration__in=rows, is_revoked=False)
    of = {what: given.filter(what=what).values("registration").distinct().count() for what in Award.What.values}
    received = rows.filter(accepted_version__isnull=False).exclude(state__in=[Stage.WITHDRAWN, Stage.DECLINED])
    return {
        "Mô hình, điển hình đã tiếp nhận": received.count(),
        "Được công nhận": of[Award.What.RECOGNITION],
        "Được biểu dương": of[Award.What.PRAISE],
        "Được khen thưởng": of[Award.What.AWARD],
    }


def lines(host_id: int, round_key: str, on: date) -> tuple[FlagLine, ...]:
    """List the units put forward in a round, as they stand, in their order."""
    rows = FlagNominee.objects.filter(host_id=host_id, round=round_key).exclude(state=State.LEFT_OUT)
    return tuple(sorted(of(rows, on), key=lambda one: flag_judging.place_key(one.state, one.rank, one.id)))


def of(rows: QuerySet[FlagNominee], on: date) -> tuple[FlagLine, ...]:
    """Read nominations with what the rules say of each; a fixed number of queries at any length."""
    loaded = rows.select_related("edition", "decision", "host").prefetch_related(
        "verdicts", "package_items__package__proposal", "host__versions"
    )
    judged = flag_judging.judge(loaded, on)
    return tuple(_line(one, judged[one.pk]) for one in loaded)


def _line(one: FlagNominee, outcome: rulebook.OutcomeStanding) -> FlagLine:
    programme = programmes.of(one.edition)
    said = {each.standard: each for each in one.verdicts.all()}
    return FlagLine(
        id=one.pk,
        unit_id=one.unit_id,
        unit_name=one.unit_name,
        host_id=one.host_id,
        round=one.round,
        round_label=programmes.label(programme, one.round),
        state=one.state,
        state_label=State(one.state).label,
        tone=TONES[State(one.state)],
        results=one.results,
        figures=one.figures,
        verdicts=tuple(
            VerdictLine(key, label, said[key].holds if key in said else None, said[key].remark if key in said else "")
            for key, label in standards(programme, one.round).items()
        ),
        eligible=outcome.eligible,
        granted=outcome.granted,
        reason=one.reason,
        decision=one.decision.number if one.decision is not None else "",
        issuer=one.decision.issuer if one.decision is not None else "",
        handed_over_on=one.handed_over_on,
        rank=one.rank,
        revision=one.revision,
    )


def _require(one: FlagNominee, states: Iterable[str], order: str) -> None:
    if one.state not in states:
        raise NotNow(f"{order}; đơn vị này hiện: {one.get_state_display().lower()}.")


def _record(
    word: diary.Word,
    by: Actor,
    one: FlagNominee,
    now: datetime,
    *,
    after: Mapping[str, object] | None = None,
    remark: str = "",
) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="flag",
        subject_id=one.pk,
        unit_id=one.host_id,
        now=now,
        note=diary.Note(after=after, cite=_CITE, remark=remark),
    )
