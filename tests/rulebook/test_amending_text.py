"""An amendment written as text reads back as what was meant, and a text tells whether it goes on from another."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.rulebook import read
from kheo.rulebook.amending_text import NewAmendment, appended, goes_on_from, next_key, same_base
from kheo.rulebook.reader import AMENDMENTS
from kheo.rulebook.resting import rests
from kheo.rulebook.text import Text
from tests.rulebook.shipped import PROGRAMME as WHOLE
from tests.rulebook.small import GOOD

MARCH = date(2014, 3, 1)
SETTLING = NewAmendment(
    label=Text("Xác nhận cách hiểu A1", "Confirms reading A1"),
    document="12-CV/BCĐ: về #1",
    issued_on=date(2014, 1, 5),
    by="group",
    effective_on=date(2014, 1, 5),
    reaches="running_rounds",
    settles=("A1",),
    clauses={"S1": Text('Nói "thế này":\nđúng vậy.', "Says so.")},
    readings={"A1": {"we_read": Text("Khác.", "Otherwise.")}},
    change={"rounds": {"year": {"windows": {"register": {"until": MARCH, "inferred": False}}}}},
    cite=("S1",),
)


def amended(new: NewAmendment = SETTLING, key: str = "S1", text: str = "") -> dict[str, str]:
    """Give the small programme with one more amendment behind a text."""
    return {**GOOD, AMENDMENTS: appended(text, key, new)}


def test_a_written_amendment_reads_back() -> None:
    programme = read(amended())

    [found] = programme.amendments
    meant = ("label", "document", "issued_on", "by", "effective_on", "reaches", "settles", "cite")
    assert [getattr(found, name) for name in meant] == [getattr(SETTLING, name) for name in meant]
    assert programme.clauses["S1"].text == SETTLING.clauses["S1"]
    assert (programme.readings["A1"].we_read.vi, programme.readings["A1"].confirmed) == ("Khác.", True)
    assert programme.rounds["year"].windows["register"].until_on == MARCH


@settings(deadline=None)  # reads a whole folder each time
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_any_words_of_a_person_read_back(words: str) -> None:
    [told] = read(amended(replace(SETTLING, document=words, label=Text(words, words)))).amendments

    normal = unicodedata.normalize("NFC", words)
    assert (told.document, told.label) == (normal, Text(normal, normal))


def test_what_stands_keeps_its_words_and_comments() -> None:
    first = "# Văn bản của Ban Chỉ đạo\n" + amended()[AMENDMENTS]
    second = appended(
        first, "S2", replace(SETTLING, document="13-CV/BCĐ", cite=("S2",), clauses={"S2": Text("B", "B")})
    )

    assert second.startswith(first.rstrip("\n"))
    assert [one.key for one in read({**GOOD, AMENDMENTS: second}).amendments] == ["S1", "S2"]


@pytest.mark.parametrize(
    ("text", "key"), [("", "S1"), ("# chưa có gì\n", "S1"), ("S1: {}\n", "S2"), ("S2: {}\nS1: {}\nX: {}\n", "S3")]
)
def test_the_next_key_is_the_first_free_one(text: str, key: str) -> None:
    assert next_key(text) == key


def test_a_text_goes_on_from_another_when_it_only_adds_amendments() -> None:
    one, two = amended(), amended(replace(SETTLING, document="13"), "S2", amended()[AMENDMENTS])

    pairs = [(one, GOOD), (two, one), (one, one), (GOOD, one), (one, two)]
    assert [goes_on_from(new, old) for new, old in pairs] == [True, True, True, False, False]


@pytest.mark.parametrize("file", ["programme.yaml", "clauses.yaml", "readings.yaml"])
def test_a_changed_base_is_another_text(file: str) -> None:
    changed: Mapping[str, str] = {**amended(), file: GOOD[file] + "# sửa\n"}

    assert not goes_on_from(changed, GOOD)
    assert not same_base(changed, GOOD)
    assert same_base(amended(), GOOD)


def test_what_rests_on_a_reading_is_found_with_its_path_and_span() -> None:
    found = [rest for rest in rests(WHOLE) if rest.reading == "A4"]

    assert [".".join(rest.path) for rest in found] == [
        "rounds.base-2014.windows.register",
        "rounds.base-2015.windows.register",
    ]
    assert [rest.label.vi for rest in found] == ["Cấp cơ sở, năm 2014 · Đăng ký", "Cấp cơ sở, năm 2015 · Đăng ký"]
    assert [rest.window and rest.window.from_on for rest in found] == [date(2014, 1, 1), date(2015, 1, 1)]


def test_every_reading_that_a_value_names_is_one_of_the_text() -> None:
    assert {rest.reading for rest in rests(WHOLE)} <= set(WHOLE.readings)
    assert any(rest.window is None for rest in rests(WHOLE))
