"""Rows of the permission matrix for papers that were signed, certificates printed, registers and files taken away."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import (
    POSTED,
    Outcome,
    Row,
    Share,
    Target,
    anywhere,
    letter,
    nothing,
    paper,
    signed_in,
    things,
    unit,
)

# what somebody else has, or nobody: not found, whatever they may do
NOT_OWN: Final = {Outcome.DOES: {404, 422}}
NOT_SENT: Final = {Outcome.SEES: {404}}
NOT_MEASURED: Final = {Outcome.DOES: {404}}
DECISION: Final = things(lambda made: Target("decided", (made.decision,)))
_signed = things(lambda made: Target("decision", (made.paper_of_decision(),), "K05"))
_copy = things(lambda made: Target("decision", (made.paper_of_decision(), made.copy), "K05"))
_runs = things(
    lambda made: Target("made", (made.printed,), "K05"), lambda made: Target("waiting", (made.waiting,), "K05")
)
_printed = things(lambda made: Target("made", (made.printed, 1), "K05"))


def _nobody(*args: object, **more: object) -> Row:
    """A page of something that is not there in this season: hidden from everybody alike."""
    return Row("not there", lambda _made, _one, _target: Outcome.HIDDEN, nothing(*args), Share.PLACES, **more)


SIGNED: Final[Mapping[str, Row]] = {
    # signed copies: a scan of the decision came back
    "office:issued": paper(
        lambda made: Target("accepted", (made.paper_of("accepted"),), "K05", made.dossiers["accepted"]),
        lambda made: Target("decision", (made.paper_of_decision(),), "K05", made.dossiers["decided"]),
    ),
    "office:copy_add": unit("keep_copy", targets=_signed),
    "office:sign": unit("keep_copy", targets=_signed),
    "office:copy_check": unit("keep_copy", targets=_copy, get=POSTED),
    "office:copy_file": paper(
        lambda made: Target("decision", (made.paper_of_decision(), made.copy), "K05", made.dossiers["decided"])
    ),
    "office:roots": anywhere("install_root", nothing(), share=Share.PLACES),
    "office:root_end": anywhere("install_root", nothing(1), share=Share.PLACES),
    # certificates put on paper: one run is made, one waits; nobody measured anything
    "office:print_order": unit("print_certificates", targets=DECISION),
    "office:print_run": unit("print_certificates", shows=True, targets=_runs),
    "office:print_cancel": unit("print_certificates", targets=_runs, get=POSTED, body={"cancel": "1"}),
    "office:print_file": unit(targets=_printed),
    "office:print_register": unit(),
    "office:print_register_export": unit(),
    "office:decisions_export": unit(),
    "office:proposals_export": unit(),
    "office:sent_export": unit(),
    "office:came_export": letter(),
    "office:library_export": signed_in(),
    "office:measures": unit("print_certificates"),
    "office:printer": unit("print_certificates", rest=(1,), post=NOT_OWN),
    "office:stock_new": unit("print_certificates"),
    "office:stock": unit("print_certificates", rest=(1,), get=NOT_MEASURED, post=NOT_MEASURED),
    "office:stock_trial": unit("print_certificates", rest=(1,), get=NOT_MEASURED, post=NOT_MEASURED),
    # files that were asked for: nobody asked for one
    "office:exports": signed_in(),
    "office:export_page": _nobody(1),
    "office:export_fetch": _nobody(1),
    "office:export_office": anywhere("export_office", nothing(), share=Share.PLACES),
}
