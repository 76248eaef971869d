"""A folder that amends what runs takes over its dossiers, says so before, and loses nothing that was issued here."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kheo.rulebook.amending_text import NewAmendment, appended
from kheo.rulebook.reader import AMENDMENTS
from kheo.rulebook.text import Text
from kheo.store.models import Edition, Entry, Message
from kheo.work import amending, calendar, dossiers, programmes, readings
from kheo.work.refusals import AgainstTheRules
from tests.work.test_amending import CONFIRMING, NOW, TODAY, edition, registered_late, settle, verdict
from tests.work.world import World, at


@pytest.fixture
def late(world: World) -> int:
    """Take over a registration of 20 February from the books, besides one sent in time."""
    return registered_late(world)


@pytest.fixture
def folder(world: World, settings: object, tmp_path: Path, root: Path) -> Path:
    """Give a folder of programmes that may be written to."""
    made = tmp_path / "dan-van-kheo-2013-2015"
    shutil.copytree(root / "programmes" / made.name, made)
    settings.PROGRAMMES = tmp_path  # type: ignore[attr-defined] - the fixture sets what it is told to
    return made


def amend(folder: Path, before: str = "", effective_on: date = date(2014, 2, 10)) -> None:
    """Write an amendment into the folder, as its keeper would: registration until the end of February."""
    new = NewAmendment(
        label=Text("Sửa đổi", "Amendment"),
        document="02-HD/BCĐ",
        issued_on=date(2014, 2, 10),
        by="bloc_board",
        effective_on=effective_on,
        reaches="running_rounds",
        clauses={"SĐ1": Text("Đăng ký đến hết tháng 02.", "Register until the end of February.")},
        change={"rounds": {"base-2014": {"windows": {"register": {"until": date(2014, 3, 1)}}}}},
        cite=("SĐ1",),
    )
    (folder / AMENDMENTS).write_text(appended(before, "X1", new), encoding="utf-8")


def adopt(world: World, folder: Path) -> Edition:
    """Mai adopts a folder."""
    return amending.adopt_folder(
        by=world.who("mai", NOW), folder=folder.name, unit_id=world.ids["K"], decision="02-HD/BCĐ", now=NOW
    )


def foreseen(world: World, folder: Path) -> amending.FolderPreview:
    """Mai looks at what a folder would change."""
    return amending.preview_folder(by=world.who("mai", NOW), folder=folder.name, unit_id=world.ids["K"], now=NOW)


def test_an_amended_folder_takes_over_what_is_running(world: World, late: int, folder: Path) -> None:
    amend(folder)

    seen = foreseen(world, folder)
    new = adopt(world, folder)

    assert [one.registration_id for one in seen.seen.turned] == [late]
    assert (seen.why_not, seen.before.pk, new.replaces_id) == ("", edition(world).pk, edition(world).pk)
    assert verdict(late) == "not known yet"
    assert Entry.objects.get(word="amended").subject_id == new.pk
    assert Message.objects.filter(key__startswith=f"amend/{new.pk}/").count() == 2
    assert adopt(world, folder).pk == new.pk


def test_what_comes_into_force_later_is_foreseen_for_its_day_and_not_shown_before(
    world: World, late: int, folder: Path
) -> None:
    amend(folder, effective_on=date(2014, 3, 3))

    [turned] = foreseen(world, folder).seen.turned
    adopt(world, folder)

    assert (turned.registration_id, turned.from_on) == (late, date(2014, 3, 3))
    days = {
        now: dossiers.find(by=world.who("hoa", now), registration_id=late, now=now) for now in (NOW, at(2014, 3, 3))
    }
    assert [one.windows["register"].last_on for one in days.values()] == [date(2014, 1, 31), date(2014, 2, 28)]
    assert [str(one.outcome.eligible.verdict) for one in days.values()] == ["not met", "not known yet"]


def test_another_text_leaves_the_running_dossiers_to_the_old_one(world: World, late: int, folder: Path) -> None:
    amend(folder)
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(text.replace("đạt hiệu quả", "đạt kết quả"), encoding="utf-8")

    seen = foreseen(world, folder)
    new = adopt(world, folder)

    assert (seen.seen.takes_over, seen.seen.turned, new.replaces_id) == (False, (), None)
    assert "grades.effective" in {one.path for one in seen.seen.changes}
    assert verdict(late) == "not met"


def test_a_folder_without_what_was_issued_here_is_refused(world: World, folder: Path) -> None:
    amend(folder)
    settle(world, CONFIRMING)

    with pytest.raises(AgainstTheRules, match=r"chưa có các văn bản đã ban hành.*S1 \(12-CV/BCĐ\)"):
        adopt(world, folder)

    assert "chưa có các văn bản đã ban hành" in foreseen(world, folder).why_not
    amend(folder, before=readings.board(by=world.who("mai", NOW), edition_id=edition(world).pk).text)
    assert [one.key for one in programmes.of(adopt(world, folder)).amendments] == ["X1", "S1"]


def test_a_folder_may_not_drop_a_round_that_has_dossiers(world: World, late: int, folder: Path) -> None:
    (folder / AMENDMENTS).write_text(_without_2014(), encoding="utf-8")
    (folder / "cases.yaml").write_text("{}\n", encoding="utf-8")  # they ask for that round

    with pytest.raises(AgainstTheRules, match="bỏ đợt Cấp cơ sở, năm 2014"):
        adopt(world, folder)


def _without_2014() -> str:
    new = NewAmendment(
        label=Text("Bỏ", "Drop"),
        document="03-HD/BCĐ",
        issued_on=date(2014, 2, 10),
        by="bloc_board",
        effective_on=date(2014, 3, 10),
        reaches="all_rounds",
        clauses={"SĐ1": Text("Không xét năm 2014.", "2014 is not considered.")},
        change={"outcomes": {"base_commendation": {"rounds": ("base-2013", "base-2015")}}},
        cite=("SĐ1",),
    )
    return appended("", "X1", new)


def test_what_is_settled_later_does_not_overtake_a_newer_programme(world: World, folder: Path) -> None:
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    (folder / "programme.yaml").write_text(text.replace("đạt hiệu quả", "đạt kết quả"), encoding="utf-8")
    newer, old = adopt(world, folder), edition(world)

    settle(world, CONFIRMING, edition_id=old.pk)

    assert programmes.current(world.ids["K05"], on=TODAY)[0].pk == newer.pk
    page = calendar.page(by=None, now=NOW)
    assert page is not None
    assert page.digest == newer.digest
