"""Bad folders: every problem is said at once, with file and line, and nothing ever falls over."""

from pathlib import Path

import pytest

from kheo.rulebook import BadProgramme, Problem, find_problems, read
from tests.rulebook.small import GOOD, line_of, spoilt

P, C, R, K = "programme.yaml", "clauses.yaml", "readings.yaml", "cases.yaml"

# id: (file, what is replaced, by what, lines of the problem counted from there, message)
ONE_FAULT = {
    "unknown key": (
        P,
        "reviewed_on:",
        "reviewd_on: 2026-01-01\nreviewed_on:",
        0,
        'khóa lạ "reviewd_on"; có phải là "reviewed_on"?',
    ),
    "unknown key in a condition": (
        P,
        "{registered: {with: [group],",
        "{registered: {whom: [group], with: [group],",
        0,
        'khóa lạ "whom" (chỉ có: with, within, waivable, cite, reading)',
    ),
    "duplicate key": (P, "id: small", "id: small\nid: large", 1, 'khóa "id" lặp lại; đã có ở dòng 2'),
    "duplicate round": (
        P,
        "standards:\n  base:\n    need:",
        "standards:\n  base: {}\n  base:\n    need:",
        2,
        'khóa "base" lặp lại; đã có ở dòng {1}',
    ),
    "dangling cite": (
        P,
        "within: register, cite: [C1]",
        "within: register, cite: [C7]",
        0,
        'không có điều khoản (clauses.yaml) tên "C7"',
    ),
    "dangling reading": (P, "reading: A1", "reading: A9", 0, 'không có cách hiểu (readings.yaml) tên "A9"'),
    "dangling cite of a reading": (
        R,
        "clauses: [C1]",
        "clauses: [C1, D4]",
        0,
        'không có điều khoản (clauses.yaml) tên "D4"',
    ),
    "dangling authority": (
        P,
        "body: [group]",
        "body: [groups]",
        0,
        'không có thẩm quyền (authorities) tên "groups"; có phải là "group"?',
    ),
    "dangling round": (P, "rounds: [year]", "rounds: [spring]", 0, 'không có đợt (rounds) tên "spring"'),
    "dangling document": (
        P,
        "form: form_1, cite",
        "form: form_9, cite",
        0,
        'không có văn bản (documents) tên "form_9"; có phải là "form_1"?',
    ),
    "missing cite": (
        P,
        "{names_problem: {reading: A1, cite: [C1]}}",
        "{names_problem: {reading: A1}}",
        0,
        'thiếu khóa "cite" ở standards.base.need',
    ),
    "empty cite": (P, "value: group, cite: [C1]", "value: group, cite: []", 0, '"cite" là danh sách rỗng'),
    "window ends before it starts": (
        P,
        "from: 2014-12-01, until: 2015-01-01, who: group",
        "from: 2014-12-01, until: 2014-11-01, who: group",
        0,
        "thời hạn kết thúc (2014-11-01) không sau ngày bắt đầu (2014-12-01)",
    ),
    "window without a day": (
        P,
        "from: 2014-12-01, until: 2015-01-01, who: group",
        "from: 2014-12-01, until: 2014-12-01, who: group",
        0,
        "thời hạn kết thúc (2014-12-01) không sau ngày bắt đầu (2014-12-01)",
    ),
    "no such day": (
        P,
        "issued_on: 2013-01-01",
        "issued_on: 2013-02-30",
        0,
        '"issued_on" phải là ngày dạng 2013-01-31, không phải "2013-02-30"',
    ),
    "day the other way round": (
        P,
        "issued_on: 2013-01-01",
        "issued_on: 01/02/2013",
        0,
        '"issued_on" phải là ngày dạng 2013-01-31, không phải "01/02/2013"',
    ),
    "missing translation": (
        P,
        'title: {vi: "Nhỏ", en: "Small"}',
        'title: {vi: "Nhỏ"}',
        0,
        'thiếu bản tiếng Anh ("en") ở title',
    ),
    "empty translation": (C, 'en: "The first."', 'en: ""', 0, '"en" để trống'),
    "text where two languages belong": (
        P,
        'title: {vi: "Nhỏ", en: "Small"}',
        "title: Nhỏ",
        0,
        '"title" phải có hai bản: {vi: …, en: …}',
    ),
    "list where a word belongs": (
        P,
        "id: small",
        "id: [small]",
        0,
        '"id" phải là một giá trị, không phải danh sách hay nhóm khóa',
    ),
    "word where a list belongs": (P, "rounds: [year]", "rounds: year", 0, '"rounds" phải là một danh sách: […]'),
    "word where a mapping belongs": (
        P,
        "duties:\n  plan:\n",
        "duties:\n  budget: soon\n  plan:\n",
        1,
        "duties.budget phải gồm các khóa và giá trị",
    ),
    "number in words": (P, "sequence: 1", "sequence: one", 0, '"sequence" phải là số nguyên, không phải "one"'),
    "flag in words": (
        P,
        "    phase: one\n",
        "    phase: one\n    ad_hoc: yes\n",
        1,
        '"ad_hoc" phải là true hoặc false',
    ),
    "unknown choice": (
        P,
        "what: praise,",
        "what: prise,",
        0,
        '"what" không nhận "prise"; chỉ nhận: recognition, praise, award',
    ),
    "unknown word": (P, "{held: {cite: [C1]}}", "{holds: {cite: [C1]}}", 0, 'không có từ "holds" trong bộ từ'),
    "two words in one condition": (
        P,
        "{held: {cite: [C1]}}",
        "{held: {cite: [C1]}, deed: {cite: [C1]}}",
        0,
        "exceptions.on_hold: điều kiện phải gồm đúng một từ, ví dụ {registered: {…}}",
    ),
    "an expression": (
        P,
        "{held: {cite: [C1]}}",
        '"held and not praised"',
        0,
        "exceptions.on_hold: điều kiện phải gồm đúng một từ, ví dụ {registered: {…}}",
    ),
    "empty all": (
        P,
        "granted: {decided_by: {body: [group], awaited: close, cite: [C1]}}",
        "granted: {all: []}",
        0,
        'outcomes.praise.granted: "all" cần một danh sách điều kiện',
    ),
    "window that the round lacks": (
        P,
        "awaited: close, cite",
        "awaited: report, cite",
        0,
        'đợt "year" không có thời hạn "report" mà từ "decided_by" cần đến',
    ),
    "gift in a window that the round lacks": (
        P,
        "window: close,",
        "window: praise,",
        -4,
        'kết quả "praise" trao trong thời hạn "praise" mà đợt "year" không có',
    ),
    "unknown kind of window": (
        P,
        "      close: {",
        "      gather: {",
        0,
        'không có loại thời hạn "gather"; chỉ có: register, survey, report, appraise, praise, close',
    ),
    "both within and awaited": (
        P,
        "document: form_1, within: due",
        "document: form_1, within: due, awaited: due",
        0,
        'từ "issued" cần đúng một trong hai khóa "within", "awaited"',
    ),
    "inferred without a reading": (
        P,
        "who: participant, cite",
        "who: participant, inferred: true, cite",
        0,
        'thời hạn suy ra (inferred) phải nêu cách hiểu ("reading")',
    ),
    "round that follows itself": (
        P,
        "    phase: one\n",
        "    phase: one\n    follows: year\n",
        -6,
        "vòng lặp trong follows: year → year",
    ),
    "exception of itself": (
        P,
        "{held: {cite: [C1]}}",
        "{exception: {of: on_hold, cite: [C1]}}",
        0,
        "vòng lặp giữa các điều kiện: on_hold → on_hold",
    ),
    "clause that nobody cites": (
        C,
        "C2: {",
        'C3: {vi: "Ba.", en: "Three."}\nC2: {',
        0,
        'điều khoản "C3" không được trích ở đâu; hãy trích hoặc nêu lý do ở not_modelled',
    ),
    "excuse for a clause that is cited": (
        P,
        "not_modelled:\n  C2:",
        'not_modelled:\n  C1: {vi: "thôi", en: "no"}\n  C2:',
        None,
        'điều khoản "C1" đã được trích (A1) nên không ghi ở not_modelled',
    ),
    "anchor": (P, "id: small", "id: &name small", 0, "không dùng neo và bí danh YAML (&, *); hãy viết lại giá trị"),
    "tag": (P, "id: small", "id: !!python/name:os.system small", 0, "không dùng thẻ YAML (!)"),
    "two documents": (P, "id: small", "---\nid: small", 0, "mỗi tệp chỉ gồm một tài liệu YAML"),
    "other format": (P, "format: 1", "format: 2", 0, '"format" không nhận "2"; chỉ nhận: 1'),
    "confirmed by nobody": (
        R,
        "status: unconfirmed",
        "status: confirmed\n  confirmed_on: 2026-01-01",
        -4,
        'thiếu khóa "confirmed_by" ở A1',
    ),
    "unknown outcome in a case": (
        K,
        "praise@year: not known yet",
        "prize@year: not known yet",
        0,
        'không có kết quả "prize@year"; viết dạng outcome@round, duty/…, window/…/…',
    ),
    "unknown verdict in a case": (
        K,
        "praise@year: not known yet",
        "praise@year: maybe",
        0,
        '"praise@year" không nhận "maybe"; chỉ nhận: met, not met, not known yet, waived',
    ),
    "unknown fact in a case": (
        K,
        "fact: decision",
        "fact: decission",
        0,
        'không có loại sự việc "decission"; có phải là "decision"?',
    ),
    "case like one that is not there": (
        K,
        "like: good",
        "like: goods",
        0,
        'không có tình huống (cases.yaml) tên "goods"; có phải là "good"?',
    ),
    "blank value": (P, "id: small", "id:", 0, '"id" để trống'),
    "mapping in a list of words": (
        P,
        "rounds: [year]",
        "rounds: [{year: 1}]",
        0,
        'mục trong "rounds" phải là một giá trị, không phải danh sách hay nhóm khóa',
    ),
    "mapping where a list belongs": (
        P,
        'basis: [{number: "01", issued_on: 2013-01-01, by: group, cite: [C1]}]',
        "basis: {}",
        0,
        '"basis" phải là một danh sách',
    ),
    "missing section": (P, "duties:", "dutys:", 0, 'khóa lạ "dutys"; có phải là "duties"?'),
    "unknown subject of an outcome": (P, "subject: [exemplar]", "subject: [town]", 0, '"subject" không nhận "town"'),
    "unknown need of a waiver": (
        P,
        "needs: [reason, decision]",
        "needs: [reason, stamp]",
        0,
        '"needs" không nhận "stamp"; chỉ nhận: reason, decision',
    ),
    "unknown need of a deed": (
        P,
        "{held: {cite: [C1]}}",
        "{deed: {needs: [stamp], within: close, cite: [C1]}}",
        0,
        '"needs" không nhận "stamp"; chỉ nhận: description, proposer, confirmed_by',
    ),
    "unknown window in a word": (
        P,
        "within: register, cite",
        "within: registr, cite",
        0,
        '"within" không nhận "registr"; chỉ nhận: register, survey, report, appraise, praise, close, due, span',
    ),
    "recognised in no round": (
        P,
        "{held: {cite: [C1]}}",
        "{recognised: {round: spring, as: [good], cite: [C1]}}",
        0,
        'không có đợt (rounds) tên "spring"',
    ),
    "linked to nothing": (
        P,
        "{held: {cite: [C1]}}",
        "{recognised: {round: linked, as: [good], cite: [C1]}}",
        0,
        'đợt "year" không có khóa "draws_from" để hiểu "linked"',
    ),
    "recognised as a duty": (
        P,
        "{issued: {document: form_1, within: due, cite: [C1]}}",
        "{recognised: {round: this, as: [good], cite: [C1]}}",
        0,
        'từ "recognised" chỉ dùng được trong kết quả của một đợt',
    ),
    "number in words in a case": (
        K,
        "form: form_1, problem",
        "criteria: [{id: a, better: higher, target: many}], form: form_1, problem",
        0,
        '"target" phải là số, không phải "many"',
    ),
    "infinite target in a case": (
        K,
        "form: form_1, problem",
        "criteria: [{id: a, better: higher, target: .inf}], form: form_1, problem",
        0,
        '"target" phải là số, không phải ".inf"',
    ),
    "then that is no list": (
        K,
        "then:\n    - {on: 2014-12-20, praise@year: met, praise@year/granted: met}",
        "then: {on: 2014-12-20}",
        0,
        '"then" phải là một danh sách, ít nhất một mục',
    ),
    "because of two outcomes": (
        K,
        "praise@year/granted: met}",
        "praise@year/granted: met, because: held}",
        0,
        'mỗi mục của "then" nêu ít nhất một kết quả; có "because" thì đúng một kết quả',
    ),
    "unknown outcome": (
        P,
        "  praise:\n    label:",
        "  praise:\n    lable: x\n    label:",
        1,
        'khóa lạ "lable"; có phải là "label"?',
    ),
    "case like a later one": (
        K,
        '  say: "Đủ điều kiện."',
        "  like: none",
        0,
        '"like" chỉ dùng được với tình huống đứng trước, mà "none" đứng sau',
    ),
    "fact taken away that is not there": (K, "dec: null", "dac: null", 0, 'không có sự việc "dac" để bỏ'),
}


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
