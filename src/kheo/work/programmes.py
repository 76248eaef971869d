"""Adopt a programme, and find the edition that judges a unit's rounds. The adopted text itself is kept.

An edition with more amendments replaces the one before: whatever was registered under that one is judged by the newest
of the chain, whose text says itself which rounds its amendments reach (ADR 0008).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook.amending_text import goes_on_from, same_base
from kheo.rulebook.programme import Grade, OutcomeRule
from kheo.store.models import Decision, Edition, Proposal, Registration
from kheo.vietnamese import show_day
from kheo.work import days, diary, lineage, looking, permits, units
from kheo.work.actors import Actor
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound


@transaction.atomic
def adopt(*, by: Actor, folder: str, unit_id: int, decision: str, now: datetime) -> Edition:
    """Adopt the programme kept in a folder below `settings.PROGRAMMES`, for a unit and all below it.

    The text is stored with its digest; adopting the same text again returns what stands, and a text that goes on from
    an adopted one replaces it. Raises `BadInput` with every problem of a folder that cannot be read, `NotPermitted`,
    and `AgainstTheRules` for a folder that lacks amendments already issued here.
    """
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    programme = read(folder)
    found = Edition.objects.filter(digest=programme.edition).first()
    if found is not None:
        return found
    before, why_not = place(programme, unit_id, days.day(now))
    if before is None:
        why_not = why_not or _running(programme, unit_id, days.day(now))
    if why_not:
        raise AgainstTheRules(why_not)
    word = diary.Word.ADOPTED if before is None else diary.Word.AMENDED
    return keep(by, programme, Ground(unit_id, decision, before, word), now)


def read(folder: str) -> rulebook.Programme:
    """Read a folder below `settings.PROGRAMMES`.

    Raises `NotFound`, and `BadInput` with every problem of one that cannot be read.
    """
    path = next((one for one in folders() if one.name == folder), None)
    if path is None:
        raise NotFound("Không tìm thấy thư mục chương trình này trên máy chủ.")
    try:
        return rulebook.read(path)
    except rulebook.BadProgramme as bad:
        raise BadInput(
            "Chưa áp dụng được chương trình vì tệp quy tắc có lỗi:\n" + "\n".join(map(str, bad.problems))
        ) from bad


def place(programme: rulebook.Programme, unit_id: int, on: date) -> tuple[Edition | None, str]:
    """Find the edition that a text replaces at a unit, if any; or why it must not be adopted.

    A folder without what was issued on the screens would silently take those decisions back.
    """
    for head in heads(programme.id, unit_id):
        if goes_on_from(programme.source, head.source):
            return head, _lost(programme, head, on)
        if same_base(programme.source, head.source):
            issued = ", ".join(f"{one.key} ({one.document})" for one in of(head).amendments)
            return None, (
                f"Thư mục này chưa có các văn bản đã ban hành cho chương trình: {issued}. Hãy đưa đủ các văn bản ấy, "
                "đúng thứ tự, vào đầu tệp amendments.yaml rồi áp dụng lại."
            )
    return None, ""


def heads(programme_id: str, unit_id: int) -> QuerySet[Edition]:
    """List the editions of a programme at a unit that nothing has replaced, newest first."""
    found = Edition.objects.filter(programme=programme_id, unit_id=unit_id, replaced_by__isnull=True)
    return found.order_by("-adopted_on", "-pk")


def _running(programme: rulebook.Programme, unit_id: int, on: date) -> str:
    """Say why another programme must wait: the pages show one movement at a time, and one is under way."""
    heads_ = Edition.objects.filter(unit_id=unit_id, replaced_by__isnull=True).exclude(programme=programme.id)
    for other in map(of, heads_):
        if other.period.contains(on):
            return (
                f"Đang áp dụng “{other.title.vi}” đến hết {show_day(other.period.last_on)}. Hết thời gian ấy mới áp "
                "dụng được chương trình khác; nếu văn bản có sửa đổi, hãy áp dụng bản sửa đổi của chương trình này."
            )
    return ""


def _lost(programme: rulebook.Programme, head: Edition, on: date) -> str:
    """Say why a text cannot take over dossiers: from some day on one of their rounds is gone, or leads to nothing."""
    taken = set(Registration.objects.filter(edition_id__in=chain(head)).values_list("round", flat=True))
    for day in (on, *(one.effective_on for one in programme.amendments if one.effective_on > on)):
        text = programme.on(day)
        lost = taken - {key for rule in text.outcomes.values() for key in rule.rounds}
        if lost:
            gone = label(of(head), min(lost))
            return f"Bản này bỏ đợt {gone} trong khi đã có hồ sơ đăng ký. Hãy giữ đợt ấy trong văn bản."
    return ""


@dataclass(frozen=True, slots=True)
class Ground:
    """By what an edition comes in: for whom, by which paper, in the place of which, and what the diary calls it."""

    unit_id: int
    decision: str
    replaces: Edition | None
    word: diary.Word
    note: Mapping[str, object] = field(default_factory=dict)
    cite: tuple[str, ...] = ()


def keep(by: Actor, programme: rulebook.Programme, ground: Ground, now: datetime) -> Edition:
    """Store a text as an edition, with one line in the diary; the caller has asked the permits."""
    edition = Edition.objects.create(
        digest=programme.edition,
        programme=programme.id,
        title=programme.title.vi,
        source=dict(programme.source),
        unit_id=ground.unit_id,
        adopted_on=days.day(now),
        decision=ground.decision,
        replaces=ground.replaces,
    )
    after = {"programme": programme.id, "digest": programme.edition, "decision": ground.decision, **ground.note}
    diary.record(
        ground.word,
        account_id=by.account_id,
        subject="edition",
        subject_id=edition.pk,
        unit_id=ground.unit_id,
        now=now,
        note=diary.Note(
            before={"digest": ground.replaces.digest} if ground.replaces else None, after=after, cite=ground.cite
        ),
    )
    return edition


def current(unit_id: int, *, on: date) -> tuple[Edition, rulebook.Programme]:
    """Find what is in force for a unit on a day: the newest programme adopted at it or above it, as it then stands.

    Where nothing is, what was adopted at the units they came after goes on. Raises `NotFound` when there is nothing.
    """
    tree = units.tree(on)
    own = tree[unit_id] if unit_id in tree else units.known(unit_id, on)  # old dossiers are read under a closed unit
    path = frozenset(own.path)
    adopted = [one for one in _first() if one.adopted_on <= on]
    edition = next((one for one in adopted if one.unit_id in path), None)
    if edition is None:
        before = lineage.heirs(on, tree).kept(path, below=False)
        edition = next((one for one in adopted if one.unit_id in before), None)
    if edition is None:
        raise NotFound("Chưa áp dụng chương trình nào cho đơn vị này. Ban Chỉ đạo Khối cần áp dụng chương trình trước.")
    return edition, of(edition).on(on)


def of(edition: Edition) -> rulebook.Programme:
    """Read the programme that judges what was registered under an edition; each text is read once in a process."""
    return books()[edition.pk]


def judging(row: Registration | Proposal | Decision) -> rulebook.Programme:
    """Read the programme that judges what was registered, proposed or decided, without fetching its edition."""
    return books()[row.edition_id]


def newest() -> tuple[Edition, rulebook.Programme] | None:
    """Find the newest programme of this installation, for pages that everybody sees."""
    edition = next(iter(_first()), None)
    return (edition, of(edition)) if edition is not None else None


def settled(*, on: date) -> frozenset[str]:
    """Name the readings of the newest programme that a document has confirmed by a day."""
    found = newest()
    return frozenset(key for key, one in found[1].on(on).readings.items() if one.confirmed) if found else frozenset()


def for_registrations(rows: Iterable[Registration]) -> Mapping[int, rulebook.Programme]:
    """Read the programmes that judge some registrations, by edition id."""
    return books({row.edition_id for row in rows})


def books(wanted: Iterable[int] | None = None) -> dict[int, rulebook.Programme]:
    """Read the programmes that judge what was registered under these editions, or under any, by edition id."""
    heads = _heads()
    return {pk: _read(heads[pk][1]) for pk in (heads if wanted is None else wanted)}


def chain(edition: Edition) -> frozenset[int]:
    """List the editions whose dossiers are judged by the same text as those of this one."""
    heads = _heads()
    return frozenset(pk for pk, head in heads.items() if head == heads[edition.pk])


def _editions() -> tuple[Edition, ...]:
    """Read all editions without their texts, newest first; they are few, and each page asks for one."""
    rows = Edition.objects.defer("source").order_by("-adopted_on", "-pk")
    return looking.until_an_act("editions", lambda: tuple(rows))


def _first() -> Iterable[Edition]:
    """List the editions that replace none, newest first: what is amended later does not overtake a newer programme."""
    return (one for one in _editions() if one.replaces_id is None)


def _heads() -> dict[int, tuple[int, str]]:
    """Find the newest edition of each one's chain, id and digest."""
    heads: dict[int, tuple[int, str]] = {}
    for one in sorted(_editions(), key=lambda one: -one.pk):  # what replaces is newer than what it replaces
        head = heads.setdefault(one.pk, (one.pk, one.digest))
        if one.replaces_id is not None:
            heads[one.replaces_id] = head
    return heads


