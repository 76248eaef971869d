"""Rows of the permission matrix for what an office writes itself: plan, regulation, the words of its papers."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import POSTED, Row, unit

WORDED: Final[Mapping[str, Row]] = {
    "office:plan": unit("issue_charter"),
    "office:regulation": unit("issue_charter"),
    "office:wordings": unit("word_papers"),
    "office:wording": unit("word_papers", rest=("plan",)),
    "office:wording_preview": unit("word_papers", rest=("plan", "docx")),
    "office:wording_reset": unit("word_papers", rest=("plan",), get=POSTED),
}
