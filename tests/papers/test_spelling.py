"""An office's spelling of "ủy" reaches every text of a paper and touches no other syllable."""

from dataclasses import replace

import pytest

from kheo.papers import Spelling, compose
from kheo.papers.specimens import award_certificate, commendation_decision
from kheo.papers.spelling import spelled
from kheo.papers.values import Owner


@pytest.mark.parametrize(
    ("spelling", "shown"),
    [
        (Spelling.AS_WRITTEN, "Đảng uỷ, cấp ủy, UỶ BAN, Ủy viên, thủy lợi, Thuỷ, hoà"),
        (Spelling.MARK_FIRST, "Đảng ủy, cấp ủy, ỦY BAN, Ủy viên, thủy lợi, Thuỷ, hoà"),
        (Spelling.MARK_LAST, "Đảng uỷ, cấp uỷ, UỶ BAN, Uỷ viên, thủy lợi, Thuỷ, hoà"),
    ],
)
def test_only_the_syllable_itself_is_spelled_anew(spelling: Spelling, shown: str) -> None:
    owner = Owner(name="Đảng uỷ, cấp ủy, UỶ BAN, Ủy viên, thủy lợi, Thuỷ, hoà")

    assert spelled(owner, spelling) == Owner(name=shown)


def test_a_paper_says_it_one_way_in_head_text_table_and_title() -> None:
    value = replace(commendation_decision(), act="biểu dương của cấp uỷ")

    first = str(compose(value, draft=False, spelling=Spelling.MARK_FIRST))
    last = str(compose(value, draft=False, spelling=Spelling.MARK_LAST))

    assert [form in first for form in ("uỷ", "Uỷ", "UỶ")] == [False] * 3
    assert [form in last for form in ("ủy", "Ủy", "ỦY")] == [False] * 3
    assert "ĐẢNG ỦY VĂN PHÒNG" in first
    assert "ĐẢNG UỶ VĂN PHÒNG" in last


def test_nothing_changes_where_nothing_is_asked() -> None:
    value = award_certificate()

    assert spelled(value, Spelling.AS_WRITTEN) is value
