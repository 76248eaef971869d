"""Read a spreadsheet that somebody sent: xlsx, xls, ods, csv, in a child process with limits; then find its table.

`book` starts the child (`python -m kheo.sheets.reading`), which looks into the file (`opening`) and gives plain cells;
`laying` finds the heading and the rows; `old_letters` tells text from before Unicode. Nothing here changes a value
silently: what was guessed is told beside it.
"""

from kheo.sheets.reading.book import BadFile, Book, Limits, Page, Value, book, read
from kheo.sheets.reading.laying import Heading, Laid, Line, address, choose, lay
from kheo.sheets.reading.naming import match
from kheo.sheets.reading.old_letters import Found, convert, find

__all__ = [
    "BadFile",
    "Book",
    "Found",
    "Heading",
    "Laid",
    "Limits",
    "Line",
    "Page",
    "Value",
    "address",
    "book",
    "choose",
    "convert",
    "find",
    "lay",
    "match",
    "read",
]
