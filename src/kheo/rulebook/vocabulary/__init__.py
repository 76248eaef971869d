"""The closed vocabulary of conditions. A new word needs a function here, a test, and a sentence in the catalogue.

Importing this package enters every word into `words.WORDS`.
"""

from kheo.rulebook.vocabulary import composing, continuing, entering, granting, keeping, showing, weighing
from kheo.rulebook.vocabulary.composing import REMOVED, compile_condition, leans_on
from kheo.rulebook.vocabulary.words import KIND_LABELS, WORDS, Arg, Check, Kind, Scope, Unfit, Word

__all__ = [
    "KIND_LABELS",
    "REMOVED",
    "WORDS",
    "Arg",
    "Check",
    "Kind",
    "Scope",
    "Unfit",
    "Word",
    "compile_condition",
    "composing",
    "continuing",
    "entering",
    "granting",
    "keeping",
    "leans_on",
    "showing",
    "weighing",
]
