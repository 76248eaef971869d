"""Form 1 as its owner fills it in: five pages, kept while typed, checked, sent once."""

from kheo.store.models import Message, Registration
from kheo.work import content, registrations
from tests.web.office.conftest import JANUARY, Season
from tests.work.world import at


def _start(season: Season, now: object) -> int:
    season.visitor("ngan", now).post(
        "/mo-hinh/moi/",
        round="base-2014",
        owner=f"donvi-{season.world.ids['P05']}",
        continues="",
        title="Công sở văn minh",
    )
    return Registration.objects.get().pk


def _rows(**first: str) -> dict[str, str]:
    row = {
        "indicator": "Hồ sơ trễ hạn",
        "unit_of_measure": "hồ sơ",
        "baseline": "42",
        "direction": "lower",
        "target": "0",
    }
    return {"tc-TOTAL_FORMS": "1", "tc-INITIAL_FORMS": "0", **{f"tc-0-{k}": v for k, v in {**row, **first}.items()}}


def test_five_pages_and_it_is_sent(season: Season) -> None:
    visitor = season.visitor("ngan", JANUARY)
    pk = _start(season, JANUARY)
    base = f"/ho-so/{pk}/dang-ky/"

    visitor.post(f"{base}1/", title="Công sở văn minh, gần dân", field="political_system")
    visitor.post(f"{base}2/", problem="Thủ tục rườm rà.", situation="42 hồ sơ trễ hạn.")
    visitor.post(f"{base}3/", goal="Không còn hồ sơ trễ hạn.", **_rows())
    visitor.post(f"{base}4/", measures="Rà soát thủ tục.", cooperation="", duration="", members="8")
    sent = visitor.post(f"/ho-so/{pk}/gui/", page=f"{base}5/", own_word="on", consent_note="", revision="5")

    row = Registration.objects.get()
    kept = content.of(row.versions.get())
    assert (sent.status_code, row.state, kept.members) == (302, "submitted", 8)
    assert [(one.indicator, one.baseline, one.target, one.direction) for one in kept.criteria] == [
        ("Hồ sơ trễ hạn", 42, 0, "lower")
    ]


def test_a_wrong_figure_is_shown_beside_its_field_and_nothing_is_lost(season: Season) -> None:
    pk = _start(season, JANUARY)

    page = season.visitor("ngan", JANUARY).post(f"/ho-so/{pk}/dang-ky/3/", goal="Gọn hơn.", **_rows(target="mười lăm"))

    text = page.content.decode()
    assert page.status_code == 422
    assert "<title>Lỗi:" in text
    assert 'value="mười lăm"' in text
    assert "Gọn hơn." in text


def test_what_is_typed_is_kept_for_the_next_session_and_for_nobody_else(season: Season) -> None:
    pk = _start(season, JANUARY)
    typed = {"problem": "Viết dở dang", "situation": ""}

    saved = season.visitor("ngan", JANUARY).send(f"/ho-so/{pk}/tu-luu/mau-1-2/", typed)

    assert saved.content.decode() == "Đã lưu lúc 09:00"
    assert "Viết dở dang" in season.visitor("ngan", JANUARY).get(f"/ho-so/{pk}/dang-ky/2/").content.decode()
    assert season.visitor("xa", JANUARY).send(f"/ho-so/{pk}/tu-luu/mau-1-2/", typed).status_code == 404
    assert season.visitor("ngan", JANUARY).send(f"/ho-so/{pk}/tu-luu/bua/", typed).status_code == 404


def test_pressing_send_twice_acts_once(season: Season) -> None:
    pk = season.world.drafted(JANUARY)
    visitor = season.visitor("ngan", JANUARY)
    page = visitor.get(f"/ho-so/{pk}/dang-ky/5/").content.decode()
    key = page.split('name="khoa_thao_tac" value="')[1][:36]
    data = {"khoa_thao_tac": key, "own_word": "on", "revision": "2", "consent_note": ""}

    answers = [visitor.send(f"/ho-so/{pk}/gui/", data) for _ in range(2)]

    assert [(one.status_code, one.headers["Location"]) for one in answers] == [(302, f"/ho-so/{pk}/da-gui/")] * 2
    assert Message.objects.filter(key__startswith="submit/").count() == 2  # the head and the secretary, once each


def test_the_day_after_the_window_is_refused_with_its_clause(season: Season) -> None:
    pk = season.world.drafted(at(2014, 1, 31))
    visitor = season.visitor("ngan", at(2014, 2, 1))
    data = {"own_word": "on", "revision": "2", "consent_note": ""}

    shown = visitor.get(f"/ho-so/{pk}/dang-ky/5/").content.decode()
    forced = visitor.post(f"/ho-so/{pk}/gui/", page=f"/ho-so/{pk}/dang-ky/4/", **data)

    assert (forced.status_code, Registration.objects.get().state) == (422, "draft")
    for text in (shown, forced.content.decode()):
        assert "#dieu-II.2.a" in text
        assert "31/01/2014" in text


def test_starting_outside_the_window_says_why(season: Season) -> None:
    page = season.visitor("ngan", at(2014, 6, 2)).get("/mo-hinh/moi/").content.decode()

    assert "Hôm nay không trong thời gian đăng ký." in page
    assert "#dieu-II.2.a" in page


def test_a_returned_registration_shows_its_reason_at_once(season: Season) -> None:
    pk = season.world.submitted(JANUARY)
    registrations.send_back(
        by=season.world.who("hoa", JANUARY), registration_id=pk, reason="Ghi rõ số liệu năm trước.", now=JANUARY
    )
    visitor = season.visitor("ngan", JANUARY)

    pages = [visitor.get(url).content.decode() for url in ("/viec/", f"/ho-so/{pk}/", f"/ho-so/{pk}/dang-ky/1/")]

    assert all("Ghi rõ số liệu năm trước." in page for page in pages)


def test_carrying_on_keeps_the_identity_and_last_years_content(season: Season) -> None:
    season.world.accepted(at(2013, 4, 10), "base-2013")
    first = Registration.objects.get()

    answer = season.visitor("ngan", JANUARY).post(
        f"/mo-hinh/moi/?tiep={first.exemplar_id}&dot=base-2014",
        round="base-2014",
        owner=f"donvi-{season.world.ids['P05']}",
        continues=str(first.exemplar_id),
        title="",
    )

    second = Registration.objects.get(round="base-2014")
    assert (answer.status_code, second.exemplar_id) == (302, first.exemplar_id)
    assert content.of(second.versions.get()).criteria == content.of(first.accepted_version).criteria
