"""An office's own docx: a letterhead or a whole form with placeholders, checked at the door, filled for each paper."""

from kheo.papers.own_form.filling import filled
from kheo.papers.own_form.reading import CONTENT, names_of, require_form

__all__ = ["CONTENT", "filled", "names_of", "require_form"]
