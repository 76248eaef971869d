"""Files at the door and in store: what may come in, what is stripped, what is found spoilt."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from kheo.work import files
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound


def _zip(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def _office(**more: bytes) -> bytes:
    return _zip(**{"[Content_Types].xml": b"<Types/>", **more})


def _photo() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned upright
    exif[0x010F] = "CANARY"
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("chuong-trinh.exe", b"MZ", "không thuộc loại được nhận"),
        ("bao-cao.pdf", b"MZ not a pdf", "không đúng định dạng pdf"),
        ("bao-cao.pdf", b"%PDF-1.7 /JavaScript (x)", "mã lệnh"),
        ("bao-cao.pdf", b"", "rỗng"),
        ("bao-cao.pdf", b"%PDF-" + b"0" * files.MOST_BYTES, "lớn hơn 20 MB"),
        ("TUYỆT MẬT.pdf", b"%PDF-1.7", "tài liệu mật"),
        ("tối_mật-2014.docx", b"PK", "tài liệu mật"),
        ("bao-cao.docx", b"PK broken", "hỏng"),
        ("bao-cao.docx", _zip(a=b"x"), "không đúng định dạng"),
        ("bao-cao.docx", _office(**{"word/vbaProject.bin": b"x"}), "macro"),
        ("bao-cao.docx", _office(**{"../../etc/passwd": b"x"}), "không đúng định dạng"),
        ("bao-cao.xlsx", _office(bomb=b"0" * 30_000_000), "quá lớn sau khi mở"),
        ("anh.png", _photo(), "không đúng loại"),
        ("anh.jpg", b"GIF89a", "Không mở được ảnh"),
    ],
)
def test_what_may_not_come_in_says_why_and_how_to_mend(name: str, data: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        files.admit(Upload(name, data))

    assert said in refused.value.sentence
    assert "Hãy" in refused.value.sentence


def test_a_photograph_is_turned_upright_and_loses_where_it_was_taken() -> None:
    _name, kind, data = files.admit(Upload("ảnh.jpg", _photo()))

    with Image.open(io.BytesIO(data)) as picture:
        assert (kind, picture.size, dict(picture.getexif())) == ("image/jpeg", (20, 40), {})
    assert b"CANARY" not in data


@pytest.mark.parametrize("given", ["C:\\Hồ sơ\\ảnh.docx", "../../ảnh.docx", unicodedata.normalize("NFD", "ảnh.docx")])
def test_a_name_keeps_its_letters_and_loses_its_path(given: str) -> None:
    assert files.admit(Upload(given, _office()))[0] == "ảnh.docx"


def test_bytes_are_kept_once_and_read_back(db: None) -> None:
    blobs = [files.keep(b"mot noi dung", files.PDF) for _ in range(2)]

    assert blobs[0].pk == blobs[1].pk
    assert files.read(blobs[0]) == b"mot noi dung"


def test_spoilt_and_missing_bytes_are_found(db: None) -> None:
    blob = files.keep(b"se bi hong", files.PDF)
    path = Path(settings.FILES) / blob.sha256[:2] / blob.sha256
    path.write_bytes(b"khac")
    with pytest.raises(NotFound, match="bị hỏng"):
        files.read(blob)

    path.unlink()

    with pytest.raises(NotFound):
        files.read(blob)
