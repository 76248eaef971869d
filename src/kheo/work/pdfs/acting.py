"""In the child: walk everything in a pdf, also what is packed in its streams, and tell what acts or is hidden in it.

A link that somebody clicks and a page on which the file opens are left alone; what runs, sends, starts another program
or carries another file is named. Older revisions that a reader does not see are not looked at.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pikepdf

from kheo.work.pdfs.limits import Unusable

_SCRIPTS: Final = {"/JavaScript", "/Rendition"}
_STARTS: Final = {"/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute"}
_CARRIES: Final = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"}
# the occasions on which a page, a field or the file may act by itself
_OCCASIONS: Final = frozenset(
    f"/{name}" for name in ("E", "X", "D", "U", "Fo", "Bl", "PO", "PC", "PV", "PI", "O", "C", "K", "F", "V")
) | {"/WC", "/WS", "/DS", "/WP", "/DP"}
_SAID: Final[Mapping[str, str]] = {
    "script": "có mã lệnh bên trong",
    "starts": "tự mở chương trình, tự gửi dữ liệu hoặc tự chuyển đến nơi khác",
    "carries": "có tệp đính kèm, phim hoặc hình ba chiều bên trong",
}


def require_still(data: bytes, file: str, mend: str) -> None:
    """Refuse a pdf that is locked, broken, acts by itself or carries another file; `mend` says what to do instead.

    Raises `Unusable`, naming the file as it is called in the sentence.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            found = next(_found(opened), "")
    except pikepdf.PasswordError:
        raise Unusable(f"{file} có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại.") from None
    except pikepdf.PdfError:
        raise Unusable(
            f"Không mở được {file[:1].lower()}{file[1:]}: nội dung bên trong bị hỏng. Hãy xuất lại tệp pdf rồi gửi."
        ) from None
    if found:
        raise Unusable(f"{file} {_SAID[found]} nên không nhận. {mend}")


def _found(opened: pikepdf.Pdf) -> Iterator[str]:
    """Name what is found, the file's own way of opening first."""
    root = opened.Root
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S")) not in {"/GoTo", *_SCRIPTS}:
        yield "starts"
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        yield from (word for key, word in (("/JavaScript", "script"), ("/EmbeddedFiles", "carries")) if key in names)
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield "script"
    for one in opened.objects:
        for inner in _inside(one):
            yield from _acts(inner)


def _inside(one: Any) -> Iterator[pikepdf.Object]:
    """Give an object and what it holds directly; what it only refers to is an object of the file itself."""
    waiting = [one]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Dictionary | pikepdf.Stream):
            yield here
            waiting += [value for value in dict(here.items()).values() if not _is_elsewhere(value)]
        elif isinstance(here, pikepdf.Array):
            waiting += [value for value in here if not _is_elsewhere(value)]


def _is_elsewhere(value: Any) -> bool:
    return not isinstance(value, pikepdf.Object) or value.is_indirect


def _acts(one: Any) -> Iterator[str]:
    """Tell what a dictionary does, by its kind of action, of annotation, or by what it holds."""
    action, kind = str(one.get("/S")), str(one.get("/Subtype"))
    if action in _SCRIPTS:
        yield "script"
    if action in _STARTS or _on_occasion(one.get("/AA")):
        yield "starts"
    if kind in _CARRIES or isinstance(one.get("/EF"), pikepdf.Dictionary):
        yield "carries"


def _on_occasion(given: Any) -> bool:
    """Tell whether something happens without a click; a resource may have the same name and means nothing."""
    return isinstance(given, pikepdf.Dictionary) and any(
        name in _OCCASIONS and isinstance(what, pikepdf.Dictionary) and "/S" in what for name, what in given.items()
    )
