"""The `kheo` command: what only reads files (`_PURE`) never imports Django; all else is a Django command."""

import importlib
import os
import sys
from collections.abc import Sequence

_PURE = {
    "programme": "kheo.rulebook.command",
    "papers": "kheo.papers.command",
    "package": "kheo.papers.bundle_command",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Hand the arguments to the floor that knows them; return the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args[:1] and args[0] in _PURE:
        return int(importlib.import_module(_PURE[args[0]]).main(args[1:]))
    default = "kheo.site.settings.demo" if args[:1] == ["demo"] else "kheo.site.settings.office"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
    importlib.import_module("django.core.management").execute_from_command_line(["kheo", *args])
    return 0


if __name__ == "__main__":
    sys.exit(main())
