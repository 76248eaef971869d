"""Certificates of a decision: one for each owner and thing given, numbered without a double, standing as it stands."""

from datetime import date

import pytest

from kheo.papers import load
from kheo.papers.checking import check_docx
from kheo.papers.values import AwardCertificate, PraiseCertificate, RecognitionCertificate
from kheo.store.models import Document
from kheo.work import certifying, decisions, documents, dossiers, verifying
from kheo.work.refusals import NotFound, NotNow, NotPermitted
from tests.work.decided import decided
from tests.work.world import World, at, paper

NOW = at(2014, 10, 14)


def _issue(world: World, decision_id: int, who: str = "hoa") -> list[Document]:
    return certifying.issue(by=world.who(who, NOW), decision_id=decision_id, now=NOW)


def test_each_thing_given_gets_its_certificate(world: World) -> None:
    made = _issue(world, decided(world).pk)

    values = [load(Document.objects.get(pk=one.pk).value) for one in made]
    assert [type(one) for one in values] == [RecognitionCertificate, PraiseCertificate, AwardCertificate]
    assert {(one.owner, one.unit) for one in values} == {("Phòng Cải cách hành chính", "Đảng bộ cơ sở Sở Nội vụ")}
    assert [one.book_number for one in values] == ["01/2014", "02/2014", "03/2014"]
    assert {(one.decision, one.decided_on, one.dated_on) for one in values} == {
        ("05-QĐ/ĐU", date(2014, 10, 13), date(2014, 10, 13))
    }
    assert values[2].form == "Giấy khen"
    assert len({one.code for one in made}) == 3
    for one in made:
        read = documents.read(by=world.who("ngan", NOW), document_id=one.pk, format_="docx", now=NOW)
        assert check_docx(read.data).problems == ()


def test_a_second_press_makes_no_second_certificate(world: World) -> None:
    decision = decided(world)
    _issue(world, decision.pk)

    with pytest.raises(NotNow, match="đã lập đủ"):
        _issue(world, decision.pk)

    assert Document.objects.filter(kind__in=certifying.KINDS).count() == 3


def test_after_a_correction_the_certificates_are_made_anew_and_the_old_ones_say_so(world: World) -> None:
    decision = decided(world)
    old = _issue(world, decision.pk)
    corrected = decisions.correct(
        by=world.who("minh", NOW),
        decision_id=decision.pk,
        paper=paper("06-QĐ/ĐU", NOW.date(), reason="Ghi sai tên."),
        now=NOW,
    )

    new = _issue(world, corrected.pk)

    assert [load(Document.objects.get(pk=one.pk).value).book_number for one in new] == ["04/2014", "05/2014", "06/2014"]
    looked = [verifying.look_up(text=one.code, who=one.code, now=NOW).standing for one in (old[0], new[0])]
    assert looked == [verifying.Standing.CORRECTED, verifying.Standing.VALID]


def test_a_revoked_decision_gives_no_certificates(world: World) -> None:
    decision = decided(world)
    gone = paper("07-QĐ/ĐU", NOW.date(), reason="Có vi phạm.")
    decisions.revoke(by=world.who("minh", NOW), decision_id=decision.pk, paper=gone, now=NOW)

    with pytest.raises(NotNow, match="không còn hiệu lực"):
        _issue(world, decision.pk)
    page = certifying.page(by=world.who("hoa", NOW), decision_id=decision.pk, now=NOW)
    assert (page.lines, page.issue.ok) == ((), False)


def test_a_certificate_stands_on_its_own_dossier_alone(world: World) -> None:
    decision = decided(world)
    _issue(world, decision.pk)
    pk = decision.awards.first().registration_id

    found = dossiers.find(by=world.who("ngan", NOW), registration_id=pk, now=NOW)

    assert sorted(one.kind for one in found.documents) == [
        "achievement_report", "award_certificate", "commendation_decision", "praise_certificate",
        "recognition_certificate", "registration_form",
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "refusal"), [("ly", NotPermitted), ("xa", NotFound)])
def test_who_may_not_make_them(world: World, who: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        _issue(world, decided(world).pk, who=who)
