"""Many registrations begun at once: by the same checks as one, in as few questions."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Exemplar, Registration
from kheo.work import drafting
from kheo.work.exemplars import Owners
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)


def _begun(world: World, *titles: str) -> int:
    """Begin one registration for each title; return how many questions that took."""
    owners = Owners((world.ids["P05"],))
    wanted = [
        drafting.Wanted(drafting.Entry(owners, "base-2014", title), content_(title=title) if title else None)
        for title in titles
    ]
    with CaptureQueriesContext(connection) as asked:
        begun = drafting.begin(by=world.who("ngan", NOW), wanted=wanted, now=NOW)
    assert [isinstance(one, Registration) for one in begun] == [bool(title) for title in titles]
    return len(asked)


def test_thirty_cost_no_more_questions_than_three(world: World) -> None:
    few = _begun(world, "Một", "Hai", "Ba")

    assert _begun(world, *(f"Mô hình {number}" for number in range(30))) == few


def test_one_that_is_refused_leaves_the_others_whole(world: World) -> None:
    _begun(world, "Ăn sạch", "", "Đọc sách")

    kept = Registration.objects.filter(exemplar__title__in=("Ăn sạch", "Đọc sách")).order_by("pk")
    assert [(row.exemplar.title, row.versions.get().criteria.count()) for row in kept] == [
        ("Ăn sạch", 2),
        ("Đọc sách", 2),
    ]
    assert not Exemplar.objects.filter(title="").exists()
