"""Bad folders: every problem is said at once, with file and line, and nothing ever falls over."""

from pathlib import Path

import pytest

from kheo.rulebook import BadProgramme, Problem, find_problems, read
from tests.rulebook import faults_of_measures, faults_of_rules, faults_of_values, measured
from tests.rulebook.small import GOOD, line_of, spoilt

P, C, R, K = "programme.yaml", "clauses.yaml", "readings.yaml", "cases.yaml"

ONE_FAULT = {**faults_of_values.FAULTS, **faults_of_rules.FAULTS}


@pytest.mark.parametrize(("file", "old", "new", "down", "message"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_fault_is_said_with_its_line(file: str, old: str, new: str, down: int | None, message: str) -> None:
    line = line_of(file, old)

    problems = find_problems(spoilt(file, old, new))

    where = (C, 1) if down is None else (file, line + down)
    expected = Problem(*where, message.replace("{1}", str(line + 1)))
    assert expected in problems
    assert [problem for problem in problems if problem.line == expected.line and problem.file == expected.file] == [
        expected
    ]


def _measured(word: str = "scored") -> dict[str, str]:
    texts = measured.texts(word)
    given = "  given:\n"
    return {**texts, K: texts[K].replace(given, given + faults_of_measures.FACTS, 1)}


@pytest.mark.parametrize(
    ("file", "old", "new", "down", "message"), faults_of_measures.FAULTS.values(), ids=faults_of_measures.FAULTS
)
def test_fault_of_a_measure_is_said_with_its_line(file: str, old: str, new: str, down: int, message: str) -> None:
    texts = _measured()
    assert texts[file].count(old) == 1
    line = texts[file][: texts[file].index(old)].count("\n") + 1

    problems = find_problems({**texts, file: texts[file].replace(old, new)})

    assert Problem(file, line + down, message) in problems


@pytest.mark.parametrize(
    ("asked", "old", "new", "word"), faults_of_measures.FAULTS_OF_WORDS.values(), ids=faults_of_measures.FAULTS_OF_WORDS
)
def test_word_without_one_time_of_its_own_is_said_with_its_line(asked: str, old: str, new: str, word: str) -> None:
    texts = _measured(asked)
    assert texts[P].count(old) == 1
    line = texts[P][: texts[P].index(old)].count("\n") + 1

    problems = find_problems({**texts, P: texts[P].replace(old, new)})

    assert Problem(P, line, f'từ "{word}" cần đúng một trong hai khóa "within", "awaited"') in problems


def test_good_measures_have_no_problem() -> None:
    assert [find_problems(_measured(word)) for word in measured.WORDS] == [()] * len(measured.WORDS)


def test_good_folder_has_no_problem() -> None:
    assert find_problems(GOOD) == ()
    assert read(GOOD).id == "small"


def test_all_problems_are_said_at_once() -> None:
    texts = {
        **spoilt(P, "sequence: 1", "sequence: one"),
        C: GOOD[C].replace('en: "The second."', ""),
        K: GOOD[K].replace("on: 2014-01-31", "on: soon"),
    }

    with pytest.raises(BadProgramme) as refused:
        read(texts)

    assert str(refused.value).splitlines() == [
        f'programme.yaml:{line_of(P, "sequence: 1")}: "sequence" phải là số nguyên, không phải "one"',
        'clauses.yaml:2: thiếu bản tiếng Anh ("en") ở C2',
        f'cases.yaml:{line_of(K, "on: 2014-01-31")}: "on" phải là ngày dạng 2013-01-31, không phải "soon"',
    ]


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("id: [small", 1, "không phải YAML hợp lệ: "),
        ("id: small\n\tname: x", 2, "không phải YAML hợp lệ: "),
        ("id: \x07", 1, "không phải YAML hợp lệ: "),
        ("- id\n- small", 1, "tệp phải gồm các khóa và giá trị ở ngoài cùng"),
        ("", 1, "tệp phải gồm các khóa và giá trị ở ngoài cùng"),
        ("just words", 1, "tệp phải gồm các khóa và giá trị ở ngoài cùng"),
        ("[" * 500 + "]" * 500, 1, "lồng quá sâu; nhiều nhất 24 bậc"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "không dùng neo và bí danh YAML (&, *); hãy viết lại giá trị"),
        ("a: " + "x" * 10_000_000, 1, "tệp quá lớn; nhiều nhất 1 MB"),
    ],
    ids=["open list", "tab", "control character", "list", "empty", "words", "deep", "alias bomb", "10 MB"],
)
def test_file_that_is_no_programme_is_refused(text: str, line: int, start: str) -> None:
    [problem] = find_problems({**GOOD, P: text})

    assert (problem.file, problem.line) == (P, line)
    assert problem.message.startswith(start)


def test_key_that_is_no_word_is_refused() -> None:
    problems = find_problems(spoilt(P, "id: small", "id: small\n[a, b]: c"))

    assert Problem(P, 3, "khóa phải là một từ") in problems


def test_missing_file_is_named() -> None:
    texts = {file: text for file, text in GOOD.items() if file != R}

    assert find_problems(texts) == (Problem(R, 1, "thiếu tệp này trong thư mục chương trình"),)


def test_reading_without_a_file_is_refused() -> None:
    with pytest.raises(BadProgramme, match=r"^readings.yaml:1: thiếu tệp này trong thư mục chương trình$"):
        read({file: text for file, text in GOOD.items() if file != R})


def test_folder_is_read_from_disk(tmp_path: Path) -> None:
    for file, text in GOOD.items():
        (tmp_path / file).write_text(text, encoding="utf-8")

    programme = read(tmp_path)

    assert programme.edition == read(GOOD).edition
    assert dict(programme.source) == dict(GOOD)


def test_bad_files_on_disk_are_named(tmp_path: Path) -> None:
    for file, text in GOOD.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / C).write_bytes(b'C1: {vi: "\xd0i\xeau"}')
    (tmp_path / R).unlink()
    (tmp_path / K).write_bytes(b"#" * 1_000_001)

    assert find_problems(tmp_path) == (
        Problem(C, 1, "tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8"),
        Problem(R, 1, "không đọc được tệp này trong thư mục chương trình"),
        Problem(K, 1, "tệp quá lớn; nhiều nhất 1 MB"),
    )


def test_on_and_zero_stay_words() -> None:
    texts = {
        **GOOD,
        C: GOOD[C].replace("C2:", '"0":').replace("C1:", "C1:"),
        P: GOOD[P].replace("  C2:", "  0:"),
    }

    assert set(read(texts).clauses) == {"C1", "0"}


def test_edition_changes_with_the_text_and_not_with_line_ends() -> None:
    changed = spoilt(P, "until: 2014-02-01, who", "until: 2014-02-02, who")
    windows = {file: text.replace("\n", "\r\n") for file, text in GOOD.items()}

    assert read(changed).edition != read(GOOD).edition
    assert read(windows).edition == read(GOOD).edition
