"""Lists of the office taken away from their pages: what stands on the page, in both formats, safe to open, guarded."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from kheo.store.models import Decision, Exemplar, Import, Printer, Proposal, Stock, TrustRoot
from kheo.web.frame import clock
from kheo.work import budgets, dispatches, units, visits, wordings
from kheo.work.budgets import Expense
from kheo.work.dispatches import Letter
from kheo.work.files import Upload
from kheo.work.importing import running
from tests.sheets import awkward
from tests.web.office.conftest import Season, Visitor
from tests.work.bloc import Bloc
from tests.work.streak import NOVEMBER, Streak
from tests.work.world import at

NOW = at(2014, 10, 14)
BOTH = pytest.mark.parametrize("form", ["xlsx", "csv"])
FORMULA = '=HYPERLINK("https://vi.du")'


@pytest.fixture
def bloc(db: None) -> Iterator[Bloc]:
    """Build the bloc; give the clock back afterwards."""
    yield Bloc()
    clock.set_source(timezone.now)


@pytest.fixture
def streak(db: None) -> Iterator[Streak]:
    """Build the world of an exemplar of several years; give the clock back afterwards."""
    yield Streak()
    clock.set_source(timezone.now)


def _lines(answer: object, form: str) -> list[dict[str, str]]:
    """Read a file from its headings on, every cell as a text; one that is a formula fails."""
    assert answer.status_code == 200
    data = b"".join(answer)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    found = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows())
    assert "f" not in {cell.data_type for row in found for cell in row}
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in found]
    head = next(at_ for at_, row in enumerate(rows) if row[0] == "TT")
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def _taken(visitor: Visitor, page: str, file: str, form: str, **query: str) -> list[dict[str, str]]:
    """Take a list away by the menu of its page, which must offer the format."""
    shown = visitor.get(page, **query).content.decode()
    assert f'href="{file}?' in shown
    assert "dang=csv" in shown
    return _lines(visitor.get(file, **query, dang=form), form)


def _safe(form: str) -> str:
    return f"'{FORMULA}" if form == "csv" else FORMULA


def _decided(season: Season) -> Decision:
    decision = Decision.objects.get(pk=season.decided())
    Exemplar.objects.update(title=FORMULA)
    return decision


@BOTH
def test_what_a_proposal_and_a_decision_list_is_taken_away(season: Season, form: str) -> None:
    decision, hoa = _decided(season), season.visitor("hoa", NOW)
    proposal = Proposal.objects.get()
    pages = {
        "proposal": ([proposal.pk], "Trạng thái", "Đã có quyết định"),
        "decision": ([decision.pk], "Nơi đăng ký", ""),
        "certificates": ([decision.pk], "Tình trạng", "Chưa lập"),
    }

    for name, (args, heading, told) in pages.items():
        page, file = reverse(f"office:{name}", args=args), reverse(f"office:{name}_export", args=args)
        lines = _taken(hoa, page, file, form)
        assert {line["Tên mô hình, điển hình"] for line in lines} == {_safe(form)}
        assert [line["TT"] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
        assert not told or {line[heading] for line in lines} == {told}
        assert season.visitor("xa", NOW).get(file).status_code == 404


@BOTH
def test_the_selection_is_taken_away_in_its_order_with_the_reasons(season: Season, form: str) -> None:
    hoa, args = season.visitor("hoa", NOW), [season.unit, "base-2014"]
    season.appraised()
    season.confirmed()

    lines = _taken(hoa, reverse("office:select", args=args), reverse("office:select_export", args=args), form)

    assert [(line["Người thẩm định"], line["Tổng tiêu chí"]) for line in lines] == [("Vũ Văn Mẫu Tuấn", "2")] * 2
    rows = hoa.get(reverse("office:select", args=args)).context["rows"]
    assert [line["Trạng thái"] for line in lines] == [one.row.state_label for one, _select, _pass in rows]
    assert [line["Lý do"] for line in lines] == [one.row.reason for one, _select, _pass in rows]


@BOTH
def test_money_goes_out_whole_in_both_formats_and_its_sum_in_the_spreadsheet_alone(season: Season, form: str) -> None:
    hoa, args = season.visitor("hoa", NOW), [season.unit, "base-2014"]
    for item, amount in ((FORMULA, 500_000), ("Hội trường", 700_000)):
        expense = Expense("ceremony", item, Decimal(amount))
        budgets.estimate(
            by=season.world.who("hoa", NOW), unit_id=season.unit, round_key="base-2014", expense=expense, now=NOW
        )

    one = _taken(hoa, reverse("office:budget", args=args), reverse("office:budget_export", args=args), form)
    every = _taken(hoa, reverse("office:budgets", args=args[:1]), reverse("office:budgets_export", args=args[:1]), form)

    assert [line["Nội dung chi"] for line in one] == [_safe(form), "Hội trường", *(["Cộng"] if form == "xlsx" else [])]
    known = {line["Đợt"]: (line["Tình trạng dự toán"], line["Dự toán (đồng)"]) for line in every}
    assert sorted(known.values())[0] == ("Chưa lập", "0")
    assert [value for value in known.values() if value[0] == "Chờ duyệt"] == [("Chờ duyệt", "1200000")]


@BOTH
def test_form_2_and_bonuses_are_taken_away_by_the_same_menu(season: Season, form: str) -> None:
    decision, hoa, args = _decided(season), season.visitor("hoa", NOW), [season.unit, "base-2014"]

    summary = hoa.get(reverse("office:summary_sheet", args=args), dang=form)
    bonuses = _taken(
        hoa,
        reverse("office:bonuses", args=[decision.pk]),
        reverse("office:bonuses_export", args=[decision.pk]),
        form,
    )

    assert f'filename="mau-2-{season.unit}-base-2014.{form}"' in summary.headers["Content-Disposition"]
    assert (
        f"{reverse('office:summary_sheet', args=args)}?dang=csv"
        in hoa.get(reverse("office:summary", args=args)).content.decode()
    )
    assert _safe(form) in {line["Mô hình, điển hình"] for line in bonuses}


@BOTH
def test_the_group_with_its_tasks_is_taken_away(season: Season, form: str) -> None:
    hoa, args = season.visitor("hoa", NOW), [season.unit]

    lines = _taken(hoa, reverse("office:group", args=args), reverse("office:group_export", args=args), form)

    board = hoa.get(reverse("office:group", args=args)).context["board"]
    assert [line["Họ và tên"] for line in lines] == [one.name for one in (*board.members, *board.duties)]
    assert [line["Vai trò, nhiệm vụ"] for line in lines] == [
        *(one.role_label for one in board.members),
        *(one.task_label for one in board.duties),
    ]


@BOTH
def test_wordings_stock_and_files_sent_in_are_taken_away_by_whoever_keeps_them(season: Season, form: str) -> None:
    hoa, args = season.visitor("hoa", NOW), [season.unit]
    by = season.world.who("hoa", NOW)
    Stock.objects.create(unit_id=season.unit, name=FORMULA, width=297, height=210)
    Printer.objects.create(unit_id=season.unit, name="Máy in phòng họp", right=Decimal("1.5"), down=-2)
    wordings.word(by=by, unit_id=season.unit, kind="plan", words={"subject": "Thi đua năm 2014"}, seen=0, now=NOW)
    upload = Upload("=nhap.xlsx", awkward.make("unknown_owner.xlsx"))
    running.send(by=by, unit_id=season.unit, kind="dang-ky", round_key="base-2014", upload=upload, now=NOW)

    def taken(name: str) -> list[dict[str, str]]:
        return _taken(hoa, reverse(f"office:{name}", args=args), reverse(f"office:{name}_export", args=args), form)

    assert [(line["Loại"], line["Tên"]) for line in taken("measures")] == [
        ("Phôi", _safe(form)),
        ("Máy in", "Máy in phòng họp"),
    ]
    assert {line["Lời văn đang dùng"] for line in taken("wordings")} == {"Của đơn vị", "Mặc định"}
    [sent] = taken("imports")
    assert (sent["Tệp"], sent["Kết quả"]) == (
        "'=nhap.xlsx" if form == "csv" else "=nhap.xlsx",
        Import.objects.get().get_state_display(),
    )
    for who, status in (("ly", 403), ("xa", 404), (None, 302)):
        visitor = season.visitor(who, NOW)
        for name in ("measures", "wordings", "imports"):
            assert visitor.get(reverse(f"office:{name}_export", args=args)).status_code == status


@BOTH
def test_roots_readings_and_the_bloc_in_numbers_are_taken_away(season: Season, form: str) -> None:
    season.reported()
    mai = season.visitor("mai", NOW)
    account = season.world.who("mai", NOW).account_id
    TrustRoot.objects.create(
        name=FORMULA,
        subject="CN=Mẫu",
        fingerprint="ab" * 32,
        pem="",
        from_on=date(2013, 1, 1),
        account_id=account,
        at=NOW,
    )
    edition = Proposal._meta.get_field("edition").related_model.objects.get()
    overview = reverse("office:overview")

    [root] = _taken(mai, reverse("office:roots"), reverse("office:roots_export"), form)
    readings = _taken(
        mai, reverse("office:readings", args=[edition.pk]), reverse("office:readings_export", args=[edition.pk]), form
    )
    numbers = _taken(mai, overview, reverse("office:overview_export"), form, dot="base-2014", xep="reported")

    assert (root["Tên"], root["Hôm nay"]) == (_safe(form), "Đang tin cậy")
    assert {line["Mã"] for line in readings} >= {"A5", "A19"}
    shown = mai.get(overview, dot="base-2014", xep="reported").context["units"]
    assert [line["Cơ sở"] for line in numbers] == [one.unit.name for one in shown]
    assert (numbers[0]["Báo cáo"], {line["Báo cáo"] for line in numbers[1:]}) == ("1", {"0"})
    hoa = season.visitor("hoa", NOW)
    assert [
        hoa.get(reverse(f"office:{name}", args=args)).status_code
        for name, args in (("roots_export", []), ("readings_export", [edition.pk]), ("overview_export", []))
    ] == [403, 403, 404]


@BOTH
def test_who_has_not_acknowledged_a_letter_is_taken_away_by_its_sender(season: Season, form: str) -> None:
    world, bloc = season.world, season.world.ids["K"]
    to = tuple(one.id for one in dispatches.below(bloc, units.tree(NOW.date())))
    letter = Letter("guidance", FORMULA, "Kính gửi.", to)
    row = dispatches.send(by=world.who("mai", NOW), unit_id=bloc, letter=letter, now=NOW)
    dispatches.acknowledge(by=world.who("hoa", NOW), dispatch_id=row.pk, unit_id=season.unit, now=NOW)
    page, file = (reverse(f"office:{name}", args=[row.pk]) for name in ("dispatch", "receivers_export"))

    sent = _taken(season.visitor("mai", NOW), page, file, form)
    came = _taken(season.visitor("hoa", NOW), page, file, form)

    assert len(sent) == len(to)
    assert [line["Báo nhận"] for line in sent] == ["Chưa báo nhận"] * (len(to) - 1) + ["Đã báo nhận"]
    assert [line["Báo nhận"] for line in came] == ["Đã báo nhận"]


@BOTH
def test_the_visits_of_a_board_are_taken_away(bloc: Bloc, form: str) -> None:
    pk, now = bloc.received(), at(2014, 12, 2)
    person = bloc.world.person_ids["mai"]
    mai = Season.visitor(bloc, "mai", now)  # type: ignore[arg-type] - signs in by name alone
    page, file = (reverse(f"office:{name}", args=[bloc.world.ids["K"]]) for name in ("tour", "tour_export"))

    [before] = _taken(mai, page, file, form)
    visits.plan(
        by=bloc.world.who("mai", now), registration_id=pk, person_id=person, on=date(2014, 12, 10), note="-1", now=now
    )
    [after] = _taken(mai, page, file, form)

    assert (before["Ngày đi"], before["Người đi"]) == ("", "")
    assert after["Ngày đi"][:10] in {"2014-12-10", "10/12/2014"}
    assert (after["Người đi"], after["Ghi chú"]) == ("Bùi Thị Mẫu Mai", "'-1" if form == "csv" else "-1")


@BOTH
def test_who_comes_into_question_for_a_conference_is_taken_away_with_the_reasons(streak: Streak, form: str) -> None:
    streak.year(2013)
    streak.year(2014)
    hoa = Season.visitor(streak, "hoa", NOVEMBER)  # type: ignore[arg-type] - signs in by name alone
    args = [streak.world.ids["K05"], "conference-2014"]

    lines = _taken(hoa, reverse("office:conference", args=args), reverse("office:conference_export", args=args), form)

    board = hoa.get(reverse("office:conference", args=args)).context["board"]
    assert [line["Mã"] for line in lines] == [one.code for one in (*board.listed, *board.open, *board.ruled_out)]
    assert {line["Diện xét"] for line in lines} == {"Thuộc diện xét"}
