"""Registering: the window to the minute, one's own word, returns, withdrawals, two people at once."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest

from kheo.store.models import Owner, Registration
from kheo.work import acts, changes, content, lifecycle, registrations, standing
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput, Changed, NotFound, NotNow, NotPermitted
from tests.work.world import World, at, content_


def _submit(world: World, pk: int, now: datetime, **more: object) -> Registration:
    return registrations.submit(by=world.who("ngan", now), registration_id=pk, own_word=True, now=now, **more)


@pytest.mark.parametrize("now", [at(2014, 1, 1, 0, 0), at(2014, 1, 31, 23, 59)])
def test_the_first_and_the_last_minute_pass(world: World, now: datetime) -> None:
    row = _submit(world, world.drafted(now), now)

    assert (row.state, row.submitted_on.month) == ("submitted", 1)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(2013, 12, 31, 23, 59), "chưa đến"),
        (at(2014, 2, 1, 0, 0), "31/01/2014"),
    ],
)
def test_a_minute_outside_is_refused_with_the_clause(world: World, now: datetime, said: str) -> None:
    pk = world.drafted(now)

    with pytest.raises(AgainstTheRules) as refused:
        _submit(world, pk, now)

    assert said in refused.value.sentence
    assert "II.2.a" in refused.value.cite
    assert Registration.objects.get().state == "draft"


def test_a_late_one_passes_by_a_named_decision_and_is_judged_waived(world: World) -> None:
    now = at(2014, 2, 10)
    pk = world.drafted(now)
    with pytest.raises(NotPermitted):
        changes.allow_late(by=world.who("hoa", now), registration_id=pk, reason="Mới lập", decision="07-QĐ", now=now)

    changes.allow_late(
        by=world.who("bao", now), registration_id=pk, reason="Phòng mới lập", decision="07-QĐ/TCĐ", now=now
    )
    row = _submit(world, pk, now)

    judged = standing.whole(row, date(2014, 2, 10)).findings["base_commendation@base-2014"]
    registered = [leaf for leaf in judged.eligible.leaves() if leaf.word == "registered"]
    assert [str(leaf.verdict) for leaf in registered] == ["waived"]
    assert "07-QĐ/TCĐ" in registered[0].text.vi


def test_nobody_outside_the_group_finds_a_late_draft(world: World) -> None:
    now = at(2014, 2, 10)
    pk = world.drafted(now)

    with pytest.raises(NotFound):
        changes.allow_late(by=world.who("xa", now), registration_id=pk, reason="x", decision="y", now=now)


def test_everything_lacking_is_named_at_once(world: World) -> None:
    now = at(2014, 1, 20)
    entry = registrations.Entry(Owners((world.ids["P05"],)), "base-2014", "Tên")
    row = registrations.draft(by=world.who("ngan", now), entry=entry, now=now)

    with pytest.raises(BadInput) as refused:
        _submit(world, row.pk, now)

    assert set(refused.value.fields) == {"field", "problem", "situation", "goal", "measures", "criteria"}


def test_ones_own_word_is_needed(world: World) -> None:
    now = at(2014, 1, 20)
    pk = world.drafted(now)

    with pytest.raises(BadInput) as refused:
        registrations.submit(by=world.who("ngan", now), registration_id=pk, own_word=False, now=now)

    assert set(refused.value.fields) == {"own_word"}


def test_entering_for_another_needs_the_paper_of_consent(world: World) -> None:
    now = at(2014, 1, 20)
    hoa = world.who("hoa", now)
    entry = registrations.Entry(Owners((world.ids["P05"],)), "base-2014", "Tên")
    with pytest.raises(NotPermitted):
        registrations.draft(by=hoa, entry=entry, now=now)
    row = registrations.draft(by=hoa, entry=entry, now=now, on_behalf=True)
    registrations.save(by=hoa, registration_id=row.pk, content_=content_(), now=now)

    with pytest.raises(BadInput) as refused:
        registrations.submit(by=hoa, registration_id=row.pk, own_word=True, now=now)
    sent = registrations.submit(
        by=hoa, registration_id=row.pk, own_word=False, consent_note="Giấy đồng ý 15/01/2014", now=now
    )

    assert (set(refused.value.fields), sent.state) == ({"consent_note"}, "submitted")


def test_a_returned_one_keeps_the_day_it_was_first_sent(world: World) -> None:
    pk = world.submitted(at(2014, 1, 30))
    registrations.send_back(
        by=world.who("hoa", at(2014, 2, 3)), registration_id=pk, reason="Thiếu số liệu.", now=at(2014, 2, 3)
    )

    row = _submit(world, pk, at(2014, 2, 5))

    assert (row.state, row.submitted_on, row.return_reason) == ("submitted", date(2014, 1, 30), "")


def test_returning_needs_a_reason(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20))

    with pytest.raises(BadInput):
        registrations.send_back(
            by=world.who("hoa", at(2014, 1, 21)), registration_id=pk, reason="  ", now=at(2014, 1, 21)
        )

    assert Registration.objects.get().state == "submitted"


def test_taking_back_within_ten_minutes(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20, 9, 0))

    row = registrations.recall(
        by=world.who("ngan", at(2014, 1, 20, 9, 10)), registration_id=pk, now=at(2014, 1, 20, 9, 10)
    )

    assert (row.state, row.submitted_on) == ("draft", None)


def test_taking_back_too_late_or_after_it_was_opened(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20, 9, 0))
    with pytest.raises(NotNow, match="quá 10 phút"):
        registrations.recall(
            by=world.who("ngan", at(2014, 1, 20, 9, 11)), registration_id=pk, now=at(2014, 1, 20, 9, 11)
        )

    registrations.opened(by=world.who("hoa", at(2014, 1, 20, 9, 1)), registration_id=pk, now=at(2014, 1, 20, 9, 1))

    with pytest.raises(NotNow, match="đã mở"):
        registrations.recall(by=world.who("ngan", at(2014, 1, 20, 9, 2)), registration_id=pk, now=at(2014, 1, 20, 9, 2))


def test_withdrawing_ends_candidacy_and_may_register_anew(world: World) -> None:
    now = at(2014, 1, 20)
    pk = world.accepted(now)
    registrations.withdraw(by=world.who("ngan", now), registration_id=pk, reason="", now=now)
    exemplar = Registration.objects.get().exemplar_id

    again = registrations.draft(
        by=world.who("ngan", now),
        entry=registrations.Entry(Owners((world.ids["P05"],)), "base-2014", "", exemplar),
        now=now,
    )

    assert (again.exemplar_id, again.state) == (exemplar, "draft")


def test_one_exemplar_is_in_a_round_once(world: World) -> None:
    now = at(2014, 1, 20)
    world.accepted(now)
    exemplar = Registration.objects.get().exemplar_id

    with pytest.raises(NotNow, match="đã có đăng ký trong đợt"):
        world.drafted(now, continues=exemplar)


def test_carrying_on_copies_last_years_content_under_one_identity(world: World) -> None:
    world.accepted(at(2013, 4, 10), "base-2013")
    first = Registration.objects.get()

    row = registrations.draft(
        by=world.who("ngan", at(2014, 1, 20)),
        entry=registrations.Entry(Owners((world.ids["P05"],)), "base-2014", "", first.exemplar_id),
        now=at(2014, 1, 20),
    )

    assert row.exemplar_id == first.exemplar_id
    assert content.of(row.versions.get()) == content.of(content.accepted(first))


def test_two_units_own_one_exemplar(world: World) -> None:
    now = at(2014, 1, 20)
    entry = registrations.Entry(Owners((world.ids["P05"], world.ids["M05"])), "base-2014", "Cùng làm")

    row = registrations.draft(by=world.who("ngan", now), entry=entry, now=now)

    assert row.owner_name == "Phòng Cải cách hành chính; Công đoàn cơ sở Sở Nội vụ"
    assert Owner.objects.filter(exemplar=row.exemplar).count() == 2


def test_text_is_kept_composed(world: World) -> None:
    now = at(2014, 1, 20)
    pk = world.drafted(now)
    title = "Công sở văn minh, gần dân"

    row = registrations.save(
        by=world.who("ngan", now),
        registration_id=pk,
        content_=content_(title=unicodedata.normalize("NFD", title)),
        now=now,
    )

    assert row.versions.get().title == title


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "a" * 301}, "title"),
        ({"criteria": (content.Target("", "%", Decimal(1), "higher"),)}, "criteria-1"),
        ({"criteria": (content.Target("Chỉ tiêu", "%", Decimal(1), "sideways"),)}, "criteria-1"),
        ({"criteria": (content.Target("Chỉ tiêu", "%", Decimal(10) ** 14, "higher"),)}, "criteria-1"),
        ({"criteria": tuple(content.Target(f"C{n}", "%", Decimal(1), "higher") for n in range(21))}, "criteria"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(world: World, changed: dict[str, object], field: str) -> None:
    now = at(2014, 1, 20)
    pk = world.drafted(now)

    with pytest.raises(BadInput) as refused:
        registrations.save(by=world.who("ngan", now), registration_id=pk, content_=content_(**changed), now=now)

    assert set(refused.value.fields) == {field}
    assert content.of(Registration.objects.get().versions.get()).title == content_().title


def test_a_stranger_finds_nothing(world: World) -> None:
    now = at(2014, 1, 20)
    pk = world.submitted(now)

    for verb in (registrations.accept, registrations.recall):
        with pytest.raises(NotFound):
            verb(by=world.who("xa", now), registration_id=pk, now=now)


def test_an_older_page_does_not_overwrite_a_newer_one(world: World) -> None:
    now = at(2014, 1, 20)
    pk = world.submitted(now)
    seen = Registration.objects.get().revision
    registrations.withdraw(by=world.who("ngan", now), registration_id=pk, reason="", now=now)

    with pytest.raises(Changed, match="Đỗ Thị Mẫu Ngân"):
        registrations.accept(by=world.who("hoa", now), registration_id=pk, revision=seen, now=now)


def test_an_owner_does_not_accept_their_own(world: World) -> None:
    now = at(2014, 1, 20)
    entry = registrations.Entry(Owners(person_ids=(world.person_ids["hoa"],)), "base-2014", "Việc của Hoa")
    row = registrations.draft(by=world.who("hoa", now), entry=entry, now=now)
    registrations.save(by=world.who("hoa", now), registration_id=row.pk, content_=content_(), now=now)
    registrations.submit(by=world.who("hoa", now), registration_id=row.pk, own_word=True, now=now)

    with pytest.raises(NotPermitted, match="phải do người khác làm"):
        registrations.accept(by=world.who("hoa", now), registration_id=row.pk, now=now)

    assert registrations.accept(by=world.who("bao", now), registration_id=row.pk, now=now).state == "accepted"


@pytest.mark.parametrize("state", [str(state) for state in lifecycle.State])
def test_every_state_has_a_label_and_a_tone(state: str) -> None:
    assert all(lifecycle.label(state, ad_hoc=ad_hoc) for ad_hoc in (False, True))
    assert lifecycle.TONES[lifecycle.State(state)] in {"act", "wait", "done", "over"}


def test_a_person_without_a_role_may_nothing(world: World) -> None:
    now = at(2014, 1, 20)
    world.submitted(now)
    nobody = world.who("vang", at(2012, 12, 1))  # before the first appointment

    assert not nobody.has(*Role)
    assert list(acts.seen(nobody)) == []
