"""The manual in docs/ says what the code says."""

from pathlib import Path

import pytest

from kheo.rulebook.command import main
from kheo.rulebook.vocabulary import KIND_LABELS, WORDS

MANUAL = Path(__file__).parents[2] / "docs" / "vocabulary.md"


def test_manual_is_the_one_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vocabulary"]) == 0
    assert capsys.readouterr().out == MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORDS)
def test_word_has_its_entry_in_both_languages(name: str) -> None:
    word = WORDS[name]

    assert word.doc.vi.endswith(".")
    assert word.doc.en.endswith(".")
    assert all(arg.doc.vi and arg.doc.en and arg.kind.of in KIND_LABELS for arg in word.args.values())
