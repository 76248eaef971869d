"""A small good programme as texts, and how to spoil it."""

from collections.abc import Mapping

PROGRAMME = """\
format: 1
id: small
title: {vi: "Nhỏ", en: "Small"}
movement: {vi: "Nhỏ mà khéo", en: "Small and skilful"}
reviewed_on: 2026-01-01
text:
  signature_block: {vi: "Bí thư", en: "Secretary"}
  recipients: [{vi: "lưu", en: "archive"}]
  cite: [C1]
basis: [{number: "01", issued_on: 2013-01-01, by: group, cite: [C1]}]
period: {text: {vi: "2014", en: "2014"}, from: 2014-01-01, until: 2015-01-01, cite: [C1]}
phases:
  one: {text: {vi: "cả năm", en: "the year"}, from: 2014-01-01, until: 2015-01-01, cite: [C1]}
tiers:
  base: {label: {vi: "cơ sở", en: "base"}, cite: [C1]}
tracks:
  yearly: {label: {vi: "hằng năm", en: "yearly"}, cite: [C1]}
fields:
  economy: {label: {vi: "kinh tế", en: "economy"}}
participants:
  collective:
    label: {vi: "Tập thể", en: "Collectives"}
    subject: collective
    kinds: {office: {vi: "phòng", en: "office"}}
    cite: [C1]
authorities:
  group: {label: {vi: "Tổ chỉ đạo", en: "the group"}, body: group, tier: base, may: [receive], cite: [C1]}
confirmers:
  leader: {label: {vi: "lãnh đạo", en: "the leader"}, cite: [C1]}
documents:
  form_1: {label: {vi: "mẫu 1", en: "form 1"}, cite: [C1]}
grades:
  good: {label: {vi: "tốt", en: "good"}, cite: [C1]}
award_forms:
  local: {label: {vi: "khen", en: "award"}, cite: [C1]}
rounds:
  year:
    label: {vi: "Năm 2014", en: "2014"}
    track: yearly
    tier: base
    sequence: 1
    years: [2014]
    phase: one
    cite: [C1]
    windows:
      register:
        {text: {vi: "tháng 1", en: "January"}, from: 2014-01-01, until: 2014-02-01, who: participant, cite: [C1]}
      close: {text: {vi: "cuối năm", en: "year's end"}, from: 2014-12-01, until: 2015-01-01, who: group, cite: [C1]}
standards:
  base:
    need:
      label: {vi: "cần thiết", en: "needed"}
      help: {participant: {vi: "viết", en: "write"}, appraiser: {vi: "xem", en: "look"}}
      when: {names_problem: {reading: A1, cite: [C1]}}
      cite: [C1]
dossier:
  inside:
    form_1: {label: {vi: "mẫu 1", en: "form 1"}, when: {form_used: {form: form_1, cite: [C1]}}, cite: [C1]}
exceptions:
  on_hold: {label: {vi: "tạm dừng", en: "hold"}, when: {held: {cite: [C1]}}, cite: [C1]}
waivers:
  late: {label: {vi: "đăng ký muộn", en: "late"}, by: [group], needs: [reason, decision], cite: [C1]}
outcomes:
  praise:
    label: {vi: "Biểu dương", en: "Praise"}
    rounds: [year]
    subject: [exemplar]
    gives: [{what: praise, window: close, cite: [C1]}]
    eligible:
      all:
        - {registered: {with: [group], within: register, cite: [C1]}}
        - {dossier: {part: inside, cite: [C1]}}
        - {meets: {standard: base, cite: [C1]}}
        - {unless: {exception: {of: on_hold, cite: [C1]}}}
    granted: {decided_by: {body: [group], awaited: close, cite: [C1]}}
    cite: [C1]
duties:
  plan:
    label: {vi: "Lập kế hoạch", en: "Plan"}
    who: group
    tier: base
    due: {text: {vi: "tháng 1", en: "January"}, from: 2014-01-01, until: 2014-02-01, cite: [C1]}
    done_when: {issued: {document: form_1, within: due, cite: [C1]}}
    cite: [C1]
options:
  contact: {label: {vi: "đầu mối", en: "contact"}, value: group, cite: [C1]}
not_modelled:
  C2: {vi: "chỉ là lời mở đầu", en: "only an opening"}
"""
CLAUSES = """\
C1: {vi: "Điều thứ nhất.", en: "The first."}
C2: {vi: "Điều thứ hai.", en: "The second."}
"""
READINGS = """\
A1:
  question: {vi: "Thế nào?", en: "How?"}
  clauses: [C1]
  we_read: {vi: "Như thế.", en: "So."}
  why: {vi: "Vì thế.", en: "Because."}
  status: unconfirmed
"""
CASES = """\
good:
  say: "Đủ điều kiện."
  given:
    who: {fact: subject, kind: collective, owners: [{kind: office}]}
    reg: {fact: registration, round: year, on: 2014-01-10, with: group, own_word: true, form: form_1, problem: "x"}
    dec: {fact: decision, round: year, on: 2014-12-10, by: group}
  then:
    - {on: 2014-12-20, praise@year: met, praise@year/granted: met}
none:
  like: good
  given: {reg: null, dec: null}
  then:
    - {on: 2014-01-31, praise@year: not known yet}
    - {on: 2014-02-01, praise@year: not met, because: registered}
"""
GOOD: Mapping[str, str] = {
    "programme.yaml": PROGRAMME,
    "clauses.yaml": CLAUSES,
    "readings.yaml": READINGS,
    "cases.yaml": CASES,
}


def spoilt(file: str, old: str, new: str) -> dict[str, str]:
    """Give the good programme with one place of one file changed."""
    if GOOD[file].count(old) != 1:
        raise ValueError(f"{old!r} stands {GOOD[file].count(old)} times in {file}")
    return {**GOOD, file: GOOD[file].replace(old, new)}


def line_of(file: str, text: str) -> int:
    """Tell on which line of the good programme a text stands."""
    return GOOD[file][: GOOD[file].index(text)].count("\n") + 1
