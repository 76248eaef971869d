"""Rows of the permission matrix for what an office writes itself: plan, regulation, the words of its papers."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import POSTED, Outcome, Row, unit

# nobody has handed a docx in: to whom the address is open there is none
NO_FORM: Final = {Outcome.DOES: {404}}
WORDED: Final[Mapping[str, Row]] = {
    "office:plan": unit("issue_charter"),
    "office:regulation": unit("issue_charter"),
    "office:wordings": unit("word_papers"),
    "office:wording": unit("word_papers", rest=("plan",)),
    "office:wording_preview": unit("word_papers", rest=("plan", "docx")),
    "office:wording_reset": unit("word_papers", rest=("plan",), get=POSTED),
    "office:wording_form": unit("word_papers", rest=("plan",), get=POSTED),
    "office:wording_form_try": unit("word_papers", rest=("plan",), get=POSTED),
    "office:wording_form_drop": unit("word_papers", rest=("plan",), get=POSTED),
    "office:wording_form_file": unit("word_papers", rest=("plan",), get=NO_FORM, post=NO_FORM),
}
