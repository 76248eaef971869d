"""Open the office as somebody, at an instant of the season; bring a dossier to any step of it by calling verbs."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from kheo.web.frame import clock
from kheo.work import changes, decisions, judging, people, reports
from tests.work.world import World, achievement, at, content_, paper

JANUARY, OCTOBER = at(2014, 1, 20), at(2014, 10, 12)
_SEEN = re.compile(r'name="(seen-[0-9]+)" value="([^"]*)"')
_KEY = re.compile(r'name="khoa_thao_tac" value="([0-9a-f-]{36})"')


class Visitor:
    """Somebody at the office's door: looks at pages and presses their buttons as a browser would."""

    def __init__(self, client: Client, now: datetime) -> None:
        self.client, self.now = client, now

    def get(self, address: str, **query: str) -> object:
        """Open a page."""
        clock.set_source(lambda: self.now)
        return self.client.get(address, query)

    def post(self, address: str, *, page: str = "", **data: object) -> object:
        """Press a button of a page with what was filled in; the key is the one that stood on that page."""
        shown = self.get(page or address)
        key = _KEY.search(shown.content.decode())
        assert key is not None, f"no form on {page or address}: {shown.status_code}"
        return self.send(address, {"khoa_thao_tac": key.group(1), **data})

    def seen(self, address: str) -> dict[str, str]:
        """Read what stands hidden in the rows of a page: as what each was looked at."""
        return dict(_SEEN.findall(self.get(address).content.decode()))

    def send(self, address: str, data: Mapping[str, object]) -> object:
        """Send exactly this."""
        clock.set_source(lambda: self.now)
        return self.client.post(address, data)


class Season:
    """The small world with a dossier that is brought from step to step, each by its verb."""

    def __init__(self) -> None:
        self.world = World.with_group()
        self.unit, self.other = self.world.ids["K05"], self.world.ids["K12"]

    def visitor(self, username: str | None, now: datetime) -> Visitor:
        """Sign somebody in, or nobody."""
        client = Client()
        if username is not None:
            client.force_login(people.account_of(username))
        return Visitor(client, now)

    def assigned(self) -> int:
        """Accepted in January, given to Tuấn, form 2 issued."""
        pk = self.world.accepted(JANUARY)
        if not getattr(self, "_summarised", False):
            self.world.summarised()
            self._summarised = True
        now = at(2014, 10, 1)
        tuan = self.world.person_ids["tuan"]
        judging.assign(by=self.world.who("hoa", now), registration_id=pk, person_id=tuan, now=now)
        return pk

    def reported(self) -> int:
        """Reported in time."""
        pk, now = self.assigned(), at(2014, 10, 3)
        reports.submit(by=self.world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
        return pk

    def confirmed(self) -> int:
        """Confirmed by the leader."""
        pk, now = self.reported(), at(2014, 10, 5)
        signatory = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
        reports.confirm(by=self.world.who("long", now), registration_id=pk, signatory=signatory, now=now)
        return pk

    def appraised(self) -> int:
        """Appraised by Tuấn."""
        pk, now = self.confirmed(), at(2014, 10, 8)
        given = self.world.assessment()
        judging.submit(by=self.world.who("tuan", now), registration_id=pk, assessment=given, now=now)
        return pk

    def selected(self) -> int:
        """Selected by Bảo."""
        pk, now = self.appraised(), at(2014, 10, 10)
        judging.select(by=self.world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
        return pk

    def proposed(self) -> int:
        """Proposed by Bảo; gives the proposal's id."""
        pk, now = self.selected(), at(2014, 10, 11)
        issued = paper("03-TTr/TCĐ", date(2014, 10, 11))
        propose = partial(decisions.propose, unit_id=self.unit, round_key="base-2014", registration_ids=[pk])
        return propose(by=self.world.who("bao", now), paper=issued, now=now).pk

    def change_asked(self, now: datetime) -> int:
        """Accepted, and the owner asks for another figure."""
        pk = self.world.accepted(JANUARY)
        asked = content_(goal="Hồ sơ trễ hạn giảm còn một nửa.")
        changes.ask(by=self.world.who("ngan", now), registration_id=pk, content_=asked, reason="Nhà dột.", now=now)
        return pk

    def decided(self) -> int:
        """Decided by Minh; gives the decision's id."""
        proposal, now = self.proposed(), at(2014, 10, 12)
        items = [item.registration_id for item in decisions.Proposal.objects.get(pk=proposal).items.all()]
        issued = paper("05-QĐ/ĐU", date(2014, 10, 12))
        decide = partial(decisions.decide, proposal_id=proposal, registration_ids=items, paper=issued)
        return decide(by=self.world.who("minh", now), now=now).pk


@pytest.fixture
def season(db: None) -> Iterator[Season]:
    """Build the world; give the clock back afterwards."""
    yield Season()
    clock.set_source(timezone.now)
