"""Faults of keys, values and names: one place of the small programme spoilt at a time.

id: (file, what is replaced, by what, how many lines down, message). None: the first line of `clauses.yaml`.
"""

Fault = tuple[str, str, str, int | None, str]

P, C, R, K = "programme.yaml", "clauses.yaml", "readings.yaml", "cases.yaml"

FAULTS: dict[str, Fault] = {
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
    "dangling kind of a body": (
        P,
        "body: group, tier",
        "body: group, kinds: [offices], tier",
        0,
        'không có tập thể (participants) tên "offices"; có phải là "office"?',
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
}
