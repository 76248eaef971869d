"""Where an own docx has its placeholders, though Word splits them over runs; and which it may have."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from kheo import vietnamese
from kheo.papers.own_form.archive import require_archive
from kheo.papers.wording import text
from kheo.papers.wording.words import Lexicon, require_places, tidy_name

CONTENT: Final = "nội dung"
PLACE: Final = re.compile(r"\{([^{}]*)\}")


def names_of(lexicon: Lexicon) -> dict[str, str]:
    """Name what a form may hold beside the placeholders of its kind: each slot by its label, with the slot's key."""
    known = set(lexicon.names)
    named = {f"{slot.label[:1].lower()}{slot.label[1:]}": key for key, slot in lexicon.slots.items()}
    return {name: key for name, key in named.items() if name not in known and name != CONTENT}


def require_form(data: bytes, lexicon: Lexicon, *, whole: bool, landscape: bool) -> None:
    """Refuse an own docx that cannot be used for a kind of paper. Raises `BadValue` naming what is wrong.

    `whole` is for sheets that a form may set entirely by its placeholders; all others need a place for their content.
    """
    require_archive(data)
    document = opened(data)
    known = Lexicon(
        lexicon.slots, {**lexicon.fields, **dict.fromkeys((CONTENT, *names_of(lexicon)), str)}, lexicon.sign
    )
    places = 0
    for paragraph in paragraphs(document):
        words = vietnamese.nfc(words_of(paragraph))
        require_places(known, words)
        found = [known.find(tidy_name(name)) for name in PLACE.findall(words)]
        if CONTENT in found:
            _require_alone(document, paragraph, words)
        places += len(found)
    _require_places(document, places, whole=whole)
    section = document.sections[0]
    if (section.page_width > section.page_height) != landscape:
        raise vietnamese.BadValue(
            f"Văn bản này in khổ {'ngang' if landscape else 'dọc'}. Hãy đổi hướng giấy của tệp mẫu rồi gửi lại."
        )


def opened(data: bytes) -> Any:
    """Open a docx. Raises `BadValue` for one that Word's own rules would not let open."""
    try:
        return Document(io.BytesIO(data))
    except (KeyError, ValueError, AttributeError, IndexError):
        raise vietnamese.BadValue("Tệp mẫu hỏng hoặc không phải docx. Hãy lưu lại bằng Word rồi gửi.") from None


def paragraphs(document: Any) -> Iterator[Any]:
    """Give every paragraph: of the body, its tables and text boxes, of headers and footers."""
    yield from document.element.body.iter(qn("w:p"))
    for part in document.part.related_parts.values():
        if part.partname.startswith(("/word/header", "/word/footer")):
            yield from part.element.iter(qn("w:p"))


def pieces(paragraph: Any) -> list[Any]:
    """List the pieces of text that are a paragraph's own, not those of a text box inside it."""
    return [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph]


def words_of(paragraph: Any) -> str:
    """Give the text of a paragraph, over all its runs."""
    return "".join(piece.text or "" for piece in pieces(paragraph))


def is_content(paragraph: Any) -> bool:
    """Tell whether a paragraph is where the paper's content goes."""
    found = PLACE.fullmatch(vietnamese.nfc(words_of(paragraph)).strip())
    return found is not None and tidy_name(found[1]).lower() == CONTENT


def _require_alone(document: Any, paragraph: Any, words: str) -> None:
    if not is_content(paragraph) or paragraph.getparent() is not document.element.body:
        raise vietnamese.BadValue(
            f"Chỗ điền “{{{CONTENT}}}” phải đứng riêng một dòng, ngoài bảng và khung; ở tệp mẫu nó nằm trong "
            f"“{text.flat(words)[:60]}”."
        )


def _require_places(document: Any, places: int, *, whole: bool) -> None:
    contents = sum(is_content(one) for one in paragraphs(document))
    if contents > 1:
        raise vietnamese.BadValue(f"Tệp mẫu có {contents} chỗ điền “{{{CONTENT}}}”. Hãy giữ lại một chỗ.")
    if not contents and not (whole and places):
        raise vietnamese.BadValue(
            f"Tệp mẫu chưa có chỗ điền “{{{CONTENT}}}”. Hãy viết {{{CONTENT}}} trên một dòng riêng, nơi nội dung văn "
            "bản sẽ đứng."
        )
