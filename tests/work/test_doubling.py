"""Double commendations: warned of side by side, confirmed, kept in the diary; nothing told of what one may not see."""

from datetime import date

import pytest

from kheo.store.models import Award, Entry, Proposal, Registration
from kheo.work import decisions, diary, dossiers, doubling, escalating
from kheo.work.province.results import Said
from kheo.work.refusals import BadInput
from tests.work.bloc import Bloc
from tests.work.deeds import TITLE, Deeds, instant
from tests.work.province import ANSWERED, ISSUER, SENT, Province
from tests.work.world import at, paper


@pytest.fixture
def deeds(bloc: Bloc) -> Deeds:
    """Build the bloc's world."""
    return Deeds(bloc)


DAY, LATER = date(2015, 5, 4), date(2015, 6, 1)


def test_whoever_proposes_and_whoever_decides_are_warned_and_their_word_is_kept(deeds: Deeds) -> None:
    first = deeds.commended("K05", DAY)
    second = deeds.selected("K", DAY)

    with pytest.raises(BadInput) as refused:
        deeds.proposed("K", second, LATER)
    assert set(refused.value.fields) == {"despite"}
    proposal = deeds.proposed("K", second, LATER, despite="Hai việc khác nhau.")
    with pytest.raises(BadInput):
        deeds.decided("K", proposal, LATER)
    deeds.decided("K", proposal, LATER, despite="Hai việc khác nhau.")

    kept = Entry.objects.filter(word=diary.Word.DOUBLES_SEEN, subject_id=second).order_by("seq")
    by = [entry.account.person_id for entry in kept]
    shown = {"decision": first.pk, "number": first.number, "registration": first.awards.get().registration_id}
    hidden = {"decision": None, "number": "", "registration": None}  # the bloc's committee does not read the base's
    assert by == [deeds.world.person_ids["mai"], deeds.world.person_ids["vang"]]
    assert [entry.payload["after"] for entry in kept] == [{"shown": [shown]}, {"shown": [hidden]}]
    assert Registration.objects.get(pk=second).state == "decided"


def test_what_was_found_stands_beside_the_dossier(deeds: Deeds) -> None:
    first = deeds.commended("K05", DAY)
    second = deeds.selected("K", DAY)

    found = doubling.of(by=deeds.world.who("mai", instant(LATER)), registration_ids=[second], now=instant(LATER))

    [one] = found.lines
    assert found.asks
    assert (one.of_id, one.of_title, one.number, one.on) == (second, TITLE, first.number, DAY)
    assert (one.forms, one.tier_label, one.period) == (
        "Khen thưởng: khen thưởng của cấp ủy",
        "cấp cơ sở",
        "Đột xuất ở cơ sở",
    )
    assert (one.why, one.decision_id) == ("Cùng chủ thể, cùng ngày lập thành tích.", first.pk)


@pytest.mark.parametrize(
    ("on", "changes", "is_double"),
    [
        (DAY, {}, True),
        (DAY, {"title": "Việc khác"}, True),  # the same person on the same day
        (date(2015, 5, 5), {}, True),  # the day after, the same title
        (date(2015, 5, 5), {"title": TITLE.upper()}, True),
        (date(2015, 5, 5), {"title": "Dập cháy kho hồ sơ"}, False),
        (date(2014, 12, 31), {}, False),  # another year's
        (DAY, {"who": "xa"}, False),  # of somebody elsewhere
    ],
)
def test_what_may_be_one_achievement(deeds: Deeds, on: date, changes: dict[str, str], is_double: bool) -> None:
    text = {"text": "Dùng bình chữa cháy."} if changes.get("title", "").startswith("Dập") else {}
    if changes.get("who") == "xa":
        _of_xa(deeds, on)
    else:
        deeds.commended("K", on, **changes, **text)
    second = deeds.selected("K05", DAY)

    found = doubling.of(by=deeds.world.who("mai", instant(LATER)), registration_ids=[second], now=instant(LATER))

    assert found.asks is is_double


def _of_xa(deeds: Deeds, on: date) -> None:
    """Commend somebody of another base unit for a deed of the same name."""
    pk = deeds.selected("K", on)
    exemplar = Registration.objects.get(pk=pk).exemplar
    exemplar.owners.update(person_id=deeds.world.person_ids["xa"], home_id=deeds.world.ids["K12"])
    deeds.decided("K", deeds.proposed("K", pk, on), on)


def test_what_was_revoked_no_longer_counts(deeds: Deeds) -> None:
    first = deeds.commended("K05", DAY)
    revoking = paper("thu hồi", LATER, reason="Ghi nhầm.")
    decisions.revoke(
        by=deeds.world.who("minh", instant(LATER)), decision_id=first.pk, paper=revoking, now=instant(LATER)
    )
    second = deeds.selected("K", DAY)

    assert deeds.proposed("K", second, LATER).pk


def test_a_recognition_is_no_commendation(deeds: Deeds) -> None:
    deeds.commended("K05", DAY)
    Award.objects.update(what=Award.What.RECOGNITION)
    second = deeds.selected("K", DAY)

    assert deeds.proposed("K", second, LATER).pk


