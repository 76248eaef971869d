"""A season through the office's own pages: five people press the buttons, one after another."""

import shutil
from pathlib import Path

import pytest
from django.urls import reverse

from kheo.work import dossiers, reports
from tests.web.office.conftest import JANUARY, Season
from tests.work.world import achievement, at

SIGNED = {"signer_name": "Phạm Thị Mẫu Hoa", "signer_position": "Thư ký"}


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


def _receive(season: Season) -> int:
    pk = season.world.submitted(JANUARY)
    hoa = season.visitor("hoa", at(2014, 1, 21))
    hoa.post(_go("accept", pk), revision=3)
    hoa.now = at(2014, 2, 5)
    hoa.post(_go("summary", season.unit, "base-2014"), number="01-BTH/TCĐ", on="5/2/2014", **SIGNED)
    hoa.now = at(2014, 10, 1)
    tuan = str(season.world.person_ids["tuan"])
    table = _go("assign_table", season.unit, "base-2014")
    hoa.post(table, **hoa.seen(table), **{f"person-{pk}": tuan})
    now = at(2014, 10, 3)
    reports.submit(by=season.world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    return pk


def _judge(season: Season, pk: int) -> None:
    season.visitor("long", at(2014, 10, 5)).post(
        _go("confirm", pk), kind="leader", name="Lê Văn Mẫu Long", position="Phó Giám đốc", remark="Đúng."
    )
    marks = {"criterion-c1": "met", "criterion-c2": "met"}
    standards = ("consensus", "climb", "creative", "spreads", "moral_example")
    season.visitor("tuan", at(2014, 10, 8)).post(
        _go("appraise", pk),
        **marks,
        **{f"standard-{key}": "yes" for key in standards},
        on_the_spot="on",
        visited_on="6/10/2014",
        remark="Làm thật, hiệu quả rõ.",
        grade="outstanding",
    )
    bao = season.visitor("bao", at(2014, 10, 10))
    bao.post(_go("select_one", pk), page=_go("select", season.unit, "base-2014"), grade="outstanding")


def _rule(season: Season, pk: int) -> int:
    bao = season.visitor("bao", at(2014, 10, 11))
    head = {"signer_name": "Trần Văn Mẫu Bảo", "signer_position": "Tổ trưởng"}
    proposed = bao.post(
        _go("propose", season.unit, "base-2014"), items=[pk], number="01-TTr/TCĐ", on="11.10.2014", **head
    )
    minh = season.visitor("minh", at(2014, 10, 13))
    signer = {"signer_name": "Hoàng Văn Mẫu Minh", "signer_position": "Bí thư"}
    proposal = int(proposed.headers["Location"].split("/")[-2])
    decided = minh.post(_go("decide", proposal), items=[pk], number="05-QĐ/ĐU", on="13-10-2014", **signer)
    return int(decided.headers["Location"].split("/")[-2])


def test_a_season_through_the_pages(season: Season) -> None:
    pk = _receive(season)
    _judge(season, pk)

    decision = _rule(season, pk)
    hoa = season.visitor("hoa", at(2014, 10, 16))
    for name, on in (("praise", "15/10/2014"), ("recognise", "16/10/2014"), ("award", "16/10/2014")):
        hoa.post(_go(name, decision), page=_go("decision", decision), on=on)

    found = dossiers.find(by=season.world.who("ngan", at(2014, 10, 17)), registration_id=pk, now=at(2014, 10, 17))
    assert (found.state, str(found.outcome.granted.verdict)) == ("commended", "met")
    assert [(one.what, one.done_on is not None) for one in found.awards] == [
        ("recognition", True),
        ("praise", True),
        ("award", True),
    ]
    assert [one.kind for one in found.documents] == [
        "registration_form",
        "achievement_report",
        "commendation_decision",
    ]


def test_the_table_leads_the_bloc_to_what_was_done(season: Season) -> None:
    _receive(season)

    page = season.visitor("mai", at(2014, 10, 4)).get(_go("overview"), dot="base-2014").content.decode()

    assert "Đảng bộ cơ sở Sở Nội vụ" in page
    assert "1 cơ sở chưa thành lập Tổ chỉ đạo" in page
    assert "Bệnh viện" in page


def test_a_change_of_criteria_is_answered_beside_what_was_accepted(season: Season) -> None:
    pk = season.change_asked(at(2014, 3, 3))
    hoa = season.visitor("hoa", at(2014, 3, 4))

    page = hoa.get(_go("answer_change", pk)).content.decode()
    hoa.post(_go("answer_change", pk), remark="Hợp lý.")

    assert "Bản đã tiếp nhận" in page
    assert "Hồ sơ trễ hạn giảm còn" in page
    found = dossiers.find(by=season.world.who("hoa", hoa.now), registration_id=pk, now=hoa.now)
    assert [one.status for one in found.changes] == ["accepted"]


def test_a_sudden_deed_is_entered_and_confirmed(season: Season) -> None:
    hoa = season.visitor("hoa", at(2014, 5, 5))

    sent = hoa.post(
        _go("ad_hoc", season.unit),
        owner=f"nguoi-{season.world.person_ids['ly']}",
        title="Cứu người đuối nước",
        field="political_system",
        happened_on="2/5/2014",
        description="Nhảy xuống sông cứu hai cháu nhỏ.",
    )
    pk = int(sent.headers["Location"].split("/")[-2])
    season.visitor("long", at(2014, 5, 6)).post(
        _go("confirm_deed", pk), kind="leader", name="Lê Văn Mẫu Long", position="Phó Giám đốc"
    )

    found = dossiers.find(by=season.world.who("hoa", hoa.now), registration_id=pk, now=at(2014, 5, 7))
    assert (found.state, found.deed.confirmed_name) == ("confirmed", "Lê Văn Mẫu Long")


def test_a_group_is_set_up_and_shares_its_duties(season: Season) -> None:
    minh = season.visitor("minh", at(2014, 1, 6))
    people = season.world.person_ids
    rows = {"person-1": people["bao"], "position-1": "Phó Bí thư", "person-2": people["hoa"]}
    signer = {"signer_name": "Hoàng Văn Mẫu Minh", "signer_position": "Bí thư"}

    minh.post(_go("group_new", season.unit), number="01-QĐ/ĐU", on="6/1/2014", **rows, **_roles(), **signer)
    hoa = season.visitor("hoa", at(2014, 1, 7))
    group = _go("group", season.unit)
    hoa.post(_go("duty_add", season.unit), page=group, task="follow", person=people["hoa"], scope="Các phòng")
    hoa.post(_go("assignments", season.unit), page=group, number="01-BPC/TCĐ", on="7/1/2014", **SIGNED)

    page = hoa.get(group).content.decode()
    assert "01-QĐ/ĐU" in page
    assert "Bảng phân công 01-BPC/TCĐ" in page
    assert "Vũ Văn Mẫu Tuấn</th>" not in page


def _roles() -> dict[str, str]:
    heads = {"role-1": "steering_head", "role-2": "base_secretary"}
    return {**{f"role-{number}": "steering_member" for number in range(3, 10)}, **heads}


def test_a_decision_is_corrected_then_revoked_and_the_trace_stays(season: Season) -> None:
    decision = season.decided()
    minh = season.visitor("minh", at(2014, 10, 14))
    signer = {"signer_name": "Hoàng Văn Mẫu Minh", "signer_position": "Bí thư"}

    sent = minh.post(_go("correct", decision), number="06-QĐ/ĐU", on="14/10/2014", reason="Sai tên.", **signer)
    new = int(sent.headers["Location"].split("/")[-2])
    minh.post(_go("revoke", new), number="07-QĐ/ĐU", on="14/10/2014", reason="Phát hiện sai phạm.", **signer)

    pages = [minh.get(_go("decision", pk)).content.decode() for pk in (decision, new)]
    assert "Đã đính chính" in pages[0]
    assert "06-QĐ/ĐU" in pages[0]
    assert "Đã thu hồi" in pages[1]
    assert "07-QĐ/ĐU" in pages[1]


def test_a_hold_bars_and_is_lifted(season: Season) -> None:
    pk = season.appraised()
    bao = season.visitor("bao", at(2014, 10, 10))

    bao.post(_go("hold", pk), reason="Có đơn phản ánh.", document="12-CV/UBKT")
    held = bao.post(_go("select_one", pk), grade="outstanding")
    bao.post(_go("lift", pk), document="15-TB/UBKT")
    lifted = bao.post(_go("select_one", pk), grade="outstanding")

    assert (held.status_code, lifted.status_code) == (422, 302)


@pytest.mark.parametrize("who", ["bao", "minh"])
def test_adopting_is_for_the_bloc(season: Season, who: str) -> None:
    assert season.visitor(who, JANUARY).get(_go("adopt")).status_code == 403


def test_adopting_what_stands_already_offers_no_button(season: Season) -> None:
    page = season.visitor("mai", JANUARY).get(_go("adopt")).content.decode()

    assert "Bản này đang được áp dụng" in page
    assert "Bùi Thị Mẫu Mai" in page
    assert 'name="folder" value="dan-van-kheo-2013-2015"' not in page


def test_a_new_text_of_the_programme_is_adopted_by_a_paper(
    season: Season, settings: object, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "dan-van-kheo-2013-2015"
    shutil.copytree(root / "programmes" / folder.name, folder)
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(text.replace("đạt hiệu quả", "đạt kết quả"), encoding="utf-8")
    settings.PROGRAMMES = tmp_path
    mai = season.visitor("mai", at(2014, 3, 3))

    lacking = mai.post(_go("adopt"), folder=folder.name, decision="")
    mai.post(_go("adopt"), folder=folder.name, decision="07-KH/BCĐ")

    page = mai.get(_go("adopt")).content.decode()
    assert "Chưa ghi “văn bản triển khai”" in lacking.content.decode()
    assert page.count("Bản này đang được áp dụng") == 1
    assert "07-KH/BCĐ" in page


def test_a_folder_that_cannot_be_read_names_its_problems(
    season: Season, settings: object, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "hong"
    shutil.copytree(root / "programmes/dan-van-kheo-2013-2015", folder)
    with (folder / "programme.yaml").open("a", encoding="utf-8") as file:
        file.write("not_a_key: 1\n")
    settings.PROGRAMMES = tmp_path

    page = season.visitor("mai", JANUARY).get(_go("adopt")).content.decode()

    assert "lỗi nên chưa áp dụng được" in page
    assert "programme.yaml:" in page
    assert "Áp dụng chương trình</button>" not in page


def test_the_numbers_of_the_bloc_lead_to_the_units_behind_them(season: Season) -> None:
    season.appraised()

    page = season.visitor("mai", at(2014, 10, 9)).get(_go("overview"), xep="appraised").content.decode()

    first, second = page.index("Đảng bộ cơ sở Sở Nội vụ</a>"), page.index("Đảng bộ cơ sở Bệnh viện tỉnh</a>")
    assert first < second
    assert "xep=appraised#bang" in page
