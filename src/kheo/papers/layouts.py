"""How official papers are laid out, as dated data with its source. What a paper says does not live here.

A layout holds from its day until the next one of the same body. `checked_on` stays empty until someone has read the
original text and compared these numbers with it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kheo.papers.values import Body

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0
POINTS: Final = 72 / 25.4  # in one millimetre


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Lề trang, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Thể thức văn bản: millimetres for lengths, points for sizes.

    `banner` and `motto` stand at the top right, `organ_mark` or a rule below the organ; a number is written by
    `number_mark` and `number_blank`; `acting` are the signs of who signs for whom; the last sentence ends with `end`.
    """

    key: str
    body: Body
    from_on: date
    source: str
    checked_on: date | None
    font: str = "Times New Roman"
    margins: Margins
    size: float
    line: float
    after: float
    first_line: float
    banner: str
    banner_size: float
    banner_rule: float
    type_size: float
    subject_mark: str
    recipients_size: float
    table_size: float
    small_size: float
    page_number_size: float
    page_number_from_top: float
    head_size: float | None = None
    motto: str = ""
    motto_rule: float = 0
    organ_mark: str = "*"
    organ_rule: float = 0
    subject_rule: float = 0
    number_mark: str = "Số "
    number_blank: str = "……-{kind}/{organ}"
    acting: tuple[str, ...] = ("T/M", "K/T", "T/L", "T/U")
    position_bold: bool = False
    recipients_bold: bool = False
    grounds_mark: str = "- "
    grounds_italic: bool = False
    grounds_end: str = ","
    decides_mark: str = ""
    end: str = "."

    def page(self, *, landscape: bool) -> tuple[float, float]:
        """Give width and height of a page; the margins stay at their edges when the page is turned."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)

    def width(self, *, landscape: bool = False) -> float:
        """Give the width between the margins."""
        width, _ = self.page(landscape=landscape)
        return width - self.margins.left - self.margins.right


_PARTY_2018: Final = Layout(
    key="party-2018",
    body=Body.PARTY,
    from_on=date(2018, 4, 3),
    source=(
        "36-HD/VPTW of 2018, as software of other offices follows it; the original has not been read. It is the "
        "earliest form known here, so papers dated before it are set in it too."
    ),
    checked_on=None,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    size=14,
    line=18,
    after=6,
    first_line=10,
    banner="ĐẢNG CỘNG SẢN VIỆT NAM",
    banner_size=15,
    banner_rule=73,
    type_size=16,
    subject_mark="-----",
    recipients_size=12,
    table_size=12,
    small_size=11,
    page_number_size=14,
    page_number_from_top=10,
)
_PARTY_2026: Final = Layout(
    key="party-2026",
    body=Body.PARTY,
    from_on=date(2026, 5, 27),
    source=(
        "05-HD/VPTW of 27/05/2026, as software of other offices follows it; the original has not been read. Sources "
        "differ on the line spacing (18, 19 or 20 points)."
    ),
    checked_on=None,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    size=14,
    line=18,
    after=6,
    first_line=10,
    banner="ĐẢNG CỘNG SẢN VIỆT NAM",
    banner_size=15,
    banner_rule=73,
    type_size=16,
    subject_mark="-----",
    recipients_size=12,
    table_size=12,
    small_size=11,
    page_number_size=13,
    page_number_from_top=10,
)
_STATE_2020: Final = Layout(
    key="state-2020",
    body=Body.STATE,
    from_on=date(2020, 3, 5),
    source=(
        "Decree 30/2020/NĐ-CP, annex I, as office staff commonly apply it; the original has not been read. It is the "
        "only form of the State known here, so older papers are set in it too."
    ),
    checked_on=None,
    margins=Margins(top=20, bottom=20, left=30, right=15),
    size=14,
    line=18,
    after=6,
    first_line=10,
    banner="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    banner_size=12,
    banner_rule=0,
    type_size=14,
    subject_mark="",
    recipients_size=11,
    table_size=12,
    small_size=11,
    page_number_size=13,
    page_number_from_top=10,
    head_size=12,
    motto="Độc lập - Tự do - Hạnh phúc",
    motto_rule=56,
    organ_mark="",
    organ_rule=22,
    subject_rule=40,
    number_mark="Số: ",
    number_blank="……/{kind}-{organ}",
    acting=("TM.", "KT.", "TL.", "TUQ."),
    position_bold=True,
    recipients_bold=True,
    grounds_mark="",
    grounds_italic=True,
    grounds_end=".",
    decides_mark=":",
    end="./.",
)

LAYOUTS: Final = (_PARTY_2018, _PARTY_2026, _STATE_2020)


def layout_for(body: Body, on: date | None) -> Layout:
    """Choose the layout of a body on a day: the earliest known for older days, the newest for a paper without a day."""
    known = sorted((layout for layout in LAYOUTS if layout.body == body), key=lambda layout: layout.from_on)
    if on is None:
        return known[-1]
    held = [layout for layout in known if layout.from_on <= on]
    return held[-1] if held else known[0]
