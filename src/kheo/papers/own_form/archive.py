"""What an own docx may be as a file: bounded, without macros, without anything that is fetched from elsewhere."""

import io
import zipfile
import zlib
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kheo import vietnamese

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 50 * 1024 * 1024
MOST_PARTS: Final = 500
_MAIN: Final = "word/document.xml"
_CONTENT_TYPE: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRANGE: Final = (b"\0", b"<!DOCTYPE", b"<!ENTITY")  # another encoding, entities that grow or fetch
_ACTIVE: Final = ("vbaproject.bin", "vbadata.xml")
_ACTIVE_FOLDERS: Final = ("word/activex/", "word/embeddings/", "customui/")
# Fields that only count; every other one may fetch a file or run something when Word opens the paper.
_COUNTING: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


def require_archive(data: bytes) -> None:
    """Refuse a docx that is too large, spoilt, or holds more than text and pictures. Raises `BadValue`."""
    if len(data) > MOST_BYTES:
        raise vietnamese.BadValue("Tệp mẫu lớn hơn 5 MB. Hãy nén ảnh trong tệp rồi gửi lại.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_parts(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, SyntaxError):
        # zipfile says NotImplementedError of a way of packing that it does not know
        raise vietnamese.BadValue("Tệp mẫu hỏng hoặc không phải docx. Hãy lưu lại bằng Word rồi gửi.") from None


def _require_parts(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise vietnamese.BadValue("Tệp mẫu quá lớn sau khi mở. Hãy lưu lại tệp gọn hơn rồi gửi.")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(".." in name or name.startswith(("/", "\\")) for name in names):
        raise vietnamese.BadValue("Tệp mẫu hỏng hoặc không phải docx. Hãy lưu lại bằng Word rồi gửi.")
    if any(_is_active(name.lower()) for name in names):
        raise vietnamese.BadValue("Tệp mẫu có macro hoặc tệp nhúng. Hãy lưu lại dạng docx không macro, bỏ tệp nhúng.")
    if _MAIN not in names or _CONTENT_TYPE not in archive.read("[Content_Types].xml"):
        raise vietnamese.BadValue("Tệp mẫu không phải docx thường. Hãy chọn “Lưu dưới dạng” Word (.docx) rồi gửi.")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _require_part(name, archive.read(name))


def _is_active(name: str) -> bool:
    return name.endswith(_ACTIVE) or name.startswith(_ACTIVE_FOLDERS)


def _require_part(name: str, data: bytes) -> None:
    if any(mark in data for mark in _STRANGE):
        raise vietnamese.BadValue("Tệp mẫu có khai báo lạ bên trong. Hãy chép nội dung sang tệp Word mới rồi gửi.")
    root = parse_xml(data)
    if name.endswith(".rels") and any(one.get("TargetMode") == "External" for one in root):
        raise vietnamese.BadValue(
            "Tệp mẫu có liên kết ra ngoài (siêu liên kết, ảnh liên kết hoặc mẫu đính kèm). Hãy bỏ liên kết, chèn ảnh "
            "trực tiếp rồi gửi lại."
        )
    if root.find(f".//{qn('w:altChunk')}") is not None:
        raise vietnamese.BadValue("Tệp mẫu chèn một tệp khác bên trong. Hãy chép nội dung của tệp ấy vào rồi gửi lại.")
    for code in _fields(root):
        if code.upper() not in _COUNTING:
            raise vietnamese.BadValue(
                f"Tệp mẫu có trường tự động “{code}”. Chỉ dùng được trường số trang. Hãy thay bằng chữ thường hoặc chỗ "
                "điền."
            )


def _fields(root: Any) -> list[str]:
    """List the first word of each field; a field's code may be split over runs."""
    codes = [one.get(qn("w:instr"), "") for one in root.iter(qn("w:fldSimple"))]
    for paragraph in root.iter(qn("w:p")):
        code = ""
        for found in paragraph.iter(qn("w:instrText"), qn("w:fldChar")):
            if found.tag == qn("w:instrText"):
                code += found.text or ""
            else:
                codes, code = [*codes, code], ""
        codes.append(code)
    return [code.split()[0] for code in codes if code.strip()]
