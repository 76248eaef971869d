"""The bloc's secretary reorganises on the screen: history, steps, preview, successors, undo; nobody else gets in."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from kheo.store.models import Registration, Reorganisation, UnitVersion
from kheo.work import people, units
from kheo.work.actors import Role
from kheo.work.people import Post
from tests.web.office.conftest import Season, Visitor
from tests.work.merger import GONE, Merger
from tests.work.world import at

NOW = at(2014, 12, 15)
DECISION = {"number": "15-QĐ/TU", "signed_on": "10/12/2014", "signer": "Bí thư Nguyễn Văn Mẫu", "on": "15/12/2014"}
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')
_SELECT = re.compile(r'<select name="([^"]+)"')


@pytest.fixture
def merger(season: Season) -> Merger:
    """Add K06 with an exemplar on its way."""
    built = Merger(season.world)
    built.recognised(2013)
    built.accepted(2014)
    return built


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


def _previewed(visitor: Visitor, unit: int, verb: str, **data: object) -> object:
    return visitor.post(_go("reshape_preview", unit, verb), page=_go("reshape", unit, verb), **DECISION, **data)


def _form(page: object) -> dict[str, object]:
    """Read the form of a preview, as a browser would send it back with nothing chosen."""
    text = page.content.decode()
    text = text[text.index("/thuc-hien/") :]
    found: dict[str, object] = {}
    for name, value in _HIDDEN.findall(text):
        found.setdefault(name, []).append(unescape(value))
    return {**found, **dict.fromkeys(_SELECT.findall(text), "")}


def _merged(mai: Visitor, merger: Merger, **chosen: str) -> object:
    ids = merger.ids
    form = _form(_previewed(mai, ids["K06"], "sap-nhap", into=str(ids["K05"])))
    return mai.send(_go("reshape_carry_out", ids["K06"], "sap-nhap"), {**form, **chosen})


def _chosen(merger: Merger) -> dict[str, str]:
    return {
        f"child-{merger.ids['P06']}": "K05",
        f"exemplar-{merger.exemplar}": "K05",
        f"post-{merger.posts['owner6']}": "K05",
    }


def test_the_secretary_walks_from_the_overview_to_the_merger_and_back(season: Season, merger: Merger) -> None:
    mai, ids = season.visitor("mai", NOW), merger.ids
    before = sorted(UnitVersion.objects.values_list())

    assert _go("organisation") in mai.get(_go("overview")).content.decode()
    assert _go("organisation_unit", ids["K06"]) in mai.get(_go("organisation")).content.decode()
    assert _go("reshape", ids["K06"], "sap-nhap") in mai.get(_go("organisation_unit", ids["K06"])).content.decode()
    preview = _previewed(mai, ids["K06"], "sap-nhap", into=str(ids["K05"])).content.decode()
    assert f"Sáp nhập {GONE} vào Đảng bộ cơ sở Sở Nội vụ" in preview
    assert "Công sở văn minh, công chức gần dân" in preview
    assert "Mẫu hand6" in preview
    assert f'name="exemplar-{merger.exemplar}"' in preview
    assert "(không bắt buộc)" not in preview
    assert sorted(UnitVersion.objects.values_list()) == before

    done = _merged(mai, merger, **_chosen(merger))

    assert done.headers["Location"] == _go("organisation")
    assert Registration.objects.get(round="base-2014").unit_id == ids["K05"]
    page = mai.get(_go("organisation")).content.decode()
    assert "15-QĐ/TU, ngày 10 tháng 12 năm 2014" in page
    assert "chưa chọn nơi kế thừa" not in page
    event = Reorganisation.objects.get().events.order_by("pk")[0].pk
    undone = mai.post(_go("reorganisation_undo", event), page=_go("organisation"))
    assert undone.status_code == 302
    assert sorted(UnitVersion.objects.values_list()) == before
    assert "Đã hủy lúc" in mai.get(_go("organisation")).content.decode()


def test_the_page_reads_as_of_any_day(season: Season, merger: Merger) -> None:
    mai = season.visitor("mai", NOW)
    _merged(mai, merger, **_chosen(merger))

    then, now = (mai.get(_go("organisation"), ngay=day).content.decode() for day in ("14/12/2014", ""))
    wrong = mai.get(_go("organisation"), ngay="hôm nào").content.decode()
    told = mai.get(_go("organisation_unit", merger.ids["K06"])).content.decode()

    link = _go("organisation_unit", merger.ids["K06"])
    assert (link in then, link in now) == (True, False)
    assert 'id="ngay-sai"' in wrong
    assert "Đảng bộ cơ sở Sở Nội vụ</a>" in told
    assert "đến trước ngày 15/12/2014" in told
    assert "sáp nhập, hợp nhất vào Đảng bộ cơ sở Sở Nội vụ" in told
    assert _go("reshape", merger.ids["K06"], "sap-nhap") not in told


def test_a_second_press_reorganises_nothing_more(season: Season, merger: Merger) -> None:
    mai, ids = season.visitor("mai", NOW), merger.ids
    form = {**_form(_previewed(mai, ids["K06"], "sap-nhap", into=str(ids["K05"]))), **_chosen(merger)}

    answers = [mai.send(_go("reshape_carry_out", ids["K06"], "sap-nhap"), form) for _press in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {_go("organisation")}
    assert Reorganisation.objects.count() == 1


def test_a_unit_below_without_a_place_is_asked_for_and_nothing_chosen_is_lost(season: Season, merger: Merger) -> None:
    mai = season.visitor("mai", NOW)
    chosen = _chosen(merger)
    del chosen[f"child-{merger.ids['P06']}"]

    page = _merged(mai, merger, **chosen)

    text = page.content.decode()
    assert page.status_code == 422
    assert "Chưa chọn nơi chuyển về cho đơn vị trực thuộc: Phòng Người có công." in text
    assert text.count('<option value="K05" selected>') == 2
    assert not Reorganisation.objects.exists()


def test_what_was_left_open_is_chosen_later(season: Season, merger: Merger) -> None:
    mai = season.visitor("mai", NOW)
    _merged(mai, merger, **{f"child-{merger.ids['P06']}": "K05"})
    event = Reorganisation.objects.get().events.order_by("pk")[0].pk
    open_ = _go("reorganisation_heirs", event)
    assert open_ in mai.get(_go("organisation")).content.decode()
    assert Registration.objects.get(round="base-2014").unit_id == merger.ids["K06"]

    mai.post(open_, **{f"exemplar-{merger.exemplar}": "K05"})

    assert Registration.objects.get(round="base-2014").unit_id == merger.ids["K05"]
    assert "Mọi mô hình, điển hình đã có nơi kế thừa." in mai.get(open_).content.decode()


def test_an_undo_button_that_cannot_be_pressed_says_why(season: Season, merger: Merger) -> None:
    mai = season.visitor("mai", NOW)
    ids = merger.ids
    form = _form(_previewed(mai, ids["K06"], "doi-ten", name="Đảng bộ cơ sở Sở Lao động", short_name="Sở Lao động"))
    mai.send(_go("reshape_carry_out", ids["K06"], "doi-ten"), form)
    event = Reorganisation.objects.get().events.get().pk
    shown = mai.get(_go("organisation")).content.decode()
    assert _go("reorganisation_undo", event) in shown
    people.appoint(
        by=people.system(),
        person_id=season.world.person_ids["vang"],
        post=Post(Role.SIGNATORY, ids["K06"]),
        now=NOW,
    )

    blocked = mai.get(_go("organisation")).content.decode()
    pressed = mai.send(_go("reorganisation_undo", event), {"khoa_thao_tac": str(uuid4())})

    assert _go("reorganisation_undo", event) not in blocked
    assert "Giao vai trò (15/12/2014, Đảng bộ cơ sở Sở Lao động)" in blocked
    assert pressed.status_code == 422
    assert units.tree(date(2014, 12, 15))[ids["K06"]].name == "Đảng bộ cơ sở Sở Lao động"


NEW = {"new-1-code": "NV", "new-1-name": "Đảng bộ cơ sở Sở Nội vụ và Lao động", "new-1-short_name": "Sở NVLĐ"}
STEPS = [
    ("doi-ten", {"name": "Đảng bộ Sở Lao động", "short_name": "Sở LĐ"}, ("renamed",)),
    ("chuyen", {"parent": "K12"}, ("moved",)),
    ("doi-cap", {"tier": "base", "kind": "party_cell"}, ("level_changed",)),
    ("sap-nhap", {"into": "K05"}, ("moved", "merged_into")),
    ("sap-nhap", {"into": "", "others": "K05", **NEW}, ("formed", "moved", "merged_into")),
    ("chia-tach", {"existing": "K05", **NEW}, ("formed", "moved", "split_into")),
    ("chia-tach", {"stays": "on", **NEW}, ("formed", "moved", "split_into")),
    ("giai-the", {}, ("moved", "dissolved")),
]


@pytest.mark.parametrize(("verb", "data", "kinds"), STEPS, ids=[f"{one[0]}-{len(one[1])}" for one in STEPS])
def test_each_verb_goes_through_its_steps(
    season: Season, merger: Merger, verb: str, data: dict[str, str], kinds: tuple[str, ...]
) -> None:
    mai, ids = season.visitor("mai", NOW), merger.ids
    known = {"new-1-tier": "base", "new-1-kind": "party_committee", "new-1-parent": "K"} if "new-1-code" in data else {}
    sent = {key: str(ids.get(value, value)) for key, value in data.items()} | known

    page = _previewed(mai, ids["K06"], verb, **sent)
    assert page.status_code == 200, page.content.decode()
    form = _form(page)
    code = "NV" if known else "K05"
    filled = {key: code if key.startswith("child-") else value for key, value in form.items()}
    done = mai.send(_go("reshape_carry_out", ids["K06"], verb), filled)

    assert done.status_code == 302, done.content.decode()
    events = Reorganisation.objects.get().events.values_list("kind", flat=True)
    assert set(events) == set(kinds)


def test_a_preview_may_be_mended(season: Season, merger: Merger) -> None:
    mai, ids = season.visitor("mai", NOW), merger.ids
    form = _form(_previewed(mai, ids["K06"], "sap-nhap", into=str(ids["K05"])))

    page = mai.send(_go("reshape", ids["K06"], "sap-nhap"), form).content.decode()

    assert 'value="15-QĐ/TU"' in page
    assert f'<option value="{ids["K05"]}" selected>' in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"into": ""}, "Hãy chọn một đơn vị nhận, hoặc ghi một đơn vị mới"),
        ({"into": "K05", **NEW}, "Hãy chọn một đơn vị nhận, hoặc ghi một đơn vị mới"),
        ({"into": "", "others": "K05", **NEW, "new-1-code": ""}, "Chưa ghi mã của đơn vị mới."),
        ({"into": "K05", "number": ""}, "Chưa ghi “số, ký hiệu quyết định”."),
        ({"into": "K05", "on": "31/12/2011"}, "mới thành lập"),
    ],
)
def test_what_is_wrong_stands_on_the_first_step(
    season: Season, merger: Merger, data: dict[str, str], sentence: str
) -> None:
    mai, ids = season.visitor("mai", NOW), merger.ids
    sent = {**DECISION, **{key: str(ids.get(value, value)) for key, value in data.items()}}

    page = mai.post(_go("reshape_preview", ids["K06"], "sap-nhap"), page=_go("reshape", ids["K06"], "sap-nhap"), **sent)

    assert page.status_code == 422
    assert sentence in unescape(page.content.decode())
