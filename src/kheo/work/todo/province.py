"""What waits between the bloc and the province: packages to answer, what came back to be mended, flags to hand over."""

from collections.abc import Iterator

from kheo.store.models import FlagNominee, Package
from kheo.work.actors import Role
from kheo.work.gathering import Ask
from kheo.work.province import reading
from kheo.work.todo.seats import Item, Open, Seats

_CITE = ("III.4.b",)


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask for packages that wait for the province, packages that came back, and flags that were granted."""
    sent = reading.waiting(seats.by.reach(Role.PROVINCE_INTAKE))
    about = {"unit": "unit_id", "round": "round", "text": "proposal__number"}
    yield Ask("take_in", sent, **about, note="state")
    back = Package.objects.filter(unit_id__in=seats.steered, state=Package.State.RETURNED, replaced_by__isnull=True)
    yield Ask("sent_back", back, **about, note="reason")
    granted = FlagNominee.objects.filter(host_id__in=seats.steered, state=FlagNominee.State.GRANTED)
    yield Ask("flag", granted, unit="host_id", round="round", text="unit_name")


def answer(open_: Open) -> Iterator[Item]:
    """List the packages that the province has to take in, then to decide on."""
    for one in open_["take_in"]:
        is_new = one.note == Package.State.SENT
        yield Item(
            act="take_in" if is_new else "record_result",
            label="Tiếp nhận hồ sơ trình" if is_new else "Ghi kết quả của tỉnh",
            target=f"Tờ trình {one.text}",
            by_on=None,
            cite=_CITE,
            id=one.id,
            unit_id=one.unit_id,
            round=one.round,
        )


def mend(open_: Open) -> Iterator[Item]:
    """List what came back from the province to a board, and the flags it has to hand over."""
    for one in open_["sent_back"]:
        yield Item(
            act="propose_up",
            label="Bổ sung và trình lại cấp tỉnh",
            target=f"Tờ trình {one.text}",
            by_on=None,
            cite=_CITE,
            unit_id=one.unit_id,
            round=one.round,
            note=one.note,
        )
    for flag in open_["flag"]:
        yield Item(
            act="hand_over_flag",
            label="Ghi việc trao cờ thi đua",
            target=flag.text,
            by_on=None,
            cite=("III.4.b.2",),
            id=flag.id,
            unit_id=flag.unit_id,
            round=flag.round,
        )
