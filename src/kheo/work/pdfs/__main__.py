"""The child of the door: look through one pdf."""

from collections.abc import Mapping
from typing import Any

from kheo.work.pdfs import acting, confined
from kheo.work.pdfs.limits import Limits


def _look(given: Mapping[str, Any], data: bytes, _limits: Limits) -> tuple[dict[str, Any], bytes]:
    acting.require_still(data, given["file"], given["mend"])
    return {}, b""


if __name__ == "__main__":
    confined.serve({"look": _look})
