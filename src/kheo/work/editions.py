"""List programmes for the office: those kept in folders of this machine, and those that were adopted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kheo import rulebook
from kheo.store.models import Edition, Entry
from kheo.work import permits, programmes, units
from kheo.work.actors import Actor


@dataclass(frozen=True, slots=True)
class Offered:
    """A programme kept in a folder of this machine: what it is, or what keeps it from being adopted.

    `has_before`: the programme runs here in another text, so the two can be compared.
    """

    folder: str
    title: str
    digest: str
    problems: tuple[str, ...]
    clauses: int = 0
    why_not: str = ""
    has_before: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """An adopted edition: for whom, since when, by which paper, who pressed the button, and whether it still counts."""

    id: int
    digest: str
    title: str
    unit_name: str
    adopted_on: date
    decision: str
    who: str
    is_replaced: bool


def offered(*, by: Actor, unit_id: int, on: date) -> list[Offered]:
    """Read and check every programme folder; raises `NotPermitted` for whoever may not adopt one."""
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    return [_offer(path, unit_id, on) for path in programmes.folders()]


def adopted(*, on: date) -> list[Adopted]:
    """List what has been adopted, newest first, with who did it."""
    editions = list(Edition.objects.defer("source").order_by("-adopted_on", "-pk"))
    who = dict(Entry.objects.filter(subject="edition").values_list("subject_id", "account__person__full_name"))
    replaced = {one.replaces_id for one in editions}
    tree = units.tree(on)
    return [
        Adopted(
            id=one.pk,
            digest=one.digest,
            title=one.title,
            unit_name=tree[one.unit_id].name if one.unit_id in tree else "",
            adopted_on=one.adopted_on,
            decision=one.decision,
            who=who.get(one.pk) or "",
            is_replaced=one.pk in replaced,
        )
        for one in editions
    ]


def _offer(path: Path, unit_id: int, on: date) -> Offered:
    try:
        programme = rulebook.read(path)
    except rulebook.BadProgramme as bad:
        return Offered(path.name, path.name, "", tuple(map(str, bad.problems)))
    _before, why_not = programmes.place(programme, unit_id, on)
    runs = programmes.heads(programme.id, unit_id).exists()
    return Offered(path.name, programme.title.vi, programme.edition, (), len(programme.clauses), why_not, runs)
