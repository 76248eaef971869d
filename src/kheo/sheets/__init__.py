"""Spreadsheets: a table as a frozen value, written as xlsx to print and as csv to read in.

Pure: values in, bytes out. What stands in a table is decided above; nothing here knows a programme or a database.
"""

from kheo.sheets.csv_text import write_csv
from kheo.sheets.table import BadTable, Cell, Column, GroupRow, Kind, Pair, Phrase, Row, Table
from kheo.sheets.xlsx import write_table

__all__ = [
    "BadTable",
    "Cell",
    "Column",
    "GroupRow",
    "Kind",
    "Pair",
    "Phrase",
    "Row",
    "Table",
    "write_csv",
    "write_table",
]
