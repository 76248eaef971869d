"""A whole office moves to another machine: nothing is lost on the way, and nothing hostile gets in."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kheo.store.models import Account, Document, Entry, Feed, Lookup, Person
from kheo.work import diary, indexing
from kheo.work.moving import layout, packing, unpacking
from kheo.work.refusals import BadInput, NotFound, NotNow
from tests.work import fresh, moved


def _without_the_move(contents: dict[str, list[str]], lines: int) -> dict[str, list[str]]:
    """Leave out what the diary tells of the move itself: its lines after the first ones, and where it ends."""
    entries = contents["tables/Entry.jsonl"]
    return {**contents, "tables/Entry.jsonl": entries[:lines], "tables/Head.jsonl": []}


def test_what_is_exported_again_elsewhere_is_what_was_exported(package: Path, tmp_path: Path) -> None:
    first = moved.contents(package)

    unpacking.bring_in(path=package, now=moved.NOW)
    packing.export(to=tmp_path / "again.zip", now=moved.NOW)

    again = moved.contents(tmp_path / "again.zip")
    lines = len(first["tables/Entry.jsonl"])
    assert _without_the_move(again, lines) == _without_the_move(first, lines)
    assert [json.loads(line)["word"] for line in again["tables/Entry.jsonl"][lines:]] == [
        "office_brought_in",
        "office_exported",
    ]
    assert len([name for name in first if name.startswith("files/")]) >= 2 * 5
    assert all(first[f"tables/{name}.jsonl"] for name in ("Edition", "Document", "Decision", "Account", "BookNumber"))


@pytest.mark.parametrize("database", [fresh.sqlite, fresh.postgresql])
def test_the_commands_carry_an_office_into_a_fresh_database(
    database: Callable[[Path], Any], package: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.zip"

    with database(tmp_path) as address:
        for words in (
            ["migrate", "-v0"],
            ["office", "import", str(package)],
            ["check_diary"],
            ["office", "export", str(again)],
        ):
            done = fresh.kheo(words, address, tmp_path / "fresh")
            assert done.returncode == 0, done.stderr

    first = moved.contents(package)
    lines = len(first["tables/Entry.jsonl"])
    assert _without_the_move(moved.contents(again), lines) == _without_the_move(first, lines)


def test_passwords_and_calendar_addresses_stay_behind(package: Path) -> None:
    unpacking.bring_in(path=package, now=moved.NOW)

    account = Account.objects.get(username="ngan")
    with zipfile.ZipFile(package) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("tables/"))
    assert (account.has_usable_password(), account.is_active, Feed.objects.count()) == (False, True, 0)
    assert [secret for secret in (b"argon2", b"f" * 64) if secret in whole] == []


def test_the_office_works_on_after_the_move(package: Path) -> None:
    names = set(moved.contents(package))
    unpacking.bring_in(path=package, now=moved.NOW)

    person = Person.objects.create(full_name="Người Mẫu", status="cadre", folded="nguoi mau", name_key="mau")

    assert person.pk == max(Person.objects.values_list("pk", flat=True))
    assert diary.first_broken() is None
    assert indexing.of(Lookup.Kind.EXEMPLAR).count() == 1
    for document in Document.objects.select_related("docx"):
        assert layout.path_of_file(document.docx.sha256) in names


def test_an_installation_that_holds_something_is_left_alone(package: Path) -> None:
    unpacking.bring_in(path=package, now=moved.NOW)
    before = Entry.objects.count()

    with pytest.raises(NotNow, match="đã có dữ liệu"):
        unpacking.bring_in(path=package, now=moved.NOW)

    assert Entry.objects.count() == before


def test_an_export_never_writes_over_a_file_and_leaves_none_when_it_fails(package: Path, tmp_path: Path) -> None:
    unpacking.bring_in(path=package, now=moved.NOW)
    with pytest.raises(BadInput, match="trùng tên"):
        packing.export(to=package, now=moved.NOW)
    kept = next(one for one in settings.FILES.rglob("*") if one.is_file())
    kept.write_bytes(b"spoilt")

    with pytest.raises(NotFound, match="hỏng"):
        packing.export(to=tmp_path / "again.zip", now=moved.NOW)

    assert package.read_bytes() == moved.MADE[0]
    assert [one.name for one in tmp_path.iterdir() if "again.zip" in one.name] == []
