"""Awkward files are read as people meant them, or refused with a reason; harmful ones hurt only the child."""

import struct
from functools import lru_cache

import pytest

from kheo.sheets import reading
from kheo.sheets.reading import __main__ as child
from kheo.sheets.reading import binary_fonts
from tests.sheets import awkward
from tests.sheets.awkward import harmful

WANTED = (
    reading.Heading(key="number", words=("STT", "TT")),
    reading.Heading(key="unit", words=("Đơn vị", "Đơn vị công tác"), ditto=True),
    reading.Heading(key="title", words=("Tên mô hình, điển hình", "Tên mô hình")),
    reading.Heading(key="collective", words=("Tập thể", "Tên tập thể đăng ký"), ditto=True),
    reading.Heading(key="person", words=("Cá nhân", "Họ tên cá nhân")),
    reading.Heading(key="field", words=("Lĩnh vực",), ditto=True),
)


def _book(name: str) -> reading.Book:
    """Read a file: harmful ones in the child, the others by what the child runs, which is quicker."""
    data = awkward.make(name)
    return (
        reading.read(data, name) if name in harmful.MAKERS else reading.book(child.pages(data, name, reading.Limits()))
    )


def _page(name: str) -> reading.Page:
    [page] = _book(name).pages
    return page


@lru_cache  # a file that means harm takes seconds
def _told(name: str) -> list[object]:
    """Read a file as a person would who converts what is old and looks for the table sheet by sheet."""
    try:
        pages = [reading.convert(page) for page in _book(name).pages]
        laid = reading.lay(reading.choose(pages, WANTED), WANTED)
    except reading.BadFile as bad:
        return [bad.sentence]
    columns = reading.match(laid.headings, WANTED)
    return [line.cells[columns["title"]] for line in laid.lines]


@pytest.mark.parametrize("name", sorted(awkward.MAKERS))
def test_each_file_is_read_or_refused_as_its_case_says(name: str) -> None:
    case = awkward.CASES[name]

    told = _told(name)

    if "refused" in case:
        assert len(told) == 1
        assert str(case["refused"]) in str(told[0])
    else:
        assert told == case["titles"]


def test_every_file_has_its_case_and_there_are_enough() -> None:
    assert set(awkward.CASES) == set(awkward.MAKERS)
    assert len(awkward.MAKERS) >= 40


def test_every_refusal_says_how_to_mend_it() -> None:
    sentences = {
        str(told[0])
        for name, case in awkward.CASES.items()
        if "refused" in case and name not in {"many_rows.xlsx", "far_corner.xlsx"}
        for told in [_told(name)]
    }

    assert [one for one in sentences if "Hãy " not in one] == []


def test_the_child_reads_what_it_would_read_here() -> None:
    assert reading.read(awkward.make("days_as_text.xlsx"), "days_as_text.xlsx") == _book("days_as_text.xlsx")


def test_a_child_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(reading.BadFile, match="Hãy xóa"):
        reading.read(awkward.make("far_corner.xlsx"), "far_corner.xlsx", reading.Limits(memory=256 * 2**20))


def test_cells_are_named_as_a_spreadsheet_does() -> None:
    assert [reading.address(5, at) for at in (0, 25, 26, 701, 702)] == ["A5", "Z5", "AA5", "ZZ5", "AAA5"]


@pytest.mark.parametrize(
    ("name", "charset", "by_font", "sample"),
    [
        ("tcvn3.xlsx", "tcvn3", True, ("C«ng së v¨n minh", "Công sở văn minh")),
        ("tcvn3_unnamed.xlsx", "tcvn3", False, ("C«ng së v¨n minh", "Công sở văn minh")),
        ("vni.xlsx", "vni", True, ("Coâng sôû vaên minh", "Công sở văn minh")),
        ("tcvn3.xls", "tcvn3", True, ("C«ng së v¨n minh", "Công sở văn minh")),
        ("vni.xls", "vni", True, ("Coâng sôû vaên minh", "Công sở văn minh")),
        ("vni.csv", "vni", False, ("Coâng sôû vaên minh", "Công sở văn minh")),
    ],
)
def test_old_text_is_shown_before_and_after(name: str, charset: str, by_font: bool, sample: tuple[str, str]) -> None:
    page = _page(name)

    found = reading.find(page)

    assert found is not None
    assert (found.charset, found.by_font) == (charset, by_font)
    assert sample in found.samples


@pytest.mark.parametrize("name", ["plain.xlsx", "nfd.xlsx", "open.ods", "semicolons.csv", "latin.csv"])
def test_text_of_today_is_left_alone(name: str) -> None:
    page = _page(name)

    assert reading.find(page) is None
    assert reading.convert(page) == page


@pytest.mark.parametrize("name", ["tcvn3_capitals.xlsx", "tcvn3_capitals.xls"])
def test_capitals_come_from_the_font_of_capitals(name: str) -> None:
    page = _page(name)

    assert reading.convert(page).rows[0][2] == "TÊN MÔ HÌNH, ĐIỂN HÌNH"


@pytest.mark.parametrize("name", ["tcvn3", "tcvn3_capitals", "vni"])
def test_a_binary_workbook_tells_the_same_fonts_as_a_new_one(name: str) -> None:
    old, new = _page(f"{name}.xls"), _page(f"{name}.xlsx")

    assert old.fonts == new.fonts
    assert len(old.fonts) == 18


def test_a_binary_workbook_that_cannot_be_followed_tells_no_font() -> None:
    data = awkward.make("tcvn3.xls")
    sectors = range(0, len(data), 512)

    told = {len(binary_fonts.fonts(data[:at] + b"\xff" * 512 + data[at + 512 :])) for at in sectors}
    told |= {len(binary_fonts.fonts(data[:at])) for at in sectors}
    turned = data[: 0x4C + 4].ljust(len(data), b"\0")

    assert told == {0, 1}
    assert binary_fonts.fonts(turned) == {}


def test_a_chain_of_sectors_that_turns_back_on_itself_ends() -> None:
    whole = awkward.make("tcvn3.xls")
    data = bytearray(whole)
    [table] = struct.unpack_from("<I", data, 0x4C)
    start = (table + 1) * 512
    [directory] = struct.unpack_from("<I", data, 0x30)
    struct.pack_into("<I", data, start + 4 * directory, directory)

    assert binary_fonts.fonts(bytes(data)) == binary_fonts.fonts(whole) != {}


def test_same_as_above_is_copied_and_said() -> None:
    page = _page("ditto.xlsx")

    laid = reading.lay(page, WANTED)

    assert [line.cells[1] for line in laid.lines] == ["Phòng CCHC"] * 3
    assert [sorted(line.copied) for line in laid.lines] == [[], [1, 3, 5], [1, 5]]


def test_what_is_no_row_is_told_with_the_reason() -> None:
    page = _page("grouped.xlsx")

    laid = reading.lay(page, WANTED)

    assert laid.skipped == ((2, "dòng nhóm"), (5, "dòng cộng"), (6, "dòng nhóm"), (8, "dòng cộng"))
    assert [line.group for line in laid.lines] == ["I. TẬP THỂ (02)", "I. TẬP THỂ (02)", "II. CÁ NHÂN (01)"]
