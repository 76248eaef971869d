"""Set up what a target needs: `python3 -m tools.setup server|test|check|assets`. The second time takes no time."""

import sys

from tools import assets, chromium, environment
from tools.steps import Failed, Steps, guarded


def main(wanted: str) -> None:
    """Bring the environment, the front-end files and, for tests, the browser."""
    steps = Steps(3 if wanted == "test" else 2)
    with steps.step(f"Môi trường Python và thư viện ({wanted})"):
        environment.fill(wanted)
    with steps.step("Tệp giao diện và phông chữ"):
        assets.ensure()
    if wanted == "test":
        with steps.step("Trình duyệt Chromium cho kiểm thử"):
            chromium.ensure()


def _arguments() -> str:
    if len(sys.argv) != 2 or sys.argv[1] not in environment.SETS:
        raise Failed(f"Cách gọi: python3 -m tools.setup {'|'.join(environment.SETS)}")
    return sys.argv[1]


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(_arguments())))
