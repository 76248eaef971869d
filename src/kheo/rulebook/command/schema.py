"""`kheo programme schema`: the JSON Schema of one of the files, for editors."""

import argparse

from kheo.rulebook.command.terminal import Commands, write
from kheo.rulebook.schema import FILES, schema_of


def add(commands: Commands) -> None:
    """Enter the subcommand."""
    parser = commands.add_parser("schema", help="lược đồ JSON của một tệp, để trình soạn thảo gợi ý và soát lỗi khi gõ")
    parser.add_argument("--file", choices=FILES, default=FILES[0], help=f"tệp nào; không nêu: {FILES[0]}")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    write(schema_of(args.file))
    return 0
