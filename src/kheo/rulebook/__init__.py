"""What the text of a programme says, and what follows from it. Pure: no clock, no database, no Django.

Facts go in (`facts`), a standing comes out (`standing`); the programme between them is data (`programme`).
"""

from kheo.rulebook import facts, programme, standing
from kheo.rulebook.attainment import attainment
from kheo.rulebook.explaining import explain
from kheo.rulebook.judging import check_window, judge
from kheo.rulebook.programme import Programme, Window
from kheo.rulebook.reader import BadProgramme, Problem, find_problems, read
from kheo.rulebook.standing import Finding, Milestone, NextStep, OutcomeStanding, Standing, Verdict
from kheo.rulebook.text import Text
from kheo.rulebook.timeline import timeline

__all__ = [
    "BadProgramme",
    "Finding",
    "Milestone",
    "NextStep",
    "OutcomeStanding",
    "Problem",
    "Programme",
    "Standing",
    "Text",
    "Verdict",
    "Window",
    "attainment",
    "check_window",
    "explain",
    "facts",
    "find_problems",
    "judge",
    "programme",
    "read",
    "standing",
    "timeline",
]
