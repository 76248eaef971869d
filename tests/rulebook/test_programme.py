"""The shipped programme as data: nothing of the guidance is missing, nothing stands without its source."""

import re

from kheo.rulebook import find_problems
from kheo.rulebook.vocabulary import WORDS
from tests.rulebook.shipped import ALL, FOLDER, PROGRAMME, programme_of

CLAUSES = (
    "0 I.1.a I.1.b I.2 I.3 I.3.a I.3.b II.1.a II.1.b II.2.a II.2.b II.2.b.1 II.2.b.2 III.1 III.2.a III.2.b III.2.c "
    "III.2.d III.2.e III.3.a III.3.b III.3.c III.3.d III.4.a III.4.b III.4.b.1 III.4.b.2 III.5.a III.5.b III.5.c IV"
)


def test_the_folder_has_no_problem() -> None:
    assert find_problems(FOLDER) == ()


def test_every_clause_is_summarised_and_cited() -> None:
    assert list(PROGRAMME.clauses) == CLAUSES.split()
    assert set(PROGRAMME.citations) == set(PROGRAMME.clauses)


def test_every_reading_is_there_and_waits_for_confirmation() -> None:
    assert list(PROGRAMME.readings) == [f"A{number}" for number in range(1, 36)]
    assert {reading.confirmed for reading in PROGRAMME.readings.values()} == {False}


def test_every_reading_is_used_by_some_value() -> None:
    used = set(re.findall(r"reading: (A\d+)", PROGRAMME.source["programme.yaml"]))

    assert used == set(PROGRAMME.readings)


def test_every_word_of_the_vocabulary_is_used() -> None:
    text = "".join(programme_of(name).source["programme.yaml"] for name in ALL)

    assert [name for name in WORDS if f"{{{name}: {{" not in text] == []


def test_standards_of_the_base_tier() -> None:
    assert [(one.key, one.judged) for one in PROGRAMME.standards["base"]] == [
        ("practical_need", False),
        ("consensus", True),
        ("climb", True),
        ("reaches_targets", False),
        ("creative", True),
        ("spreads", True),
        ("moral_example", True),
    ]


def test_fields_are_the_standard_four() -> None:
    assert [field.label.vi for field in PROGRAMME.fields.values()] == [
        "Kinh tế",
        "Văn hóa – xã hội",
        "Quốc phòng – an ninh",
        "Xây dựng hệ thống chính trị",
    ]


def test_clauses_and_readings_end_as_sentences() -> None:
    for clause in PROGRAMME.clauses.values():
        assert (clause.text.vi[-1], clause.text.en[-1]) == (".", ".")
    for reading in PROGRAMME.readings.values():
        assert (reading.question.vi[-1], reading.we_read.vi[-1], reading.why.vi[-1]) == ("?", ".", ".")
