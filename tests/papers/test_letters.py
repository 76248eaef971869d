"""What cannot be printed is refused by name; what can be printed is what the four faces really hold."""

from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from kheo.papers import compose, fonts
from kheo.papers.letters import SETTABLE, require_letters
from kheo.papers.specimens import registration_form
from kheo.vietnamese import VIETNAMESE_LETTERS, BadValue


@pytest.mark.parametrize("face", fonts.FILES)
def test_every_face_has_every_character_we_set(face: str) -> None:
    drawn = set(TTFont(fonts.folder() / face).getBestCmap())

    assert {char for char in SETTABLE if ord(char) not in drawn} == {"\n", "\t"}


def test_all_vietnamese_letters_can_be_set() -> None:
    require_letters((VIETNAMESE_LETTERS,))

    assert set(VIETNAMESE_LETTERS) <= SETTABLE


@pytest.mark.parametrize(
    ("strange", "shown"),
    [("😀", "“😀” (U+1F600)"), ("漢", "“漢” (U+6F22)"), ("\ue000", "(U+E000)"), ("x\u0301\u0323", "(U+0323)")],
)
def test_a_strange_character_is_refused_by_name(strange: str, shown: str) -> None:
    value = replace(registration_form(), title=f"Khéo vận động {strange} nhân dân")

    with pytest.raises(BadValue) as refused:
        compose(value, draft=True)

    assert shown in refused.value.sentence
    assert "Khéo vận động" in refused.value.sentence
    assert refused.value.sentence.endswith("Hãy xóa hoặc viết lại bằng chữ.")


def test_a_strange_character_deep_inside_is_found() -> None:
    form = registration_form()
    row = replace(form.criteria[0], indicator="Số nhà ☃")

    with pytest.raises(BadValue, match="U\\+2603"):
        compose(replace(form, criteria=(row,)), draft=True)
