"""What papers say when something is special: corrected, revoked, sudden, empty, not yet known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kheo.papers.specimens import (
    achievement_report,
    assignment_table,
    commendation_decision,
    group_proposal,
    registration_form,
    registration_summary,
    steering_group_decision,
)
from kheo.papers.values import Change, Confirmation, Confirmer, Direction, EarlierDecision, Signature, Subject, Verdict
from kheo.papers.wording import lines, text
from tests.papers.reading import text_of


def _earlier(change: Change) -> EarlierDecision:
    return EarlierDecision(
        change=change,
        number="31-QĐ/ĐU",
        dated_on=date(2014, 10, 14),
        reason="số liệu của một tập thể được ghi nhầm",
        subject="về việc biểu dương, khen thưởng",
    )


def test_a_decision_that_corrects_names_the_earlier_one_and_replaces_its_list() -> None:
    value = replace(commendation_decision(), number="35-QĐ/ĐU", earlier=_earlier(Change.CORRECTS))

    said = text_of(value, "docx")

    assert "QUYẾT ĐỊNH đính chính Quyết định số 31-QĐ/ĐU, ngày 14 tháng 10 năm 2014 -----" in said
    assert "Điều 1. Đính chính Quyết định số 31-QĐ/ĐU, ngày 14 tháng 10 năm 2014 về việc" in said
    assert "Lý do: số liệu của một tập thể được ghi nhầm." in said
    assert "thay cho danh sách kèm theo quyết định nêu tại Điều 1: 03 mô hình, điển hình" in said


def test_a_decision_that_revokes_without_list_has_no_annex() -> None:
    value = replace(commendation_decision(), items=(), earlier=_earlier(Change.REVOKES))

    said = text_of(value, "docx")

    assert "Điều 1. Thu hồi Quyết định số 31-QĐ/ĐU" in said
    assert "nêu tại Điều 1 không còn giá trị kể từ ngày ký" in said
    assert "DANH SÁCH" not in said


def test_a_decision_that_revokes_some_lists_them() -> None:
    value = replace(commendation_decision(), earlier=_earlier(Change.REVOKES))

    said = text_of(value, "docx")

    assert "DANH SÁCH thu hồi hình thức biểu dương, khen thưởng đối với" in said
    assert "đối với 03 mô hình, điển hình (02 tập thể, 01 cá nhân) có tên trong danh sách kèm theo" in said


def test_a_decision_says_its_money_in_figures_and_words() -> None:
    said = text_of(commendation_decision(), "docx")

    assert "tổng số là 1.725.000 đồng (Một triệu bảy trăm hai mươi lăm nghìn đồng)." in said


def test_a_decision_without_money_has_no_column_for_it() -> None:
    value = commendation_decision()
    value = replace(value, items=tuple(replace(item, bonus=None, grade="") for item in value.items))

    said = text_of(value, "docx")

    assert "Tiền thưởng" not in said
    assert "Mức đạt" not in said
    assert "TT Tập thể, cá nhân Tên mô hình, điển hình Hình thức I" in said


def test_a_renewed_group_names_the_decision_it_replaces() -> None:
    value = replace(steering_group_decision(), earlier=_earlier(Change.REPLACES))

    said = text_of(value, "docx")

    assert "QUYẾT ĐỊNH về việc kiện toàn Tổ chỉ đạo" in said
    assert "Quyết định này thay thế Quyết định số 31-QĐ/ĐU" in said
    assert "Điều 4." in said


def test_a_sudden_merit_has_its_deed_and_no_table_of_criteria() -> None:
    value = replace(achievement_report(), results=(), deed="Dập cháy kho hồ sơ lúc nửa đêm.")

    said = text_of(value, "docx")

    assert "1. Thành tích đột xuất Dập cháy kho hồ sơ lúc nửa đêm. 2. Biện pháp, cách làm" in said
    assert "Mục tiêu đăng ký" not in said


def test_results_are_counted() -> None:
    report = achievement_report()
    failed = replace(report.results[0], verdict=Verdict.NOT_MET)

    said = text_of(replace(report, results=(failed, *report.results[1:])), "docx")

    assert "đạt 3/4 tiêu chí đã đăng ký, trong đó vượt 1 tiêu chí." in said
    assert "≥ 98 98,6 Chưa đạt" in said


@pytest.mark.parametrize(
    ("by", "title"),
    [
        (Confirmer.COMMITTEE, "XÁC NHẬN CỦA CẤP ỦY Ngày"),
        (Confirmer.LEADER, "XÁC NHẬN CỦA LÃNH ĐẠO Ngày"),
        (Confirmer.DIRECT_HEAD, "XÁC NHẬN CỦA NGƯỜI QUẢN LÝ TRỰC TIẾP Ngày"),
    ],
)
def test_the_box_names_who_confirms(by: Confirmer, title: str) -> None:
    given = Confirmation(by=by, name="Lê Văn Ví Dụ", position="Trưởng phòng", confirmed_on=date(2014, 10, 5))

    said = text_of(replace(achievement_report(), confirmation=given), "docx")

    assert f"{title} 05 tháng 10 năm 2014 TRƯỞNG PHÒNG" in said


def test_a_box_not_filled_leaves_room_for_each_of_the_three() -> None:
    said = text_of(replace(achievement_report(), confirmation=None, past_awards=()), "docx")

    assert "XÁC NHẬN CỦA CẤP ỦY, LÃNH ĐẠO HOẶC NGƯỜI QUẢN LÝ TRỰC TIẾP Ngày … tháng … năm …" in said
    assert "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG Chưa có." in said


def test_a_person_speaks_for_himself() -> None:
    form = replace(registration_form(), subject=Subject.INDIVIDUAL, signature=Signature(name="Võ Thị Thử Nghiệm"))

    said = text_of(form, "docx")

    assert "xây dựng điển hình “Dân vận khéo”" in said
    assert "Tôi tự nguyện đăng ký" in said
    assert "NGƯỜI ĐĂNG KÝ" in said


def test_a_given_authority_signs() -> None:
    form = replace(registration_form(), signature=Signature(position="TỔ TRƯỞNG CÔNG ĐOÀN", name="Võ Thị Thử Nghiệm"))

    said = text_of(form, "docx")

    assert "TỔ TRƯỞNG CÔNG ĐOÀN" in said
    assert "ĐẠI DIỆN TẬP THỂ ĐĂNG KÝ" not in said


def test_empty_fields_are_dots_to_write_on() -> None:
    said = text_of(replace(registration_form(), cooperation=""), "docx")

    assert f"2. Phối hợp thực hiện {text.DOTS} 3." in said


def test_a_paper_without_number_keeps_its_symbol() -> None:
    assert "Số ……-TTr/TCĐ" in text_of(replace(group_proposal(), number=""), "docx")
    assert "Số" not in text_of(replace(assignment_table(), rows=()), "docx")


@pytest.mark.parametrize(("is_cell", "symbol"), [(True, "CB"), (False, "ĐU")])
def test_an_issuer_without_symbol_takes_that_of_its_kind(is_cell: bool, symbol: str) -> None:
    value = commendation_decision()
    issuer = replace(value.issuer, symbol="", is_cell=is_cell)

    said = text_of(replace(value, number="", issuer=issuer), "docx")

    assert f"Số ……-QĐ/{symbol} Hoa Sen" in said
    assert f"(Kèm theo Quyết định số ……-QĐ/{symbol}," in said


def test_the_distribution_list_names_the_last_article_and_nobody_is_bound_twice() -> None:
    value = replace(
        steering_group_decision(),
        tasks=(),
        carried_out_by=("các đồng chí có tên tại Điều 1",),
        recipients=("Như Điều cuối", "Lưu cấp ủy"),
        period="2013–2015",
    )

    said = text_of(value, "docx")

    assert "Nơi nhận: - Như Điều 2, - Lưu cấp ủy." in said
    assert "Điều 2. Các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành" in said
    assert "Ủy ban nhân dân tỉnh giai đoạn 2013–2015 gồm các đồng chí sau:" in said


@pytest.mark.parametrize("label", ["cấp cơ sở", "Cấp cơ sở", "cơ sở", "Cơ sở"])
def test_a_tier_is_named_the_same_however_it_is_labelled(label: str) -> None:
    said = text_of(replace(group_proposal(), tier=label), "docx")

    assert "“Dân vận khéo” cấp cơ sở năm 2014" in said
    assert text.tier_alone(label) == "Cơ sở"


def test_an_occasion_without_its_preposition_gets_one() -> None:
    value = replace(commendation_decision(), occasion="kỷ niệm ngày 15 tháng 10 năm 2014")

    assert "năm 2014 nhân dịp kỷ niệm ngày 15 tháng 10 năm 2014, có danh sách" in text_of(value, "docx")


@pytest.mark.parametrize(
    ("given", "shown"),
    [("2013–2015", "giai đoạn 2013–2015"), ("2014", "năm 2014"), ("quý I năm 2014", "quý I năm 2014")],
)
def test_bare_years_get_their_word(given: str, shown: str) -> None:
    assert text.period(given) == shown


def test_a_summary_without_rows_counts_none() -> None:
    assert "Biểu này có 00 mô hình, điển hình; 00 đăng ký mới" in text_of(
        replace(registration_summary(), rows=()), "docx"
    )


def test_duties_stand_under_their_task() -> None:
    said = text_of(assignment_table(), "docx")

    assert "I Theo dõi 1 Trần Thị Thí Dụ" in said
    assert "V Tổ chức biểu dương 1 Trần Thị Thí Dụ" in said


@pytest.mark.parametrize(
    ("direction", "shown"), [(Direction.HIGHER, "≥ 98,5"), (Direction.LOWER, "≤ 98,5"), (Direction.EXACT, "= 98,5")]
)
def test_a_target_carries_the_sign_of_its_direction(direction: Direction, shown: str) -> None:
    row = replace(registration_form().criteria[0], direction=direction, target=Decimal("98.50"))

    assert text.target(row) == shown


def test_a_title_is_parted_into_lines_of_like_length_and_words_stay_whole() -> None:
    name = "ĐẢNG ỦY VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"

    assert lines.parted(name, 16, wide=True) == "ĐẢNG ỦY VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH"
    assert lines.parted(name, 40, wide=True) == name
    assert lines.parted("ĐẢNG ỦY\nSỞ Y TẾ", 40, wide=True) == "ĐẢNG ỦY\nSỞ Y TẾ"


@pytest.mark.parametrize(("number", "shown"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (89, "LXXXIX")])
def test_groups_are_numbered_in_roman_figures(number: int, shown: str) -> None:
    assert text.roman(number) == shown


def test_what_is_given_begins_with_a_capital_in_the_list() -> None:
    value = commendation_decision()
    items = tuple(replace(item, award="khen thưởng của cấp ủy", grade="tiêu biểu") for item in value.items)

    said = text_of(replace(value, items=items), "docx")

    assert "ghi trong danh sách: khen thưởng của cấp ủy (03)" in said
    assert said.count("Khen thưởng của cấp ủy") == len(items)
    assert said.count("Tiêu biểu") == len(items)


def test_a_conference_is_named_instead_of_the_tier_and_year() -> None:
    conference = "Hội nghị biểu dương cấp Khối, năm 2014"

    asked = text_of(replace(group_proposal(), conference=conference, occasion="", registered=None), "docx")
    done = text_of(replace(commendation_decision(), conference=conference, occasion=""), "docx")

    where = "tại Hội nghị biểu dương cấp Khối năm 2014"
    assert f"mô hình, điển hình “Dân vận khéo” {where}" in asked
    assert "Qua xem xét kết quả các năm và xét chọn, Tổ chỉ đạo kính đề nghị" in asked
    assert f"cá nhân) {where}, cụ thể như sau:" in asked
    assert f"{where} vì đã đạt thành tích trong phong trào thi đua “Dân vận khéo”, có danh sách kèm theo." in done
    assert "cấp cơ sở" not in asked + done
