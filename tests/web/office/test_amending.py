"""The bloc's secretary settles a reading on the screen: list, form, what would change, issued; nobody else gets in."""

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from kheo.store.models import Edition, Registration
from kheo.work import standing
from tests.web.office.conftest import Season, Visitor
from tests.work.test_amended_folders import amend
from tests.work.test_amending import SPAN_2014, SPAN_2015, registered_late
from tests.work.world import at

NOW = at(2014, 2, 25)
FILLED = {
    "document": "12-CV/BCĐ",
    "issued_on": "24/2/2014",
    "authority": "bloc_board",
    "confirm": "no",
    "we_read": "Tháng 01 và tháng 02 của năm.",
    "reaches": "running_rounds",
    f"from-{SPAN_2014}": "1/1/2014",
    f"until-{SPAN_2014}": "28/2/2014",
    f"from-{SPAN_2015}": "01/01/2015",
    f"until-{SPAN_2015}": "31/01/2015",
}
CONFIRMED = {
    **FILLED,
    "confirm": "yes",
    "we_read": "",
    f"until-{SPAN_2014}": "31/01/2014",
}
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


@pytest.fixture
def late(season: Season) -> int:
    """Take over a registration of 20 February from the books, besides one sent in time."""
    return registered_late(season.world)


def _go(name: str, *rest: object) -> str:
    return reverse(f"office:{name}", args=[Edition.objects.earliest("pk").pk, *rest])


def _form(page: object) -> dict[str, str]:
    """Read the hidden fields of a preview, as a browser would send them back."""
    text = page.content.decode()
    return {name: unescape(value) for name, value in _HIDDEN.findall(text[text.index("/ban-hanh/") :])}


def _previewed(mai: Visitor, data: dict[str, str], key: str = "A4") -> object:
    return mai.post(_go("settle_preview", key), page=_go("reading", key), **data)


def _issued(mai: Visitor, data: dict[str, str]) -> object:
    page = _previewed(mai, data)
    return mai.send(_go("settle", "A4"), _form(page))


def _verdict(pk: int) -> str:
    return str(standing.judge_anew((Registration.objects.get(pk=pk),), date(2014, 2, 25))[pk].eligible.verdict)


def test_the_secretary_walks_from_the_programme_to_the_issued_reading(season: Season, late: int) -> None:
    mai = season.visitor("mai", NOW)

    assert _go("readings") in mai.get(reverse("office:adopt")).content.decode()
    listed = mai.get(_go("readings")).content.decode()
    assert _go("reading", "A4") in listed
    assert "Đã xác nhận" not in listed
    asked = mai.get(_go("reading", "A4")).content.decode()
    assert "Cấp cơ sở, năm 2014 · Đăng ký" in asked
    assert 'value="31/01/2014"' in asked
    assert asked.count("(không bắt buộc)") == 1  # only the new words

    preview = _previewed(mai, FILLED).content.decode()
    assert "1 kết quả được xét khác đi, trong 2 hồ sơ đã xét" in preview
    assert f"/ho-so/{late}/" in preview
    [timely] = Registration.objects.exclude(pk=late).values_list("pk", flat=True)
    assert f"/ho-so/{timely}/" not in preview
    assert "01/01/2014–28/02/2014" in preview
    assert "Cách hiểu A4" in preview
    assert (Edition.objects.count(), _verdict(late)) == (1, "not met")

    issued = _issued(mai, FILLED)
    new = Edition.objects.latest("pk")
    assert issued.headers["Location"] == reverse("office:readings", args=[new.pk])
    after = mai.get(issued.headers["Location"]).content.decode()
    assert "theo 12-CV/BCĐ, 24/02/2014" in after
    assert "Cả đợt đang chạy vào ngày văn bản có hiệu lực" in after
    assert _verdict(late) == "not known yet"


def test_confirming_says_that_nobody_is_judged_otherwise(season: Season, late: int) -> None:
    page = _previewed(season.visitor("mai", NOW), CONFIRMED).content.decode()

    assert "Không có hồ sơ nào được xét khác đi (2 hồ sơ đã xét)." in page
    assert "Ban hành</button>" in page


