"""A script as text: parts and numbered names are told apart, and what was printed is read back as the same script."""

from dataclasses import replace

import pytest

from kheo.papers import specimens
from kheo.papers.values import Cue, HonourGroup, ReadingScript
from kheo.work.ceremonies import texts
from kheo.work.refusals import BadInput
from tests.papers import reading

TURN = "4. Trao\nXin mời.\nLượt 1: cá nhân"
PARTS = "1. Chào cờ\nNghiêm!\n2. Báo cáo\nXin mời.\n3. Công bố\nXin mời.\n"


def _printed(value: ReadingScript) -> str:
    """Give what stands on the printed script below its head, a paragraph a line."""
    found = [one.text for one in reading.opened(reading.written(value, "docx")).paragraphs]
    return "\n".join(found[next(at for at, line in enumerate(found) if line.startswith("1. ")) :])


def _names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(cue.heading, turn.names) for cue in texts.read_script(text) for turn in cue.groups]


@pytest.mark.parametrize("given", ["Trao: đồng chí Bí thư Đảng ủy\n", ""])
@pytest.mark.parametrize("many", [1, 2, 3, 4, 5, 12])
def test_a_printed_script_is_read_back_as_it_was(many: int, given: str) -> None:
    names = "\n".join(f"- Phòng {one} (cơ quan Văn phòng)" for one in range(1, many + 1))
    text = f"{PARTS}{TURN}\n{names}\n{given}5. Bế mạc\n[Nhạc]\nXin cảm ơn."
    script = replace(specimens.reading_script(), cues=texts.read_script(text))

    again = texts.read_script(_printed(script))

    assert again == script.cues
    assert again[3].groups == (
        HonourGroup(
            title="Lượt 1: cá nhân",
            names=tuple(f"Phòng {one} (cơ quan Văn phòng)" for one in range(1, many + 1)),
            given_by="đồng chí Bí thư Đảng ủy" if given else "",
        ),
    )
    assert again[4] == Cue(heading="Bế mạc", action="Nhạc", words="Xin cảm ơn.")


def test_the_sample_script_is_read_back_as_it_was() -> None:
    script = specimens.reading_script()

    assert texts.read_script(_printed(script)) == script.cues


@pytest.mark.parametrize(
    ("after", "names", "parts"),
    [
        # a number that is the next part's too: the line after it tells
        ("1. A\n2. B\n3. C\n4. D\n5. E\n6. F", "ABCDEF", 4),
        ("1. A\n2. B\n3. C\n4. D\n5. E\nTrao: đồng chí Bí thư\n5. Bế mạc\nXin cảm ơn.", "ABCDE", 5),
        ("1. A\n2. B\n3. C\n4. D\n5. Bế mạc\nXin cảm ơn.", "ABCD", 5),
        ("1. A\n2. B\n3. C\n4. D\n5. Bế mạc (09:10)", "ABCD", 5),
        ("1. A\n2. B\n5. Bế mạc", "AB", 5),
        # counted on from the turn before, or from one again and again
        ("5. A\n6. B", "AB", 4),
        ("1. A\n1. B", "AB", 4),
        # dashes: a number is a part's
        ("- A\n- B\n3. Bế mạc", "AB", 5),
        # who hands over stands first
        ("Trao: đồng chí Bí thư\n1. A\n2. B", "AB", 4),
    ],
)
def test_parts_are_told_from_names(after: str, names: str, parts: int) -> None:
    text = f"{PARTS}{TURN}\n{after}"

    assert _names(text) == [("Trao", tuple(names))]
    assert len(texts.read_script(text)) == parts


@pytest.mark.parametrize("after", ["", "\nLượt 2: tập thể\n1. Phòng A"])
def test_a_line_that_could_be_either_is_asked_about(after: str) -> None:
    text = f"{PARTS}{TURN}\n1. A\n2. B\n3. C\n4. D\n5. Khánh An{after}"

    with pytest.raises(BadInput, match=r"Chưa rõ dòng “5\. Khánh An” là mục mới hay tên") as refused:
        texts.read_script(text)
    assert list(refused.value.fields) == ["text"]
