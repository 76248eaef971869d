"""Adopt a programme, and find the edition that judges a unit's rounds. The adopted text itself is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kheo import rulebook
from kheo.store.models import Edition, Entry, Registration
from kheo.work import days, diary, permits, units
from kheo.work.actors import Actor
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound


@transaction.atomic
def adopt(*, by: Actor, folder: str, unit_id: int, decision: str, now: datetime) -> Edition:
    """Adopt the programme kept in a folder below `settings.PROGRAMMES`, for a unit and all below it.

    The text is stored with its digest; adopting the same text again returns what stands. Raises `BadInput` with every
    problem of a folder that cannot be read, `NotPermitted`.
    """
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    path = Path(settings.PROGRAMMES) / Path(folder).name
    try:
        programme = rulebook.read(path)
    except rulebook.BadProgramme as bad:
        raise BadInput(
            "Chưa áp dụng được chương trình vì tệp quy tắc có lỗi:\n" + "\n".join(map(str, bad.problems))
        ) from bad
    edition, created = Edition.objects.get_or_create(
        digest=programme.edition,
        defaults={
            "programme": programme.id,
            "title": programme.title.vi,
            "source": dict(programme.source),
            "unit_id": unit_id,
            "adopted_on": days.day(now),
            "decision": decision,
        },
    )
    if created:
        diary.record(
            diary.Word.ADOPTED,
            account_id=by.account_id,
            subject="edition",
            subject_id=edition.pk,
            unit_id=unit_id,
            now=now,
            note=diary.Note(after={"programme": programme.id, "digest": programme.edition, "decision": decision}),
        )
    return edition


def current(unit_id: int, *, on: date) -> tuple[Edition, rulebook.Programme]:
    """Find the edition in force for a unit on a day: the newest adopted at it or above it.

    Raises `NotFound` when nothing has been adopted yet.
    """
    path = units.tree(on)[unit_id].path
    edition = Edition.objects.filter(unit_id__in=path, adopted_on__lte=on).order_by("-adopted_on", "-pk").first()
    if edition is None:
        raise NotFound("Chưa áp dụng chương trình nào cho đơn vị này. Ban Chỉ đạo Khối cần áp dụng chương trình trước.")
    return edition, of(edition)


def of(edition: Edition) -> rulebook.Programme:
    """Read the programme that an edition holds; read once in a process."""
    return _read(edition.digest, tuple(sorted(edition.source.items())))


def newest() -> tuple[Edition, rulebook.Programme] | None:
    """Find the newest edition of this installation, for pages that everybody sees."""
    edition = Edition.objects.order_by("-adopted_on", "-pk").first()
    return (edition, of(edition)) if edition is not None else None


def for_registrations(rows: Iterable[Registration]) -> dict[int, rulebook.Programme]:
    """Read the programmes that judge some registrations, by edition id."""
    wanted = {row.edition_id for row in rows}
    return {edition.pk: of(edition) for edition in Edition.objects.filter(pk__in=wanted)}


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


def outcome_of(programme: rulebook.Programme, round_key: str) -> str:
    """Name the outcome that a round asks about; raises `AgainstTheRules` when it asks about none."""
    found = next((key for key, rule in programme.outcomes.items() if round_key in rule.rounds), None)
    if found is None:
        raise AgainstTheRules(f"Chương trình không quy định kết quả nào cho đợt {label(programme, round_key)}.")
    return found


@dataclass(frozen=True, slots=True)
class Offered:
    """A programme kept in a folder of this machine: what it is, or every problem that keeps it from being adopted."""

    folder: str
    title: str
    digest: str
    problems: tuple[str, ...]
    clauses: int = 0


@dataclass(frozen=True, slots=True)
class Adopted:
    """An edition in force: for whom, since when, by which paper, and who pressed the button."""

    digest: str
    title: str
    unit_name: str
    adopted_on: date
    decision: str
    who: str


def offered(*, by: Actor, unit_id: int) -> list[Offered]:
    """Read and check every programme folder; raises `NotPermitted` for whoever may not adopt one."""
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    root = Path(settings.PROGRAMMES)
    folders = sorted(path for path in root.iterdir() if (path / "programme.yaml").is_file()) if root.is_dir() else []
    return [_offer(path) for path in folders]


def adopted(*, on: date) -> list[Adopted]:
    """List what has been adopted, newest first, with who did it."""
    editions = list(Edition.objects.order_by("-adopted_on", "-pk"))
    entries = Entry.objects.filter(word=str(diary.Word.ADOPTED), subject="edition")
    who = dict(entries.values_list("subject_id", "account__person__full_name"))
    tree = units.tree(on)
    return [
        Adopted(
            digest=one.digest,
            title=one.title,
            unit_name=tree[one.unit_id].name if one.unit_id in tree else "",
            adopted_on=one.adopted_on,
            decision=one.decision,
            who=who.get(one.pk) or "",
        )
        for one in editions
    ]


def _offer(path: Path) -> Offered:
    try:
        programme = rulebook.read(path)
    except rulebook.BadProgramme as bad:
        return Offered(path.name, path.name, "", tuple(map(str, bad.problems)))
    return Offered(path.name, programme.title.vi, programme.edition, (), len(programme.clauses))


@lru_cache(maxsize=32)
def _read(digest: str, source: tuple[tuple[str, str], ...]) -> rulebook.Programme:
    programme = rulebook.read(dict(source))
    if programme.edition != digest:
        raise ValueError(f"the stored text of edition {digest} has changed: it now reads {programme.edition}")
    return programme
