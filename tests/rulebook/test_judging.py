"""What a standing holds: findings with reasons, next steps, milestones."""

from datetime import date

import pytest

from kheo.rulebook import Finding, Text, Verdict, explain, judge, read, timeline
from kheo.rulebook.facts import Document, Registration
from tests.rulebook import small
from tests.rulebook.shipped import BASE_2013, PROGRAMME, facts_of, leaf, standing_of

END = date(2013, 10, 15)


def test_only_what_is_asked_is_judged() -> None:
    standing = judge(PROGRAMME, facts_of("base-good"), END, outcomes=["base_commendation"])

    assert list(standing.findings) == [
        "base_commendation@base-2013",
        "base_commendation@base-2014",
        "base_commendation@base-2015",
    ]
    assert standing.duties == {}


def test_unasked_only_what_is_in_question_is_judged() -> None:
    assert list(judge(PROGRAMME, facts_of("base-good"), END).findings) == [BASE_2013]


def test_recognitions_bring_what_follows_from_them_into_question() -> None:
    assert list(judge(PROGRAMME, facts_of("streak", "q"), date(2014, 11, 1)).findings) == [
        "base_commendation@base-2013",
        "base_commendation@base-2014",
        "conference_first@conference-2014",
        "conference_second@conference-2015",
    ]


def test_next_steps_say_who_what_and_by_when() -> None:
    steps = judge(PROGRAMME, facts_of("base-good"), date(2013, 10, 2)).next_steps

    assert [(step.who, step.what.vi, step.from_on, step.by_on, step.cite) for step in steps] == [
        (
            "participant",
            "Nộp báo cáo thành tích.",
            date(2013, 10, 1),
            date(2013, 10, 10),
            ("II.2.a", "II.2.b.1", "II.2.b.2", "III.3.b"),
        ),
        (
            "base_group",
            "Phân công người ngoài đơn vị thẩm định tại chỗ.",
            date(2013, 10, 1),
            date(2013, 10, 14),
            ("II.2.a", "III.5.b"),
        ),
    ]
    assert {PROGRAMME.who(step.who).vi for step in steps} == {"Tập thể, cá nhân đăng ký", "Tổ chỉ đạo cơ sở"}


def test_next_steps_of_an_eligible_exemplar_lead_to_the_grant() -> None:
    steps = judge(PROGRAMME, facts_of("base-good"), END).next_steps

    assert [(step.who, step.word) for step in steps] == [
        ("base_group", "proposed_by"),
        ("base_committee", "decided_by"),
    ]


def test_nothing_follows_where_something_is_refused_for_good() -> None:
    assert judge(PROGRAMME, facts_of("never-registered"), date(2013, 6, 1)).next_steps == ()
    assert judge(PROGRAMME, facts_of("base-granted"), END).next_steps == ()


def test_a_late_registration_asks_for_the_waiver_that_may_save_it() -> None:
    [step] = judge(PROGRAMME, facts_of("late-without-decision"), date(2013, 6, 3)).next_steps

    assert (step.who, step.by_on) == ("base_group", None)
    assert step.what.vi == "Xem xét quyết định cho phép đăng ký muộn, nếu có lý do chính đáng."


def test_reasons_are_the_leaves_that_decided() -> None:
    eligible = standing_of("short-of-target", END).eligible

    assert [(reason.word, reason.about, reason.facts) for reason in eligible.reasons()] == [
        ("met_criteria", "wait", ("reg", "rep"))
    ]


def test_findings_name_the_readings_they_rest_on() -> None:
    eligible = standing_of("base-good", END).eligible

    assert eligible.all_readings() == ("A5", "A33", "A26", "A29", "A24", "A25", "A22")


def test_a_kind_allowed_by_a_reading_says_so() -> None:
    finding = leaf(standing_of("party-cell", END).eligible, "takes_part")

    assert (finding.readings, finding.cite) == (("A14",), ("I.1.a", "I.1.b", "I.2"))


def test_what_rests_on_two_readings_names_both() -> None:
    open_ = standing_of("first", END, "bloc_first@bloc-2013").granted
    lost = standing_of("first-from-neither", date(2014, 1, 1), "bloc_first@bloc-2013").eligible

    assert leaf(open_, "decided_by").readings == ("A1",)  # when it is due
    assert leaf(open_, "proposed_by").readings == ("A18", "A1")  # who proposes, and by when
    assert leaf(lost, "recognised").readings == ("A10", "A17")  # what it links to, and until when it is awaited


def test_findings_survive_being_stored() -> None:
    for case in ("base-good", "late-with-decision", "on-hold", "no-report"):
        for on in (date(2013, 4, 1), date(2013, 10, 4), END):
            finding = standing_of(case, on).eligible

            again = Finding.from_json(finding.to_json())

            assert again.to_json() == finding.to_json()
            assert [one.verdict for one in again.reasons()] == [one.verdict for one in finding.reasons()]


