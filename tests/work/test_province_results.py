"""The province's answer is written down: who granted what, to whom and why not; a board as grantor is warned of."""

import pytest

from kheo.store.models import Decision, PackageItem, Registration
from kheo.work import decisions, nominating
from kheo.work.province import board, reading, results
from kheo.work.province.results import Said
from kheo.work.refusals import BadInput, NotNow, NotPermitted
from tests.work.province import ANSWERED, ISSUER, ROUND, SENT, VIEWER, Province, certificate
from tests.work.streak import found
from tests.work.world import at, paper


@pytest.fixture
def province(db: None) -> Province:
    """Build the world with the province's people."""
    return Province()


def _state(pk: int) -> str:
    return Registration.objects.values_list("state", flat=True).get(pk=pk)


def test_some_are_granted_and_some_are_not(province: Province) -> None:
    pk, other = province.listed(), _another(province)
    package = province.sent_to_province(pk, other)
    items = {item.registration_id: item.pk for item in PackageItem.objects.filter(package=package)}

    province.answered(
        package,
        {items[pk]: Said(granted=True), items[other]: Said(granted=False, reason="Chưa tiêu biểu trong toàn tỉnh.")},
    )

    assert (_state(pk), _state(other)) == ("decided", "passed_over")
    assert (found(pk, ANSWERED.date())[0], found(other, ANSWERED.date())[0]) == ("met", "not known yet")
    journey = reading.journey(by=province.who("ngan", ANSWERED), registration_id=other)
    assert (journey[0].granted, journey[0].reason) == (False, "Chưa tiêu biểu trong toàn tỉnh.")


def _another(province: Province) -> int:
    lower = province.accepted_2013()
    by = province.who("mai", SENT)
    return nominating.nominate(by=by, registration_id=lower, round_key=ROUND, now=SENT).pk


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"authority": ""}, "authority"),
        ({"issuer": " "}, "issuer"),
        ({"authority": "bloc_committee"}, "authority"),
        ({"authority": "province_board"}, "knowingly"),
        ({"issuer": "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” tỉnh"}, "knowingly"),
        ({"issuer": "BCĐ Dân vận khéo tỉnh"}, "knowingly"),
        ({"paper": certificate(ANSWERED.date(), position="Trưởng Ban Chỉ đạo")}, "knowingly"),
        ({"paper": certificate(at(2014, 11, 1).date())}, "on"),
        ({"paper": certificate(at(2014, 12, 20).date())}, "on"),
        ({"paper": None}, "number"),
    ],
)
def test_a_result_names_who_granted_it(province: Province, more: dict[str, object], field: str) -> None:
    package = province.sent_to_province(province.listed())

    with pytest.raises(BadInput) as no:
        province.answered(package, **more)

    assert list(no.value.fields) == [field]
    assert Decision.objects.filter(number="3456/QĐ-UBND").count() == 0


def test_a_steering_board_as_grantor_is_written_down_knowingly_and_the_rules_say_so(province: Province) -> None:
    pk = province.listed()
    package = province.sent_to_province(pk)

    province.answered(package, authority="province_board", issuer="Ban Chỉ đạo cấp tỉnh", knowingly=True)

    told = board.board(by=province.who("mai", ANSWERED), package_id=package.pk, now=ANSWERED)
    assert told.warning.startswith("Ban Chỉ đạo cấp tỉnh chỉ đề nghị")
    assert found(pk, ANSWERED.date()) == ("met", "not met")


def test_a_refusal_says_why_and_every_item_has_a_word(province: Province) -> None:
    package = province.sent_to_province(province.listed())
    [item] = PackageItem.objects.filter(package=package)

    with pytest.raises(BadInput, match="Chưa ghi kết quả"):
        province.answered(package, {item.pk + 1: Said(granted=True)})
    with pytest.raises(BadInput, match="lý do chưa khen"):
        province.answered(package, {item.pk: Said(granted=False, reason=" ")})


def test_a_decision_of_the_province_is_neither_corrected_nor_revoked_by_the_bloc(province: Province) -> None:
    package = province.sent_to_province(province.listed())
    province.answered(package)
    decision = Decision.objects.get(number="3456/QĐ-UBND")

    for verb in (decisions.correct, decisions.revoke):
        with pytest.raises(NotNow, match="Ủy ban nhân dân tỉnh ban hành"):
            verb(
                by=province.who("vang", ANSWERED),
                decision_id=decision.pk,
                paper=paper("61-QĐ/ĐUK", ANSWERED.date(), reason="Sai tên."),
                now=ANSWERED,
            )


def test_the_board_writes_the_result_down_where_the_province_answers_on_paper(province: Province) -> None:
    pk = province.listed()
    package = province.sent_to_province(pk)
    [item] = PackageItem.objects.filter(package=package)
    result = results.Result({item.pk: Said(granted=True)}, certificate(ANSWERED.date()), "province_grantor", ISSUER)

    made = results.record(by=province.who("mai", ANSWERED), package_id=package.pk, result=result, now=ANSWERED)

    assert (made.taken_in_on, found(pk, ANSWERED.date())) == (ANSWERED.date(), ("met", "met"))
    with pytest.raises(NotPermitted):
        results.record(by=province.who(VIEWER, ANSWERED), package_id=package.pk, result=result, now=ANSWERED)
