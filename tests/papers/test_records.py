"""What records, minutes, plans, money and reports say when something is special: absent, recused, spent, unwritten."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kheo.papers.specimens import (
    appraisal_record,
    bonus_list,
    budget_estimate,
    committee_proposal,
    conference_programme,
    final_report,
    interim_report,
    plan,
    province_index,
    selection_minutes,
    survey_record,
    working_regulation,
)
from kheo.papers.values import BallotRow, Part, Signature, Subject
from tests.papers.reading import pages, text_of, written


def test_a_survey_tells_what_was_asked_until_when_and_is_signed_by_both() -> None:
    said = text_of(survey_record(), "docx")

    assert "BIÊN BẢN khảo sát mô hình “Dân vận khéo” cấp cơ sở năm 2014" in said
    assert "- Ghi giờ đến và giờ xong việc lên phiếu để đo thời gian chờ thực tế. Thời hạn thực hiện: ngày 31" in said
    assert "mỗi bên giữ 01 bản. ĐẠI DIỆN TẬP THỂ TỔ TRƯỞNG Phạm Thị Minh Họa Trần Thị Thí Dụ" in said


def test_a_survey_without_requests_and_without_the_other_side_says_so() -> None:
    value = replace(survey_record(), asked=(), results=(), owner_signature=None, signature=Signature(name="Võ Thị Thử"))

    said = text_of(value, "docx")

    assert "III. NỘI DUNG ĐỀ NGHỊ UỐN NẮN, BỔ SUNG Không có. Biên bản được đọc lại" in said
    assert "Chỉ tiêu" not in said
    assert said.endswith("thống nhất nội dung và ký tên. NGƯỜI KHẢO SÁT Võ Thị Thử")


def test_a_survey_counts_what_could_not_be_measured_and_says_nothing_where_nothing_was() -> None:
    first, *others = survey_record().results
    open_ = tuple(replace(row, actual=None, verdict=None) for row in (first, *others))
    partly = replace(survey_record(), results=(open_[0], *others))
    nothing = replace(survey_record(), results=open_)

    said, silent = text_of(partly, "docx"), text_of(nothing, "docx")

    assert "≤ 15 19 Đang thực hiện" in said
    assert "đạt 2/4 tiêu chí đã đăng ký; 1 tiêu chí đang thực hiện; 1 tiêu chí chưa có kết quả." in said
    assert ("Chỉ tiêu" in silent, "Kết quả: đạt" in silent) == (True, False)


def test_an_appraisal_shows_criteria_and_standards() -> None:
    said = text_of(appraisal_record(), "docx")

    assert "Thực hiện Bảng phân công của Tổ chỉ đạo, ngày 12 tháng 02 năm 2014, ngày 07 tháng 10" in said
    assert "đạt 4/4 tiêu chí đã đăng ký, trong đó vượt 2 tiêu chí." in said
    assert "2 Có cách làm mới, sáng tạo Vượt Thư xin lỗi" in said


def test_an_appraisal_nobody_assigned_and_nobody_joined_begins_with_its_day() -> None:
    value = replace(appraisal_record(), assigned_by="", present=(), standards=())

    said = text_of(value, "docx")

    assert "Ngày 07 tháng 10 năm 2014, những người được phân công đã thẩm định" in said
    assert "I. THÀNH PHẦN - Đồng chí Đỗ Văn Giả Định" in said
    assert "Các tiêu chuẩn" not in said


def test_minutes_count_shares_of_all_members_and_name_who_stood_aside() -> None:
    said = text_of(selection_minutes(), "docx")

    assert "5. Có mặt: 06/07 thành viên Tổ chỉ đạo, gồm: - Đồng chí Trần Thị Thí Dụ" in said
    assert "6. Vắng mặt: 01 thành viên, gồm: - Đồng chí Ngô Thị Giả Sử, Phó Chủ tịch Công đoàn (đi công tác)." in said
    assert "06 00 00 85,7 Được chọn: tiêu biểu" in said
    assert "03 02 01 42,9 Không được chọn" in said
    assert "chọn được 02 mô hình, điển hình (02 tập thể)." in said
    assert "Không tham gia biểu quyết về hồ sơ có liên quan: đồng chí Phạm Thị Minh Họa" in said


def test_minutes_of_raised_hands_have_no_ballots() -> None:
    value = replace(selection_minutes(), secret=False, ballots_issued=None, tellers=(), recused=(), rule="")

    said = text_of(value, "docx")

    assert "Biểu quyết bằng hình thức giơ tay. 3. Kết quả biểu quyết" in said
    assert "phiếu phát ra" not in said


def test_a_ballot_that_someone_could_not_cast_is_counted_against_its_own_number() -> None:
    row = BallotRow(
        subject=Subject.INDIVIDUAL, title="Khéo", owner="A", unit="", agreed=4, disagreed=0, chosen=True, voters=6
    )

    said = text_of(replace(selection_minutes(), rows=(row,), ballots_valid=5), "docx")

    assert "04 00 00 66,7 Được chọn" in said
    assert "số phiếu thu về: 06; số phiếu hợp lệ: 05; số phiếu không hợp lệ: 01." in said


def test_a_proposal_upward_groups_models_and_units_and_lists_what_is_enclosed() -> None:
    said = text_of(committee_proposal(), "docx")

    assert "khen thưởng 03 mô hình, điển hình (02 tập thể, 01 cá nhân) và 01 đơn vị, cụ thể như sau:" in said
    assert "III Đơn vị (01) 1 Đảng bộ cơ sở Sở Y tế" in said
    assert "- Căn cứ kết quả xét chọn tại Biên bản số 03-BB/BCĐ, ngày 17 tháng 10 năm 2015" in said
    assert "Hồ sơ gửi kèm gồm có: - Mục lục hồ sơ;" in said


def test_the_index_counts_sheets() -> None:
    unknown = tuple(replace(row, sheets=None) for row in province_index().rows)

    assert "Hồ sơ có 04 văn bản, tài liệu, 12 tờ; hai bên" in text_of(province_index(), "docx")
    assert "Hồ sơ có 04 văn bản, tài liệu; hai bên" in text_of(replace(province_index(), rows=unknown), "docx")


def test_articles_are_numbered_through_all_chapters() -> None:
    said = text_of(working_regulation(), "docx")

    places = [said.find(f"Điều {number}. ") for number in range(1, 7)]

    assert -1 not in places
    assert places == sorted(places)
    assert "Chương III CHẾ ĐỘ LÀM VIỆC VÀ ĐIỀU KHOẢN THI HÀNH" in said


def test_a_regulation_issued_by_a_decision_names_it() -> None:
    value = replace(working_regulation(), adopted_by="Quyết định số 10-QĐ/ĐU, ngày 05 tháng 4 năm 2013 của Đảng ủy")

    assert "(Ban hành kèm theo Quyết định số 10-QĐ/ĐU" in text_of(value, "docx")


def test_a_plan_without_notes_has_no_column_for_them() -> None:
    steps = tuple(replace(step, note="") for step in plan().steps)

    assert "Ghi chú" in text_of(plan(), "docx")
    assert "Ghi chú" not in text_of(replace(plan(), steps=steps), "docx")


def test_an_estimate_becomes_a_settlement_with_what_was_spent() -> None:
    estimate = budget_estimate()
    spent = tuple(replace(row, spent=row.amount - 10_000) for row in estimate.rows)
    over = (replace(spent[0], spent=9_000_000), *spent[1:])

    asked, settled = text_of(estimate, "docx"), text_of(replace(estimate, rows=spent), "docx")

    assert "DỰ TOÁN KINH PHÍ tổ chức" in asked
    assert "Tổng dự toán: 3.420.000 đồng (Ba triệu bốn trăm hai mươi nghìn đồng)." in asked
    assert "QUYẾT TOÁN KINH PHÍ tổ chức" in settled
    assert "Tổng thực chi: 3.380.000 đồng" in settled
    assert "còn lại 40.000 đồng." in settled
    assert "vượt dự toán 7.590.000 đồng." in text_of(replace(estimate, rows=over), "docx")


@pytest.mark.parametrize("lines", [1, 4, 8, 12])
def test_who_receives_an_estimate_stands_on_the_page_of_its_signatures(lines: int) -> None:
    sources = tuple(f"Nguồn kinh phí thứ {one}" for one in range(1, lines + 1))

    last = pages(written(replace(budget_estimate(), sources=sources), "pdf"))[-1]

    kept = ("Thuyết minh:", "NGƯỜI LẬP", "Trần Thị Thí Dụ", "Nơi nhận:", "Lưu Tổ chỉ đạo.")
    assert [words for words in kept if words not in last] == []


def test_a_list_of_bonuses_fills_its_page_before_the_signatures() -> None:
    first, last = pages(written(bonus_list(), "pdf"))

    assert ("Tổng số tiền" in first, "Tổng số tiền" in last) == (True, False)
    assert ("Căn cứ tính" in last, "KẾ TOÁN" in last, "Nguyễn Văn Mẫu" in last) == (True, True, True)


def test_bonuses_are_explained_and_leave_room_to_sign() -> None:
    said = text_of(bonus_list(), "docx")

    assert "(Theo Quyết định số 31-QĐ/ĐU, ngày 14 tháng 10 năm 2014)" in said
    assert "Giấy khen 0,3 345.000 350.000" in said
    assert "Tổng số tiền: 1.730.000 đồng (Một triệu bảy trăm ba mươi nghìn đồng)." in said
    assert "Mức lương cơ sở tại ngày ký quyết định: 1.150.000 đồng/tháng. Cách làm tròn: lên hàng" in said


def test_bonuses_without_coefficients_show_only_the_money() -> None:
    rows = tuple(replace(row, coefficient=None, exact=None) for row in bonus_list().rows)
    value = replace(bonus_list(), rows=rows, base_pay=None, rounding="", grounds=())

    said = text_of(value, "docx")

    assert "Hệ số" not in said
    assert "Mức lương cơ sở" not in said


def test_lines_that_read_as_headings_are_headings_and_the_rest_is_text() -> None:
    parts = (
        Part(heading="Kết quả", text="1. Kết quả đăng ký\nCó 12 đăng ký.\n2. Đây là một câu, có dấu chấm."),
        Part(heading="Phương hướng"),
    )

    said = text_of(replace(interim_report(), parts=parts, figures=(), outstanding=()), "docx")

    assert "I. KẾT QUẢ 1. Kết quả đăng ký Có 12 đăng ký. 2. Đây là một câu, có dấu chấm. II. PHƯƠNG HƯỚNG …" in said
    assert "PHỤ LỤC" not in said


def test_reports_say_which_they_are() -> None:
    assert "BÁO CÁO sơ kết phong trào thi đua “Dân vận khéo” năm 2014" in text_of(interim_report(), "docx")
    assert "BÁO CÁO tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2013–2015" in text_of(final_report(), "docx")
    assert "Tổng cộng 145 137 122 84,1" in text_of(interim_report(), "docx")


@pytest.mark.parametrize("starts_at", ["08 giờ 00", ""])
def test_a_programme_tells_when_and_where(starts_at: str) -> None:
    said = text_of(replace(conference_programme(), starts_at=starts_at, recipients=()), "docx")

    assert f"Thời gian: {'08 giờ 00, ' if starts_at else ''}ngày 15 tháng 10 năm 2014." in said
    assert "Nơi nhận" not in said


def test_quantities_are_written_with_a_comma() -> None:
    row = replace(budget_estimate().rows[0], quantity=Decimal("1.5"))

    assert "tập thể 1,5 690.000" in text_of(replace(budget_estimate(), rows=(row,)), "docx")
