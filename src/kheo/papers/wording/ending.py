"""How the text of a paper ends: the State's papers close with a mark of their own before the signatures."""

from dataclasses import replace

from kheo.papers.blocks import Block, Columns, Paragraph, Section
from kheo.papers.layouts import Layout


def ended(sections: tuple[Section, ...], layout: Layout) -> tuple[Section, ...]:
    """End the last sentence before the signatures of the first section with the layout's mark."""
    first = sections[0]
    if layout.end == "." or first.framed:
        return sections
    return (replace(first, blocks=_closed(first.blocks, layout.end)), *sections[1:])


def _closed(blocks: tuple[Block, ...], end: str) -> tuple[Block, ...]:
    signed = max((place for place, block in enumerate(blocks) if isinstance(block, Columns)), default=0)
    for place in range(signed - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Paragraph) and block.text.endswith("."):
            *before, last = block.runs
            closed = replace(block, runs=(*before, replace(last, text=f"{last.text[:-1]}{end}")))
            return (*blocks[:place], closed, *blocks[place + 1 :])
    return blocks
