"""`kheo programme calendar FOLDER`: milestones and duties in order of days, as a table, JSON or iCalendar."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from kheo.rulebook import ics
from kheo.rulebook.command.terminal import Commands, add_folder, add_json, add_language, who, write, write_bytes
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import read
from kheo.rulebook.sentences import say_day
from kheo.rulebook.standing import Milestone
from kheo.rulebook.text import Text
from kheo.rulebook.timeline import timeline

_INFERRED = Text("ngày suy ra, theo", "inferred by")


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("calendar", help="lịch các mốc thời gian: bảng, JSON hoặc tệp .ics")
    add_folder(parser)
    forms = parser.add_mutually_exclusive_group()
    add_json(forms)
    forms.add_argument("--ics", action="store_true", help="in tệp lịch .ics (iCalendar) để nhập vào phần mềm lịch")
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every milestone and duty."""
    programme = read(Path(args.folder))
    marks = timeline(programme, (), programme.period.from_on, duties=True)
    if args.json:
        write([_mark_json(programme, mark, args.lang) for mark in marks])
        return 0
    if args.ics:
        days = [ics.of_milestone(programme, mark, args.lang) for mark in marks]
        write_bytes(ics.write(programme.title.get(args.lang), days, maker="kheo programme", lang=args.lang))
        return 0
    rows = [_row(programme, mark, args.lang) for mark in marks]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    write("\n".join("  ".join([*(row[i].ljust(widths[i]) for i in range(3)), row[3]]) for row in rows))
    return 0


def _row(programme: Programme, mark: Milestone, lang: str) -> tuple[str, str, str, str]:
    last_on = date.fromordinal(mark.until_on.toordinal() - 1)
    first, last = say_day(mark.from_on, lang), say_day(last_on, lang)
    days = first if first == last else f"{first}–{last}" if lang == "vi" else f"{first} – {last}"
    inferred = f" ({_INFERRED.get(lang)} {mark.reading})" if mark.inferred else ""
    source = f"[{', '.join(mark.cite)}]{inferred}"
    return days, ics.summary(programme, mark, lang), who(programme, mark.who, lang), source


def _mark_json(programme: Programme, mark: Milestone, lang: str) -> dict[str, Any]:
    return {
        "key": mark.key,
        "from": mark.from_on.isoformat(),
        "until": mark.until_on.isoformat(),
        "what": ics.summary(programme, mark, lang),
        "who": programme.who(mark.who).get(lang),
        "cite": list(mark.cite),
        "reading": mark.reading,
        "inferred": mark.inferred,
    }
