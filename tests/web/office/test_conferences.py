"""A conference at the office's door: who comes into question and why, the list, the word on quality, the decision."""

import pytest
from django.urls import reverse

from kheo.store.models import Award, QualityWord, Registration
from kheo.work import holds
from tests.web.office.conftest import Season
from tests.work.streak import FIRST, NOVEMBER, Streak
from tests.work.world import at

LATER = at(2014, 11, 25)


@pytest.fixture
def streak(season: Season) -> Streak:
    """Let the exemplar of K05 be recognised in 2013 and 2014, in the small world that the visitors walk in."""
    built = Streak(season.world)
    built.year(2013)
    built.year(2014)
    return built


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


def _todo(season: Season, who: str, now: object) -> str:
    return season.visitor(who, now).get(reverse("desk:todo")).content.decode()


def test_the_board_fills_the_list_from_the_page_that_says_why(season: Season, streak: Streak) -> None:
    mai, here = season.visitor("mai", NOVEMBER), _go("conference", season.world.ids["K"], FIRST)
    assert here in _todo(season, "mai", NOVEMBER)
    before = mai.get(_go("conferences", season.world.ids["K"])).content.decode()
    assert "Chưa có kết luận về chất lượng hằng năm" in before
    assert "II.2.a" in before

    pressed = mai.post(here, registration=str(streak.rows[2014]))

    assert pressed.headers["Location"] == here
    row = Registration.objects.get(round=FIRST)
    page = mai.get(here).content.decode()
    assert reverse("desk:dossier", args=[row.pk]) in page
    assert here not in _todo(season, "mai", NOVEMBER)


