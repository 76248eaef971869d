"""Set a paper in an office's own docx: its placeholders and slots filled, its content where the form wants it."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from kheo.papers import own_form
from kheo.papers.blocks import Seal
from kheo.papers.composing import compose
from kheo.papers.layouts import layout_for
from kheo.papers.specimens import SAMPLES
from kheo.papers.spelling import Spelling
from kheo.papers.values import AnyPaper
from kheo.papers.wording.slots import LEXICONS
from kheo.papers.wording.words import NOTHING_OWN, Lexicon, Words
from kheo.papers.writing.docx import write_docx

# Texts that a value may bring itself in place of a slot.
_GIVEN: Final = ("cause", "heading", "promise")


def require_own_form(kind: str, data: bytes) -> None:
    """Refuse an own docx that cannot be used for a kind of paper. Raises `BadValue` naming what is wrong."""
    first = compose(SAMPLES[kind], draft=True).sections[0]
    own_form.require_form(data, LEXICONS[kind], whole=first.framed, landscape=first.landscape)
    render_in_form(SAMPLES[kind], data, draft=True)


def render_in_form(
    value: AnyPaper,
    form: bytes,
    *,
    draft: bool,
    spelling: Spelling = Spelling.AS_WRITTEN,
    seal: Seal | None = None,
    own: Mapping[str, str] = NOTHING_OWN,
) -> bytes:
    """Write a paper as docx in an office's own form that was checked. Raises `BadValue` as `compose`."""
    paper = compose(value, draft=draft, spelling=spelling, seal=seal, own=own)
    lexicon, layout = LEXICONS[value.KIND], paper.layout
    say = Words(lexicon, value, layout, own)
    in_form = Lexicon(lexicon.slots, {**lexicon.fields, **_slots(lexicon, say)}, lexicon.sign)
    return own_form.filled(form, paper, Words(in_form, value, layout, own).of)


def write_word(
    value: AnyPaper,
    form: bytes | None,
    *,
    draft: bool,
    spelling: Spelling = Spelling.AS_WRITTEN,
    seal: Seal | None = None,
    own: Mapping[str, str] = NOTHING_OWN,
) -> bytes:
    """Write a paper as docx, in an office's own form where it has one. Raises `BadValue` as `compose`."""
    if form is not None:
        return render_in_form(value, form, draft=draft, spelling=spelling, seal=seal, own=own)
    return write_docx(compose(value, draft=draft, spelling=spelling, seal=seal, own=own))


def places_in_form(kind: str) -> Mapping[str, str]:
    """Tell what each placeholder of a form stands for on the sample: those of the kind, then its slots."""
    value, lexicon = SAMPLES[kind], LEXICONS[kind]
    say = Words(lexicon, value, layout_for(value.issuer.body, value.dated_on), NOTHING_OWN)
    return {name: stands_for(value) for name, stands_for in _slots(lexicon, say).items()}


def _slots(lexicon: Lexicon, say: Words) -> dict[str, Any]:
    return {name: partial(_said, key, say) for name, key in own_form.names_of(lexicon).items()}


def _said(key: str, say: Words, value: AnyPaper) -> str:
    given = getattr(value, key, "") if key in _GIVEN else ""
    return given or say(key)
