"""The text for a group's chat: what is late and soon due, briefly, without a person's name, for whom it is."""

from datetime import datetime

import pytest

from kheo.store.models import Exemplar
from kheo.work import registrations, reminders
from kheo.work.exemplars import Owners
from kheo.work.refusals import NotFound, NotPermitted
from tests.work.world import World, at, content_

JANUARY = at(2014, 1, 20)


def _chat(world: World, username: str, now: datetime) -> str:
    return reminders.for_chat(by=world.who(username, now), unit_id=world.ids["K05"], now=now)


def test_a_text_for_the_chat_says_what_is_late_and_soon_due_and_names_nobody(world: World) -> None:
    pk = world.accepted(JANUARY)
    own = registrations.Entry(Owners((), (world.person_ids["tuan"],)), "base-2014", "Khéo vận động của riêng Tuấn")
    alone = registrations.draft(by=world.who("tuan", JANUARY), entry=own, now=JANUARY)
    registrations.save(by=world.who("tuan", JANUARY), registration_id=alone.pk, content_=content_(), now=JANUARY)
    registrations.submit(by=world.who("tuan", JANUARY), registration_id=alone.pk, own_word=True, now=JANUARY)
    registrations.accept(by=world.who("hoa", JANUARY), registration_id=alone.pk, now=JANUARY)
    code = Exemplar.objects.get(registrations=pk).code
    other = Exemplar.objects.get(registrations=alone.pk).code

    text = _chat(world, "hoa", at(2014, 10, 3))

    april = "hạn Thứ Ba, ngày 30/04/2013, quá hạn 521 ngày"
    first, second = sorted((f"{code} Công sở văn minh, công chức gần dân", other))
    assert text == (
        "NHẮC VIỆC – Sở Nội vụ – Thứ Sáu, ngày 03/10/2014\n"
        "Đã quá hạn:\n"
        f"- Lập dự toán kinh phí: {april} [III.5.c]\n"
        f"- Hướng dẫn cấp dưới thực hiện và đăng ký: {april} [II.2.b.1, III.5.b]\n"
        f"- Ban hành kế hoạch thực hiện: {april} [III.5.b]\n"
        f"- Ban hành quy chế làm việc: {april} [III.5.b]\n"
        "- Phân công nhiệm vụ: hạn Thứ Hai, ngày 30/09/2013, quá hạn 368 ngày [II.2.a, III.5.b]\n"
        "- Sơ kết ở cơ sở: hạn Thứ Ba, ngày 15/10/2013, quá hạn 353 ngày [I.3.a]\n"
        "- Lập biểu tổng hợp đăng ký (mẫu 2) (Cấp cơ sở, năm 2014): hạn Thứ Tư, ngày 01/10/2014, "
        "quá hạn 2 ngày [III.3.c]\n"
        "Sắp đến hạn:\n"
        "- Gửi báo cáo thành tích (Cấp cơ sở, năm 2014), 2 hồ sơ: hạn Thứ Sáu, ngày 10/10/2014, "
        f"còn 7 ngày [II.2.a]. Hồ sơ: {first}; {second}\n"
        "Mời các đồng chí mở mục Việc cần làm trên phần mềm để thực hiện."
    )
    assert not [name for name in ("Tuấn", "Ngân", "Mẫu") if name in text]


def test_many_dossiers_are_counted_rather_than_listed(world: World) -> None:
    for _ in range(7):
        world.submitted(JANUARY)

    text = _chat(world, "hoa", at(2014, 1, 30))

    assert ", 7 hồ sơ: " in text
    assert text.count("Công sở văn minh") == reminders.NAMED
    assert "; và 2 hồ sơ khác" in text


def test_there_is_no_text_for_the_chat_when_nothing_waits(world: World) -> None:
    assert _chat(world, "hoa", at(2013, 4, 1)) == ""


@pytest.mark.parametrize(
    ("username", "refusal"),
    [
        ("hoa", None),
        ("bao", None),
        ("tuan", NotPermitted),
        ("minh", NotPermitted),
        ("ngan", NotFound),
        ("xa", NotFound),
    ],
)
def test_the_text_for_the_chat_is_for_whoever_speaks_for_the_group(
    world: World, username: str, refusal: type[Exception] | None
) -> None:
    world.submitted(JANUARY)
    if refusal is None:
        assert _chat(world, username, JANUARY.replace(day=30)).startswith("NHẮC VIỆC – Sở Nội vụ")
        return
    with pytest.raises(refusal):
        _chat(world, username, JANUARY.replace(day=30))
