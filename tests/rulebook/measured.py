"""The small programme with a score sheet, votes, quotas and a tally, one of its words asked for at a time."""

from tests.rulebook.small import GOOD, PROGRAMME

SECTIONS = """\
score_sheets:
  sheet:
    label: {vi: "bảng điểm", en: "the sheet"}
    items:
      work: {label: {vi: "việc làm", en: "work"}, most: 60, cite: [C1]}
      spread: {label: {vi: "lan tỏa", en: "spread"}, most: 10, weight: 4, comment: true, cite: [C1]}
    cutoffs: {good: {label: {vi: "Tốt", en: "Good"}, at_least: 80}}
    cite: [C1]
votes:
  council:
    label: {vi: "bỏ phiếu xét tặng", en: "the vote"}
    body: group
    quorum: 2/3
    denominator: all_members
    threshold: 80%
    secret: true
    absent_by_writing: true
    recusal: self
    cite: [C1]
  hands:
    {label: {vi: "biểu quyết", en: "show of hands"}, body: group, quorum: 1/2, denominator: present, threshold: 1/2,
     recusal: none, cite: [C1]}
quotas:
  two: {label: {vi: "hai suất", en: "two places"}, body: group, most: 2, cite: [C1]}
  sixth: {label: {vi: "15% số đề nghị", en: "15% of those listed"}, body: group, share: 15%, cite: [C1]}
tallies:
  registered: {label: {vi: "số mô hình đăng ký", en: "registrations"}, cite: [C1]}
"""
BOARD = '  board: {label: {vi: "Ban", en: "the board"}, body: board, tier: base, may: [receive], cite: [C1]}\n'
WORDS = {
    "scored": "{scored: {sheet: sheet, cutoff: good, by: [group], within: close, cite: [C1]}}",
    "voted": "{voted: {vote: council, within: close, cite: [C1]}}",
    "hands": "{voted: {vote: hands, within: close, cite: [C1]}}",
    "two": "{ranked: {quota: two, awaited: close, cite: [C1]}}",
    "sixth": "{ranked: {quota: sixth, awaited: close, cite: [C1]}}",
    "still_works": "{still_works: {by: [group], within: close, cite: [C1]}}",
    "retired": "{unless: {still_works: {by: [group], within: close, cite: [C1]}}}",
    "counted": "{counted: {tally: registered, at_least: 2, within: close, cite: [C1]}}",
}


def texts(word: str) -> dict[str, str]:
    """Give the folder in which the award hangs on this word."""
    granted = "{decided_by: {body: [group], awaited: close, cite: [C1]}}"
    text = PROGRAMME.replace(granted, WORDS[word]).replace("confirmers:\n", f"{BOARD}confirmers:\n", 1)
    asked = "{on: 2014-12-20, praise@year: met}"
    cases = GOOD["cases.yaml"].replace("{on: 2014-12-20, praise@year: met, praise@year/granted: met}", asked)
    return {**GOOD, "programme.yaml": text + SECTIONS, "cases.yaml": cases}
