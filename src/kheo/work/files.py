"""Files: what may come in, where bytes are kept, and the only way out. Bytes live under their own sha256."""

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageOps

from kheo import vietnamese
from kheo.store.models import Blob
from kheo.work.pdfs import door
from kheo.work.refusals import BadInput, NotFound

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
QUALITY = 85  # of a photograph written anew: small print on it stays legible
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ALLOWED = {".pdf": PDF, ".docx": DOCX, ".xlsx": XLSX, ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: the name the person's machine gave it, and its bytes."""

    name: str
    data: bytes


def keep(data: bytes, content_type: str) -> Blob:
    """Write bytes once under their hash, whole or not at all; return the row that names them."""
    digest = hashlib.sha256(data).hexdigest()
    path = place(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    return Blob.objects.get_or_create(sha256=digest, defaults={"size": len(data), "content_type": content_type})[0]


def read(blob: Blob) -> bytes:
    """Read bytes back and check them against their hash; raises `NotFound` when they are missing or spoilt."""
    path = place(blob.sha256)
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != blob.sha256:
        raise NotFound("Tệp đã mất hoặc bị hỏng trên máy chủ. Hãy báo người quản trị khôi phục từ bản sao lưu.")
    return data


def admit(upload: Upload, *, longest: int | None = None) -> tuple[str, str, bytes]:
    """Check a file at the door; return its clean name, its type and the bytes to keep.

    Pictures are turned upright and written anew, which strips where and when they were taken, and scaled down so that
    their longer side has at most `longest` pixels. Raises `BadInput` with what is wrong and how to mend it.
    """
    name, content_type = named(upload)
    if content_type.startswith("image/"):
        return name, content_type, picture(name, upload.data, content_type, longest)
    _checked(name, upload.data, content_type)
    return name, content_type, upload.data


def named(upload: Upload, allowed: Mapping[str, str] = ALLOWED, *, field: str = "file") -> tuple[str, str]:
    """Tell the clean name of a file and its type by that name; raises `BadInput` for what may not come in at all."""
    name = vietnamese.nfc(Path(upload.name.replace("\\", "/")).name)[-200:]
    suffix = Path(name).suffix.lower()
    if suffix not in allowed:
        *others, last = (one.removeprefix(".") for one in allowed if one != ".jpeg")
        raise _bad(f"Tệp “{name}” không thuộc loại được nhận. Hãy dùng {', '.join(others)} hoặc {last}.", field)
    if not upload.data:
        raise _bad(f"Tệp “{name}” rỗng. Hãy chọn lại tệp.", field)
    if len(upload.data) > MOST_BYTES:
        raise _bad(f"Tệp “{name}” lớn hơn 20 MB. Hãy nén ảnh hoặc tách tệp rồi gửi lại.", field)
    if any(mark in vietnamese.fold(name).replace("-", " ").replace("_", " ") for mark in ("toi mat", "tuyet mat")):
        raise _bad("Không gửi tài liệu mật lên hệ thống này. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.", field)
    return name, allowed[suffix]


def _checked(name: str, data: bytes, content_type: str) -> None:
    if content_type == PDF:
        if not data.startswith(b"%PDF-"):
            raise _bad(f"Tệp “{name}” không đúng định dạng pdf. Hãy xuất lại tệp rồi gửi.")
        door.require_still(name, data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        raise _bad(f"Tệp “{name}” hỏng hoặc không đúng loại. Hãy lưu lại tệp rồi gửi.") from None
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > 100 * max(len(data), 1):
        raise _bad(f"Tệp “{name}” quá lớn sau khi mở. Hãy lưu lại tệp gọn hơn rồi gửi.")
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or any(".." in entry or entry.startswith("/") for entry in names):
        raise _bad(f"Tệp “{name}” không đúng định dạng. Hãy lưu lại bằng Word hoặc Excel rồi gửi.")
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        raise _bad(f"Tệp “{name}” có macro. Hãy lưu lại không kèm macro rồi gửi.")


# what a file opens as; a phone's jpg often carries a second picture beside the one that is looked at
_OPENS_AS = {"image/jpeg": ("JPEG", "MPO"), "image/png": ("PNG",)}


def picture(name: str, data: bytes, content_type: str, longest: int | None = None) -> bytes:
    """Write a picture anew, upright and without where and when it was taken; raises `BadInput`."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.format not in _OPENS_AS[content_type] or picture.width * picture.height > MOST_PIXELS:
                raise _bad(f"Ảnh “{name}” không đúng loại hoặc quá lớn. Hãy lưu lại thành jpg hoặc png cỡ vừa.")
            return _written_anew(picture, content_type, longest)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _bad(f"Không mở được ảnh “{name}”. Hãy chụp hoặc lưu lại rồi gửi.") from None


def _written_anew(picture: Image.Image, content_type: str, longest: int | None) -> bytes:
    made: Image.Image = picture
    if longest is not None and max(made.size) > longest:
        if made.mode == "P":  # colours of a palette cannot be mixed
            made = made.convert("RGBA" if "transparency" in made.info else "RGB")
        made.thumbnail((longest, longest), Image.Resampling.LANCZOS)  # a jpg is read at a fraction of its size
    made = ImageOps.exif_transpose(made)
    made.info = {key: value for key, value in made.info.items() if key == "transparency"}
    out = io.BytesIO()
    if content_type == "image/jpeg":
        made.convert("RGB").save(out, "JPEG", quality=QUALITY)
    else:
        made.save(out, "PNG")
    return out.getvalue()


def _bad(sentence: str, field: str = "file") -> BadInput:
    return BadInput(sentence, fields={field: sentence})


def place(digest: str) -> Path:
    """Tell where bytes of a hash are kept on this machine."""
    return Path(settings.FILES) / digest[:2] / digest
