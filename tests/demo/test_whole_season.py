"""The whole season of three years and every tier: what its end table says is what the rules say of every exemplar."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kheo.demo import printing, stops
from kheo.demo.sample import climbs, gatherings, organisation, packages
from kheo.demo.sample.climbs import End
from kheo.demo.season import looking_back, merging, playing, province
from kheo.demo.season.days import at
from kheo.demo.season.stage import Stage
from kheo.papers import bundle
from kheo.store.models import Award, Document, Entry, FlagNominee, Package, ProposalItem, Registration, Selection
from kheo.work import agreement, diary, figures, issued, lateness, lineage, people, todo
from kheo.work.actors import Actor
from kheo.work.province import building, reading

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def whole(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Play everything once; it is rolled back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        stage, acts = playing.script(organisation.units())
        playing.play(stage, acts)
        yield stage
        transaction.set_rollback(True)


@pytest.fixture
def inspector(whole: Stage) -> Actor:
    return people.actor(people.account_of("khoi.kiemtra"), now=at(stops.END, 0))


def test_the_end_table_is_what_the_rules_say_of_every_exemplar(whole: Stage, inspector: Actor) -> None:
    told = agreement.compare(by=inspector, on=stops.END)

    assert told.disagreements == ()
    assert told.compared == Registration.objects.exclude(state="draft").count()
    assert told.commended == Award.objects.filter(is_revoked=False).values("registration").distinct().count()
    assert told.compared > 300
    assert (told.flags, told.flags_given) == (3, 1)


def test_a_decision_taken_away_or_a_verdict_turned_is_found(whole: Stage, inspector: Actor) -> None:
    taken, turned = Registration.objects.filter(state="commended", round="base-2013").order_by("pk")[:2]
    with transaction.atomic():
        Award.objects.filter(registration=taken).update(is_revoked=True)
        Selection.objects.filter(registration=turned).update(on=date(2013, 9, 1))
        told = agreement.compare(by=inspector, on=stops.END)
        transaction.set_rollback(True)

    assert {one.registration_id for one in told.disagreements} == {taken.pk, turned.pk}


def test_an_award_of_the_province_or_a_flag_that_nobody_decided_is_found(whole: Stage, inspector: Actor) -> None:
    refused = FlagNominee.objects.get(state="not_granted")
    taken = Award.objects.filter(form="bang_khen", is_revoked=False).earliest("pk")
    with transaction.atomic():
        FlagNominee.objects.filter(pk=refused.pk).update(state="granted")
        Award.objects.filter(pk=taken.pk).update(is_revoked=True)
        told = agreement.compare(by=inspector, on=stops.END)
        transaction.set_rollback(True)

    assert [(one.registration_id, one.title) for one in told.disagreements] == [
        (taken.registration_id, taken.registration.exemplar.title),
        (None, refused.unit_name),
    ]


def test_each_exemplar_that_went_up_ended_as_planned(whole: Stage) -> None:
    states = {End.COMMENDED: "commended", End.DECLINED: "declined"}
    rows = {key: Registration.objects.get(pk=pk) for key, pk in whole.rows.items() if " bloc-" in key[0]}

    for climb in climbs.climbs():
        row = rows[f"{climb.key} {climb.round}", climb.year]
        assert (row.round, row.state) == (climb.round, states.get(climb.end, "passed_over")), climb
        assert row.lower is not None
        assert row.lower.round == f"base-{climb.below}"
    assert Counter(climb.end for climb in climbs.climbs())[End.COMMENDED] >= 8


def test_one_that_returned_was_sent_again_and_one_asked_was_put_right(whole: Stage) -> None:
    returned = [one for one in climbs.climbs() if one.returned]
    asked = [one for one in climbs.climbs() if one.asked]

    for climb in returned:
        row = Registration.objects.get(pk=whole.rows[f"{climb.key} {climb.round}", climb.year])
        words = list(Entry.objects.filter(subject="registration", subject_id=row.pk).values_list("word", flat=True))
        assert words.count("registered") == 2, climb
    for climb in asked:
        row = Registration.objects.get(pk=whole.rows[f"{climb.key} {climb.round}", climb.year])
        assert [bool(survey.followed_on) for survey in row.surveys.all()] == [True]
    assert returned
    assert asked


def test_the_streak_goes_on_through_the_merger(whole: Stage) -> None:
    exemplar = whole.exemplars["nha-nguoi-co-cong"]
    rows = Registration.objects.filter(exemplar_id=exemplar, tier="base").order_by("round")

    gone, into = whole.unit_ids[merging.GONE], whole.unit_ids[merging.INTO]
    assert [(row.round, row.unit_id, row.state) for row in rows] == [
        ("base-2013", gone, "commended"),
        ("base-2014", gone, "commended"),
        ("base-2015", into, "commended"),
    ]
    assert [unit.id for unit in lineage.now_of(gone, stops.END)] == [into]


def test_the_diary_holds_through_all_of_it(whole: Stage) -> None:
    assert diary.first_broken() is None


def test_every_round_is_in_the_table(whole: Stage, inspector: Actor) -> None:
    rounds = [one.round for one in figures.seasons(by=inspector, on=stops.END)]

    assert set(rounds) == {
        *("base-2013", "base-2014", "base-2015", "conference-2014", "conference-2015"),
        *("bloc-2013", "bloc-2014-2015", "province-period", "base-ad-hoc", "bloc-ad-hoc"),
    }


def test_the_province_answered_as_planned(whole: Stage, inspector: Actor) -> None:
    states = {packages.End.GRANTED: "commended", packages.End.DECLINED: "declined"}
    rows = {key: Registration.objects.get(pk=pk) for key, pk in whole.rows.items() if province.ROUND in key[0]}

    assert {key: row.state for key, row in rows.items()} == {
        province.row_of(one): states.get(one.end, "passed_over") for one in packages.nominees()
    }
    assert all(row.lower is not None and row.lower.tier == "bloc" for row in rows.values())
    season = next(one for one in figures.seasons(by=inspector, on=stops.END) if one.round == province.ROUND)
    assert (season.registered, season.commended) == (8, 5)


def test_a_package_that_came_back_was_sent_again_and_one_was_declined(whole: Stage) -> None:
    sent = list(Package.objects.order_by("pk"))

    assert [(one.number, one.state, one.items.count()) for one in sent] == [
        (1, "returned", 3),
        (2, "answered", 3),
        (1, "declined", 1),
        (1, "answered", 6),
    ]
    assert [one.replaces for one in sent] == [None, sent[0], None, None]
    assert [one.decision.issuer for one in sent if one.decision is not None] == ["Ủy ban nhân dân tỉnh"] * 2


def test_the_whole_package_lies_in_one_zip_with_its_manifest_and_checksums(whole: Stage) -> None:
    package = Package.objects.get(state="declined")
    intake = people.actor(people.account_of(province.INTAKE), now=at(stops.END, 0))

    zipped = building.read(by=intake, package_id=package.pk, now=at(stops.END, 0)).data

    report = bundle.check(zipped)
    assert report.problems == ()
    assert [one.path for one in report.files] == sorted(one["item"]["path"] for one in package.contents["files"])
    assert len(report.files) > 5
    for one in Package.objects.all():  # two units may give one number on one day
        paths = [file["item"]["path"] for file in one.contents["files"]]
        assert len(paths) == len(set(paths)) > 5


def test_packages_are_laid_out_beside_the_papers(
    whole: Stage, inspector: Actor, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [one for one in reading.inbox(by=inspector) if one.state == "declined"]
    monkeypatch.setattr(reading, "inbox", lambda **_by: tuple(chosen))
    monkeypatch.setattr(issued, "book", lambda **_by: [])

    index = printing.lay_out()

    [link] = re.findall(r'href="([^"]+)\.zip"', index.read_text(encoding="utf-8"))
    assert bundle.check((index.parent / f"{link}.zip").read_bytes()).problems == ()


def test_one_unit_has_the_flag_and_one_was_never_sent(whole: Stage) -> None:
    ended = {one.unit_id: (one.state, one.package_items.count(), one.rank) for one in FlagNominee.objects.all()}

    assert {code: ended[whole.unit_ids[code]] for code in ("K05", "K12", "K10")} == {
        "K05": ("handed_over", 1, 1),
        "K12": ("not_granted", 1, 2),
        "K10": ("left_out", 0, 3),
    }
    refused = [(one.verb, one.cite) for one in whole.attempts if one.verb in {"propose_up", "record_result"}]
    assert refused == [("record_result", ()), ("propose_up", province.NOT_EXCELLENT), ("record_result", ())]


def test_the_season_holds_all_that_it_is_there_to_show(whole: Stage) -> None:
    """A merged unit in mid-streak and a move-up have tests of their own."""
    ways = (
        "escalate",
        "merge",
        "hold",
        "lift",
        "register_ad_hoc",
        "order_flags",
        "hand_over_flag",
        "return_up",
        "decline_up",
        "endorse",
        "issue_survey_record",
    )

    assert [way for way in ways if not whole.done[way]] == []
    carried = Registration.objects.filter(carried_from="province").values_list("exemplar_id", flat=True)
    moved_up = {one.key for one in gatherings.nominees() if one.end is gatherings.End.MOVED_UP}
    above = Registration.objects.filter(tier="bloc", lower__isnull=False).values_list("exemplar_id", flat=True)
    assert {whole.exemplars[key] for key in ("mot-cua", "nguoi-dan-duong")} == set(carried)
    assert {whole.exemplars[key] for key in moved_up} <= set(above)
    assert moved_up


def test_each_conference_commended_whom_the_rules_let_it(whole: Stage) -> None:
    keys = {pk: key for key, pk in whole.exemplars.items()}
    ended: dict[str, dict[str, str]] = {}
    for row in Registration.objects.filter(round__startswith="conference-"):
        ended.setdefault(row.round, {})[keys[row.exemplar_id]] = row.state

    planned = [one for one in gatherings.nominees() if not one.is_refused]
    states = {gatherings.End.COMMENDED: "commended"}
    assert ended == {
        round_: {one.key: states.get(one.end, "passed_over") for one in planned if one.round == round_}
        for round_ in ("conference-2014", "conference-2015")
    }
    refused = [one for one in whole.attempts if one.verb == "nominate"]
    assert [(one.on.year, one.cite) for one in refused] == [
        (2014, ("II.2.a",)),
        (2014, ("II.2.a",)),
        (2015, ("II.2.a",)),
    ]


def test_the_conference_takes_the_word_of_whoever_came_after_the_closed_unit(whole: Stage) -> None:
    row = Registration.objects.get(pk=whole.rows["K06-col-1 conference-2014", 2014])

    assert row.lower is not None
    assert row.lower.unit_id == whole.unit_ids[merging.GONE]
    assert [one.proposal.unit_id for one in row.proposal_items.order_by("pk")] == [
        whole.unit_ids[merging.INTO],
        whole.unit_ids["K"],
    ]


def test_who_came_after_a_closed_unit_is_asked_for_its_word_once(whole: Stage) -> None:
    now = at(date(2015, 10, 11), 7)
    signatory = people.actor(people.account_of("bithu.k05"), now=now)
    row = Registration.objects.get(pk=whole.rows["nha-nguoi-co-cong bloc-2014-2015", 2014])

    def asked() -> bool:
        items = [one for group in todo.waiting(signatory, now) for one in group.items]
        return ("send_up", row.pk) in {(one.act, one.id) for one in items}

    with transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(state="selected")
        after = asked()
        ProposalItem.objects.filter(registration=row).exclude(proposal__unit=row.unit).delete()
        before = asked()
        transaction.set_rollback(True)

    assert before
    assert not after


def test_every_group_but_the_silent_one_has_looked_back(whole: Stage, inspector: Actor) -> None:
    reviews = Document.objects.filter(kind__in=("interim_report", "final_report"))
    late = {line.unit.code for line in lateness.board(by=inspector, now=at(stops.END, 0)).late if "review" in line.act}

    assert Counter(reviews.values_list("kind", flat=True)) == {"interim_report": 18, "final_report": 17}
    assert late == {looking_back.SILENT}
