"""Write a whole office into one zip: every table as lines, every kept file under its hash, a manifest at the end.

Rows and bytes pass through in small pieces, so memory does not grow with the office. The zip is whole or not there.
"""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Model

from kheo.store.models import Blob, Head
from kheo.work import diary, files
from kheo.work.diary import Note
from kheo.work.moving import layout
from kheo.work.moving.layout import Manifest, Table
from kheo.work.refusals import BadInput, NotFound

_PIECE = 1024 * 1024
_ROWS = 500
_TELL = 100
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip can name; the manifest tells the true one


def export(
    *,
    to: Path,
    now: datetime,
    account_id: int | None = None,
    name: str = "",
    told: Callable[[int], None] = lambda _files: None,
) -> Manifest:
    """Write everything the office holds into a new file, by whoever has the machine, or for whoever asked for it.

    The diary tells it first, under the `name` it is fetched by; `told` hears now and then how many files are in.

    All tables are of one instant. Raises `BadInput` for a name already taken or a folder that is not there, and
    `NotFound` when bytes of a file are missing or spoilt.
    """
    if to.exists() or not to.parent.is_dir():
        raise BadInput(f"Không ghi được {to}: đã có tệp trùng tên hoặc chưa có thư mục. Hãy chọn tên khác.")
    with transaction.atomic():
        diary.record(
            diary.Word.OFFICE_EXPORTED,
            account_id=account_id,
            subject="office",
            subject_id=0,
            unit_id=None,
            now=now,
            note=Note(after={"file": name or to.name}),
        )
    handle, part = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
    try:
        with os.fdopen(handle, "wb") as out, zipfile.ZipFile(out, "w") as archive:
            packed = _pack(archive, now, told)
        Path(part).replace(to)
    finally:
        Path(part).unlink(missing_ok=True)
    return packed


def step() -> str:
    """Name the last step that the store of this installation has taken."""
    done = MigrationRecorder(connection).applied_migrations()
    return max(name for app, name in done if app == "store")


def _pack(archive: zipfile.ZipFile, now: datetime, told: Callable[[int], None]) -> Manifest:
    with _one_instant():
        tables = tuple(_write_table(archive, model) for model in layout.models())
        head = Head.objects.get(pk=1)
        last = Blob.objects.aggregate(last=Max("pk"))["last"] or 0
    # a kept file is never changed and never removed, so the files may follow when others write again
    many, size = 0, 0
    for blob in Blob.objects.filter(pk__lte=last).order_by("pk").iterator(chunk_size=_ROWS):
        many, size = many + 1, size + _write_file(archive, blob)
        if many % _TELL == 0:
            told(many)
    packed = Manifest(
        format=layout.FORMAT,
        step=step(),
        made_at=now.astimezone(UTC).isoformat(),
        seq=head.seq,
        hash=head.hash,
        tables=tables,
        files=many,
        bytes=size,
    )
    text = json.dumps(asdict(packed), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    archive.writestr(_entry(layout.MANIFEST), text.encode())
    return packed


@contextmanager
def _one_instant() -> Iterator[None]:
    """See all tables as they are now; SQLite lets nobody else write meanwhile, PostgreSQL does."""
    is_outermost = not connection.in_atomic_block  # inside a transaction of the caller's, its own way of seeing counts
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write_table(archive: zipfile.ZipFile, model: type[Model]) -> Table:
    digest, rows, size = hashlib.sha256(), 0, 0
    names = [field.attname for field in layout.columns(model)]
    with archive.open(_entry(layout.path_of(model), zipfile.ZIP_DEFLATED), "w", force_zip64=True) as out:
        for values in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=_ROWS):
            line = layout.line(model, values)
            out.write(line)
            digest.update(line)
            rows, size = rows + 1, size + len(line)
    return Table(name=model.__name__, rows=rows, size=size, sha256=digest.hexdigest())


def _write_file(archive: zipfile.ZipFile, blob: Blob) -> int:
    place = files.place(blob.sha256)
    if not place.exists():
        raise _spoilt(blob)
    with (
        place.open("rb") as source,
        archive.open(_entry(layout.path_of_file(blob.sha256)), "w", force_zip64=True) as out,
    ):
        digest = _copied(source, out)
    if digest != blob.sha256:
        raise _spoilt(blob)
    return place.stat().st_size


def _copied(source: IO[bytes], out: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        out.write(piece)
    return digest.hexdigest()


def _entry(path: str, how: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.create_system, entry.external_attr, entry.compress_type = 3, 0o600 << 16, how
    return entry


def _spoilt(blob: Blob) -> NotFound:
    return NotFound(f"Tệp {blob.sha256[:12]} đã mất hoặc bị hỏng nên chưa xuất được. Hãy khôi phục từ bản sao lưu.")
