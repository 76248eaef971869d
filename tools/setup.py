"""Set up what a target needs: `python3 -m tools.setup server|test|check [browser]`. The second time takes no time."""

import fcntl
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tools import VAR, assets, chromium, environment
from tools.steps import Failed, Steps, guarded


def main(words: Sequence[str]) -> None:
    """Bring the environment, the front-end files and, where tests will open pages, the browser."""
    wanted, browser = _read(words)
    steps = Steps(3 if browser else 2)
    with alone():
        with steps.step(f"Môi trường Python và thư viện ({wanted})"):
            environment.fill(wanted)
        with steps.step("Tệp giao diện và phông chữ"):
            assets.ensure()
        if browser:
            with steps.step("Trình duyệt Chromium cho kiểm thử"):
                chromium.ensure()


@contextmanager
def alone() -> Iterator[None]:
    """Let one set up at a time: two targets that make runs side by side would fill the same environment."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, however that comes about
        yield


def _read(words: Sequence[str]) -> tuple[str, bool]:
    """Tell which set is wanted, and whether the browser is."""
    if not words or words[0] not in environment.SETS or list(words[1:]) not in ([], ["browser"]):
        raise Failed(f"Cách gọi: python3 -m tools.setup {'|'.join(environment.SETS)} [browser]")
    return words[0], len(words) > 1


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1:])))
