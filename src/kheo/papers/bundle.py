"""Many papers in one zip with a manifest and checksums: put together, and checked again by whoever receives it.

The same papers give the same bytes: no clock, no compression, the order of the names. Nothing is unpacked to disk.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Final

from kheo import vietnamese

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
MOST_FILES: Final = 5_000
MOST_BYTES: Final = 1024 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first day a zip can name; the papers carry their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file: where it stands in the zip, what it is, its number and day, and whose it is."""

    path: str
    title: str
    kind: str
    number: str = ""
    on: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the whole is: title, number and day of the paper it goes with, from whom to whom; what stays outside."""

    title: str
    number: str
    on: date
    by: str
    to: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a manifest that was read back."""

    path: str
    title: str
    number: str
    on: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: the manifest's own words as far as it could be read, and every problem at once."""

    title: str
    number: str
    on: str
    files: tuple[Listed, ...]
    problems: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether every file is there, as it was, and nothing else."""
        return not self.problems


def put_together(cover: Cover, files: Iterable[tuple[Item, bytes]]) -> bytes:
    """Write the zip; raises `ValueError` for two files of one name or a name that is not plain."""
    rows = sorted(files, key=lambda row: row[0].path)
    names = [item.path for item, _data in rows]
    if len(set(names)) != len(names) or not all(map(_is_plain, names)) or {MANIFEST, SUMS} & set(names):
        raise ValueError("every file of a package needs a plain name of its own")
    manifest = _manifest(cover, rows)
    sums = [(MANIFEST, manifest), *((item.path, data) for item, data in rows)]
    text = "".join(f"{_digest(data)}  {path}\n" for path, data in sorted(sums))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, data in ((SUMS, text.encode()), *sums):
            archive.writestr(_entry(path), data)
    return out.getvalue()


def check(data: bytes) -> Report:
    """Compare a zip with its manifest and checksums; never raises for what somebody else may have written into it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _check(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return _failed("Tệp không phải là tệp zip, hoặc đã hỏng. Hãy tải lại từ hệ thống.")


def plain_name(text: str, *, most: int = 60) -> str:
    """Turn a title into a name that every machine can unpack: folded letters, digits and hyphens."""
    folded = vietnamese.fold(text)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in folded)
    return "-".join(part for part in kept.split("-") if part)[:most].strip("-") or "khong-ten"


def _manifest(cover: Cover, rows: Iterable[tuple[Item, bytes]]) -> bytes:
    listed = [{**asdict(item), "size": len(data), "sha256": _digest(data)} for item, data in rows]
    whole: dict[str, Any] = {"format": FORMAT, **asdict(cover), "on": cover.on.isoformat(), "files": listed}
    return (json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def _check(archive: zipfile.ZipFile) -> Report:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        return _failed("Tệp zip có quá nhiều tệp hoặc quá lớn nên không kiểm tra được.")
    names = [entry.filename for entry in entries]
    if MANIFEST not in names:
        return _failed(f"Tệp zip không có {MANIFEST} nên không phải là hồ sơ của hệ thống này.")
    listed = _read(archive.read(MANIFEST))
    if listed is None:
        return _failed(f"{MANIFEST} không đúng dạng nên không kiểm tra được.")
    whole, files = listed
    found = (
        *_names(names, [one.path for one in files]),
        *_contents(archive, {one.path: one for one in files}),
        *_sums(archive, files),
    )
    return Report(str(whole.get("title", "")), str(whole.get("number", "")), str(whole.get("on", "")), files, found)


def _read(data: bytes) -> tuple[Mapping[str, Any], tuple[Listed, ...]] | None:
    try:
        whole = json.loads(data)
        wanted = [field.name for field in fields(Listed)]
        files = tuple(Listed(**{name: one[name] for name in wanted}) for one in whole["files"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (whole, files) if all(isinstance(one.path, str) for one in files) else None


def _names(there: list[str], wanted: list[str]) -> Iterator[str]:
    expected = {MANIFEST, SUMS, *wanted}
    yield from (f"Thiếu tệp {name}." for name in sorted(expected - set(there)))
    yield from (f"Có tệp {name} không ghi trong danh mục." for name in sorted(set(there) - expected))
    yield from (f"Tệp {name} có hai lần." for name in sorted({name for name in there if there.count(name) > 1}))


def _contents(archive: zipfile.ZipFile, wanted: Mapping[str, Listed]) -> Iterator[str]:
    for name in sorted(set(wanted) & set(archive.namelist())):
        data = archive.read(name)
        if len(data) != wanted[name].size:
            yield f"Tệp {name} có {len(data)} byte, danh mục ghi {wanted[name].size}."
        elif _digest(data) != wanted[name].sha256:
            yield f"Tệp {name} đã bị sửa: mã kiểm tra không khớp."


def _sums(archive: zipfile.ZipFile, files: tuple[Listed, ...]) -> Iterator[str]:
    if SUMS not in archive.namelist():
        return
    rows = {MANIFEST: _digest(archive.read(MANIFEST)), **{one.path: one.sha256 for one in files}}
    expected = "".join(f"{digest}  {path}\n" for path, digest in sorted(rows.items()))
    if archive.read(SUMS) != expected.encode():
        yield f"{SUMS} không khớp với danh mục."


def _failed(sentence: str) -> Report:
    return Report("", "", "", (), (sentence,))


def _is_plain(path: str) -> bool:
    parts = path.split("/")
    return path.isascii() and "\\" not in path and all(part and part not in {".", ".."} for part in parts)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
