"""The record of a visit: what was written down on the spot, who took part; issued once for a day, by the board."""

import unicodedata
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from kheo import papers
from kheo.papers.values import Member, SurveyRecord, Verdict
from kheo.store.models import Document, Entry, Registration, Report
from kheo.work import documents, people, survey_records, surveys, visits
from kheo.work.actors import Role
from kheo.work.issuing import Paper
from kheo.work.people import Post
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from kheo.work.survey_records import Taken
from kheo.work.surveys import Visit
from tests.work.bloc import Bloc
from tests.work.world import START, at

DAY, LATER = at(2014, 12, 10), at(2014, 12, 26)
VISIT = Visit(
    date(2014, 12, 10), "Làm tốt ở phòng.", "Ghi sổ theo dõi hằng tuần.\nNiêm yết thủ tục.", date(2014, 12, 25)
)
PAPER = Paper("02-BB/BCĐ", date(2014, 12, 26), "Bùi Thị Mẫu Mai", "Trưởng ban")


class Visited:
    """An exemplar received by the board and visited by Mai."""

    def __init__(self, bloc: Bloc) -> None:
        self.bloc, self.world, self.pk = bloc, bloc.world, bloc.received()
        self.survey = self.went(VISIT)
        self.taken = Taken(
            surveyors=[self.world.person_ids["mai"]],
            received_by="Đỗ Thị Mẫu Ngân, Phó Trưởng phòng\nLê Văn Mẫu Long",
            place="Phòng Cải cách hành chính",
            strengths="Công chức đúng mực.",
        )

    def went(self, visit: Visit, who: str = "mai") -> int:
        """Write a visit down on its day."""
        now = at(visit.on.year, visit.on.month, visit.on.day)
        return surveys.record(by=self.world.who(who, now), registration_id=self.pk, visit=visit, now=now).pk

    def followed(self) -> None:
        """Write down what came of what was asked."""
        by, on = self.world.who("mai", LATER), date(2014, 12, 23)
        surveys.follow(by=by, survey_id=self.survey, on=on, text="Đã ghi sổ hằng tuần.", now=LATER)

    def page(self, who: str = "mai") -> survey_records.Page:
        """Open the page."""
        by = self.world.who(who, LATER)
        return survey_records.page(by=by, registration_id=self.pk, survey_id=self.survey)

    def issue(
        self, who: str = "mai", survey: int = 0, paper: Paper = PAPER, on: datetime = LATER, **changes: object
    ) -> Document:
        """Issue the record."""
        return survey_records.issue(
            by=self.world.who(who, on),
            registration_id=self.pk,
            survey_id=survey or self.survey,
            taken=replace(self.taken, **changes),
            paper=paper,
            now=on,
        )


@pytest.fixture
def visited(bloc: Bloc) -> Visited:
    """Let the board visit."""
    return Visited(bloc)


def test_the_page_begins_with_who_went_and_who_received_them(bloc: Bloc) -> None:
    world, pk = bloc.world, bloc.received()
    sent = Post(Role.BLOC_SECRETARY, world.ids["K"], "Chuyên viên", with_descendants=True, from_on=START)
    people.appoint(by=people.system(), person_id=world.person_ids["vang"], post=sent, now=at(2013, 1, 3))
    by = world.who("mai", at(2014, 12, 5))
    visits.plan(by=by, registration_id=pk, person_id=world.person_ids["vang"], on=VISIT.on, now=at(2014, 12, 5))
    survey = surveys.record(by=world.who("mai", DAY), registration_id=pk, visit=VISIT, now=DAY).pk

    page = survey_records.page(by=world.who("mai", LATER), registration_id=pk, survey_id=survey)

    assert set(page.went) == {world.person_ids["mai"], world.person_ids["vang"]}
    assert {one.person_id for one in page.board} == set(page.went)
    assert (page.place, page.received_by) == ("Phòng Cải cách hành chính", "Đỗ Thị Mẫu Ngân, Chuyên viên")
    assert (page.issue.ok, page.documents, page.follow_up) == (True, (), "")


def test_it_freezes_what_was_seen_asked_and_done(visited: Visited) -> None:
    visited.followed()

    made = visited.issue()

    value = papers.load(made.value)
    assert isinstance(value, SurveyRecord)
    assert (value.seen, value.due_on, value.surveyed_on) == ("Làm tốt ở phòng.", VISIT.asked_by_on, VISIT.on)
    assert value.asked == ("Ghi sổ theo dõi hằng tuần.", "Niêm yết thủ tục.")
    assert value.follow_up == (
        "Đề nghị ngày 10/12/2014 (Ghi sổ theo dõi hằng tuần. Niêm yết thủ tục); kết quả đến ngày 23/12/2014: "
        "Đã ghi sổ hằng tuần."
    )
    assert value.surveyors == (Member(name="Bùi Thị Mẫu Mai", position="Phó Bí thư", duty="Trưởng ban"),)
    assert value.received_by[0] == Member(name="Đỗ Thị Mẫu Ngân", position="Phó Trưởng phòng", duty="")
    assert (value.number, value.year, made.registration_id) == ("02-BB/BCĐ", 2014, visited.pk)
    assert Entry.objects.filter(word="survey_recorded", subject_id=visited.pk).count() == 1
    for format_, start in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        read = documents.read(by=visited.world.who("ngan", LATER), document_id=made.pk, format_=format_, now=LATER)
        assert read.data.startswith(start)


