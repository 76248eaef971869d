"""Certificates of praise, award and recognition, on a landscape sheet: what they say, and how it is made to fit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from kheo import vietnamese
from kheo.papers.blocks import Block, Columns, Paragraph, Run, Section
from kheo.papers.layouts import PAGE_HEIGHT, PAGE_WIDTH, POINTS, Layout, Margins
from kheo.papers.values import AwardCertificate, PraiseCertificate, RecognitionCertificate, Signature, Subject
from kheo.papers.wording import lines, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.words import Words

Certificate = PraiseCertificate | AwardCertificate | RecognitionCertificate

RED: Final = "B5121B"
GOLD: Final = "8A6414"  # dark enough to be read on white, and to survive a black-and-white printer
_MARGINS: Final = Margins(top=23, bottom=19, left=27, right=27)
_WIDTH: Final = PAGE_HEIGHT - _MARGINS.left - _MARGINS.right
_HEIGHT: Final = (PAGE_WIDTH - _MARGINS.top - _MARGINS.bottom) * POINTS
_SINGLE: Final = 1.17  # the height of a line in its size
_SIGNING: Final = 50.0
_SAFETY: Final = 12.0
_MANY: Final = 1000  # in a batch, most lines are the same on each sheet
# From the largest: the first in which the words take no more lines than there is room for.
_GRANTER_SIZES: Final = (17.0, 16.0, 15.0, 14.0, 13.0)
_HEADING_SIZES: Final = (46.0, 40.0, 34.0, 28.0)
_NAME_SIZES: Final = (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_UNIT_SIZES: Final = (17.0, 16.0, 15.0, 14.0, 13.0)
_CAUSE_SIZES: Final = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0)


def praise_certificate(value: PraiseCertificate, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word a certificate of praise."""
    return _sheet(value, layout, say)


def award_certificate(value: AwardCertificate, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word a certificate of an award in its form."""
    return _sheet(value, layout, say)


def recognition_certificate(value: RecognitionCertificate, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word a certificate of recognition."""
    return _sheet(value, layout, say)


def _sheet(value: Certificate, layout: Layout, say: Words) -> tuple[Section, ...]:
    setter = Setter(layout, width=_WIDTH)
    heading = value.heading or say("heading")
    parts = [
        _fitted(
            text.flat(value.granter or value.issuer.name).upper(), _GRANTER_SIZES, 2, what="Tên cơ quan", bold=True
        ),
        _line(say("act"), 16, bold=True, color=GOLD),
        _fitted(heading.upper(), _HEADING_SIZES, 1, what="Tên hình thức khen", bold=True, color=RED, level=1),
        _fitted(named(value), _NAME_SIZES, 2, what="Tên tập thể, cá nhân", bold=True),
        *_below_name(value),
        _fitted(cause(value, say), _CAUSE_SIZES, 5, what="Nội dung khen thưởng"),
    ]
    banner = setter.banner(RED)
    blocks: list[Block] = [*banner, *_spread(parts, _foot(value, setter, say), sum(map(_tall, banner)))]
    return (Section(blocks=tuple(blocks), landscape=True, framed=True, margins=_MARGINS),)


def _spread(parts: Sequence[Paragraph], foot: Columns, above: float) -> list[Block]:
    """Spread the parts over the height of the sheet. Raises `BadValue` if they need more than there is."""
    needed = above + 10 + sum(_tall(part) for part in parts) + _foot_height(foot)
    gap = (_HEIGHT - _SAFETY - needed) / (len(parts) + 1)
    if gap < 0:
        raise vietnamese.BadValue(
            "Tên và nội dung khen thưởng dài quá, không đặt vừa một tờ chứng nhận. Hãy viết gọn lại rồi in lại."
        )
    most = min(gap, 22.0)
    return [*(replace(part, before=most) for part in parts), replace(foot, before=max(most, 6.0))]


def _tall(part: Paragraph) -> float:
    return sum(max(run.size or 14.0 for run in part.runs) * _SINGLE for _ in part.text.split("\n"))


def _foot_height(foot: Columns) -> float:
    right = foot.rows[0][1]
    return sum(_tall(part) + part.before for part in right)


def named(value: Certificate) -> str:
    """Name who is honoured; a person is addressed."""
    if value.subject == Subject.COLLECTIVE:
        return value.owner
    return f"{value.honorific or 'Đồng chí'} {value.owner}"


def _below_name(value: Certificate) -> list[Paragraph]:
    if not value.unit or value.unit in value.owner:
        return []
    return [_fitted(value.unit, _UNIT_SIZES, 2, what="Tên đơn vị")]


def cause(value: Certificate, say: Words) -> str:
    """Say what for: as given, else from the exemplar."""
    return value.cause or say("cause")


def _foot(value: Certificate, setter: Setter, say: Words) -> Columns:
    """Set the decision and the entry in the book left, day and signature right."""
    left = tuple(
        Paragraph(runs=(Run(words, italic=True, size=13),), align="left", before=20 if place == 0 else 0)
        for place, words in enumerate(_entries(value, say))
    )
    day = text.day(value.dated_on)
    place_day = f"{value.issuer.place}, {day}" if value.issuer.place else day
    right = (setter.centred(place_day, italic=True), *_signature(value.signature, setter))
    return setter.closing(left, right)


def _signature(signature: Signature, setter: Setter) -> tuple[Paragraph, ...]:
    return setter.signature(signature, room=_SIGNING)


def _entries(value: Certificate, say: Words) -> Sequence[str]:
    decision = say("decision").split("\n") if value.decision else []
    return [*decision, say("book")]


def _line(words: str, size: float, *, bold: bool = False, color: str = "", level: int = 0) -> Paragraph:
    return Paragraph(runs=(Run(words, bold=bold, size=size, color=color),), align="center", level=level)


@lru_cache(_MANY)
def _fitted(
    words: str, sizes: tuple[float, ...], most: int, *, what: str, bold: bool = False, color: str = "", level: int = 0
) -> Paragraph:
    """Set words in the largest size in which they take `most` lines. Raises `BadValue` if they fit in none."""
    mean = lines.measured(words.replace("\n", " "), bold=bold) / max(len(words), 1)
    for size in sizes:
        room = _WIDTH * POINTS / size
        parted = lines.parted(words, room, mean=mean)
        if len(parted.split("\n")) <= most and lines.measured(parted, bold=bold) <= room:
            return _line(parted, size, bold=bold, color=color, level=level)
    raise vietnamese.BadValue(
        f"{what} dài {len(words)} chữ, không đặt vừa một tờ chứng nhận: “{words[:60]}…”. Hãy viết gọn lại rồi in lại."
    )
