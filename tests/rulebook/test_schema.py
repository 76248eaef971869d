"""JSON Schemas for editors: they take what is right, refuse what is plainly wrong, and know what the reader knows."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from kheo.rulebook import find_problems, reader
from kheo.rulebook.command import main
from kheo.rulebook.reader import factbook
from kheo.rulebook.schema import FILES, cases, programme, schema_of
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import WORDS, Arg, Kind, Word
from tests.rulebook import faults_of_rules, faults_of_values
from tests.rulebook.asking import ask
from tests.rulebook.small import GOOD, spoilt

SHIPPED = sorted(path.parent for path in (Path(__file__).parents[2] / "programmes").glob("*/programme.yaml"))
FAULTS = {**faults_of_values.FAULTS, **faults_of_rules.FAULTS}
BY_SCHEMA = """
    unknown key; unknown key in a condition; missing cite; empty cite; day the other way round; missing translation;
    empty translation; text where two languages belong; list where a word belongs; word where a list belongs;
    word where a mapping belongs; number in words; flag in words; unknown choice; unknown word;
    two words in one condition; an expression; empty all; unknown kind of window; both within and awaited; other format;
    confirmed by nobody; unknown verdict in a case; unknown fact in a case; blank value; mapping in a list of words;
    mapping where a list belongs; unknown subject of an outcome; unknown need of a waiver; unknown need of a deed;
    unknown window in a word; number in words in a case; then that is no list; because of two outcomes; unknown outcome
"""
OF_SHAPE = re.compile("khóa lạ|^thiếu|phải (là|có|gồm)|không nhận|trống|rỗng|cần (một|ít nhất)|không có (loại|từ) ")
REFUSED = [" ".join(name.split()) for name in BY_SCHEMA.split(";")]
AMENDMENTS = """\
2015:
  label: {vi: "Sửa đổi", en: "Amendment"}
  document: 02-QĐ
  issued_on: 2014-02-01
  by: group
  effective_on: 2014-02-01
  reaches: running_rounds
  change:
    waivers: {late: null}
    rounds: {year: {windows: {close: {until: 2015-02-01}}}}
    outcomes: {praise: {granted: {decided_by: null, proposed_by: {body: [group], awaited: close, cite: [C1]}}}}
  cite: [C1]
