"""What a committee sends to the tier above: its proposal and the index of the package."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.rulings import ProposalItem
from kheo.papers.values.shared import Issuer, Signature, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeProposal(Value):
    """Tờ trình của cấp ủy: asks the board of the tier above to commend models and units, with what is enclosed.

    An item without `title` is a unit for a flag. `selected_at` names the minutes on which the proposal rests.
    """

    KIND: ClassVar[str] = "committee_proposal"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    to: str
    tier: str
    period: str
    basis: tuple[str, ...]
    items: tuple[ProposalItem, ...]
    enclosed: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    selected_at: str = ""
    overview: str = ""
    promise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow(Value):
    """Một văn bản trong hồ sơ: `group` is the exemplar or the part to which it belongs."""

    group: str
    paper: str
    number: str = ""
    dated_on: date | None = None
    sheets: int | None = None
    copies: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceIndex(Value):
    """Mục lục hồ sơ đề nghị cấp tỉnh: what the package holds, handed over and received. `proposal` is its proposal."""

    KIND: ClassVar[str] = "province_index"

    issuer: Issuer
    dated_on: date | None
    movement: str
    to: str
    period: str
    rows: tuple[IndexRow, ...]
    signature: Signature
    number: str = ""
    proposal: str = ""
    received_by: Signature | None = None
