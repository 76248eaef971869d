"""The few big numbers on top of an overview; each leads to the list behind it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from kheo.work.overview import Overview


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its label and the place that lists what it counts."""

    number: int
    label: str
    url: str


def of_overview(board: Overview) -> list[Tile]:
    """Count the bloc's season in six numbers; each leads to the units behind it, those with the most first."""
    labels = (
        ("registered", _("đăng ký")),
        ("accepted", _("đã tiếp nhận")),
        ("reported", _("đã báo cáo")),
        ("appraised", _("đã thẩm định")),
        ("selected", _("được xét chọn")),
        ("commended", _("được khen thưởng")),
    )
    return [
        Tile(
            sum(getattr(one, key) for one in board.units),
            label,
            f"?{urlencode({'dot': board.round, 'xep': key})}#bang",
        )
        for key, label in labels
    ]
