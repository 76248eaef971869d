"""An office words its papers in its own way: every slot, with placeholders from a list, in which no code runs."""

import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any

import pytest

from kheo.papers import KINDS, LEXICONS, BadWords, compose, render, require_wording
from kheo.papers.specimens import SAMPLES, budget_estimate, plan, praise_certificate, registration_form, survey_record
from kheo.papers.values import Change, EarlierDecision, Signature, Subject
from kheo.papers.wording.words import LINE_MOST, TEXT_MOST
from kheo.vietnamese import VIETNAMESE_LETTERS
from tests.papers.reading import docx_text, pages

PLAN = LEXICONS["plan"]
LETTERS = " ".join(VIETNAMESE_LETTERS[place : place + 10] for place in range(0, len(VIETNAMESE_LETTERS), 10))


def _earlier(change: Change) -> EarlierDecision:
    return EarlierDecision(change=change, number="05-QĐ/ĐU", dated_on=date(2026, 3, 2), reason="Ghi nhầm tên")


# What brings out the sentences that a specimen, with and without what is optional, does not have.
OTHERWISE: dict[str, list[dict[str, Any]]] = {
    "achievement_report": [{"deed": "Cứu người trong lũ"}],
    "award_certificate": [{"cause": "", "decision": "05-QĐ/ĐU"}],
    "budget_estimate": [{"rows": tuple(replace(row, spent=1) for row in budget_estimate().rows)}],
    "commendation_decision": [
        {"conference": "Hội nghị biểu dương, năm 2026"},
        *({"earlier": _earlier(change)} for change in Change),
        {"earlier": _earlier(Change.REVOKES), "items": ()},
    ],
    "committee_proposal": [{"enclosed": ()}],
    "final_report": [{"counted_on": date(2026, 9, 30)}],
    "group_proposal": [{"conference": "Hội nghị biểu dương, năm 2026", "registered": 9}],
    "praise_certificate": [{"cause": "", "decision": "05-QĐ/ĐU"}],
    "recognition_certificate": [{"cause": "", "decision": "05-QĐ/ĐU"}],
    "selection_minutes": [{"secret": False}],
    "steering_group_decision": [{"earlier": _earlier(Change.REPLACES)}],
    "working_regulation": [{"adopted_by": "Quyết định số 05-QĐ/ĐU"}],
}


def _turns(kind: str) -> Iterator[Any]:
    """Turn a specimen the ways that bring out all its sentences."""
    whole: Any = SAMPLES[kind]
    bare = replace(whole, **{one.name: one.default for one in fields(whole) if one.default is not MISSING})
    for one in (whole, bare, *(replace(whole, **other) for other in OTHERWISE.get(kind, []))):
        unsigned = replace(one, signature=Signature()) if hasattr(one, "signature") else one
        subjects = (Subject.COLLECTIVE, Subject.INDIVIDUAL) if hasattr(one, "subject") else ()
        yield from (one, unsigned, *(replace(unsigned, subject=subject) for subject in subjects))


