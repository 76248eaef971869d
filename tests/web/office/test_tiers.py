"""Between two tiers at the office's door: go up, decline, visit, follow up, send up."""

from datetime import date

import pytest
from django.urls import reverse

from kheo.store.models import Document, Registration, Survey
from kheo.work import reports, surveys
from kheo.work.reports import Signatory
from kheo.work.surveys import Visit
from tests.web.office.conftest import Season
from tests.work.bloc import UP, Bloc
from tests.work.deeds import TITLE, Deeds
from tests.work.world import achievement, at


@pytest.fixture
def bloc(season: Season) -> Bloc:
    """Put a board and a committee above the small world that the visitors walk in."""
    return Bloc(season.world)


def _go(name: str, *args: int) -> str:
    return reverse(f"office:{name}", args=args)


def test_an_owner_goes_up_from_the_dossier_below(season: Season, bloc: Bloc) -> None:
    ngan = season.visitor("ngan", at(2014, 1, 20))
    below = ngan.get(reverse("desk:dossier", args=[bloc.lower])).content.decode()
    assert _go("escalate", bloc.lower) in below

    sent = ngan.post(_go("escalate", bloc.lower), round=UP, carried_from="")

    row = Registration.objects.get(round=UP)
    assert sent.headers["Location"] == reverse("desk:form_1", args=[row.pk, 1])
    page = ngan.get(reverse("desk:dossier", args=[row.pk])).content.decode()
    assert "Hồ sơ cấp dưới lúc gửi lên cấp trên" in page
    assert reverse("desk:dossier", args=[bloc.lower]) in page


