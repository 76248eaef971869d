"""Files as offices send them: merged and two-line heads, groups, totals, "nt", other columns, csv of every kind."""

from collections.abc import Callable, Mapping
from datetime import date

from tests.sheets.awkward.tables import HEADINGS, ROWS, Sheet, apart, csv, plain

SPLIT = ("STT", "Đơn vị", "Tên mô hình, điển hình", "Đối tượng đăng ký", None, "Lĩnh vực")


def titled() -> bytes:
    """Put the issuing body, a title and a date above the heading."""
    sheet = Sheet()
    sheet.page.merge_range(0, 0, 0, 2, "TỔ CHỈ ĐẠO ĐẢNG BỘ SỞ NỘI VỤ")
    sheet.page.merge_range(2, 0, 2, 5, "BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH, ĐIỂN HÌNH NĂM 2014")
    sheet.rows([HEADINGS, *ROWS], at=4)
    return sheet.done()


def two_lines() -> bytes:
    """Merge a heading over two columns, the others downwards, and number the columns below."""
    sheet = Sheet()
    for column, words in enumerate(SPLIT):
        if words and column != 3:
            sheet.page.merge_range(3, column, 4, column, words)
    sheet.page.merge_range(3, 3, 3, 4, SPLIT[3])
    sheet.rows([("Tập thể", "Cá nhân")], at=4, left=3)
    sheet.rows([[f"({number})" for number in range(1, 7)], *ROWS], at=5)
    return sheet.done()


def two_lines_unmerged() -> bytes:
    """The same two lines of heading, as a program writes them that knows no merging."""
    sheet = Sheet()
    sheet.rows([SPLIT, (None, None, None, "Tập thể", "Cá nhân"), *ROWS])
    return sheet.done()


def grouped() -> bytes:
    """Part the rows by "I. TẬP THỂ" and "II. CÁ NHÂN", with a total for each and for all."""
    sheet = Sheet()
    at = sheet.rows([HEADINGS])
    sheet.page.merge_range(at, 0, at, 5, "I. TẬP THỂ (02)")
    at = sheet.rows([*ROWS[:2], ("Cộng nhóm I", None, 2)], at=at + 1)
    sheet.page.merge_range(at, 0, at, 5, "II. CÁ NHÂN (01)")
    sheet.rows([ROWS[2], ("Tổng cộng:", None, 3)], at=at + 1)
    return sheet.done()


def grouped_by_numeral() -> bytes:
    """Put the numeral of a group into the column of numbers and its name beside it."""
    rows = [("I", "TẬP THỂ"), *ROWS[:2], ("II", "CÁ NHÂN"), ROWS[2], (None, "Tổng số", 3)]
    return plain(rows)


def ditto() -> bytes:
    """Write "nt", "-nt-" and "-" for the same as above."""
    rows = [
        ROWS[0],
        (2, "nt", "Công đoàn gần dân", "-nt-", None, "-"),
        (3, "Như trên", "Một ngày không hẹn", None, "Ngô Thị Mẫu Lý", "nt"),
    ]
    return plain(rows)


def signed() -> bytes:
    """Put the place, the day and the signatures below the table."""
    sheet = Sheet()
    at = sheet.rows([HEADINGS, *ROWS])
    sheet.rows([(None, None, None, "Mẫu, ngày 20 tháng 01 năm 2014")], at=at + 1)
    sheet.rows([("NGƯỜI LẬP BIỂU", None, None, "TỔ TRƯỞNG"), ("Đã ký", None, None, "Trần Văn Mẫu Bảo")], at=at + 2)
    return sheet.done()


def other_order() -> bytes:
    """Turn the columns round and call some of them otherwise."""
    headings = ("Lĩnh vực", "Họ tên cá nhân", "Tên tập thể đăng ký", "Tên mô hình", "Đơn vị công tác", "TT")
    return plain([row[::-1] for row in ROWS], headings)


def name_and_position() -> bytes:
    """Write a person's position into the cell of the name, on a line of its own or after a comma."""
    rows = [ROWS[0], (2, "Phòng CCHC", "Một ngày không hẹn", None, "Đ/c Ngô Thị Mẫu Lý\nChuyên viên", ROWS[2][5])]
    rows.append((3, "Công đoàn", "Nghe dân nói", None, "Phạm Thị Mẫu Hoa, Chủ tịch Công đoàn", ROWS[1][5]))
    return plain(rows)


def blank_rows() -> bytes:
    """Leave empty rows and an empty first column, and begin far down."""
    sheet = Sheet()
    sheet.rows([HEADINGS], at=12, left=1)
    sheet.rows([ROWS[0]], at=14, left=1)
    sheet.rows(ROWS[1:], at=17, left=1)
    return sheet.done()


def second_sheet() -> bytes:
    """Put the table on the second sheet, after a hidden one and one with a note."""
    sheet = Sheet("Ghi chú")
    sheet.page.write(0, 0, "Xem trang bên")
    hidden = sheet.book.add_worksheet("Nháp")
    hidden.hide()
    hidden.write_row(0, 0, HEADINGS)
    sheet.page = sheet.book.add_worksheet("Đăng ký")
    sheet.rows([HEADINGS, *ROWS])
    return sheet.done()


