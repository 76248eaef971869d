"""Start the child that opens signed files, and take what it says as frozen values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from kheo.store.models import TrustRoot
from kheo.work.pdfs import confined
from kheo.work.pdfs.limits import Limits

Covers = Literal["whole", "then_signed", "changed", ""]
Stamp = Literal["", "trusted", "no_root", "broken"]
Revocation = Literal["", "checked", "unused"]
Problem = Literal["", "expired", "no_root", "revoked", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature as the check found it; `root` is the fingerprint of the root that leads to it, or nothing.

    `signed_at` is what the signer's machine said, `stamped_at` what a trusted time stamp by `stamper` proves; `stamp`
    tells of one that is not believed. `revocation` tells whether what the file has with it about revoked certificates
    could be used for that instant.
    """

    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    cert_from: datetime | None = None
    cert_until: datetime | None = None
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    stamper: str = ""
    stamp: Stamp = ""
    revocation: Revocation = ""
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
    """Let the child do a task. Raises `BadInput`."""
    return confined.ask("kheo.work.signatures", given, data, limits)


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
            stamper=one.get("stamper", ""),
            stamp=one.get("stamp", "trusted" if one.get("stamped_at") else "unseen"),
            revocation=one.get("revocation", "unseen"),
            intact=one.get("intact", False),
            covers=one.get("covers", ""),
            root=one.get("root", ""),
            problem=one.get("problem", ""),
        )


def _instant(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
