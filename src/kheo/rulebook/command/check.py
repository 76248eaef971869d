"""`kheo programme check FOLDER`: problems, clause coverage, cases, and the conditions that no case pins."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from kheo.rulebook import cases
from kheo.rulebook.cases import Answer, Case
from kheo.rulebook.command.terminal import Commands, add_folder, add_output, write
from kheo.rulebook.pins import unpinned
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import read, read_cases
from kheo.rulebook.sentences import say_day
from kheo.rulebook.text import Text

_SHOWN_PATHS = 2
_EDITION = Text("bản", "edition")
_NO_PROBLEM = Text("Lỗi: không có.", "Problems: none.")
_CLAUSES = Text("Điều khoản: {} trong {} được viện dẫn.", "Clauses: {} of {} are cited.")
_CASES = Text("Tình huống: {} trong {} đúng.", "Cases: {} of {} hold.")
_LOOSE = Text("Điều kiện chưa có tình huống kiểm tra: {}.", "Conditions that no case pins: {}.")
_NONE = Text("không có", "none")
_NOT_MODELLED = Text("không đưa vào quy tắc: {}", "not made a rule: {}")
_MORE = Text(" và {} chỗ nữa", " and {} more")
_BECAUSE = Text(" vì {}", " because of {}")
_MISS = Text(
    "dòng {line}: ngày {on}, {key}: phải là {wanted}, nhưng ra {got}",
    "line {line}: on {on}, {key}: should be {wanted}, but is {got}",
)


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser(
        "check", help="soát lỗi, điều khoản được viện dẫn, tình huống, điều kiện chưa có tình huống kiểm tra"
    )
    add_folder(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was found; 1 where a case answers otherwise or a condition is pinned by none."""
    folder = Path(args.folder)
    programme, situations = read(folder), read_cases(folder)
    results = [(case, [one for one in cases.run(programme, case) if not one.holds]) for case in situations]
    loose = unpinned(programme, situations)
    if args.json:
        write(
            {
                "programme": programme.id,
                "edition": programme.edition,
                "problems": [],
                "clauses": {clause: list(_cited(programme, clause)) for clause in programme.clauses},
                "not_modelled": {clause: reason.get(args.lang) for clause, reason in programme.not_modelled.items()},
                "cases": {case.id: [_miss(args.lang, one) for one in misses] for case, misses in results},
                "unpinned": list(loose),
            }
        )
    else:
        write("\n".join(_report(args.lang, programme, results, loose)))
    return 1 if loose or any(misses for _, misses in results) else 0


def _cited(programme: Programme, clause: str) -> tuple[str, ...]:
    return tuple(path for path in programme.citations.get(clause, ()) if path != "not_modelled")


def _miss(lang: str, one: Answer) -> str:
    expected, got, because = one.expectation, one.finding, _BECAUSE.get(lang)
    wanted = because.format(", ".join(expected.because)) if expected.because else ""
    found = because.format(", ".join(one.because)) if expected.because else ""
    return _MISS.get(lang).format(
        line=expected.line,
        on=say_day(expected.on, lang),
        key=expected.key,
        wanted=f"{expected.verdict.label.get(lang)}{wanted}",
        got=f"{got.verdict.label.get(lang)}{found}",
    )


def _report(
    lang: str, programme: Programme, results: list[tuple[Case, list[Answer]]], loose: tuple[str, ...]
) -> Iterator[str]:
    yield f"{programme.title.get(lang)}"
    yield f"{programme.id}, {_EDITION.get(lang)} {programme.edition[:12]}"
    yield ""
    yield _NO_PROBLEM.get(lang)
    yield ""
    modelled = sum(1 for clause in programme.clauses if _cited(programme, clause))
    yield _CLAUSES.get(lang).format(modelled, len(programme.clauses))
    for clause in programme.clauses:
        yield f"  {clause:<10} {_coverage(lang, programme, clause)}"
    yield ""
    passed = sum(1 for _, misses in results if not misses)
    yield _CASES.get(lang).format(passed, len(results))
    for case, misses in results:
        yield f"  {'✗' if misses else '✓'} {case.id}{f' – {case.say}' if case.say else ''}"
        yield from (f"      {_miss(lang, one)}" for one in misses)
    yield ""
    yield _LOOSE.get(lang).format(len(loose) or _NONE.get(lang))
    yield from (f"  {path}" for path in loose)


def _coverage(lang: str, programme: Programme, clause: str) -> str:
    if clause in programme.not_modelled:
        return _NOT_MODELLED.get(lang).format(programme.not_modelled[clause].get(lang))
    paths = _cited(programme, clause)
    more = _MORE.get(lang).format(len(paths) - _SHOWN_PATHS) if len(paths) > _SHOWN_PATHS else ""
    return ", ".join(paths[:_SHOWN_PATHS]) + more