def test_pressing_twice_lists_one(season: Season, streak: Streak) -> None:
    mai, here = season.visitor("mai", NOVEMBER), _go("conference", season.world.ids["K"], FIRST)
    key = mai.get(here).content.decode().split('name="khoa_thao_tac" value="')[1][:36]
    data = {"khoa_thao_tac": key, "registration": str(streak.rows[2014])}

    answers = [mai.send(here, data).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Registration.objects.filter(round=FIRST).count() == 1


def test_whom_the_rules_rule_out_is_shown_with_the_reason_and_refused(season: Season, streak: Streak) -> None:
    now = at(2014, 11, 1)
    by = season.world.who("mai", now)
    held = streak.rows[2014]
    holds.hold(by=by, registration_id=held, reason="Đang xác minh đơn.", document="12-CV/KT", now=now)
    mai, here = season.visitor("mai", NOVEMBER), _go("conference", season.world.ids["K"], FIRST)

    page = mai.get(here).content.decode()
    refused = mai.send(here, {"khoa_thao_tac": "7b0d2b34-9f0e-4a0e-8a52-5f1c33d8a001", "registration": str(held)})

    assert "Không thuộc diện xét (1)" in page
    assert "III.2.a" in page
    assert 'name="registration"' not in page
    assert refused.status_code == 422
    assert "[III.2.a]" in refused.content.decode()


def test_the_base_sees_its_own_and_says_whether_quality_rose(season: Season, streak: Streak) -> None:
    pk = streak.nominated()
    hoa = season.visitor("hoa", LATER)
    assert _go("say_quality", pk) in _todo(season, "hoa", LATER)
    page = hoa.get(_go("say_quality", pk)).content.decode()
    assert [year in page for year in ("năm 2013", "năm 2014")] == [True, True]
    lacking = hoa.post(_go("say_quality", pk), rising="", ground="")
    assert lacking.status_code == 422
    assert "Chưa chọn kết luận" in lacking.content.decode()

    seen = str(Registration.objects.get(pk=pk).revision)
    hoa.post(_go("say_quality", pk), rising="yes", ground="Hồ sơ đúng hạn từ 91,5% lên 98%.", revision=seen)

    assert QualityWord.objects.get().rising
    assert _go("say_quality", pk) not in _todo(season, "hoa", LATER)
    for who in ("hoa", "mai", "ngan"):
        dossier = season.visitor(who, LATER).get(reverse("desk:dossier", args=[pk])).content.decode()
        assert "Kết luận chất lượng có nâng lên, 25/11/2014" in dossier
        assert "Chưa có văn bản đề nghị lên cấp trên." in dossier
        assert "mẫu 1" not in dossier  # nobody registers for a conference


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(season: Season, streak: Streak) -> None:
    pk = streak.nominated()
    hoa = season.visitor("hoa", LATER)
    seen = str(Registration.objects.get(pk=pk).revision)
    streak.said(pk, rising=False)

    answer = hoa.post(_go("say_quality", pk), rising="yes", ground="Tăng.", revision=seen)

    assert answer.status_code == 422
    assert "vừa được đồng chí" in answer.content.decode()
    assert QualityWord.objects.count() == 1


def test_from_the_list_to_the_decision_each_finds_their_part_waiting(season: Season, streak: Streak) -> None:
    pk, unit = streak.nominated(), season.world.ids["K"]
    streak.said(pk)
    assert _go("select_one", pk) not in _todo(season, "mai", LATER)
    assert _go("send_up", pk) in _todo(season, "minh", LATER)
    streak.sent_up(pk)
    assert _go("send_up", pk) not in _todo(season, "minh", LATER)
    december = at(2014, 12, 10)
    assert _go("select_one", pk) in _todo(season, "mai", december)
    mai = season.visitor("mai", december)

    board = mai.get(_go("select", unit, FIRST)).content.decode()
    assert "Mức công nhận" not in board
    mai.post(_go("select_one", pk), reason="")
    issued = {"on": "10/12/2014", "signer_name": "Bùi Thị Mẫu Mai", "signer_position": "Trưởng ban", "basis": ""}
    sent = mai.post(_go("propose", unit, FIRST), items=[str(pk)], number="30-TTr/BCĐ", **issued)
    to = sent.headers["Location"]
    vang = season.visitor("vang", december)
    assert f"{to}quyet-dinh/" in _todo(season, "vang", december)
    vang.post(f"{to}quyet-dinh/", items=[str(pk)], number="60-QĐ/ĐUK", **issued)

    assert set(Award.objects.filter(registration=pk).values_list("what", "grade")) == {("praise", ""), ("award", "")}
    dossier = season.visitor("ngan", december).get(reverse("desk:dossier", args=[pk])).content.decode()
    assert "Hội nghị biểu dương cấp Khối, năm 2014" in dossier
    assert "60-QĐ/ĐUK" in dossier


@pytest.mark.parametrize(
    ("who", "list_", "quality"), [("mai", 200, 403), ("hoa", 404, 200), ("ngan", 404, 403), ("xa", 404, 404)]
)
def test_the_pages_of_a_conference_are_only_there_for_whom_they_are_for(
    season: Season, streak: Streak, who: str, list_: int, quality: int
) -> None:
    pk, visitor = streak.nominated(), season.visitor(who, LATER)

    assert visitor.get(_go("conference", season.world.ids["K"], FIRST)).status_code == list_
    assert visitor.get(_go("say_quality", pk)).status_code == quality


def test_a_round_with_a_registration_has_no_list(season: Season, streak: Streak) -> None:
    answer = season.visitor("mai", NOVEMBER).get(_go("conference", season.world.ids["K"], "base-2014"))

    assert answer.status_code == 409


def test_before_its_first_year_there_is_no_list_to_fill(season: Season) -> None:
    Streak(season.world)
    then = at(2013, 12, 20)

    page = season.visitor("mai", then).get(_go("conferences", season.world.ids["K"])).content.decode()

    assert "Hội nghị biểu dương cấp Khối" not in page
    assert "hoi-nghi/conference" not in _todo(season, "mai", then)


def test_the_table_of_the_bloc_is_filtered_by_the_rounds_it_works_on(season: Season, streak: Streak) -> None:
    pk, unit = streak.nominated(), season.world.ids["K"]
    mai = season.visitor("mai", LATER)

    bloc = mai.get(_go("table", unit), dot=FIRST).content.decode()
    base = season.visitor("hoa", LATER).get(_go("table", season.unit)).content.decode()

    assert reverse("desk:dossier", args=[pk]) in bloc
    assert ['value="bloc-2014-2015"' in page for page in (bloc, base)] == [True, False]
    assert ['value="base-2014"' in page for page in (bloc, base)] == [False, True]
    assert _go("conference", unit, FIRST) in bloc
