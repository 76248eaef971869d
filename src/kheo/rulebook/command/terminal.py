"""What the subcommands share: their common arguments, how they print, and how they refuse a question."""

import argparse
import codecs
import io
import json
import sys
from collections.abc import Iterable
from typing import TypeAlias

from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import Problem
from kheo.rulebook.text import Text

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Refused(Exception):
    """Refuse what was asked; the sentence says what is wrong and how to mend it."""


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let a subcommand be asked about one folder."""
    parser.add_argument("folder", help="thư mục chương trình")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Let a subcommand answer in either language."""
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của câu chữ")


def add_json(parser: argparse._ActionsContainer) -> None:
    """Let a subcommand answer for machines."""
    parser.add_argument("--json", action="store_true", help="in JSON")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a subcommand answer for people or for machines, in either language."""
    add_json(parser)
    add_language(parser)


def speak_utf8() -> None:
    """Write UTF-8 whatever the machine's own letters are: files are read as UTF-8, and no terminal may break a word."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
            stream.reconfigure(encoding="utf-8")


def write(value: object) -> None:
    """Print text as it is and anything else as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(f"{text}\n")


def write_bytes(content: bytes) -> None:
    """Print a file whose bytes must stay as they are, whatever the terminal's own line ends and letters."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_problems(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Print everything that is wrong with a folder."""
    lines = [str(problem) for problem in problems]
    write({"problems": lines} if as_json else "\n".join([*lines, "", f"Có {len(lines)} lỗi."]))


def who(programme: Programme, key: str, lang: str) -> str:
    """Name a body or a part played as the start of a line."""
    label = programme.who(key).get(lang)
    return label[:1].upper() + label[1:]


_GRANTED = Text("quyết định", "decision")


def asked(programme: Programme, key: str, lang: str) -> str:
    """Name what a case or a comparison asks for – an outcome in a round, a duty, a window – as people call it."""
    if key.startswith("duty/"):
        return programme.duties[key.removeprefix("duty/")].label.get(lang)
    if key.startswith("window/"):
        in_round, kind = key.removeprefix("window/").split("/")
        one = programme.rounds[in_round]
        return f"{one.label.get(lang)}: {one.windows[kind].label.get(lang)}"
    outcome, in_round = key.removesuffix("/granted").split("@")
    granted = f" – {_GRANTED.get(lang)}" if key.endswith("/granted") else ""
    return f"{programme.outcomes[outcome].label.get(lang)} ({programme.rounds[in_round].label.get(lang)}){granted}"
