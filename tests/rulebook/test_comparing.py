"""What changed, for whom, from which day: by the text and by the cases."""

import json
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from kheo.rulebook import Verdict, read
from kheo.rulebook.command import main
from kheo.rulebook.comparing import Change, changes, turning_days, turns
from tests.rulebook.small import GOOD, spoilt
from tests.rulebook.test_amendments import IN_FEBRUARY, LONGER, amended


def _changed(old: dict[str, str], new: dict[str, str]) -> list[Change]:
    return list(changes(read(old), read(new)))


def test_a_text_held_against_itself_has_no_change() -> None:
    assert _changed(dict(GOOD), dict(GOOD)) == []
    programme = read(GOOD)
    assert turns(programme, programme, IN_FEBRUARY, turning_days([programme])) == ()


def test_a_moved_window_is_told_with_both_spans() -> None:
    [change] = _changed(dict(GOOD), spoilt("programme.yaml", "until: 2014-02-01, who", "until: 2014-03-01, who"))

    assert change.label.vi == "Năm 2014 · Đăng ký"
    assert (change.before and change.before.value.vi, change.after and change.after.value.vi) == (
        "01/01/2014–31/01/2014",
        "01/01/2014–28/02/2014",
    )
    assert (change.from_on, change.cite) == (None, ("C1",))


def test_a_condition_taken_away_names_the_rounds_it_served() -> None:
    line = "        - {dossier: {part: inside, cite: [C1]}}\n"
    gone = {change.path: change for change in _changed(dict(GOOD), spoilt("programme.yaml", line, ""))}

    # with it goes the part of the dossier that nothing asks for any more
    assert set(gone) == {
        "outcomes.praise.eligible.dossier/dossier",
        *(path for path in gone if path.startswith("dossier")),
    }
    change = gone["outcomes.praise.eligible.dossier/dossier"]
    assert change.after is None
    assert change.before is not None
    assert change.before.value.vi == "Hồ sơ có đủ các mục của một phần ở dossier (part: inside)"
    assert [one.vi for one in change.rounds] == ["Năm 2014"]


def test_a_reading_otherwise_is_a_change() -> None:
    [change] = _changed(dict(GOOD), spoilt("readings.yaml", "Như thế.", "Cách khác."))

    assert (change.label.vi, change.after and change.after.value.vi) == ("A1", "Cách khác.")


def test_an_amendment_is_told_from_its_day_on() -> None:
    told = _changed(dict(GOOD), amended("2014-06-01", "running_rounds"))

    assert {change.label.vi: change.from_on for change in told} == {
        "Năm 2014 · Đăng ký": date(2014, 6, 1),
        "S1.1": date(2014, 6, 1),
    }
    assert told[0].cite == ("C1", "S1.1")
    assert [one.label.vi for one in _changed(dict(GOOD), amended("2014-06-01", "new_rounds"))] == ["S1.1"]


@pytest.mark.parametrize(
    ("effective_on", "from_on"),
    [("2014-01-15", date(2014, 2, 10)), ("2014-06-01", date(2014, 6, 1))],
)
def test_an_answer_turns_on_the_first_day_the_two_differ(effective_on: str, from_on: date) -> None:
    old, new = read(GOOD), read(amended(effective_on, "running_rounds", LONGER))
    days = turning_days([old, new], IN_FEBRUARY)

    [turn] = [one for one in turns(old, new, IN_FEBRUARY, days) if one.key == "praise@year"]

    assert turn.from_on == from_on
    assert turn.before is not None
    assert turn.after is not None
    assert turn.before.verdict is Verdict.NOT_MET
    assert turn.after.verdict is Verdict.MET


def _folder(path: Path, texts: dict[str, str]) -> Path:
    path.mkdir()
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def test_the_command_tells_changes_and_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = _folder(tmp_path / "old", dict(GOOD))
    new = _folder(tmp_path / "new", spoilt("programme.yaml", "until: 2014-02-01, who", "until: 2014-01-05, who"))
    rerouted = (
        (new / "cases.yaml")
        .read_text(encoding="utf-8")
        .replace(
            "- {on: 2014-12-20, praise@year: met, praise@year/granted: met}", "- {on: 2014-12-20, praise@year: not met}"
        )
    )
    (new / "cases.yaml").write_text(rerouted, encoding="utf-8")

    assert main(["diff", str(old), str(new)]) == 0
    told = capsys.readouterr().out
    assert (
        dedent("""\
        Nội dung thay đổi: 1.
          Năm 2014 · Đăng ký (từ đầu) [C1]
            − 01/01/2014–31/01/2014
            + 01/01/2014–04/01/2014
        """)
        in told
    )
    assert "good – Đủ điều kiện." in told
    assert "từ 10/01/2014, Biểu dương (Năm 2014): đạt → không đạt" in told

    assert main(["diff", str(old), str(new), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["after"] for one in answer["changes"]] == ["01/01/2014–04/01/2014"]
    assert set(answer["cases"]) == {"good"}
    first = answer["cases"]["good"][0]
    assert (first["key"], first["from"], first["before"], first["after"]) == (
        "praise@year",
        "2014-01-10",
        "met",
        "not met",
    )


def test_cases_whose_facts_differ_are_judged_with_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = _folder(tmp_path / "old", dict(GOOD))
    moved = spoilt("cases.yaml", "round: year, on: 2014-01-10", "round: year, on: 2014-01-03")
    window = spoilt("programme.yaml", "until: 2014-02-01, who", "until: 2014-01-05, who")["programme.yaml"]
    new = _folder(tmp_path / "new", {**moved, "programme.yaml": window})

    main(["diff", str(old), str(new), "--json"])

    cases = json.loads(capsys.readouterr().out)["cases"]
    assert "praise@year" in {turn["key"] for turn in cases["good (bản cũ)"]}
    assert "praise@year" not in {turn["key"] for turn in cases.get("good", [])}


def test_a_bad_folder_is_told_with_its_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = _folder(tmp_path / "old", dict(GOOD))
    bad = _folder(tmp_path / "new", spoilt("programme.yaml", "format: 1", "format: 9"))

    codes = [main(["diff", str(one), str(other)]) for one, other in ((good, bad), (bad, good), (bad, bad))]

    told = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines() if "programme.yaml" in line]
    assert codes == [1, 1, 1]
    assert told == [f"{bad / 'programme.yaml'}:1"] * 4
