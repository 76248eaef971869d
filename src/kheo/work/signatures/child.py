"""Start the child that opens signed files, and take what it says as frozen values."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

from kheo.store.models import TrustRoot
from kheo.work.refusals import BadInput
from kheo.work.signatures.limits import Limits

_SOURCE: Final = Path(__file__).resolve().parents[3]
_TOO_SLOW: Final = "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy xuất lại tệp gọn hơn rồi gửi."
_TOO_BIG: Final = "Tệp mở ra quá lớn so với bộ nhớ cho phép nên đã dừng. Hãy xuất lại tệp gọn hơn rồi gửi."

Covers = Literal["whole", "then_signed", "changed", ""]
Problem = Literal["", "expired", "no_root", "revoked", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature as the check found it; `root` is the fingerprint of the root that leads to it, or nothing.

    `signed_at` is what the signer's machine said, `stamped_at` what a trusted time stamp proves.
    """

    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    cert_from: datetime | None = None
    cert_until: datetime | None = None
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    intact: bool = False
    covers: Covers = ""
    root: str = ""
    problem: Problem = ""

    @property
    def is_good(self) -> bool:
        """Tell whether nothing is wrong: intact, nothing changed since, and trusted."""
        return self.intact and self.covers in {"whole", "then_signed"} and bool(self.root) and not self.problem


def examine(data: bytes, *, now: datetime, limits: Limits | None = None) -> dict[str, Any]:
    """Judge the signatures of a pdf by the roots that are installed. Raises `BadInput`."""
    roots = [
        {
            "pem": one.pem,
            "from": one.from_on.isoformat(),
            "until": one.until_on.isoformat() if one.until_on else "",
        }
        for one in TrustRoot.objects.order_by("pk")
    ]
    said, _made = ask({"task": "examine", "roots": roots, "at": now.isoformat()}, data, limits)
    return said


def read(report: Mapping[str, Any]) -> tuple[Signature, ...]:
    """Take what a check found as values."""
    return tuple(_signatures(report.get("signatures", ())))


def ask(given: Mapping[str, Any], data: bytes, limits: Limits | None = None) -> tuple[dict[str, Any], bytes]:
    """Let the child do a task; what it is told goes through a pipe and never onto its command line."""
    limits = limits or Limits()
    if not data:
        raise _refused("Tệp rỗng, không có nội dung. Hãy mở tệp kiểm tra rồi chọn lại.")
    if len(data) > limits.bytes:
        raise _refused(f"Tệp lớn hơn {limits.bytes // 2**20} MB. Hãy xuất lại tệp gọn hơn rồi gửi.")
    told = json.dumps({**given, "limits": asdict(limits)}, ensure_ascii=True).encode("ascii")
    env = {"PYTHONPATH": str(_SOURCE), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kheo.work.signatures"],
            input=told + b"\n" + data,
            capture_output=True,
            timeout=limits.seconds + 10,
            env=env,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refused(_TOO_SLOW) from None
    if done.returncode != 0:
        slow = done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}
        raise _refused(_TOO_SLOW if slow else _TOO_BIG)
    line, _newline, made = done.stdout.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    if "bad" in said:
        raise _refused(said["bad"], said["field"])
    return said, made


def _signatures(found: Iterable[Mapping[str, Any]]) -> Iterable[Signature]:
    for one in found:
        yield Signature(
            signer=one.get("signer", ""),
            organisation=one.get("organisation", ""),
            issuer=one.get("issuer", ""),
            serial=one.get("serial", ""),
            cert_from=_instant(one.get("from", "")),
            cert_until=_instant(one.get("until", "")),
            signed_at=_instant(one.get("signed_at", "")),
            stamped_at=_instant(one.get("stamped_at", "")),
            intact=one.get("intact", False),
            covers=one.get("covers", ""),
            root=one.get("root", ""),
            problem=one.get("problem", ""),
        )


def _instant(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _refused(sentence: str, field: str = "file") -> BadInput:
    return BadInput(sentence, fields={field: sentence})
