"""Files at the door and in store: what may come in, what is stripped, what is found spoilt."""

import io
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, PngImagePlugin

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
        ("bao-cao.pdf", b"%PDF-1.7 /JavaScript (x)", "bị hỏng"),
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


def test_a_small_photograph_is_not_blown_up() -> None:
    _name, _kind, data = files.admit(Upload("ảnh.jpg", _photo()), longest=100)

    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (20, 40)


@pytest.mark.parametrize(
    ("kind", "quarter", "size"), [("JPEG", 6, (75, 100)), ("JPEG", 1, (100, 75)), ("PNG", 8, (75, 100))]
)
def test_a_large_photograph_is_scaled_down_as_it_stands_upright(kind: str, quarter: int, size: tuple[int, int]) -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = quarter
    taken = Image.new("RGB", (400, 300), "red")
    taken.paste("blue", (0, 0, 400, 150))  # what is above in the sensor's eyes
    taken.save(out, kind, exif=exif)

    _name, _kind, data = files.admit(Upload(f"ảnh.{kind.lower()}", out.getvalue()), longest=100)

    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == (kind, size, {})
        red, _green, blue = picture.getpixel({6: (10, 50), 1: (50, 65), 8: (65, 50)}[quarter])
        assert (red > 200, blue < 60) == (True, True)


def test_fine_print_on_a_photograph_stays_legible() -> None:
    out = io.BytesIO()
    sheet = Image.new("L", (4000, 3000), "white")
    for column in range(0, 4000, 12):  # strokes of six pixels, as of 11-point letters when a sheet fills the picture
        sheet.paste("black", (column, 0, column + 6, 3000))
    sheet.save(out, "JPEG", quality=90)

    _name, _kind, data = files.admit(Upload("tờ giấy.jpg", out.getvalue()), longest=2048)

    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (2048, 1536)
        darkest, lightest = picture.convert("L").crop((100, 700, 1900, 800)).getextrema()
        assert lightest - darkest > 180


def test_a_picture_of_few_colours_keeps_them_when_scaled() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "red").convert("P").save(out, "PNG", transparency=0)

    _name, _kind, data = files.admit(Upload("sơ đồ.png", out.getvalue()), longest=60)

    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, picture.convert("RGB").getpixel((30, 20))) == ((60, 40), (255, 0, 0))


def test_a_phone_that_puts_a_second_picture_beside_the_first_is_understood() -> None:
    out = io.BytesIO()
    first, second = (Image.new("RGB", (40, 20), colour) for colour in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second])

    _name, _kind, data = files.admit(Upload("ảnh.jpg", out.getvalue()))

    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size, getattr(picture, "n_frames", 1)) == ("JPEG", (40, 20), 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_that_was_written_beside_a_picture_is_kept(kind: str) -> None:
    beside, out = PngImagePlugin.PngInfo(), io.BytesIO()
    beside.add_text("where", "CANARY")
    more = {"comment": b"CANARY", "xmp": b"CANARY"} if kind == "JPEG" else {"pnginfo": beside}
    Image.new("RGB", (40, 20)).save(out, kind, **more)

    _name, _kind, data = files.admit(Upload(f"ảnh.{kind.lower()}", out.getvalue()))

    assert b"CANARY" in out.getvalue()
    assert b"CANARY" not in data


@pytest.mark.parametrize("side", [8_000, 12_000, 40_000])
def test_a_picture_that_claims_too_many_pixels_is_refused_unread(side: int) -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")

    with pytest.raises(BadInput, match=r"(?i)ảnh “bom\.png”"):
        files.admit(Upload("bom.png", bomb), longest=100)


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
