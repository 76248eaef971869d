"""Cờ thi đua: each thing done to a nomination – by whom, by nobody else, once, in time – and how many there may be."""

import threading
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Entry, FlagNominee, FlagVerdict, Message
from kheo.work import diary, looking, programmes
from kheo.work.judging import Mark
from kheo.work.province import flag_judging, flag_reading, flags, reading
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted, Refused
from tests.work.province import ANSWERED, INTAKE, ROUND, SENT, VIEWER, Province, limited
from tests.work.world import at

LAST, AFTER = at(2015, 12, 31, 23, 59), at(2016, 1, 1, 0, 1)
RESULTS = "Ba năm liền dẫn đầu Khối về số mô hình được công nhận."
GROUND = "Dẫn đầu bảng theo dõi của Ban Chỉ đạo."


@pytest.fixture
def province(db: None) -> Province:
    """Build the world with the province's people."""
    return Province()


def _nominate(
    province: Province, who: str = "mai", unit: str = "K05", now: datetime = SENT, results: str = RESULTS
) -> FlagNominee:
    ids = province.world.ids
    by = province.who(who, now)
    return flags.nominate(by=by, host_id=ids["K"], round_key=ROUND, unit_id=ids[unit], results=results, now=now)


def _judge(province: Province, pk: int, who: str = "mai", now: datetime = SENT, value: str = "yes") -> FlagNominee:
    marks = {"excellent_unit": Mark(value, GROUND)}
    return flags.judge(by=province.who(who, now), nominee_id=pk, marks=marks, now=now)


def _leave_out(province: Province, pk: int, who: str = "mai", now: datetime = SENT) -> FlagNominee:
    return flags.leave_out(by=province.who(who, now), nominee_id=pk, reason="Cấp ủy xin rút.", now=now)


def _hand_over(province: Province, pk: int, who: str = "mai", now: datetime = ANSWERED) -> FlagNominee:
    return flags.hand_over(by=province.who(who, now), nominee_id=pk, on=ANSWERED.date(), now=now)


def _granted(province: Province) -> int:
    pk = province.flagged()
    province.answered(province.taken_in(province.sent_to_province(flags=(pk,))))
    return pk


def _words() -> list[str]:
    return list(Entry.objects.filter(subject="flag").order_by("seq").values_list("word", flat=True))


def test_a_unit_goes_from_the_list_to_its_flag_with_a_line_for_each_step(province: Province) -> None:
    pk = _granted(province)
    _hand_over(province, pk)

    one = FlagNominee.objects.get(pk=pk)
    assert (one.state, one.handed_over_on, one.decision.number) == ("handed_over", ANSWERED.date(), "3456/QĐ-UBND")
    assert _words() == ["flag_nominated", "flag_judged", "flag_handed_over"]
    told = Message.objects.filter(key__startswith=f"flag/{pk}/handed-over").values_list("person_id", flat=True)
    assert set(told) == {province.world.person_ids[who] for who in ("bao", "hoa")}
    assert diary.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_of_four_who_put_a_unit_forward_at_once_one_does_and_three_are_told() -> None:
    province = Province()
    gate, came = threading.Barrier(4), list[object]()

    def run() -> None:
        gate.wait()
        try:
            came.append(_nominate(province))
        except Refused as no:
            came.append(no)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(isinstance(one, NotNow) for one in came) == 3
    assert FlagNominee.objects.count() == 1


def _on_the_list(province: Province) -> int:
    return _nominate(province).pk


VERBS: dict[str, tuple[Callable[[Province], int], Callable[..., FlagNominee], datetime]] = {
    "judge": (_on_the_list, _judge, SENT),
    "leave_out": (_on_the_list, _leave_out, SENT),
    "hand_over": (_granted, _hand_over, ANSWERED),
}


@pytest.mark.parametrize("who", ["bao", "hoa", "minh", INTAKE, VIEWER])
def test_only_the_board_puts_a_unit_forward(province: Province, who: str) -> None:
    with pytest.raises(NotPermitted):
        _nominate(province, who)

    assert _nominate(province).state == "nominated"


@pytest.mark.parametrize("verb", VERBS)
def test_only_the_board_does_the_rest_and_a_stranger_finds_nothing(province: Province, verb: str) -> None:
    first, act, now = VERBS[verb]
    pk = first(province)
    before = FlagNominee.objects.values().get(pk=pk)

    for who, refusal in (("bao", NotPermitted), ("minh", NotPermitted), (INTAKE, NotPermitted), ("xa", NotFound)):
        with pytest.raises(refusal):
            act(province, pk, who, now)

    assert FlagNominee.objects.values().get(pk=pk) == before
    assert act(province, pk, "mai", now).revision == before["revision"] + 1


def test_a_unit_is_put_forward_once_a_round_however_it_is_typed(province: Province) -> None:
    _nominate(province, results=unicodedata.normalize("NFD", RESULTS))

    with pytest.raises(NotNow, match="đã có trong danh sách"):
        _nominate(province)
    assert (FlagNominee.objects.get().results, _words()) == (RESULTS, ["flag_nominated"])


def test_judging_twice_keeps_the_last_word(province: Province) -> None:
    pk = _on_the_list(province)
    _judge(province, pk, value="no")

    _judge(province, pk)

    assert [(one.standard, one.holds) for one in FlagVerdict.objects.all()] == [("excellent_unit", True)]


@pytest.mark.parametrize("verb", ["leave_out", "hand_over"])
def test_what_ends_a_nomination_is_done_once(province: Province, verb: str) -> None:
    first, act, now = VERBS[verb]
    pk = first(province)
    act(province, pk, "mai", now)
    written = _words()

    with pytest.raises(NotNow):
        act(province, pk, "mai", now)
    assert _words() == written


