"""The record of a visit, issued by the board that went: what was seen and asked, what came of it, who took part.

There is one for a day: two members of a board who went together write down what each saw, and sign one record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from kheo import vietnamese
from kheo.papers import values as v
from kheo.store.models import Document, PlannedVisit, Registration, Survey
from kheo.work import acts, content, days, diary, documents, issuing, judgements, paper_values, people, permits, units
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.judgements import CriterionLine
from kheo.work.paper_values import naming
from kheo.work.people import Member
from kheo.work.permits import Answer
from kheo.work.refusals import BadInput, NotFound, NotNow

KIND = v.SurveyRecord.KIND
_BOARD = (Role.BLOC_HEAD, Role.BLOC_SECRETARY, Role.BLOC_MEMBER)
_SEATS = {Role.BLOC_HEAD: "Trưởng ban", Role.BLOC_SECRETARY: "Thư ký", Role.BLOC_MEMBER: "Thành viên"}
_CITE = ("II.2.b.1", "II.2.b.2")
_TOO_LARGE = Decimal(10) ** 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is added to a visit when its record is made: where it was, who took part, what is good, what is lacking.

    `surveyors` are people of the board by id; `received_by` is a line for each: name, position after a comma;
    `measured` has by key what each registered criterion had reached on that day, where it was seen.
    """

    surveyors: Sequence[int]
    received_by: str
    place: str = ""
    strengths: str = ""
    shortcomings: str = ""
    measured: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """The record of a visit as it would be issued, and those issued before."""

    registration_id: int
    unit_id: int
    title: str
    on: date
    visits: tuple[Survey, ...]
    follow_up: str
    board: tuple[Member, ...]
    went: tuple[int, ...]
    place: str
    received_by: str
    criteria: tuple[CriterionLine, ...]
    documents: tuple[Document, ...]
    issue: Answer


def page(*, by: Actor, registration_id: int, survey_id: int) -> Page:
    """Read what the record of a visit begins with; raises `NotFound` for whoever does not see the dossier."""
    row, survey = _find(by, registration_id, survey_id)
    tree, visits = units.tree(survey.on), _of_day(survey)
    made = row.documents.filter(kind=KIND, value__surveyed_on=survey.on.isoformat())
    answer = permits.answer(by, "issue_survey_record", acts.thing(row))
    why_not = _ISSUED if made.exists() else ""
    return Page(
        registration_id=row.pk,
        unit_id=row.unit_id,
        title=row.exemplar.title,
        on=survey.on,
        visits=tuple(visits),
        follow_up=_follow_up(row, survey.on),
        board=tuple(_board(row.unit_id, visits)),
        went=_went(visits),
        place=naming.home(row, tree),
        received_by=_received(row, survey.on),
        criteria=judgements.criteria(row, content.accepted(row), {}, full=False),
        documents=tuple(made.defer("value").order_by("-pk")),
        issue=Answer(ok=not why_not, reason=why_not) if answer.ok else answer,
    )


@transaction.atomic
def issue(*, by: Actor, registration_id: int, survey_id: int, taken: Taken, paper: Paper, now: datetime) -> Document:
    """Issue the record of a visit, once for a day (II.2.b).

    Raises `BadInput` for a day before the visit, or where it is not told who went or who received them.
    """
    Registration.objects.select_for_update().filter(pk=registration_id).first()
    row, survey = _find(by, registration_id, survey_id)
    permits.require(by, "issue_survey_record", acts.thing(row))
    issuing.check(paper, days.day(now))
    if row.documents.filter(kind=KIND, value__surveyed_on=survey.on.isoformat()).exists():
        raise NotNow(_ISSUED)
    visits = _of_day(survey)
    went = [one for one in _board(row.unit_id, visits) if one.person_id in set(taken.surveyors)]
    received = _members(taken.received_by)
    _check(paper, survey.on, went, received)
    _check_measured(row, taken.measured)
    value = paper_values.survey_record(row, _surveyed(row, visits, taken, went, received), paper)
    title = f"Biên bản khảo sát ngày {vietnamese.show_day(survey.on)} – {value.title}"
    made = documents.freeze_of(row, value, title, on=paper.on, now=now)
    diary.record(
        diary.Word.SURVEY_RECORDED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"document": made.pk, "number": paper.number, "survey": survey.pk}, cite=_CITE),
    )
    return made


_ISSUED = "Biên bản của lần khảo sát này đã được ban hành. Hãy xem ở mục “Đã ban hành”."


def _find(by: Actor, registration_id: int, survey_id: int) -> tuple[Registration, Survey]:
    rows = acts.seen(by).select_related("exemplar", "lower").prefetch_related("exemplar__owners", "assignments")
    row = rows.filter(pk=registration_id).first()
    survey = Survey.objects.filter(pk=survey_id, registration=row).first() if row is not None else None
    if row is None or survey is None:
        raise NotFound("Không tìm thấy lần khảo sát này, hoặc đồng chí không có quyền xem.")
    return row, survey


