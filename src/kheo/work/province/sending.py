"""The bloc's board proposes to the province: a proposal, and a package with all the papers behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import rulebook, vietnamese
from kheo.rulebook import Verdict
from kheo.store.models import FlagNominee, Package, PackageItem, Proposal, ProposalItem, Registration
from kheo.work import (
    acts,
    conferences,
    days,
    diary,
    documents,
    doubling,
    escalating,
    issuing,
    nominating,
    outbox,
    permits,
    programmes,
    standing,
    units,
)
from kheo.work.actors import Actor, Role
from kheo.work.acts import Act
from kheo.work.issuing import Paper
from kheo.work.province import contents, flag_judging
from kheo.work.province.flag_judging import OPEN
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow

_CITE = ("III.4.b",)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is proposed: exemplars by their registrations on the list, units by their nomination for the flag.

    `despite` says why after the warning of a double commendation.
    """

    registration_ids: Sequence[int] = ()
    flag_ids: Sequence[int] = ()
    despite: str = ""


@transaction.atomic
def send(*, by: Actor, unit_id: int, round_key: str, chosen: Chosen, paper: Paper, now: datetime) -> Package:
    """Propose to the tier that grants; the proposal and the list of all its papers are frozen (III.4.b).

    All or nothing: one that the rules already refuse stops the whole, naming it. What the province alone can say is
    awaited from it. Raises `BadInput` for a number used before or nothing chosen, `NotNow` for what is not on the list.
    """
    permits.require(by, "propose_up", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    number = issuing.proposal_number(unit_id, paper)
    edition, programme = programmes.current(unit_id, on=days.day(now))
    require_round(programme, round_key, days.day(now))
    if not (chosen.registration_ids or chosen.flag_ids):
        sentence = "Chưa chọn mô hình, điển hình hoặc đơn vị nào để trình. Hãy chọn ít nhất một."
        raise BadInput(sentence, fields={"items": sentence})
    wanted = dict.fromkeys(chosen.registration_ids)
    taken = [acts.take(by=by, verb="propose_up", registration_id=pk, now=now) for pk in wanted]
    flags = _flags(unit_id, round_key, chosen.flag_ids)
    _require([act.row for act in taken], flags, unit_id, round_key, days.day(now))
    doubling.confirm(by=by, rows=[act.row for act in taken], despite=chosen.despite, now=now)
    proposal = Proposal.objects.create(
        unit_id=unit_id,
        edition=taken[0].row.edition if taken else edition,
        round=round_key,
        number=number,
        on=paper.on,
        signer_name=vietnamese.nfc(paper.signer_name),
        signer_position=vietnamese.nfc(paper.signer_position),
    )
    package = _make(proposal, [act.row for act in taken], flags, paper, now)
    _note(by, package, taken, flags, now)
    _tell(package, [act.row for act in taken], now)
    return package


def require_round(programme: rulebook.Programme, round_key: str, on: date) -> None:
    """Raise `AgainstTheRules` for a round that is decided where it is proposed, or one out of its time."""
    if not conferences.granted_above(programme, round_key):
        raise AgainstTheRules("Đợt này không do cấp tỉnh khen thưởng. Hãy chọn đợt cấp tỉnh.", cite=_CITE)
    one = programme.rounds[round_key]
    why_not = nominating.why_closed(one, on)
    if why_not:
        close = one.windows.get("close")
        raise AgainstTheRules(why_not, cite=close.cite if close is not None else one.cite)


def _flags(unit_id: int, round_key: str, flag_ids: Iterable[int]) -> list[FlagNominee]:
    wanted = sorted(set(flag_ids))
    rows = list(
        FlagNominee.objects.select_for_update().filter(pk__in=wanted, host_id=unit_id, round=round_key).order_by("pk")
    )
    if len(rows) != len(wanted):
        raise NotFound("Không tìm thấy đơn vị này trong danh sách đề nghị tặng cờ của đợt.")
    for one in rows:
        if one.state not in OPEN:
            raise NotNow(f"{one.unit_name}: {one.get_state_display().lower()}, nên không trình lần nữa được.")
    return sorted(rows, key=lambda one: flag_judging.place_key(one.state, one.rank, one.pk))


def _require(
    rows: Sequence[Registration], flags: Sequence[FlagNominee], unit_id: int, round_key: str, on: date
) -> None:
    if any((row.unit_id, row.round) != (unit_id, round_key) for row in rows):
        raise BadInput("Một hồ sơ trình chỉ gồm danh sách xét của một đợt. Hãy tách thành các hồ sơ riêng.")
    judged = standing.judge_anew(rows, on) if rows else {}
    for row in rows:
        finding = judged[row.pk].eligible
        if finding.verdict is Verdict.NOT_MET:
            why = " ".join(dict.fromkeys(one.text.vi for one in finding.reasons()))
            raise AgainstTheRules(f"“{row.exemplar.title}” chưa trình được. {why}", cite=finding.reasons()[0].cite)
    flags_judged = flag_judging.judge(flags, on)
    for one in flags:
        verdicts = {each.standard: each.holds for each in one.verdicts.all()}
        asked = standards(programmes.of(one.edition), round_key)
        if not all(verdicts.get(key) for key in asked):
            raise AgainstTheRules(
                f"{one.unit_name}: Ban Chỉ đạo chưa nhận xét đơn vị đạt tiêu chuẩn. Hãy ghi nhận xét trước.",
                cite=("III.4.b.2",),
            )
        finding = flags_judged[one.pk].eligible
        if finding.verdict is Verdict.NOT_MET:
            why = " ".join(dict.fromkeys(leaf.text.vi for leaf in finding.reasons()))
            raise AgainstTheRules(
                f"Chưa trình được đề nghị tặng cờ cho {one.unit_name}. {why}", cite=finding.reasons()[0].cite
            )


def standards(programme: rulebook.Programme, round_key: str) -> dict[str, str]:
    """Name the standards that a unit is judged by for the flag, key and label (A20)."""
    rule = programmes.flag_rule(programme, round_key)
    groups = {str(one.args["standard"]) for one in conferences.asked(rule.eligible, "meets")}
    text = programme.text_of(round_key)
    return {one.key: one.label.vi for group in sorted(groups) for one in text.standards[group]}


def _make(
    proposal: Proposal, rows: Sequence[Registration], flags: Sequence[FlagNominee], paper: Paper, now: datetime
) -> Package:
    for position, row in enumerate(rows, 1):
        ProposalItem.objects.create(proposal=proposal, registration=row, position=position)
    document = documents.freeze_proposal(proposal, paper, now=now, flags=flags)
    entries, left_out = contents.gather(document, rows, flags)
    entries = contents.index(proposal, document, entries, rows, now)
    before = _before(proposal, rows, flags)
    label = programmes.label(programmes.of(proposal.edition), proposal.round)
    package = Package.objects.create(
        proposal=proposal,
        unit_id=proposal.unit_id,
        edition=proposal.edition,
        round=proposal.round,
        title=f"Hồ sơ trình cấp tỉnh – {label}"[:300],
        number=before.number + 1 if before is not None else 1,
        replaces=before,
        contents={"files": [one.to_json() for one in entries], "left_out": left_out},
        sent_at=now,
    )
    everything = [*((row, None) for row in rows), *((None, one) for one in flags)]
    PackageItem.objects.bulk_create(
        PackageItem(package=package, registration=row, flag=one, position=position)
        for position, (row, one) in enumerate(everything, 1)
    )
    return package


def _before(proposal: Proposal, rows: Sequence[Registration], flags: Sequence[FlagNominee]) -> Package | None:
    """Find the package that came back and that this one is sent instead of."""
    back = Package.objects.filter(
        unit_id=proposal.unit_id, round=proposal.round, state=Package.State.RETURNED, replaced_by__isnull=True
    )
    mine = back.filter(items__registration__in=[row.pk for row in rows]) | back.filter(
        items__flag__in=[one.pk for one in flags]
    )
    return mine.order_by("-pk").first()


def _note(by: Actor, package: Package, taken: Sequence[Act], flags: Sequence[FlagNominee], now: datetime) -> None:
    number = package.proposal.number
    for act in taken:
        act.finish(diary.Note(cite=_CITE, after={"proposal": number, "package": package.pk}))
    for one in flags:
        move_flag(one, FlagNominee.State.PROPOSED)
    diary.record(
        diary.Word.PROPOSED_UP,
        account_id=by.account_id,
        subject="package",
        subject_id=package.pk,
        unit_id=package.unit_id,
        now=now,
        note=diary.Note(
            cite=_CITE,
            after={
                "number": number,
                "registrations": [act.row.pk for act in taken],
                "flags": [one.pk for one in flags],
                "files": len(package.contents["files"]),
            },
        ),
    )


def move_flag(one: FlagNominee, state: str, **changes: object) -> None:
    """Write a unit's new state on the list for the flag, with what comes with it."""
    one.state = state
    for name, value in changes.items():
        setattr(one, name, value)
    one.revision += 1
    one.save(update_fields=("state", "revision", *changes))


def _tell(package: Package, rows: Sequence[Registration], now: datetime) -> None:
    tree = units.tree(days.day(now))
    outbox.tell(
        outbox.holders(tree[package.unit_id].path, (Role.PROVINCE_INTAKE,), now),
        key=f"package/{package.pk}",
        subject=f"Hồ sơ trình chờ tiếp nhận: Tờ trình {package.proposal.number}",
        body=f"Ban Chỉ đạo {tree[package.unit_id].name} trình {package.items.count()} đề nghị khen thưởng cấp tỉnh.",
        now=now,
    )
    for row in rows:
        outbox.tell(
            followers(row, now),
            key=f"package/{package.pk}/{row.pk}",
            subject=f"Đã trình cấp tỉnh: {row.exemplar.title}",
            body=f"Ban Chỉ đạo Khối đã trình cấp tỉnh khen thưởng, theo Tờ trình {package.proposal.number}.",
            now=now,
            registration=row,
        )


def followers(row: Registration, now: datetime) -> set[int]:
    """Tell who follows what went up: the owners, and the base group that its exemplar comes from."""
    lowest = row
    while lowest.lower is not None:
        lowest = lowest.lower
    groups = outbox.group(lowest, now) if lowest.tier == "base" else set()
    return outbox.owners(row, now) | groups | escalating.below(row, now)
