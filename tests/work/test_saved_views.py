"""Kept ways of looking: a person's own, by name, in Vietnamese order."""

import unicodedata

import pytest

from kheo.store.models import SavedView
from kheo.work import saved_views
from kheo.work.refusals import BadInput, NotFound
from tests.work.world import World, at

NOW = at(2014, 1, 20)


def _keep(world: World, name: str, query: str = "tim=a", who: str = "hoa") -> int:
    return saved_views.keep(by=world.who(who, NOW), name=name, query=query, now=NOW).id


def _names(world: World, who: str = "hoa") -> list[str]:
    return [one.name for one in saved_views.mine(by=world.who(who, NOW))]


def test_they_stand_in_vietnamese_order_for_whoever_kept_them(world: World) -> None:
    for name in ("Đột xuất", "Dân vận", "ăn sạch"):
        _keep(world, name)

    assert _names(world) == ["ăn sạch", "Dân vận", "Đột xuất"]
    assert _names(world, "bao") == []


def test_the_same_name_once_more_takes_the_new_address(world: World) -> None:
    first = _keep(world, "Chờ tiếp nhận")
    again = _keep(world, unicodedata.normalize("NFD", "  Chờ  tiếp nhận "), "tim=b")
    _keep(world, "Chờ tiếp nhận", "tim=c", who="bao")

    assert again == first
    assert [one.query for one in saved_views.mine(by=world.who("hoa", NOW))] == ["tim=b"]


@pytest.mark.parametrize("name", ["", "  ", "a" * 81])
def test_a_name_must_be_there_and_short(world: World, name: str) -> None:
    with pytest.raises(BadInput):
        _keep(world, name)
    assert not SavedView.objects.exists()


def test_there_is_an_end_to_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_views, "MOST", 2)
    for name in ("Một", "Hai", "Hai"):
        _keep(world, name)

    with pytest.raises(BadInput):
        _keep(world, "Ba")
    assert _names(world) == ["Hai", "Một"]


def test_one_drops_ones_own_and_nobody_elses(world: World) -> None:
    pk = _keep(world, "Một")

    with pytest.raises(NotFound):
        saved_views.drop(by=world.who("bao", NOW), view_id=pk)
    kept = _names(world)
    saved_views.drop(by=world.who("hoa", NOW), view_id=pk)

    assert (kept, _names(world)) == (["Một"], [])
