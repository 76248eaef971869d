"""The chain of the diary: append-only, each entry sealed with the one before it. Only verbs write it.

Personal data sits in the payload alone, under a salted commitment, so that it can be erased later without
breaking the chain (trust.md section 5).
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from kheo.store.models import Entry, Head
from kheo.work.diary.words import Word


@dataclass(frozen=True, slots=True)
class Note:
    """What one act changed: plain values before and after, the clauses it rests on, a remark for the reader."""

    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    cite: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One act to be written down, when many are written at once."""

    word: Word
    subject: str
    subject_id: int
    unit_id: int | None
    note: Note


def record(
    word: Word, *, account_id: int | None, subject: str, subject_id: int, unit_id: int | None, now: datetime, note: Note
) -> Entry:
    """Append one entry inside the caller's transaction; the head row is locked until it ends."""
    line = Line(word, subject, subject_id, unit_id, note)
    return record_all([line], account_id=account_id, now=now)[0]


def wait_turn() -> Head:
    """Wait until every other writer has finished; whoever needs an order among writers asks for it here, as all do."""
    return Head.objects.select_for_update().get_or_create(pk=1)[0]


def record_all(lines: Iterable[Line], *, account_id: int | None, now: datetime) -> list[Entry]:
    """Append entries one after another inside the caller's transaction, the head row locked once for all."""
    head = wait_turn()
    entries = []
    for line in lines:
        entry = _sealed(line, head, account_id, now)
        head.seq, head.hash = entry.seq, entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save(update_fields=("seq", "hash"))
    return entries


def _sealed(line: Line, head: Head, account_id: int | None, now: datetime) -> Entry:
    payload = {
        "before": dict(line.note.before or {}),
        "after": dict(line.note.after or {}),
        "cite": list(line.note.cite),
        "remark": line.note.remark,
    }
    salt = secrets.token_hex(16)
    word = str(line.word)
    commit = _commit(salt, [word, line.subject, line.subject_id, account_id, line.unit_id, _stamp(now), payload])
    seq = head.seq + 1
    return Entry(
        seq=seq,
        at=now,
        account_id=account_id,
        word=word,
        subject=line.subject,
        subject_id=line.subject_id,
        unit_id=line.unit_id,
        payload=payload,
        salt=salt,
        commit=commit,
        prev=head.hash,
        hash=_seal(head.hash, seq, commit),
    )


def first_broken(entries: Iterable[Entry] | None = None) -> int | None:
    """Find the first entry that was changed, moved or cut out; None when the whole chain holds."""
    prev, expected = "", 1
    for entry in Entry.objects.order_by("seq").iterator() if entries is None else entries:
        body = [
            entry.word,
            entry.subject,
            entry.subject_id,
            entry.account_id,
            entry.unit_id,
            _stamp(entry.at),
            entry.payload,
        ]
        sealed = _seal(prev, entry.seq, entry.commit)
        if (entry.seq, entry.prev, entry.hash) != (expected, prev, sealed) or _commit(entry.salt, body) != entry.commit:
            return expected
        prev, expected = entry.hash, expected + 1
    head = Head.objects.filter(pk=1).first()
    if entries is None and head is not None and (head.seq, head.hash) != (expected - 1, prev):
        return expected
    return None


def _commit(salt: str, body: object) -> str:
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{canonical}".encode()).hexdigest()


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _seal(prev: str, seq: int, commit: str) -> str:
    return hashlib.sha256(f"0\n{prev}\n{seq}\n{commit}".encode()).hexdigest()
