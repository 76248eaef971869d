"""A season brought to the decision of 13 October 2014, each step by its verb."""

from datetime import date

from kheo.store.models import Decision
from kheo.work import decisions, judging, reports
from tests.work.keeping import grows
from tests.work.world import World, achievement, at, paper


@grows
def decided(world: World) -> Decision:
    """Bring one dossier of Ngân's office to the decision 05-QĐ/ĐU."""
    pk, now = world.accepted(at(2014, 1, 20)), at(2014, 10, 10)
    world.summarised()
    judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids["tuan"], now=now)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    leader = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", now), registration_id=pk, signatory=leader, now=now)
    judging.submit(by=world.who("tuan", now), registration_id=pk, assessment=world.assessment(), now=now)
    judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
    proposal = decisions.propose(
        by=world.who("bao", at(2014, 10, 11)),
        unit_id=world.ids["K05"],
        round_key="base-2014",
        registration_ids=[pk],
        paper=paper("03-TTr/TCĐ", date(2014, 10, 11)),
        now=at(2014, 10, 11),
    )
    return decisions.decide(
        by=world.who("minh", at(2014, 10, 13)),
        proposal_id=proposal.pk,
        registration_ids=[pk],
        paper=paper("05-QĐ/ĐU", date(2014, 10, 13)),
        now=at(2014, 10, 13),
    )
