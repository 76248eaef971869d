"""How quick papers are: a thousand certificates in one pdf, form 2 with 5,000 rows; each in a process of its own.

The bare engine gets the finished source of the same sheets: what we add over it is ours to answer for. WeasyPrint and
LibreOffice are measured on the same words in the same run where they are there; where one is not, that is said.
"""

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import django
from xlsxwriter import Workbook

from bench import Measured, benchmark
from kheo.papers import render, render_all
from kheo.papers.blocks import Paper
from kheo.papers.composing import compose, compose_all
from kheo.papers.specimens import SUMMARY_ROWS, award_certificate, registration_summary
from kheo.papers.values import AwardCertificate, RegistrationSummary
from kheo.papers.writing import pdf
from kheo.papers.writing.engine import compiled
from kheo.sheets import write_table

MANY = 1000
ROWS = 5000
FAR = 20.0  # WeasyPrint must take at least so many times as long
FARTHER = 50.0  # and the office program's mail merge so many


def certificates() -> list[AwardCertificate]:
    """Make a thousand certificates, each with its own name."""
    return [replace(award_certificate(), owner=f"Tập thể Mẫu số {place}") for place in range(1, MANY + 1)]


def form_two() -> RegistrationSummary:
    """Make form 2 with 5,000 rows."""
    rows = tuple(replace(SUMMARY_ROWS[place % 3], owner=f"Chủ thể {place}") for place in range(ROWS))
    return replace(registration_summary(), rows=rows, dated_on=date(2014, 2, 10))


def _ours() -> bytes:
    return render_all(certificates(), title="Giấy khen")


def _bare() -> bytes:
    return _engine_alone(compose_all(certificates(), title="Giấy khen"))


def _form_two_engine() -> bytes:
    return _engine_alone(compose(form_two(), draft=False))


def _engine_alone(paper: Paper) -> bytes:
    """Give the engine its finished source: what it costs without our blocks."""
    given = {"paper": pdf.data_of(paper, ornaments=pdf.stand_ins(paper))}
    began = time.perf_counter()
    made = compiled(pdf.SOURCES, given, dated_on=None)
    sys.stdout.write(f"{time.perf_counter() - began}\n")
    return made


def _weasyprint() -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  # only where the bench has it

    sheets = "".join(
        f"<section><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p><b>{one.granter.upper()}</b></p><p>TẶNG</p><h1>GIẤY KHEN</h1>"
        f"<h2>{one.owner}</h2><p>{one.unit}</p><p>{one.cause}</p><p>{one.signature.authority}</p>"
        f"<p><b>{one.signature.name}</b></p></section>"
        for one in certificates()
    )
    style = (
        "@page{size:A4 landscape;margin:20mm;border:4pt double #a87b1e}section{break-after:page;text-align:center;"
        "font-family:Tinos,'Times New Roman'}h1{color:#b5121b;font-size:44pt}"
    )
    return bytes(HTML(string=f"<style>{style}</style>{sheets}").write_pdf())


