"""What proposals and decisions have in common: grounds, articles, who gets a copy. No single paper lives here."""

from collections.abc import Sequence

from kheo.papers.blocks import Block, Paragraph, Run
from kheo.papers.values import Issuer
from kheo.papers.wording import text
from kheo.papers.wording.parts import Setter


def grounds(basis: Sequence[str], proposed_by: str, setter: Setter) -> list[Paragraph]:
    """Set the grounds, one paragraph each; the proposal comes last."""
    layout = setter.layout
    lines = [f"{layout.grounds_mark}Căn cứ {_without(ground, 'Căn cứ ')}" for ground in basis]
    if proposed_by:
        lines.append(f"{layout.grounds_mark}Xét đề nghị của {_without(proposed_by, 'Xét đề nghị của ')}")
    ends = [";"] * (len(lines) - 1) + [layout.grounds_end]
    return [
        setter.paragraph((Run(text.ended(line, end), italic=layout.grounds_italic),))
        for line, end in zip(lines, ends if lines else [], strict=True)
    ]


def decides(issuer: Issuer, setter: Setter) -> list[Block]:
    """Set who decides, above the articles."""
    who = text.flat((issuer.decides or issuer.name).upper())
    return [
        Paragraph(
            runs=(Run(setter.parted(who, capitals=True), bold=True),),
            align="center",
            before=8,
            keep_next=True,
        ),
        Paragraph(
            runs=(Run(f"QUYẾT ĐỊNH{setter.layout.decides_mark}", bold=True),), align="center", after=8, keep_next=True
        ),
    ]


def articles(words: Sequence[str | tuple[str, list[Block]]], setter: Setter) -> list[Block]:
    """Number the articles; an article may carry blocks after its sentence. The last stays with the signature."""
    blocks: list[Block] = []
    for place, article in enumerate(words, start=1):
        sentence, more = article if isinstance(article, tuple) else (article, [])
        last = place == len(words)
        blocks += setter.body(sentence, bold=f"Điều {place}.", keep_next=last or bool(more))
        blocks += more
    return blocks


def copies(recipients: Sequence[str], last_article: int, setter: Setter) -> tuple[Paragraph, ...]:
    """Set a decision's distribution list: those bound by its last article come first, whatever number was given."""
    others = [name for name in recipients if not name.startswith("Như Điều")]
    return setter.recipients((f"Như Điều {last_article}", *others))


def _without(words: str, start: str) -> str:
    return words[len(start) :] if words.lower().startswith(start.lower()) else words
