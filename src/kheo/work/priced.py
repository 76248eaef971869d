"""The money that goes with each award, by the office's rules and the dated reference data. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kheo.rulebook import bonuses
from kheo.rulebook.bonuses import Amount, Case
from kheo.store.models import Award, Budget, Decision, Owner, Person
from kheo.work import units

# the programme's form of award -> the form of the catalogue of bonuses; `local` is the committee's own
FORMS = {"local": "giay_khen"}


@dataclass(frozen=True, slots=True)
class Prize:
    """One award with the money that goes with it, and who gives it: the Party's or the State's amounts."""

    award: Award
    owner_name: str
    title: str
    is_individual: bool
    unit_name: str
    by: str
    amount: Amount


def priced(awards: Iterable[Award], budget: Budget | None) -> Iterator[Prize]:
    """Work out the bonus of each award by the office's rules."""
    past = units.Past()
    for award in awards:
        decision, row = award.decision, award.registration
        on = (decision.replaces or decision).on  # a correction does not move the day of what it corrects
        tree = past.on(on)
        owner = min(row.exemplar.owners.all(), key=lambda one: one.position)
        by, amount = _worked_out(award, owner, tree, budget)
        yield Prize(
            award=award,
            owner_name=row.owner_name,
            title=row.exemplar.title,
            is_individual=row.exemplar.kind == "individual",
            unit_name=tree[owner.home_id].name if owner.home_id in tree else row.unit_name,
            by=by,
            amount=amount,
        )


def _worked_out(award: Award, owner: Owner, tree: units.Tree, budget: Budget | None) -> tuple[str, Amount]:
    """Ask for the Party's amount; for whom it does not cover, for the State's where the office says so."""
    decision, form = award.decision, FORMS.get(award.form, award.form)
    on = (decision.replaces or decision).on
    tier = tree[decision.unit_id].tier if decision.unit_id in tree else award.registration.tier
    reference, mode = bonuses.shipped(), rounding(budget)
    receiver = _of_party(owner, tree)
    amount = bonuses.compute(reference, Case("party", tier, form, receiver, on), rounding=mode)
    if amount.coefficient is not None or budget is None or budget.outside != Budget.Outside.STATE:
        return "party", amount
    receiver = "individual" if owner.person_id is not None else "collective"
    tier = tier if tier == "province" else "base"
    return "state", bonuses.compute(reference, Case("state", tier, form, receiver, on), rounding=mode)


def _of_party(owner: Owner, tree: units.Tree) -> str:
    """Tell as what the Party's amounts know an owner; a mass organisation or a non-member they do not know."""
    if owner.unit_id is not None:
        party = owner.unit_id in tree and tree[owner.unit_id].line == "party"
        return "party_organisation" if party else "collective"
    person: Person | None = owner.person
    return "party_member" if person is not None and person.status == "party_member" else "individual"


def awards(decisions: Iterable[Decision]) -> list[Award]:
    """List the awards that decisions give and nobody took back."""
    rows = Award.objects.filter(decision__in=decisions, what=Award.What.AWARD, is_revoked=False)
    rows = rows.select_related("decision__replaces", "registration__exemplar")
    rows = rows.prefetch_related("registration__exemplar__owners__person")
    return list(rows.order_by("registration__exemplar__kind", "pk"))


def rounding(budget: Budget | None) -> str:
    """Tell how the office rounds."""
    return budget.rounding if budget is not None else Budget.Rounding.CEIL.value
