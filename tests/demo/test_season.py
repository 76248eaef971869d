"""A slice of the season, played by the verbs: what it comes to, what is refused and why, and that the rules agree."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.contrib import auth

from kheo.demo.sample import organisation
from kheo.demo.season import opening, playing
from kheo.demo.season.days import at
from kheo.demo.season.stage import Act, Astray, Stage
from kheo.store.models import Appraisal, Award, Document, Person, Registration
from kheo.work import diary, figures, people, standing, todo
from kheo.work.paper_values import CERTIFICATES

pytestmark = pytest.mark.django_db
END = date(2014, 12, 31)


def _round(key: str) -> figures.Season:
    inspector = people.actor(people.account_of("khoi.kiemtra"), now=at(END, 0))
    return next(one for one in figures.seasons(by=inspector, on=END) if one.round == key)


def test_the_season_comes_to_these_numbers(played: Stage) -> None:
    season = _round("base-2014")

    assert (season.registered, season.accepted, season.reported, season.confirmed) == (28, 28, 25, 25)
    assert (season.appraised, season.selected, season.commended) == (22, 17, 16)


def test_refused_attempts_carry_their_clauses(played: Stage) -> None:
    assert Counter((one.verb, one.cite) for one in played.attempts) == {
        ("select", ("II.1.a",)): 3,
        ("select", ("III.2.a",)): 1,
        ("submit", ("II.2.a", "III.2.e")): 2,
        ("report", ("II.2.a",)): 1,
        ("assign_appraiser", ("II.2.a", "III.2.a")): 2,
        ("submit", ()): 1,
        ("accept", ()): 1,
        ("report", ()): 1,
        ("select", ()): 1,
    }
    assert all(one.sentence.endswith((".", "”.", "?")) for one in played.attempts)


def test_every_special_way_is_walked(played: Stage) -> None:
    ways = (
        "return_registration",
        "return_report",
        "draft_on_behalf",
        "allow_late",
        "accept_change",
        "decline_change",
        "withdraw",
        "hold",
        "lift",
        "register_ad_hoc",
        "bring_up",
        "return_deed",
        "mend_deed",
        "correct",
        "revoke",
        "issue_record",
        "issue_minutes",
        "issue_certificates",
        "issue_programme",
        "issue_script",
    )

    assert [way for way in ways if not played.done[way]] == []


def test_one_unit_makes_every_paper_of_what_was_judged_and_given(played: Stage) -> None:
    of_unit = Document.objects.filter(unit_id=played.unit_ids["K05"])
    appraised = Appraisal.objects.filter(
        assignment__registration__unit_id=played.unit_ids["K05"],
        assignment__registration__round="base-2014",
        submitted_on__isnull=False,
    )
    given = Award.objects.filter(decision_id=played.issued["K05", "2014"]).values_list("what", flat=True)

    made = Counter(of_unit.values_list("kind", flat=True))
    assert made["appraisal_record"] == appraised.count() > 0
    assert made["selection_minutes"] == 1
    assert set(given) == {what for what, kind in CERTIFICATES.items() if made[kind]}


def test_states_agree_with_what_the_rules_say(played: Stage) -> None:
    rows = list(standing.with_facts(Registration.objects.filter(submitted_on__isnull=False)))
    judged = standing.judge_all(rows, date(2014, 12, 2))  # before the revocation and before the hold is lifted

    for row in rows:
        passes = judged[row.pk].eligible.verdict.passes
        if row.state in {"commended", "decided", "revoked"}:
            assert passes, row
            assert judged[row.pk].granted.verdict.passes, row
        elif row.state == "passed_over":
            chosen_otherwise = "tập thể" in row.selection.reason and not row.selection.grade
            assert not passes or chosen_otherwise, row


def test_everybody_is_marked_as_sample(played: Stage) -> None:
    rows = list(Person.objects.values_list("full_name", "is_sample"))

    assert len(rows) == len(played.people)
    assert all(is_sample and "Mẫu" in name for name, is_sample in rows)


def test_the_diary_holds_and_nothing_was_written_past_it(played: Stage) -> None:
    assert diary.first_broken() is None


def test_a_corrected_decision_keeps_its_awards_and_a_revoked_one_does_not(played: Stage) -> None:
    corrected = Award.objects.filter(decision__replaces__status="corrected")
    revoked = Award.objects.filter(decision__status="revoked")

    assert set(corrected.values_list("is_revoked", flat=True)) == {False}
    assert set(revoked.values_list("is_revoked", flat=True)) == {True}


def test_a_unit_without_a_group_at_the_end_of_march_is_named(played: Stage) -> None:
    everyone = organisation.units()

    days = opening.group_set_up_on(everyone)

    assert [code for code, on in days.items() if on > date(2013, 3, 31)] == [opening.LATE_UNIT]
    secretary = people.actor(people.account_of("khoi.thuky"), now=at(date(2013, 4, 1), 0))
    assert todo.late_groups(secretary, at(date(2013, 4, 1), 0)) == []


def test_a_few_people_may_sign_in_with_the_shown_password(played: Stage) -> None:
    known, other = (auth.authenticate(username=name, password=opening.PASSWORD) for name in ("thuky.k05", "thuky.k04"))

    assert known is not None
    assert known.person_id == played.person_ids["thuky.k05"]
    assert other is None


def test_a_season_that_goes_astray_stops(played: Stage) -> None:
    def nothing(*_: object) -> None:
        """Do nothing."""

    act = Act(at(END, 0), "thuky.k05", "accept", nothing, refused=("II.2.a",))

    with pytest.raises(Astray, match="should have been refused"):
        played.play(act)
    played.play(replace(act, refused=None))


def test_stops_are_met_before_the_acts_of_their_day() -> None:
    seen: list[date] = []
    stage = Stage((), ())

    def note(_stage: Stage, _by: object, now: object) -> None:
        seen.append(date.min)

    acts = [Act(at(date(2014, 1, day), 0), "", "note", note) for day in (19, 20, 21)]
    playing.play(stage, acts, stops=[date(2014, 1, 20), date(2014, 2, 1)], at_stop=seen.append)

    assert seen == [date.min, date(2014, 1, 20), date.min, date.min, date(2014, 2, 1)]
