"""Certificates put on paper: runs made bit by bit, on blank paper or on stock; who reprints says why."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pikepdf
import pypdfium2
import pytest

from kheo import papers
from kheo.papers.overprinting import Field, Place
from kheo.papers.specimens import award_certificate
from kheo.store.models import Decision, Document, Entry, PrintedSheet, PrintRun, Wording
from kheo.work import decisions, files, styles
from kheo.work.exporting import described, registered
from kheo.work.exporting.described import Form
from kheo.work.printing import measuring, running, showing
from kheo.work.printing.measuring import NEW
from kheo.work.printing.running import Order
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow, NotPermitted
from kheo.work.styles import Spelling, Style
from tests.work.certified import certified
from tests.work.decided import decided
from tests.work.world import World, at, paper

NOW = at(2014, 10, 14)


class Press:
    """A decision with five certificates, and Hoa, who prints them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.decision: Decision = decided(world)
        self.ids = certified(self.decision, 5)
        self.unit = self.decision.unit_id
        self.hoa = world.who("hoa", NOW)

    def order(self, ids: list[int], **more: object) -> PrintRun:
        """Order a run."""
        return running.order(by=self.hoa, decision_id=self.decision.pk, order=Order(document_ids=ids, **more), now=NOW)

    def made(self, run: PrintRun) -> list[bytes]:
        """Let the clock pass until the run is made; give its files."""
        while running.make_waiting(now=NOW):
            pass
        return [files.read(one.blob) for one in run.files.select_related("blob")]


@pytest.fixture
def press(world: World) -> Press:
    """Build the world with its certificates."""
    return Press(world)