def base_rounds(programme: rulebook.Programme, on: date) -> tuple[tuple[str, str], ...]:
    """List the base tier's rounds that have begun to register, newest first, then the ad hoc one; key and label."""
    begun = [
        one
        for one in programme.rounds.values()
        if one.tier == "base" and (one.ad_hoc or ("register" in one.windows and one.windows["register"].from_on <= on))
    ]
    ordered = sorted(begun, key=lambda one: (one.ad_hoc, -max(one.years)))
    return tuple((one.key, one.label.vi) for one in ordered)


def label(programme: rulebook.Programme, round_key: str) -> str:
    """Name a round for a reader."""
    found = programme.rounds.get(round_key)
    return found.label.vi if found is not None else round_key


def steering_body(programme: rulebook.Programme, tier: str) -> str:
    """Name the body that steers a tier: its group or its board; raises `AgainstTheRules` for a tier without one."""
    for key, one in programme.authorities.items():
        if one.tier == tier and one.body in {"group", "board"}:
            return key
    raise AgainstTheRules("Chương trình không quy định Tổ chỉ đạo hoặc Ban Chỉ đạo cho cấp này.")


def outcome_of(programme: rulebook.Programme, round_key: str) -> str:
    """Name the outcome that a round asks about; raises `AgainstTheRules` when it asks about none."""
    found = next((key for key, rule in programme.outcomes.items() if round_key in rule.rounds), None)
    if found is None:
        raise AgainstTheRules(f"Chương trình không quy định kết quả nào cho đợt {label(programme, round_key)}.")
    return found


