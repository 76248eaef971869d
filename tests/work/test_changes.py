"""Changing what was accepted: with consent, with a reason, and never unseen (A22)."""

import pytest

from kheo.store.models import Registration
from kheo.work import changes, content
from kheo.work.refusals import BadInput, NotNow
from tests.work.world import World, at, content_


def test_a_change_needs_consent_and_the_accepted_version_stays(world: World) -> None:
    now = at(2014, 3, 3)
    pk = world.accepted(at(2014, 1, 20))
    first = content.accepted(Registration.objects.get())
    asked = content_(goal="Giảm một nửa.")
    changes.ask(by=world.who("ngan", now), registration_id=pk, content_=asked, reason="Thiếu người.", now=now)
    assert content.accepted(Registration.objects.get()) == first
    with pytest.raises(NotNow, match="đang chờ trả lời"):
        changes.ask(by=world.who("ngan", now), registration_id=pk, content_=asked, reason="Nữa.", now=now)

    changes.answer(by=world.who("bao", now), registration_id=pk, agree=True, remark="", now=now)

    row = Registration.objects.get()
    assert (content.accepted(row).number, content.accepted(row).goal) == (2, "Giảm một nửa.")
    assert content.of(first).goal == content_().goal


def test_declining_a_change_needs_a_reason_and_changes_nothing(world: World) -> None:
    now = at(2014, 3, 3)
    pk = world.accepted(at(2014, 1, 20))
    changes.ask(by=world.who("ngan", now), registration_id=pk, content_=content_(goal="Khác."), reason="x", now=now)
    with pytest.raises(BadInput):
        changes.answer(by=world.who("hoa", now), registration_id=pk, agree=False, remark="", now=now)

    changes.answer(by=world.who("hoa", now), registration_id=pk, agree=False, remark="Chưa đủ căn cứ.", now=now)

    assert content.accepted(Registration.objects.get()).number == 1
