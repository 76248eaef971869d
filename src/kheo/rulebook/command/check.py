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
from kheo.vietnamese import show_day

_SHOWN_PATHS = 2


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
                "cases": {case.id: [_miss(one) for one in misses] for case, misses in results},
                "unpinned": list(loose),
            }
        )
    else:
        write("\n".join(_report(args.lang, programme, results, loose)))
    return 1 if loose or any(misses for _, misses in results) else 0


def _cited(programme: Programme, clause: str) -> tuple[str, ...]:
    return tuple(path for path in programme.citations.get(clause, ()) if path != "not_modelled")


def _miss(one: Answer) -> str:
    expected, got = one.expectation, one.finding
    wanted = f" vì {', '.join(expected.because)}" if expected.because else ""
    found = f" vì {', '.join(one.because)}" if expected.because else ""
    where = f"dòng {expected.line}: ngày {show_day(expected.on)}, {expected.key}"
    return f"{where}: phải là {expected.verdict.label.vi}{wanted}, nhưng ra {got.verdict.label.vi}{found}"


def _report(
    lang: str, programme: Programme, results: list[tuple[Case, list[Answer]]], loose: tuple[str, ...]
) -> Iterator[str]:
    yield f"{programme.title.get(lang)}"
    yield f"{programme.id}, bản {programme.edition[:12]}"
    yield ""
    yield "Lỗi: không có."
    yield ""
    modelled = sum(1 for clause in programme.clauses if _cited(programme, clause))
    yield f"Điều khoản: {modelled} trong {len(programme.clauses)} được viện dẫn."
    for clause in programme.clauses:
        yield f"  {clause:<10} {_coverage(lang, programme, clause)}"
    yield ""
    passed = sum(1 for _, misses in results if not misses)
    yield f"Tình huống: {passed} trong {len(results)} đúng."
    for case, misses in results:
        yield f"  {'✗' if misses else '✓'} {case.id}{f' – {case.say}' if case.say else ''}"
        yield from (f"      {_miss(one)}" for one in misses)
    yield ""
    yield f"Điều kiện chưa có tình huống kiểm tra: {len(loose) or 'không có'}."
    yield from (f"  {path}" for path in loose)


def _coverage(lang: str, programme: Programme, clause: str) -> str:
    if clause in programme.not_modelled:
        return f"không đưa vào quy tắc: {programme.not_modelled[clause].get(lang)}"
    paths = _cited(programme, clause)
    more = f" và {len(paths) - _SHOWN_PATHS} chỗ nữa" if len(paths) > _SHOWN_PATHS else ""
    return ", ".join(paths[:_SHOWN_PATHS]) + more