def flag_rule(programme: rulebook.Programme, round_key: str) -> OutcomeRule:
    """Find what a round gives to a unit as such; raises `AgainstTheRules` where it gives nothing to units (A20)."""
    rules = programme.outcomes.values()
    found = next((rule for rule in rules if round_key in rule.rounds and "unit" in rule.subject), None)
    if found is None:
        raise AgainstTheRules("Đợt này không có hình thức khen thưởng cho đơn vị. Hãy chọn đợt khác.")
    return found


def grades_given(programme: rulebook.Programme, round_key: str) -> Mapping[str, Grade]:
    """Pick the grades that are given in a round; none where it recognises nothing anew, as at a conference (A17)."""
    one, rule = programme.rounds[round_key], programme.outcomes[outcome_of(programme, round_key)]
    recognises = one.ad_hoc or any(gift.what == "recognition" for gift in rule.gives)
    return programme.grades_of(one.tier) if recognises else {}


def folders() -> list[Path]:
    """List the folders on this machine that hold a programme."""
    root = Path(settings.PROGRAMMES)
    return sorted(path for path in root.iterdir() if (path / "programme.yaml").is_file()) if root.is_dir() else []


@lru_cache(maxsize=32)
def _read(digest: str) -> rulebook.Programme:
    """Read a stored text; the digest names its content, so what was read once holds for good."""
    programme = rulebook.read(Edition.objects.values_list("source", flat=True).get(digest=digest))
    if programme.edition != digest:
        raise ValueError(f"the stored text of edition {digest} has changed: it now reads {programme.edition}")
    return programme
