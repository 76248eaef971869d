"""The manual in docs/ says what the code says."""

from pathlib import Path

import pytest

from kheo.rulebook.command import main
from kheo.rulebook.reader.factbook import KINDS
from kheo.rulebook.vocabulary import KIND_LABELS, WORDS
from tests.rulebook.shipped import PROGRAMME

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-programme.md"
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


def test_guide_names_every_kind_of_fact() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    assert [kind for kind in KINDS if f"`{kind}`" not in guide] == []


def test_guide_shows_the_programme_as_it_is() -> None:
    shown = [line.strip() for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("    ")]
    source = "\n".join(PROGRAMME.source.values())
    rules = [line for line in shown if "cite: [" in line and "S1.1" not in line]

    assert len(rules) > 5
    assert [line for line in rules if line not in source] == []
