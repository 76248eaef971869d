"""The alphabet that fonts and renderings are tested with."""

import unicodedata

import pytest

from kheo.vietnamese import VIETNAMESE_LETTERS
from kheo.vietnamese.letters import split_tone, with_tone


def test_the_letters_are_twelve_vowels_in_six_tones_and_d_with_stroke_in_both_cases() -> None:
    assert len(VIETNAMESE_LETTERS) == len(set(VIETNAMESE_LETTERS)) == 146
    assert sum(letter.isupper() for letter in VIETNAMESE_LETTERS) == 73


def test_every_letter_is_one_composed_character() -> None:
    assert unicodedata.normalize("NFC", VIETNAMESE_LETTERS) == VIETNAMESE_LETTERS


@pytest.mark.parametrize(
    ("letter", "bare", "tone"),
    [("ế", "ê", "\u0301"), ("Ợ", "Ơ", "\u0323"), ("ă", "ă", ""), ("đ", "đ", ""), ("ỷ", "y", "\u0309")],
)
def test_a_letter_parts_into_letter_and_tone(letter: str, bare: str, tone: str) -> None:
    assert split_tone(letter) == (bare, tone)


def test_every_letter_can_be_put_together_again() -> None:
    assert [with_tone(*split_tone(letter)) for letter in VIETNAMESE_LETTERS] == list(VIETNAMESE_LETTERS)
