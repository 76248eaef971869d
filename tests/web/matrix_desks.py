"""Rows of the permission matrix for what is on one's own desk: everybody has one, and finds what they may see."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import Row, signed_in

OWN_DESK: Final[Mapping[str, Row]] = {
    "desk:find": signed_in(),
    "office:found_dossiers": signed_in(),
    "office:found_dossiers_export": signed_in(),
    "office:found": signed_in("van-ban"),
    "office:found_export": signed_in("van-ban"),
    "desk:mine": signed_in(),
    "office:mine_export": signed_in(),
    "office:confirm_box": signed_in(),
    "office:confirm_export": signed_in(),
    "office:appraisals": signed_in(),
    "office:appraisals_export": signed_in(),
}
