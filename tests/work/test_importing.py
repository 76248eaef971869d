"""Importing: each awkward file as its case says; the verb's own refusals; twice is once; undone while nothing rests."""

from decimal import Decimal

import pytest

from kheo.store.models import Criterion, Entry, Exemplar, Import, ImportedRow, Registration
from kheo.work import content, diary, registrations
from kheo.work.files import Upload
from kheo.work.importing import running, showing
from kheo.work.importing.tasks import Outcome
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.sheets import awkward
from tests.sheets.awkward.tables import HEADINGS, ROWS, plain
from tests.work.world import World, at

NOW = at(2014, 1, 20)
FIGURES = ("Chỉ tiêu", "Đơn vị tính", "Hiện trạng", "Mục tiêu")


def send(world: World, data: bytes, name: str = "a.xlsx", who: str = "hoa", kind: str = "dang-ky") -> int:
    """Send a file for K05."""
    row = running.send(
        by=world.who(who, NOW),
        unit_id=world.ids["K05"],
        kind=kind,
        round_key="base-2014",
        upload=Upload(name, data),
        now=NOW,
    )
    return row.pk


def paired(world: World, data: bytes, name: str = "a.xlsx", who: str = "hoa", kind: str = "dang-ky") -> int:
    """Send a file and agree to the columns as they were guessed."""
    pk, by = send(world, data, name, who, kind), world.who(who, NOW)
    file = running.opened(by=by, import_id=pk, now=NOW)
    converts = True if file.old else None
    running.choose(by=by, import_id=pk, page="", columns=file.columns, converts=converts, now=NOW)
    return pk


def applied(world: World, data: bytes, *, only_good: bool = False) -> Import:
    """Send, pair, apply."""
    by = world.who("hoa", NOW)
    return running.apply(by=by, import_id=paired(world, data), only_good=only_good, now=NOW)


def told(world: World, data: bytes) -> list[Outcome]:
    """Tell what would come of each row."""
    return running.preview(running.opened(by=world.who("hoa", NOW), import_id=paired(world, data), now=NOW))


GOING_IN = """two_lines.xlsx grouped.xlsx ditto.xlsx other_order.xlsx name_and_position.xlsx criteria_continued.xlsx
uncertain_figures.xlsx unknown_owner.xlsx unknown_field.xlsx uncounted.xlsx nfd.csv tcvn3.xlsx vni_unnamed.xlsx
plain.xls tcvn3.xls"""


@pytest.mark.parametrize("name", GOING_IN.split())
def test_each_awkward_file_goes_in_as_its_case_says(world: World, name: str) -> None:
    pk, by = paired(world, awkward.make(name), name), world.who("hoa", NOW)

    running.apply(by=by, import_id=pk, only_good=True, now=NOW)

    case = awkward.CASES[name]
    good = [one for at, one in enumerate(case["titles"]) if one and at not in case.get("bad", ())]
    assert sorted(Exemplar.objects.values_list("title", flat=True)) == sorted(dict.fromkeys(good))


