"""A process of its own for what opens a file that somebody sent: started here, and served in it, with limits."""

import json
import logging
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kheo.work.pdfs.limits import Limits, Unusable
from kheo.work.refusals import BadInput

_SOURCE: Final = Path(__file__).resolve().parents[3]
_TOO_SLOW: Final = "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy xuất lại tệp gọn hơn rồi gửi."
_TOO_BIG: Final = "Tệp mở ra quá lớn so với bộ nhớ cho phép nên đã dừng. Hãy xuất lại tệp gọn hơn rồi gửi."
_BROKEN: Final = "Không mở được tệp: nội dung bên trong bị hỏng. Hãy xuất lại tệp pdf rồi gửi."

Task = Callable[[Mapping[str, Any], bytes, Limits], tuple[dict[str, Any], bytes]]


def ask(
    module: str, given: Mapping[str, Any], data: bytes, limits: Limits | None = None
) -> tuple[dict[str, Any], bytes]:
    """Let a child do a task; what it is told goes through a pipe and never onto its command line."""
    limits = limits or Limits()
    if not data:
        raise refused("Tệp rỗng, không có nội dung. Hãy mở tệp kiểm tra rồi chọn lại.")
    if len(data) > limits.bytes:
        raise refused(f"Tệp lớn hơn {limits.bytes // 2**20} MB. Hãy xuất lại tệp gọn hơn rồi gửi.")
    told = json.dumps({**given, "limits": asdict(limits)}, ensure_ascii=True).encode("ascii")
    env = {"PYTHONPATH": str(_SOURCE), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a module of our own, named by our own code
            [sys.executable, "-m", module],
            input=told + b"\n" + data,
            capture_output=True,
            timeout=limits.seconds + 10,
            env=env,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused(_TOO_SLOW) from None
    if done.returncode != 0:
        slow = done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}
        raise refused(_TOO_SLOW if slow else _TOO_BIG)
    line, _newline, made = done.stdout.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    if "bad" in said:
        raise refused(said["bad"], said["field"])
    return said, made


def serve(tasks: Mapping[str, Task]) -> None:
    """In the child: limit itself, do one task with what comes in, answer a line of JSON and, after it, bytes."""
    given = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**given["limits"])
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)  # what the libraries say of a file may hold its words
    made = b""
    try:
        said, made = tasks[given["task"]](given, sys.stdin.buffer.read(), limits)
    except Unusable as no:
        said = {"bad": no.sentence, "field": no.field}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a file may break a library in any way; it only costs the child
        said = {"bad": _BROKEN, "field": "file"}
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode() + b"\n" + made)


def refused(sentence: str, field: str = "file") -> BadInput:
    """Say no to a file, at the field that it came by."""
    return BadInput(sentence, fields={field: sentence})
