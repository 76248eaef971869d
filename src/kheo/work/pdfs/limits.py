"""What one signed file may cost, and how it is refused; shared by a child and by whoever starts it."""

from dataclasses import dataclass


class Unusable(ValueError):
    """Refuse a file, saying in Vietnamese what is wrong and how to mend it; `field` tells which one was meant."""

    def __init__(self, sentence: str, *, field: str = "file") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost; the child ends itself, or is ended, beyond it."""

    bytes: int = 20 * 2**20
    pages: int = 2_000
    signatures: int = 20
    memory: int = 768 * 2**20
    seconds: int = 20
