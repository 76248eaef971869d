"""A pdf at the door: what acts by itself or hides a file is found, packed or not; what lies still comes in."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode

from kheo.papers import render
from kheo.papers.specimens import plan
from kheo.work import files
from kheo.work.files import Upload
from kheo.work.pdfs import acting, door
from kheo.work.pdfs.limits import Limits, Unusable
from kheo.work.refusals import BadInput

Change = Callable[[pikepdf.Pdf], None]
SCRIPT = "Tệp “a.pdf” có mã lệnh bên trong nên không nhận. Hãy in lại."
STARTS = "Tệp “a.pdf” tự mở chương trình, tự gửi dữ liệu hoặc tự chuyển đến nơi khác nên không nhận. Hãy in lại."
CARRIES = "Tệp “a.pdf” có tệp đính kèm, phim hoặc hình ba chiều bên trong nên không nhận. Hãy in lại."


def _pdf(change: Change, *, packed: bool = False, **options: object) -> bytes:
    out, mode = io.BytesIO(), ObjectStreamMode.generate if packed else ObjectStreamMode.disable
    with pikepdf.new() as made:
        made.add_blank_page()
        change(made)
        made.save(out, object_stream_mode=mode, **options)
    return out.getvalue()


def _script(made: pikepdf.Pdf) -> Dictionary:
    return made.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def _opens(action: Callable[[pikepdf.Pdf], object]) -> Change:
    return lambda made: made.Root.__setitem__("/OpenAction", action(made))


def _annotated(**annotation: object) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        one = made.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **annotation))
        made.pages[0].Annots = Array([one])

    return change


def _at_a_close(made: pikepdf.Pdf) -> None:
    made.pages[0].AA = Dictionary(C=Dictionary(S=Name.URI, URI="https://example.org/"))


def _named(made: pikepdf.Pdf) -> None:
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", _script(made)])))


def _second_step(made: pikepdf.Pdf) -> None:
    _annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.org/", Next=_script(made)))(made)


def _attached(made: pikepdf.Pdf) -> None:
    made.attachments["a.exe"] = b"MZ"


def _form(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp/>"))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_opens(_script), SCRIPT),
        (_opens(lambda _made: Dictionary(S=Name.Launch, F="cmd.exe")), STARTS),
        (_opens(lambda _made: Dictionary(S=Name.URI, URI="https://example.org/")), STARTS),
        (_annotated(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F="https://example.org/")), STARTS),
        (_annotated(Subtype=Name.FileAttachment), CARRIES),
        (_annotated(Subtype=Name.RichMedia), CARRIES),
        (_at_a_close, STARTS),
        (_named, SCRIPT),
        (_second_step, SCRIPT),
        (_attached, CARRIES),
        (_form, SCRIPT),
    ],
)
def test_what_acts_or_hides_is_found_packed_or_not(change: Change, said: str, packed: bool) -> None:
    with pytest.raises(Unusable) as refused:
        acting.require_still(_pdf(change, packed=packed), "Tệp “a.pdf”", "Hãy in lại.")

    assert refused.value.sentence == said


def test_a_script_packed_in_a_stream_is_refused_at_the_door() -> None:
    data = _pdf(_named, packed=True)
    assert (b"/JavaScript" in data, b"/JS" in data) == (False, False)

    with pytest.raises(BadInput) as refused:
        files.admit(Upload("báo cáo.pdf", data))

    assert refused.value.fields == {
        "file": "Tệp “báo cáo.pdf” có mã lệnh bên trong nên không nhận. Hãy in lại thành pdf thường rồi gửi."
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda _made: None,
        _opens(lambda made: Array([made.pages[0].obj, Name.XYZ, 0, 0, 0])),
        _opens(lambda made: Dictionary(S=Name.GoTo, D=Array([made.pages[0].obj, Name.Fit]))),
        _annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.org/")),
        lambda made: made.Root.__setitem__("/Font", Dictionary(AA=Dictionary(S=Name.Launched))),
    ],
    ids=["blank", "opens on a page", "goes to a page", "has a link", "a font of that name"],
)
def test_what_lies_still_comes_in(change: Change) -> None:
    acting.require_still(_pdf(change), "Tệp “a.pdf”", "Hãy in lại.")


def test_a_paper_of_our_own_comes_in_as_it_is() -> None:
    data = render(plan(), draft=False, format="pdf")

    assert files.admit(Upload("ke-hoach.pdf", data)) == ("ke-hoach.pdf", files.PDF, data)


def test_a_locked_and_a_broken_one_say_so() -> None:
    locked = _pdf(lambda _made: None, encryption=pikepdf.Encryption(owner="a", user="b"))

    for data, said in ((locked, "Tệp “a.pdf” có mật khẩu"), (b"%PDF-1.7\n" + b"\x00\xff" * 500, "Không mở được tệp")):
        with pytest.raises(Unusable) as refused:
            acting.require_still(data, "Tệp “a.pdf”", "")
        assert refused.value.sentence.startswith(said)


def test_one_that_swells_costs_only_the_child() -> None:
    def swell(made: pikepdf.Pdf) -> None:
        made.Root.Big = made.make_indirect(Array(["0" * 40_000_000]))

    data = _pdf(swell, packed=True)
    assert len(data) < 200_000

    with pytest.raises(BadInput, match=r"Không mở được tệp “a\.pdf”"):
        door.require_still("a.pdf", data, Limits(memory=96 * 2**20))
