"""The other answers: returned, declined, passed over, released; what a table offers, and what it does not."""

import re

import pytest
from django.urls import reverse

from kheo.work import dossiers, listing
from kheo.work.dossiers import Dossier
from tests.web.office.conftest import JANUARY, OCTOBER, Season
from tests.work.world import at


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


def _found(season: Season, pk: int, who: str = "ngan") -> Dossier:
    return dossiers.find(by=season.world.who(who, OCTOBER), registration_id=pk, now=OCTOBER)


def test_a_returned_report_shows_its_reason_to_the_owner(season: Season) -> None:
    pk = season.reported()

    season.visitor("long", at(2014, 10, 6)).post(_go("return_report", pk), reason="Thiếu số liệu quý III.")

    found = _found(season, pk)
    assert (found.state, found.report.return_reason) == ("report_returned", "Thiếu số liệu quý III.")


def test_a_change_is_declined_with_a_reason(season: Season) -> None:
    pk = season.change_asked(at(2014, 3, 3))
    hoa = season.visitor("hoa", at(2014, 3, 4))

    lacking = hoa.post(_go("decline_change", pk), reason="")
    hoa.post(_go("decline_change", pk), reason="Mục tiêu cũ vẫn làm được.")

    assert lacking.status_code == 422
    assert [(one.status, one.answer) for one in _found(season, pk).changes] == [
        ("declined", "Mục tiêu cũ vẫn làm được.")
    ]


def test_nobody_who_could_be_selected_is_passed_over_without_a_word(season: Season) -> None:
    pk = season.appraised()
    bao = season.visitor("bao", OCTOBER)
    table = _go("select", season.unit, "base-2014")

    silent = bao.post(_go("pass_over", pk), page=table, reason="")
    bao.post(_go("pass_over", pk), page=table, reason="Năm nay chọn nơi khác.")

    assert silent.status_code == 422
    assert "Hồ sơ đủ điều kiện theo quy định." in silent.content.decode()
    found = _found(season, pk)
    assert (found.state, found.selection.reason) == ("passed_over", "Năm nay chọn nơi khác.")


def test_the_table_offers_selecting_only_where_the_rules_allow_it(season: Season) -> None:
    ready, held = season.appraised(), season.appraised()
    bao, table = season.visitor("bao", at(2014, 10, 10)), _go("select", season.unit, "base-2014")
    bao.post(_go("hold", held), reason="Có đơn phản ánh.", document="12-CV/UBKT")

    page = bao.get(table).content.decode()

    assert f'action="{_go("select_one", ready)}"' in page
    assert f'action="{_go("select_one", held)}"' not in page
    assert "Hồ sơ chưa đủ điều kiện theo quy định vào hôm nay." in page


def test_a_secretary_reads_why_selecting_is_not_theirs(season: Season) -> None:
    season.appraised()

    page = season.visitor("hoa", OCTOBER).get(_go("select", season.unit, "base-2014")).content.decode()

    assert "Chỉ tổ trưởng Tổ chỉ đạo mới được kết luận xét chọn." in page
    assert "select_one" not in page


def test_a_duty_ends_and_its_row_goes(season: Season) -> None:
    hoa, group = season.visitor("hoa", JANUARY), _go("group", season.unit)
    hoa.post(
        _go("duty_add", season.unit), page=group, task="follow", person=season.world.person_ids["tuan"], scope="Các sở"
    )

    before = hoa.get(group).content.decode()
    address = re.search(r'action="([^"]+/thoi/)"', before)
    hoa.post(address.group(1), page=group)

    assert "Các sở" in before
    assert "Các sở" not in hoa.get(group).content.decode()


def test_assigning_nothing_says_so(season: Season) -> None:
    pk = season.assigned()

    hoa, table = season.visitor("hoa", at(2014, 10, 2)), _go("assign_table", season.unit, "base-2014")
    page = hoa.post(table, **hoa.seen(table), **{f"person-{pk}": season.world.person_ids["tuan"]})

    assert "Chưa đổi dòng nào." in page.content.decode()


def test_an_old_page_without_its_key_is_asked_to_be_loaded_again(season: Season) -> None:
    pk = season.world.submitted(JANUARY)

    page = season.visitor("hoa", JANUARY).send(_go("accept", pk), {"khoa_thao_tac": "không phải khóa"})

    assert "Trang này đã cũ." in page.content.decode()
    assert _found(season, pk).state == "submitted"


def test_a_long_table_is_paged_and_can_be_read_whole(season: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    for _ in range(3):
        season.world.accepted(JANUARY)
    hoa, table = season.visitor("hoa", JANUARY), _go("table", season.unit)

    pages, after = [hoa.get(table).content.decode()], r'rel="next" href="[^"]*sau=(\d+)'
    while found := re.search(after, pages[-1]):
        pages.append(hoa.get(table, sau=found[1]).content.decode())
    whole, lost = (hoa.get(table, **asked).content.decode() for asked in ({"in": "1"}, {"sau": "lung tung"}))

    assert [len(re.findall(r'<th scope="row"[^>]*>\s*<a ', page)) for page in (*pages, whole, lost)] == [1, 1, 1, 3, 1]
    assert ['rel="prev"' in page for page in pages] == [False, True, True]


def test_what_was_refused_in_a_round_is_counted_by_clause_when_asked(season: Season) -> None:
    season.world.accepted(JANUARY)
    mai = season.visitor("mai", at(2014, 11, 1))

    without, with_ = (mai.get(_go("overview"), **query).content.decode() for query in ({}, {"khong_dat": "1"}))

    assert "Hồ sơ không đạt, theo điều khoản" not in without
    assert "Hồ sơ không đạt, theo điều khoản" in with_
    assert "III.3.b" in with_


def test_an_extension_that_is_not_later_is_said_beside_its_field(season: Season) -> None:
    pk, bao = season.world.accepted(JANUARY), season.visitor("bao", at(2014, 3, 3))
    page, why = _go("hold", pk), {"reason": "Đang xác minh đơn.", "document": "12-CV/KT"}
    bao.post(page, last_on="30/4/2014", **why)

    refused = bao.post(_go("extend_hold", pk), page=page, last_on="15/4/2014", **why)

    assert refused.status_code == 422
    assert 'href="#id_giahan_last_on"' in refused.content.decode()
    assert refused.content.decode().count("đến hết ngày 30/04/2014") == 3  # on top, beside the field, and as it stands


def test_the_nurture_log_is_opened_from_the_dossier(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    address = _go("nurture", pk)

    for who in ("ngan", "hoa", "ly"):
        visitor = season.visitor(who, JANUARY)
        assert address in visitor.get(f"/ho-so/{pk}/").content.decode()
        assert visitor.get(address).status_code == 200


def test_a_hold_is_begun_and_ended_from_the_dossier_by_whoever_may(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    hold, page = _go("hold", pk), f"/ho-so/{pk}/"

    def offered() -> list[str]:
        pages = [season.visitor(who, JANUARY).get(page).content.decode() for who in ("bao", "hoa", "ngan")]
        return [
            (f'href="{hold}"' in one and ("Tạm dừng" if "Tạm dừng xét hồ sơ này" in one else "Xem")) or ""
            for one in pages
        ]

    before = offered()
    season.visitor("bao", JANUARY).post(hold, reason="Đang xác minh đơn.", document="12-CV/KT", last_on="")

    assert (before, offered()) == (["Tạm dừng", "", ""], ["Xem", "", ""])
