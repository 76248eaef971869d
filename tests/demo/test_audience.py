"""Who is said to see a dossier is who sees it: for everybody and every dossier of the slice, at several instants."""

from datetime import date

import pytest

from kheo.demo.season.days import at
from kheo.demo.season.stage import Stage
from kheo.store.models import Account, Registration
from kheo.work import acts, audience, people
from kheo.work.actors import Actor

pytestmark = pytest.mark.django_db


def _asker(row: Registration, actors: dict[int, Actor]) -> Actor:
    """Choose somebody who may see it and from whom no name is kept."""
    inspector = next(one for one in actors.values() if one.account_id == people.account_of("khoi.kiemtra").pk)
    return actors[row.created_by.person_id] if row.state == "draft" else inspector


@pytest.mark.parametrize("on", [date(2014, 1, 20), date(2014, 12, 31)])
def test_who_is_said_to_see_a_dossier_is_who_sees_it(played: Stage, on: date) -> None:
    now = at(on, 0)
    accounts = Account.objects.filter(is_active=True).select_related("person")
    actors = {one.person_id: people.actor(one, now=now) for one in accounts}
    seen = {key: set(acts.seen(actor).values_list("pk", flat=True)) for key, actor in actors.items()}

    for row in Registration.objects.select_related("created_by"):
        told = audience.who_sees(by=_asker(row, actors), registration_id=row.pk, now=now)
        assert {one.person_id for one in told} == {key for key, found in seen.items() if row.pk in found}, row

    many = sum(len(found) for found in seen.values())
    assert many > 5 * Registration.objects.count()
