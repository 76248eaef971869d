"""The report as its owner writes it: kept, looked over, evidence attached, sent."""

from django.core.files.uploadedfile import SimpleUploadedFile

from kheo.store.models import Evidence, Registration
from kheo.work import reports
from tests.web.desk.test_addresses import IN_TIME, PNG
from tests.web.office.conftest import JANUARY, Season
from tests.work.world import achievement, at

TEXTS = {"overview": "Tám công chức.", "results": "Rà soát.", "effect": "Bớt đi lại.", "spread": "Phòng khác làm theo."}
FIGURES = {"actual-c1": "98,5", "note-c1": "", "actual-c2": "0", "note-c2": "Quý IV"}


def test_writing_looking_over_and_sending(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    visitor = season.visitor("ngan", IN_TIME)

    kept = visitor.post(f"/ho-so/{pk}/bao-cao/", **TEXTS, **FIGURES)
    shown = visitor.get(f"/ho-so/{pk}/bao-cao/gui/").content.decode()
    sent = visitor.post(f"/ho-so/{pk}/bao-cao/gui/")

    row = Registration.objects.get()
    assert (kept.status_code, sent.status_code, row.state) == (302, 302, "reported")
    assert "98,5" in shown
    assert [actual.value for actual in row.report.actuals.order_by("criterion__position")] == [98.5, 0]


def test_sending_too_little_names_what_is_missing(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    visitor = season.visitor("ngan", IN_TIME)
    visitor.post(f"/ho-so/{pk}/bao-cao/", **{**TEXTS, "spread": ""}, **{**FIGURES, "actual-c2": ""})

    page = visitor.post(f"/ho-so/{pk}/bao-cao/gui/")

    text = page.content.decode()
    assert (page.status_code, Registration.objects.get().state) == (422, "accepted")
    assert "Chưa có phần sức lan tỏa." in text
    assert "bằng 0 thì ghi 0" in text


def test_before_the_window_the_button_says_why(season: Season) -> None:
    pk = season.world.accepted(JANUARY)

    page = season.visitor("ngan", at(2014, 9, 30)).get(f"/ho-so/{pk}/bao-cao/gui/").content.decode()

    assert 'aria-disabled="true"' in page
    assert "01/10/2014" in page


def test_evidence_is_added_and_taken_off(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    visitor = season.visitor("ngan", IN_TIME)
    page = f"/ho-so/{pk}/bao-cao/"

    added = visitor.post(
        f"/ho-so/{pk}/minh-chung/",
        page=page,
        file=SimpleUploadedFile("ảnh phòng một cửa.png", PNG),
        criterion="c1",
    )
    evidence = Evidence.objects.get()
    file = visitor.get(f"/tep/{evidence.pk}/")
    removed = visitor.post(f"/ho-so/{pk}/minh-chung/{evidence.pk}/bo/", page=page)

    evidence.refresh_from_db()
    assert [one.status_code for one in (added, file, removed)] == [302, 200, 302]
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert (evidence.name, evidence.criterion.key, evidence.removed_at) == ("ảnh phòng một cửa.png", "c1", IN_TIME)


def test_a_file_that_may_not_come_in_says_why(season: Season) -> None:
    pk = season.world.accepted(JANUARY)

    page = season.visitor("ngan", IN_TIME).post(
        f"/ho-so/{pk}/minh-chung/",
        page=f"/ho-so/{pk}/bao-cao/",
        file=SimpleUploadedFile("virus.exe", b"MZ"),
        criterion="",
    )

    assert page.status_code == 422
    assert "Hãy dùng pdf, docx, xlsx, jpg hoặc png." in page.content.decode()
    assert Evidence.objects.count() == 0


def test_a_returned_report_shows_its_reason_at_once(season: Season) -> None:
    pk = season.world.accepted(JANUARY)
    by, leader = season.world.who("ngan", IN_TIME), season.world.who("long", IN_TIME)
    reports.submit(by=by, registration_id=pk, achievement=achievement(), now=IN_TIME)
    reports.send_back(by=leader, registration_id=pk, reason="Thiếu số liệu quý III.", now=IN_TIME)

    page = season.visitor("ngan", IN_TIME).get(f"/ho-so/{pk}/").content.decode()

    assert "Thiếu số liệu quý III." in page
