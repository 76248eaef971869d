"""`kheo papers check FILE.docx`: hold a paper against the form of its body and day. It needs no Django."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kheo import vietnamese
from kheo.papers.checking import check_docx


def main(argv: Sequence[str]) -> int:
    """Run one command; give 0 where all is well, 1 where a paper departs from its form, 2 where none can be read."""
    args = _parser().parse_args(argv)
    return max(_check(Path(name)) for name in args.files)


def _check(file: Path) -> int:
    try:
        checked = check_docx(file.read_bytes())
    except OSError:
        sys.stderr.write(f"{file}: không đọc được tệp này. Hãy xem lại tên tệp.\n")
        return 2
    except vietnamese.BadValue as bad:
        sys.stderr.write(f"{file}: {bad.sentence}\n")
        return 2
    how = "đúng thể thức" if not checked.problems else f"{len(checked.problems)} điểm chưa đúng thể thức"
    read = "" if checked.layout.checked_on else " (số liệu thể thức chưa đối chiếu với bản gốc)"
    sys.stdout.write(f"{file}: {how} {checked.layout.key}{read}\n")
    sys.stdout.writelines(f"  {problem}\n" for problem in checked.problems)
    return 1 if checked.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kheo papers", description="Soát văn bản đã soạn.")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="soát lề, phông, cỡ chữ, thứ tự các thành phần của tệp .docx")
    check.add_argument("files", nargs="+", metavar="TỆP.docx")
    return parser