def test_a_second_press_issues_nothing_more(season: Season, late: int) -> None:
    mai = season.visitor("mai", NOW)
    form = _form(_previewed(mai, FILLED))

    answers = [mai.send(_go("settle", "A4"), form) for _press in range(2)]

    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Edition.objects.count() == 2


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(season: Season) -> None:
    mai = season.visitor("mai", NOW)

    page = _previewed(mai, {**FILLED, "document": "", f"until-{SPAN_2014}": "31/12/2013"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Chưa ghi số, ký hiệu văn bản." in text
    assert f'href="#id_until-{SPAN_2014}"' in text
    assert "Tháng 01 và tháng 02 của năm." in text


def test_a_preview_may_be_mended(season: Season) -> None:
    mai = season.visitor("mai", NOW)

    page = mai.send(_go("reading", "A4"), _form(_previewed(mai, FILLED)))

    assert page.status_code == 200
    assert 'value="12-CV/BCĐ"' in page.content.decode()
    assert 'value="28/2/2014"' in page.content.decode()


def test_who_comes_to_the_preview_without_the_form_is_led_to_it(season: Season) -> None:
    answer = season.visitor("mai", NOW).get(_go("settle_preview", "A4"))

    assert answer.headers["Location"] == _go("reading", "A4")


def test_a_replaced_edition_says_so_and_offers_no_form(season: Season, late: int) -> None:
    mai = season.visitor("mai", NOW)
    form = _form(_previewed(mai, {**FILLED, "document": "13-CV/BCĐ"}))
    _issued(mai, FILLED)

    pages = [mai.get(_go(*rest)).content.decode() for rest in (("readings",), ("reading", "A1"))]
    overtaken = mai.send(_go("settle", "A4"), form)

    assert all(reverse("office:readings", args=[Edition.objects.latest("pk").pk]) in page for page in pages)
    assert _go("reading", "A1") not in pages[0]
    assert 'aria-disabled="true">Xem trước thay đổi' in pages[1]
    assert overtaken.status_code == 422
    assert "Chương trình vừa có văn bản mới." in overtaken.content.decode()


PAGES = [("readings", ()), ("reading", ("A4",)), ("settle_preview", ("A4",))]


@pytest.mark.parametrize(("name", "rest"), PAGES, ids=[page[0] for page in PAGES])
def test_only_the_bloc_gets_in(season: Season, name: str, rest: tuple[str, ...]) -> None:
    url = _go(name, *rest)

    sent = {**FILLED, "khoa_thao_tac": str(uuid4())}
    answers = [season.visitor(who, NOW).send(url, sent) for who in ("mai", "bao", "minh", "xa", None)]

    assert [answer.status_code for answer in answers] == [200, 403, 403, 403, 302]
    assert "Chỉ Ban Chỉ đạo Khối mới được xác nhận hoặc đổi cách hiểu" in answers[1].content.decode()


def test_nobody_else_issues_by_sending_the_form(season: Season, late: int) -> None:
    form = _form(_previewed(season.visitor("mai", NOW), FILLED))

    answer = season.visitor("bao", NOW).send(_go("settle", "A4"), form)

    assert (answer.status_code, Edition.objects.count()) == (403, 1)


@pytest.mark.parametrize("rest", [("reading", "A99"), ("settle_preview", "A99")])
def test_a_reading_that_is_not_there_is_not_found(season: Season, rest: tuple[str, ...]) -> None:
    assert season.visitor("mai", NOW).send(_go(*rest), FILLED).status_code == 404


def test_everybody_sees_what_was_settled(season: Season, late: int) -> None:
    before = season.visitor("ngan", NOW).get(reverse("desk:programme")).content.decode()
    _issued(season.visitor("mai", NOW), FILLED)
    after = season.visitor("ngan", NOW).get(reverse("desk:programme")).content.decode()

    assert "theo cách hiểu A4, chưa xác nhận" in before
    assert "theo cách hiểu A4, đã xác nhận" in after
    assert "theo cách hiểu A4, chưa xác nhận" not in after
    assert "Văn bản sửa đổi, xác nhận" not in before
    assert "theo 12-CV/BCĐ, 24/02/2014" in after
    assert "từ ngày 01/01/2014 đến hết ngày 28/02/2014" in after


@pytest.fixture
def folder(season: Season, settings: object, tmp_path: Path, root: Path) -> Path:
    """Give the programme's folder with an amendment in it."""
    made = tmp_path / "dan-van-kheo-2013-2015"
    shutil.copytree(root / "programmes" / made.name, made)
    settings.PROGRAMMES = tmp_path
    amend(made)
    return made


def test_an_amended_folder_is_looked_at_before_it_is_adopted(season: Season, late: int, folder: Path) -> None:
    mai, address = season.visitor("mai", NOW), reverse("office:adopt_preview", args=[folder.name])

    assert address in mai.get(reverse("office:adopt")).content.decode()
    preview = mai.get(address).content.decode()
    adopted = mai.post(reverse("office:adopt"), page=address, folder=folder.name, decision="02-HD/BCĐ")

    assert f"/ho-so/{late}/" in preview
    assert adopted.status_code == 302
    assert _verdict(late) == "not known yet"
    page = mai.get(reverse("office:adopt")).content.decode()
    assert page.count("Đã có văn bản mới thay") == 1
    assert page.count("Bản này đang được áp dụng") == 1


def test_a_folder_without_the_issued_readings_has_a_blocked_button(season: Season, late: int, folder: Path) -> None:
    mai = season.visitor("mai", NOW)
    _issued(mai, FILLED)

    pages = [mai.get(url).content.decode() for url in (reverse("office:adopt"), _folder(folder))]

    assert all('aria-disabled="true">Áp dụng chương trình' in page for page in pages)
    assert all("Thư mục này chưa có các văn bản đã ban hành" in page for page in pages)


def test_another_text_says_that_the_old_one_goes_on(season: Season, late: int, folder: Path) -> None:
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(text.replace("đạt hiệu quả", "đạt kết quả"), encoding="utf-8")

    page = season.visitor("mai", NOW).get(_folder(folder)).content.decode()

    assert "hồ sơ đã đăng ký vẫn xét theo bản cũ" in page


@pytest.mark.parametrize(("who", "name", "status"), [("bao", "", 403), ("mai", "khong-co", 404), (None, "", 302)])
def test_a_folder_is_looked_at_by_the_bloc_only(
    season: Season, folder: Path, who: str | None, name: str, status: int
) -> None:
    url = reverse("office:adopt_preview", args=[name or folder.name])

    assert season.visitor(who, NOW).get(url).status_code == status


def _folder(folder: Path) -> str:
    return reverse("office:adopt_preview", args=[folder.name])
