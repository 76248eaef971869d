"""Fill an empty installation from a whole office's zip, all of it or nothing.

Files are written first, each under its hash: what a refused import leaves of them harms nothing and is used the next
time. Rows come in one transaction, which ends only when every reference leads somewhere and the diary is whole.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from kheo.store.models import Blob, Entry, Head, Person, Unit
from kheo.work import diary, files, indexing
from kheo.work.diary import Note
from kheo.work.moving import checking, layout, packing
from kheo.work.moving.layout import Manifest
from kheo.work.refusals import BadInput, NotNow

_ROWS = 500


def bring_in(*, path: Path, now: datetime) -> Manifest:
    """Bring a whole office in, by whoever has the machine; the diary goes on from its last line and tells it.

    Raises `NotNow` where this installation holds anything already, `BadInput` for a zip that is not whole, not ours,
    or of another step of the store.
    """
    _require_empty()
    with checking.opened(path) as archive:
        told = checking.check(archive)
        if told.step != packing.step():
            raise BadInput(
                f"Dữ liệu được xuất ở bản {told.step}, nơi nhận đang ở bản {packing.step()}."
                " Hãy đưa hai nơi về cùng một bản phần mềm rồi xuất lại."
            )
        _require_room(told)
        for digest in checking.digests(archive):
            _keep(archive, digest)
        _fill(archive, told, now)
    return told


def _require_empty() -> None:
    if Person.objects.exists() or Unit.objects.exists() or Entry.objects.exists():
        raise NotNow("Nơi nhận đã có dữ liệu. Chỉ nhận được vào một nơi mới cài, chưa chạy lệnh start.")


def _require_room(told: Manifest) -> None:
    place = Path(settings.FILES)
    place.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(place).free < told.bytes + sum(table.size for table in told.tables):
        raise BadInput("Ổ đĩa nơi nhận không đủ chỗ cho dữ liệu này. Hãy dọn bớt rồi nhận lại.")


def _keep(archive: zipfile.ZipFile, digest: str) -> None:
    place = files.place(digest)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as part, archive.open(layout.path_of_file(digest)) as source:
        for piece in checking.pieces(source):
            part.write(piece)
        part.flush()
        os.fsync(part.fileno())
    Path(name).replace(place)


def _fill(archive: zipfile.ZipFile, told: Manifest, now: datetime) -> None:
    try:
        with transaction.atomic():
            diary.wait_turn()
            _require_empty()
            Head.objects.all().delete()
            for model in layout.models():
                _load(archive, model)
            connection.check_constraints([model._meta.db_table for model in layout.models()])
            _reset_numbering()
            _require_whole(archive, told)
            indexing.everything()
            _tell(told, now)
    except (IntegrityError, DataError, ValueError, OverflowError):
        raise BadInput("Dữ liệu trong tệp trái với quy tắc của cơ sở dữ liệu nên chưa ghi gì.") from None


def _load(archive: zipfile.ZipFile, model: type[Model]) -> None:
    rows = _rows(archive, model)
    while batch := list(islice(rows, _ROWS)):
        model._base_manager.bulk_create(batch)


def _rows(archive: zipfile.ZipFile, model: type[Model]) -> Iterator[Model]:
    with archive.open(layout.path_of(model)) as source:
        number = 0
        while written := source.readline(layout.LONGEST_LINE):
            number += 1
            try:
                yield layout.row(model, written)
            except (ValueError, TypeError, AttributeError, RecursionError, ValidationError):
                raise BadInput(f"Bảng {model.__name__}, dòng {number} không đúng dạng nên chưa ghi gì.") from None


def _reset_numbering() -> None:
    """Let new rows be numbered after those that came in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(layout.models())):
            cursor.execute(statement)


def _require_whole(archive: zipfile.ZipFile, told: Manifest) -> None:
    head = Head.objects.filter(pk=1).first()
    if head is None or (head.seq, head.hash) != (told.seq, told.hash) or diary.first_broken() is not None:
        raise BadInput("Nhật ký trong tệp không nguyên vẹn nên chưa ghi gì. Hãy xuất lại từ hệ thống cũ.")
    there = set(checking.digests(archive))
    wanted = set(Blob.objects.values_list("sha256", flat=True).iterator())
    if there != wanted:
        raise BadInput("Tệp zip thiếu hoặc thừa tệp so với sổ tệp nên chưa ghi gì. Hãy xuất lại từ hệ thống cũ.")


def _tell(told: Manifest, now: datetime) -> None:
    diary.record(
        diary.Word.OFFICE_BROUGHT_IN,
        account_id=None,
        subject="office",
        subject_id=0,
        unit_id=None,
        now=now,
        note=Note(after={"made_at": told.made_at, "seq": told.seq, "hash": told.hash}),
    )
