"""What is particular to Vietnamese writing: spelling, order, days, numbers, words, legacy charsets.

Pure functions on plain values; nothing here knows a programme, a table, a request or a clock. Text from before Unicode
is read by the module `legacy`.
"""

from kheo.vietnamese import legacy
from kheo.vietnamese.bad_value import BadValue
from kheo.vietnamese.comparing import Likely, likeness, shared
from kheo.vietnamese.days import long_day, parse_day, show_day, weekday
from kheo.vietnamese.fuzzy_days import FuzzyDay, parse_fuzzy
from kheo.vietnamese.letters import VIETNAMESE_LETTERS
from kheo.vietnamese.numbers import parse_number, show_number
from kheo.vietnamese.order import name_key, sort_key
from kheo.vietnamese.text import fold, nfc, plain_name, same_spelling
from kheo.vietnamese.words import money_in_words, number_in_words

__all__ = [
    "VIETNAMESE_LETTERS",
    "BadValue",
    "FuzzyDay",
    "Likely",
    "fold",
    "legacy",
    "likeness",
    "long_day",
    "money_in_words",
    "name_key",
    "nfc",
    "number_in_words",
    "parse_day",
    "parse_fuzzy",
    "parse_number",
    "plain_name",
    "same_spelling",
    "shared",
    "show_day",
    "show_number",
    "sort_key",
    "weekday",
]
