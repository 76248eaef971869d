"""What is kept beside dossiers is taken away from its pages: late drafts, a log, who may read, print runs, rights."""

from datetime import date

import pytest
from django.urls import reverse

from kheo.store.models import Decision, NurtureNote, PrintRun
from kheo.work import audience, changes
from kheo.work.actors import ROLE_LABELS
from kheo.work.printing import running
from kheo.work.printing.running import Order
from tests.web.office.conftest import Season
from tests.web.office.test_handing_out import BOTH, FORMULA, _safe, _taken
from tests.work.certified import certified
from tests.work.world import at

JANUARY, FEBRUARY, OCTOBER = at(2014, 1, 20), at(2014, 2, 10), at(2014, 10, 14)


def _day(on: date, form: str) -> str:
    return f"{on:%d/%m/%Y}" if form == "csv" else f"{on} 00:00:00"


@BOTH
def test_late_drafts_are_taken_away_with_the_paper_that_lets_them_in(season: Season, form: str) -> None:
    pk, unit = season.world.drafted(FEBRUARY), season.unit
    by = season.world.who("bao", FEBRUARY)
    changes.allow_late(by=by, registration_id=pk, reason="Ốm dài ngày.", decision=FORMULA, now=FEBRUARY)
    bao, file = season.visitor("bao", FEBRUARY), reverse("office:late_export", args=[unit])

    [line] = _taken(bao, reverse("office:late", args=[unit]), file, form)

    [draft] = changes.late_drafts(by=by, unit_id=unit, now=FEBRUARY)
    assert (line["Tên mô hình, điển hình"], line["Chủ thể"], line["Đợt"]) == (
        draft.title,
        draft.owner_name,
        draft.round_label,
    )
    assert (line["Hạn đăng ký"], line["Văn bản cho phép"]) == (_day(draft.window.last_on, form), _safe(form))
    assert [season.visitor(who, FEBRUARY).get(file).status_code for who in ("ngan", "xa", None)] == [404, 404, 302]


@BOTH
def test_a_nurture_log_is_taken_away_newest_first(season: Season, form: str) -> None:
    pk = season.world.accepted(JANUARY)
    for on, text, next_on in ((date(2014, 3, 1), FORMULA, None), (date(2014, 4, 1), "Đã gặp.", date(2014, 5, 1))):
        by = season.world.who("hoa", FEBRUARY).person_id
        NurtureNote.objects.create(registration_id=pk, by_id=by, on=on, text=text, next_on=next_on, at=FEBRUARY)
    file = reverse("office:nurture_export", args=[pk])

    lines = _taken(season.visitor("ngan", FEBRUARY), reverse("office:nurture", args=[pk]), file, form)

    told = ("Ngày chăm bồi", "Việc đã làm, điều đã góp ý", "Ngày hẹn lần sau")
    assert [tuple(line[name] for name in told) for line in lines] == [
        (_day(date(2014, 4, 1), form), "Đã gặp.", _day(date(2014, 5, 1), form)),
        (_day(date(2014, 3, 1), form), _safe(form), ""),
    ]
    assert season.visitor("xa", FEBRUARY).get(file).status_code == 404


@BOTH
def test_who_may_read_a_dossier_is_taken_away_and_an_owner_learns_no_appraiser(season: Season, form: str) -> None:
    pk = season.assigned()
    page, file = reverse("desk:audience", args=[pk]), reverse("office:audience_export", args=[pk])

    shown = {who: _taken(season.visitor(who, OCTOBER), page, file, form) for who in ("hoa", "ngan")}

    for who, lines in shown.items():
        seers = audience.who_sees(by=season.world.who(who, OCTOBER), registration_id=pk, now=OCTOBER)
        assert [(line["Đơn vị"], line["Lý do được xem"].lower()) for line in lines] == [
            (one.unit, one.why.lower()) for one in seers
        ]
    assigned = {
        who: [line["Họ và tên"] for line in lines if "phân công thẩm định" in line["Lý do được xem"]]
        for who, lines in shown.items()
    }
    assert assigned == {"hoa": ["Vũ Văn Mẫu Tuấn"], "ngan": ["Người thẩm định (không nêu tên với chủ thể)"]}
    assert season.visitor("xa", OCTOBER).get(file).status_code == 404


@BOTH
def test_every_batch_that_was_printed_is_taken_away(season: Season, form: str) -> None:
    decision = Decision.objects.get(pk=season.decided())
    ids, by = certified(decision, 2), season.world.who("hoa", OCTOBER)
    running.order(by=by, decision_id=decision.pk, order=Order(document_ids=ids), now=OCTOBER)
    running.make_waiting(now=OCTOBER)
    running.order(by=by, decision_id=decision.pk, order=Order(document_ids=ids[:1], reason=FORMULA), now=OCTOBER)
    file = reverse("office:print_runs_export", args=[season.unit])

    lines = _taken(season.visitor("ly", OCTOBER), reverse("office:print_register", args=[season.unit]), file, form)

    assert [(line["Số tờ"], line["Số tờ đã tạo"], line["Lý do in lại"]) for line in lines] == [
        ("1", "0", _safe(form)),
        ("2", "2", ""),
    ]
    assert [line["Tình trạng"] for line in lines] == [
        PrintRun.State.WAITING.label,
        PrintRun.State.READY.label,
    ]
    assert season.visitor("xa", OCTOBER).get(file).status_code == 404


@BOTH
def test_what_each_role_may_do_is_taken_away_by_whoever_gives_roles(season: Season, form: str) -> None:
    page, file = reverse("office:rights"), reverse("office:rights_export")

    lines = _taken(season.visitor("mai", OCTOBER), page, file, form)

    shown = season.visitor("mai", OCTOBER).get(page).content.decode()
    assert {line["Vai trò"] for line in lines} == set(ROLE_LABELS.values())
    assert all(f"<summary>{label}" in shown for label in ROLE_LABELS.values())
    assert [line["Được làm"] for line in lines if line["Được làm"] not in shown] == []
    assert "Lấy bản nhắc việc để gửi vào nhóm" in {line["Được làm"] for line in lines}
    assert len(lines) > len(ROLE_LABELS)
    assert season.visitor("hoa", OCTOBER).get(file).status_code == 403


def test_a_log_without_a_line_and_a_unit_without_late_drafts_offer_no_file(season: Season) -> None:
    pk = season.world.accepted(JANUARY)

    pages = {
        "nurture": season.visitor("hoa", FEBRUARY).get(reverse("office:nurture", args=[pk])),
        "late": season.visitor("hoa", FEBRUARY).get(reverse("office:late", args=[season.unit])),
    }

    assert {name: "Tải xuống" in page.content.decode() for name, page in pages.items()} == dict.fromkeys(pages, False)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_more_batches_than_the_page_shows_are_in_the_file(season: Season, form: str) -> None:
    decision = Decision.objects.get(pk=season.decided())
    [one] = certified(decision, 1)
    by = season.world.who("hoa", OCTOBER)
    for number in range(52):
        order = Order(document_ids=[one], reason=f"Lần {number}" if number else "")
        running.order(by=by, decision_id=decision.pk, order=order, now=OCTOBER)
    page, file = (
        reverse("office:print_register", args=[season.unit]),
        reverse("office:print_runs_export", args=[season.unit]),
    )

    lines = _taken(season.visitor("hoa", OCTOBER), page, file, form)

    assert [line["Lý do in lại"] for line in lines] == [*(f"Lần {number}" for number in range(51, 0, -1)), ""]
    assert "50 đợt gần nhất, mới nhất ở trên" in season.visitor("hoa", OCTOBER).get(page).content.decode()
