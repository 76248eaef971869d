"""What a Vietnamese syllable looks like."""

import pytest

from kheo.vietnamese.syllables import Syllable, is_syllable, place_tone, split


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Nghiêng", Syllable("ngh", "iê", "ng", "")),
        ("quốc", Syllable("qu", "ô", "c", "\u0301")),
        ("giữa", Syllable("gi", "ưa", "", "\u0303")),
        ("gì", Syllable("g", "i", "", "\u0300")),
        ("ủy", Syllable("", "uy", "", "\u0309")),
        ("khuỷu", Syllable("kh", "uyu", "", "\u0309")),
    ],
)
def test_split_parts_a_word(word: str, parts: Syllable) -> None:
    assert split(word) == parts


@pytest.mark.parametrize("word", ["", "UBND", "straße", "kháchsạn", "háchá", "a1", "İ"])
def test_split_knows_what_is_no_syllable(word: str) -> None:
    assert split(word) is None


@pytest.mark.parametrize(
    "word",
    [
        "đảng",
        "ủy",
        "khối",
        "các",
        "cơ",
        "quan",
        "tỉnh",
        "nghị",
        "quyết",
        "khuỷu",
        "xoong",
        "giếng",
        "gìn",
        "ngoằn",
        "ngoèo",
        "khuya",
        "thuở",
        "luật",
        "hươu",
        "tuýp",
    ],
)
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["cac", "một\u0301", "ngê", "ci", "kan", "ghà", "uôn\u0300g\u0301", "êâ", "bcd", "thàc"]
)
def test_what_the_language_does_not_write_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_toneless_word_keeps_its_letters() -> None:
    assert place_tone("Hoa") == "Hoa"
