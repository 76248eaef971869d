"""The sample is whole, believable in its figures, and nobody in it is real."""

from collections import Counter
from decimal import Decimal

from kheo.demo.sample import figures, organisation, people, plan, themes, writing
from kheo.demo.sample.plan import Ending

UNITS = organisation.units()
PEOPLE = people.people(UNITS)
STORIES = plan.stories(UNITS)


def test_the_bloc_has_its_26_units() -> None:
    codes = "K K01 K02 K03 K04 K05 K06 K07 K08 K09 K09.1 K09.2 K10 K11 K12 K13 K14 K15 K16 K17 K18"

    assert [unit.code for unit in UNITS] == [*codes.split(), "P05.1", "P04.1", "M05.C", "M11.D", "M09.B"]
    assert Counter(unit.new.tier for unit in UNITS) == {"base": 18, "sub_base": 7, "bloc": 1}
    assert {unit.new.place for unit in UNITS} == {"Tỉnh Mẫu"}


def test_every_name_is_marked_as_sample_and_nobody_shares_one() -> None:
    assert all("Mẫu" in person.full_name.split() for person in PEOPLE)
    assert len({person.full_name for person in PEOPLE}) == len(PEOPLE)
    assert len({person.username for person in PEOPLE}) == len(PEOPLE)


def test_every_base_unit_has_the_people_it_needs() -> None:
    stems = ("bithu", "lanhdao", "totruong", "thuky", "thanhvien1", "thanhvien2", "thamdinh", "daidien")
    names = {person.username for person in PEOPLE}

    missing = [f"{stem}.{unit.code.lower()}" for unit in UNITS if unit.is_base for stem in stems]

    assert [name for name in missing if name not in names] == []


def test_the_sample_is_the_same_every_time() -> None:
    assert people.people(UNITS) == PEOPLE
    assert plan.stories(UNITS) == STORIES


def test_there_are_about_a_hundred_registrations_a_year() -> None:
    by_year = Counter(course.year for story in STORIES for course in story.courses)

    assert by_year == {2013: 97, 2014: 102, 2015: 100}


def test_there_are_many_themes_and_only_the_two_lines_of_one_agency_share_a_title() -> None:
    twice = [title for title, many in Counter(story.title for story in STORIES).items() if many > 1]

    assert len(themes.themes()) >= 25
    assert twice == ["Mỗi đoàn viên công đoàn một việc làm tiết kiệm"]
    assert {story.owner for story in STORIES if story.title == twice[0]} == {"M05.C", "K05"}


def test_the_given_criteria_stand_exactly_as_given() -> None:
    given = {story.key: story for story in STORIES if story.is_given}
    rows = [(row.baseline, row.target, row.measure.better) for row in writing.of_year(given["mot-cua"], 2014)]

    assert len(given) == 13  # the twelve, and the one with the same title in the other line
    assert rows == [
        (Decimal("91.5"), Decimal(98), "higher"),
        (Decimal(35), Decimal(15), "lower"),
        (Decimal(78), Decimal(90), "higher"),
        (Decimal(42), Decimal(0), "lower"),
    ]


def test_a_figure_is_missed_exactly_where_the_year_ends_with_a_miss() -> None:
    wrong = [
        (story.key, course.year)
        for story in STORIES
        for course in story.courses
        for reached in [[row.reached for row in writing.of_year(story, course.year)]]
        if (reached.count("not_met") == 1) is not (course.ending is Ending.MISSED)
    ]

    assert wrong == []


def test_percentages_stay_percentages_and_nothing_is_negative() -> None:
    rows = [row for story in STORIES for of_year in figures.figures(story).values() for row in of_year]

    assert all(0 <= row.target <= 100 and 0 <= row.actual <= 100 for row in rows if row.measure.unit == "%")
    assert all(min(row.baseline, row.target, row.actual) >= 0 for row in rows)


def test_a_year_starts_from_what_the_year_before_reached() -> None:
    for story in STORIES:
        by_year = figures.figures(story)
        for year, rows in by_year.items():
            before = {row.key: row.actual for row in by_year.get(year - 1, ())}
            assert all(row.baseline == before[row.key] for row in rows if row.key in before), (story.key, year)


def test_nobody_appraises_for_their_own_base_unit() -> None:
    appraising = organisation.appraising(UNITS)

    assert set(appraising) == {unit.code for unit in UNITS if unit.is_base}
    assert all(code != other for code, other in appraising.items())
