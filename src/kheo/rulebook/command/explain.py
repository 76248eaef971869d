"""`kheo programme explain FOLDER CASE`: the whole reasoning of a case, condition by condition, and what comes next."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kheo.rulebook.cases import Case, answer
from kheo.rulebook.command.terminal import Commands, Refused, add_folder, add_output, asked, who, write
from kheo.rulebook.explaining import explain
from kheo.rulebook.judging import judge
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import read, read_cases
from kheo.rulebook.sentences import say_day
from kheo.rulebook.standing import NextStep
from kheo.rulebook.text import Text

_STEPS = Text("việc tiếp theo", "next steps")
_NO_STEPS = Text("việc tiếp theo: không có.", "next steps: none.")
_BY = Text("chậm nhất", "by")


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("explain", help="giải thích một tình huống, từng điều kiện một")
    add_folder(parser)
    add_output(parser)
    parser.add_argument("case", help="tên tình huống trong cases.yaml")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Explain what the case expects; raises Refused where the folder has no such case."""
    folder = Path(args.folder)
    programme, case = read(folder), _find(read_cases(folder), args.case)
    told = [(one, answer(programme, case, one)) for one in case.then]
    if args.json:
        write(
            [
                {"on": one.on.isoformat(), "key": one.key, "expected": one.verdict.value, "finding": found.to_json()}
                for one, found in told
            ]
        )
        return 0
    for one, found in told:
        heading = f"{say_day(one.on, args.lang)} · {asked(programme, one.key, args.lang)}"
        write(f"{heading}\n{explain(found, args.lang)}\n")
    steps = {one.on: judge(programme, case.facts, one.on).next_steps for one in case.then}
    for on, following in steps.items():
        write("\n".join(_steps(args.lang, programme, on, following)))
    return 0


def _find(cases: tuple[Case, ...], name: str) -> Case:
    case = next((one for one in cases if one.id == name), None)
    if case is None:
        raise Refused(f'Không có tình huống "{name}" trong cases.yaml.')
    return case


def _steps(lang: str, programme: Programme, on: date, following: tuple[NextStep, ...]) -> Iterator[str]:
    yield f"{say_day(on, lang)} · {_STEPS.get(lang)}:" if following else f"{say_day(on, lang)} · {_NO_STEPS.get(lang)}"
    for step in following:
        by_on = f", {_BY.get(lang)} {say_day(step.by_on, lang)}" if step.by_on else ""
        yield f"  {who(programme, step.who, lang)}: {step.what.get(lang).rstrip('.')}{by_on} [{', '.join(step.cite)}]"