@pytest.fixture
def two_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file hold two sheets."""
    monkeypatch.setattr(running, "SHEETS_A_FILE", 2)


def _words(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in pdf]


def test_a_run_is_made_file_by_file_and_tells_how_far_it_is(press: Press, two_a_file: None) -> None:
    run = press.order(press.ids)

    seen = []
    for _ in range(3):
        running.make_waiting(now=NOW)
        board = showing.run(by=press.hoa, run_id=run.pk, now=NOW)
        seen.append((board.run.made, board.run.waits, board.run.files[-1]))

    assert seen == [(2, True, (1, 1, 2)), (4, True, (2, 3, 4)), (5, False, (3, 5, 5))]
    assert running.make_waiting(now=NOW) == 0


def test_on_blank_paper_stand_the_sheets_as_they_were_issued(press: Press) -> None:
    (data,) = press.made(press.order(press.ids))

    pages = _words(data)
    assert [f"Tổ {number}" in page for number, page in enumerate(pages, 1)] == [True] * 5
    first = Document.objects.get(pk=press.ids[0])
    issued = _words(files.read(first.pdf))
    assert pages[0] == issued[0]  # with the code at its foot


def test_on_stock_stand_only_the_words_where_they_were_measured(press: Press) -> None:
    places = (Place(field=Field.OWNER, x=48, y=100, width=200, size=24),)
    stock = measuring.keep_stock(
        by=press.hoa, unit_id=press.unit, stock_id=None, measured=replace(NEW, name="Giấy khen", places=places), now=NOW
    )
    printer = measuring.keep_printer(
        by=press.hoa, unit_id=press.unit, printer_id=None, name="Máy 1", right=Decimal("2.5"), down=Decimal(-1), now=NOW
    )
    run = press.order(press.ids[:2], stock_id=stock.pk, printer_id=printer.pk)
    # measured again after the order: the run keeps what was measured then
    measuring.keep_stock(
        by=press.hoa,
        unit_id=press.unit,
        stock_id=stock.pk,
        measured=replace(measuring.measured(stock), places=NEW.places),
        now=NOW,
    )

    (data,) = press.made(run)

    assert [page.strip() for page in _words(data)] == ["Tổ 1", "Tổ 2"]
    board = showing.run(by=press.hoa, run_id=run.pk, now=NOW).run
    assert (board.on_what, board.printer, run.right, run.down) == ("Giấy khen", "Máy 1", Decimal("2.5"), Decimal(-1))


def test_on_stock_each_sheet_has_the_words_it_was_issued_with(press: Press) -> None:
    own = Wording.objects.create(
        unit_id=press.unit,
        kind="award_certificate",
        number=1,
        words={"cause": "Vì đã dân vận khéo."},
        account_id=press.hoa.account,
        at=NOW,
    )
    uncaused = papers.dump(replace(award_certificate(), cause=""))
    Document.objects.filter(pk__in=press.ids[:2]).update(value=uncaused)
    Document.objects.filter(pk=press.ids[1]).update(wording=own)  # the first was issued before
    places = (Place(field=Field.CAUSE, x=20, y=100, width=250, size=14, lines=4),)
    measured = replace(NEW, name="Giấy khen", places=places)
    stock = measuring.keep_stock(by=press.hoa, unit_id=press.unit, stock_id=None, measured=measured, now=NOW)

    (data,) = press.made(press.order(press.ids[:2], stock_id=stock.pk))

    first, second = (" ".join(page.split()) for page in _words(data))
    assert first == "Đã có mô hình đạt kết quả tiêu biểu trong phong trào thi đua “Dân vận khéo”"
    assert second == "Vì đã dân vận khéo."


def test_on_stock_each_sheet_is_spelled_as_the_office_wrote_when_it_was_issued(press: Press) -> None:
    styles.change(by=press.hoa, unit_id=press.unit, style=Style(spelling=Spelling.MARK_LAST), now=NOW)
    Document.objects.filter(pk=press.ids[1]).update(issued_at=at(2014, 10, 15))  # the first was issued before
    place = Place(field=Field.GRANTER, x=20, y=100, width=250, size=14, lines=4, capitals=True)
    measured = replace(NEW, name="Giấy khen", places=(place, replace(place, y=150, capitals=False)))
    stock = measuring.keep_stock(by=press.hoa, unit_id=press.unit, stock_id=None, measured=measured, now=NOW)

    (data,) = press.made(press.order(press.ids[:2], stock_id=stock.pk))

    first, second = (" ".join(page.split()) for page in _words(data))
    said = "Ban Chấp hành Đảng bộ Văn phòng Ủy ban nhân dân tỉnh"
    late = "Ban Chấp hành Đảng bộ Văn phòng Uỷ ban nhân dân tỉnh"
    assert (first, second) == (f"{said.upper()} {said}", f"{late.upper()} {late}")


def test_who_prints_again_says_why_and_the_register_tells(press: Press) -> None:
    press.made(press.order(press.ids[:2]))

    with pytest.raises(BadInput) as refused:
        press.order(press.ids[1:3])
    again = press.order(press.ids[1:3], reason="Kẹt giấy.")

    assert list(refused.value.fields) == ["reason"]
    register = showing.register(by=press.hoa, unit_id=press.unit, now=NOW)
    assert [(one.title[-4:], one.copy, one.reason, one.made) for one in register.lines] == [
        ("Tổ 2", 2, "Kẹt giấy.", False),
        ("Tổ 3", 1, "", False),
        ("Tổ 1", 1, "", True),
        ("Tổ 2", 1, "", True),
    ]
    assert Entry.objects.filter(word="print_ordered").last().payload["remark"] == "Kẹt giấy."
    told = described.rendered(registered.printed(by=press.hoa, unit_id=press.unit, now=NOW), Form.XLSX)
    book = openpyxl.load_workbook(io.BytesIO(told.data))
    assert [cell.value for cell in book.active[book.active.max_row]][1:3] == ["Khen thưởng: Tổ 2", "05-QĐ/ĐU"]
    assert again.total == 2


def test_a_cancelled_run_leaves_in_the_register_what_was_made(press: Press, two_a_file: None) -> None:
    run = press.order(press.ids)
    running.make_waiting(now=NOW)

    running.cancel(by=press.hoa, run_id=run.pk, now=NOW)
    running.cancel(by=press.hoa, run_id=run.pk, now=NOW)

    assert PrintedSheet.objects.count() == 2
    assert running.make_waiting(now=NOW) == 0
    assert Entry.objects.filter(word="print_cancelled").count() == 1
    assert press.order(press.ids[2:]).reason == ""


def test_a_run_that_is_done_is_not_cancelled_and_two_clocks_make_one_file(press: Press) -> None:
    run = press.order(press.ids)
    running.make_next(run.pk, now=NOW)

    with pytest.raises(NotFound):
        running.make_next(run.pk, now=NOW)
    with pytest.raises(NotNow):
        running.cancel(by=press.hoa, run_id=run.pk, now=NOW)

    assert run.files.count() == 1


def test_words_that_fit_no_place_stop_the_run_with_a_sentence(press: Press) -> None:
    places = (Place(field=Field.CAUSE, x=10, y=100, width=12, size=12),)
    run = press.order(press.ids[:1])
    run.stock = {"name": "Hẹp", "width": 297, "height": 210, "places": [{**_plain(places[0])}]}
    run.save()

    running.make_waiting(now=NOW)

    board = showing.run(by=press.hoa, run_id=run.pk, now=NOW).run
    assert (board.state, board.made) == ("failed", 0)
    assert "không đặt vừa chỗ “Nội dung khen thưởng”" in board.problem


def _plain(place: Place) -> dict[str, object]:
    return {"field": str(place.field), "x": place.x, "y": place.y, "width": place.width, "size": place.size}


@pytest.mark.parametrize(("name", "refusal"), [("ly", NotPermitted), ("ngan", NotFound), ("xa", NotFound)])
def test_who_may_not_print(press: Press, name: str, refusal: type[Exception]) -> None:
    by = press.world.who(name, NOW)

    with pytest.raises(refusal):
        running.order(by=by, decision_id=press.decision.pk, order=Order(document_ids=press.ids), now=NOW)
    with pytest.raises(NotPermitted):
        measuring.stocks(by=by, unit_id=press.unit)


def test_certificates_of_another_decision_and_of_one_that_fell_are_not_printed(press: Press) -> None:
    other = Document.objects.exclude(kind="award_certificate").values_list("pk", flat=True).first()
    for ids in ([], [other], [*press.ids, 10**6]):
        with pytest.raises(BadInput) as refused:
            press.order(ids)
        assert list(refused.value.fields) == ["items"]

    minh = press.world.who("minh", NOW)
    fallen = paper("06-QĐ/ĐU", NOW.date(), reason="Sai tên.")
    decisions.revoke(by=minh, decision_id=press.decision.pk, paper=fallen, now=NOW)
    with pytest.raises(NotNow):
        press.order(press.ids)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Chưa đặt tên phôi"),
        ({"places": ()}, "Chưa chọn chỗ nào"),
        ({"width": Decimal(20)}, "Khổ phôi phải từ 50 đến 500 mm"),
        ({"places": (Place(field=Field.OWNER, x=200, y=50, width=200),)}, "nằm ngoài tờ phôi"),
        ({"places": (Place(field=Field.OWNER, x=10, y=50, width=3),)}, "không đặt vừa chỗ"),
    ],
)
def test_a_stock_that_cannot_be_is_refused(press: Press, changes: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        measuring.keep_stock(
            by=press.hoa, unit_id=press.unit, stock_id=None, measured=replace(NEW, **{"name": "A", **changes}), now=NOW
        )


def test_a_stock_is_named_once_and_two_who_measure_see_each_other(press: Press) -> None:
    def keep(stock_id: int | None, measured: measuring.Measured) -> object:
        return measuring.keep_stock(by=press.hoa, unit_id=press.unit, stock_id=stock_id, measured=measured, now=NOW)

    first = keep(None, replace(NEW, name="Giấy khen"))
    with pytest.raises(BadInput, match="Tên phôi này đã có"):
        keep(None, replace(NEW, name="Giấy khen"))
    keep(first.pk, measuring.measured(first))
    with pytest.raises(Changed):
        keep(first.pk, replace(NEW, name="Giấy khen", revision=1))
    trial = measuring.trial(by=press.hoa, unit_id=press.unit, stock_id=first.pk, printer_id=None)
    with pikepdf.open(io.BytesIO(trial.data)) as pdf:
        assert len(pdf.pages) == 1
