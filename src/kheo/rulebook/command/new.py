"""`kheo programme new FOLDER --id … --title …`: a small complete folder to start from, with comments that teach.

The four files stand as templates in `rulebook/scaffold/`; here they only get a name, a title and a year.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from string import Template

from kheo.rulebook.command.terminal import Commands, Refused, add_folder, write
from kheo.rulebook.reader import FILES
from kheo.vietnamese import nfc

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"(19|20|21)\d{2}-\d{2}-\d{2}")
_LONGEST_ID = 80
_LONGEST_TITLE = 300


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("new", help="lập thư mục chương trình mới, có sẵn ví dụ và lời chỉ dẫn")
    add_folder(parser)
    parser.add_argument("--id", required=True, help="mã chương trình, ví dụ dan-van-kheo-2026-2030")
    parser.add_argument("--title", required=True, help="tên chương trình")
    parser.add_argument("--title-en", help="tên tiếng Anh; không nêu thì tạm lấy tên tiếng Việt")
    parser.add_argument(
        "--on", type=_day, help="ngày lập, dạng 2026-01-31; các thời hạn lấy theo năm này; không nêu: hôm nay"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the four files; raises Refused before anything is written."""
    folder = Path(args.folder)
    title = _title(args.title)
    values = _values(_id(args.id), title, _title(args.title_en or title), args.on or _today())
    texts = {file: Template(text).substitute(values) for file, text in _templates()}
    _write_files(folder, texts)
    write(
        f"Đã lập {folder} gồm: {', '.join(texts)}.\n"
        "Hãy mở programme.yaml, đọc lời chỉ dẫn ở từng mục và thay dần ví dụ bằng nội dung của văn bản.\n"
        f"Sau mỗi lần sửa, gõ: kheo programme check {folder}"
    )
    return 0


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f'"{text}" không phải ngày dạng 2026-01-31')


def _today() -> date:
    """Read the clock: this is a door, and only here does a new folder need to know the year."""
    return datetime.now().astimezone().date()


def _id(text: str) -> str:
    if len(text) > _LONGEST_ID or not _ID.fullmatch(text):
        raise Refused(
            f'Mã "{text}" không dùng được: mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối giữa các từ, '
            f"nhiều nhất {_LONGEST_ID} ký tự; ví dụ dan-van-kheo-2026-2030."
        )
    return text


def _title(text: str) -> str:
    title = nfc(text).strip()
    if not title or len(title) > _LONGEST_TITLE or not title.isprintable():
        raise Refused(f"Tên chương trình phải là một dòng chữ, nhiều nhất {_LONGEST_TITLE} ký tự, không để trống.")
    return title


def _values(key: str, title: str, title_en: str, on: date) -> Mapping[str, str]:
    return {
        "id": key,
        "title": json.dumps(title, ensure_ascii=False),  # a JSON string is a YAML string, quotes and all
        "title_en": json.dumps(title_en, ensure_ascii=False),
        "today": on.isoformat(),
        "year_before": f"{on.year - 1:04}",
        "year": f"{on.year:04}",
        "next_year": f"{on.year + 1:04}",
        "year_after": f"{on.year + 2:04}",
    }


def _templates() -> Iterator[tuple[str, str]]:
    """Give the templates in the order in which the reader names its files; one that it can do without has none."""
    for file in FILES:
        template = resources.files("kheo.rulebook") / "scaffold" / file
        if template.is_file():
            yield file, template.read_text(encoding="utf-8")


def _write_files(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(f"{folder} đã có và không trống; hãy chọn một thư mục khác để không ghi đè lên nội dung cũ.")
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(
            f"Không ghi được vào {folder} ({error.strerror}); hãy chọn nơi khác hoặc xin quyền ghi."
        ) from error