def test_the_criteria_stand_with_what_was_registered_and_what_was_seen(visited: Visited) -> None:
    first, *others = visited.page().criteria

    value = papers.load(visited.issue(measured={first.key: Decimal(98)}).value)

    assert [(row.criterion.indicator, row.criterion.target, row.actual, row.verdict) for row in value.results] == [
        (first.indicator, first.target, Decimal(98), Verdict.MET),
        *((one.indicator, one.target, None, None) for one in others),
    ]


def _said_short(visited: Visited, on: date) -> Verdict | None:
    """Say what the record of a visit tells of a criterion that was one short of its target on a day."""
    survey = visited.went(Visit(on, "Đang làm tiếp."))
    first = visited.page().criteria[0]
    made = visited.issue(
        survey=survey,
        on=at(2015, 10, 12),
        paper=replace(PAPER, on=date(2015, 10, 12)),
        measured={first.key: first.target - 1},
    )
    return papers.load(made.value).results[0].verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2014, 12, 10), Verdict.UNDER_WAY),
        (date(2015, 10, 10), Verdict.UNDER_WAY),
        (date(2015, 10, 11), Verdict.NOT_MET),
    ],
    ids=["in the middle", "on the last day of reporting", "the day after"],
)
def test_what_is_not_reached_is_under_way_until_the_owner_must_have_reported(
    visited: Visited, on: date, verdict: Verdict
) -> None:
    assert _said_short(visited, on) == verdict


@pytest.mark.parametrize(("state", "verdict"), [("reported", Verdict.NOT_MET), ("report_returned", Verdict.UNDER_WAY)])
def test_who_has_reported_has_nothing_under_way_unless_the_report_was_given_back(
    visited: Visited, state: str, verdict: Verdict
) -> None:
    Report.objects.create(registration_id=visited.pk, submitted_on=date(2015, 10, 9))
    Registration.objects.filter(pk=visited.pk).update(state=state)

    assert _said_short(visited, date(2015, 10, 10)) == verdict


def test_a_figure_of_no_criterion_or_beyond_all_measure_is_refused(visited: Visited) -> None:
    key = visited.page().criteria[0].key

    with pytest.raises(NotFound, match="Không có tiêu chí này"):
        visited.issue(measured={"khac": Decimal(1)})
    with pytest.raises(BadInput, match="Số liệu quá lớn") as refused:
        visited.issue(measured={key: Decimal(10) ** 14})
    assert list(refused.value.fields) == [f"measured-{key}"]


def test_what_is_written_later_does_not_change_what_was_issued(visited: Visited) -> None:
    made = visited.issue()
    visited.followed()

    assert papers.load(Document.objects.get(pk=made.pk).value).follow_up == ""


def test_two_who_went_on_one_day_sign_one_record(visited: Visited) -> None:
    again = visited.went(Visit(VISIT.on, "Người dân hài lòng."))

    made = visited.issue()

    assert papers.load(made.value).seen == "Làm tốt ở phòng.\nNgười dân hài lòng."
    for survey in (visited.survey, again):
        with pytest.raises(NotNow, match="đã được ban hành"):
            visited.issue(survey=survey, paper=replace(PAPER, number="03-BB/BCĐ"))
    assert Document.objects.filter(kind=SurveyRecord.KIND).count() == 1


def test_a_later_visit_has_its_own_and_tells_what_is_still_open(visited: Visited) -> None:
    visited.issue()
    later = visited.went(Visit(date(2014, 12, 24), "Đã niêm yết."))

    value = papers.load(visited.issue(survey=later, paper=replace(PAPER, number="03-BB/BCĐ")).value)

    assert value.follow_up.endswith("Niêm yết thủ tục): chưa có kết quả khắc phục.")
    assert (value.seen, value.asked, value.due_on) == ("Đã niêm yết.", (), None)


@pytest.mark.parametrize(
    ("changes", "paper", "field", "said"),
    [
        ({"surveyors": []}, {}, "surveyors", "Chưa chọn người khảo sát"),
        ({"received_by": " \n"}, {}, "received_by", "Chưa ghi đại diện"),
        ({}, {"on": date(2014, 12, 9)}, "on", "sớm hơn ngày khảo sát 10/12/2014"),
        ({}, {"on": date(2014, 12, 27)}, "on", "muộn hơn hôm nay"),
        ({}, {"number": ""}, "number", "Chưa ghi số"),
    ],
)
def test_what_is_lacking_is_said(
    visited: Visited, changes: dict[str, object], paper: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        visited.issue(paper=replace(PAPER, **paper), **changes)

    assert list(refused.value.fields) == [field]
    assert not Document.objects.filter(kind=SurveyRecord.KIND).exists()


def test_only_the_board_that_went_issues_it(visited: Visited) -> None:
    for who in ("hoa", "ngan", "minh"):
        with pytest.raises(NotPermitted, match="Chỉ Ban Chỉ đạo đã khảo sát"):
            visited.issue(who)
    with pytest.raises(NotFound):
        visited.issue("xa")
    with pytest.raises(NotFound):
        visited.issue(survey=visited.survey + 999)


def test_parted_letters_and_long_words_are_set(visited: Visited) -> None:
    words = "Công chức đúng mực, tận tình hướng dẫn người dân. " * 40
    apart = unicodedata.normalize("NFD", words)

    made = visited.issue(
        strengths=apart, place="Phòng " + "họp " * 70, received_by=unicodedata.normalize("NFD", "Lý, Trưởng")
    )

    value = papers.load(made.value)
    assert (value.strengths, value.received_by[0].position) == (words.strip(), "Trưởng")
    assert documents.render(made.pk, now=LATER).problem == ""
