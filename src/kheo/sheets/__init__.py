"""Spreadsheets: a table as a frozen value, written as xlsx to print and as csv to read in; a template to fill in.

Pure: values in, bytes out; what people send back is read by `sheets.reading`. What stands in a table is decided above;
nothing here knows a programme or a database.
"""

from kheo.sheets.csv_text import stream_csv, write_csv
from kheo.sheets.table import BadTable, Cell, Column, GroupRow, Kind, Pair, Phrase, Row, Table
from kheo.sheets.template import Blank, Template, write_template
from kheo.sheets.xlsx import stream_table, write_table

__all__ = [
    "BadTable",
    "Blank",
    "Cell",
    "Column",
    "GroupRow",
    "Kind",
    "Pair",
    "Phrase",
    "Row",
    "Table",
    "Template",
    "stream_csv",
    "stream_table",
    "write_csv",
    "write_table",
    "write_template",
]