def test_pressing_twice_begins_one(season: Season, bloc: Bloc) -> None:
    ngan = season.visitor("ngan", at(2014, 1, 20))
    shown = ngan.get(_go("escalate", bloc.lower)).content.decode()
    key = shown.split('name="khoa_thao_tac" value="')[1][:36]
    data = {"khoa_thao_tac": key, "round": UP, "carried_from": ""}

    first, second = (ngan.send(_go("escalate", bloc.lower), data) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Registration.objects.filter(round=UP).count() == 1


def test_the_board_declines_with_a_reason(season: Season, bloc: Bloc) -> None:
    pk = bloc.sent()
    mai = season.visitor("mai", at(2014, 2, 3))
    empty = mai.post(_go("decline", pk), reason="")
    assert empty.status_code == 422
    assert "Chưa ghi lý do không tiếp nhận" in empty.content.decode()

    mai.post(_go("decline", pk), reason="Chưa có nét mới.")

    assert Registration.objects.get(pk=pk).state == "declined"
    seen = season.visitor("ngan", at(2014, 2, 3)).get(reverse("desk:dossier", args=[pk])).content.decode()
    assert "Chưa có nét mới." in seen


def test_the_board_returns_a_deed_and_the_group_below_completes_it(season: Season, bloc: Bloc) -> None:
    lower, now = Deeds(bloc).selected("K05", date(2015, 7, 5)), at(2015, 7, 8)
    hoa, mai = season.visitor("hoa", now), season.visitor("mai", now)
    hoa.post(_go("escalate", lower), round="bloc-ad-hoc", carried_from="")
    pk = Registration.objects.get(round="bloc-ad-hoc").pk
    page = reverse("desk:dossier", args=[pk])
    shown = mai.get(page).content.decode()

    empty = mai.post(_go("return_deed", pk), reason="")
    mai.post(_go("return_deed", pk), reason="Ghi rõ ai chứng kiến.")
    seen = hoa.get(page).content.decode()
    same = hoa.post(_go("mend_deed", pk), description="Nhảy xuống sông.")
    mended = hoa.post(_go("mend_deed", pk), description="Nhảy xuống sông; có nhiều người chứng kiến.")

    assert [_go(name, pk) in shown for name in ("return_deed", "decline", "mend_deed")] == [True, True, False]
    assert [_go("decline", lower) in mai.get(page).content.decode(), _go("mend_deed", pk) in seen] == [False, True]
    assert "Ghi rõ ai chứng kiến." in seen
    assert (empty.status_code, same.status_code, mended.status_code) == (422, 422, 302)
    assert Registration.objects.get(pk=pk).state == "submitted"


def test_a_visit_is_written_down_and_followed(season: Season, bloc: Bloc) -> None:
    pk = bloc.received()
    mai = season.visitor("mai", at(2014, 12, 10))

    mai.post(
        _go("survey", pk),
        on="10/12/2014",
        findings="Làm tốt ở phòng.",
        asked="Ghi sổ theo dõi.",
        asked_by_on="20/12/2014",
    )
    survey = Survey.objects.get()
    mai.now = at(2014, 12, 19)
    mai.post(_go("follow", pk, survey.pk), page=_go("survey", pk), on="18/12/2014", text="Đã ghi sổ.")

    survey.refresh_from_db()
    assert (survey.follow_up, survey.followed_on) == ("Đã ghi sổ.", date(2014, 12, 18))
    page = mai.get(_go("survey", pk)).content.decode()
    assert "Làm tốt ở phòng." in page
    assert "Đã ghi sổ." in page


def test_the_base_committee_sends_up_what_its_unit_has_registered(season: Season, bloc: Bloc) -> None:
    pk = bloc.received()
    now = at(2014, 12, 10)
    surveys.record(by=season.world.who("mai", now), registration_id=pk, visit=Visit(now.date(), "Tốt."), now=now)
    now = at(2015, 10, 2)
    reports.submit(by=season.world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    now = at(2015, 10, 5)
    signatory = Signatory("committee", "Hoàng Văn Mẫu Minh", "Bí thư")
    reports.confirm(by=season.world.who("minh", now), registration_id=pk, signatory=signatory, now=now)
    minh = season.visitor("minh", at(2015, 10, 12))
    assert _go("send_up", pk) in minh.get(reverse("desk:todo")).content.decode()

    sent = minh.post(
        _go("send_up", pk),
        items=[str(pk)],
        number="09-TTr/ĐU",
        on="12/10/2015",
        signer_name="Hoàng Văn Mẫu Minh",
        signer_position="Bí thư",
        basis="",
    )

    assert sent.status_code == 302
    assert Document.objects.get(proposal__number="09-TTr/ĐU").value["by"].startswith("Đảng ủy")
    assert _go("send_up", pk) not in minh.get(reverse("desk:todo")).content.decode()


@pytest.mark.parametrize(("name", "who"), [("decline", "mai"), ("survey", "mai"), ("send_up", "minh")])
def test_an_address_of_the_tiers_is_only_there_for_whom_it_is_for(
    season: Season, bloc: Bloc, name: str, who: str
) -> None:
    pk, now = bloc.sent(), at(2014, 1, 21)
    answers = {one: season.visitor(one, now).get(_go(name, pk)).status_code for one in (who, "ly", "xa", None)}

    assert answers[who] == 200
    assert answers["xa"] == 404
    assert answers[None] == 302
    assert answers["ly"] in {403, 404}


def test_the_board_receives_on_the_page_the_base_group_uses(season: Season, bloc: Bloc) -> None:
    pk = bloc.sent()
    mai = season.visitor("mai", at(2014, 2, 3))

    mai.post(_go("accept", pk), revision=str(Registration.objects.get(pk=pk).revision))

    assert Registration.objects.get(pk=pk).state == "accepted"
    table = mai.get(_go("table", season.world.ids["K"])).content.decode()
    assert "Công sở văn minh" in table


def test_a_round_that_is_over_is_told_and_not_offered(season: Season, bloc: Bloc) -> None:
    page = season.visitor("ngan", at(2014, 1, 20)).get(_go("escalate", bloc.lower)).content.decode()
    closed = season.visitor("ngan", at(2014, 2, 1)).get(_go("escalate", bloc.lower)).content.decode()

    assert 'value="bloc-2013"' not in page
    assert f'value="{UP}"' in page
    assert "đã quá thời hạn đăng ký" in page
    assert f'value="{UP}"' not in closed
    assert "Chưa có đợt nào ở cấp trên đang nhận đăng ký." in closed


def test_the_group_brings_a_sudden_deed_up(season: Season, bloc: Bloc) -> None:
    pk = Deeds(bloc).selected("K05", date(2015, 7, 5))
    hoa, mai = (season.visitor(who, at(2015, 7, 8)) for who in ("hoa", "mai"))
    below = hoa.get(reverse("desk:dossier", args=[pk])).content.decode()
    assert "Đề nghị cấp trên xét thành tích" in below
    page = hoa.get(_go("escalate", pk)).content.decode()
    assert "không phải lập mẫu 1" in page
    assert "Soạn đăng ký" not in page

    sent = hoa.post(_go("escalate", pk), round="bloc-ad-hoc")

    row = Registration.objects.get(round="bloc-ad-hoc")
    assert sent.headers["Location"] == reverse("desk:dossier", args=[row.pk])
    shown = mai.get(reverse("desk:dossier", args=[row.pk])).content.decode()
    assert "Nhảy xuống sông." in shown
    assert "Phó Giám đốc" in shown
    assert _go("select_one", row.pk) in shown
    assert TITLE in mai.get(reverse("office:select", args=[row.unit_id, row.round])).content.decode()
    again = hoa.get(_go("escalate", pk)).content.decode()
    assert "<form" not in again.split("<main")[1]


def test_who_does_not_steer_below_finds_no_way_up_for_a_deed(season: Season, bloc: Bloc) -> None:
    pk = Deeds(bloc).selected("K05", date(2015, 7, 5))
    ly = season.visitor("ly", at(2015, 7, 8))

    assert _go("escalate", pk) not in ly.get(reverse("desk:dossier", args=[pk])).content.decode()
    assert ly.get(_go("escalate", pk)).status_code == 403
