"""What a reorganisation refuses, with a sentence, changing nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kheo.store.models import (
    UnitEvent,
)
from kheo.work import (
    people,
    reorganising,
    touched,
)
from kheo.work.refusals import BadInput, NotFound, NotPermitted, Refused
from kheo.work.reshaping import Change, Choices, Dissolve, Ground, Level, Merge, Move, Rename, Split
from tests.work.merger import GONE, MERGED, Merger, ground
from tests.work.reshaped import CHANGES, NV, everything
from tests.work.world import at

BAD: dict[str, tuple[Callable[[dict[str, int]], Change], Ground, str]] = {
    "unknown unit": (lambda _ids: Rename(10_000, "A", "A"), ground(MERGED), "Không tìm thấy đơn vị này"),
    "before the unit": (CHANGES["rename"], ground(date(2011, 12, 31)), "đến ngày 01/01/2012 mới thành lập"),
    "before its newest version": (
        lambda ids: Rename(ids["M05"], "Công đoàn", "Công đoàn"),
        ground(date(2014, 4, 30)),
        "đã có thay đổi từ ngày 01/05/2014",
    ),
    "no number": (CHANGES["move"], ground(MERGED, number=" "), "Chưa ghi số, ký hiệu quyết định"),
    "no signer": (CHANGES["move"], ground(MERGED, signer=""), "Chưa ghi người ký quyết định"),
    "signed tomorrow": (CHANGES["move"], ground(MERGED, signed_on=date(2014, 12, 16)), "muộn hơn hôm nay"),
    "no new name": (lambda ids: Rename(ids["K06"], " ", "B"), ground(MERGED), "Chưa ghi tên mới"),
    "the same name": (lambda ids: Rename(ids["K06"], GONE, "Sở LĐTBXH"), ground(MERGED), "giống hệt tên đang dùng"),
    "below itself": (lambda ids: Move(ids["K06"], ids["P06"]), ground(MERGED), "chính nó hoặc đơn vị cấp dưới"),
    "below where it is": (lambda ids: Move(ids["P06"], ids["K06"]), ground(MERGED), "đã trực thuộc nơi này"),
    "below the unknown": (lambda ids: Move(ids["P06"], 10_000), ground(MERGED), "Không tìm thấy đơn vị này"),
    "below what has ended": (lambda ids: Move(ids["P06"], ids["P05"]), ground(MERGED), "đã kết thúc hoạt động từ ngày"),
    "unknown tier": (
        lambda ids: Level(ids["P06"], "district", "office"),
        ground(MERGED),
        "không có trong chương trình",
    ),
    "the same level": (lambda ids: Level(ids["P06"], "sub_base", "office"), ground(MERGED), "vẫn như cũ"),
    "into itself": (lambda ids: Merge((ids["K06"],), ids["K06"]), ground(MERGED), "không thể kế thừa"),
    "into what is below": (lambda ids: Merge((ids["K06"],), ids["P06"]), ground(MERGED), "không thể kế thừa"),
    "the same unit twice": (lambda ids: Merge((ids["K06"], ids["K06"]), ids["K05"]), ground(MERGED), "hai lần"),
    "nothing": (lambda ids: Merge((), ids["K05"]), ground(MERGED), "Chưa chọn đơn vị"),
    "one into a new one": (lambda ids: Merge((ids["K06"],), replace(NV, parent="K")), ground(MERGED), "hai đơn vị"),
    "split into one": (lambda ids: Split(ids["K06"], (ids["K05"],)), ground(MERGED), "từ hai đơn vị trở lên"),
    "split into the same": (lambda ids: Split(ids["K06"], (ids["K05"], ids["K05"])), ground(MERGED), "hai đơn vị"),
    "under what ends": (
        lambda ids: Split(ids["K06"], (replace(NV, parent="K06"), ids["K05"])),
        ground(MERGED),
        "không thể trực thuộc đơn vị kết thúc",
    ),
    "under the unknown": (
        lambda ids: Split(ids["K06"], (replace(NV, parent="K99"), ids["K05"])),
        ground(MERGED),
        "Đơn vị cấp trên K99 chưa có",
    ),
    "a code in use": (
        lambda ids: Split(ids["K06"], (replace(NV, code="K12", parent="K"), ids["K05"])),
        ground(MERGED),
        "Mã đơn vị K12 đã có",
    ),
    "a unit without a name": (
        lambda ids: Split(ids["K06"], (replace(NV, name=" ", parent="K"), ids["K05"])),
        ground(MERGED),
        "Chưa ghi tên của đơn vị mới",
    ),
}


@pytest.fixture
def busy(merger: Merger) -> Merger:
    """Let some units have a history: M05 is moved in May, P05 dissolved in June."""
    now = at(2014, 6, 1)
    by = merger.world.who("mai", now)
    moved = Move(merger.ids["M05"], merger.ids["K12"])
    reorganising.move(by=by, change=moved, ground=ground(date(2014, 5, 1)), now=now)
    gone = Dissolve(merger.ids["P05"])
    reorganising.dissolve(by=by, change=gone, ground=ground(date(2014, 6, 1)), now=now)
    return merger


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_and_changes_nothing(busy: Merger, name: str) -> None:
    make, behind, sentence = BAD[name]
    change, before, now = make(busy.ids), everything(), at(2014, 12, 15)

    with pytest.raises(Refused) as no:
        getattr(reorganising, change.verb)(by=busy.world.who("mai", now), change=change, ground=behind, now=now)

    assert sentence in no.value.sentence
    assert everything() == before


def test_units_below_a_closed_one_must_all_have_a_place(merger: Merger) -> None:
    with pytest.raises(BadInput, match="Chưa chọn nơi chuyển về cho đơn vị trực thuộc: Phòng Người có công"):
        merger.merge(choices=Choices())


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (Choices(children={0: "K12"}), "Không chọn được K12"),
        (Choices(exemplars={10_000: "K05"}), "không thuộc đơn vị được sắp xếp"),
        (Choices(appointments={10_000: "K05"}), "vai trò không còn ở đơn vị"),
        (Choices(children={10_000: "K05"}), "không trực thuộc đơn vị được sắp xếp"),
    ],
)
def test_a_choice_that_is_not_on_offer_is_refused(merger: Merger, choices: Choices, sentence: str) -> None:
    whole = replace(choices, children={**choices.children, merger.ids["P06"]: "K05"})

    with pytest.raises(BadInput, match=sentence):
        merger.merge(choices=whole)


def test_what_waits_for_a_decision_is_decided_first(merger: Merger) -> None:
    pk = merger.accepted(2014)
    merger.confirmed(pk, 2014)
    merger.appraised(pk, 2014)
    merger.proposed(pk, 2014)

    with pytest.raises(BadInput, match="Hãy ra quyết định cho các hồ sơ này trước"):
        merger.merge(date(2014, 10, 12))


@pytest.mark.parametrize("who", ["hoa", "minh", "hand6", "xa"])
def test_only_the_bloc_reorganises(merger: Merger, who: str) -> None:
    by, now = merger.world.who(who, at(2014, 12, 15)), at(2014, 12, 15)
    change = CHANGES["rename"](merger.ids)

    with pytest.raises(NotPermitted):
        reorganising.rename(by=by, change=change, ground=ground(MERGED), now=now)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        touched.preview(by=by, change=change, on=MERGED)
    event = UnitEvent.objects.order_by("pk")[0].pk
    for verb in (reorganising.undo, reorganising.choose):
        more = {"choices": Choices()} if verb is reorganising.choose else {}
        with pytest.raises(NotPermitted):
            verb(by=by, event_id=event, now=now, **more)


def test_a_unit_that_was_always_there_is_not_undone(merger: Merger) -> None:
    event = UnitEvent.objects.filter(unit_id=merger.ids["K06"]).get(kind="formed").pk

    with pytest.raises(NotFound):
        reorganising.undo(by=people.system(), event_id=event, now=at(2014, 12, 15))
