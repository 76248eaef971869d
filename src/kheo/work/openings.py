"""Read what somebody may begin today: rounds whose window is open, whom they speak for, what may be carried on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from kheo import rulebook
from kheo.store.models import Exemplar, Registration
from kheo.work import days, people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.exemplars import Owners
from kheo.work.lifecycle import State
from kheo.work.refusals import NotFound
from kheo.work.registrations import Entry

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be begun: choices by field, the usual answers, and why nothing is open when it is not."""

    choices: Mapping[str, Choices]
    usual: Mapping[str, str]
    closed: tuple[rulebook.Finding, ...]

    def entry(self, given: Mapping[str, Any]) -> Entry:
        """Turn a filled form into what a registration starts from."""
        kind, _, key = given["owner"].partition("-")
        more = [one.partition("-") for one in given.get("with_", ())]
        mine = [int(key), *(int(other) for of, _, other in more if of == kind and other != key)]
        owners = Owners(unit_ids=tuple(mine)) if kind == "donvi" else Owners(person_ids=tuple(mine))
        continues = int(given["continues"]) if given.get("continues") else None
        return Entry(owners, given["round"], given.get("title") or "", continues)


def offer(*, by: Actor, now: datetime) -> Offer:
    """Read what somebody may begin; raises `NotFound` before a programme is adopted."""
    on = days.day(now)
    found = programmes.newest()
    if found is None:
        raise NotFound("Chưa áp dụng chương trình nào. Ban Chỉ đạo Khối cần áp dụng chương trình trước.")
    programme = found[1]
    rounds = [one for one in programme.rounds.values() if one.tier == "base" and "register" in one.windows]
    open_ = [one for one in rounds if one.windows["register"].contains(on)]
    near = open_ or [one for one in rounds if on.year in one.years]
    tree = units.tree(on)
    owners: Choices = [(f"donvi-{key}", tree[key].name) for key in sorted(by.seats(Role.REPRESENTATIVE)) if key in tree]
    if by.home:
        owners.append((f"nguoi-{by.person_id}", f"{by.name} (cá nhân)"))
    carried = _may_be_carried(by, [one.key for one in near])
    return Offer(
        choices={
            "round": [(one.key, one.label.vi) for one in near],
            "owner": owners,
            "with_": _others(by, tree, on),
            "continues": [
                ("", "Mô hình, điển hình mới"),
                *((str(one.pk), f"Tiếp tục: {one.title}") for one in carried),
            ],
        },
        usual={"round": near[0].key if near else "", "owner": owners[0][0] if owners else "", "continues": ""},
        closed=() if open_ else tuple(rulebook.check_window(programme, one.key, "register", on) for one in near),
    )


def fields(registration_id: int) -> Choices:
    """List the fields of the programme that judges a registration."""
    row = Registration.objects.get(pk=registration_id)
    return [(key, one.label.vi) for key, one in programmes.judging(row).fields.items()]


def _may_be_carried(by: Actor, rounds: list[str]) -> list[Exemplar]:
    own = Q(owners__person_id=by.person_id) | Q(owners__unit_id__in=by.seats(Role.REPRESENTATIVE))
    rows = Exemplar.objects.filter(own, registrations__accepted_version__isnull=False, registrations__is_ad_hoc=False)
    taken = Registration.objects.filter(round__in=rounds).exclude(state=State.WITHDRAWN).values("exemplar_id")
    return list(rows.exclude(pk__in=taken).distinct().order_by("-pk")[:20])


def _others(by: Actor, tree: units.Tree, on: date) -> Choices:
    """List units and colleagues under the same base unit who may be named as co-owners."""
    homes = [key for key in by.home if key in tree and any(tree[up].tier == "base" for up in tree[key].path)]
    if not homes:
        return []
    base = tree.base_of(homes[0])
    here = tree.under(base.id)
    places: Choices = [(f"donvi-{unit.id}", unit.name) for unit in tree.all() if unit.id in here]
    persons = people.members(set(here), (Role.PARTICIPANT,), on)
    names: Choices = [(f"nguoi-{one.person_id}", one.name) for one in persons if one.person_id != by.person_id]
    return places + names
