"""What waits between the bloc and the province: packages to answer, what came back to be mended, flags to hand over."""

from collections.abc import Iterator

from kheo.store.models import FlagNominee, Package
from kheo.work.actors import Actor, Role
from kheo.work.province import reading
from kheo.work.todo.seats import Item, Seats

_CITE = ("III.4.b",)


def answer(by: Actor) -> Iterator[Item]:
    """List the packages that the province has to take in, then to decide on."""
    for one in reading.waiting(by.reach(Role.PROVINCE_INTAKE)):
        is_new = one.state == Package.State.SENT
        yield Item(
            act="take_in" if is_new else "record_result",
            label="Tiếp nhận hồ sơ trình" if is_new else "Ghi kết quả của tỉnh",
            target=f"Tờ trình {one.proposal.number}",
            by_on=None,
            cite=_CITE,
            id=one.pk,
            unit_id=one.unit_id,
            round=one.round,
        )


def mend(seats: Seats) -> Iterator[Item]:
    """List what came back from the province to a board, and the flags it has to hand over."""
    back = Package.objects.filter(unit_id__in=seats.steered, state=Package.State.RETURNED, replaced_by__isnull=True)
    for one in back.select_related("proposal").order_by("pk"):
        yield Item(
            act="propose_up",
            label="Bổ sung và trình lại cấp tỉnh",
            target=f"Tờ trình {one.proposal.number}",
            by_on=None,
            cite=_CITE,
            unit_id=one.unit_id,
            round=one.round,
            note=one.reason,
        )
    granted = FlagNominee.objects.filter(host_id__in=seats.steered, state=FlagNominee.State.GRANTED)
    for flag in granted.order_by("pk"):
        yield Item(
            act="hand_over_flag",
            label="Ghi việc trao cờ thi đua",
            target=flag.unit_name,
            by_on=None,
            cite=("III.4.b.2",),
            id=flag.pk,
            unit_id=flag.host_id,
            round=flag.round,
        )
