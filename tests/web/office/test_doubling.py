"""The warning of a double commendation on the pages where it is proposed and decided, and on the dossier."""

from datetime import date

import pytest
from django.utils import timezone

from kheo.store.models import Decision, Proposal
from kheo.web.frame import clock
from kheo.work import people
from tests.web.office.conftest import Client, Visitor
from tests.work.bloc import Bloc
from tests.work.deeds import TITLE, Deeds, instant

DAY, LATER = date(2015, 5, 4), instant(date(2015, 6, 1))
REASON = 'name="despite"'


@pytest.fixture
def deeds(db: None):
    """Build the bloc's world; put the clock back afterwards."""
    yield Deeds(Bloc())
    clock.set_source(timezone.now)


def _visitor(who: str) -> Visitor:
    client = Client()
    client.force_login(people.account_of(who))
    return Visitor(client, LATER)


def test_it_is_shown_asked_for_and_confirmed(deeds: Deeds) -> None:
    first = deeds.commended("K05", DAY)
    pk = deeds.selected("K", DAY)
    address = f"/co-so/{deeds.world.ids['K']}/to-trinh/bloc-ad-hoc/moi/"
    given = {"items": pk, "number": "07-TTr/BCĐ", "on": "01/06/2015", "signer_name": "A", "signer_position": "B"}
    mai = _visitor("mai")

    page = mai.get(address).content.decode()
    refused = mai.post(address, **given)
    done = mai.post(address, **given, despite="Hai việc khác nhau.")

    assert (REASON in page, first.number in page, page.count(TITLE) > 1) == (True, True, True)
    assert (refused.status_code, "ghi lý do" in refused.content.decode()) == (422, True)
    assert (done.status_code, Proposal.objects.filter(unit_id=deeds.world.ids["K"]).count()) == (302, 1)
    assert first.number in mai.get(f"/ho-so/{pk}/").content.decode()


def test_whoever_may_not_see_it_reads_which_unit_to_ask(deeds: Deeds) -> None:
    deeds.commended("K05", DAY)
    pk = deeds.selected("K", DAY)
    proposal = deeds.proposed("K", pk, DAY, despite="Hai việc khác nhau.")
    vang = _visitor("vang")

    page = vang.get(f"/to-trinh/{proposal.pk}/quyet-dinh/").content.decode()

    assert (REASON in page, "Hãy hỏi đơn vị ấy" in page, Decision.objects.latest("pk").number in page) == (
        True,
        True,
        False,
    )


def test_nothing_is_asked_where_nothing_was_found(deeds: Deeds) -> None:
    pk = deeds.selected("K", DAY)
    proposal = deeds.proposed("K", pk, DAY)

    page = _visitor("vang").get(f"/to-trinh/{proposal.pk}/quyet-dinh/").content.decode()

    assert ("Ban hành quyết định" in page, REASON in page) == (True, False)
