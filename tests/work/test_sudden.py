"""A sudden deed from the day it is entered to the decision, and what its papers say of the year."""

from datetime import date

import pytest

from kheo.store.models import Document, Registration
from kheo.work import decisions, judging, standing, sudden
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput, NotNow, NotPermitted
from kheo.work.reports import Signatory
from kheo.work.sudden import Merit
from tests.work.bloc import Bloc
from tests.work.world import World, at, paper

ROUND = "base-ad-hoc"


def _merit(world: World, happened_on: date, **changes: str) -> Merit:
    texts = {"title": "Cứu người đuối nước", "description": "Nhảy xuống sông cứu hai cháu nhỏ.", **changes}
    owners = Owners(person_ids=(world.person_ids["ly"],))
    return Merit(owners=owners, field="political_system", happened_on=happened_on, **texts)


def _entered(world: World) -> int:
    now = at(2015, 12, 2)
    by = world.who("hoa", now)
    return sudden.register(by=by, merit=_merit(world, date(2015, 12, 1)), now=now).pk


def _confirmed(world: World) -> int:
    pk, now = _entered(world), at(2015, 12, 3)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    sudden.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    return pk


def test_its_papers_speak_of_its_own_year_and_of_no_figures(world: World) -> None:
    pk, now = _confirmed(world), at(2015, 12, 29)
    judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
    made = decisions.propose(
        by=world.who("bao", now),
        unit_id=world.ids["K05"],
        round_key=ROUND,
        registration_ids=[pk],
        paper=paper("05-TTr/TCĐ", now.date()),
        now=now,
    )
    decisions.decide(
        by=world.who("minh", now),
        proposal_id=made.pk,
        registration_ids=[pk],
        paper=paper("06-QĐ/ĐU", now.date()),
        now=now,
    )

    values = {one.kind: one.value for one in Document.objects.all()}
    proposal, decision = values["group_proposal"], values["commendation_decision"]
    assert (proposal["year"], decision["year"]) == (2015, 2015)
    assert [proposal[key] for key in ("registered", "reported", "appraised")] == [None, None, None]
    assert Registration.objects.get().state == "decided"


def test_it_is_not_selected_before_somebody_confirms_it(world: World) -> None:
    pk, now = _entered(world), at(2015, 12, 4)

    with pytest.raises(NotNow) as refused:
        judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)

    assert "đột xuất đã có người xác nhận" in str(refused.value)


@pytest.mark.parametrize(
    ("happened_on", "changes", "field"),
    [
        (date(2015, 12, 3), {}, "happened_on"),  # tomorrow, on the day it is entered
        (date(2015, 12, 1), {"description": " "}, "description"),
        (date(2015, 12, 1), {"title": ""}, "title"),
    ],
)
def test_what_is_lacking_is_named(world: World, happened_on: date, changes: dict[str, str], field: str) -> None:
    now = at(2015, 12, 2)

    with pytest.raises(BadInput) as refused:
        sudden.register(by=world.who("hoa", now), merit=_merit(world, happened_on, **changes), now=now)

    assert set(refused.value.fields) == {field}
    assert not Registration.objects.exists()


def test_after_the_period_no_deed_is_entered(world: World) -> None:
    now = at(2016, 1, 1)

    with pytest.raises(AgainstTheRules):
        sudden.register(by=world.who("hoa", now), merit=_merit(world, date(2015, 12, 31)), now=now)


def test_the_bloc_commends_a_deed_of_its_own_people(bloc: Bloc) -> None:
    world, now = bloc.world, at(2015, 12, 2)
    here = world.ids["K"]
    merit = _merit(world, date(2015, 12, 1))
    pk = sudden.register(by=world.who("mai", now), merit=merit, now=now, unit_id=here).pk
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    sudden.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    judging.select(by=world.who("mai", now), registration_id=pk, grade="outstanding", now=now)
    made = decisions.propose(
        by=world.who("mai", now),
        unit_id=here,
        round_key="bloc-ad-hoc",
        registration_ids=[pk],
        paper=paper("05-TTr/BCĐ", now.date()),
        now=now,
    )
    decided = decisions.decide(
        by=world.who("vang", now),
        proposal_id=made.pk,
        registration_ids=[pk],
        paper=paper("06-QĐ/ĐUK", now.date()),
        now=now,
    )

    row = Registration.objects.get(pk=pk)
    standing_ = standing.judge_anew([row], now.date())[pk]
    assert (row.tier, row.unit_id, row.round, row.deed.proposer) == ("bloc", here, "bloc-ad-hoc", "bloc_board")
    assert standing_.granted.verdict.passes
    assert decided.awards.get().form == "local"


def test_a_deed_of_people_from_elsewhere_is_not_entered_here(bloc: Bloc) -> None:
    now = at(2015, 12, 2)
    merit = _merit(bloc.world, date(2015, 12, 1))

    with pytest.raises(NotPermitted):  # the base secretary does not enter for the bloc
        sudden.register(by=bloc.world.who("hoa", now), merit=merit, now=now, unit_id=bloc.world.ids["K"])
    stranger = Merit(Owners(person_ids=(bloc.world.person_ids["xa"],)), "Cứu người", "economy", date(2015, 12, 1), "x")
    with pytest.raises(BadInput) as refused:
        sudden.register(by=bloc.world.who("hoa", now), merit=stranger, now=now, unit_id=bloc.world.ids["K05"])

    assert "không thuộc" in str(refused.value)
