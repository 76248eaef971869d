"""What a reorganisation would touch: dossiers, people, exemplars, rights. Shown beforehand; nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from kheo.store.models import Appointment, Award, Exemplar, Registration
from kheo.work import handing_over, lifecycle, permits, programmes, reshaping, unit_checks, units
from kheo.work.actors import ROLE_LABELS, Actor, Role
from kheo.work.lifecycle import State
from kheo.work.reshaping import Change
from kheo.work.units import NewUnit, Tree


@dataclass(frozen=True, slots=True)
class Dossier:
    """An open registration; one of a unit that ends waits for a successor."""

    id: int
    exemplar_id: int
    title: str
    owner: str
    round: str
    state: str
    unit: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A person in a role; one at a unit that ends waits for a successor, and ends without one."""

    id: int
    person: str
    role: str
    unit: str
    position: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Continuing:
    """An exemplar recognised in the last round of its tier; one of a unit that ends waits for a successor."""

    id: int
    title: str
    owners: str
    rounds: tuple[str, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class Right:
    """What a person may no longer do from the day on."""

    person: str
    role: str
    unit: str
    lost: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something for which a person chooses a successor: a unit below, an exemplar, an appointment."""

    id: int
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Touched:
    """Everything a change touches, and what it asks a person to choose; `targets` are code and name."""

    title: str
    units: tuple[str, ...]
    dossiers: tuple[Dossier, ...]
    posts: tuple[Post, ...]
    exemplars: tuple[Continuing, ...]
    rights: tuple[Right, ...]
    children: tuple[Waiting, ...]
    heirless: tuple[Waiting, ...]
    targets: tuple[tuple[str, str], ...]

    @property
    def waiting_posts(self) -> tuple[Waiting, ...]:
        """List the appointments that end unless a successor is chosen."""
        return tuple(Waiting(post.id, post.person, f"{post.role}, {post.unit}") for post in self.posts if post.waits)


def preview(*, by: Actor, change: Change, on: date) -> Touched:
    """Read what a change would touch on a day; raises `NotPermitted`, `NotFound`, `BadInput` as the verb would."""
    permits.require(by, "reorganise", permits.NOTHING)
    for unit_id in change.concerned:
        unit_checks.newest(unit_id, on)
    tree = units.tree(on)
    for one in change.targets:
        if isinstance(one, NewUnit):
            unit_checks.check_new(one, tree)
    reach = frozenset().union(*(tree.under(one) for one in change.concerned))
    near = Q(unit_id__in=reach) | Q(exemplar__owners__home_id__in=reach)
    open_ = handing_over.open_().filter(near).select_related("exemplar").distinct()
    rows = list(open_.order_by("unit__code", "round", "pk"))
    posts = list(handing_over.held(reach, on).select_related("person").order_by("unit__code", "person__name_key", "pk"))
    tied = set(handing_over.tied(change.concerned).values_list("pk", flat=True)) if _hands_over(change) else set()
    going_on = _continuing(reach, on, tied)
    return Touched(
        title=change.title(tree),
        units=tuple(unit.name for unit in tree.all() if unit.id in reach),
        dossiers=tuple(_dossier(row, tree, waits=row.exemplar_id in tied) for row in rows),
        posts=tuple(_post(row, tree, waits=_hands_over(change) and row.unit_id in change.concerned) for row in posts),
        exemplars=going_on,
        rights=tuple(_rights(change, posts, tree, on)),
        children=_children(change, tree, on),
        heirless=_heirless(rows, going_on, tied),
        targets=_targets(change, tree),
    )


def last_rounds(on: date) -> frozenset[str]:
    """Name the round of each tier in which something was recognised last, by a day."""
    done = Award.objects.filter(what=Award.What.RECOGNITION, is_revoked=False, done_on__lte=on)
    rounds = done.filter(registration__is_ad_hoc=False).values_list("registration__tier", "registration__round")
    newest: dict[str, tuple[date, str]] = {}
    for tier, key, day in rounds.annotate(day=Max("done_on")):
        newest[tier] = max(newest.get(tier, (date.min, "")), (day, key))
    return frozenset(key for _day, key in newest.values())


def _hands_over(change: Change) -> bool:
    """Tell whether a change leaves something to choose for: units end, or one gives a part away."""
    return bool(change.ending or change.targets)


def _continuing(reach: frozenset[int], on: date, tied: set[int]) -> tuple[Continuing, ...]:
    """List the exemplars at some units that were recognised in the last round."""
    here = Q(owners__home_id__in=reach) | Q(registrations__unit_id__in=reach)
    recognised = Registration.objects.filter(
        round__in=last_rounds(on),
        awards__what=Award.What.RECOGNITION,
        awards__is_revoked=False,
        awards__done_on__isnull=False,
    )
    rows = Exemplar.objects.filter(here, registrations__in=recognised).distinct().order_by("folded", "pk")
    found = []
    for row in rows.prefetch_related("registrations__edition"):
        told = sorted(row.registrations.all(), key=lambda one: one.pk)
        rounds = tuple(dict.fromkeys(_round(one) for one in told if one.state in {State.DECIDED, State.COMMENDED}))
        found.append(Continuing(row.pk, row.title, told[-1].owner_name, rounds, row.pk in tied))
    return tuple(found)


def _heirless(rows: Iterable[Registration], going_on: Iterable[Continuing], tied: set[int]) -> tuple[Waiting, ...]:
    """List each exemplar once for which a successor is chosen: with an open dossier, or continuing."""
    found = {one.id: Waiting(one.id, one.title, f"{one.owners}; {', '.join(one.rounds)}") for one in going_on}
    for row in rows:
        detail = f"{row.owner_name}; {_round(row)}: {lifecycle.label(row.state, ad_hoc=row.is_ad_hoc).lower()}"
        found[row.exemplar_id] = Waiting(row.exemplar_id, row.exemplar.title, detail)
    return tuple(one for key, one in found.items() if key in tied)


def _children(change: Change, tree: Tree, on: date) -> tuple[Waiting, ...]:
    if not _hands_over(change):
        return ()
    below = {row.unit_id: row for row in handing_over.below(change.concerned, on).order_by("sort_key", "from_on")}
    return tuple(
        Waiting(key, row.name, tree[row.parent_id].name if row.parent_id is not None and row.parent_id in tree else "")
        for key, row in below.items()
        if key not in change.targets
    )


def _targets(change: Change, tree: Tree) -> tuple[tuple[str, str], ...]:
    if change.targets:
        return tuple((reshaping.code_of(one, tree), reshaping.name_of(one, tree)) for one in change.targets)
    if change.ending:
        return tuple((unit.code, unit.name) for unit in tree.all() if unit.id not in change.ending)
    return ()


def _rights(change: Change, posts: Iterable[Appointment], tree: Tree, on: date) -> Iterable[Right]:
    """List who loses a role with its unit, and who no longer reaches down to what moves away."""
    for row in posts:
        if row.unit_id in change.ending:
            yield _right(row, tree, "vai trò kết thúc cùng đơn vị")
    lost = frozenset().union(*(tree[one].path[1:] for one in change.concerned)) - change.above(tree) - change.ending
    above = handing_over.held(lost, on).filter(with_descendants=True, from_on__lte=on)
    for row in above.select_related("person").order_by("person__name_key", "pk"):
        yield _right(row, tree, "không còn bao quát đơn vị được sắp xếp")


def _right(row: Appointment, tree: Tree, lost: str) -> Right:
    return Right(row.person.full_name, ROLE_LABELS[Role(row.role)], tree[row.unit_id].name, lost)


def _dossier(row: Registration, tree: Tree, *, waits: bool) -> Dossier:
    return Dossier(
        id=row.pk,
        exemplar_id=row.exemplar_id,
        title=row.exemplar.title,
        owner=row.owner_name,
        round=_round(row),
        state=lifecycle.label(row.state, ad_hoc=row.is_ad_hoc),
        unit=tree[row.unit_id].name if row.unit_id in tree else row.unit_name,
        waits=waits,
    )


def _post(row: Appointment, tree: Tree, *, waits: bool) -> Post:
    return Post(
        id=row.pk,
        person=row.person.full_name,
        role=ROLE_LABELS[Role(row.role)],
        unit=tree[row.unit_id].name,
        position=row.position,
        waits=waits,
    )


def _round(row: Registration) -> str:
    return programmes.label(programmes.judging(row), row.round)
