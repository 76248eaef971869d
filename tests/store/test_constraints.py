"""Integrity lives in the database: each constraint is broken once by hand, past every verb; the database says no."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, models, transaction

from kheo.store import models as m
from tests.work.world import World, at

NOW = at(2014, 1, 20)
DAY = date(2014, 1, 20)


@pytest.fixture
def row(db: None) -> m.Registration:
    """Give an accepted registration with everything around it."""
    world = World()
    world.set_up_group()
    return m.Registration.objects.get(pk=world.accepted(NOW))


def _again(kind: type[models.Model], **changes: object) -> Callable[[m.Registration], object]:
    """Copy the first row of a table, with changes."""

    def copy(_row: m.Registration) -> object:
        first = kind.objects.order_by("pk").first()
        assert first is not None
        first.pk = None
        for name, value in changes.items():
            setattr(first, name, value)
        return first.save(force_insert=True)

    return copy


BREACHES = {
    "unit code": lambda _row: m.Unit.objects.create(code="K05"),
    "unit version starts once": _again(m.UnitVersion),
    "unit version ends after start": _again(m.UnitVersion, from_on=DAY, until_on=DAY),
    "user name": lambda _row: m.Account.objects.create(username="ngan", person=_newcomer()),
    "one account a person": lambda row: m.Account.objects.create(username="hai", person=row.created_by.person),
    "appointment starts once": _again(m.Appointment),
    "appointment ends after start": _again(m.Appointment, from_on=DAY, until_on=date(2013, 1, 1)),
    "edition digest": _again(m.Edition),
    "exemplar code": _again(m.Exemplar),
    "owner is a unit or a person": _again(m.Owner, unit=None),
    "owner once": _again(m.Owner),
    "registered once a round": _again(m.Registration, accepted_version=None),
    "version number": _again(m.Version),
    "criterion key": _again(m.Criterion),
    "term has its first day": lambda row: m.OfficeStyle.objects.create(
        unit=row.unit, span="term", account=row.created_by, at=NOW
    ),
    "decision number once a year": _again(m.Decision),
    "diary sequence": _again(m.Entry),
    "message key": _again(m.Message),
    "hold ends after start": lambda row: m.Hold.objects.create(
        exemplar=row.exemplar, reason="x", document="y", from_on=DAY, until_on=DAY
    ),
    "waived once": lambda row: [_waiver(row) for _ in range(2)],
    "one appraiser at a time": lambda row: [_assignment(row) for _ in range(2)],
    "duty once": lambda row: [_duty(row) for _ in range(2)],
    "operation once": lambda row: [_operation(row) for _ in range(2)],
    "draft once": lambda row: [_draft(row) for _ in range(2)],
    "given once a registration": lambda row: [_award(row) for _ in range(2)],
}


def _newcomer() -> m.Person:
    return m.Person.objects.create(full_name="Người Mẫu Mới", status="cadre", folded="nguoi mau moi", name_key="moi")


def _waiver(row: m.Registration) -> m.Waiver:
    texts = {"by": "base_group", "reason": "x", "decision": "y", "of": "late_registration"}
    return m.Waiver.objects.create(
        edition=row.edition, unit=row.unit, exemplar=row.exemplar, round=row.round, on=DAY, **texts
    )


def _assignment(row: m.Registration) -> m.Assignment:
    return m.Assignment.objects.create(registration=row, person=row.created_by.person, assigned_on=DAY)


def _duty(row: m.Registration) -> m.Duty:
    return m.Duty.objects.create(unit=row.unit, task="follow", person=row.created_by.person, from_on=DAY)


def _operation(row: m.Registration) -> m.Operation:
    return m.Operation.objects.create(account=row.created_by, key="0" * 32, at=NOW)


def _draft(row: m.Registration) -> m.Draft:
    return m.Draft.objects.create(account=row.created_by, form="a", subject="b", data={}, saved_at=NOW)


def _award(row: m.Registration) -> m.Award:
    return m.Award.objects.create(decision=m.Decision.objects.first(), registration=row, what="praise")


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES.keys())
def test_the_database_itself_refuses(row: m.Registration, breach: Callable[[m.Registration], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        breach(row)


def test_a_withdrawn_one_leaves_room_for_another(row: m.Registration) -> None:
    m.Registration.objects.filter(pk=row.pk).update(state="withdrawn")

    _again(m.Registration, accepted_version=None, state="draft")(row)

    assert m.Registration.objects.filter(exemplar=row.exemplar).count() == 2


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
