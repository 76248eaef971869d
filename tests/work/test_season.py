"""One registration walks the whole season, five people each doing their own part."""

from datetime import date

from kheo.store.models import Award, Document, Registration
from kheo.work import decisions, diary, documents, judging, registrations, reports, standing
from tests.work.world import World, achievement, at, paper


def _until_confirmed(world: World) -> int:
    pk = world.accepted(at(2014, 1, 20))
    world.summarised()
    judging.assign(
        by=world.who("hoa", at(2014, 10, 1)),
        registration_id=pk,
        person_id=world.person_ids["tuan"],
        now=at(2014, 10, 1),
    )
    reports.submit(
        by=world.who("ngan", at(2014, 10, 3)), registration_id=pk, achievement=achievement(), now=at(2014, 10, 3)
    )
    reports.confirm(
        by=world.who("long", at(2014, 10, 5)),
        registration_id=pk,
        signatory=reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc"),
        now=at(2014, 10, 5),
    )
    return pk


def test_a_season_from_registration_to_praise(world: World) -> None:
    pk = _until_confirmed(world)
    judging.submit(
        by=world.who("tuan", at(2014, 10, 8)), registration_id=pk, assessment=world.assessment(), now=at(2014, 10, 8)
    )
    judging.select(by=world.who("bao", at(2014, 10, 10)), registration_id=pk, grade="outstanding", now=at(2014, 10, 10))
    proposal = decisions.propose(
        by=world.who("bao", at(2014, 10, 11)),
        unit_id=world.ids["K05"],
        round_key="base-2014",
        registration_ids=[pk],
        paper=paper("03-TTr/TCĐ", date(2014, 10, 11)),
        now=at(2014, 10, 11),
    )
    decision = decisions.decide(
        by=world.who("minh", at(2014, 10, 13)),
        proposal_id=proposal.pk,
        registration_ids=[pk],
        paper=paper("05-QĐ/ĐU", date(2014, 10, 13)),
        now=at(2014, 10, 13),
    )
    decisions.praise(
        by=world.who("hoa", at(2014, 10, 15)), decision_id=decision.pk, on=date(2014, 10, 15), now=at(2014, 10, 15)
    )
    decisions.recognise(
        by=world.who("hoa", at(2014, 10, 16)), decision_id=decision.pk, on=date(2014, 10, 16), now=at(2014, 10, 16)
    )
    decisions.award(
        by=world.who("minh", at(2014, 10, 16)), decision_id=decision.pk, on=date(2014, 10, 15), now=at(2014, 10, 16)
    )

    row = Registration.objects.get(pk=pk)
    fresh = standing.with_facts(Registration.objects.filter(pk=pk)).get()
    judged = standing.judge_all([fresh], date(2014, 10, 17))[fresh.pk]
    assert (row.state, str(judged.eligible.verdict), str(judged.granted.verdict)) == ("commended", "met", "met")
    assert list(Award.objects.order_by("what").values_list("what", "done_on")) == [
        ("award", date(2014, 10, 15)),
        ("praise", date(2014, 10, 15)),
        ("recognition", date(2014, 10, 16)),
    ]
    assert list(Document.objects.order_by("pk").values_list("kind", flat=True)) == [
        "steering_group_decision",
        "registration_form",
        "registration_summary",
        "achievement_report",
        "group_proposal",
        "commendation_decision",
    ]
    assert diary.first_broken() is None


def test_every_paper_of_the_season_can_be_opened(world: World) -> None:
    _until_confirmed(world)

    documents.render_waiting(now=at(2014, 10, 6))

    for document in Document.objects.all():
        for format_, start in (("docx", b"PK"), ("pdf", b"%PDF-")):
            rendered = documents.read(
                by=world.who("hoa", at(2014, 10, 6)), document_id=document.pk, format_=format_, now=at(2014, 10, 6)
            )
            assert rendered.data.startswith(start)


def test_a_returned_report_comes_back_and_is_confirmed(world: World) -> None:
    pk = world.accepted(at(2014, 1, 20))
    reports.submit(
        by=world.who("ngan", at(2014, 10, 9)), registration_id=pk, achievement=achievement(), now=at(2014, 10, 9)
    )

    reports.send_back(
        by=world.who("long", at(2014, 10, 10)),
        registration_id=pk,
        reason="Thiếu số liệu quý III.",
        now=at(2014, 10, 10),
    )
    row = reports.submit(
        by=world.who("ngan", at(2014, 10, 12)), registration_id=pk, achievement=achievement(), now=at(2014, 10, 12)
    )

    assert (row.state, row.report.submitted_on) == ("reported", date(2014, 10, 9))


def test_withdrawing_needs_no_ones_leave(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20))

    row = registrations.withdraw(
        by=world.who("ngan", at(2014, 1, 22)), registration_id=pk, reason="Phòng giải thể.", now=at(2014, 1, 22)
    )

    assert (row.state, row.withdrawn_on) == ("withdrawn", date(2014, 1, 22))
