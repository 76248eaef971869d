"""Templates keep what the content policy forbids out: no script, style or handler inside a page."""

import re

import pytest

from tests.house import tracked

FORBIDDEN = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=|\bjavascript:|\|\s*safe\b|hx-on", re.I
)
PAGES = tracked.texts("src/kheo/*.html")


def _offences(pages: dict[str, str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {found.group().strip()}"
        for name, text in pages.items()
        for found in FORBIDDEN.finditer(text)
    ]


def test_no_page_carries_script_or_style_of_its_own() -> None:
    assert PAGES
    assert _offences(PAGES) == []


@pytest.mark.parametrize(
    ("page", "offence"),
    [
        ("<p>a</p>\n<script>alert(1)</script>", "x:2: <script"),
        ('<p style="color:red">', "x:1: style="),
        ('<a onclick="go()">', "x:1: onclick="),
        ("{{ remark|safe }}", "x:1: |safe"),
    ],
)
def test_an_offence_is_found(page: str, offence: str) -> None:
    assert _offences({"x": page}) == [offence]


def test_a_script_file_is_welcome() -> None:
    assert _offences({"x": "<script defer src=\"{% static 'frame/frame.js' %}\"></script>"}) == []
