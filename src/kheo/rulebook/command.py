"""`kheo programme check|explain|calendar|vocabulary`: what a programme's writer asks for, on a terminal or as JSON."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kheo.rulebook.cases import Answer, Case, answer, run
from kheo.rulebook.explaining import explain
from kheo.rulebook.judging import judge
from kheo.rulebook.manual import manual
from kheo.rulebook.pins import unpinned
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import find_problems, read, read_cases
from kheo.rulebook.standing import Milestone, NextStep
from kheo.rulebook.timeline import timeline
from kheo.vietnamese import show_day

_SHOWN_PATHS = 2


def main(argv: Sequence[str]) -> int:
    """Run one command; give 0 where all is well, 1 where the programme has faults, 2 where the question has."""
    args = _parser().parse_args(argv)
    if args.run is _vocabulary:
        _write(manual().rstrip())
        return 0
    folder = Path(args.folder)
    problems = find_problems(folder)
    if problems:
        lines = [str(problem) for problem in problems]
        _write({"problems": lines} if args.json else "\n".join([*lines, "", f"Có {len(lines)} lỗi."]))
        return 1
    return int(args.run(args, read(folder), read_cases(folder)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kheo programme", description="Xem xét một thư mục chương trình.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="lỗi, điều khoản, tình huống, điều kiện chưa có tình huống giữ")
    check.set_defaults(run=_check)
    telling = commands.add_parser("explain", help="giải thích một tình huống, từng điều kiện một")
    telling.set_defaults(run=_explain)
    dates = commands.add_parser("calendar", help="lịch các mốc thời gian")
    dates.set_defaults(run=_calendar)
    words = commands.add_parser("vocabulary", help="sổ tay bộ từ của điều kiện")
    words.set_defaults(run=_vocabulary)
    for command in (check, telling, dates):
        command.add_argument("folder", help="thư mục chương trình")
        command.add_argument("--json", action="store_true", help="in JSON")
        command.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của câu chữ")
    telling.add_argument("case", help="tên tình huống trong cases.yaml")
    return parser


def _vocabulary() -> None:
    """Mark the one command that asks for no folder."""


def _write(value: object) -> None:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(f"{text}\n")


def _check(args: argparse.Namespace, programme: Programme, cases: tuple[Case, ...]) -> int:
    results = [(case, [one for one in run(programme, case) if not one.holds]) for case in cases]
    loose = unpinned(programme, cases)
    if args.json:
        _write(
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
        _write("\n".join(_report(args.lang, programme, results, loose)))
    return 1 if loose or any(misses for _, misses in results) else 0


def _cited(programme: Programme, clause: str) -> tuple[str, ...]:
    return tuple(path for path in programme.citations.get(clause, ()) if path != "not_modelled")


def _miss(one: Answer) -> str:
    expected, got = one.expectation, one.finding
    wanted = f" vì {', '.join(expected.because)}" if expected.because else ""
    found = f" vì {', '.join(one.because)}" if expected.because else ""
    where = f"dòng {expected.line}: ngày {show_day(expected.on)}, {expected.key}"
    return f"{where}: chờ {expected.verdict.label.vi}{wanted}, ra {got.verdict.label.vi}{found}"


def _report(
    lang: str, programme: Programme, results: list[tuple[Case, list[Answer]]], loose: tuple[str, ...]
) -> Iterator[str]:
    yield f"{programme.title.get(lang)}"
    yield f"{programme.id}, bản {programme.edition[:12]}"
    yield ""
    yield "Lỗi: không có."
    yield ""
    modelled = sum(1 for clause in programme.clauses if _cited(programme, clause))
    yield f"Điều khoản: {modelled} trong {len(programme.clauses)} được trích."
    for clause in programme.clauses:
        yield f"  {clause:<10} {_coverage(lang, programme, clause)}"
    yield ""
    passed = sum(1 for _, misses in results if not misses)
    yield f"Tình huống: {passed} trong {len(results)} đúng."
    for case, misses in results:
        yield f"  {'✗' if misses else '✓'} {case.id}{f' – {case.say}' if case.say else ''}"
        yield from (f"      {_miss(one)}" for one in misses)
    yield ""
    yield f"Điều kiện không tình huống nào giữ: {len(loose) or 'không có'}."
    yield from (f"  {path}" for path in loose)


def _coverage(lang: str, programme: Programme, clause: str) -> str:
    if clause in programme.not_modelled:
        return f"không đưa vào quy tắc: {programme.not_modelled[clause].get(lang)}"
    paths = _cited(programme, clause)
    more = f" và {len(paths) - _SHOWN_PATHS} chỗ nữa" if len(paths) > _SHOWN_PATHS else ""
    return ", ".join(paths[:_SHOWN_PATHS]) + more


def _explain(args: argparse.Namespace, programme: Programme, cases: tuple[Case, ...]) -> int:
    case = next((one for one in cases if one.id == args.case), None)
    if case is None:
        sys.stderr.write(f'Không có tình huống "{args.case}" trong cases.yaml.\n')
        return 2
    told = [(one, answer(programme, case, one)) for one in case.then]
    steps = {one.on: judge(programme, case.facts, one.on).next_steps for one in case.then}
    if args.json:
        _write(
            [
                {"on": one.on.isoformat(), "key": one.key, "expected": one.verdict.value, "finding": found.to_json()}
                for one, found in told
            ]
        )
        return 0
    for one, found in told:
        _write(f"{show_day(one.on)} · {one.key}\n{explain(found, args.lang)}\n")
    for on, following in steps.items():
        _write("\n".join(_steps(args.lang, programme, on, following)))
    return 0


def _steps(lang: str, programme: Programme, on: date, following: tuple[NextStep, ...]) -> Iterator[str]:
    yield f"{show_day(on)} · việc tiếp theo:{'' if following else ' không có.'}"
    for step in following:
        by_on = f", chậm nhất {show_day(step.by_on)}" if step.by_on else ""
        yield f"  {_who(programme, step.who, lang)}: {step.what.get(lang).rstrip('.')}{by_on} [{', '.join(step.cite)}]"


def _calendar(args: argparse.Namespace, programme: Programme, cases: tuple[Case, ...]) -> int:
    del cases
    marks = timeline(programme, (), programme.period.from_on, duties=True)
    if args.json:
        _write([_mark_json(programme, mark, args.lang) for mark in marks])
        return 0
    rows = [_row(programme, mark, args.lang) for mark in marks]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    _write("\n".join("  ".join([*(row[i].ljust(widths[i]) for i in range(3)), row[3]]) for row in rows))
    return 0


def _row(programme: Programme, mark: Milestone, lang: str) -> tuple[str, str, str, str]:
    last_on = date.fromordinal(mark.until_on.toordinal() - 1)
    days = show_day(mark.from_on) if last_on == mark.from_on else f"{show_day(mark.from_on)}–{show_day(last_on)}"
    inferred = f" (suy ra, {mark.reading})" if mark.inferred else ""
    source = f"[{', '.join(mark.cite)}]{inferred}"
    return days, _what(programme, mark, lang), _who(programme, mark.who, lang), source


def _who(programme: Programme, key: str, lang: str) -> str:
    label = programme.who(key).get(lang)
    return label[:1].upper() + label[1:]


def _what(programme: Programme, mark: Milestone, lang: str) -> str:
    label = mark.label.get(lang)
    return f"{programme.rounds[mark.round].label.get(lang)}: {label}" if mark.round else label


def _mark_json(programme: Programme, mark: Milestone, lang: str) -> dict[str, Any]:
    return {
        "key": mark.key,
        "from": mark.from_on.isoformat(),
        "until": mark.until_on.isoformat(),
        "what": _what(programme, mark, lang),
        "who": programme.who(mark.who).get(lang),
        "cite": list(mark.cite),
        "reading": mark.reading,
        "inferred": mark.inferred,
    }
