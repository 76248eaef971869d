"""What may guard an address, and what follows for each person: told from the world, not by asking the views.

Reading is told here anew, by role and standing; `permits.TABLE` is asked only whether a role may do a verb.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kheo.work import acts, permits
from kheo.work.actors import Role
from kheo.work.permits import Thing
from tests.web.matrix_world import ROUND, UP, Dossier, Made, Somebody

READS = {
    Role.BASE_SECRETARY,
    Role.STEERING_HEAD,
    Role.STEERING_MEMBER,
    Role.SIGNATORY,
    Role.BLOC_SECRETARY,
    Role.BLOC_HEAD,
    Role.BLOC_MEMBER,
    Role.COUNCIL_MEMBER,
    Role.PROVINCE_VIEWER,
    Role.PROVINCE_INTAKE,
    Role.INSPECTOR,
}
OVERSEES = {Role.BLOC_SECRETARY, Role.BLOC_HEAD, Role.BLOC_MEMBER, Role.PROVINCE_VIEWER, Role.INSPECTOR}


class Outcome(Enum):
    """What somebody meets at an address; the value is what the docs print."""

    DOES = "does"
    SEES = "sees"
    REFUSED = "why not"
    HIDDEN = "404"


class Share(Enum):
    """Which cells may share one request, being equal by construction."""

    PLACES = "the guard asks for the role alone: all places of a role share"
    ROWS = "at one standing, roles of the same rows in `permits.TABLE` share; a page that is not there is asked by each"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing an address leads to: its arguments, the unit that has it, the dossier if it is one."""

    label: str
    args: tuple[object, ...]
    unit: str = "K05"
    dossier: Dossier | None = None


Told = Callable[[Made, Somebody, Target], Outcome]
Targets = Callable[[Made], list[Target]]


@dataclass(frozen=True, slots=True)
class Row:
    """What guards an address, what it is opened with, and what each outcome answers to GET and POST."""

    guard: str
    told: Told
    targets: Targets
    share: Share = Share.ROWS
    get: Mapping[Outcome, set[int]] = field(default_factory=dict)
    post: Mapping[Outcome, set[int]] = field(default_factory=dict)
    guest: tuple[int, int] = (302, 302)
    body: Mapping[str, object] = field(default_factory=dict)

    def expected(self, method: str, outcome: Outcome | None) -> set[int]:
        """Tell which statuses are no surprise; an outcome of None is a guest's."""
        if outcome is None:
            return {self.guest[method == "POST"]}
        usual = (_POST if method == "POST" else _GET)[outcome]
        return (self.post if method == "POST" else self.get).get(outcome, usual)


_GET = {Outcome.DOES: {200}, Outcome.SEES: {200}, Outcome.REFUSED: {403}, Outcome.HIDDEN: {404}}
_POST = {
    Outcome.DOES: {200, 302, 409, 422},
    Outcome.SEES: {200, 302, 422},
    Outcome.REFUSED: {403},
    Outcome.HIDDEN: {404},
}


def covers(made: Made, one: Somebody, unit: str | None) -> bool:
    """Tell whether somebody's place is a unit, or stands above it with what is below."""
    if unit is None or one.place is None or one.username == "former":
        return False
    return one.place == unit or (one.below and one.place in made.path(unit))


def owns(one: Somebody, dossier: Dossier) -> bool:
    """Tell whether somebody is, or speaks for, the owner."""
    speaks = Role.REPRESENTATIVE in one.roles and one.place == dossier.owner_unit and one.username != "former"
    return speaks or one.username == dossier.owner


def reads(made: Made, one: Somebody, dossier: Dossier) -> bool:
    """Tell whether somebody may read a dossier."""
    if owns(one, dossier) or (dossier.is_draft and one.username == dossier.writer):
        return True
    if dossier.is_draft:
        return False
    overseen = covers(made, one, dossier.unit) or covers(made, one, dossier.lower)
    if one.username == dossier.appraiser or (set(one.roles) & READS and overseen):
        return True
    return Role.LEADER in one.roles and covers(made, one, dossier.home)


def reads_unit(made: Made, one: Somebody, target: Target) -> bool:
    """Tell whether somebody may read a unit's work."""
    return bool(set(one.roles) & READS) and covers(made, one, target.unit)


def may(made: Made, one: Somebody, verb: str, target: Target) -> bool:
    """Ask the table whether somebody may do a verb."""
    thing = made.thing(target.dossier) if target.dossier else Thing(unit_id=made.world.ids[target.unit])
    return permits.answer(made.actors[one.username], acts.permit_of(verb), thing).ok


# --- what an address leads to -----------------------------------------------------------------------------------


def nothing(*args: object) -> Targets:
    """An address without a thing behind it."""
    return lambda _made: [Target("", args)]


def units(codes: str, *rest: object, with_round: bool = False) -> Targets:
    """The base unit, its bloc, or both."""
    rounds = {code: {"K05": (ROUND,), "K": (UP,)}[code] for code in codes.split(", ")}
    return lambda made: [
        Target(code, (made.world.ids[code], *(rounds[code] if with_round else ()), *rest), code) for code in rounds
    ]


def dossiers(keys: Iterable[str], *rest: object) -> Targets:
    """Dossiers in some states."""
    return lambda made: [
        Target(key, (made.dossiers[key].pk, *rest), made.dossiers[key].unit, made.dossiers[key]) for key in keys
    ]


def things(*found: Callable[[Made], Target]) -> Targets:
    """Whatever else, each told by a function of the world."""
    return lambda made: [one(made) for one in found]


# --- what guards it ---------------------------------------------------------------------------------------------


