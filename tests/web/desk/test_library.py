"""The library's page; what was tried for nearly the same as a dossier, and beside the registration form."""

from datetime import date

import pytest

from kheo.store.models import Award
from kheo.work import library, registrations
from tests.web.office.conftest import Season
from tests.work.decided import decided
from tests.work.test_library import _drafted, _receive
from tests.work.world import at

NOW = at(2014, 1, 20)
PAGE = "/thu-vien/"


def test_what_was_tried_leads_to_the_dossier(season: Season) -> None:
    pk = season.world.accepted(NOW)

    page = season.visitor("hoa", NOW).get(PAGE, tim="ruom ra", linh_vuc="political_system").content.decode()

    assert f'<a href="/ho-so/{pk}/">' in page
    assert '<option value="political_system" selected>' in page


def test_nothing_is_said_with_what_to_do(season: Season) -> None:
    answer = season.visitor("ngan", NOW).get(PAGE, tim="<script>alert(1)</script>", sau="²", ket_qua="x")

    assert answer.status_code == 200
    assert "Chưa có mô hình, điển hình nào như đã tìm" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_beside_the_form_and_one_step_from_the_dossier_stands_what_was_tried_before(season: Season) -> None:
    world = season.world
    before = world.accepted(NOW)
    draft = _drafted(world, "Một cửa không chờ")
    xa = season.visitor("xa", NOW)
    hidden = xa.get(f"/ho-so/{draft}/dang-ky/1/").content.decode()
    registrations.submit(by=world.who("xa", NOW), registration_id=draft, own_word=True, now=NOW)
    _receive(draft)

    mai = season.visitor("mai", NOW)
    dossier = mai.get(f"/ho-so/{draft}/").content.decode()
    told = mai.get(f"/ho-so/{draft}/tuong-tu/").content.decode()

    assert "mô hình, điển hình tương tự" not in hidden
    assert f'<a href="/ho-so/{draft}/tuong-tu/">' in dossier
    assert "Công sở văn minh, công chức gần dân" in told
    assert f'<a href="/ho-so/{before}/">' in told


def test_a_dossier_unlike_any_other_says_so(season: Season) -> None:
    pk = season.world.accepted(NOW)

    page = season.visitor("hoa", NOW).get(f"/ho-so/{pk}/tuong-tu/").content.decode()

    assert "Chưa có mô hình, điển hình nào gần giống hồ sơ này." in page


def test_beside_the_form_stands_what_another_unit_was_praised_for_without_a_way_into_it(season: Season) -> None:
    before = decided(season.world).awards.get(what="praise").registration_id
    Award.objects.filter(what="praise").update(done_on=date(2014, 12, 19))
    draft = _drafted(season.world, "Một cửa không chờ")

    page = season.visitor("xa", NOW).get(f"/ho-so/{draft}/dang-ky/1/").content.decode()

    assert "Đã có 1 mô hình, điển hình tương tự" in page
    assert f"/ho-so/{before}/" not in page


def test_the_library_is_leafed_through_both_ways_and_stands_whole_on_a_page_to_print(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "PAGE", 1)
    season.world.accepted(NOW)
    draft = _drafted(season.world, "Một cửa không chờ")
    registrations.submit(by=season.world.who("xa", NOW), registration_id=draft, own_word=True, now=NOW)
    _receive(draft)
    mai = season.visitor("mai", NOW)

    first = mai.get(PAGE)
    second = mai.get(PAGE, sau=str(first.context["found"].after.id))
    back = mai.get(PAGE, truoc=str(second.context["found"].before.id))
    whole = mai.get(PAGE, **{"in": "1"})

    assert 'rel="prev"' in second.content.decode()
    assert [one.title for one in back.context["found"].entries] == ["Một cửa không chờ"]
    assert len(whole.context["found"].entries) == 2
    assert "Xem từng trang" in whole.content.decode()
    assert 'class="pages"' not in whole.content.decode()
    assert mai.get(PAGE, sau="1").status_code == 409
