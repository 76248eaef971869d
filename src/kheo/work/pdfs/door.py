"""Take a pdf in only where it lies still: nothing runs in it, nothing is hidden in it."""

from kheo.work.pdfs import confined
from kheo.work.pdfs.limits import Limits


def require_still(name: str, data: bytes, limits: Limits | None = None) -> None:
    """Look through a pdf in a process of its own; raises `BadInput` with what is wrong and how to mend it."""
    given = {"task": "look", "file": f"Tệp “{name}”", "mend": "Hãy in lại thành pdf thường rồi gửi."}
    confined.ask("kheo.work.pdfs", given, data, limits)