def everybody(guest: tuple[int, int], get: int, post: int, *args: object) -> Row:
    """An address that needs no sign-in."""
    statuses = {Outcome.SEES: {get}}, {Outcome.SEES: {post}}
    sees: Told = lambda _made, _one, _target: Outcome.SEES  # noqa: E731 - one constant answer
    return Row("open to everybody", sees, nothing(*args), Share.PLACES, *statuses, guest)


def signed_in(*args: object, only_post: bool = False, get: int = 200) -> Row:
    """A person's own page: whoever has signed in sees it."""
    told: Told = lambda _made, _one, _target: Outcome.SEES  # noqa: E731 - one constant answer
    return Row("signed in", told, nothing(*args), Share.PLACES, {Outcome.SEES: {405 if only_post else get}})


def overseer() -> Row:
    """A page of those who oversee units."""

    def told(_made: Made, one: Somebody, _target: Target) -> Outcome:
        return Outcome.SEES if set(one.roles) & OVERSEES else Outcome.HIDDEN

    return Row("oversees units", told, nothing(), Share.PLACES)


RECEIVES = READS | {Role.LEADER, Role.REPRESENTATIVE}


def letter(targets: Targets | None = None, **more: object) -> Row:
    """A page of what goes down: for whoever reads the work of the sender (`K05`), or answers at the receiver (`P05`).

    A press that is not theirs shows them the page again, with the reason.
    """

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        receives = bool(set(one.roles) & RECEIVES) and covers(made, one, "P05" if targets else target.unit)
        return Outcome.SEES if receives or reads_unit(made, one, target) else Outcome.HIDDEN

    return Row("`see_unit` of the sender, or answers at the receiver", told, targets or units("K05"), **more)


def reader() -> Row:
    """A page of those who read the work of some unit."""

    def told(_made: Made, one: Somebody, _target: Target) -> Outcome:
        reads_some = set(one.roles) & READS and one.place is not None and one.username != "former"
        return Outcome.SEES if reads_some else Outcome.HIDDEN

    return Row("reads a unit's work", told, nothing(), Share.PLACES)


def anywhere(verb: str, targets: Targets, **more: object) -> Row:
    """A page for a permit that asks for the role alone, or for a role at the bloc; everybody else reads why not."""

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        return Outcome.DOES if may(made, one, verb, target) else Outcome.REFUSED

    return Row(f"`{verb}`", told, targets, **more)


def unit(
    *verbs: str,
    at: str = "K05",
    with_round: bool = False,
    rest: tuple[object, ...] = (),
    shows: bool = False,
    **more: object,
) -> Row:
    """A page of a unit: for whoever may read its work; with verbs only for those who may do one of them.

    `shows` is for pages that everybody of the unit reads and where only the button asks for the verb.
    """

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        if not reads_unit(made, one, target):
            return Outcome.HIDDEN
        if verbs and any(may(made, one, verb, target) for verb in verbs):
            return Outcome.DOES
        return Outcome.REFUSED if verbs and not shows else Outcome.SEES

    guard = " or ".join(f"`{verb}`" for verb in verbs)
    guard = f"`see_unit`{', the button ' if shows else ', then ' if verbs else ''}{guard}"
    return Row(guard, told, more.pop("targets", units(at, *rest, with_round=with_round)), **more)


def sheet(*rest: object, verb: str = "import_sheet", **more: object) -> Row:
    """A page of what is imported for a unit, also for who may import there and does not read its work."""

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        imports = may(made, one, "import_sheet", target)
        if imports and may(made, one, verb, target):
            return Outcome.DOES
        return Outcome.REFUSED if imports or reads_unit(made, one, target) else Outcome.HIDDEN

    return Row(f"`{verb}`, else `see_unit` says why not", told, units("K05", *rest), **more)


def dossier(keys: str, *verbs: str, rest: tuple[object, ...] = (), hides: bool = False, **more: object) -> Row:
    """A page of a dossier: for whoever may read it; with verbs only for those who may do one of them.

    `hides` is for the owner's pages: who may read the dossier but not do the verb finds nothing there.
    """

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        if not reads(made, one, target.dossier):
            return Outcome.HIDDEN
        if not verbs:
            return Outcome.SEES
        if any(may(made, one, verb, target) and _offered(one, verb, target) for verb in verbs):
            return Outcome.DOES
        return Outcome.HIDDEN if hides else Outcome.REFUSED

    guard = "visible" + (", then " if verbs else "") + " or ".join(f"`{verb}`" for verb in verbs)
    targets = more.pop("targets", dossiers([key.strip() for key in keys.split(",")], *rest))
    return Row(guard, told, targets, **more)


def record(keys: str, verb: str, **more: object) -> Row:
    """A paper on a dossier: for those who may issue it, to be read by whoever reads the unit's work, not by others."""

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        if reads(made, one, target.dossier) and may(made, one, verb, target):
            return Outcome.DOES
        return Outcome.SEES if reads_unit(made, one, target) else Outcome.HIDDEN

    return Row(f"`{verb}`, else `see_unit`", told, dossiers([key.strip() for key in keys.split(",")]), **more)


def _offered(one: Somebody, verb: str, target: Target) -> bool:
    """What is entered for others is sent by whoever began it."""
    return verb != "submit" or owns(one, target.dossier) or one.username == target.dossier.writer


def paper(*targets: Callable[[Made], Target]) -> Row:
    """A paper: for whoever may read its unit's work or its dossier."""

    def told(made: Made, one: Somebody, target: Target) -> Outcome:
        seen = reads_unit(made, one, target) or reads(made, one, target.dossier)
        return Outcome.SEES if seen else Outcome.HIDDEN

    return Row("`see_unit`, or its dossier is visible", told, things(*targets))


POSTED = {outcome: {405} for outcome in Outcome}
LED_BACK = {outcome: {302} for outcome in Outcome}
