"""Drafts that an import made, sent together: the complete ones by the verb, the others told what they lack."""

import pytest

from kheo.store.models import Entry, Import, Lookup, Registration
from kheo.work.bulk import Chosen, Plan
from kheo.work.importing import running, sending
from kheo.work.refusals import NotFound
from tests.sheets.awkward.tables import plain
from tests.work.test_importing import FIGURES, NOW, applied
from tests.work.world import World, at

HEADINGS = (
    "Tên mô hình, điển hình",
    "Tập thể",
    "Lĩnh vực",
    "Việc khó cần giải quyết",
    "Thực trạng",
    "Mục tiêu chung",
    "Giải pháp, cách làm",
    *FIGURES,
    "Giấy đồng ý",
)
WHOLE = ("xây dựng hệ thống chính trị", "Phải đi lại nhiều.", "Còn 42 hồ sơ trễ.", "Không còn.", "Rà soát.")
FIGURE = ("Hồ sơ đúng hạn", "%", 91, 98)
ROWS = (
    ("Công sở văn minh", "Phòng CCHC", *WHOLE, *FIGURE, "Số 3 ngày 10/01/2014"),
    ("Một ngày không hẹn", "Phòng CCHC", *WHOLE, *FIGURE, ""),
    ("Công đoàn gần dân", "Công đoàn", *WHOLE, None, None, None, None, "Số 4 ngày 10/01/2014"),
)


@pytest.fixture
def made(world: World) -> Import:
    """Import three drafts: one complete, one without consent, one without a criterion."""
    return applied(world, plain(ROWS, HEADINGS))


def _plan(world: World, row: Import) -> Plan:
    return sending.plan(by=world.who("hoa", NOW), import_id=row.pk, now=NOW)


def _states() -> dict[str, str]:
    return dict(Registration.objects.values_list("exemplar__title", "state"))


def test_the_complete_are_named_and_of_the_others_what_they_lack(world: World, made: Import) -> None:
    plan = _plan(world, made)

    assert [line.title for line in plan.ready] == ["Công sở văn minh"]
    why = {line.title: line.why_not for line in plan.refused}
    assert why["Một ngày không hẹn"].startswith("Chưa ghi giấy đồng ý của chủ thể.")
    assert why["Công đoàn gần dân"].startswith("Chưa có tiêu chí nào.")


def test_what_was_looked_at_is_sent_by_the_verb_with_the_consent_of_its_row(world: World, made: Import) -> None:
    chosen = [Chosen(one.id, one.revision) for one in _plan(world, made).ready]

    results = sending.send(by=world.who("hoa", NOW), import_id=made.pk, chosen=chosen, now=NOW)

    assert [(one.title, one.refusal) for one in results] == [("Công sở văn minh", "")]
    assert _states() == {
        "Công sở văn minh": "submitted",
        "Một ngày không hẹn": "draft",
        "Công đoàn gần dân": "draft",
    }
    assert Registration.objects.get(state="submitted").consent_note == "Số 3 ngày 10/01/2014"
    assert Entry.objects.filter(word="registered", subject_id=chosen[0].id).count() == 1
    assert [line.title for line in _plan(world, made).ready] == []


def test_one_refused_does_not_stop_the_others(world: World, made: Import) -> None:
    rows = Registration.objects.order_by("pk")
    chosen = [Chosen(one.pk, one.revision) for one in rows]

    results = sending.send(by=world.who("hoa", NOW), import_id=made.pk, chosen=chosen, now=NOW)

    assert [bool(one.refusal) for one in results] == [False, True, True]


def test_after_the_window_nothing_is_sent(world: World, made: Import) -> None:
    late = at(2014, 6, 1)
    chosen = [Chosen(one.id, one.revision) for one in _plan(world, made).ready]

    [result] = sending.send(by=world.who("hoa", late), import_id=made.pk, chosen=chosen, now=late)

    assert result.refusal
    assert set(_states().values()) == {"draft"}


def test_only_drafts_of_this_import_are_sent(world: World, made: Import) -> None:
    other = world.drafted(NOW)

    assert sending.send(by=world.who("hoa", NOW), import_id=made.pk, chosen=[Chosen(other, 1)], now=NOW) == []
    assert Registration.objects.get(pk=other).state == "draft"


def test_another_s_import_and_one_taken_back_have_nothing_to_send(world: World, made: Import) -> None:
    with pytest.raises(NotFound):
        sending.plan(by=world.who("bao", NOW), import_id=made.pk, now=NOW)
    running.undo(by=world.who("hoa", NOW), import_id=made.pk, now=NOW)

    with pytest.raises(NotFound):
        _plan(world, made)


def test_what_was_taken_back_is_no_longer_found(world: World) -> None:
    before = set(Lookup.objects.values_list("pk", flat=True))
    row = applied(world, plain(ROWS, HEADINGS))
    assert set(Lookup.objects.values_list("pk", flat=True)) > before

    running.undo(by=world.who("hoa", NOW), import_id=row.pk, now=NOW)

    assert set(Lookup.objects.values_list("pk", flat=True)) == before
