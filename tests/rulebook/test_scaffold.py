"""`kheo programme new`: the folder it makes is complete at once, and nothing of anybody's is overwritten."""

import re
import tomllib
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

from kheo.rulebook import find_problems, read
from kheo.rulebook.command import main
from kheo.rulebook.command import new as command
from kheo.rulebook.reader import FILES

ROOT = Path(__file__).parents[2]
SCAFFOLD = ROOT / "src" / "kheo" / "rulebook" / "scaffold"


def _new(folder: Path, *, key: str = "thi-dua-2027", title: str = "Phong trào thi đua", on: str = "2027-03-08") -> int:
    return main(["new", str(folder), "--id", key, "--title", title, "--on", on])


def test_new_folder_passes_the_check_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "programmes" / "thi-dua-2027"

    assert _new(folder) == 0
    assert capsys.readouterr().out == (
        f"Đã lập {folder} gồm: programme.yaml, clauses.yaml, readings.yaml, cases.yaml.\n"
        "Hãy mở programme.yaml, đọc lời chỉ dẫn ở từng mục và thay dần ví dụ bằng nội dung của văn bản.\n"
        f"Sau mỗi lần sửa, gõ: kheo programme check {folder}\n"
    )
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("Điều kiện chưa có tình huống kiểm tra: không có.\n")


def test_new_folder_has_one_tier_one_yearly_round_one_outcome(tmp_path: Path) -> None:
    _new(tmp_path, title="Thi đua “Dạy tốt”: bước 1 # $x 'a' \"b\"")

    programme = read(tmp_path)
    assert (programme.id, programme.title.vi) == ("thi-dua-2027", "Thi đua “Dạy tốt”: bước 1 # $x 'a' \"b\"")
    assert programme.title.en == programme.title.vi
    assert programme.reviewed_on == date(2027, 3, 8)
    assert (list(programme.tiers), list(programme.rounds), list(programme.outcomes)) == (
        ["base"],
        ["year-2027"],
        ["commendation"],
    )


def test_the_continuity_example_works_once_it_is_let_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(tmp_path)
    for file in tmp_path.iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^# \+ ", "", text, flags=re.MULTILINE), encoding="utf-8")

    assert main(["check", str(tmp_path)]) == 0, capsys.readouterr().out
    assert list(read(tmp_path).outcomes) == ["commendation", "honour"]


def test_every_section_of_the_programme_is_explained(tmp_path: Path) -> None:
    _new(tmp_path)

    lines = (tmp_path / "programme.yaml").read_text(encoding="utf-8").splitlines()
    sections = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    unexplained = [
        lines[number]
        for number in sections
        if " # " not in lines[number] and not any(line.startswith("# ") for line in _paragraph(lines, number))
    ]
    assert len(sections) > 20
    assert unexplained == []


def _paragraph(lines: list[str], number: int) -> list[str]:
    """Give the lines above, up to the last empty one."""
    start = max((above for above in range(number) if not lines[above]), default=0)
    return lines[start:number]


def test_english_title_is_taken(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path), "--id", "a", "--title", "Một", "--title-en", "One", "--on", "2027-01-01"]) == 0
    assert (read(tmp_path).title.vi, read(tmp_path).title.en) == ("Một", "One")


def test_without_a_day_it_is_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_today", lambda: date(2031, 5, 6))

    assert main(["new", str(tmp_path), "--id", "a", "--title", "Một"]) == 0
    assert read(tmp_path).reviewed_on == date(2031, 5, 6)
    assert list(read(tmp_path).rounds) == ["year-2031"]


def test_the_clock_gives_a_year_that_works(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path), "--id", "a", "--title", "Một"]) == 0
    assert find_problems(tmp_path) == ()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    assert _new(tmp_path) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} đã có và không trống; hãy chọn một thư mục khác để không ghi đè lên nội dung cũ.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")

    assert _new(file) == 2
    assert "đã có và không trống" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    assert _new(tmp_path / "file" / "folder") == 2
    assert capsys.readouterr().err.startswith(f"Không ghi được vào {tmp_path / 'file' / 'folder'} (")


@pytest.mark.parametrize("key", ["", "Thi-Dua", "thi_dua", "thi đua", "thi-", "thi--dua", "../thi", "a" * 81, "thi\n"])
def test_a_bad_id_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    assert _new(tmp_path / "folder", key=key) == 2
    assert capsys.readouterr().err.startswith(f'Mã "{key}" không dùng được: mã chỉ gồm chữ thường không dấu,')
    assert not (tmp_path / "folder").exists()


@pytest.mark.parametrize("title", ["", "  ", "hai\ndòng", "a" * 301])
def test_a_bad_title_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str) -> None:
    assert _new(tmp_path / "folder", title=title) == 2
    assert capsys.readouterr().err == ("Tên chương trình phải là một dòng chữ, nhiều nhất 300 ký tự, không để trống.\n")
    assert not (tmp_path / "folder").exists()


@pytest.mark.parametrize("on", ["08/03/2027", "2027-02-30", "20270308", "9999-01-01"])
def test_a_bad_day_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], on: str) -> None:
    with pytest.raises(SystemExit) as left:
        _new(tmp_path, on=on)

    assert left.value.code == 2
    assert f'"{on}" không phải ngày dạng 2026-01-31' in capsys.readouterr().err


def test_the_templates_are_shipped_with_the_package() -> None:
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    paths = [path.relative_to(ROOT / "src" / "kheo").as_posix() for path in SCAFFOLD.iterdir()]

    assert {Path(path).name for path in paths} <= set(FILES)
    assert all(any(fnmatch(path, pattern) for pattern in shipped["kheo"]) for path in paths)
