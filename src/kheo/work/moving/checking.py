"""Judge a zip that says it is a whole office, before anything of it is believed. Nothing is written here.

A name that leads elsewhere, a bomb, a wrong checksum, half a file: each is refused with a sentence.
"""

import hashlib
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kheo.work.moving import layout
from kheo.work.moving.layout import Manifest, Table
from kheo.work.refusals import BadInput

MOST_ENTRIES = 1_000_000
MOST_MANIFEST = 1024 * 1024
MOST_GROWTH = 500  # lines of a table pack well, but never better than this
_PIECE = 1024 * 1024
_FILE = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip; whatever is wrong with it while it is read becomes `BadInput`."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        # zipfile says NotImplementedError of a way of packing that it does not know
        raise BadInput(
            "Không đọc được tệp: không phải tệp zip, đã hỏng hoặc chỉ có một nửa. Hãy chép lại từ nơi xuất."
        ) from None


def check(archive: zipfile.ZipFile) -> Manifest:
    """Compare names, sizes and every checksum with the manifest; raises `BadInput` at the first that is wrong."""
    entries = archive.infolist()
    if all(entry.filename != layout.MANIFEST for entry in entries):  # half a file may end with a paper, itself a zip
        raise BadInput(
            f"Tệp không có {layout.MANIFEST}: không phải dữ liệu đã xuất, hoặc chỉ có một nửa. Hãy chép lại."
        )
    _check_entries(entries)
    told = _manifest(archive)
    _check_names([entry.filename for entry in entries], told)
    for table in told.tables:
        _check_table(archive, table)
    size = sum(_check_file(archive, digest) for digest in digests(archive))
    if size != told.bytes:
        raise BadInput("Dung lượng các tệp không khớp với danh mục. Hãy chép lại từ nơi xuất.")
    return told


def digests(archive: zipfile.ZipFile) -> Iterator[str]:
    """List the kept files in the zip by their hashes."""
    for entry in archive.infolist():
        if found := _FILE.fullmatch(entry.filename):
            yield found[2]


def pieces(source: IO[bytes]) -> Iterator[bytes]:
    """Read to the end in small pieces."""
    while piece := source.read(_PIECE):
        yield piece


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise BadInput("Tệp zip có quá nhiều tệp bên trong nên không được nhận.")
    for entry in entries:
        is_file = entry.filename.startswith(layout.FILES)
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PLAIN:
            raise BadInput("Tệp zip có mật khẩu hoặc nén theo cách lạ. Hãy dùng đúng tệp mà hệ thống cũ đã xuất.")
        if entry.file_size > (1 if is_file else MOST_GROWTH) * entry.compress_size:
            raise BadInput(f"Tệp {entry.filename[:80]} phình ra quá lớn khi mở nên không được nhận.")


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(layout.MANIFEST).file_size > MOST_MANIFEST:
        raise BadInput(f"{layout.MANIFEST} quá lớn. Hãy xuất lại từ hệ thống cũ.")
    return layout.manifest(archive.read(layout.MANIFEST))


def _check_names(names: list[str], told: Manifest) -> None:
    known = {layout.MANIFEST, *(layout.path_of(model) for model in layout.models())}
    for name, times in Counter(names).items():
        if name not in known and not _FILE.fullmatch(name):
            raise BadInput(f"Tệp zip có mục lạ “{name[:80]}” nên không được nhận.")
        if times > 1:
            raise BadInput(f"Tệp zip có hai mục cùng tên “{name[:80]}” nên không được nhận.")
    listed = [f"{layout.TABLES}{table.name}.jsonl" for table in told.tables]
    there = [name for name in names if name.startswith(layout.TABLES)]
    if sorted(listed) != sorted(there) or set(listed) != known - {layout.MANIFEST}:
        raise BadInput("Tệp zip thiếu bảng so với danh mục. Hãy chép lại từ nơi xuất.")
    if sum(name.startswith(layout.FILES) for name in names) != told.files:
        raise BadInput("Số tệp trong zip không khớp với danh mục. Hãy chép lại từ nơi xuất.")


def _check_table(archive: zipfile.ZipFile, table: Table) -> None:
    size, digest = _read(archive, f"{layout.TABLES}{table.name}.jsonl")
    if (size, digest) != (table.size, table.sha256):
        raise BadInput(f"Bảng {table.name} đã bị sửa hoặc hỏng: mã kiểm tra không khớp. Hãy chép lại từ nơi xuất.")


def _check_file(archive: zipfile.ZipFile, digest: str) -> int:
    size, found = _read(archive, layout.path_of_file(digest))
    if found != digest:
        raise BadInput(f"Tệp {digest[:12]} đã bị sửa hoặc hỏng: mã kiểm tra không khớp. Hãy chép lại từ nơi xuất.")
    return size


def _read(archive: zipfile.ZipFile, path: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with archive.open(path) as source:
        for piece in pieces(source):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
