"""Whatever is typed into any paper is set rightly or refused with a sentence; no letter is lost, none becomes a box."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from kheo.papers import KINDS, NotAPaper, compose, dump, load, render
from kheo.papers.specimens import SAMPLES, interim_report
from kheo.papers.values import FigureRow, FigureTable
from kheo.vietnamese import VIETNAMESE_LETTERS, BadValue
from tests.papers.reading import text_of, written
from tests.papers.test_docx import CERTIFICATES

LETTERS = " ".join(VIETNAMESE_LETTERS[place : place + 10] for place in range(0, len(VIETNAMESE_LETTERS), 10))
GROUPS = LETTERS.casefold().split()
FORMATS = ("pdf", "docx")
# What stands in one line by its nature, and what a sheet that is handed over cannot hold much of.
SHORT = {"number", "place", "symbol", "decision", "book_number", "form", "heading", "honorific", "granter", "tier"}
ON_A_SHEET = {"owner", "unit", "authority", "position", "grade", "movement", "title", "parent", "name", "decides"}
NAMES = {"owner", "name"}


def _told(value: Any, change: Callable[[str, str], str], name: str = "") -> Any:
    """Change every text of a value, by the name of its field."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(name, value)
    if isinstance(value, tuple):
        return tuple(_told(item, change, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _told(getattr(value, one.name), change, one.name) for one in fields(value)})
    return value


def _lettered(kind: str) -> Any:
    left_out = SHORT | ON_A_SHEET if kind in CERTIFICATES else SHORT

    sample: Any = SAMPLES[kind]
    told = replace(sample, cause="Đã có thành tích") if kind in CERTIFICATES else sample
    return _told(told, lambda name, text: text if name in left_out or not text else f"{text} {LETTERS}")


@pytest.mark.parametrize("kind", KINDS)
def test_all_letters_arrive_wherever_they_were_typed(kind: str) -> None:
    value = _lettered(kind)

    pdf, docx = (text_of(value, file_format).casefold() for file_format in FORMATS)

    # a head that repeats on the next page may show a group once more, never once less
    assert [group for group in GROUPS if not 0 < docx.count(group) <= pdf.count(group)] == []
    assert [strange in pdf for strange in ("\ufffd", "□", "\x00")] == [False] * 3


@pytest.mark.parametrize("kind", KINDS)
def test_decomposed_text_gives_the_same_bytes(kind: str) -> None:
    loose = _told(SAMPLES[kind], lambda _, text: unicodedata.normalize("NFD", text))

    assert render(loose, draft=False, format="docx") == written(SAMPLES[kind], "docx")


@pytest.mark.parametrize("kind", KINDS)
def test_an_emoji_is_refused_with_a_sentence(kind: str) -> None:
    value = replace(SAMPLES[kind], issuer=replace(SAMPLES[kind].issuer, name="Đảng ủy 🌻"))

    with pytest.raises(BadValue, match="Ký tự “🌻”"):
        compose(value, draft=False)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_title_of_three_hundred_letters_and_a_name_of_six_words_stand_whole(kind: str, file_format: str) -> None:
    title = " ".join(f"vận động {place:02d}" for place in range(30))[:300].strip()
    six = "Công Tằng Tôn Nữ Thị Mẫu"

    value = _told(
        SAMPLES[kind], lambda name, text: title if name == "title" and text else six if name in NAMES else text
    )

    said = text_of(value, file_format)
    assert six.casefold() in said.casefold()
    assert (title in said) is any(name == "title" for name, _ in _texts(SAMPLES[kind]))


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum) and value:
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name), one.name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if hasattr(SAMPLES[kind], "rows")])
def test_two_hundred_rows_of_any_paper_are_set(kind: str) -> None:
    sample: Any = SAMPLES[kind]
    rows = (sample.rows * 200)[:200]

    said = text_of(replace(sample, rows=rows), "pdf")

    assert ["\ufffd" in said, len(said) > 4000] == [False, True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_field_is_named(kind: str) -> None:
    data = dump(SAMPLES[kind])
    del data["issuer"]

    with pytest.raises(NotAPaper, match=rf"{kind}: missing fields \['issuer'\]"):
        load(data)


@pytest.mark.parametrize(("columns", "lies"), [(7, False), (8, True), (14, True)])
def test_a_broad_table_lies(columns: int, lies: bool) -> None:  # a test's parameter
    paper = compose(replace(interim_report(), figures=(_table(columns),)), draft=False)

    assert [section.landscape for section in paper.sections] == [False, lies, False]


def test_a_table_that_no_page_holds_is_refused_by_name() -> None:
    with pytest.raises(BadValue) as refused:
        compose(replace(interim_report(), figures=(_table(15),)), draft=False)

    assert refused.value.sentence.startswith("Biểu “Rộng” có 15 cột, không đặt vừa khổ giấy.")


def _table(columns: int) -> FigureTable:
    names = tuple(f"Cột {place}" for place in range(columns))
    return FigureTable(title="Rộng", columns=names, rows=(FigureRow(cells=names),))
