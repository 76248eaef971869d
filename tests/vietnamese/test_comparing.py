"""How alike texts are: typed anew is the same, an addition is near, another subject is not."""

import pytest

from kheo.vietnamese import Likely, likeness, shared

TITLE = "Công sở văn minh, công chức gần dân"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (TITLE, True),
        ("CÔNG SỞ VĂN MINH – công chức gần dân", True),
        ("Cong so van minh, cong chuc gan dan", True),
        ("Công sở văn minh, công chức thân thiện, gần dân", True),
        ("Ngày thứ Bảy không hẹn", False),
        ("Văn minh đô thị", False),
        ("", False),
    ],
)
def test_titles_are_alike_or_not(other: str, *, alike: bool) -> None:
    assert (likeness(TITLE, other) >= 0.5) is alike
    assert likeness(TITLE, other) == likeness(other, TITLE)


def test_what_both_have_is_shown_as_the_first_writes_it() -> None:
    mine = "Năm qua Phòng đã rà soát 15 thủ tục, niêm yết quy tắc ứng xử và xin lỗi khi trễ hẹn."
    theirs = "Chi bộ đã rà soát 15 thủ tục, niêm yết quy tắc ứng xử tại nơi làm việc."

    assert shared(mine, theirs) == ("đã rà soát 15 thủ tục, niêm yết quy tắc ứng xử",)


def test_only_what_is_near_is_found_the_nearest_first() -> None:
    many: Likely[int] = Likely()
    for key, text in enumerate([TITLE, "Công sở văn minh, công chức gần dân năm 2014", "Vườn rau sạch"]):
        many.add(key, text)

    assert [key for key, _score in many.near(TITLE, at_least=0.5)] == [0, 1]


def test_what_the_form_says_already_does_not_make_two_texts_alike() -> None:
    form = "1. Thực trạng trước khi xây dựng (khó khăn, yếu kém)\n1. Giải pháp, cách làm"
    one, other = (
        f"{form.splitlines()[0]}: {mine}. Giải pháp, cách làm: {how}."
        for mine, how in (("dân chờ lâu", "phát số thứ tự"), ("kho giấy ẩm", "số hóa sổ gốc"))
    )

    assert likeness(one, other) >= 0.4
    assert likeness(one, other, besides=form) == 0.0
    assert likeness(one, one, besides=form) == 1.0
