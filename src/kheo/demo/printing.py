"""Print every paper of the season and lay the files out by unit and round, with a page that leads to each."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

import django
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from kheo import papers, vietnamese
from kheo.demo import stops
from kheo.demo.season.days import at
from kheo.papers import specimens
from kheo.work import documents, issued, people, programmes, units
from kheo.work.actors import Actor
from kheo.work.issued import Issued
from kheo.work.province import building, reading

Tell = Callable[[str], None]
CHUNK = 25
OF_THE_GROUP = "to-chi-dao"
SPECIMENS = "mau"
PROVINCE = "cap-tinh"


@dataclass(frozen=True, slots=True)
class Line:
    """A paper on the index page, with the addresses of its files."""

    title: str
    kind: str
    on: date
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one kind and round at one unit."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit on the index page."""

    code: str
    name: str
    shelves: tuple[Shelf, ...]

    @property
    def many(self) -> int:
        """Count its papers."""
        return sum(len(shelf.lines) for shelf in self.shelves)


def render_all(tell: Tell) -> int:
    """Make the bytes of every paper that waits, in two processes; return how many were made."""
    ids = documents.waiting_ids()
    chunks = [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]
    made = 0
    workers = min(2, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for many in pool.map(_render, chunks):
            made += many
            if made % (8 * CHUNK) == 0 or made == len(ids):
                tell(f"  đã tạo {vietnamese.show_number(made)}/{vietnamese.show_number(len(ids))} văn bản")
    return made


def lay_out() -> Path:
    """Copy every paper to its unit's folder and write the index; return the index."""
    folder = Path(settings.VAR) / "papers"
    shutil.rmtree(folder, ignore_errors=True)
    now = at(stops.END, 0)
    inspector = people.actor(people.account_of("khoi.kiemtra"), now=now)
    found = programmes.newest()
    labels = {key: one.label.vi for key, one in found[1].rounds.items()} if found else {}
    shown = []
    for unit_id, of_unit in groupby(issued.book(by=inspector), key=lambda row: row.unit_id):
        unit = units.known(unit_id, stops.END)  # one that has ended keeps its papers
        shelves = tuple(_shelves(list(of_unit), folder, unit.code, labels, inspector))
        shown.append(Unit(unit.code, unit.name, shelves))
    shown += _packages(folder, inspector)
    shown.append(_specimens(folder))
    index = folder / "index.html"
    index.write_text(render_to_string("demo/papers.html", {"units": shown}), encoding="utf-8")
    return index


def _packages(folder: Path, by: Actor) -> Iterator[Unit]:
    """Lay out what went up to the province: each package whole, with its manifest and checksums."""
    lines = []
    (folder / PROVINCE).mkdir(parents=True, exist_ok=True)
    for one in sorted(reading.inbox(by=by), key=lambda one: one.id):
        made = building.read(by=by, package_id=one.id, now=timezone.now())
        file = Path(PROVINCE) / made.name
        (folder / file).write_bytes(made.data)
        title = f"Tờ trình {one.number}: {one.state_label.lower()}"
        lines.append(Line(title, one.round_label, one.on, (("zip", file.as_posix()),)))
    if lines:
        yield Unit(PROVINCE, "Hồ sơ trình cấp tỉnh", (Shelf("Tệp hồ sơ có danh mục và mã kiểm tra", tuple(lines)),))


def _specimens(folder: Path) -> Unit:
    """Print every kind of paper once, from specimens with invented names: also those that the season never issues."""
    place = Path(SPECIMENS)
    (folder / place).mkdir(parents=True, exist_ok=True)
    shelves = []
    for kind, value in specimens.SAMPLES.items():
        links = []
        for format_ in documents.FORMATS:
            file = place / f"{kind.replace('_', '-')}.{format_}"
            data = papers.render(value, draft=False, format="docx" if format_ == "docx" else "pdf")
            (folder / file).write_bytes(data)
            links.append((format_, file.as_posix()))
        title = papers.TITLES[kind]
        shelves.append(Shelf(title, (Line(title, title, value.dated_on or stops.END, tuple(links)),)))
    return Unit(SPECIMENS, "Bản mẫu của mọi loại văn bản", tuple(shelves))


def _render(ids: Sequence[int]) -> int:
    for pk in ids:
        documents.render(pk, now=timezone.now())
    return len(ids)


def _shelves(rows: Sequence[Issued], folder: Path, code: str, labels: dict[str, str], by: Actor) -> Iterator[Shelf]:
    def key(row: Issued) -> tuple[str, str]:
        return (row.round, row.kind_label)

    for (round_key, kind), of_kind in groupby(sorted(rows, key=key), key=key):
        title = f"{labels.get(round_key, 'Tổ chỉ đạo')} – {kind}"
        yield Shelf(title, tuple(_line(row, folder, code, by) for row in of_kind))


def _line(row: Issued, folder: Path, code: str, by: Actor) -> Line:
    place = Path(code) / (row.round or OF_THE_GROUP)
    (folder / place).mkdir(parents=True, exist_ok=True)
    stem = "-".join(re.findall(r"[a-z0-9]+", vietnamese.fold(row.title)))[:70].strip("-")
    links = []
    for format_ in documents.FORMATS:
        paper = documents.read(by=by, document_id=row.id, format_=format_, now=timezone.now())
        file = place / f"{row.id:04d}-{stem}.{format_}"
        (folder / file).write_bytes(paper.data)
        links.append((format_, file.as_posix()))
    return Line(row.title, row.kind_label, row.on, tuple(links))
