"""Thứ tự đề nghị tặng cờ: the board sets it, one after the other, until the list is sent; the quota follows it."""

import threading
from collections.abc import Mapping, Sequence

import pytest
from django.db import IntegrityError, connection, transaction

from kheo.store.models import Entry, FlagNominee, PackageItem
from kheo.work import diary
from kheo.work.province import answering, flag_ranking, flags
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted, Refused
from tests.work.province import INTAKE, ROUND, SENT, TAKEN, VIEWER, Province, limited
from tests.work.world import at

AFTER = at(2016, 1, 1, 0, 1)


@pytest.fixture
def province(db: None) -> Province:
    """Build the world with the province's people."""
    return Province()


def _order(
    province: Province, order: Sequence[int], seen: Sequence[int] | None = None, who: str = "mai", now=SENT
) -> tuple[FlagNominee, ...]:
    places = {pk: place for place, pk in enumerate(order, 1)}
    return _places(province, places, seen or sorted(order), who, now)


def _places(
    province: Province, places: Mapping[int, int | None], seen: Sequence[int], who: str = "mai", now=SENT
) -> tuple[FlagNominee, ...]:
    by, host = province.who(who, now), province.world.ids["K"]
    return flag_ranking.order_flags(by=by, host_id=host, round_key=ROUND, places=places, seen=seen, now=now)


def _listed(province: Province) -> list[int]:
    return [one.id for one in flags.lines(province.world.ids["K"], ROUND, SENT.date())]


def _ranks() -> list[int | None]:
    return list(FlagNominee.objects.order_by("pk").values_list("rank", flat=True))


def test_the_order_says_who_lies_within_the_number(province: Province) -> None:
    limited(1)
    first, second = province.flagged(), province.flagged("K12")

    _order(province, (second, first))

    with pytest.raises(AgainstTheRules, match="Xếp thứ 2 trong 2"):
        province.sent_to_province(flags=(first,))
    assert province.sent_to_province(flags=(second,)).items.get().flag_id == second
    [kept] = Entry.objects.filter(word=diary.Word.FLAGS_ORDERED)
    assert (kept.payload["before"], kept.payload["after"]) == (
        {"order": [first, second]},
        {"order": [second, first], "round": ROUND},
    )
    assert diary.first_broken() is None