def test_looking_writes_nothing(world: World) -> None:
    pk = paired(world, plain())
    before = Entry.objects.count()

    seen = showing.preview(by=world.who("hoa", NOW), import_id=pk, now=NOW)

    assert seen.counts == {"new": 3, "changed": 0, "same": 0, "bad": 0, "look": 3}
    assert (Registration.objects.count(), Exemplar.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_rows_become_drafts_by_the_verb_with_its_diary(world: World) -> None:
    row = applied(world, awkward.make("criteria_below.xlsx"))

    words = list(Entry.objects.order_by("-seq").values_list("word", flat=True)[:3])
    first = Registration.objects.get(exemplar__title="Công sở văn minh")
    assert words == [str(diary.Word.IMPORTED), str(diary.Word.DRAFTED), str(diary.Word.DRAFTED)]
    assert diary.first_broken() is None
    assert row.counts["new"] == 2
    assert (first.state, first.owner_name) == ("draft", "Phòng Cải cách hành chính")
    figures = Criterion.objects.filter(version__registration=first)
    assert list(figures.values_list("indicator", "baseline", "target", "direction")) == [
        ("Hồ sơ đúng hạn", Decimal("91.5"), 98, "higher"),
        ("Hồ sơ trễ hạn", 1042, 0, "lower"),
    ]


def test_the_same_file_again_changes_nothing_and_doubles_nothing(world: World) -> None:
    applied(world, plain())

    again = applied(world, plain())

    assert again.counts == {"new": 0, "changed": 0, "same": 3, "bad": 0, "look": 0}
    assert Registration.objects.count() == 3


def test_a_mended_file_updates_what_is_there_and_leaves_other_columns(world: World) -> None:
    headings = (*HEADINGS, *FIGURES)
    applied(world, plain([(*ROWS[0], "Hồ sơ đúng hạn", "%", 91.5, 98)], headings))
    changed = [(*ROWS[0][:5], "kinh tế")]

    row = applied(world, plain(changed))

    kept = content.of(registrations.open_version(Registration.objects.get()))
    assert row.counts["changed"] == 1
    assert (kept.field, [one.indicator for one in kept.criteria]) == ("economy", ["Hồ sơ đúng hạn"])


def test_a_row_is_refused_by_the_verb_at_its_cell(world: World) -> None:
    long = plain([(1, "Phòng CCHC", "Dài " * 100, "Phòng CCHC", None, None)])

    [row] = told(world, long)

    assert (row.what, dict(row.faults)) == (
        "bad",
        {"title": "Có nội dung chưa đúng. Tên dài 399 ký tự, quá 300. Hãy rút gọn tên."},
    )
    assert row.record.address("title") == "C2"


def test_all_or_nothing_unless_only_the_good_are_wanted(world: World) -> None:
    pk, by = paired(world, awkward.make("twice.xlsx")), world.who("hoa", NOW)

    with pytest.raises(BadInput, match="Còn 1 dòng chưa đúng"):
        running.apply(by=by, import_id=pk, only_good=False, now=NOW)
    assert Registration.objects.count() == 0

    running.apply(by=by, import_id=pk, only_good=True, now=NOW)
    assert Registration.objects.count() == 2
    with pytest.raises(NotNow):
        running.apply(by=by, import_id=pk, only_good=True, now=NOW)


def test_bad_rows_come_back_with_the_reason_and_go_in_once_mended(world: World) -> None:
    pk = paired(world, awkward.make("uncertain_figures.xlsx"))

    made = showing.bad_rows(by=world.who("hoa", NOW), import_id=pk, now=NOW)

    file = running.opened(by=world.who("hoa", NOW), import_id=send(world, made.data), now=NOW)
    assert file.laid.headings[-1] == "Lý do chưa nhập được"
    assert [line.cells[2] for line in file.laid.lines] == ["Công sở văn minh", "Công đoàn gần dân"]
    assert "Ô I2 – Hiện trạng: Số “1.5” chưa rõ nghĩa" in str(file.laid.lines[0].cells[-1])


def test_undone_while_nothing_rests_on_it(world: World) -> None:
    first = applied(world, plain(ROWS[:1]))
    changed = applied(world, plain([(1, "Phòng CCHC", "Công sở văn minh", "Phòng CCHC", None, "kinh tế"), *ROWS[1:]]))
    by = world.who("hoa", NOW)

    running.undo(by=by, import_id=changed.pk, now=NOW)

    [left] = Registration.objects.all()
    assert content.of(registrations.open_version(left)).field == "political_system"
    assert Exemplar.objects.count() == 1
    assert diary.first_broken() is None
    with pytest.raises(NotNow, match="đã được sửa sau khi nhập"):
        running.undo(by=by, import_id=first.pk, now=NOW)


def test_what_was_touched_since_is_not_undone(world: World) -> None:
    row, by = applied(world, plain(ROWS[:1])), world.who("hoa", NOW)
    pk = ImportedRow.objects.get().subject_id
    registrations.save(by=by, registration_id=pk, content_=content.Content(title="Khác"), now=NOW)

    with pytest.raises(NotNow, match="“Công sở văn minh” đã được sửa sau khi nhập"):
        running.undo(by=by, import_id=row.pk, now=NOW)


def test_others_may_not(world: World) -> None:
    with pytest.raises(NotPermitted):
        send(world, plain(), who="ngan")
    pk = send(world, plain())
    with pytest.raises(NotFound):
        running.opened(by=world.who("bao", NOW), import_id=pk, now=NOW)


def test_columns_are_remembered_for_the_unit(world: World) -> None:
    strange = ("A", "B", "Tên mô hình", "D", "E", "G")
    pk, by = send(world, plain(headings=strange)), world.who("hoa", NOW)
    assert running.opened(by=by, import_id=pk, now=NOW).columns == {"title": 2}
    running.choose(
        by=by, import_id=pk, page="", columns={"title": 2, "collective": 3, "person": 4}, converts=None, now=NOW
    )

    again = running.opened(by=by, import_id=send(world, plain(headings=strange)), now=NOW)

    assert again.columns == {"title": 2, "collective": 3, "person": 4}


def test_old_letters_are_asked_about_first(world: World) -> None:
    pk, by = send(world, awkward.make("tcvn3.xlsx"), "tcvn3.xlsx"), world.who("hoa", NOW)
    file = running.opened(by=by, import_id=pk, now=NOW)

    with pytest.raises(BadInput) as refused:
        running.choose(by=by, import_id=pk, page="", columns=file.columns, converts=None, now=NOW)

    assert set(refused.value.fields) == {"converts"}


def test_the_template_comes_back_without_a_question(world: World) -> None:
    applied(world, awkward.make("criteria_below.xlsx"))
    by = world.who("hoa", NOW)
    made = showing.template(by=by, unit_id=world.ids["K05"], kind="dang-ky", round_key="base-2014", now=NOW)

    row = applied(world, made.data)

    assert row.counts == {"new": 0, "changed": 0, "same": 2, "bad": 0, "look": 0}
