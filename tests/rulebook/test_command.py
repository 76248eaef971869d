"""`kheo programme …` on a terminal and as JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kheo.rulebook.command import main
from tests.rulebook.shipped import CASES, FOLDER
from tests.rulebook.small import GOOD

KHEO = [sys.executable, "-m", "kheo.site.command", "programme"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the small programme to disk."""
    for file, text in GOOD.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def _spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_check_of_the_shipped_programme_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(FOLDER)])

    told = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "Điều khoản: 31 trong 31 được viện dẫn." in told
    assert f"Tình huống: {len(CASES)} trong {len(CASES)} đúng." in told
    assert told[-1] == "Điều kiện chưa có tình huống kiểm tra: không có."


def test_check_prints_problems_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _spoil(folder, "clauses.yaml", ', en: "The second."', "")

    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == 'clauses.yaml:2: thiếu bản tiếng Anh ("en") ở C2\n\nCó 1 lỗi.\n'


def test_check_of_no_folder_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere"), "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 4


def test_a_machine_of_other_letters_still_reads_whole_words(folder: Path) -> None:
    _spoil(folder, "clauses.yaml", ', en: "The second."', "")
    latin = {**os.environ, "PYTHONIOENCODING": "cp1252"}

    told = subprocess.run([*KHEO, "check", str(folder)], env=latin, capture_output=True, check=False)  # noqa: S603

    assert (told.returncode, told.stderr) == (1, b"")
    assert told.stdout.decode("utf-8").splitlines()[0] == 'clauses.yaml:2: thiếu bản tiếng Anh ("en") ở C2'


def test_a_reader_who_leaves_early_is_no_fault() -> None:
    with subprocess.Popen([*KHEO, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as told:  # noqa: S603
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        assert told.stderr.read() == b""
    assert told.returncode == 0


def test_check_shows_a_case_that_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _spoil(folder, "cases.yaml", "not met, because: registered", "not met, because: reported")

    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "  ✗ none" in told
    assert "ngày 01/02/2014, praise@year: phải là không đạt vì reported, nhưng ra không đạt vì registered" in told


def test_check_shows_uncited_clauses_with_their_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(folder)])

    told = capsys.readouterr().out
    assert "  C2         không đưa vào quy tắc: chỉ là lời mở đầu" in told
    assert "Điều khoản: 1 trong 2 được viện dẫn." in told


def test_check_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--json", "--lang", "en"]) == 1

    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == []
    assert told["cases"] == {"good": [], "none": []}
    assert told["not_modelled"] == {"C2": "only an opening"}
    assert "duties.plan" in told["unpinned"]


def test_explain_tells_each_day_and_the_next_steps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(FOLDER), "late-without-decision"]) == 0

    told = capsys.readouterr().out
    assert told.splitlines()[:2] == [
        "15/10/2013 · Biểu dương, khen thưởng cấp cơ sở (Cấp cơ sở, năm 2013)",
        "✗ không đạt: Có 1 trong 7 điều kiện không đạt.",
    ]
    assert told.endswith(
        "15/10/2013 · việc tiếp theo:\n"
        "  Tổ chỉ đạo cơ sở: Xem xét quyết định cho phép đăng ký muộn, nếu có lý do chính đáng [II.2.a, III.2.e]\n"
    )


def test_reports_are_english_to_the_last_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = folder / "changed"
    changed.mkdir()
    for file, text in GOOD.items():
        changed.joinpath(file).write_text(text.replace("until: 2014-02-01", "until: 2014-01-05"), encoding="utf-8")

    asked = ["check", str(folder)], ["explain", str(folder), "good"], ["diff", str(folder), str(changed)]
    told = ""
    for words in asked:
        main([*words, "--lang", "en"])
        told += capsys.readouterr().out

    own = ("Đủ điều kiện.", "Không đăng ký.")  # what a case says, its writer says in one language
    assert "20 December 2014 · Praise (2014)" in told
    marked = [line for line in told.splitlines() if any(one.isalpha() and not one.isascii() for one in line)]
    assert [line for line in marked if not line.endswith(own)] == []


def test_explain_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(FOLDER), "base-granted", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [(one["on"], one["expected"], one["finding"]["verdict"]) for one in told] == [
        ("2013-10-13", "not known yet", "not known yet"),
        ("2013-10-14", "met", "met"),
        ("2013-10-14", "met", "met"),
    ]


def test_explain_of_no_case_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(FOLDER), "nothing"]) == 2
    assert capsys.readouterr().err == 'Không có tình huống "nothing" trong cases.yaml.\n'


def test_calendar_is_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "01/01/2014–31/01/2014  Lập kế hoạch                      Tổ chỉ đạo                [C1]\n"
        "01/01/2014–31/01/2014  Năm 2014: Đăng ký                 Tập thể, cá nhân đăng ký  [C1]\n"
        "01/12/2014–31/12/2014  Năm 2014: Công nhận, khen thưởng  Tổ chỉ đạo                [C1]\n"
    )


def test_calendar_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", str(FOLDER), "--json", "--lang", "en"]) == 0

    marks = {mark["key"]: mark for mark in json.loads(capsys.readouterr().out)}
    assert marks["base-2014/register"] == {
        "key": "base-2014/register",
        "from": "2014-01-01",
        "until": "2014-02-01",
        "what": "Base tier, 2014: Registration",
        "who": "Whoever registered",
        "cite": ["II.2.a", "III.2.e"],
        "reading": "A4",
        "inferred": True,
    }