def criteria_below() -> bytes:
    """Merge the columns of an exemplar downwards over the rows of its criteria; figures as text, with signs."""
    headings = (*HEADINGS, "Chỉ tiêu", "Đơn vị tính", "Hiện trạng", "Mục tiêu")
    sheet = Sheet()
    sheet.rows([headings, (*ROWS[0], "Hồ sơ đúng hạn", "%", "91,5", "≥ 98%")])
    sheet.rows([("Hồ sơ trễ hạn", "hồ sơ", "1.042", "không quá 0")], at=2, left=6)
    for column, value in enumerate(ROWS[0]):
        if value is not None:
            sheet.page.merge_range(1, column, 2, column, value)
    sheet.rows([(*ROWS[1], "Buổi đối thoại", "buổi", 2, 4)], at=3)
    return sheet.done()


def criteria_continued() -> bytes:
    """Leave the columns of an exemplar empty in the further rows of its criteria, without merging."""
    headings = (*HEADINGS, "Chỉ tiêu", "Đơn vị tính", "Hiện trạng", "Mục tiêu")
    empty = (None,) * 6
    return plain([(*ROWS[0], "Hồ sơ đúng hạn", "%", 91.5, 98), (*empty, "Hồ sơ trễ hạn", "hồ sơ", 42, 0)], headings)


def uncertain_figures() -> bytes:
    """Write "1.5", which may be 15 or 1,5, and a word where a figure belongs."""
    headings = (*HEADINGS, "Chỉ tiêu", "Đơn vị tính", "Hiện trạng", "Mục tiêu")
    more = [("Điểm", "điểm", "1.5", 2), ("Hài lòng", "%", 80, "rất cao"), ("Giờ học", "giờ", 4, 6)]
    return plain([(*row, *one) for row, one in zip(ROWS, more, strict=True)], headings)


def days_as_text() -> bytes:
    """Write days as days, as text and as a phrase."""
    headings = (*HEADINGS, "Thời gian")
    return plain(
        [(*row, day) for row, day in zip(ROWS, (date(2014, 10, 1), "15-10-2014", "quý III"), strict=True)], headings
    )


def unknown_owner() -> bytes:
    """Name a unit that nobody knows, leave an owner out, and name both a collective and a person."""
    rows = [
        (1, "Phòng Lạ", "Công sở văn minh", "Phòng Lạ", None, ROWS[0][5]),
        (2, None, "Công đoàn gần dân", None, None, ROWS[1][5]),
        (3, "Phòng CCHC", "Một ngày không hẹn", "Phòng CCHC", "Ngô Thị Mẫu Lý", ROWS[2][5]),
    ]
    return plain(rows)


def unknown_field() -> bytes:
    """Name a field that the programme does not have, and leave a title out."""
    rows = [(1, "Phòng CCHC", "Công sở văn minh", "Phòng CCHC", None, "văn nghệ"), (2, "Công đoàn", None, "Công đoàn")]
    return plain(rows)


def twice() -> bytes:
    """Write the same exemplar on two rows, once with the tone placed the other way."""
    again = (2, "Phòng CCHC", "Công sở văn minh ", "Phòng CCHC", None, ROWS[0][5])
    return plain([ROWS[0], again, ROWS[2]])


def mostly_empty() -> bytes:
    """Keep a stray value far below and far right of the table, as left-over work does."""
    sheet = Sheet()
    sheet.rows([HEADINGS, *ROWS])
    sheet.page.write(400, 30, "x")
    return sheet.done()


def uncounted() -> bytes:
    """Carry a formula whose result was never worked out."""
    sheet = Sheet()
    sheet.rows([HEADINGS, *ROWS])
    sheet.page.write_formula(3, 2, "=A1&B1", None, "")
    return sheet.done()


def counted() -> bytes:
    """Carry a formula with its result, which is what the office sees."""
    sheet = Sheet()
    sheet.rows([HEADINGS, *ROWS])
    sheet.page.write_formula(3, 2, '="Một ngày"&" không hẹn"', None, "Một ngày không hẹn")
    return sheet.done()


def formula_text() -> bytes:
    """Begin texts with what another program would run as a formula."""
    return plain([(1, "Phòng CCHC", '=HYPERLINK("http://x","Công sở")', "Phòng CCHC", None, ROWS[0][5])])


MAKERS: Mapping[str, Callable[[], bytes]] = {
    "plain.xlsx": plain,
    "titled.xlsx": titled,
    "two_lines.xlsx": two_lines,
    "two_lines_unmerged.xlsx": two_lines_unmerged,
    "grouped.xlsx": grouped,
    "grouped_by_numeral.xlsx": grouped_by_numeral,
    "ditto.xlsx": ditto,
    "signed.xlsx": signed,
    "other_order.xlsx": other_order,
    "name_and_position.xlsx": name_and_position,
    "blank_rows.xlsx": blank_rows,
    "second_sheet.xlsx": second_sheet,
    "criteria_below.xlsx": criteria_below,
    "criteria_continued.xlsx": criteria_continued,
    "uncertain_figures.xlsx": uncertain_figures,
    "days_as_text.xlsx": days_as_text,
    "unknown_owner.xlsx": unknown_owner,
    "unknown_field.xlsx": unknown_field,
    "twice.xlsx": twice,
    "mostly_empty.xlsx": mostly_empty,
    "uncounted.xlsx": uncounted,
    "counted.xlsx": counted,
    "formula_text.xlsx": formula_text,
    "nfd.xlsx": lambda: plain(apart()),
    "semicolons.csv": csv,
    "commas.csv": lambda: csv(sign=",", quoted=True),
    "tabs.csv": lambda: csv(sign="\t", encoding="utf-16"),
    "marked.csv": lambda: csv(encoding="utf-8-sig"),
    "sign_named.csv": lambda: b"sep=|\r\n" + csv(sign="|"),
    "nfd.csv": lambda: csv(apart()),
}
