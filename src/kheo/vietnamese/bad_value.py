"""The one refusal of this floor: a sentence for the person who typed the value. No reading or writing lives here."""


class BadValue(ValueError):
    """Refuse a value, saying in Vietnamese what is wrong, why, and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def quoted(text: str, longest: int = 40) -> str:
    """Quote what was typed, cut short so that a pasted page does not become the message."""
    plain = " ".join(text.split())
    return f"“{plain}”" if len(plain) <= longest else f"“{plain[:longest]}…”"
