"""Text from before Unicode, old file formats, and open documents."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from kheo.vietnamese import legacy
from tests.sheets.awkward.tables import HEADINGS, ROWS, Sheet, csv

_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def _written(charset: legacy.Charset, font: str, *, named: bool = True, capitals: str = "") -> bytes:
    """Write the table in an old charset, each cell in a font that shows it, or in one that does not tell."""
    sheet = Sheet()
    look = sheet.book.add_format({"font_name": font if named else "Times New Roman"})
    high = sheet.book.add_format({"font_name": capitals or font})
    for at, row in enumerate([HEADINGS, *ROWS]):
        for column, value in enumerate(row):
            loud = capitals if at == 0 else ""
            if isinstance(value, str):
                text = value.replace("–", "-")
                sheet.page.write(at, column, legacy.encode(text, charset, loud or font), high if loud else look)
            elif value is not None:
                sheet.page.write(at, column, value)
    return sheet.done()


def old_csv(charset: legacy.Charset) -> bytes:
    """Write the table in an old charset as text: one byte for each character."""
    rows = [[legacy.encode(str(value or "").replace("–", "-"), charset) for value in row] for row in [HEADINGS, *ROWS]]
    return "\r\n".join(";".join(row) for row in rows).encode("latin-1")


def open_document() -> bytes:
    """Write the table as an open document, with one cell that covers two columns."""

    def cell(value: object) -> str:
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return (
            '<table:table-cell office:value-type="string"><text:p>'
            f"{escape(str(value or ''))}</text:p></table:table-cell>"
        )

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in [HEADINGS, *ROWS])
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Mẫu 2">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(zipfile.ZipInfo("content.xml"), content)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), _MANIFEST)
    return out.getvalue()


def binary(name: str) -> bytes:
    """Give a genuine binary workbook of Excel 97 (BIFF8): nothing that we may use writes one, so these are kept.

    Each is the file of that name with the ending xlsx from here, by `soffice --convert-to xls:"MS Excel 97"`; those
    by password are the plain one, saved with a password as xls and as xlsx.
    """
    return Path(__file__).with_name("biff").joinpath(name).read_bytes()


MAKERS: Mapping[str, Callable[[], bytes]] = {
    "tcvn3.xlsx": lambda: _written("tcvn3", ".VnTime"),
    "tcvn3_capitals.xlsx": lambda: _written("tcvn3", ".VnTime", capitals=".VnTimeH"),
    "tcvn3_unnamed.xlsx": lambda: _written("tcvn3", ".VnTime", named=False),
    "vni.xlsx": lambda: _written("vni", "VNI-Times"),
    "vni_unnamed.xlsx": lambda: _written("vni", "VNI-Times", named=False),
    "tcvn3.csv": lambda: old_csv("tcvn3"),
    "vni.csv": lambda: old_csv("vni"),
    "open.ods": open_document,
    "plain.xls": lambda: binary("plain.xls"),
    "tcvn3.xls": lambda: binary("tcvn3.xls"),
    "tcvn3_capitals.xls": lambda: binary("tcvn3_capitals.xls"),
    "vni.xls": lambda: binary("vni.xls"),
    "latin.csv": lambda: csv([(1, "Phong CCHC", "Cong so van minh", "Phong CCHC", "", "")], encoding="utf-8"),
}
