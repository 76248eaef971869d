"""The diary: append-only, a closed list of words, sealed in a hash chain. Only verbs write it."""

from kheo.work.diary.chain import Line, Note, first_broken, record, record_all, wait_turn
from kheo.work.diary.words import INNER, LABELS, Word

__all__ = ["INNER", "LABELS", "Line", "Note", "Word", "first_broken", "record", "record_all", "wait_turn"]