def test_a_unit_left_out_may_be_put_forward_again(province: Province) -> None:
    pk = _on_the_list(province)
    _leave_out(province, pk)

    again = _nominate(province)

    assert (again.pk != pk, FlagNominee.objects.get(pk=pk).reason) == (True, "Cấp ủy xin rút.")


def test_nothing_is_put_forward_judged_or_sent_after_the_last_midnight(province: Province) -> None:
    pk = _nominate(province, now=LAST).pk
    _judge(province, pk, now=LAST)

    for act in (
        lambda: _nominate(province, unit="K12", now=AFTER),
        lambda: _judge(province, pk, now=AFTER),
        lambda: province.sent_to_province(flags=(pk,), now=AFTER),
    ):
        with pytest.raises(AgainstTheRules, match="Đã hết thời hạn") as no:
            act()
        assert no.value.cite == ("III.4.b",)
    assert _leave_out(province, pk, now=AFTER).state == "left_out"


def test_a_flag_granted_in_time_is_handed_over_whenever_the_ceremony_is(province: Province) -> None:
    pk = _granted(province)

    done = flags.hand_over(by=province.who("mai", AFTER), nominee_id=pk, on=date(2016, 1, 1), now=AFTER)

    assert done.handed_over_on == date(2016, 1, 1)


@pytest.mark.parametrize("on", [date(2014, 12, 18), date(2014, 12, 20)])
def test_a_flag_is_handed_over_between_its_decision_and_today(province: Province, on: date) -> None:
    pk = _granted(province)

    with pytest.raises(BadInput) as no:
        flags.hand_over(by=province.who("mai", ANSWERED), nominee_id=pk, on=on, now=ANSWERED)
    assert set(no.value.fields) == {"on"}


@pytest.mark.parametrize(("bad", "field"), [({"results": "  "}, "results"), ({"unit": "P05"}, "unit")])
def test_a_nomination_without_results_or_of_no_unit_of_the_bloc_is_refused(
    province: Province, bad: dict[str, str], field: str
) -> None:
    with pytest.raises(BadInput) as no:
        _nominate(province, **bad)

    assert (set(no.value.fields), FlagNominee.objects.count()) == ({field}, 0)


@pytest.mark.parametrize("marks", [{}, {"excellent_unit": Mark("yes", " ")}, {"excellent_unit": Mark("maybe", GROUND)}])
def test_a_word_on_a_unit_needs_its_ground(province: Province, marks: dict[str, Mark]) -> None:
    pk = _on_the_list(province)

    with pytest.raises(BadInput) as no:
        flags.judge(by=province.who("mai", SENT), nominee_id=pk, marks=marks, now=SENT)
    assert set(no.value.fields) == {"standard-excellent_unit"}


def test_the_programme_as_it_was_issued_sets_no_number(province: Province) -> None:
    first, second = province.flagged(), province.flagged("K12")

    package = province.sent_to_province(flags=(first, second))

    _edition, programme = programmes.current(province.world.ids["K"], on=SENT.date())
    assert package.items.count() == 2
    assert flag_judging.limits(programme, province.world.ids["K"], ROUND) == ()


def test_one_beyond_the_number_is_not_sent_and_the_clause_is_named(province: Province) -> None:
    limited(1)
    first, second = province.flagged(), province.flagged("K12")

    with pytest.raises(AgainstTheRules, match="ngoài chỉ tiêu 1 suất") as no:
        province.sent_to_province(flags=(first, second))
    assert (no.value.cite, FlagNominee.objects.filter(state="nominated").count()) == (("III.4.b.2", "III.4.b"), 2)

    province.sent_to_province(flags=(first,))
    with pytest.raises(AgainstTheRules, match="Xếp thứ 2 trong 2"):
        province.sent_to_province(flags=(second,), number="41-TTr/BCĐ")


def test_whoever_follows_moves_up_when_one_is_left_out(province: Province) -> None:
    limited(1)
    first, second = province.flagged(), province.flagged("K12")
    _leave_out(province, first)

    assert province.sent_to_province(flags=(second,)).items.count() == 1


def test_the_board_reads_beforehand_how_many_there_may_be(province: Province) -> None:
    limited(1)
    mai, host = province.who("mai", SENT), province.world.ids["K"]
    before = flag_reading.offered(by=mai, host_id=host, round_key=ROUND, now=SENT).limits
    province.flagged()
    second = province.flagged("K12")

    desk = reading.desk(by=mai, unit_id=host, round_key=ROUND, now=SENT)

    assert [(one.room, one.listed, one.is_full, one.cite) for one in (*before, *desk.limits)] == [
        (1, 0, False, ("III.4.b.2",)),
        (1, 2, True, ("III.4.b.2",)),
    ]
    assert [one.id for one in desk.free_flags] != [second]
    assert [one.eligible.verdict.passes for one in desk.flags] == [True, False]


def test_reading_the_list_costs_the_same_for_one_and_for_two(province: Province) -> None:
    limited(1)
    province.flagged()
    _queries(province)  # a text is read once in a process
    first = _queries(province)
    province.flagged("K12")
    _queries(province)  # after an act the organisation is read anew

    assert _queries(province) == first > 0


def _queries(province: Province) -> int:
    host = province.world.ids["K"]
    with looking.look(), CaptureQueriesContext(connection) as asked:
        flags.lines(host, ROUND, SENT.date())
    return len(asked)
