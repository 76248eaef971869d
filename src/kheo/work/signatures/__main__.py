"""The child: limits itself, does one task with what comes in, answers a line of JSON and, after it, bytes."""

import json
import logging
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from kheo.work.signatures import applying, examining
from kheo.work.signatures.limits import Limits, Unusable

_BROKEN: Final = "Không mở được tệp: nội dung bên trong bị hỏng. Hãy xuất lại tệp pdf rồi gửi."


def _examine(given: Mapping[str, Any], data: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    return examining.examine(data, roots=given["roots"], at=given["at"], limits=limits), b""


def _describe(_given: Mapping[str, Any], data: bytes, _limits: Limits) -> tuple[dict[str, Any], bytes]:
    return examining.describe(data), b""


def _holder(given: Mapping[str, Any], _data: bytes, _limits: Limits) -> tuple[dict[str, Any], bytes]:
    return applying.holder(given), b""


def _sign(given: Mapping[str, Any], data: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    return {}, applying.sign(given, data, limits)


_TASKS: Final[Mapping[str, Callable[[Mapping[str, Any], bytes, Limits], tuple[dict[str, Any], bytes]]]] = {
    "examine": _examine,
    "describe": _describe,
    "holder": _holder,
    "sign": _sign,
}


def main() -> None:
    """Do one task; a refusal is an answer, too."""
    given = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**given["limits"])
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)  # what the libraries say of a file may hold its words
    made = b""
    try:
        said, made = _TASKS[given["task"]](given, sys.stdin.buffer.read(), limits)
    except Unusable as no:
        said = {"bad": no.sentence, "field": no.field}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a file may break a library in any way; it only costs the child
        said = {"bad": _BROKEN, "field": "file"}
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
