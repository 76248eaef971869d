"""What the text of a programme says, and what follows from it. Pure: no clock, no database, no Django.

Facts go in (`facts`), a standing comes out (`standing`); the programme between them is data (`programme`).
"""

from kheo.rulebook import facts, programme, standing
from kheo.rulebook.programme import Programme, Window
from kheo.rulebook.standing import Finding, Milestone, NextStep, OutcomeStanding, Standing, Verdict
from kheo.rulebook.text import Text

__all__ = [
    "Finding",
    "Milestone",
    "NextStep",
    "OutcomeStanding",
    "Programme",
    "Standing",
    "Text",
    "Verdict",
    "Window",
    "facts",
    "programme",
    "standing",
]
