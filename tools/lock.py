"""Write the locks from the wishes: requirements/*.in → *.txt, every download pinned by version and hash.

No address is written: a lock says what, never from where. The largest set is solved first and holds the others,
so that one environment can grow from server to test to check. `make lock ARGS=--upgrade` takes newer versions.
"""

import sys
from pathlib import Path

from tools import ROOT, environment
from tools.steps import Steps, guarded, run

HOLDING = "check"
HELD = ("test", "server", "pure-test", "pure")
ALONE = ("tools", "node")


def main(more: list[str]) -> None:
    """Compile every lock."""
    steps = Steps(len((HOLDING, *HELD, *ALONE)))
    for name in (HOLDING, *HELD, *ALONE):
        with steps.step(f"requirements/{name}.txt"):
            _compile(name, *(["-c", "requirements/check.txt"] if name in HELD else []), *more)


def _compile(name: str, *more: str) -> None:
    command: list[str | Path] = [environment.MAIN / "bin" / "uv", "pip", "compile", f"requirements/{name}.in"]
    command += ["-o", f"requirements/{name}.txt", "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", *more]
    run(command, mend=f"Hãy xem lại requirements/{name}.in trong {ROOT.name}.", env=environment.UV)


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1:])))