def test_explain_tells_the_tree() -> None:
    told = explain(standing_of("first-from-neither", date(2014, 1, 1), "bloc_first@bloc-2013").eligible)

    assert told.splitlines()[3:6] == [
        "  ✗ không đạt: Trong 2 điều kiện, không điều kiện nào đạt.",
        "    ✗ không đạt: Không được công nhận tiêu biểu (Cấp cơ sở, năm 2013). [II.1.b, II.2.a] "
        "(theo cách hiểu A10, A17)",
        "    ✗ không đạt: Không thuộc danh sách chuyển tiếp của cấp tỉnh. [II.2.b.1] (theo cách hiểu A12)",
    ]


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2013, 2, 1), {"register": "coming", "report": "coming", "praise": "coming"}),
        (date(2013, 3, 1), {"register": "open", "report": "coming", "praise": "coming"}),
        (date(2013, 3, 20), {"register": "done", "report": "coming", "praise": "coming"}),
        (date(2013, 10, 2), {"register": "done", "report": "open", "praise": "coming"}),
        (date(2013, 10, 11), {"register": "done", "report": "late", "praise": "coming"}),
        (date(2013, 10, 15), {"register": "done", "report": "late", "praise": "open"}),
        (date(2013, 10, 16), {"register": "done", "report": "late", "praise": "done"}),
    ],
)
def test_milestones_follow_the_days(on: date, states: dict[str, str]) -> None:
    marks = timeline(PROGRAMME, facts_of("base-good", "rep"), on, rounds=["base-2013"])

    assert {mark.kind: mark.state for mark in marks if mark.kind in states} == states
    assert [mark.from_on for mark in marks] == sorted(mark.from_on for mark in marks)


@pytest.mark.parametrize(
    ("on", "issued_on", "state"),
    [
        (date(2012, 12, 31), None, "coming"),
        (date(2013, 3, 31), None, "open"),
        (date(2013, 4, 1), None, "late"),
        (date(2013, 4, 1), date(2013, 3, 31), "done"),
        (date(2013, 4, 2), date(2013, 4, 2), "done"),
    ],
)
def test_duty_to_set_up_the_group_on_the_timeline(on: date, issued_on: date | None, state: str) -> None:
    papers = [Document(id="d", on=issued_on, document="group_decision")] if issued_on else []

    marks = {mark.key: mark for mark in timeline(PROGRAMME, papers, on, duties=True)}

    mark = marks["duty/set_up_group"]
    assert (mark.state, mark.who, mark.cite) == (state, "base_committee", ("III.5.a",))


def test_a_standing_carries_its_milestones() -> None:
    standing = judge(PROGRAMME, facts_of("base-good"), END, outcomes=[BASE_2013])

    assert [mark.kind for mark in standing.milestones] == ["register", "report", "appraise", "close", "praise"]


def test_a_late_registration_that_nothing_can_waive() -> None:
    programme = read(small.GOOD)
    late = Registration(id="r", on=date(2014, 2, 1), round="year", with_="group", own_word=True, form="form_1")

    [standing] = judge(programme, [late], date(2014, 2, 1)).findings.values()

    registered = leaf(standing.eligible, "registered")
    assert registered.verdict is Verdict.NOT_MET
    assert registered.text.vi == "Đăng ký ngày 01/02/2014 đã quá hạn (hết 31/01/2014)."
    assert registered.todo is None


def test_an_unknown_subject_leaves_the_flag_open() -> None:
    found = judge(PROGRAMME, facts_of("flag", "who"), END, outcomes=["province_flag"])

    eligible = found.findings["province_flag@province-period"].eligible
    assert (eligible.verdict, leaf(eligible, "subject_is").text.vi) == (
        Verdict.NOT_KNOWN,
        "Chưa biết tập thể, cá nhân nào đứng tên.",
    )


def test_one_alternative_speaks_for_itself() -> None:
    held = "{exception: {of: on_hold, cite: [C1]}}"
    programme = read(small.spoilt("programme.yaml", f"unless: {held}", f"unless: {{any: [{held}]}}"))

    [standing] = judge(programme, [], date(2014, 1, 1), outcomes=["praise"]).findings.values()

    assert leaf(standing.eligible, "unless").text == Text("Không bị tạm dừng xét.", "Not on hold.")


def test_a_text_is_vietnamese_unless_asked_otherwise() -> None:
    assert (str(PROGRAMME.tiers["base"].label), PROGRAMME.tiers["base"].label.get("en")) == ("cấp cơ sở", "base tier")
