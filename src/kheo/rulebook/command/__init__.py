"""`kheo programme …`: what a programme's writer asks for, on a terminal or as JSON. One module per subcommand.

A subcommand has `add`, which enters its parser with `run` as a default, and `run`, which gives the exit code. It may
let `BadProgramme` and `Refused` pass: both are told here. To add one, write its module and name it in `_SUBCOMMANDS`.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from kheo.rulebook.command import calendar, check, diff, explain, new, schema, vocabulary
from kheo.rulebook.command.terminal import Refused, speak_utf8, write_problems
from kheo.rulebook.reader import BadProgramme

_SUBCOMMANDS = (check, explain, calendar, diff, new, schema, vocabulary)


def main(argv: Sequence[str]) -> int:
    """Run one command; give 0 where all is well, 1 where the programme has faults, 2 where the question has."""
    speak_utf8()
    args = _parser().parse_args(argv)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except BadProgramme as bad:
        write_problems(bad.problems, as_json=args.json)
        return 1
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    except BrokenPipeError:  # whoever reads has seen enough, `… | head`; what is left unsaid goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kheo programme", description="Xem xét một thư mục chương trình.")
    commands = parser.add_subparsers(required=True)
    for subcommand in _SUBCOMMANDS:
        subcommand.add(commands)
    return parser
