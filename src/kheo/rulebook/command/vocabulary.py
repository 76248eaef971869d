"""`kheo programme vocabulary`: the manual of the words that conditions are made of."""

import argparse

from kheo.rulebook.command.terminal import Commands, write
from kheo.rulebook.manual import manual


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("vocabulary", help="sổ tay bộ từ của điều kiện")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the manual."""
    del args
    write(manual().rstrip())
    return 0
