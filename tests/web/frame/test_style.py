"""The style sheet keeps its measures: size, contrast, small type, and the policy that forbids inline styles."""

import re
from itertools import chain
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[3] / "src/kheo/web"
STATIC = WEB / "static/kheo"
CSS = (STATIC / "kheo.css").read_text()
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", CSS))
FRAME = {path.name: path.read_text() for path in (WEB / "templates/frame").rglob("*.html")}


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guideline_counts_it() -> None:
    assert _contrast("#000", "#fff") == pytest.approx(21)
    assert _contrast("#9b1b1e", "#fff") == pytest.approx(8.17, abs=0.01)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "ink-soft", "blue") for ground in ("sheet", "ground")),
        ("ink-soft", "still"),
        ("ink", "blue-soft"),
        ("blue-deep", "blue-soft"),
        ("green", "green-soft"),
        ("amber", "amber-soft"),
        ("amber", "sheet"),
        ("wrong", "wrong-soft"),
        ("wrong", "sheet"),
        ("sheet", "red"),
        ("sheet", "red-deep"),
        ("sheet", "blue"),
    ],
)
def test_text_stands_out_seven_to_one(text: str, ground: str) -> None:
    assert _contrast(TOKENS[text], TOKENS[ground]) >= 7


@pytest.mark.parametrize(("name", "most"), [("kheo.css", 26 * 1024), ("kheo.js", 6_000), ("icons.svg", 4_000)])
def test_files_stay_light(name: str, most: int) -> None:
    assert (STATIC / name).stat().st_size <= most


def test_nothing_is_set_in_capitals_or_under_fourteen_pixels() -> None:
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", CSS)]

    assert "uppercase" not in CSS
    assert sizes
    assert min(sizes) * 16 >= 14


def test_no_address_leads_outside() -> None:
    outside = re.compile(r"(?:https?:)?//[a-z]")
    files = {path.name: path.read_text() for path in STATIC.iterdir() if path.suffix in {".css", ".js", ".svg"}}
    unnamed = {name: text.replace("http://www.w3.org/2000/svg", "") for name, text in files.items()}

    assert [name for name, text in unnamed.items() if outside.search(text)] == []


def test_every_icon_that_is_drawn_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([a-z]+)"', (STATIC / "icons.svg").read_text()))
    pages = [path.read_text() for path in (WEB / "templates").rglob("*.html")]
    drawn = set(chain.from_iterable(re.findall(r'{% icon "([a-z]+)" %}', page) for page in pages))

    assert drawn
    assert drawn <= sprite


def test_every_class_of_the_frame_is_known_to_the_style_sheet() -> None:
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", CSS))
    plain = (re.sub(r"{[%{].*?[%}]}", " ", text) for text in FRAME.values())
    used = set(chain.from_iterable(names.split() for text in plain for names in re.findall(r'class="([^"]+)"', text)))

    assert used - known - {"finding-", "flash-", "mile-", "tag-", "finding-body", "task-target", "mile-body"} == set()
