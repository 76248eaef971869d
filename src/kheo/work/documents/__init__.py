"""Freeze papers with the act that issues them; render their bytes once, after the commit; hand them out.

Inside a verb only the value is frozen (`freezing`). `render_waiting` (the worker) or the first reader makes the bytes
(`rendering`); from then on they are kept under their hash and never made again. `reading` hands them out.
"""

from kheo.work.documents.freezing import (
    Written,
    freeze_achievement_report,
    freeze_assignments,
    freeze_bonuses,
    freeze_budget,
    freeze_committee_proposal,
    freeze_decision,
    freeze_group_decision,
    freeze_of,
    freeze_proposal,
    freeze_registration_form,
    freeze_summary,
    freeze_written,
)
from kheo.work.documents.reading import FORMATS, Rendered, may_read, preview, read
from kheo.work.documents.rendering import render, render_waiting, waiting, waiting_ids

__all__ = [
    "FORMATS",
    "Rendered",
    "Written",
    "freeze_achievement_report",
    "freeze_assignments",
    "freeze_bonuses",
    "freeze_budget",
    "freeze_committee_proposal",
    "freeze_decision",
    "freeze_group_decision",
    "freeze_of",
    "freeze_proposal",
    "freeze_registration_form",
    "freeze_summary",
    "freeze_written",
    "may_read",
    "preview",
    "read",
    "render",
    "render_waiting",
    "waiting",
    "waiting_ids",
]
