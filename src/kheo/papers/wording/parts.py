"""Blocks that all papers share: head, title, body text, recipients, signatures. No paper's own words live here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kheo.papers.blocks import Block, Columns, Paragraph, Run
from kheo.papers.layouts import POINTS, Layout
from kheo.papers.values import Confirmation, Confirmer, Issuer, Member, Signature
from kheo.papers.wording import lines, text

_HEAD_LEFT: Final = 0.49
_STATE_HEAD_LEFT: Final = 0.43
# Who signs for whom, in the signs of either body: on behalf, instead, by order, by authority.
_ACTING: Final = (("T/M", "TM."), ("K/T", "KT."), ("T/L", "TL."), ("T/U", "T/UQ", "TUQ."))
_SIGNING_SPACE: Final = 58.0
# between the names of those who sign and what stands below them
_APART: Final = 12.0
_CONFIRMERS: Final[Mapping[Confirmer | None, str]] = {
    None: "XÁC NHẬN\nCỦA CẤP ỦY, LÃNH ĐẠO HOẶC\nNGƯỜI QUẢN LÝ TRỰC TIẾP",
    Confirmer.COMMITTEE: "XÁC NHẬN CỦA CẤP ỦY",
    Confirmer.LEADER: "XÁC NHẬN CỦA LÃNH ĐẠO",
    Confirmer.DIRECT_HEAD: "XÁC NHẬN CỦA\nNGƯỜI QUẢN LÝ TRỰC TIẾP",
}


class Setter:
    """Set blocks in one layout, upright or landscape, or between margins of their own (`width`)."""

    def __init__(self, layout: Layout, *, landscape: bool = False, width: float = 0) -> None:
        self.layout = layout
        self.width = width or layout.width(landscape=landscape)

    def facts(self, facts: Sequence[tuple[str, str]]) -> list[Paragraph]:
        """Set numbered facts close together, each with its label."""
        return [
            replace(paragraph, after=2)
            for place, (label, words) in enumerate(facts, start=1)
            for paragraph in self.body(words, bold=f"{place}. {label}")
        ]

    def people(self, members: Sequence[Member]) -> list[Paragraph]:
        """Set who takes part, a line each."""
        return self.body(text.dashed([text.member(one) for one in members]))

    def body(self, words: str, *, bold: str = "", keep_next: bool = False) -> list[Paragraph]:
        """Set running text, a paragraph for each line; `bold` is a label set before the first, or above a list."""
        parts = [line.strip() for line in words.split("\n") if line.strip()] or [text.DOTS]
        if bold and parts[0].startswith("- "):
            parts.insert(0, "")
        labels = [bold] + [""] * (len(parts) - 1)
        return [
            self.paragraph((*self._label(label), Run(line)), keep_next=keep_next)
            for label, line in zip(labels, parts, strict=True)
        ]

    def paragraph(self, runs: tuple[Run, ...], *, keep_next: bool = False) -> Paragraph:
        """Set one paragraph of the body."""
        layout = self.layout
        return Paragraph(
            runs=runs, first_line=layout.first_line, line=layout.line, after=layout.after, keep_next=keep_next
        )

    def centred(self, words: str, *, bold: bool = False, italic: bool = False, after: float = 0) -> Paragraph:
        """Set a centred line."""
        return Paragraph(runs=(Run(words, bold=bold, italic=italic),), align="center", after=after)

    def heading(self, words: str, level: int) -> Paragraph:
        """Set a heading of the body: level 2 for parts in Roman figures, 3 below them."""
        layout = self.layout
        return Paragraph(
            runs=(Run(words, bold=True),),
            first_line=layout.first_line,
            line=layout.line,
            before=layout.after if level <= 2 else 0,
            after=layout.after if level <= 2 else 2,
            level=level,
            keep_next=True,
        )

    def parted(self, words: str, width: float = 0, *, capitals: bool = False, bold: bool = False) -> str:
        """Part words too long for one line into lines of like length; line ends that someone set stay."""
        points = (width or self.width) * POINTS
        return lines.parted(words, points / self.layout.size, wide=capitals, bold=bold)

    def head(self, issuer: Issuer, *, place_day: str, number: str = "") -> Columns:
        """Set the two-column head: the organ and its parent left, the Party's name right, number and day below."""
        dated = f"{issuer.place}, {place_day}" if issuer.place else place_day
        below = 6 if self.layout.motto else 0
        left_width = round(self.width * (_STATE_HEAD_LEFT if self.layout.motto else _HEAD_LEFT), 1)
        return Columns(
            widths=(left_width, self.width - left_width),
            rows=(
                (self._organ(issuer, left_width), self.banner()),
                (
                    (replace(self.centred(number), before=below),) if number else (),
                    (replace(self.centred(dated, italic=True), before=below),),
                ),
            ),
        )

    def banner(self, color: str = "") -> tuple[Paragraph, ...]:
        """Set the name of the Party, or of the State with its motto, and the rule below."""
        layout = self.layout
        name = Paragraph(
            runs=(Run(layout.banner, bold=True, size=layout.banner_size, color=color),),
            align="center",
            rule=layout.banner_rule,
        )
        if not layout.motto:
            return (name,)
        motto = Run(layout.motto, bold=True, size=layout.banner_size + 1, color=color)
        return (name, Paragraph(runs=(motto,), align="center", rule=layout.motto_rule))

    def mark(self, words: str) -> Paragraph:
        """Set the mark of a form ("Mẫu 1") in the corner."""
        size = self.layout.recipients_size
        return Paragraph(runs=(Run(words, italic=True, size=size),), align="right", after=4)

    def title(self, kind: str, subject: str) -> list[Block]:
        """Set the name of the kind of paper, what it is about, and the mark that parts them from the text."""
        layout = self.layout
        return [
            Paragraph(
                runs=(Run(kind, bold=True, size=layout.type_size),),
                align="center",
                before=14,
                level=1,
                keep_next=True,
            ),
            Paragraph(
                runs=(Run(self.parted(subject, bold=True), bold=True),),
                align="center",
                after=8 if layout.subject_rule else 0,
                keep_next=True,
                rule=layout.subject_rule,
            ),
            *([self.centred(layout.subject_mark, after=8)] if layout.subject_mark else []),
        ]

    def addressed(self, to: str) -> Paragraph:
        """Set whom the paper addresses."""
        return Paragraph(
            runs=(Run("Kính gửi: ", italic=True), Run(self.parted(text.ended(to, ""), self.width - 24))),
            align="center",
            before=2,
            after=10,
        )

    def closing(self, left: tuple[Paragraph, ...], right: tuple[Paragraph, ...]) -> Columns:
        """Set the two columns at the end, kept together on one page."""
        return self._ending(((left, right),))

    def both_sign(
        self, left: tuple[Paragraph, ...], right: tuple[Paragraph, ...], below: tuple[Paragraph, ...] = ()
    ) -> Columns:
        """Set two signatures side by side, their names, the last of each, on one height; `below` stays with them."""
        under = (((replace(below[0], before=_APART), *below[1:]), ()),) if below else ()
        return self._ending(((left[:-1], right[:-1]), (left[-1:], right[-1:]), *under))

    def signature(self, signature: Signature, *, room: float = _SIGNING_SPACE) -> tuple[Paragraph, ...]:
        """Set a signature: authority bold, position plain, room to sign, name bold."""
        return (
            *(self.centred(self._acting(line), bold=True) for line in signature.authority.splitlines()),
            *(self.centred(line, bold=self.layout.position_bold) for line in signature.position.splitlines()),
            self._named(signature.name, room),
        )

    def confirmation(self, given: Confirmation | None) -> tuple[Paragraph, ...]:
        """Set the box of whoever confirms; what is not known is left to be written by hand."""
        title = _CONFIRMERS[given.by if given else None]
        return (
            *(self.centred(line, bold=True) for line in title.splitlines()),
            *(self.centred(line, italic=True) for line in (given.remark if given else "").splitlines()),
            self.centred(text.first_capital(text.day(given.confirmed_on if given else None)), italic=True),
            *(self.centred(line) for line in (given.position if given else "").upper().splitlines()),
            self._named(given.name if given else ""),
        )

    def recipients(self, recipients: tuple[str, ...]) -> tuple[Paragraph, ...]:
        """Set the distribution list, the filed copy last."""
        size = self.layout.recipients_size
        copies = [text.ended(line, ",") for line in recipients[:-1]] + [text.ended(line) for line in recipients[-1:]]
        bold = self.layout.recipients_bold
        mark = Run("Nơi nhận:", bold=bold, italic=bold, underline=not bold, size=size + 1 if bold else None)
        return (
            Paragraph(runs=(mark,), align="left", after=2),
            *(Paragraph(runs=(Run(f"- {line}", size=size),), align="left") for line in copies),
        )

    def number(self, literal: str, kind: str, issuer: Issuer) -> str:
        """Write the number line: the literal number, or blanks before the kind's and the issuer's symbol."""
        return f"{self.layout.number_mark}{literal or self.symbol(kind, issuer)}"

    def numbered(self, literal: str) -> str:
        """Write the number line of a paper that need not have one."""
        return f"{self.layout.number_mark}{literal}" if literal else ""

    def symbol(self, kind: str, issuer: Issuer) -> str:
        """Write blanks before the kind's and the issuer's symbol, in the order of the layout."""
        return self.layout.number_blank.format(kind=kind, organ=text.issuer_symbol(issuer))

    def _acting(self, authority: str) -> str:
        """Write who signs for whom with the signs of the layout: "T/M" at the Party is "TM." at the State."""
        for signs in _ACTING:
            for sign in signs:
                if authority.startswith(f"{sign} "):
                    return f"{self.layout.acting[_ACTING.index(signs)]}{authority[len(sign) :]}"
        return authority

    def _organ(self, issuer: Issuer, width: float) -> tuple[Paragraph, ...]:
        layout = self.layout
        name = Run(self.parted(issuer.name.upper(), width, capitals=True), bold=True, size=layout.head_size)
        parent = Run(self.parted(issuer.parent.upper(), width, capitals=True), size=layout.head_size)
        return (
            Paragraph(runs=(parent,), align="center"),
            Paragraph(runs=(name,), align="center", rule=layout.organ_rule),
            *([self.centred(layout.organ_mark)] if layout.organ_mark else []),
        )

    def _label(self, words: str) -> tuple[Run, ...]:
        return (Run(f"{words} ", bold=True),) if words else ()

    def _named(self, name: str, room: float = _SIGNING_SPACE) -> Paragraph:
        return Paragraph(runs=(Run(name, bold=True),), align="center", before=room)

    def _ending(self, rows: tuple[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]], ...]) -> Columns:
        half = round(self.width * 0.48, 1)
        return Columns(widths=(half, self.width - half), rows=rows, before=8)
