"""A flag is not given twice for the same years: warned of with what was found, put forward only with a reason."""

import unicodedata
from datetime import date

import pytest

from kheo.store.models import Entry, FlagNominee
from kheo.work import diary
from kheo.work.province import flag_reading, flags
from kheo.work.refusals import BadInput
from tests.work.merger import GONE, Merger
from tests.work.province import ISSUER, ROUND, Province
from tests.work.world import World, at

MERGED, AFTER = date(2015, 1, 10), at(2015, 2, 2)
WHY = "Kết quả năm 2015 của Sở Nội vụ, không tính phần đã tặng cờ."


@pytest.fixture
def merged(db: None) -> Province:
    """Give K06 the flag, then merge it into K05."""
    province = Province(World.with_group())
    merger = Merger(province.world)
    pk = province.flagged("K06")
    province.answered(province.taken_in(province.sent_to_province(flags=(pk,))))
    merger.merge(MERGED)
    return province


def _nominate(province: Province, unit: str = "K05", despite: str = "") -> FlagNominee:
    ids = province.world.ids
    return flags.nominate(
        by=province.who("mai", AFTER),
        host_id=ids["K"],
        round_key=ROUND,
        unit_id=ids[unit],
        results="Dẫn đầu Khối.",
        now=AFTER,
        despite=despite,
    )


def test_what_went_over_into_a_unit_had_the_flag_already(merged: Province) -> None:
    given = FlagNominee.objects.get()

    for blank in ("", "  \n"):
        with pytest.raises(BadInput) as no:
            _nominate(merged, despite=blank)
        assert (set(no.value.fields), FlagNominee.objects.count()) == ({"despite"}, 1)
    made = _nominate(merged, despite=unicodedata.normalize("NFD", WHY))

    [kept] = Entry.objects.filter(word=diary.Word.DOUBLES_SEEN)
    assert (kept.subject, kept.subject_id) == ("flag", made.pk)
    assert kept.payload["after"] == {"shown": [{"flag": given.pk, "number": "3456/QĐ-UBND"}]}
    assert kept.payload["remark"] == WHY
    assert diary.first_broken() is None


def test_the_flag_stands_beside_before_anybody_is_chosen(merged: Province) -> None:
    given = FlagNominee.objects.get()

    found = flag_reading.offered(
        by=merged.who("mai", AFTER), host_id=merged.world.ids["K"], round_key=ROUND, now=AFTER
    ).given

    [one] = found.lines
    assert (one.unit_name, one.flag_id, one.number, one.issuer) == (GONE, given.pk, "3456/QĐ-UBND", ISSUER)
    assert found.asks


def test_another_unit_is_asked_nothing(merged: Province) -> None:
    assert _nominate(merged, "K12").pk
    assert not Entry.objects.filter(word=diary.Word.DOUBLES_SEEN).exists()


def test_what_was_not_granted_is_no_double(merged: Province) -> None:
    FlagNominee.objects.update(state=FlagNominee.State.NOT_GRANTED, decision=None)

    assert _nominate(merged).pk