"""


class _Plain(SafeConstructor):
    """Build values as an editor does: by YAML 1.2, where a day is text."""


_Plain.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def _as_an_editor_sees(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Plain
    return _with_text_keys(yaml.load(text))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inside) for key, inside in value.items()}
    return [_with_text_keys(inside) for inside in value] if isinstance(value, list) else value


def _errors(file: str, text: str) -> list[str]:
    schema = schema_of(file.removesuffix(".yaml"))
    found = Draft202012Validator(schema).iter_errors(_as_an_editor_sees(text))
    return [f"{file}: {error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("file", FILES)
def test_schema_is_a_schema(file: str) -> None:
    Draft202012Validator.check_schema(schema_of(file))


def test_every_file_that_the_reader_reads_has_a_schema() -> None:
    assert {f"{file}.yaml" for file in FILES} == {*reader.FILES, reader.AMENDMENTS}


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_shipped_programme_is_taken(folder: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}

    assert len(texts) >= 4
    assert [error for file, text in texts.items() for error in _errors(file, text)] == []


@pytest.mark.parametrize("let_in", [False, True], ids=["as it is", "with the continuity example"])
def test_scaffold_is_taken(tmp_path: Path, let_in: bool) -> None:
    main(["new", str(tmp_path), "--id", "a", "--title", "Một", "--on", "2027-01-01"])
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    if let_in:
        texts = {file: text.replace("\n# + ", "\n") for file, text in texts.items()}

    assert [error for file, text in texts.items() for error in _errors(file, text)] == []


def test_good_amendments_are_taken() -> None:
    assert find_problems({**GOOD, "amendments.yaml": AMENDMENTS}) == ()
    assert [error for file, text in GOOD.items() for error in _errors(file, text)] == []
    assert _errors("amendments.yaml", AMENDMENTS) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reaches: running_rounds", "reaches: yesterday"),
        ("waivers: {late: null}", "waivars: {late: null}"),
        ("until: 2015-02-01", "until: soon"),
        ("body: [group], ", "bodies: [group], "),
        ("  document: 02-QĐ\n", ""),
        (AMENDMENTS[AMENDMENTS.index("  change:") : AMENDMENTS.index("  cite:")], ""),
    ],
    ids=["word", "section", "day", "key of a word", "missing document", "nothing changed"],
)
def test_bad_amendment_is_refused(old: str, new: str) -> None:
    assert AMENDMENTS.count(old) == 1
    assert _errors("amendments.yaml", AMENDMENTS.replace(old, new)) != []


@pytest.mark.parametrize("fault", REFUSED)
def test_bad_folder_is_refused_where_one_file_tells(fault: str) -> None:
    file, old, new, *_ = FAULTS[fault]

    assert _errors(file, spoilt(file, old, new)[file]) != []
    assert _errors(file, GOOD[file]) == []


@pytest.mark.parametrize("full", [True, False], ids=["every key", "what is required"])
def test_reader_takes_the_shape_that_the_schemas_describe(full: bool) -> None:
    asked = ask(_schemas(), full=full)

    assert asked.problems != ()  # the names in such a document mean nothing, but its shape is right
    assert [problem for problem in asked.problems if OF_SHAPE.search(problem.message)] == []


def test_reader_asks_for_what_the_schemas_know() -> None:
    asked = ask(_schemas(), full=True)

    assert set(cases.FACTS) == set(factbook.KINDS)
    assert asked.unopened == {"condition"}  # one word, looked at as it stands
    assert asked.keys == _properties(asked.shapes)
    assert {"programme", "programme.basis[]", "window", "fact_report", "cases.*.then[]", "readings.*"} <= set(
        asked.keys
    )
    assert {f"condition.{word}" for word in WORDS} <= set(asked.keys)


def test_reader_misses_what_the_schemas_require() -> None:
    asked = ask(_schemas(), full=False)

    assert asked.needed == {where: _required(shape) for where, shape in asked.shapes.items()}


@pytest.mark.parametrize("full", [True, False])
def test_reader_asks_an_amendment_for_what_its_schema_knows(full: bool) -> None:
    asked = ask({"amendments": _shallow(schema_of("amendments"))}, full=full, more=GOOD)

    assert asked.needed["amendments.*"] == _required(asked.shapes["amendments.*"])
    assert asked.keys["amendments.*"] == set(asked.shapes["amendments.*"]["properties"])


def test_a_section_that_the_schema_lacks_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(programme.OPTIONAL, "options")

    asked = ask(_schemas(), full=True)

    assert asked.keys["programme"] - _properties(asked.shapes)["programme"] == {"options"}


def test_a_section_that_the_reader_ignores_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(programme.OPTIONAL, "sponsors", {"type": "string"})

    asked = ask(_schemas(), full=True)

    assert _properties(asked.shapes)["programme"] - asked.keys["programme"] == {"sponsors"}


def test_a_key_that_the_reader_misses_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(programme.OPTIONAL, "tiers", programme.REQUIRED["tiers"])
    monkeypatch.delitem(programme.REQUIRED, "tiers")

    asked = ask(_schemas(), full=False)

    assert [str(problem) for problem in asked.problems if OF_SHAPE.search(problem.message)] == [
        'programme.yaml:1: thiếu khóa "tiers"'
    ]


def test_a_new_word_is_there_with_its_manual_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    arg = Arg(Kind.WINDOW, Text("trong thời hạn nào", "in which window"), required=False)
    word = Word("sung", Text("Có hát.", "There was singing."), {"within": arg}, WORDS["held"].build)
    monkeypatch.setitem(WORDS, "sung", word)

    sung = schema_of("programme")["$defs"]["condition"]["properties"]["sung"]
    assert (sung["description"], sung["required"]) == ("Có hát.", ["cite"])
    assert list(sung["properties"]) == ["cite", "within", "reading"]
    assert sung["properties"]["within"]["description"] == "Trong thời hạn nào. Nhận: thời hạn của đợt."
    assert "register" in sung["properties"]["within"]["enum"]


def test_command_prints_each_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for file in FILES:
        assert main(["schema", "--file", file]) == 0
        assert json.loads(capsys.readouterr().out) == schema_of(file)
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "programme.yaml"


def _schemas() -> Mapping[str, Any]:
    return {file: schema_of(file) for file in FILES if file != "amendments"}


def _shallow(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the schema of the amendments with nothing inside what they lay over the other files."""
    inside = schema["additionalProperties"]
    emptied = {part: {"type": "object"} for part in ("change", "clauses", "readings")}
    return {"type": "object", "additionalProperties": {**inside, "properties": {**inside["properties"], **emptied}}}


def _properties(shapes: Mapping[str, Any]) -> Mapping[str, set[str]]:
    return {where: set(shape.get("properties", {})) for where, shape in shapes.items()}


def _required(shape: Mapping[str, Any]) -> set[str]:
    """Name the keys that a place requires; a translation has its own way of being missed."""
    return {*shape.get("required", []), *shape.get("else", {}).get("required", [])} - {"vi", "en"}
