"""Faults of score sheets, votes, quotas, tallies and what is told of them: one place spoilt at a time.

id: (file, what is replaced, by what, how many lines down, message), over the texts of `measured`.
"""

from tests.rulebook.faults_of_values import Fault

P, K = "programme.yaml", "cases.yaml"
SHARE = "phải là một phần của tổng số, ví dụ 2/3 hoặc 80%, không phải"

FACTS = """\
    mark:
      {fact: score, round: year, on: 2014-12-10, by: group, sheet: sheet,
       points: {work: 50, spread: 8},
       comments: {spread: "Đã lan rộng."}}
    ballot: {fact: ballot, round: year, on: 2014-12-10, vote: council, members: 9, present: 8, agreed: 7}
    place: {fact: place, round: year, on: 2014-12-10, quota: two, by: group, place: 1, among: 5}
    keep: {fact: upkeep, round: year, on: 2014-12-10, by: group, works: true}
    count: {fact: tally, round: year, on: 2014-12-10, tally: registered, number: 2}
"""

FAULTS: dict[str, Fault] = {
    "a cut-off nobody can reach": (
        P,
        "at_least: 80}",
        "at_least: 101}",
        0,
        'ngưỡng "good" là 101 điểm, vượt tổng điểm cao nhất của bảng (100); hãy hạ ngưỡng hoặc nâng điểm các mục',
    ),
    "a cut-off of nothing": (P, "at_least: 80}", "at_least: 0}", 0, '"at_least" phải lớn hơn 0, không phải 0'),
    "no points to give": (P, "most: 60,", "most: 0,", 0, '"most" phải lớn hơn 0, không phải 0'),
    "a negative weight": (P, "weight: 4,", "weight: -4,", 0, '"weight" phải lớn hơn 0, không phải -4'),
    "a weight beyond counting": (P, "weight: 4,", "weight: 1e999999,", 0, '"weight" phải là số, không phải "1e999999"'),
    "points in words": (P, "most: 60,", "most: sixty,", 0, '"most" phải là số, không phải "sixty"'),
    "points without end": (P, "most: 60,", "most: .inf,", 0, '"most" phải là số, không phải ".inf"'),
    "a comment asked for perhaps": (P, "comment: true", "comment: maybe", 0, '"comment" phải là true hoặc false'),
    "an item without a source": (
        P,
        "most: 60, cite: [C1]",
        "most: 60",
        0,
        'thiếu khóa "cite" ở score_sheets.sheet.items.work',
    ),
    "an item with an unknown key": (
        P,
        "most: 60,",
        "most: 60, wieght: 2,",
        0,
        'khóa lạ "wieght"; có phải là "weight"?',
    ),
    "a sheet without cut-offs": (
        P,
        "    cutoffs: {good",
        "    cut_offs: {good",
        0,
        'khóa lạ "cut_offs"; có phải là "cutoffs"?',
    ),
    "an unknown sheet": (
        P,
        "sheet: sheet, cutoff",
        "sheet: shet, cutoff",
        0,
        'không có bảng chấm điểm (score_sheets) tên "shet"; có phải là "sheet"?',
    ),
    "an unknown cut-off": (
        P,
        "cutoff: good,",
        "cutoff: best,",
        0,
        'không có ngưỡng điểm (cutoffs) tên "sheet.best"',
    ),
    "a share over the whole": (P, "threshold: 80%", "threshold: 120%", 0, f'"threshold" {SHARE} "120%"'),
    "a share of nothing": (P, "quorum: 2/3", "quorum: 0/3", 0, f'"quorum" {SHARE} "0/3"'),
    "a share divided by nought": (P, "quorum: 2/3", "quorum: 2/0", 0, f'"quorum" {SHARE} "2/0"'),
    "a share in words": (P, "quorum: 2/3", "quorum: most", 0, f'"quorum" {SHARE} "most"'),
    "a share that takes an age": (P, "quorum: 2/3", "quorum: 1e-999999999", 0, f'"quorum" {SHARE} "1e-999999999"'),
    "an unknown way to count": (
        P,
        "denominator: present",
        "denominator: all",
        0,
        '"denominator" không nhận "all"; chỉ nhận: all_members, present',
    ),
    "an unknown recusal": (
        P,
        "recusal: self",
        "recusal: friends",
        0,
        '"recusal" không nhận "friends"; chỉ nhận: none, self, own_unit',
    ),
    "a vote of nobody": (
        P,
        "body: group\n    quorum",
        "body: grup\n    quorum",
        0,
        'không có thẩm quyền (authorities) tên "grup"; có phải là "group"?',
    ),
    "a quota of two kinds": (
        P,
        "most: 2,",
        "most: 2, share: 15%,",
        0,
        'chỉ tiêu "two" cần đúng một trong hai khóa "most", "share"',
    ),
    "a quota of no kind": (P, "most: 2, ", "", 0, 'chỉ tiêu "two" cần đúng một trong hai khóa "most", "share"'),
    "a quota of no places": (P, "most: 2,", "most: 0,", 0, '"most" phải là số nguyên từ 1 trở lên, không phải "0"'),
    "a quota of too many digits": (
        P,
        "most: 2,",
        f"most: {'9' * 5000},",
        0,
        f'"most" phải là số nguyên từ 1 trở lên, không phải "{"9" * 40}…"',
    ),
    "a tally without a source": (
        P,
        'en: "registrations"}, cite: [C1]}',
        'en: "registrations"}}',
        0,
        'thiếu khóa "cite" ở tallies.registered',
    ),
    "points for no item of the sheet": (
        K,
        "points: {work:",
        "points: {wrok:",
        0,
        'không có mục chấm điểm (items) tên "sheet.wrok"; có phải là "sheet.work"?',
    ),
    "a comment on no item": (
        K,
        "comments: {spread:",
        "comments: {sprad:",
        0,
        'không có mục chấm điểm (items) tên "sheet.sprad"; có phải là "sheet.spread"?',
    ),
    "points that are no number": (K, "{work: 50", "{work: .nan", 0, '"work" phải là số, không phải ".nan"'),
    "members in words": (K, "members: 9", "members: nine", 0, '"members" phải là số nguyên, không phải "nine"'),
    "fewer than nobody": (K, "present: 8", "present: -8", 0, '"present" phải là số nguyên, không phải "-8"'),
    "a ballot on nothing": (
        K,
        "vote: council",
        "vote: cuncil",
        0,
        'không có việc bỏ phiếu (votes) tên "cuncil"; có phải là "council"?',
    ),
    "a ballot without its outcome": (
        K,
        ", agreed: 7",
        "",
        0,
        'thiếu khóa "agreed" ở good.given.ballot',
    ),
    "a place under no quota": (K, "quota: two", "quota: ten", 0, 'không có chỉ tiêu (quotas) tên "ten"'),
    "a review that cannot say": (K, "works: true", "works: maybe", 0, '"works" phải là true hoặc false'),
    "a count of nothing known": (
        K,
        "tally: registered",
        "tally: registred",
        0,
        'không có số liệu (tallies) tên "registred"; có phải là "registered"?',
    ),
    "half a count": (K, "number: 2}", "number: 2.5}", 0, '"number" phải là số nguyên, không phải "2.5"'),
}

# id: (word asked for, what is replaced, by what, message)
FAULTS_OF_WORDS: dict[str, tuple[str, str, str, str]] = {
    "no time for marking": ("scored", "by: [group], within: close", "by: [group]", "scored"),
    "two times for a vote": ("voted", "council, within: close", "council, within: close, awaited: close", "voted"),
    "no time for a ranking": ("two", "two, awaited: close", "two", "ranked"),
    "no time for a review": (
        "still_works",
        "[group], within: close, cite: [C1]}}\n    cite",
        "[group], cite: [C1]}}\n    cite",
        "still_works",
    ),
    "two times for a count": ("counted", "2, within: close", "2, within: close, awaited: close", "counted"),
}