def _of_day(survey: Survey) -> list[Survey]:
    same = Survey.objects.filter(registration=survey.registration_id, on=survey.on)
    return list(same.select_related("by").order_by("pk"))


def _board(unit_id: int, visits: Sequence[Survey]) -> list[Member]:
    """List the board on the day of the visit, and whoever wrote something down without a seat on it any more."""
    on = visits[0].on
    order = list(_BOARD)
    held = sorted(people.members({unit_id}, _BOARD, on), key=lambda one: order.index(one.role))
    found = {one.person_id: one for one in reversed(held)}
    places = people.positions({one.by_id for one in visits}, on)
    for one in visits:
        if one.by_id not in found:
            seat = Member(
                one.by_id, one.by.full_name, places.get(one.by_id, ""), Role.BLOC_MEMBER, unit_id, frozenset()
            )
            found[one.by_id] = seat
    return list(found.values())[::-1]


def _went(visits: Sequence[Survey]) -> tuple[int, ...]:
    """Tell who went: whoever wrote it down, and whoever was sent there and has not called it off."""
    planned = PlannedVisit.objects.filter(survey__in=[one.pk for one in visits], cancelled_at__isnull=True)
    return tuple({one.by_id for one in visits} | set(planned.values_list("person_id", flat=True)))


def _received(row: Registration, on: date) -> str:
    """Name who speaks for the owners: the persons themselves, and whoever represents a collective."""
    owners = list(row.exemplar.owners.select_related("person"))
    places = people.positions({one.person_id for one in owners if one.person_id}, on)
    told = [(one.person.full_name, places.get(one.person_id or 0, "")) for one in owners if one.person is not None]
    units_ = {one.unit_id for one in owners if one.unit_id}
    told += [(one.name, one.position) for one in people.members(units_, (Role.REPRESENTATIVE,), on)]
    return "\n".join(f"{name}, {position}" if position else name for name, position in dict.fromkeys(told))


def _members(lines: str) -> tuple[v.Member, ...]:
    found = []
    for line in filter(None, map(str.strip, vietnamese.nfc(lines).splitlines())):
        name, _mark, position = line.partition(",")
        found.append(v.Member(name=name.strip(), position=position.strip(), duty=""))
    return tuple(found)


def _check(paper: Paper, visited_on: date, went: Sequence[Member], received: Sequence[v.Member]) -> None:
    bad: dict[str, str] = {}
    if paper.on < visited_on:
        bad["on"] = f"Ngày ký biên bản sớm hơn ngày khảo sát {vietnamese.show_day(visited_on)}. Hãy ghi lại ngày ký."
    if not went:
        bad["surveyors"] = "Chưa chọn người khảo sát. Hãy chọn ít nhất một người."
    if not received:
        bad["received_by"] = "Chưa ghi đại diện nơi được khảo sát. Hãy ghi họ và tên, chức vụ."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def _check_measured(row: Registration, measured: Mapping[str, Decimal | None]) -> None:
    if set(measured) - set(content.accepted(row).criteria.values_list("key", flat=True)):
        raise NotFound("Không có tiêu chí này trong bản đăng ký đã tiếp nhận. Hãy mở lại trang rồi ghi lại.")
    large = {
        f"measured-{key}": "Số liệu quá lớn. Hãy kiểm tra lại con số."
        for key, value in measured.items()
        if value is not None and abs(value) >= _TOO_LARGE
    }
    if large:
        raise BadInput("Số liệu quá lớn. Hãy kiểm tra lại con số.", fields=large)


def _surveyed(
    row: Registration, visits: Sequence[Survey], taken: Taken, went: Sequence[Member], received: tuple[v.Member, ...]
) -> paper_values.Surveyed:
    return paper_values.Surveyed(
        on=visits[0].on,
        place=taken.place,
        surveyors=tuple(v.Member(name=one.name, position=one.position, duty=_SEATS[one.role]) for one in went),
        received_by=received,
        seen="\n".join(one.findings for one in visits),
        strengths=taken.strengths,
        shortcomings=taken.shortcomings,
        asked=tuple(line.strip() for one in visits for line in one.asked.splitlines() if line.strip()),
        due_on=max((one.asked_by_on for one in visits if one.asked_by_on is not None), default=None),
        follow_up=_follow_up(row, visits[0].on),
        measured=taken.measured,
    )


def _follow_up(row: Registration, until: date) -> str:
    """Say how what was asked was met: on earlier visits, and on this one where that is written down already."""
    asked = row.surveys.filter(on__lte=until).exclude(asked="").order_by("on", "pk")
    lines = []
    for one in asked:
        day, what = vietnamese.show_day(one.on), " ".join(one.asked.split()).rstrip(".")
        if one.followed_on is not None:
            done = vietnamese.show_day(one.followed_on)
            lines.append(f"Đề nghị ngày {day} ({what}); kết quả đến ngày {done}: {one.follow_up}")
        elif one.on < until:
            lines.append(f"Đề nghị ngày {day} ({what}): chưa có kết quả khắc phục.")
    return "\n".join(lines)
