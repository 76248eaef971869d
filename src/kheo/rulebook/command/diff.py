"""`kheo programme diff OLD NEW`: what changed, for whom, from which day; and which cases are judged otherwise."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kheo.rulebook.cases import Case
from kheo.rulebook.command.terminal import Commands, add_output, asked, write
from kheo.rulebook.comparing import Change, Turn, changes, turning_days, turns
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import BadProgramme, Problem, read, read_cases
from kheo.rulebook.sentences import say_day
from kheo.rulebook.standing import Finding
from kheo.rulebook.text import Text

_EDITION = Text("bản", "edition")
_CHANGES = Text("Nội dung thay đổi: {}.", "Changes: {}.")
_TURNED = Text("Tình huống bị xét khác đi: {}.", "Cases judged otherwise: {}.")
_NONE = Text("không có", "none")
_SINCE = Text("từ {}", "from {}")
_EVER = Text("từ đầu", "from the beginning")
_FOR = Text("cho", "for")
_NOT_ASKED = Text("không xét", "not in question")


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("diff", help="hai bản chương trình khác nhau ở đâu, ai bị xét khác đi, từ ngày nào")
    parser.add_argument("old", help="thư mục bản cũ")
    parser.add_argument("new", help="thư mục bản mới")
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare the two texts, then judge the cases of both by both."""
    (old, theirs), (new, ours) = _read(args.old, args.new)
    told = changes(old, new)
    turned = [
        (name, case, found)
        for name, case in _cases(theirs, ours)
        if (found := turns(old, new, case.facts, turning_days((old, new), case.facts)))
    ]
    if args.json:
        write(
            {
                "changes": [_change_json(one, args.lang) for one in told],
                "cases": {name: [_turn_json(turn, args.lang) for turn in found] for name, _, found in turned},
            }
        )
    else:
        write("\n".join(_report(args.lang, (old, new), told, turned)))
    return 0


def _read(*folders: str) -> Iterator[tuple[Programme, tuple[Case, ...]]]:
    """Read the folders with their cases; raises BadProgramme with what is wrong in any, each problem by its folder."""
    problems: list[Problem] = []
    for folder in folders:
        try:
            yield read(Path(folder)), read_cases(Path(folder))
        except BadProgramme as bad:
            problems += [replace(one, file=f"{Path(folder) / one.file}") for one in bad.problems]
    if problems:
        raise BadProgramme(tuple(problems))


def _cases(old: tuple[Case, ...], new: tuple[Case, ...]) -> Iterator[tuple[str, Case]]:
    """Name the cases of both; one that both have with other facts is judged with either."""
    theirs = {case.id: case for case in old}
    for case in new:
        before = theirs.pop(case.id, None)
        if before is not None and before.facts != case.facts:
            yield f"{case.id} (bản cũ)", before
        yield case.id, case
    yield from theirs.items()


def _report(
    lang: str,
    programmes: tuple[Programme, Programme],
    told: tuple[Change, ...],
    turned: list[tuple[str, Case, tuple[Turn, ...]]],
) -> Iterator[str]:
    old, new = programmes
    edition, none = _EDITION.get(lang), _NONE.get(lang)
    yield f"{old.id}, {edition} {old.edition[:12]} → {new.id}, {edition} {new.edition[:12]}"
    yield ""
    yield _CHANGES.get(lang).format(len(told) or none)
    for change in told:
        yield from _change(lang, change)
    yield ""
    yield _TURNED.get(lang).format(len(turned) or none)
    for name, case, found in turned:
        yield f"  {name}{f' – {case.say}' if case.say else ''}"
        for turn in found:
            verdicts = f"{_verdict(turn.before, lang)} → {_verdict(turn.after, lang)}"
            place = asked(new if turn.after else old, turn.key, lang)
            yield f"    {_since(turn.from_on, lang)}, {place}: {verdicts}"
            yield from (f"      {reason.text.get(lang)} {_cited(reason)}" for reason in _reasons(turn))


def _change(lang: str, change: Change) -> Iterator[str]:
    since = _since(change.from_on, lang) if change.from_on else _EVER.get(lang)
    yield f"  {change.label.get(lang) or change.path} ({since}) [{', '.join(change.cite)}]"
    if change.rounds:
        yield f"    {_FOR.get(lang)}: {'; '.join(one.get(lang) for one in change.rounds)}"
    if change.before:
        yield f"    − {change.before.value.get(lang)}"
    if change.after:
        yield f"    + {change.after.value.get(lang)}"


def _since(day: date, lang: str) -> str:
    return _SINCE.get(lang).format(say_day(day, lang))


def _verdict(finding: Finding | None, lang: str) -> str:
    return finding.verdict.label.get(lang) if finding else _NOT_ASKED.get(lang)


def _reasons(turn: Turn) -> tuple[Finding, ...]:
    """Pick what the new text answers otherwise than the old; all that decided where the old one was not asked."""
    if turn.before is None or turn.after is None:
        return turn.after.reasons() if turn.after else ()
    known = {leaf.text for leaf in turn.before.leaves()}
    return tuple(leaf for leaf in turn.after.leaves() if leaf.text not in known) or turn.after.reasons()


def _cited(finding: Finding) -> str:
    return f"[{', '.join(finding.cite)}]" if finding.cite else ""


def _change_json(change: Change, lang: str) -> dict[str, Any]:
    return {
        "path": change.path,
        "label": change.label.get(lang),
        "from": change.from_on.isoformat() if change.from_on else None,
        "rounds": [one.get(lang) for one in change.rounds],
        "before": change.before.value.get(lang) if change.before else None,
        "after": change.after.value.get(lang) if change.after else None,
        "cite": list(change.cite),
    }


def _turn_json(turn: Turn, lang: str) -> dict[str, Any]:
    return {
        "key": turn.key,
        "from": turn.from_on.isoformat(),
        "before": turn.before.verdict.value if turn.before else None,
        "after": turn.after.verdict.value if turn.after else None,
        "because": [reason.text.get(lang) for reason in _reasons(turn)],
    }
