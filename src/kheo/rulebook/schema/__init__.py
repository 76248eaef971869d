"""JSON Schemas of a programme's files, for editors that help while somebody types.

They say which keys there are, which of them are needed and what may stand there, and explain each in Vietnamese.
Whether a name is declared, a clause cited or a rule sound is for `kheo programme check`. A new file is one entry of
`_FILES`.
"""

from collections.abc import Callable, Mapping

from kheo.rulebook.schema import amendments, cases, programme, texts
from kheo.rulebook.schema.shapes import DIALECT, Schema

__all__ = ["FILES", "schema_of"]

_Shape = Callable[[], Schema]
_Shapes = Callable[[], dict[str, Schema]]

# file, without .yaml: its shape, and the shapes that it points at
_FILES: Mapping[str, tuple[_Shape, _Shapes]] = {
    "programme": (programme.programme, programme.definitions),
    "clauses": (texts.clauses, dict),
    "readings": (texts.readings, dict),
    "cases": (cases.cases, cases.definitions),
    "amendments": (amendments.amendments, amendments.definitions),
}
FILES = tuple(_FILES)


def schema_of(file: str) -> Schema:
    """Give the JSON Schema (2020-12) of a file, named without its ending; made anew, so every word is in it."""
    shape, definitions = _FILES[file]
    defined = definitions()
    return {
        "$schema": DIALECT,
        "$id": f"urn:kheo:programme:{file}",
        "title": f"{file}.yaml",
        **shape(),
        **({"$defs": defined} if defined else {}),
    }
