"""What a file is, before anything reads its cells: its kind by its bytes, and nothing in it that acts or points out.

Runs in the child process only; everything it unpacks is counted.
"""

import io
import re
import zipfile
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from kheo.sheets.reading.book import KINDS, BadFile, Limits

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK: Final = 2**16
_SMALL: Final = 10 * 2**20
_RATIO: Final = 100
_MACROS: Final = {".xlsm", ".xltm", ".xlam", ".xlsb"}
_EXTERNAL: Final = re.compile(
    rb"<Relationship\b(?![^>]*/hyperlink\")[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)
_DECLARES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# the records of Excel 97, or of Excel 5, begin; the password's own record follows, after that of a locked window
_FILE_PASS: Final = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06.{14}|\x08\x00\x00\x05.{6})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_MACRO_STREAM: Final = "_VBA_PROJECT".encode("utf-16-le")


def kind(data: bytes, name: str, limits: Limits) -> str:
    """Tell the kind of a file by its ending, once its bytes agree. Raises `BadFile`."""
    ending = PurePosixPath(PureWindowsPath(name).name.lower()).suffix
    if ending in _MACROS:
        raise BadFile("Tệp này có thể chứa macro nên không nhận. Hãy lưu lại thành xlsx (không macro) rồi gửi.")
    if ending not in KINDS:
        raise BadFile(f"Không nhận tệp đuôi “{ending or 'trống'}”. Hãy lưu bảng thành xlsx, xls, ods hoặc csv rồi gửi.")
    if ending in {".xlsx", ".ods"}:
        _zipped(data, ending, limits)
    elif ending == ".xls":
        _old(data)
    elif data.startswith((_ZIP, _OLE, b"%PDF")) or _is_page(data):
        raise BadFile("Tệp mang đuôi csv nhưng nội dung không phải csv. Hãy lưu lại bảng thành xlsx rồi gửi.")
    return ending


def _old(data: bytes) -> None:
    if data.startswith(_ZIP):
        raise BadFile("Tệp mang đuôi xls nhưng thực ra là xlsx. Hãy đổi đuôi thành xlsx, hoặc mở và lưu lại.")
    if _is_page(data):
        raise BadFile("Tệp mang đuôi xls nhưng thực ra là trang web. Hãy mở bằng Excel, lưu thành xlsx rồi gửi.")
    if not data.startswith(_OLE):
        raise BadFile("Tệp không đúng định dạng xls. Hãy mở bằng Excel, lưu thành xlsx rồi gửi.")
    if _ENCRYPTED in data or _FILE_PASS.search(data):
        raise BadFile(_LOCKED)
    if _MACRO_STREAM in data:
        raise BadFile(MACROS)


MACROS: Final = "Tệp có macro nên không nhận. Hãy lưu lại thành xlsx (không macro) rồi gửi."
_LOCKED: Final = "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại."


def _is_page(data: bytes) -> bool:
    return data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml"))


def _zipped(data: bytes, ending: str, limits: Limits) -> None:
    if data.startswith(_OLE):
        raise BadFile(
            _LOCKED
            if _ENCRYPTED in data
            else f"Tệp mang đuôi {ending[1:]} nhưng thực ra là xls. Hãy mở bằng Excel, lưu thành xlsx rồi gửi."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BadFile(f"Tệp hỏng hoặc không đúng định dạng {ending[1:]}. Hãy mở bằng Excel, lưu lại rồi gửi.") from None
    with archive:
        entries = archive.infolist()
        _named_well(entries, ending, limits)
        left = limits.unpacked if len(data) * _RATIO > limits.unpacked else max(_SMALL, len(data) * _RATIO)
        for entry in entries:
            left = _looked_through(archive, entry, left)


def _named_well(entries: list[zipfile.ZipInfo], ending: str, limits: Limits) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > limits.entries or len(set(names)) < len(names):
        raise BadFile("Tệp có cấu trúc bất thường nên không nhận. Hãy mở bằng Excel, lưu thành tệp mới rồi gửi.")
    if any(".." in name or name.startswith(("/", "\\")) for name in names):
        raise BadFile("Tệp có đường dẫn bất thường bên trong nên không nhận. Hãy lưu lại thành tệp mới rồi gửi.")
    if any(name.lower().endswith(("vbaproject.bin", "basic/script-lc.xml")) for name in names):
        raise BadFile(MACROS)
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        raise BadFile("Tệp có liên kết tới tệp khác. Hãy dán các ô ấy thành giá trị, ngắt liên kết rồi lưu lại.")
    needed = "xl/workbook.xml" if ending == ".xlsx" else "content.xml"
    if needed not in names:
        raise BadFile(f"Tệp không đúng định dạng {ending[1:]}. Hãy mở bằng Excel, lưu lại rồi gửi.")


def _looked_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Unpack one entry piece by piece, whatever size it claims; return what is left of the allowance."""
    text = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    kept = b""
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise BadFile(
                        "Tệp mở ra lớn gấp nhiều lần bình thường nên đã dừng. Hãy xóa dòng, cột thừa rồi lưu lại."
                    )
                if text:
                    _harmless((kept + piece).replace(b"\x00", b""), entry.filename)  # UTF-16 hides nothing
                    kept = piece[-1024:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise BadFile("Tệp hỏng ở bên trong nên không đọc được. Hãy mở bằng Excel, lưu lại rồi gửi.") from None
    return left


def _harmless(piece: bytes, name: str) -> None:
    if _DECLARES.search(piece):
        raise BadFile("Tệp có phần khai báo có thể gây hại nên không nhận. Hãy mở bằng Excel, lưu thành tệp mới.")
    if name.lower().endswith(".rels") and _EXTERNAL.search(piece):
        raise BadFile("Tệp có liên kết ra ngoài. Hãy ngắt liên kết, dán thành giá trị rồi lưu lại.")
