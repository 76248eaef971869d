"""What is refused is said beside what was typed; a second press does nothing more; lists cost the same at any size."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.store.models import Assignment
from kheo.work import assignments, decisions, desks, dossiers, drafts, registrations
from kheo.work.desks import Desk
from tests.web.office.conftest import JANUARY, OCTOBER, Season
from tests.work.world import at


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


def _state(season: Season, pk: int) -> str:
    return dossiers.find(by=season.world.who("hoa", OCTOBER), registration_id=pk, now=OCTOBER).state


def test_returning_without_a_reason_says_so_and_keeps_the_dossier(season: Season) -> None:
    pk = season.world.submitted(JANUARY)

    page = season.visitor("hoa", JANUARY).post(_go("return_registration", pk), reason="")

    text = page.content.decode()
    assert (page.status_code, _state(season, pk)) == (422, "submitted")
    assert "<title>Lỗi: " in text
    assert "Chưa ghi lý do trả lại. Hãy ghi rõ cần bổ sung nội dung gì" in text
    assert 'href="#id_tra_reason"' in text


def test_a_returned_registration_shows_its_reason_to_the_owner(season: Season) -> None:
    pk = season.world.submitted(JANUARY)

    season.visitor("hoa", JANUARY).post(_go("return_registration", pk), reason="Thiếu số liệu năm 2013.")

    found = dossiers.find(by=season.world.who("ngan", JANUARY), registration_id=pk, now=JANUARY)
    assert (found.state, found.return_reason) == ("returned", "Thiếu số liệu năm 2013.")


def test_what_was_typed_stays_when_an_appraisal_lacks_something(season: Season) -> None:
    pk = season.confirmed()

    page = season.visitor("tuan", OCTOBER).post(
        _go("appraise", pk), **{"criterion-c1": "not_met", "remark": "Đã xem sổ tại phòng một cửa."}
    )

    text = page.content.decode()
    assert (page.status_code, _state(season, pk)) == (422, "confirmed")
    assert "Tiêu chí “Hồ sơ đúng hạn” chưa đạt. Hãy ghi rõ lý do." in text
    assert "Chưa nhận định tiêu chuẩn" in text
    assert "Đã xem sổ tại phòng một cửa." in text


def test_an_appraisal_is_kept_while_it_is_written(season: Season) -> None:
    pk = season.confirmed()
    tuan = season.visitor("tuan", OCTOBER)

    kept = tuan.send(_go("appraise_keep", pk), {"remark": "Mới ghi một nửa", "criterion-c1": "exceeded"})
    page = tuan.get(_go("appraise", pk)).content.decode()
    tuan.post(_go("appraise_save", pk), **{"remark": "Mới ghi một nửa", "criterion-c1": "exceeded"})

    assert kept.content.decode() == "Đã lưu lúc 09:00"
    assert "Mới ghi một nửa" in page
    assert 'value="exceeded" id="id_criterion-c1_1" checked' in page or 'value="exceeded"' in page
    assert drafts.find(by=season.world.who("tuan", OCTOBER), form="appraise", subject=str(pk)) is None
    found = dossiers.find(by=season.world.who("bao", OCTOBER), registration_id=pk, now=OCTOBER)
    assert [line.verdict for line in found.criteria] == ["exceeded", ""]


@pytest.mark.parametrize(("day", "warned"), [(14, False), (15, True)])
def test_an_appraiser_is_told_when_a_sheet_no_longer_counts(season: Season, day: int, warned: bool) -> None:
    pk = season.confirmed()

    page = season.visitor("tuan", at(2014, 10, day)).get(_go("appraise", pk)).content.decode()

    assert ("không được tính khi xét chọn" in page, "Nộp phiếu thẩm định" in page) == (warned, True)


def test_an_appraiser_of_the_own_unit_is_disabled_and_refused_all_the_same(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    hoa, ly = season.visitor("hoa", JANUARY), season.world.person_ids["ly"]

    shown = hoa.get(_go("assign", pk)).content.decode()
    sent = hoa.post(_go("assign", pk), person=ly)

    assert f'name="person" value="{ly}" disabled' in shown
    assert "Công tác tại chính đơn vị của chủ thể" in shown
    assert sent.status_code == 422
    assert "Ngô Thị Mẫu Lý: Công tác tại chính đơn vị của chủ thể" in sent.content.decode()


def test_several_assignments_each_say_what_came_of_them(season: Season) -> None:
    first, second = season.world.accepted(JANUARY), season.world.accepted(JANUARY)
    hoa, people = season.visitor("hoa", JANUARY), season.world.person_ids

    table = _go("assign_table", season.unit, "base-2014")
    hoa.post(table, **hoa.seen(table), **{f"person-{first}": people["ly"], f"person-{second}": people["tuan"]})
    page = hoa.get(table).content.decode()

    board = assignments.board(
        by=season.world.who("hoa", JANUARY), unit_id=season.unit, round_key="base-2014", now=JANUARY
    )
    assert [line.appraiser_id for line in board.lines] == [None, people["tuan"]]
    assert "đã phân công Vũ Văn Mẫu Tuấn" in page
    assert "chưa phân công Ngô Thị Mẫu Lý. Ngô Thị Mẫu Lý: Công tác tại chính đơn vị" in page


def test_of_two_who_share_out_from_pages_opened_before_the_second_overwrites_nothing(season: Season) -> None:
    world, people, table = season.world, season.world.person_ids, _go("assign_table", season.unit, "base-2014")
    kept, both, own, gone = (world.accepted(JANUARY) for _each in range(4))
    hoa, bao = season.visitor("hoa", JANUARY), season.visitor("bao", JANUARY)
    looked = hoa.seen(table)

    bao.post(table, **bao.seen(table), **{f"person-{one}": people["tuan"] for one in (kept, both)})
    registrations.withdraw(by=world.who("ngan", JANUARY), registration_id=gone, reason="Đổi đề tài.", now=JANUARY)
    hoa.post(
        table,
        **looked,
        **{f"person-{kept}": "", **{f"person-{one}": people["bao"] for one in (both, own, gone)}},
    )

    told = hoa.get(table).content.decode()
    running = dict(Assignment.objects.filter(ended_on=None).values_list("registration_id", "person_id"))
    assert running == {kept: people["tuan"], both: people["tuan"], own: people["bao"]}
    assert told.count(": đã phân công ") == 1
    assert told.count("Hồ sơ vừa được đồng chí") == 2


def test_a_table_that_says_nothing_of_what_was_looked_at_is_old(season: Season) -> None:
    pk, table = season.world.accepted(JANUARY), _go("assign_table", season.unit, "base-2014")
    hoa, tuan = season.visitor("hoa", JANUARY), season.world.person_ids["tuan"]

    forged = hoa.post(table, **{f"seen-{pk}": "3;DROP", f"person-{pk}": tuan})
    hoa.post(table, **{f"person-{pk}": tuan})

    assert forged.status_code == 422
    assert not Assignment.objects.exists()


def test_pressing_twice_issues_one_decision(season: Season) -> None:
    proposal = season.proposed()
    minh = season.visitor("minh", OCTOBER)
    items = [item.registration_id for item in decisions.Proposal.objects.get(pk=proposal).items.all()]
    data = {
        "khoa_thao_tac": "0b0a0d4e-6a3f-4a0e-9d4b-3a7f7f2b9c11",
        "items": items,
        "number": "05-QĐ/ĐU",
        "on": "12/10/2014",
        "signer_name": "Hoàng Văn Mẫu Minh",
        "signer_position": "Bí thư",
    }

    answers = [minh.send(_go("decide", proposal), data) for _ in range(2)]

    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_accepting_what_changed_meanwhile_is_refused(season: Season) -> None:
    pk = season.world.submitted(JANUARY)

    page = season.visitor("hoa", JANUARY).post(_go("accept", pk), revision=1)

    assert (page.status_code, _state(season, pk)) == (422, "submitted")
    assert "vừa được đồng chí Đỗ Thị Mẫu Ngân thay đổi" in page.content.decode()


def test_looking_does_not_keep_a_dossier_but_the_button_does(season: Season) -> None:
    pk = season.world.submitted(JANUARY)
    hoa = season.visitor("hoa", JANUARY + timedelta(minutes=5))

    before = hoa.get(_go("accept", pk)).content.decode()
    looked = dossiers.find(by=season.world.who("hoa", hoa.now), registration_id=pk, now=hoa.now)
    hoa.post(_go("opened", pk), page=_go("accept", pk))
    kept = dossiers.find(by=season.world.who("hoa", hoa.now), registration_id=pk, now=hoa.now)

    assert "Chủ thể còn rút lại để sửa được đến 09:10." in before
    assert (looked.opened_at, kept.opened_at) == (None, hoa.now)


def test_a_draft_that_missed_its_window_is_let_in_by_the_head_alone(season: Season) -> None:
    pk, february = season.world.drafted(at(2014, 1, 28)), at(2014, 2, 10)
    page = season.visitor("hoa", february).get(_go("late", season.unit)).content.decode()
    bao = season.visitor("bao", february)

    bao.post(_go("allow_late", season.unit, pk), reason="Bão số 1.", decision="03-CV/TCĐ")

    assert "Công sở văn minh" in page
    assert "Thủ tục còn rườm rà" not in page
    assert "Chỉ tổ trưởng Tổ chỉ đạo mới được cho phép đăng ký muộn." in page
    assert "Đã cho phép theo 03-CV/TCĐ" in bao.get(_go("late", season.unit)).content.decode()


def test_praise_outside_its_window_is_refused_with_the_clause(season: Season) -> None:
    decision = season.decided()

    page = season.visitor("hoa", at(2014, 10, 14)).post(
        _go("praise", decision), page=_go("decision", decision), on="14/10/2014"
    )

    assert page.status_code == 422
    assert "II.2.a" in page.content.decode().split('id="loi"')[1][:800]


def test_the_table_is_filtered_by_the_address_and_so_is_its_sheet(season: Season) -> None:
    season.world.accepted(JANUARY)
    season.world.submitted(JANUARY)
    hoa, table = season.visitor("hoa", JANUARY), _go("table", season.unit)

    everything, some, none = (
        hoa.get(table, **query).content.decode()
        for query in ({}, {"trang_thai": "accepted", "tim": "cong so"}, {"tim": "khong co"})
    )
    sheet = hoa.get(_go("export", season.unit), trang_thai="accepted")

    assert "2 hồ sơ" in everything
    assert "1 hồ sơ" in some
    assert "Không có hồ sơ nào phù hợp với điều kiện lọc" in none
    assert sheet.content.startswith(b"PK")


@pytest.mark.parametrize("name", ["table", "assign_table", "select", "summary"])
def test_a_list_costs_the_same_with_one_row_and_with_three(season: Season, name: str) -> None:
    rest = () if name == "table" else ("base-2014",)
    season.appraised()
    bao, address = season.visitor("bao", OCTOBER), _go(name, season.unit, *rest)

    counts = [_queries(bao, address)]
    season.appraised()
    season.appraised()
    counts.append(_queries(bao, address))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("name", "who", "step"), [("confirm_box", "long", "reported"), ("appraisals", "tuan", "confirmed")]
)
def test_a_list_of_one_s_own_costs_the_same_with_one_row_and_with_three(
    season: Season, name: str, who: str, step: str
) -> None:
    getattr(season, step)()
    visitor = season.visitor(who, OCTOBER)

    counts = [_queries(visitor, _go(name))]
    getattr(season, step)()
    getattr(season, step)()
    counts.append(_queries(visitor, _go(name)))

    assert counts[0] == counts[1]


def _queries(visitor: object, address: str) -> int:
    visitor.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert visitor.get(address).status_code == 200
    return len(counted)


def test_the_lists_of_the_box_hold_only_what_is_one_s_to_do(season: Season) -> None:
    season.reported()

    rows = {
        name: desks.rows(season.world.who(name, OCTOBER), Desk.CONFIRM).count()
        for name in ("long", "minh", "ngan", "hoa", "xa")
    }

    assert rows == {"long": 1, "minh": 1, "ngan": 0, "hoa": 0, "xa": 0}
