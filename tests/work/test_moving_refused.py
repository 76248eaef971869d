"""A package that is damaged, cut, or made to do harm is refused with a sentence, and nothing is written."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from kheo.store.models import Person
from kheo.work.moving import checking, layout, packing, unpacking
from kheo.work.refusals import BadInput
from tests.work import moved

TABLES = {model.__name__ for model in layout.models()}


def _rewritten(
    package: Path, change: Callable[[str, bytes], tuple[str, bytes] | None], *more: tuple[str, bytes]
) -> Path:
    """Write a package anew with its entries changed or left out, and others added."""
    path = package.with_name("hostile.zip")
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            kept = change(entry.filename, old.read(entry.filename))
            if kept is not None:
                new.writestr(zipfile.ZipInfo(kept[0]), kept[1], compress_type=entry.compress_type)
        for name, data in more:
            new.writestr(name, data)
    return path


def _same(name: str, data: bytes) -> tuple[str, bytes]:
    return name, data


def _told_anew(package: Path, table: str, change: Callable[[bytes], bytes]) -> Path:
    """Change a table and make the manifest agree, as somebody who knows the format would."""

    def changed(name: str, data: bytes) -> tuple[str, bytes]:
        if name == f"tables/{table}.jsonl":
            return name, change(data)
        if name == layout.MANIFEST:
            told = json.loads(data)
            with zipfile.ZipFile(package) as archive:
                made = change(archive.read(f"tables/{table}.jsonl"))
            for one in told["tables"]:
                if one["name"] == table:
                    one.update(size=len(made), sha256=hashlib.sha256(made).hexdigest())
            return name, json.dumps(told).encode()
        return name, data

    return _rewritten(package, changed)


def _first_file(package: Path) -> str:
    return next(name for name in moved.contents(package) if name.startswith("files/"))


def _slip(package: Path) -> Path:
    return _rewritten(package, _same, ("../../etc/cron.d/kheo", b"* * * * *"))


def _twice(package: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return _rewritten(package, _same, ("tables/Person.jsonl", b""))


def _bomb(package: Path) -> Path:
    path = _rewritten(package, lambda name, data: None if name == "tables/Draft.jsonl" else (name, data))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("tables/Draft.jsonl", bytes(20_000_000), compress_type=zipfile.ZIP_DEFLATED)
    return path


def _half(package: Path) -> Path:
    path = package.with_name("half.zip")
    path.write_bytes(package.read_bytes()[: package.stat().st_size // 2])
    return path


def _flipped(package: Path) -> Path:
    where = _first_file(package)
    return _rewritten(package, lambda name, data: (name, data[:-1] + b"?") if name == where else (name, data))


def _file_gone(package: Path) -> Path:
    where = _first_file(package)
    return _rewritten(package, lambda name, data: None if name == where else (name, data))


def _table_gone(package: Path) -> Path:
    return _rewritten(package, lambda name, data: None if name == "tables/Award.jsonl" else (name, data))


def _table_changed(package: Path) -> Path:
    return _rewritten(
        package, lambda name, data: (name, data.replace("Mẫu".encode(), "Máu".encode()) if "Person" in name else data)
    )


def _not_json(package: Path) -> Path:
    return _rewritten(package, lambda name, data: (name, b"[" * 100_000 if name == layout.MANIFEST else data))


def _diary_changed(package: Path) -> Path:
    return _told_anew(package, "Entry", lambda data: data.replace(b'"word":"decided"', b'"word":"revoked"'))


def _line_broken(package: Path) -> Path:
    return _told_anew(package, "Person", lambda data: data.replace(b'"full_name"', b'"other_name"', 1))


def _owner_gone(package: Path) -> Path:
    return _told_anew(package, "Person", lambda data: b"".join(data.splitlines(keepends=True)[1:]))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_slip, "mục lạ"),
        (_twice, "hai mục cùng tên"),
        (_bomb, "phình ra quá lớn"),
        (_half, "chỉ có một nửa"),
        (_flipped, "mã kiểm tra không khớp"),
        (_file_gone, "Số tệp trong zip"),
        (_table_gone, "thiếu bảng"),
        (_table_changed, "Bảng Person đã bị sửa"),
        (_not_json, "không đúng dạng"),
        (_diary_changed, "Nhật ký trong tệp không nguyên vẹn"),
        (_line_broken, "Bảng Person, dòng 1 không đúng dạng"),
        (_owner_gone, "trái với quy tắc"),
    ],
)
def test_a_package_that_is_not_whole_is_refused_and_nothing_is_written(
    spoil: Callable[[Path], Path], sentence: str, package: Path
) -> None:
    spoilt = spoil(package)

    with pytest.raises(BadInput, match=sentence):
        unpacking.bring_in(path=spoilt, now=moved.NOW)

    assert [model.__name__ for model in layout.models() if model._base_manager.exists()] == []
    unpacking.bring_in(path=package, now=moved.NOW)  # the whole one still comes in


def test_a_package_of_another_step_of_the_store_is_refused(package: Path) -> None:
    def older(name: str, data: bytes) -> tuple[str, bytes]:
        return name, data.replace(packing.step().encode(), b"0001_initial") if name == layout.MANIFEST else data

    with pytest.raises(BadInput, match="0001_initial"):
        unpacking.bring_in(path=_rewritten(package, older), now=moved.NOW)


def test_checking_reads_and_writes_nothing(package: Path) -> None:
    with checking.opened(package) as archive:
        told = checking.check(archive)

    assert {table.name for table in told.tables} == TABLES
    assert (Person.objects.exists(), settings.FILES.exists()) == (False, False)
