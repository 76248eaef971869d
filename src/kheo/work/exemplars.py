"""Exemplars and their owners: one identity through the years, a code that can be read out, names as of a day."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kheo import vietnamese
from kheo.store.models import Exemplar, Owner, Person
from kheo.work import days, indexing, people, units
from kheo.work.refusals import BadInput, NotFound

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns: units for a collective, persons for an individual; several may own one (III.1)."""

    unit_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """Tell the exemplar's kind."""
        return "individual" if self.person_ids else "collective"


def names(exemplar: Exemplar, tree: units.Tree, owners: Iterable[Owner] | None = None) -> dict[str, str]:
    """Name the owners as they are called on the tree's day, with the keys a list of registrations is sorted by."""
    rows = list(exemplar.owners.select_related("person").order_by("position") if owners is None else owners)
    called = (tree[row.home_id].name if row.person is None else row.person.full_name for row in rows)
    told = "; ".join(dict.fromkeys(called))  # owners that were merged stand once
    first = rows[0].person if rows else None
    return {
        "owner_name": told[:400],
        "owner_key": vietnamese.sort_key(told) if first is None else vietnamese.name_key(first.full_name),
        "title_key": vietnamese.sort_key(exemplar.title),
    }


def _new_code() -> str:
    """Make a short code that can be read out on the telephone."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def new(owners: Owners, title: str, tree: units.Tree, homes: Mapping[int, int]) -> tuple[Exemplar, list[Owner]]:
    """Make an exemplar with its owners, not saved yet; `homes` tells where each person works. Raises `NotFound`."""
    exemplar = Exemplar(
        code=_new_code(), kind=owners.kind, title=vietnamese.nfc(title).strip(), folded=vietnamese.fold(title)
    )
    pairs: list[tuple[int | None, int | None, int]] = [(unit_id, None, unit_id) for unit_id in owners.unit_ids]
    pairs += [(None, person_id, homes[person_id]) for person_id in owners.person_ids]
    rows = []
    for position, (unit_id, person_id, home_id) in enumerate(pairs):
        if home_id not in tree:
            raise NotFound("Đơn vị này chưa có hoặc không còn vào ngày đăng ký. Hãy chọn đơn vị khác.")
        rows.append(Owner(exemplar=exemplar, unit_id=unit_id, person_id=person_id, home_id=home_id, position=position))
    return exemplar, rows


def keep(pairs: Iterable[tuple[Exemplar, list[Owner]]]) -> None:
    """Save exemplars and their owners, all in the same few queries."""
    made = list(pairs)
    Exemplar.objects.bulk_create([exemplar for exemplar, _owners in made], batch_size=500)
    Owner.objects.bulk_create([owner for _exemplar, owners in made for owner in owners], batch_size=500)
    indexing.exemplars([exemplar.pk for exemplar, _owners in made])


def create(owners: Owners, title: str, tree: units.Tree, homes: dict[int, int]) -> Exemplar:
    """Make an exemplar with its owners; `homes` tells where each person works."""
    made = new(owners, title, tree, homes)
    keep([made])
    return made[0]


def entitle(exemplar: Exemplar, title: str) -> None:
    """Give an exemplar the title it goes by from now on, with what search needs."""
    exemplar.title, exemplar.folded = title, vietnamese.fold(title)
    exemplar.save(update_fields=("title", "folded"))
    exemplar.registrations.update(title_key=vietnamese.sort_key(title))
    indexing.exemplars([exemplar.pk])


def homes(owners: Owners, now: datetime, *, known: Mapping[int, frozenset[int]] | None = None) -> dict[int, int]:
    """Find the unit each owning person works in, unless it is `known`; raises `BadInput` when one has none."""
    held = people.homes_of(set(owners.person_ids), days.day(now)) if known is None else known
    found_homes: dict[int, int] = {}
    for person_id in owners.person_ids:
        found = held.get(person_id)
        if not found:
            name = Person.objects.get(pk=person_id).full_name
            raise BadInput(f"Chưa ghi nơi công tác của {name}. Hãy đề nghị thư ký giao vai trò “Người tham gia” trước.")
        found_homes[person_id] = min(found)
    return found_homes
