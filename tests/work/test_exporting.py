"""Lists as files: what is filtered, with the columns chosen; long ones made by the clock, fetched until they expire."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.conf import LazySettings
from django.utils.text import capfirst

from kheo.store.models import Entry, Export, Message, Registration
from kheo.work import listing, people, registrations, units
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.exporting import asking, lined, making
from kheo.work.exporting.described import Form
from kheo.work.exporting.lined import Extract
from kheo.work.listing import Order, Wanted
from kheo.work.people import Post
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)
TITLES = ("Hòa giải khéo", "=1+1", "Ăn sạch", "Đọc sách")
IN_ORDER = ["=1+1", "Ăn sạch", "Đọc sách", "Hòa giải khéo"]
SOME = Extract(Wanted(order=Order.TITLE), frozenset({"noi", "trang_thai"}))
DAY = timedelta(days=1)


@pytest.fixture
def many(world: World, settings: LazySettings, tmp_path: Path) -> World:
    """Register four exemplars, one with a title that a spreadsheet might run."""
    settings.VAR = tmp_path
    ngan = world.who("ngan", NOW)
    for title in TITLES:
        entry = registrations.Entry(Owners((world.ids["P05"],)), "base-2014", title)
        row = registrations.draft(by=ngan, entry=entry, now=NOW)
        registrations.save(by=ngan, registration_id=row.pk, content_=content_(title=title), now=NOW)
        registrations.submit(by=ngan, registration_id=row.pk, own_word=True, now=NOW)
    return world


def _ask(world: World, extract: Extract = SOME, who: str = "hoa") -> Export:
    return asking.ask(by=world.who(who, NOW), extract=extract, now=NOW)


def _rows(data: bytes) -> list[list[object]]:
    """Read the rows of a sheet from its headings on."""
    found = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()]
    return found[next(at for at, row in enumerate(found) if row[0] == "TT") :]


def _state(row: Export) -> tuple[str, int, int]:
    return Export.objects.values_list("state", "made", "total").get(pk=row.pk)


@pytest.mark.parametrize("batch", [1, 3, 4, 500])
def test_the_sheet_holds_every_line_in_the_list_s_order_with_its_columns(
    many: World, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "BATCH", batch)

    made = lined.at_once(by=many.who("hoa", NOW), extract=SOME, now=NOW)

    head, *rows = _rows(made.data)
    assert head == ["TT", "Mã", "Tên mô hình, điển hình", "Loại", "Chủ thể", "Nơi đăng ký", "Trạng thái"]
    assert [(row[0], row[2]) for row in rows] == list(enumerate(IN_ORDER, 1))
    assert {row[5] for row in rows} == {units.tree(NOW.date())[many.ids["K05"]].name}
    assert made.name == "danh-sach-2014-01-20.xlsx"


def test_what_is_judged_is_written_with_its_clause_where_it_was_chosen(many: World) -> None:
    hoa, wanted = many.who("hoa", NOW), Wanted(here=many.ids["K05"])

    made = lined.at_once(by=hoa, extract=Extract(wanted, frozenset({"dat", "dieu_kien"})), now=NOW)

    head, *rows = _rows(made.data)
    judged = [one.judged for one in listing.every(by=hoa, wanted=replace(wanted, is_judged=True), now=NOW)]
    assert head[5:] == ["Tiêu chí đạt", "Tổng tiêu chí", "Đủ điều kiện", "Lý do", "Căn cứ"]
    assert [row[7] for row in rows] == [capfirst(one.eligible.verdict.label.vi) for one in judged if one]
    assert all(row[9] for row in rows)


def test_a_list_of_nobody_s_is_not_handed_out(many: World) -> None:
    ngan, extract = many.who("ngan", NOW), Extract(Wanted(here=many.ids["K"]), frozenset())

    for act in (lined.at_once, asking.is_long, asking.ask):
        with pytest.raises(NotFound):
            act(by=ngan, extract=extract, now=NOW)


def test_no_title_runs_as_a_formula(many: World) -> None:
    hoa = many.who("hoa", NOW)
    sheet = lined.at_once(by=hoa, extract=SOME, now=NOW)
    text = lined.at_once(by=hoa, extract=Extract(SOME.wanted, SOME.columns, Form.CSV), now=NOW)

    kinds = {
        cell.data_type for row in openpyxl.load_workbook(io.BytesIO(sheet.data)).active.iter_rows() for cell in row
    }
    lines = list(csv.reader(io.StringIO(text.data.decode("utf-8-sig"))))

    assert "f" not in kinds
    assert [line[2] for line in lines[1:]] == ["'=1+1", *IN_ORDER[1:]]
    assert text.data.startswith(b"\xef\xbb\xbf")


def test_a_list_is_long_from_one_more_than_the_setting(many: World, settings: LazySettings) -> None:
    found = []
    for most in (3, 4):
        settings.EXPORT_AT_ONCE = most
        found.append(asking.is_long(by=many.who("hoa", NOW), extract=SOME, now=NOW))

    assert found == [True, False]


def test_a_long_list_is_made_by_the_clock_told_and_fetched(many: World) -> None:
    row = _ask(many)
    before = _state(row)

    assert making.make_waiting(now=NOW) == 1

    made = asking.fetch(by=many.who("hoa", NOW), export_id=row.pk, now=NOW)
    assert (before, _state(row)) == (("waiting", 0, 4), ("ready", 4, 4))
    assert [one[2] for one in _rows(made.path.read_bytes())[1:]] == IN_ORDER
    assert [path.name for path in asking.folder().iterdir()] == [str(row.pk)]
    told = Message.objects.get(key__startswith=f"export-{row.pk}/")
    assert (told.person_id, "27/01/2014" in told.body) == (many.person_ids["hoa"], True)
    assert Entry.objects.filter(word="export_asked", subject_id=row.pk).count() == 1
    assert making.make_waiting(now=NOW) == 0


def test_what_waits_already_is_not_asked_for_twice_and_three_wait_at_most(many: World) -> None:
    assert _ask(many).pk == _ask(many).pk
    for state in ("accepted", "submitted"):
        _ask(many, Extract(Wanted(state=state), SOME.columns))

    with pytest.raises(BadInput, match="đang có 3 tệp chờ lập"):
        _ask(many, Extract(Wanted(), SOME.columns, Form.CSV))


def test_a_file_is_fetched_until_its_day_and_then_removed(many: World) -> None:
    row, hoa = _ask(many), many.who("hoa", NOW)
    making.make_waiting(now=NOW)
    last, over = NOW + 7 * DAY - timedelta(seconds=1), NOW + 7 * DAY

    assert making.remove_expired(now=last) == 0
    assert asking.fetch(by=hoa, export_id=row.pk, now=last).path.exists()
    with pytest.raises(NotNow, match="hết hạn"):
        asking.fetch(by=hoa, export_id=row.pk, now=over)
    assert making.remove_expired(now=over) == 1
    assert (_state(row)[0], list(asking.folder().iterdir())) == ("expired", [])
    assert making.remove_expired(now=over) == 0


def _killed(export_id: int, token: str) -> Path:
    """Leave what a maker leaves that was killed in the middle."""
    asking.folder().mkdir(parents=True, exist_ok=True)
    part = asking.folder() / f".{export_id}-{token}"
    part.write_bytes(b"PK half of it")
    return part


def test_what_a_killed_maker_left_is_removed_once_nobody_makes_that_file(many: World) -> None:
    row = _ask(many)
    first, nobody_s = _killed(row.pk, "00112233aabbccdd"), _killed(row.pk + 1_000, "00112233aabbccdd")
    others = asking.folder() / ".nfs-0001"
    others.touch()

    assert making.remove_half_written() == 1  # its row is gone; the other is still to be made, and may be being made
    assert (first.exists(), nobody_s.exists()) == (True, False)
    making.make_waiting(now=NOW)
    assert making.remove_half_written() == 1
    assert {one.name for one in asking.folder().iterdir()} == {str(row.pk), others.name}
    assert making.remove_half_written() == 0


def test_what_was_left_of_a_file_that_failed_three_times_is_removed(many: World) -> None:
    row = _ask(many)
    for again in range(making.TRIES):
        _killed(row.pk, f"{again:016x}")
    Export.objects.filter(pk=row.pk).update(tries=making.TRIES)
    making.make_waiting(now=NOW)

    assert _state(row)[0] == "failed"
    assert making.remove_half_written() == making.TRIES
    assert list(asking.folder().iterdir()) == []


def test_a_file_is_nobody_else_s(many: World) -> None:
    row = _ask(many)
    making.make_waiting(now=NOW)

    for who in ("bao", "mai", "xa"):
        with pytest.raises(NotFound):
            asking.fetch(by=many.who(who, NOW), export_id=row.pk, now=NOW)
    assert asking.mine(by=many.who("bao", NOW)) == ()


def _see_k12_too(world: World) -> None:
    post = Post(Role.INSPECTOR, world.ids["K12"], from_on=NOW.date(), until_on=(NOW + 2 * DAY).date())
    people.appoint(by=people.system(), person_id=world.person_ids["hoa"], post=post, now=NOW)


def test_whoever_lost_a_unit_no_longer_fetches_what_stands_in_the_file(many: World) -> None:
    _see_k12_too(many)
    row = _ask(many)
    making.make_waiting(now=NOW)
    assert asking.fetch(by=many.who("hoa", NOW), export_id=row.pk, now=NOW).path.exists()
    later = NOW + 3 * DAY

    with pytest.raises(NotPermitted, match="không còn quyền xem"):
        asking.fetch(by=many.who("hoa", later), export_id=row.pk, now=later)


def test_a_unit_s_own_list_is_closed_with_the_unit(many: World) -> None:
    _see_k12_too(many)
    row = _ask(many, Extract(Wanted(here=many.ids["K12"]), SOME.columns))
    making.make_waiting(now=NOW)
    later = NOW + 3 * DAY

    assert asking.find(by=many.who("hoa", NOW), export_id=row.pk).may.ok
    assert not asking.find(by=many.who("hoa", later), export_id=row.pk).may.ok


def test_whoever_reads_no_list_when_it_is_made_gets_none(many: World) -> None:
    _see_k12_too(many)
    row = _ask(many, Extract(Wanted(here=many.ids["K12"]), SOME.columns))

    making.make_waiting(now=NOW + 3 * DAY)

    assert _state(row) == ("failed", 0, 0)
    assert not list(asking.folder().iterdir())


def test_one_cut_off_is_tried_again_after_a_while_and_three_times_at_most(
    many: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, now = _ask(many), NOW

    def broken(**_given: object) -> int:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(lined, "write", broken)
        for _try in range(3):
            with pytest.raises(OSError, match="no space"):
                making.make_waiting(now=now)
            assert making.make_waiting(now=now) == 0
            now += timedelta(minutes=30)
        making.make_waiting(now=now)

    assert _state(row)[0] == "failed"
    assert "ba lần" in asking.find(by=many.who("hoa", NOW), export_id=row.pk).problem
    assert not list(asking.folder().iterdir())


def test_the_first_of_two_who_make_one_is_kept(many: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row, whole = _ask(many), lined.write

    def overtaken(**given: object) -> int:
        monkeypatch.setattr(lined, "write", whole)
        Registration.objects.filter(exemplar__title="Ăn sạch").update(state="draft")
        making.make(row.pk, now=NOW)
        return whole(**given)  # type: ignore[arg-type] - handed on as it came

    monkeypatch.setattr(lined, "write", overtaken)
    making.make(row.pk, now=NOW)

    assert _state(row) == ("ready", 3, 3)
    assert Message.objects.filter(key__startswith=f"export-{row.pk}/").count() == 1


def test_the_whole_office_is_asked_for_by_its_secretary_and_told_when_fetched(many: World) -> None:
    mai = many.who("mai", NOW)
    with pytest.raises(NotPermitted):
        asking.ask_office(by=many.who("hoa", NOW), now=NOW)

    row = asking.ask_office(by=mai, now=NOW)
    making.make_waiting(now=NOW)
    made = asking.fetch(by=mai, export_id=row.pk, now=NOW)

    assert (made.name, made.path.read_bytes()[:2]) == ("toan-bo-2014-01-20.zip", b"PK")
    told = list(Entry.objects.filter(word__in=("export_asked", "office_exported", "office_fetched")).order_by("seq"))
    assert [one.word for one in told] == ["export_asked", "office_exported", "office_fetched"]
    assert {one.account_id for one in told} == {mai.account_id}
