"""Without its font nothing is printed, and the reader is told what to do."""

from pathlib import Path

import pytest

from kheo.papers import fonts


def test_a_missing_face_is_named_with_the_way_to_mend_it(tmp_path: Path) -> None:
    for name in fonts.FILES[:3]:
        (tmp_path / name).touch()

    with pytest.raises(fonts.MissingFont) as refused:
        fonts.folder(tmp_path)

    assert "Tinos-BoldItalic.ttf" in str(refused.value)
    assert "Tinos-Regular.ttf" not in str(refused.value)
    assert "make assets" in str(refused.value)


def test_the_fonts_are_there() -> None:
    assert fonts.folder() == fonts.FOLDER
