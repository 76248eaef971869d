"""Whoever receives a package checks it at a terminal."""

from pathlib import Path

import pytest

from kheo.site import command
from tests.papers.test_bundle import _changed, _whole


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (_whole(), 0, "Hồ sơ đề nghị 07-TTr/BCĐ\n  ✓ Đủ 2 tệp, đúng từng byte như danh mục.\n"),
        (
            _changed(**{"00-to-trinh.pdf": b"%PDF-3"}),
            1,
            "Hồ sơ đề nghị 07-TTr/BCĐ\n  ✗ Tệp 00-to-trinh.pdf đã bị sửa: mã kiểm tra không khớp.\n",
        ),
        (b"x", 1, "  ✗ Tệp không phải là tệp zip, hoặc đã hỏng. Hãy tải lại từ hệ thống.\n"),
    ],
)
def test_check_tells_what_is_wrong(
    data: bytes, code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ho-so.zip"
    path.write_bytes(data)

    assert command.main(["package", "check", str(path)]) == code
    assert capsys.readouterr().out == told


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["package", "check", str(tmp_path / "khong-co.zip")]) == 2
    assert "khong-co.zip" in capsys.readouterr().err
