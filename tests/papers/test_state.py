"""Papers of professional and mass bodies, in the State's form: head, number, grounds, signs of who signs, last mark."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.papers import KINDS, compose
from kheo.papers.specimens import SAMPLES, award_certificate, commendation_decision, group_proposal
from kheo.papers.values import AnyPaper, Body, CommendationDecision, Issuer, Signature
from tests.papers.reading import text_of

DIRECTOR = Issuer(
    parent="Ủy ban nhân dân tỉnh",
    name="Sở Nội vụ",
    place="Hoa Sen",
    symbol="SNV",
    body=Body.STATE,
    decides="Giám đốc Sở Nội vụ",
)


def decision() -> CommendationDecision:
    """Make a decision of a director."""
    return replace(
        commendation_decision(),
        issuer=DIRECTOR,
        number="12/QĐ-SNV",
        dated_on=date(2021, 10, 14),
        signature=Signature(authority="K/T GIÁM ĐỐC", position="PHÓ GIÁM ĐỐC", name="Lê Văn Ví Dụ"),
    )


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_a_decision_of_a_director_follows_the_form_of_the_state(file_format: str) -> None:
    said = text_of(decision(), file_format)

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in said
    assert "Số: 12/QĐ-SNV" in said
    assert "GIÁM ĐỐC SỞ NỘI VỤ QUYẾT ĐỊNH: Điều 1." in said
    assert "ngày 10 tháng 10 năm 2014. GIÁM ĐỐC" in said
    assert "Quyết định này có hiệu lực từ ngày ký./. Nơi nhận:" in said
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Văn Ví Dụ" in said
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in said


def test_without_number_the_blanks_stand_in_the_order_of_the_state() -> None:
    said = text_of(replace(decision(), number=""), "docx")

    assert "Số: ……/QĐ-SNV" in said
    assert "(Kèm theo Quyết định số ……/QĐ-SNV, ngày 14" in said


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("T/M CÔNG ĐOÀN CƠ SỞ", "TM. CÔNG ĐOÀN CƠ SỞ"),
        ("TM. BAN CHẤP HÀNH", "TM. BAN CHẤP HÀNH"),
        ("T/L GIÁM ĐỐC", "TL. GIÁM ĐỐC"),
        ("TUQ. GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"),
        ("GIÁM ĐỐC", "GIÁM ĐỐC"),
    ],
)
def test_who_signs_for_whom_is_written_with_the_signs_of_the_state(given: str, shown: str) -> None:
    value = replace(decision(), signature=Signature(authority=given, name="Lê Văn Ví Dụ"))

    assert f" {shown} Lê Văn Ví Dụ" in text_of(value, "docx")


def test_a_paper_of_the_party_keeps_the_signs_of_the_party() -> None:
    value = replace(group_proposal(), signature=Signature(authority="TM. TỔ CHỈ ĐẠO", name="Trần Thị Thí Dụ"))

    assert "T/M TỔ CHỈ ĐẠO" in text_of(value, "docx")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_set_in_the_form_of_the_state(kind: str) -> None:
    value: AnyPaper = SAMPLES[kind]

    paper = compose(replace(value, issuer=replace(value.issuer, body=Body.STATE)), draft=False)

    assert paper.layout.key == "state-2020"


def test_a_certificate_of_a_director_carries_the_motto() -> None:
    said = text_of(replace(award_certificate(), issuer=DIRECTOR, granter="Giám đốc Sở Nội vụ"), "docx")

    assert "Độc lập - Tự do - Hạnh phúc GIÁM ĐỐC SỞ NỘI VỤ TẶNG GIẤY KHEN" in said
