"""A spreadsheet from its template to what it has put in: filled, looked at, mended, applied, taken back."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys import fitting
from tests.journeys.conftest import Season

pytestmark = pytest.mark.browser


def _filled(template: Path, target: object) -> bytes:
    """Fill the template in as a person would, in the sheet's own program."""
    book = openpyxl.load_workbook(io.BytesIO(template.read_bytes()))
    sheet = book["Nhập"]
    columns = {cell.value: cell.column for cell in sheet[2]}
    rows = [
        {"Tên mô hình, điển hình": "Công sở văn minh", "Tập thể": "Phòng Cải cách hành chính"},
        {"Tên mô hình, điển hình": "Nghe dân nói", "Cá nhân": "Ngô Thị Mẫu Lý", "Mục tiêu": target},
    ]
    figures = {"Chỉ tiêu": "Hồ sơ đúng hạn", "Đơn vị tính": "%", "Hiện trạng": 90, "Mục tiêu": 98}
    for at, row in enumerate(rows, start=3):
        for name, value in {**figures, **row}.items():
            sheet.cell(at, columns[name], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _send(page: Page, data: bytes) -> None:
    page.set_input_files('[name="file"]', {"name": "mau.xlsx", "mimeType": "application/zip", "buffer": data})
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_role("heading", name="Cột nào là nội dung nào")).to_be_visible()


def test_template_filled_looked_at_mended_applied_and_taken_back(season: Season) -> None:
    page = season.open(f"/co-so/{season.story.unit}/ho-so/", "hoa")
    page.get_by_role("link", name="Nhập từ bảng tính").click()
    faults = {"send": fitting.faults(page)}
    with page.expect_download() as download:
        page.locator('a[href*="nhap/mau/dang-ky/?dot=base-2014"]').click()

    _send(page, _filled(download.value.path(), "rất cao"))
    faults["columns"] = fitting.faults(page)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("main")).to_contain_text("1 dòng chưa nhập được")
    expect(page.get_by_role("main")).to_contain_text("Không đọc được số “rất cao”")
    faults["preview"] = fitting.faults(page)

    page.get_by_role("link", name="Gửi tệp đã sửa").click()
    _send(page, _filled(download.value.path(), 100))
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("main")).to_contain_text("2 dòng thêm mới")
    page.get_by_role("button", name="Nhập các dòng").click()
    expect(page.get_by_role("main")).to_contain_text("Đã ghi: 2 mới, 0 cập nhật, 0 chưa nhập")
    faults["applied"] = fitting.faults(page)

    page.get_by_role("button", name="Hủy lần nhập").click()
    expect(page.get_by_role("main")).to_contain_text("Đã hủy lần nhập; mọi thứ trở lại như trước.")
    assert {where: found for where, found in faults.items() if found} == {}
