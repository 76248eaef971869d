"""Make the bytes of a package once, after the commit; hand them out; check a zip that somebody brings.

The papers it lists are frozen, so whoever makes the bytes makes the same. They are kept under their hash from then on.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import papers
from kheo.papers import bundle
from kheo.papers.values import GroupProposal
from kheo.store.models import Blob, Document, Package
from kheo.work import documents, files, permits
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.province import contents
from kheo.work.province.contents import Entry, Former
from kheo.work.refusals import BadInput, NotFound

ZIP = "application/zip"
MOST_CHECKED = 300 * 1024 * 1024


def read(*, by: Actor, package_id: int, now: datetime) -> Rendered:
    """Hand out a package as it was sent; its bytes are made now if nobody has made them yet.

    Raises `NotFound` for whoever may not see it, `BadInput` where a paper in it cannot be set.
    """
    package = Package.objects.filter(pk=package_id).first()
    if package is None or not permits.answer(by, "see_unit", permits.Thing(unit_id=package.unit_id)).ok:
        raise NotFound("Không tìm thấy hồ sơ trình này, hoặc đồng chí không có quyền xem.")
    package = build(package.pk, now=now)
    if package.blob is None:
        raise BadInput(f"Chưa đóng gói được hồ sơ. {package.problem}")
    name = bundle.plain_name(f"ho so trinh {package.proposal.number} {package.proposal.on:%Y %m %d}")
    return Rendered(f"{name}.zip", ZIP, files.read(package.blob))


def build(package_id: int, *, now: datetime) -> Package:
    """Make the bytes of one package, once; one that cannot be made keeps the reason instead.

    They are made outside any write lock; of two who make the same bytes, the first to finish is kept.
    """
    package = Package.objects.select_related("proposal", "edition", "blob").filter(pk=package_id).first()
    if package is None:
        raise NotFound("Không tìm thấy hồ sơ trình này.")
    if package.built_at is not None:
        return package
    entries = [contents.from_json(one) for one in package.contents["files"]]
    try:
        data = bundle.put_together(_cover(package), [(one.item, _bytes(one, now)) for one in entries])
    except (BadInput, NotFound) as no:
        made = _keep(package, None, no.sentence, now)
    else:
        made = _keep(package, data, "", now)
    # the committee's proposal joined meanwhile: what was made is not what the package holds any more
    return made if made.contents == package.contents else build(package_id, now=now)


def waiting_ids(*, limit: int | None = None) -> list[int]:
    """List the packages whose bytes have not been made, oldest first."""
    return list(_unmade().order_by("pk").values_list("pk", flat=True)[:limit])


def build_waiting(*, now: datetime, limit: int = 5) -> int:
    """Make the bytes of what waits, oldest first; return how many were tried."""
    ids = waiting_ids(limit=limit)
    for pk in ids:
        with suppress(NotFound):  # gone meanwhile: a copy of the database was put back
            build(pk, now=now)
    return len(ids)


@dataclass(frozen=True, slots=True)
class Known:
    """The package of this installation to which a zip belongs; with `former` one that it had before a paper joined."""

    package: Package
    former: Former | None = None

    @property
    def joined(self) -> tuple[str, ...]:
        """Name what lies in the package now and not in that zip."""
        now = (contents.from_json(one).item for one in self.package.contents["files"])
        return self.former.joined(now) if self.former else ()


def check(*, by: Actor, data: bytes) -> tuple[bundle.Report, Known | None]:
    """Compare a zip with its own manifest, and find the package of this installation that has or had just these bytes.

    Raises `NotPermitted` for whoever may read no package at all.
    """
    if len(data) > MOST_CHECKED:
        sentence = "Tệp lớn hơn 300 MB. Hãy kiểm tra bằng lệnh kheo package check trên máy chủ."
        raise BadInput(sentence, fields={"file": sentence})
    return bundle.check(data), _known(by, hashlib.sha256(data).hexdigest())


def _known(by: Actor, sha256: str) -> Known | None:
    seen = Package.objects.filter(unit_id__in=permits.opened(by)).select_related("proposal").order_by("pk")
    now = seen.filter(blob__sha256=sha256).first()
    if now is not None:
        return Known(now)
    had = ((one, former) for one in seen.filter(contents__has_key="formers") for former in contents.formers(one))
    return next((Known(one, former) for one, former in had if former.sha256 == sha256), None)


def _unmade() -> QuerySet[Package]:
    return Package.objects.filter(built_at__isnull=True, problem="")


def _cover(package: Package) -> bundle.Cover:
    value = papers.load(package.proposal.documents.get(kind=GroupProposal.KIND).value)
    if not isinstance(value, GroupProposal):
        raise TypeError("the paper of a package is its proposal")
    return bundle.Cover(
        title=package.title,
        number=package.proposal.number,
        on=package.proposal.on,
        by=f"{value.issuer.name}, {value.issuer.parent}",
        to=value.to,
        left_out=tuple(package.contents["left_out"]),
    )


def _bytes(entry: Entry, now: datetime) -> bytes:
    if entry.document is not None:
        document = Document.objects.select_related("pdf", "docx").get(pk=entry.document)
        if document.rendered_at is None:
            document = documents.render(document.pk, now=now)
        blob = document.docx if entry.format == "docx" else document.pdf
        if blob is None:
            raise BadInput(f"Văn bản “{document.title}” chưa tạo được tệp. {document.problem}")
        return files.read(blob)
    if entry.blob is not None:
        return files.read(Blob.objects.get(pk=entry.blob))
    return entry.text.encode()


@transaction.atomic
def _keep(of: Package, data: bytes | None, problem: str, now: datetime) -> Package:
    package = Package.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=of.pk)
    if package.built_at is not None or package.contents != of.contents:
        return package
    package.problem = problem
    if data is not None:
        package.blob, package.built_at = files.keep(data, ZIP), now
    package.save(update_fields=("blob", "built_at", "problem"))
    return package
