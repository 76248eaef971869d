"""Roles and the state of the machine at the office's door."""

from datetime import date

import pytest
from django.urls import reverse

from kheo.store.models import Appointment
from kheo.work import people
from kheo.work.actors import Role
from kheo.work.people import Post
from tests.web.office.conftest import Season
from tests.work.world import at

JUNE = at(2014, 6, 2)


def _filled(season: Season, **more: str) -> dict[str, str]:
    given = {"role": "base_secretary", "position": "Quyền thư ký", "from_on": "2/6/2014", "last_on": "30/6/2014"}
    return {"person": str(season.world.person_ids["ly"]), "decision": "", **given, **more}


def test_the_blocs_secretary_gives_a_role_for_a_term_and_ends_another(season: Season) -> None:
    mai, here = season.visitor("mai", JUNE), reverse("office:posts", args=[season.unit])
    before = mai.get(here).content.decode()
    assert "Phạm Thị Mẫu Hoa" in before

    mai.post(here, **_filled(season))

    row = Appointment.objects.get(person_id=season.world.person_ids["ly"], role="base_secretary")
    assert (row.position, row.from_on, row.until_on) == ("Quyền thư ký", date(2014, 6, 2), date(2014, 7, 1))
    assert "đến hết 30/06/2014" in mai.get(here).content.decode()
    hoa = Appointment.objects.get(person_id=season.world.person_ids["hoa"], role="base_secretary")
    end = reverse("office:post_end", args=[season.unit, hoa.pk])
    lacking = mai.post(end, page=here, last_on="2/6/2014", reason="")
    assert lacking.status_code == 422
    assert "Chưa ghi lý do" in lacking.content.decode()

    mai.post(end, page=here, last_on="2/6/2014", reason="12-QĐ/ĐU")

    hoa.refresh_from_db()
    assert hoa.until_on == date(2014, 6, 3)
    mai.now = at(2014, 6, 3)
    assert "Đã thôi (1)" in mai.get(here).content.decode()


def test_pressing_twice_gives_one(season: Season) -> None:
    mai, here = season.visitor("mai", JUNE), reverse("office:posts", args=[season.unit])
    key = mai.get(here).content.decode().split('name="khoa_thao_tac" value="')[1][:36]
    data = {"khoa_thao_tac": key, **_filled(season)}

    assert [mai.send(here, data).status_code for _ in range(2)] == [302, 302]
    assert Appointment.objects.filter(person_id=season.world.person_ids["ly"], role="base_secretary").count() == 1


def test_nobody_gives_themselves_a_role(season: Season) -> None:
    mai, here = season.visitor("mai", JUNE), reverse("office:posts", args=[season.unit])

    answer = mai.post(here, **_filled(season, person=str(season.world.person_ids["mai"])))

    assert answer.status_code == 422
    assert "Không ai tự giao vai trò cho mình" in answer.content.decode()


def test_another_units_role_is_not_ended_from_here(season: Season) -> None:
    other = Appointment.objects.filter(unit_id=season.other).earliest("pk")
    mai = season.visitor("mai", JUNE)
    here = reverse("office:post_end", args=[season.unit, other.pk])

    answer = mai.post(here, last_on="2/6/2014", reason="12-QĐ/ĐU")

    assert answer.status_code == 404
    assert Appointment.objects.get(pk=other.pk).until_on is None


@pytest.mark.parametrize("name", ["health", "rights"])
def test_who_looks_after_the_machine_sees_its_state_and_no_dossier(season: Season, name: str) -> None:
    post = Post(Role.ADMIN, season.world.ids["K"], from_on=date(2014, 1, 1))
    people.appoint(by=people.system(), person_id=season.world.person_ids["vang"], post=post, now=JUNE)
    sent = season.world.accepted(at(2014, 1, 20))
    admin = season.visitor("vang", JUNE)

    assert admin.get(reverse(f"office:{name}")).status_code == 200
    assert admin.get(reverse("desk:dossier", args=[sent])).status_code == 404
    assert admin.get(reverse("office:table", args=[season.unit])).status_code == 404
    assert season.visitor("hoa", JUNE).get(reverse(f"office:{name}")).status_code == 403
    assert season.visitor(None, JUNE).get(reverse(f"office:{name}")).status_code == 302


def test_the_whole_diary_is_read_when_asked(season: Season) -> None:
    mai = season.visitor("mai", JUNE)

    short, whole = (mai.get(reverse("office:health"), **asked).content.decode() for asked in ({}, {"nhat_ky": "1"}))

    assert "Dòng cuối khớp với đầu chuỗi." in short
    assert "Nguyên vẹn từ dòng đầu đến dòng cuối." in whole
