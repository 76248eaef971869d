"""A finding told as a tree in words, for a terminal or a log."""

from collections.abc import Iterator

from kheo.rulebook.standing import Finding, Verdict

_MARKS = {Verdict.MET: "✓", Verdict.NOT_MET: "✗", Verdict.NOT_KNOWN: "…", Verdict.WAIVED: "◇"}


def explain(finding: Finding, lang: str = "vi") -> str:
    """Tell the whole reasoning, one condition on a line, what it rests on behind it."""
    return "\n".join(_lines(finding, lang, 0))


def _lines(finding: Finding, lang: str, depth: int) -> Iterator[str]:
    clauses = f" [{', '.join(finding.cite)}]" if finding.cite else ""
    words = "theo cách hiểu" if lang == "vi" else "by reading"
    reading = f" ({words} {', '.join(finding.readings)})" if finding.readings else ""
    verdict = finding.verdict.label.get(lang)
    yield f"{'  ' * depth}{_MARKS[finding.verdict]} {verdict}: {finding.text.get(lang)}{clauses}{reading}"
    if finding.word == "unless":
        return
    for part in finding.parts:
        yield from _lines(part, lang, depth + 1)
