"""Files that mean harm, or only look like spreadsheets. Each is refused with a reason, and costs little."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from tests.sheets.awkward.old import binary, open_document
from tests.sheets.awkward.tables import ROWS, Sheet, changed, plain

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_RELS = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb() -> bytes:
    """Unpack into far more than it weighs."""
    return changed(plain(), {"xl/media/image1.png": b"\0" * (120 * 2**20)})


def lying_bomb() -> bytes:
    """Say in the directory that the large entry is small."""
    data = bytearray(changed(plain(), {"xl/worksheets/sheet9.xml": b" " * (120 * 2**20)}))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet9.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def many_rows() -> bytes:
    """Hold 700,000 short rows in a small file."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(1, 700_001))
    return changed(plain(), {_SHEET: _HEAD + b"<sheetData>" + rows + b"</sheetData></worksheet>"})


def far_corner() -> bytes:
    """Hold one value in the last cell that a sheet has."""
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return changed(plain(), {_SHEET: _HEAD + b"<sheetData>" + cells + b"</sheetData></worksheet>"})


def one_text_many_times() -> bytes:
    """Show one long text in very many cells."""
    sheet = Sheet()
    long = "mô hình " * 4_000
    for row in range(1_500):
        sheet.page.write(row, 0, long)
    return sheet.done()


def entity(name: str = _SHEET) -> bytes:
    """Declare entities, to read the machine's own files or to grow without end."""
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    rest = b"<sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>"
    return changed(plain(), {name: declared + _HEAD.partition(b"?>")[2] + rest})


def entity_in_utf_16() -> bytes:
    """Hide the declaration in another encoding."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    return changed(plain(), {_SHEET: text.encode("utf-16")})


def external_link() -> bytes:
    """Point to another workbook on a share."""
    return changed(plain(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def external_picture() -> bytes:
    """Fetch a picture from elsewhere when opened."""
    image = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    made = _RELS + b'<Relationship Id="rId9" Type="%s" Target="http://x/p.png" TargetMode="External"/>' % image
    return changed(plain(), {"xl/worksheets/_rels/sheet1.xml.rels": made + b"</Relationships>"})


def hyperlink() -> bytes:
    """Link to a page, which harms nobody and is not followed."""
    sheet = Sheet()
    sheet.rows([("STT", "Đơn vị", "Tên mô hình, điển hình", "Tập thể", "Cá nhân", "Lĩnh vực"), *ROWS])
    sheet.page.write_url(9, 8, "https://example.org/", string="xem")
    return sheet.done()


def locked() -> bytes:
    """Look like a workbook that is locked by a password."""
    return _OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


def macros_in_xls() -> bytes:
    """Hold a project of macros beside the records, as Excel 97 names it."""
    data = bytearray(binary("plain.xls"))
    at = data.index("SummaryInformation".encode("utf-16-le")) - 2
    name = "_VBA_PROJECT".encode("utf-16-le")
    data[at : at + 64] = name.ljust(64, b"\0")
    data[at + 64 : at + 66] = struct.pack("<H", len(name) + 2)
    return bytes(data)


def macro_sheet() -> bytes:
    """Hold the macros of Excel 4 in a sheet that looks like any other."""
    data = bytearray(binary("plain.xls"))
    data[data.index(b"\x85\x00\x12\x00") + 9] = 1
    return bytes(data)


def many_entries() -> bytes:
    """Hold thousands of entries."""
    return changed(plain(), {f"xl/x{number}.bin": b"" for number in range(2_100)})


def climbing() -> bytes:
    """Name an entry outside the folder."""
    return changed(plain(), {"../../etc/cron.d/x": b"x"})


def empty_zip() -> bytes:
    """Be a zip with a note in it and no workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "x")
    return out.getvalue()


def without_heading() -> bytes:
    """Hold figures and no heading."""
    return plain([(1, 2, 3), (4, 5, 6)], ("7", "8", "9"))


MAKERS: Mapping[str, Callable[[], bytes]] = {
    "bomb.xlsx": bomb,
    "lying_bomb.xlsx": lying_bomb,
    "many_rows.xlsx": many_rows,
    "far_corner.xlsx": far_corner,
    "one_text_many_times.xlsx": one_text_many_times,
    "entity.xlsx": entity,
    "entity_in_strings.xlsx": lambda: entity("xl/sharedStrings.xml"),
    "entity_in_utf_16.xlsx": entity_in_utf_16,
    "entity.ods": lambda: changed(open_document(), {"content.xml": b"<!DOCTYPE x><x/>"}),
    "external_link.xlsx": external_link,
    "external_picture.xlsx": external_picture,
    "hyperlink.xlsx": hyperlink,
    "macros_inside.xlsx": lambda: changed(plain(), {"xl/vbaProject.bin": b"x"}),
    "macros.xlsm": plain,
    "locked.xlsx": locked,
    "locked.xls": locked,
    "by_password.xlsx": lambda: binary("by_password.xlsx"),
    "by_password.xls": lambda: binary("by_password.xls"),
    "macros.xls": macros_in_xls,
    "macro_sheet.xls": macro_sheet,
    "many_entries.xlsx": many_entries,
    "climbing.xlsx": climbing,
    "empty_zip.xlsx": empty_zip,
    "really_xlsx.xls": plain,
    "really_xlsx.csv": plain,
    "really_xls.xlsx": lambda: binary("plain.xls"),
    "cut_off.xls": lambda: binary("plain.xls")[:2_048],
    "really_a_page.xls": lambda: b"<html><table><tr><td>STT</td></tr></table></html>",
    "really_pdf.xlsx": lambda: b"%PDF-1.4\n%",
    "scanned.pdf": lambda: b"%PDF-1.4\n%",
    "cut_off.xlsx": lambda: plain()[:-400],
    "nothing.xlsx": lambda: b"",
    "blank.xlsx": lambda: Sheet().done(),
    "heading_only.xlsx": lambda: plain([]),
    "without_heading.xlsx": without_heading,
    "binary.csv": lambda: b"STT;\x00\x01\x02\x00",
}
