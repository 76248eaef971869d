"""Where the four faces of the papers' font are. They come with `make assets`; nothing stands in for a missing one."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "fonts"
FAMILY: Final = "Tinos"
FILES: Final = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")


class MissingFont(RuntimeError):
    """Refuse to print without the font, saying how to mend it."""


def folder(at: Path = FOLDER) -> Path:
    """Give the folder of the font after making sure that every face is there. Raises `MissingFont`."""
    missing = [name for name in FILES if not (at / name).is_file()]
    if missing:
        raise MissingFont(
            f"Thiếu phông chữ của văn bản: {', '.join(missing)} không có trong {at}. Hãy chạy lệnh “make assets” rồi "
            "in lại. (The papers' font is missing; run: make assets)"
        )
    return at