def test_of_what_one_may_not_see_only_whom_to_ask(deeds: Deeds) -> None:
    deeds.commended("K", DAY)
    second = deeds.selected("K05", DAY)
    bao = deeds.world.who("bao", instant(LATER))

    found = doubling.of(by=bao, registration_ids=[second], now=instant(LATER))

    mine = Registration.objects.get(pk=second)
    bloc = Registration.objects.get(round="bloc-ad-hoc").unit_name
    assert found.lines == (doubling.Earlier(second, TITLE, mine.owner_name, "Đột xuất ở cơ sở", bloc),)
    assert found.asks
    assert doubling.on_dossier(by=bao, registration_id=second, now=instant(LATER)).lines == ()


def test_a_stranger_is_told_nothing(deeds: Deeds) -> None:
    deeds.commended("K05", DAY)
    second = deeds.selected("K05", date(2015, 5, 6))

    def found(name: str) -> doubling.Doubles:
        by = deeds.world.who(name, instant(LATER))
        return doubling.of(by=by, registration_ids=[second], now=instant(LATER))

    assert len(found("bao").lines) == 1
    assert found("xa").lines == ()


def test_the_owner_does_not_read_of_the_warning_in_the_history(deeds: Deeds) -> None:
    deeds.commended("K05", DAY)
    second = deeds.selected("K05", date(2015, 5, 6))
    deeds.proposed("K05", second, LATER, despite="Hai việc khác nhau.")

    def told(name: str) -> list[str]:
        dossier = dossiers.find(by=deeds.world.who(name, instant(LATER)), registration_id=second, now=instant(LATER))
        return [line.what for line in dossier.history]

    label = diary.LABELS[diary.Word.DOUBLES_SEEN]
    assert (label in told("bao"), label in told("ly")) == (True, False)


def test_what_the_programme_builds_on_is_told_and_asks_for_nothing(db: None) -> None:
    province = Province()
    pk = province.listed()

    found = doubling.of(by=province.who("mai", SENT), registration_ids=[pk], now=SENT)

    [one] = found.lines
    assert (one.foreseen, one.period, found.asks) == (True, "Cấp cơ sở, năm 2013", False)
    assert province.sent_to_province(pk).state == "sent"


def test_a_certificate_of_the_province_is_warned_of_on_the_dossier_below(db: None) -> None:
    province = Province()
    province.answered(province.taken_in(province.sent_to_province(province.listed())))
    by = province.who("mai", ANSWERED)

    found = doubling.on_dossier(by=by, registration_id=province.rows[2013], now=ANSWERED)

    [one] = found.lines
    assert (one.number, one.issuer, one.forms) == ("3456/QĐ-UBND", ISSUER, "Khen thưởng: bằng khen")


def test_the_committee_below_is_warned_when_it_sends_up(deeds: Deeds) -> None:
    bloc, now = deeds.bloc, at(2014, 2, 20)
    pk = bloc.received()
    first = deeds.commended("K05", date(2014, 2, 12), title=Registration.objects.get(pk=pk).exemplar.title)

    def sent(despite: str) -> Proposal:
        by, issued = deeds.world.who("minh", now), paper("09-TTr/ĐU", now.date())
        return escalating.send_up(by=by, registration_ids=[pk], paper=issued, now=now, despite=despite)

    with pytest.raises(BadInput) as no:
        sent(" ")
    assert (set(no.value.fields), Proposal.objects.filter(number="09-TTr/ĐU").count()) == ({"despite"}, 0)
    assert sent("Việc cứu người không thuộc mô hình này.").pk
    [kept] = Entry.objects.filter(word=diary.Word.DOUBLES_SEEN, subject_id=pk)
    assert [one["number"] for one in kept.payload["after"]["shown"]] == [first.number]
    assert kept.payload["remark"] == "Việc cứu người không thuộc mô hình này."


def test_an_exemplars_own_way_up_is_never_asked_about(bloc: Bloc) -> None:
    bloc.recognised()  # praised at the base in 2013
    pk, now = bloc.received(), at(2014, 2, 20)

    sent = escalating.send_up(
        by=bloc.world.who("minh", now), registration_ids=[pk], paper=paper("09-TTr/ĐU", now.date()), now=now
    )

    assert sent.items.get().registration_id == pk
    assert not Entry.objects.filter(word=diary.Word.DOUBLES_SEEN).exists()


def test_whoever_writes_the_provinces_result_down_says_why_it_is_no_double(db: None) -> None:
    province = Province()
    pk = province.listed()
    package = province.sent_to_province(pk)
    title = Registration.objects.get(pk=pk).exemplar.title
    Deeds(province).commended("K05", date(2014, 12, 1), title=title)

    with pytest.raises(BadInput) as no:
        province.answered(package)
    province.answered(package, despite="Tỉnh khen cả giai đoạn, cơ sở khen một việc.")

    assert set(no.value.fields) == {"despite"}
    [kept] = Entry.objects.filter(word=diary.Word.DOUBLES_SEEN, subject_id=pk)
    assert kept.payload["remark"] == "Tỉnh khen cả giai đoạn, cơ sở khen một việc."


def test_what_the_province_did_not_grant_is_asked_nothing(db: None) -> None:
    province = Province()
    pk = province.listed()
    package = province.sent_to_province(pk)
    Deeds(province).commended("K05", date(2014, 12, 1), title=Registration.objects.get(pk=pk).exemplar.title)
    item = package.items.get()

    province.answered(package, {item.pk: Said(granted=False, reason="Chưa tiêu biểu.")})

    assert not Entry.objects.filter(word=diary.Word.DOUBLES_SEEN).exists()
