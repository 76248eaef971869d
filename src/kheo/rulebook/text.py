"""A text in the two languages Khéo speaks; nothing else lives here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Say one thing in Vietnamese and in English; `str()` gives the Vietnamese."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi

    def get(self, lang: str) -> str:
        """Give the English for "en", the Vietnamese for anything else."""
        return self.en if lang == "en" else self.vi