def _said(value: Any, own: dict[str, str]) -> str:
    """Give everything a paper says, line ends as spaces."""
    return " ".join(repr(compose(value, draft=False, own=own)).replace("\\n", " ").split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_slot_of_every_paper_can_be_worded(kind: str) -> None:
    own = {key: f"{key.replace('_', ' ')} của riêng." for key in LEXICONS[kind].slots}

    said = " ".join(_said(value, own) for value in _turns(kind)).casefold()

    assert [key for key, words in own.items() if words.removesuffix(".") not in said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_placeholder_of_every_paper_stands_for_something(kind: str) -> None:
    lexicon = LEXICONS[kind]
    stands_for: dict[str, set[str]] = {name: set() for name in lexicon.names}

    for value in _turns(kind):
        for name in lexicon.names:
            said = _said(value, dict.fromkeys(lexicon.slots.keys() - {"heading"}, f"«{{{name}}}»"))
            stands_for[name].update(part.split("»")[0] for part in said.split("«")[1:])

    assert [name for name, words in stands_for.items() if not words - {""}] == []
    assert not any("{" in word for words in stands_for.values() for word in words)


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_pass_their_own_check_and_are_not_kept_as_own(kind: str) -> None:
    slots = LEXICONS[kind].slots

    assert require_wording(LEXICONS[kind], {key: slot.default for key, slot in slots.items()}) == {}


@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_all_vietnamese_letters_print_in_own_words(file_format: str) -> None:
    own = require_wording(PLAN, {"opening": LETTERS})

    data = render(plan(), draft=False, format="pdf" if file_format == "pdf" else "docx", own=own)

    assert LETTERS in (" ".join(pages(data)) if file_format == "pdf" else docx_text(data))


def test_decomposed_letters_come_in_composed_and_so_do_placeholders() -> None:
    typed = unicodedata.normalize("NFD", "Thực hiện {phong trào}, Đảng ủy đề ra\r\n  như sau:  ")

    own = require_wording(PLAN, {"opening": typed})

    assert own == {"opening": "Thực hiện {phong trào}, Đảng ủy đề ra\nnhư sau:"}
    assert "Thực hiện Dân vận khéo, Đảng ủy đề ra" in _said(plan(), own)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "Năm {phong trao} là",
            "Chỗ điền “{phong trao}” không có trong danh sách. Hãy viết “{phong trào}”, hoặc chọn chỗ khác trong danh "
            "sách.",
        ),
        (
            "{value.issuer.__class__}",
            "Chỗ điền “{value.issuer.__class__}” không có trong danh sách. Hãy viết “{cơ quan}”, hoặc chọn chỗ khác "
            "trong danh sách.",
        ),
        (
            "Theo {co quan ban hành kế hoạch",
            "Chỗ điền “{co quan ban hành kế hoạch” chưa có dấu } đóng lại. Hãy viết “{cơ quan}”; dấu { và } chỉ dùng "
            "cho chỗ điền.",
        ),
        (
            "Theo giai đoạn} này",
            "Dấu } sau “Theo giai đoạn” không có dấu { mở ra. Hãy viết “{giai đoạn}”; dấu { và } chỉ dùng cho chỗ "
            "điền.",
        ),
        (
            "{{phong trào}}",
            "Chỗ điền “{” chưa có dấu } đóng lại. Hãy viết “{cơ quan}”; dấu { và } chỉ dùng cho chỗ điền.",
        ),
        (
            "Chào mừng 😀",
            "Ký tự “😀” (U+1F600) trong “Chào mừng 😀” không in được, vì phông chữ của văn bản không có ký tự này. Hãy "
            "xóa hoặc viết lại bằng chữ.",
        ),
        ("Đ" * (TEXT_MOST + 1), "“Câu mở đầu” dài 10.001 ký tự, quá 10.000. Hãy viết gọn lại."),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_would_be_right(words: str, sentence: str) -> None:
    with pytest.raises(BadWords) as refused:
        require_wording(PLAN, {"opening": words})

    assert refused.value.wrong == {"opening": sentence}


def test_every_wrong_slot_is_named_at_once() -> None:
    with pytest.raises(BadWords) as refused:
        require_wording(PLAN, {"name": "KẾ\nHOẠCH", "part_1": "I" * (LINE_MOST + 1), "part_2": "II. VIỆC"})

    assert refused.value.wrong == {
        "name": "“Tên văn bản” chỉ có một dòng. Hãy bỏ dấu xuống dòng.",
        "part_1": "“Mục I” dài 301 ký tự, quá 300. Hãy viết gọn lại.",
    }


def test_a_passage_of_ten_thousand_letters_is_set_whole() -> None:
    words = " ".join(["Đảng"] * (TEXT_MOST // 5))

    own = require_wording(PLAN, {"opening": words})

    assert words in docx_text(render(plan(), draft=False, format="docx", own=own))


def test_signs_of_markup_are_letters_like_others() -> None:
    words = "A & B < C > D \"E\" 'F' ]]> &amp; <w:p/> #let x = 1 $x$ \\n {phong trào}"
    own = require_wording(PLAN, {"opening": words})
    said = words.replace("{phong trào}", "Dân vận khéo")

    assert said in docx_text(render(plan(), draft=False, format="docx", own=own))
    assert said in " ".join(pages(render(plan(), draft=False, format="pdf", own=own)))


def test_braces_in_what_people_registered_are_not_read_again() -> None:
    value = replace(plan(), movement="{năm} {cơ quan} {")

    assert "“{năm} {cơ quan} {”" in _said(value, require_wording(PLAN, {"opening": "Thi đua “{phong trào}”:"}))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{tập thể} nêu trên", "tập thể nêu trên"),
        ("{Tập thể} nêu trên", "Tập thể nêu trên"),
        ("{TẬP THỂ} NÊU TRÊN", "TẬP THỂ NÊU TRÊN"),
        ("{ tập  thể } nêu trên", "tập thể nêu trên"),
    ],
)
def test_a_placeholder_follows_the_case_in_which_it_is_written(written: str, said: str) -> None:
    own = require_wording(LEXICONS["registration_form"], {"promise": written})

    assert f"Run(text='{said}'" in _said(replace(registration_form(), subject=Subject.COLLECTIVE), own)


def test_a_placeholder_that_stands_for_nothing_takes_its_comma_with_it() -> None:
    own = require_wording(LEXICONS["survey_record"], {"opening": "{tại nơi}, {ngày}, {tại nơi}, đã khảo sát."})

    assert "text='ngày 12 tháng 6 năm 2014, đã khảo sát.'" in _said(replace(survey_record(), place=""), own)


def test_own_words_stand_on_the_sheet_that_is_handed_over() -> None:
    own = require_wording(LEXICONS["praise_certificate"], {"cause": "Có thành tích trong phong trào “{phong trào}”"})

    assert "Có thành tích trong phong trào “Dân vận khéo”" in _said(replace(praise_certificate(), cause=""), own)
