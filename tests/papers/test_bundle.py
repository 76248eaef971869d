"""A package of papers is the same bytes every time, and any change to it is found."""

import io
import json
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.papers import bundle

COVER = bundle.Cover(title="Hồ sơ đề nghị", number="07-TTr/BCĐ", on=date(2014, 11, 20), by="Khối", to="Tỉnh")
FILES = (
    (bundle.Item(path="01-mh-1/dang-ky.pdf", title="Bản đăng ký", kind="registration_form"), b"%PDF-1"),
    (bundle.Item(path="00-to-trinh.pdf", title="Tờ trình", kind="group_proposal", number="07-TTr/BCĐ"), b"%PDF-2"),
)


def _whole() -> bytes:
    return bundle.put_together(COVER, FILES)


def _changed(**changes: bytes | None) -> bytes:
    """Write the package again with files changed, left out (None) or added; names with `__` for a slash."""
    out, wanted = io.BytesIO(), {name.replace("__", "/"): data for name, data in changes.items()}
    with zipfile.ZipFile(io.BytesIO(_whole())) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = wanted.pop(name, before.read(name))
            if data is not None:
                after.writestr(name, data)
        for name, data in wanted.items():
            after.writestr(name, data or b"")
    return out.getvalue()


def test_the_same_papers_give_the_same_bytes_in_any_order() -> None:
    assert _whole() == bundle.put_together(COVER, reversed(FILES))


def test_a_whole_package_is_told_as_its_manifest_says() -> None:
    report = bundle.check(_whole())

    assert (report.problems, report.is_whole) == ((), True)
    assert (report.title, report.number, report.on) == ("Hồ sơ đề nghị", "07-TTr/BCĐ", "2014-11-20")
    assert [(one.path, one.size, one.number) for one in report.files] == [
        ("00-to-trinh.pdf", 6, "07-TTr/BCĐ"),
        ("01-mh-1/dang-ky.pdf", 6, ""),
    ]


def test_the_checksums_are_those_that_a_terminal_reads() -> None:
    with zipfile.ZipFile(io.BytesIO(_whole())) as archive:
        lines = archive.read("SHA256SUMS").decode().splitlines()
        names = archive.namelist()

    assert [line[64:66] for line in lines] == ["  "] * 3
    assert [line[66:] for line in lines] == ["00-to-trinh.pdf", "01-mh-1/dang-ky.pdf", "manifest.json"]
    assert sorted(names) == sorted(["SHA256SUMS", *(line[66:] for line in lines)])


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"00-to-trinh.pdf": b"%PDF-3"}, ("Tệp 00-to-trinh.pdf đã bị sửa: mã kiểm tra không khớp.",)),
        ({"00-to-trinh.pdf": b"%PDF-33"}, ("Tệp 00-to-trinh.pdf có 7 byte, danh mục ghi 6.",)),
        ({"01-mh-1__dang-ky.pdf": None}, ("Thiếu tệp 01-mh-1/dang-ky.pdf.",)),
        ({"them.pdf": b"x"}, ("Có tệp them.pdf không ghi trong danh mục.",)),
        ({"SHA256SUMS": b"x"}, ("SHA256SUMS không khớp với danh mục.",)),
        ({"SHA256SUMS": None}, ("Thiếu tệp SHA256SUMS.",)),
        ({"manifest.json": None}, ("Tệp zip không có manifest.json nên không phải là hồ sơ của hệ thống này.",)),
        ({"manifest.json": b"[]"}, ("manifest.json không đúng dạng nên không kiểm tra được.",)),
    ],
)
def test_every_change_is_found(changes: dict[str, bytes | None], problems: tuple[str, ...]) -> None:
    assert bundle.check(_changed(**changes)).problems == problems


def test_a_manifest_rewritten_to_fit_a_changed_file_betrays_itself_in_the_sums() -> None:
    with zipfile.ZipFile(io.BytesIO(_whole())) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["title"] = "Hồ sơ khác"

    report = bundle.check(_changed(**{"manifest.json": json.dumps(manifest).encode()}))

    assert report.problems == ("SHA256SUMS không khớp với danh mục.",)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_check(data: bytes) -> None:
    assert not bundle.check(data).is_whole


@given(st.integers(0, 400), st.integers(1, 255))
def test_a_flipped_byte_never_passes_for_the_files_themselves(place: int, flip: int) -> None:
    data = bytearray(_whole())
    data[place % len(data)] ^= flip

    report = bundle.check(bytes(data))

    if report.is_whole:  # what was hit is none of the files: a field of the container that changes no content
        with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == _contents()


def _contents() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_whole())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("path", ["../x.pdf", "/x.pdf", "a//b.pdf", "a\\b.pdf", "đ.pdf", "manifest.json"])
def test_a_name_that_is_not_plain_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        bundle.put_together(COVER, [(bundle.Item(path=path, title="", kind=""), b"")])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Công sở văn minh, công chức gần dân", "cong-so-van-minh-cong-chuc-gan-dan"),
        ("“Đường dây nóng” – 24/7", "duong-day-nong-24-7"),
        ("……", "khong-ten"),
    ],
)
def test_titles_become_names_that_any_machine_can_unpack(title: str, name: str) -> None:
    assert bundle.plain_name(title) == name