def test_the_proposal_lists_the_units_in_the_order(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")
    _order(province, (second, first))

    package = province.sent_to_province(flags=(first, second))

    items = PackageItem.objects.filter(package=package).order_by("position")
    assert list(items.values_list("flag_id", flat=True)) == [second, first]


def test_a_unit_put_forward_later_comes_last_and_one_left_out_gives_its_place_up(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")
    _order(province, (second, first))
    third = province.flagged("K")
    assert _listed(province) == [second, first, third]

    flags.leave_out(by=province.who("mai", SENT), nominee_id=second, reason="Cấp ủy xin rút.", now=SENT)
    _order(province, (third, first), seen=(first, third))

    assert (_listed(province), _ranks()) == ([third, first], [2, 1, 1])


@pytest.mark.parametrize(
    ("given", "wrong", "why"),
    [
        ((1, None), 1, "Chưa ghi thứ tự"),
        ((1, 1), 1, "đã ghi cho"),
        ((1, 3), 1, "không có thứ tự 3"),
        ((0, 1), 0, "không có thứ tự 0"),
        ((-1, 2), 0, "không có thứ tự -1"),
    ],
)
def test_a_place_lacking_given_twice_or_beyond_the_list_is_named(
    province: Province, given: tuple[int | None, int | None], wrong: int, why: str
) -> None:
    there = [province.flagged(), province.flagged("K12")]

    with pytest.raises(BadInput, match=why) as no:
        _places(province, dict(zip(there, given, strict=True)), there)

    assert (set(no.value.fields), _ranks()) == ({f"place-{there[wrong]}"}, [None, None])


def test_a_unit_of_no_list_is_not_found_and_an_empty_list_has_no_order(province: Province) -> None:
    with pytest.raises(NotNow, match="Chưa có đơn vị nào"):
        _places(province, {}, ())
    there = province.flagged()

    with pytest.raises(NotFound):
        _places(province, {there: 1, there + 1000: 2}, (there,))


@pytest.mark.parametrize("who", ["bao", "hoa", "minh", INTAKE, VIEWER, "xa"])
def test_only_the_board_sets_the_order(province: Province, who: str) -> None:
    there = (province.flagged(), province.flagged("K12"))

    with pytest.raises(NotPermitted):
        _order(province, there, who=who)
    assert _ranks() == [None, None]


def test_after_all_were_sent_the_order_stays_until_the_province_returns_it(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")
    _order(province, (second, first))
    package = province.sent_to_province(flags=(second, first))

    with pytest.raises(NotNow, match="đã được trình cấp tỉnh"):
        _order(province, (first, second), seen=(second, first))
    assert (_ranks(), _listed(province)) == ([2, 1], [second, first])

    by = province.who(INTAKE, TAKEN)
    answering.send_back(by=by, package_id=package.pk, step="list", reason="Đề nghị xét lại thứ tự.", now=TAKEN)
    _order(province, (first, second), seen=(second, first), now=TAKEN)
    assert _listed(province) == [first, second]


def test_those_not_sent_yet_are_set_in_order_behind_those_sent(province: Province) -> None:
    limited(2)
    first, second, third = (province.flagged(unit) for unit in ("K05", "K12", "K"))
    _order(province, (first, second, third))
    province.sent_to_province(flags=(second,), number="41-TTr/BCĐ")
    sent = FlagNominee.objects.get(pk=second)
    with pytest.raises(AgainstTheRules, match="Xếp thứ 3 trong 3"):
        province.sent_to_province(flags=(third,), number="42-TTr/BCĐ")

    _places(province, {third: 2, first: 3}, (second, first, third))

    kept = FlagNominee.objects.get(pk=second)
    assert (_listed(province), _ranks()) == ([second, third, first], [3, 1, 2])
    assert (kept.state, kept.revision, kept.rank) == (sent.state, sent.revision, 1)
    assert province.sent_to_province(flags=(third,), number="42-TTr/BCĐ").items.get().flag_id == third


def test_the_place_of_one_that_was_sent_is_not_given_to_another(province: Province) -> None:
    first, second, third = (province.flagged(unit) for unit in ("K05", "K12", "K"))
    province.sent_to_province(flags=(second,))

    with pytest.raises(BadInput, match="đã trình cấp tỉnh") as no:
        _places(province, {first: 1, third: 2}, (second, first, third))

    assert set(no.value.fields) == {f"place-{first}"}


def test_an_order_of_what_was_sent_meanwhile_is_told(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")
    province.sent_to_province(flags=(first,))

    with pytest.raises(NotNow, match="đã thay đổi từ khi mở trang"):
        _order(province, (second, first), seen=(first, second))
    assert _ranks() == [None, None]


def test_nothing_is_ordered_after_the_last_midnight(province: Province) -> None:
    there = (province.flagged(), province.flagged("K12"))

    with pytest.raises(AgainstTheRules, match="Đã hết thời hạn"):
        _order(province, there, now=AFTER)


def test_the_same_order_again_writes_nothing(province: Province) -> None:
    there = (province.flagged(), province.flagged("K12"))
    _order(province, there)
    before = list(FlagNominee.objects.order_by("pk").values())

    _order(province, there)

    assert list(FlagNominee.objects.order_by("pk").values()) == before
    assert Entry.objects.filter(word=diary.Word.FLAGS_ORDERED).count() == 1


def test_the_table_itself_holds_a_place_for_one_unit(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")
    _order(province, (first, second))

    with pytest.raises(IntegrityError), transaction.atomic():
        FlagNominee.objects.filter(pk=second).update(rank=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_order_at_once_one_does_and_the_other_is_told() -> None:
    province = Province()
    one, two, three = (province.flagged(unit) for unit in ("K05", "K12", "K"))
    gate, came = threading.Barrier(2), dict[tuple[int, ...], object]()

    def run(order: tuple[int, ...]) -> None:
        gate.wait()
        try:
            came[order] = _order(province, order)
        except Refused as no:
            came[order] = no
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(order,)) for order in ((two, one, three), (three, two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [done] = [order for order, what in came.items() if not isinstance(what, NotNow)]
    assert (len(came), _listed(province)) == (2, list(done))
    assert Entry.objects.filter(word=diary.Word.FLAGS_ORDERED).count() == 1
