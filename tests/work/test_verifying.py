"""What anybody learns of a paper by its code: whether it stands, and nothing of what it says."""

from datetime import date, timedelta

import pytest

from kheo.store.models import Bucket, Document
from kheo.work import decisions, documents, limits, verifying
from kheo.work.refusals import TooOften
from kheo.work.verifying import Standing
from tests.work.decided import decided
from tests.work.world import World, at, paper

NOW = at(2014, 11, 1)


def _told(document: Document) -> verifying.Found:
    return verifying.look_up(text=document.code, who="10.0.0.0/24", now=NOW)


def test_every_paper_of_a_season_has_a_code_of_its_own(world: World) -> None:
    decided(world)

    codes = [one.code for one in Document.objects.all()]
    assert len(set(codes)) == len(codes) > 4


def test_a_decision_that_stands_is_valid_and_its_files_are_known_by_their_hash(world: World) -> None:
    made = decided(world)
    document = documents.render(made.documents.get().pk, now=NOW)

    found = _told(document)

    assert (found.standing, found.kind, found.number, found.on, found.issuer) == (
        Standing.VALID,
        "Quyết định khen thưởng",
        made.number,
        made.on,
        "Đảng ủy Sở Nội vụ",
    )
    assert [(one.format, one.sha256) for one in found.prints] == [
        ("pdf", document.pdf.sha256),
        ("docx", document.docx.sha256),
    ]


def test_what_corrects_and_what_revokes_leave_their_trace(world: World) -> None:
    first = decided(world)
    by = world.who("minh", NOW)
    second = decisions.correct(
        by=by, decision_id=first.pk, paper=paper("32-QĐ/ĐU", date(2014, 10, 20), reason="Sai tên."), now=NOW
    )
    third = decisions.revoke(
        by=by, decision_id=second.pk, paper=paper("33-QĐ/ĐU", date(2014, 10, 25), reason="Không đúng."), now=NOW
    )

    told = [_told(one.documents.get()) for one in (first, second, third)]

    assert [(one.standing, one.by_number) for one in told] == [
        (Standing.CORRECTED, "32-QĐ/ĐU"),
        (Standing.REVOKED, "33-QĐ/ĐU"),
        (Standing.VALID, ""),
    ]


def test_no_name_and_nothing_of_the_content_is_told(world: World) -> None:
    decided(world)

    told = " ".join(str(_told(one)) for one in Document.objects.all())

    assert "Đảng ủy Sở Nội vụ" in told
    assert [word for word in ("Mẫu", "Công sở văn minh", "Phòng", "Bí thư") if word in told] == []


@pytest.mark.parametrize("text", ["2CH5-CCJP-9P53", "khong co", "'; drop table", "\x00", "Ｐ" * 40])
def test_an_unknown_code_has_the_same_shape_and_asks_as_much(
    world: World, text: str, django_assert_num_queries: object
) -> None:
    limits.take(limits.LOOK_UP, "10.0.0.0/24", now=NOW)

    with django_assert_num_queries(6):  # the bucket's five and one for the paper
        found = verifying.look_up(text=text, who="10.0.0.0/24", now=NOW)

    assert (found.standing, found.kind, found.prints) == (Standing.UNKNOWN, "", ())


def test_thirty_a_minute_and_then_a_wait(db: None) -> None:
    for _ in range(30):
        limits.take(limits.LOOK_UP, "10.0.0.0/24", now=NOW)

    with pytest.raises(TooOften) as refused:
        limits.take(limits.LOOK_UP, "10.0.0.0/24", now=NOW)
    limits.take(limits.LOOK_UP, "10.0.1.0/24", now=NOW)
    limits.take(limits.LOOK_UP, "10.0.0.0/24", now=NOW + timedelta(seconds=refused.value.wait))

    assert refused.value.wait == 3


def test_who_asked_is_forgotten_within_the_hour_and_never_kept_in_letters(db: None) -> None:
    limits.take(limits.LOOK_UP, "10.0.0.0/24", now=NOW)
    kept = Bucket.objects.get().key
    limits.take(limits.LOOK_UP, "10.9.9.0/24", now=NOW + timedelta(hours=1, seconds=1))

    assert "10.0.0" not in kept
    assert Bucket.objects.filter(key=kept).count() == 0