def _merge() -> bytes:
    """Print a thousand merged sheets with the office program, headless; that merging came for free is in its favour."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "all.docx").write_bytes(_docx_of_all())
        office = shutil.which("soffice") or "soffice"
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(place / "all.docx")]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # the machine's own program
        return (place / "all.pdf").read_bytes()


def _docx_of_all() -> bytes:
    return render_all(certificates(), title="Giấy khen", format="docx")


def _form_two_pdf() -> bytes:
    return render(form_two(), draft=False, format="pdf")


def _form_two_docx() -> bytes:
    return render(form_two(), draft=False, format="docx")


def _form_two_xlsx() -> bytes:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.demo")
    django.setup()
    from kheo.work import form_sheets  # noqa: PLC0415  # the store must be there first

    value, began = form_two(), time.perf_counter()
    made = write_table(form_sheets.table(value))
    sys.stdout.write(f"{time.perf_counter() - began}\n")
    return made


def _form_two_bare() -> bytes:
    """Write as many cells of the same words with the bare library, bordered and wrapped as a sheet to print is."""
    value, began, out = form_two(), time.perf_counter(), BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page, cell = book.add_worksheet(), book.add_format({"border": 1, "text_wrap": True})
        for place, row in enumerate(value.rows):
            words = (
                row.unit,
                row.title,
                row.owner,
                "",
                row.field,
                row.content,
                row.tier,
                "Mới",
                row.duration,
                row.note,
            )
            page.write_row(place, 0, (place, *words), cell)
    sys.stdout.write(f"{time.perf_counter() - began}\n")
    return out.getvalue()


WORKS: dict[str, Callable[[], bytes]] = {
    "ours": _ours,
    "bare": _bare,
    "weasyprint": _weasyprint,
    "merge": _merge,
    "form_two_pdf": _form_two_pdf,
    "form_two_engine": _form_two_engine,
    "form_two_docx": _form_two_docx,
    "form_two_xlsx": _form_two_xlsx,
    "form_two_bare": _form_two_bare,
}
# what must be got ready first and is not ours to count: these tell their own time
OWN_CLOCK = {"bare", "form_two_engine", "form_two_xlsx", "form_two_bare"}


@benchmark
def thousand_certificates() -> Iterator[Measured]:
    """Set a thousand certificates in one pdf, held against the bare engine, WeasyPrint and the office program."""
    _measure("ours")
    ours, memory = _measure("ours")
    bare, _ = _measure("bare")
    yield Measured("thousand_certificates", ours, "giây", "typst với nguồn đã xong", bare, aim=2)
    yield Measured("thousand_certificates_memory", memory, "MB", "1 GB", 1000, aim=1)
    if importlib.util.find_spec("weasyprint") is None:
        sys.stderr.write("  không có WeasyPrint trên máy này: pip install weasyprint rồi đo lại\n")
    else:
        other, _ = _measure("weasyprint")
        yield Measured("certificates_weasyprint", ours * FAR, "giây×20", "WeasyPrint", other, aim=1)
    if shutil.which("soffice") is None:
        sys.stderr.write("  không có LibreOffice trên máy này: apt-get install libreoffice-writer-nogui rồi đo lại\n")
    else:
        other, _ = _measure("merge")
        yield Measured("certificates_office", ours * FARTHER, "giây×50", "LibreOffice, in tệp đã trộn", other, aim=1)


@benchmark
def form_two_long() -> Iterator[Measured]:
    """Set form 2 with 5,000 rows: as pdf against the engine alone, as docx against setting it as pdf, as xlsx."""
    alone, least = _measure("form_two_engine")
    taken, memory = _measure("form_two_pdf")
    yield Measured("form_two_pdf", taken, "giây", "typst với nguồn đã xong", alone, aim=2)
    yield Measured("form_two_pdf_memory", memory, "MB", "typst với nguồn đã xong", least, aim=1.5)
    word, memory_of_word = _measure("form_two_docx")
    yield Measured("form_two_docx", word, "giây", "cũng biểu ấy ra pdf", taken, aim=1)
    yield Measured("form_two_docx_memory", memory_of_word, "MB", "cũng biểu ấy ra pdf", memory, aim=1)
    bare, least = _measure("form_two_bare")
    taken, memory = _measure("form_two_xlsx")
    yield Measured("form_two_xlsx", taken, "giây", "XlsxWriter ghi cũng những ô ấy", bare, aim=2)
    yield Measured(
        "form_two_xlsx_memory", memory, "MB", "XlsxWriter ghi cũng những ô ấy, không có Django", least, aim=3
    )


def _measure(name: str) -> tuple[float, float]:
    """Run one work in a process of its own: seconds, and the most memory it took in MB."""
    ran = subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-m", "bench.papers", name], check=True, capture_output=True, text=True
    )
    told = ran.stdout.split()
    return float(told[0]), float(told[-1])


if __name__ == "__main__":
    work = WORKS[sys.argv[1]]
    began_at = time.perf_counter()
    work()
    if sys.argv[1] not in OWN_CLOCK:
        sys.stdout.write(f"{time.perf_counter() - began_at}\n")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024}\n")
