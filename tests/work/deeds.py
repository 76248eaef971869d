"""Ly's sudden deeds, brought to any step at the base or at the bloc by calling verbs."""

from datetime import date, datetime, timedelta

from kheo.store.models import Decision, Proposal, Registration
from kheo.work import days, decisions, judging, raising, sudden
from kheo.work.exemplars import Owners
from kheo.work.reports import Signatory
from kheo.work.sudden import Merit
from tests.work.bloc import Bloc
from tests.work.keeping import grows
from tests.work.world import World, at, paper

TITLE = "Cứu hai cháu nhỏ đuối nước ở bến sông"
# who selects and who decides at each place
STAFF = {"K05": ("hoa", "bao", "minh"), "K": ("mai", "mai", "vang")}


class Deeds:
    """Ly's deeds, entered, confirmed and selected at the base or at the bloc."""

    def __init__(self, bloc: Bloc) -> None:
        self.bloc, self.world = bloc, bloc.world

    @grows
    def selected(
        self, unit: str, on: date, *, title: str = TITLE, who: str = "ly", text: str = "Nhảy xuống sông."
    ) -> int:
        """Bring a deed as far as the selection, on one day."""
        now, world = instant(on), self.world
        secretary, head, _signer = STAFF[unit]
        owners = Owners(person_ids=(world.person_ids[who],))
        merit = Merit(owners, title, "economy", on, text)
        pk = sudden.register(by=world.who(secretary, now), merit=merit, now=now, unit_id=world.ids[unit]).pk
        signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
        sudden.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
        judging.select(by=world.who(head, now), registration_id=pk, grade="outstanding", now=now)
        return pk

    @grows
    def proposed(self, unit: str, pk: int, on: date, *, despite: str = "") -> Proposal:
        """Propose it where it was selected."""
        return decisions.propose(
            by=self.world.who(STAFF[unit][1], instant(on)),
            unit_id=self.world.ids[unit],
            round_key=Registration.objects.get(pk=pk).round,
            registration_ids=[pk],
            paper=paper(f"TTr-{pk}/{unit}", on),
            now=instant(on),
            despite=despite,
        )

    @grows
    def decided(self, unit: str, proposal: Proposal, on: date, *, despite: str = "") -> Decision:
        """Decide on it."""
        return decisions.decide(
            by=self.world.who(STAFF[unit][2], instant(on)),
            proposal_id=proposal.pk,
            registration_ids=list(proposal.items.values_list("registration", flat=True)),
            paper=paper(f"QĐ-{proposal.pk}/{unit}", on),
            now=instant(on),
            despite=despite,
        )

    def commended(self, unit: str, on: date, **changes: str) -> Decision:
        """Bring a deed to its decision within a day."""
        pk = self.selected(unit, on, **changes)
        return self.decided(unit, self.proposed(unit, pk, on), on)


def instant(on: date) -> datetime:
    """Give the morning of a day."""
    return at(on.year, on.month, on.day)


@grows
def entered(world: World, now: datetime) -> int:
    """Let Hoa enter what Ngân's office did the day before."""
    owners, done_on = Owners(unit_ids=(world.ids["P05"],)), days.day(now) - timedelta(days=1)
    merit = Merit(owners, "Dập cháy kho hồ sơ", "political_system", done_on, "Dập cháy kịp thời.")
    return sudden.register(by=world.who("hoa", now), merit=merit, now=now).pk


@grows
def brought_up(world: World, now: datetime) -> int:
    """Let Hoa enter such a deed, Long confirm it and Hoa bring it up to the bloc; return the dossier there."""
    pk, signatory = entered(world, now), Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    sudden.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    return raising.bring_up(by=world.who("hoa", now), registration_id=pk, round_key="bloc-ad-hoc", now=now).pk
