"""Who is honoured at a conference and by which decision, read from what was decided, or selected while nothing is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kheo import rulebook
from kheo.papers.values import HonourGroup, Subject
from kheo.store.models import Award, Decision, Registration
from kheo.work import units
from kheo.work.lifecycle import State
from kheo.work.paper_values import naming

# as many as stand side by side on a stage
MOST_AT_ONCE = 10
_KINDS = {Subject.COLLECTIVE: "Tập thể", Subject.INDIVIDUAL: "Cá nhân"}
_CHOSEN = (State.SELECTED, State.PROPOSED)


@dataclass(frozen=True, slots=True)
class Honoured:
    """One exemplar that comes up: of which tier, a collective or a person, what is given, how it is called."""

    tier: str
    subject: Subject
    award: str
    name: str
    order: tuple[int, bool, str, str]


def decisions(unit_id: int, round_key: str) -> list[Decision]:
    """List the decisions that stand, by which a unit commends in a round, oldest first."""
    standing = Decision.objects.filter(unit_id=unit_id, round=round_key, authority="", status=Decision.Status.ISSUED)
    return list(standing.filter(kind=Decision.Kind.COMMENDATION).order_by("on", "pk"))


def find(programme: rulebook.Programme, unit_id: int, round_key: str, on: date) -> list[Honoured]:
    """List whom the decisions of a round commend, the highest tier first; before any decision, who was selected."""
    tree = units.tree(on)
    awards = Award.objects.filter(decision__in=decisions(unit_id, round_key), is_revoked=False)
    given: dict[int, dict[str, str]] = {}
    for pk, what, form in awards.values_list("registration", "what", "form"):
        given.setdefault(pk, {})[what] = form
    own = Registration.objects.filter(unit_id=unit_id, round=round_key)
    rows = own.filter(pk__in=given) if given else own.filter(state__in=[str(state) for state in _CHOSEN])
    rows = rows.select_related("exemplar", "lower").prefetch_related("exemplar__owners")
    found = [_one(programme, row, given.get(row.pk, {}), tree) for row in rows]
    return sorted(found, key=lambda one: one.order)


def groups(found: Iterable[Honoured]) -> Iterator[HonourGroup]:
    """Call them up in groups: those of one tier and kind who are given the same, as many as a stage holds."""
    turn = 0
    for (tier, subject, award), own in groupby(found, key=lambda one: (one.tier, one.subject, one.award)):
        names = [one.name for one in own]
        for start in range(0, len(names), MOST_AT_ONCE):
            turn += 1
            title = f"Lượt {turn}: {_KINDS[subject]} {tier} {award}"
            yield HonourGroup(title=title, names=tuple(names[start : start + MOST_AT_ONCE]))


def _one(programme: rulebook.Programme, row: Registration, given: dict[str, str], tree: units.Tree) -> Honoured:
    subject, tiers = Subject(row.exemplar.kind), list(programme.tiers)
    # a conference above commends what was done below: the tier is that of the work, not of the list
    tier = row.lower.tier if row.lower is not None else row.tier
    award = _given(programme, given)
    return Honoured(
        tier=programme.tiers[tier].label.vi,
        subject=subject,
        award=award,
        name=_called(row, subject, tree),
        order=(-tiers.index(tier), subject is Subject.INDIVIDUAL, award, row.owner_name),
    )


def _given(programme: rulebook.Programme, given: dict[str, str]) -> str:
    if Award.What.AWARD in given:
        form = given[Award.What.AWARD]
        known = programme.award_forms.get(form)
        return f"nhận {known.label.vi}" if known is not None else "được khen thưởng"
    return "được công nhận" if given and Award.What.PRAISE not in given else "được biểu dương"


def _called(row: Registration, subject: Subject, tree: units.Tree) -> str:
    if subject is Subject.COLLECTIVE:
        return f"{row.owner_name}, với mô hình “{row.exemplar.title}”"
    many = "Các đồng chí" if len(row.exemplar.owners.all()) > 1 else "Đồng chí"
    return f"{many} {row.owner_name}, {naming.home(row, tree)}, với điển hình “{row.exemplar.title}”"
