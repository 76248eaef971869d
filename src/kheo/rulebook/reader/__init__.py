"""Reading a programme folder: its YAML files become one frozen programme, or a list of everything that is wrong.

Nothing is judged here, and nothing of the folder is ever executed.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from kheo.rulebook.cases import Case
from kheo.rulebook.programme import Programme
from kheo.rulebook.reader import amending, checking, measures, rules, sections
from kheo.rulebook.reader.casebook import read_cases_file
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.ledger import BadProgramme, Ledger, Place, Problem
from kheo.rulebook.reader.nodes import MOST_BYTES, load
from kheo.rulebook.reader.nodes import Mapping as MappingNode
from kheo.rulebook.sources import Amendment

__all__ = ["AMENDMENTS", "FILES", "BadProgramme", "Problem", "find_problems", "read", "read_cases"]

FILES = ("programme.yaml", "clauses.yaml", "readings.yaml", "cases.yaml")
AMENDMENTS = "amendments.yaml"  # a folder has it once its text has been amended or settled
_ORDER = (*FILES, AMENDMENTS)
FORMAT = "1"

Source = Path | Mapping[str, str]


def read(source: Source) -> Programme:
    """Read a programme from its folder or from its texts by file name; raises BadProgramme with every problem."""
    return _read_or_refuse(source)[0]


def read_cases(source: Source) -> tuple[Case, ...]:
    """Read the cases of a programme; raises BadProgramme with every problem."""
    return _read_or_refuse(source)[1]


def find_problems(source: Source) -> tuple[Problem, ...]:
    """List everything that is wrong with a programme, by file and line; empty where nothing is."""
    ledger = Ledger()
    texts = _gather(ledger, source)
    return _sorted(ledger) if ledger.problems else _read(texts)[2]


def _read_or_refuse(source: Source) -> tuple[Programme, tuple[Case, ...]]:
    ledger = Ledger()
    texts = _gather(ledger, source)
    if ledger.problems:
        raise BadProgramme(_sorted(ledger))
    programme, cases, problems = _read(texts)
    if programme is None or problems:
        raise BadProgramme(problems)
    return programme, cases


def _gather(ledger: Ledger, source: Source) -> tuple[tuple[str, str], ...]:
    texts = []
    for file in _ORDER:
        if isinstance(source, Path):
            spared = file == AMENDMENTS and not (source / file).exists()
            text = None if spared else _load_text(ledger, source / file)
        else:
            text = source.get(file)
        if text is not None:
            texts.append((file, unicodedata.normalize("NFC", text.removeprefix("\ufeff"))))
        elif file != AMENDMENTS and not any(problem.file == file for problem in ledger.problems):
            ledger.say(Place(file, 1), "thiếu tệp này trong thư mục chương trình")
    return tuple(texts)


def _load_text(ledger: Ledger, path: Path) -> str | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            ledger.say(Place(path.name, 1), f"tệp quá lớn; nhiều nhất {MOST_BYTES // 1_000_000} MB")
            return None
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        ledger.say(Place(path.name, 1), "tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8")
    except OSError:
        ledger.say(Place(path.name, 1), "không đọc được tệp này trong thư mục chương trình")
    return None


@lru_cache(maxsize=32)
def _read(texts: tuple[tuple[str, str], ...]) -> tuple[Programme | None, tuple[Case, ...], tuple[Problem, ...]]:
    ledger = Ledger()
    nodes = {file: node for file, text in texts if (node := load(ledger, file, text)) is not None}
    if len(nodes) < len(texts):
        return None, (), _sorted(ledger)
    entries = amending.read_entries(ledger, nodes[AMENDMENTS]) if AMENDMENTS in nodes else ()

    @cache
    def text(chain: amending.Chain) -> Programme:
        laid = amending.amended(ledger, nodes, [entries[place] for place in chain])
        return _text(ledger, laid, dict(texts), tuple(entries[place].amendment for place in chain))

    programme = amending.staged(entries, text) if entries else text(())
    programme = replace(programme, citations=ledger.citations())
    cases = read_cases_file(ledger, nodes["cases.yaml"], programme)
    ledger.check_references()
    checking.check_coverage(ledger, programme)
    return programme, cases, _sorted(ledger)


def _text(
    ledger: Ledger, nodes: Mapping[str, MappingNode], texts: Mapping[str, str], amendments: tuple[Amendment, ...]
) -> Programme:
    """Read one text of the folder, as written or with amendments laid over it; what is wrong goes to the ledger."""
    own = Ledger()
    programme = replace(_programme(own, nodes, texts), amendments=amendments)
    if own.check_references():
        checking.check_cycles(own, programme)
    if not own.problems:
        checking.check_fit(own, programme)
    ledger.take(own)
    return programme


def _sorted(ledger: Ledger) -> tuple[Problem, ...]:
    order = {file: place for place, file in enumerate(_ORDER)}
    return tuple(sorted(set(ledger.problems), key=lambda one: (order.get(one.file, 9), one.line, one.message)))


def _programme(ledger: Ledger, nodes: Mapping[str, MappingNode], texts: Mapping[str, str]) -> Programme:
    with Fields(ledger, nodes["clauses.yaml"], "") as fields:
        clauses = sections.read_clauses(fields)
    with Fields(ledger, nodes["readings.yaml"], "") as fields:
        readings = sections.read_readings(fields)
    with Fields(ledger, nodes["programme.yaml"], "") as root:
        root.choice("format", (FORMAT,))
        about = sections.read_about(root)
        tiers = sections.read_labelled(root, "tiers", "tier")
        return Programme(
            id=root.text("id"),
            title=root.both("title"),
            movement=root.both("movement"),
            edition=_digest(texts),
            source=texts,
            reviewed_on=root.day("reviewed_on"),
            about=about,
            basis=sections.read_basis(root),
            period=sections.read_period(root),
            phases=sections.read_phases(root),
            tiers=tiers,
            tracks=sections.read_labelled(root, "tracks", "track"),
            fields=sections.read_labelled(root, "fields", "field", cited=False),
            participants=sections.read_participants(root),
            authorities=sections.read_authorities(root),
            confirmers=sections.read_labelled(root, "confirmers", "confirmer"),
            documents=sections.read_labelled(root, "documents", "document"),
            grades=sections.read_grades(root),
            award_forms=sections.read_labelled(root, "award_forms", "award_form"),
            rounds=sections.read_rounds(root),
            standards=rules.read_standards(root),
            dossier=rules.read_dossier(root),
            exceptions=rules.read_exceptions(root),
            waivers=sections.read_waivers(root),
            outcomes=rules.read_outcomes(root),
            duties=rules.read_duties(root),
            score_sheets=measures.read_score_sheets(root),
            votes=measures.read_votes(root),
            quotas=measures.read_quotas(root),
            tallies=measures.read_tallies(root),
            options=sections.read_options(root),
            clauses=clauses,
            readings=readings,
            not_modelled=sections.read_not_modelled(root),
            citations={},
        )


def _digest(texts: Mapping[str, str]) -> str:
    canonical = "\n".join(f"--- {file}\n{texts[file]}" for file in _ORDER if file in texts)
    return hashlib.sha256(canonical.replace("\r\n", "\n").encode()).hexdigest()
