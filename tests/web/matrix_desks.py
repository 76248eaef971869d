"""Rows of the permission matrix for what is on one's own desk: everybody has one, and finds what they may see."""

from collections.abc import Mapping
from typing import Final

from tests.web.matrix_guards import Row, signed_in

OWN_DESK: Final[Mapping[str, Row]] = {
    "desk:find": signed_in(),
    "desk:mine": signed_in(),
    "office:mine_export": signed_in(),
    "office:confirm_box": signed_in(),
    "office:confirm_export": signed_in(),
    "office:appraisals": signed_in(),
    "office:appraisals_export": signed_in(),
}
