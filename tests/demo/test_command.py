"""The command's parts: a busy port, the record of a season, the table, the papers with their index."""

import re
import socket
from datetime import date
from pathlib import Path

import pytest

from kheo import papers
from kheo.demo import printing, record, serving, stops, table
from kheo.demo.season.stage import Attempt, Stage
from kheo.work import documents, issued


def test_a_busy_port_is_refused_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(serving.PortBusy, match=rf"Cổng {port} đang có chương trình khác dùng.*--port"):
            serving.require_port(port)

    serving.require_port(port)


def test_a_record_is_only_good_with_every_copy(var: Path) -> None:
    stage = Stage((), ())
    stage.done["accept"] = 3
    stage.attempts.append(Attempt(date(2014, 10, 11), "report", "daidien.k05", ("II.2.a",), "Hết hạn báo cáo."))
    kept = record.keep(stage, 12.34, "digest")

    assert record.find() is None
    stops.folder().mkdir()
    for stop in stops.STOPS:
        stops.file_of(stop.on).touch()

    found = record.find()
    assert found == kept
    assert (found.seconds, found.verbs, dict(found.refused())) == (12.3, 3, {("report", "II.2.a"): 1})
    record.drop()
    assert record.find() is None


def test_the_digest_is_the_same_for_the_same_sources() -> None:
    assert re.fullmatch("[0-9a-f]{64}", record.digest())
    assert record.digest() == record.digest()


@pytest.mark.parametrize("name", ["plan.txt", "rows.toml", "rules.yaml", "verb.py", "LICENSE", "sample/below.csv"])
def test_whatever_file_is_changed_added_or_renamed_the_digest_is_another(name: str, tmp_path: Path) -> None:
    file = tmp_path / "work" / "charters" / name
    file.parent.mkdir(parents=True)
    nothing = record.digest(tmp_path)

    file.write_text("Kế hoạch")
    added = record.digest(tmp_path)
    file.write_text("Kế hoạch mới")
    changed = record.digest(tmp_path)
    file.rename(file.with_stem("other"))

    assert len({nothing, added, changed, record.digest(tmp_path)}) == 4


@pytest.mark.parametrize("name", ["work/__pycache__/verb.cpython-312.pyc", "papers/fonts/serif.ttf", "web/page.html"])
def test_what_has_no_say_in_the_season_leaves_the_digest(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    before = record.digest(tmp_path)

    file.parent.mkdir(parents=True)
    file.write_text("khác")

    assert record.digest(tmp_path) == before


@pytest.mark.django_db
def test_the_table_names_rounds_and_refusals(played: Stage) -> None:
    kept = record.Record("", 9.6, played.done, tuple(played.attempts))

    lines = list(table.lines(kept))

    assert any(re.match(r"Cấp cơ sở, năm 2014 +28 +28 +25 +25 +22 +17 +16 ", line) for line in lines)
    assert "     1  gửi báo cáo            [II.2.a]" in lines
    assert lines[-1].endswith(" việc trong 10 giây.")


@pytest.mark.django_db
def test_papers_are_laid_out_by_unit_and_round_with_an_index(
    played: Stage, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = documents.waiting_ids(limit=2)
    book = issued.book
    monkeypatch.setattr(issued, "book", lambda *, by: [row for row in book(by=by) if row.id in chosen])

    index = printing.lay_out()

    page = index.read_text(encoding="utf-8")
    links = re.findall(r'href="([^#"]+)"', page)
    assert len(links) == 4 + 2 * len(papers.KINDS)
    assert sorted({link.rsplit(".", 1)[1] for link in links}) == ["docx", "pdf"]
    assert all((index.parent / link).stat().st_size > 1000 for link in links)
    assert '<html lang="vi">' in page
