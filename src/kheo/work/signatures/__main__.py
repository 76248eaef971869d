"""The child: one task with a signed file, a certificate or a key file."""

from collections.abc import Mapping
from typing import Any, Final

from kheo.work.pdfs import confined
from kheo.work.pdfs.confined import Task
from kheo.work.pdfs.limits import Limits
from kheo.work.signatures import applying, examining


def _examine(given: Mapping[str, Any], data: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    return examining.examine(data, roots=given["roots"], at=given["at"], limits=limits), b""


def _describe(_given: Mapping[str, Any], data: bytes, _limits: Limits) -> tuple[dict[str, Any], bytes]:
    return examining.describe(data), b""


def _holder(given: Mapping[str, Any], _data: bytes, _limits: Limits) -> tuple[dict[str, Any], bytes]:
    return applying.holder(given), b""


def _sign(given: Mapping[str, Any], data: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    return {}, applying.sign(given, data, limits)


_TASKS: Final[Mapping[str, Task]] = {
    "examine": _examine,
    "describe": _describe,
    "holder": _holder,
    "sign": _sign,
}


if __name__ == "__main__":
    confined.serve(_TASKS)
