"""The short code of a paper: read as people type it, and no slip of the finger leads to another paper."""

import secrets
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.papers import codes


def _from(body: list[str]) -> Callable[[str], str]:
    left = iter(body)
    return lambda _alphabet: next(left)


letters = st.sampled_from(codes.ALPHABET)
made = st.lists(letters, min_size=11, max_size=11).map(lambda body: codes.new_code(_from(body)))


@given(made)
def test_what_was_made_is_one(code: str) -> None:
    assert (len(code), codes.is_code(code)) == (12, True)


@given(made, st.integers(0, 11), letters)
def test_one_wrong_letter_is_no_code(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]

    assert codes.is_code(wrong) == (wrong == code)


@given(made, st.integers(0, 10))
def test_two_letters_that_changed_places_are_no_code(code: str, place: int) -> None:
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert codes.is_code(wrong) == (wrong == code)


@pytest.mark.parametrize("typed", ["2CH5-CCJP-9P53", "2ch5ccjp9p53", " 2CH5 CCJP 9P53 ", "2ch5–ccjp–9p53"])
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert codes.read_code(typed) == "2CH5CCJP9P53"


def test_no_letter_looks_like_another() -> None:
    assert set("01ILOQU") & set(codes.ALPHABET) == set()
    assert len(set(codes.ALPHABET)) == 29


def test_it_is_shown_in_groups() -> None:
    assert codes.show_code("2CH5CCJP9P53") == "2CH5-CCJP-9P53"


def test_chance_gives_another_each_time() -> None:
    assert len({codes.new_code(secrets.choice) for _ in range(1000)}) == 1000
