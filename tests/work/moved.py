"""An office in a package, exported once for all tests, and what a package holds."""

import hashlib
import zipfile
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kheo.store.models import Account, Document, Feed
from kheo.work import documents
from kheo.work.moving import packing
from tests.work.decided import decided
from tests.work.world import World, at

NOW = at(2014, 11, 1)
MADE: list[bytes] = []


def package(folder: Path) -> Path:
    """Give a package of an office, and an empty installation beside it."""
    if not MADE:
        settings.FILES = folder / "files"
        with transaction.atomic():
            MADE.append(_exported(folder / "made.zip"))
            transaction.set_rollback(True)
    settings.FILES = folder / "elsewhere"
    path = folder / "office.zip"
    path.write_bytes(MADE[0])
    return path


def _exported(path: Path) -> bytes:
    """Bring an office to its decision, with the bytes of every paper made, and export it."""
    decided(World.with_group())
    for document in Document.objects.all():
        documents.render(document.pk, now=NOW)
    account = Account.objects.get(username="ngan")
    account.set_password("mot mat khau that dai")
    account.save()
    Feed.objects.create(account=account, digest="f" * 64, made_at=NOW)
    packing.export(to=path, now=NOW)
    return path.read_bytes()


def contents(path: Path) -> dict[str, list[str]]:
    """Read a package: each table as its lines, each file as its hash; the manifest stays outside."""
    with zipfile.ZipFile(path) as archive:
        tables = {
            name: archive.read(name).decode().splitlines() for name in archive.namelist() if name.startswith("tables/")
        }
        kept = {
            name: [hashlib.sha256(archive.read(name)).hexdigest()] for name in archive.namelist() if "files/" in name
        }
    return {**tables, **kept}
