"""Rows of the permission matrix for lists that are taken away: guarded as the page that shows them."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import (
    Outcome,
    Row,
    Share,
    Target,
    anywhere,
    dossier,
    letter,
    nothing,
    overseer,
    sheet,
    things,
    unit,
)
from tests.web.matrix_signed import DECISION
from tests.web.matrix_world import LIST

LOOKED_AT: Final = {Outcome.DOES: {200}}
_edition = things(lambda made: Target("", (made.edition,), "K"))
_letter = things(lambda made: Target("guidance", (made.dispatch,)))
_proposal = things(lambda made: Target("decided", (made.proposals["decided"],)))
_list = things(*(lambda made, code=code: Target(code, (made.world.ids[code], LIST), code) for code in ("K05", "K")))

TAKEN_AWAY: Final[Mapping[str, Row]] = {
    "office:overview_export": overseer(),
    "office:readings_export": anywhere("amend", _edition, post=LOOKED_AT),
    "office:roots_export": anywhere("install_root", nothing(), share=Share.PLACES, post=LOOKED_AT),
    "office:imports_export": sheet(post=LOOKED_AT),
    "office:wordings_export": unit("word_papers", post=LOOKED_AT),
    "office:measures_export": unit("print_certificates", post=LOOKED_AT),
    "office:budgets_export": unit(),
    "office:group_export": unit(),
    "office:tour_export": unit(at="K05, K"),
    "office:select_export": unit(at="K05, K", with_round=True),
    "office:conference_export": unit(targets=_list),
    "office:proposal_export": unit(targets=_proposal),
    "office:decision_export": unit(targets=DECISION),
    "office:certificates_export": unit(targets=DECISION),
    "office:receivers_export": letter(targets=_letter),
    "office:late_export": unit("assign_duty", post=LOOKED_AT),
    "office:nurture_export": dossier("accepted"),
    "office:audience_export": dossier("draft, confirmed"),
    "office:print_runs_export": unit(),
    "office:rights_export": anywhere("appoint", nothing(), share=Share.PLACES, post=LOOKED_AT),
}
