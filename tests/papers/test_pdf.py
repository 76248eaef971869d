"""The pdf itself: standards, fonts, tags, page numbers, repeated heads."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest

from kheo.papers import KINDS, render
from kheo.papers.specimens import SAMPLES, achievement_report, commendation_decision
from kheo.papers.values import AwardItem, Subject
from tests.papers.reading import font_names, pages, written


@pytest.mark.parametrize("kind", KINDS)
def test_only_tinos_is_used_and_it_is_embedded(kind: str) -> None:
    names = font_names(written(SAMPLES[kind], "pdf", draft=True))

    assert names
    assert names <= {f"Tinos{face} embedded" for face in ("", "-Regular", "-Bold", "-Italic", "-BoldItalic")}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_tagged_archival_and_accessible(kind: str) -> None:
    with pikepdf.open(io.BytesIO(written(SAMPLES[kind], "pdf"))) as document:
        metadata = document.open_metadata()
        claims = (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"])
        language, marked = str(document.Root.Lang), bool(document.Root.MarkInfo.Marked)
        title = str(metadata["dc:title"])

    assert claims == ("2", "A", "1")
    assert (language, marked) == ("vi-VN", True)
    assert SAMPLES[kind].movement in title or getattr(SAMPLES[kind], "title", "-") in title


def test_pages_are_a4_and_form_two_lies() -> None:
    assert _box("registration_form") == (595, 842)
    assert _box("registration_summary") == (842, 595)


def _box(kind: str) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(written(SAMPLES[kind], "pdf"))) as document:
        box = [float(side) for side in document.pages[0].mediabox]
    return round(box[2] - box[0]), round(box[3] - box[1])


def test_pages_are_numbered_from_the_second() -> None:
    report = achievement_report()
    texts = pages(written(replace(report, measures=f"{report.measures}\n" * 12), "pdf"))

    assert len(texts) == 3
    assert texts[0].startswith("ĐẢNG ỦY VĂN PHÒNG")
    assert [text.split()[0] for text in texts[1:]] == ["2", "3"]


def test_a_long_list_repeats_its_head_on_each_page() -> None:
    rows = tuple(
        AwardItem(subject=Subject.INDIVIDUAL, unit="", owner=f"Người {place}", title="Khéo", award="Giấy khen")
        for place in range(200)
    )

    texts = pages(written(replace(commendation_decision(), items=rows), "pdf"))

    assert len(texts) > 4
    assert ["TT Tập thể, cá nhân Tên mô hình, điển hình Hình thức" in text for text in texts[1:]] == [True] * len(
        texts[1:]
    )


def test_a_signature_is_never_alone_on_its_page() -> None:
    report = achievement_report()
    for lines in range(1, 14):
        texts = pages(written(replace(report, spread="Một dòng.\n" * lines), "pdf"))

        last = next(text for text in texts if "ĐẠI DIỆN TẬP THỂ BÁO CÁO" in text)
        assert "Tập thể xin chịu trách nhiệm" in last
        assert "Phạm Thị Minh Họa" in last


def test_papers_written_at_the_same_time_do_not_disturb_one_another() -> None:
    kinds = [kind for kind in KINDS for _ in range(3)]

    with ThreadPoolExecutor(max_workers=4) as pool:
        together = list(pool.map(lambda kind: render(SAMPLES[kind], draft=False, format="pdf"), kinds))

    assert together == [written(SAMPLES[kind], "pdf") for kind in kinds]
