"""Why a verb did nothing: each refusal carries a sentence for the reader, and the clause where one says so.

Only the shapes live here; the module that refuses says why.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a reader is told: one sentence, and the clauses behind it (ids of the programme)."""

    sentence: str
    cite: tuple[str, ...] = ()


class Refused(Exception):
    """Say no with a sentence in Vietnamese; nothing was changed."""

    def __init__(self, sentence: str, *, cite: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cite = cite


class NotFound(Refused):
    """There is no such thing for this person: a stranger's address looks the same as an empty one."""


class NotPermitted(Refused):
    """The person's appointments do not allow it (`work.permits`)."""


class NotNow(Refused):
    """The state of the thing does not allow it (`work.lifecycle`)."""


class AgainstTheRules(Refused):
    """The programme does not allow it today (`work.standing`)."""


class BadInput(Refused):
    """Values that cannot stand: `fields` names each field with its own sentence."""

    def __init__(self, sentence: str, *, fields: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = fields or {}


class TooOften(Refused):
    """Somebody without an account asks too often: `wait` is in seconds."""

    def __init__(self, sentence: str, *, wait: int) -> None:
        super().__init__(sentence)
        self.wait = wait


class Changed(Refused):
    """Somebody else changed it meanwhile; nothing of theirs is overwritten."""
