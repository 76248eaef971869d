"""The pages on which certificates are printed: order, progress without a script, register, stock and printers."""

import pytest
from django.urls import reverse

from kheo.store.models import Decision, Printer, PrintRun, Stock
from kheo.work import certifying
from kheo.work.printing import running
from tests.web.office.conftest import Season
from tests.work.decided import decided
from tests.work.world import at

NOW = at(2014, 10, 14)


@pytest.fixture
def ids(season: Season) -> list[int]:
    """Give the certificates of a decision, issued by their own verb."""
    made = decided(season.world)
    return [one.pk for one in certifying.issue(by=season.world.who("minh", NOW), decision_id=made.pk, now=NOW)]


def test_a_run_is_ordered_followed_and_handed_out(season: Season, ids: list[int]) -> None:
    hoa = season.visitor("hoa", NOW)
    from_page = reverse("office:print_order", args=[_decision()])

    ordered = hoa.post(from_page, items=[str(one) for one in ids[:2]], stock="", printer="", reason="")
    run = PrintRun.objects.get()
    page = reverse("office:print_run", args=[run.pk])
    waiting = hoa.get(page)
    running.make_waiting(now=NOW)
    ready = hoa.get(page)

    assert ordered.headers["Location"] == page
    assert waiting.headers["Refresh"] == "10"
    assert '<progress id="tien-do" max="2" value="0">' in waiting.content.decode()
    assert "Refresh" not in ready.headers
    assert "Tệp 1: tờ 1 – 2" in ready.content.decode()
    file = hoa.get(reverse("office:print_file", args=[run.pk, 1]))
    assert file.content.startswith(b"%PDF-")
    again = hoa.post(from_page, items=[str(one) for one in ids], stock="", printer="", reason="")
    assert again.status_code == 422
    assert "2 giấy đã in trước đây. Hãy ghi vì sao in lại" in again.content.decode()


def test_pressed_twice_one_run_is_ordered(season: Season, ids: list[int]) -> None:
    hoa = season.visitor("hoa", NOW)
    address = reverse("office:print_order", args=[_decision()])
    data = {"khoa_thao_tac": "7b0d2b34-9f0e-4a0e-8a52-5f1c33d8a001", "items": [str(ids[0])], "reason": ""}

    first, second = hoa.send(address, data), hoa.send(address, data)

    assert (first.status_code, first.headers["Location"]) == (302, second.headers["Location"])
    assert PrintRun.objects.count() == 1


def test_a_stock_and_a_printer_are_measured(season: Season, ids: list[int]) -> None:
    hoa = season.visitor("hoa", NOW)
    new = reverse("office:stock_new", args=[season.unit])
    form = {
        "name": "Giấy khen A4",
        "width": "297",
        "height": "210",
        "revision": "0",
        "owner_on": "on",
        "owner_x": "48,5",
        "owner_y": "",
        "owner_width": "200",
        "owner_size": "24",
        **{f"{field}_{key}": value for field in FIELDS for key, value in (("lines", "1"), ("align", "center"))},
    }

    wrong = hoa.post(new, **form)
    kept = hoa.post(new, **{**form, "owner_y": "100"})
    stock = Stock.objects.get()
    measures = reverse("office:measures", args=[season.unit])
    far = hoa.post(measures, name="Máy 1", right="99", down="0")
    near = hoa.post(measures, name="Máy 1", right="-2,5", down="0")
    trial = hoa.get(reverse("office:stock_trial", args=[season.unit, stock.pk]), may=str(Printer.objects.get().pk))

    assert (wrong.status_code, kept.status_code, far.status_code, near.status_code) == (422, 302, 422, 302)
    assert "Chưa ghi số đo của “Tên tập thể, cá nhân”." in wrong.content.decode()
    assert "Độ lệch quá 50 mm." in far.content.decode()
    assert [(one["field"], one["x"], one["y"]) for one in stock.places] == [("owner", 48.5, 100.0)]
    assert trial.content.startswith(b"%PDF-")
    assert season.visitor("ly", NOW).get(measures).status_code == 403
    assert season.visitor("xa", NOW).get(measures).status_code == 404


FIELDS = (
    "granter",
    "owner",
    "unit",
    "cause",
    "decision",
    "book_number",
    "place_day",
    "authority",
    "position",
    "signer",
)


def _decision() -> int:
    return Decision.objects.get(kind="commendation").pk
