"""The minutes of a selection with the count of votes, written down by the secretary, then frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo.papers import values as v
from kheo.store.models import Document, Registration
from kheo.work import boards, days, diary, documents, issuing, paper_values, people, permits, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.permits import Answer
from kheo.work.refusals import BadInput, NotNow

MINUTES = v.SelectionMinutes.KIND
SEATS = {
    Role.STEERING_HEAD: "Tổ trưởng",
    Role.BLOC_HEAD: "Trưởng ban",
    Role.BASE_SECRETARY: "Thư ký",
    Role.BLOC_SECRETARY: "Thư ký",
    Role.STEERING_MEMBER: "Thành viên",
    Role.BLOC_MEMBER: "Thành viên",
}


_HEADS = (Role.STEERING_HEAD, Role.BLOC_HEAD)
_CLERKS = (Role.BASE_SECRETARY, Role.BLOC_SECRETARY)


@dataclass(frozen=True, slots=True)
class Votes:
    """How many were for, against, and neither."""

    agreed: int
    disagreed: int
    blank: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting as it is written down: people by id, votes by registration; `absent` is a line for each."""

    place: str
    chair_id: int
    secretary_id: int
    present_ids: Sequence[int]
    votes: Mapping[int, Votes]
    secret: bool
    of_all: bool
    concluded: str
    began_at: str = ""
    ended_at: str = ""
    absent: str = ""
    teller_ids: Sequence[int] = ()
    rule: str = ""
    ballots: tuple[int, int, int] | None = None
    discussion: str = ""
    objections: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier that the meeting concluded on."""

    id: int
    title: str
    owner: str
    selected: bool
    result: str


@dataclass(frozen=True, slots=True)
class Board:
    """What minutes of a round can be written from."""

    unit: units.UnitThen
    round: str
    round_label: str
    members: tuple[people.Member, ...]
    lines: tuple[Line, ...]
    concluded: str
    documents: tuple[Document, ...]
    issue: Answer

    @property
    def head(self) -> people.Member | None:
        """Who heads the body, if anybody."""
        return next((one for one in self.members if one.role in _HEADS), None)

    @property
    def clerk(self) -> people.Member | None:
        """Who writes for it, if anybody."""
        return next((one for one in self.members if one.role in _CLERKS), None)


def board(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Board:
    """Read what the minutes of a round's selection are written from; raises `NotFound` for a stranger."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    _, programme = programmes.current(unit_id, on=on)
    rows = _concluded(unit_id, round_key)
    answer = permits.answer(by, "issue_minutes", permits.Thing(unit_id=unit_id))
    why_not = "" if rows else _NOTHING
    made = Document.objects.filter(unit_id=unit_id, round=round_key, kind=MINUTES)
    return Board(
        unit=units.tree(on)[unit_id],
        round=round_key,
        round_label=programmes.label(programme, round_key),
        members=tuple(_members(unit_id, on)),
        lines=tuple(
            Line(row.pk, row.exemplar.title, row.owner_name, row.selection.selected, _result(row)) for row in rows
        ),
        concluded=paper_values.concluded(rows),
        documents=tuple(made.defer("value").order_by("-on", "-pk")),
        issue=Answer(ok=not why_not, reason=why_not) if answer.ok else answer,
    )


@transaction.atomic
def issue_minutes(
    *, by: Actor, unit_id: int, round_key: str, minutes: Minutes, paper: Paper, now: datetime
) -> Document:
    """Issue the minutes of a meeting that selected, with the votes counted (R20).

    Raises `BadInput` where nobody was there, chair or secretary were not, or the votes do not add up.
    """
    permits.require(by, "issue_minutes", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    rows = [row for row in _concluded(unit_id, round_key) if row.pk in minutes.votes]
    if not rows:
        raise (
            NotNow(_NOTHING)
            if not minutes.votes
            else BadInput("Danh sách hồ sơ đã thay đổi. Hãy tải lại trang rồi ghi lại số phiếu.")
        )
    members = {one.person_id: one for one in _members(unit_id, paper.on)}
    present = [members[pk] for pk in dict.fromkeys(minutes.present_ids) if pk in members]
    _check_people(minutes, {one.person_id for one in present})
    _check_ballots(minutes, len(present))
    barred = {row.pk: [one for one in present if _owns(one, row)] for row in rows}
    counted = len(members) if minutes.of_all else len(present)
    met = paper_values.Meeting(
        place=minutes.place,
        began_at=minutes.began_at,
        ended_at=minutes.ended_at,
        chair=_member(members[minutes.chair_id]),
        secretary=_member(members[minutes.secretary_id]),
        present=tuple(map(_member, present)),
        absent=_absent(minutes.absent),
        recused=tuple(f"đồng chí {one.name} (“{row.exemplar.title}”)" for row in rows for one in barred[row.pk]),
        tellers=tuple(_member(members[pk]) for pk in minutes.teller_ids if pk in members),
        rows=tuple(_ballot(row, minutes.votes[row.pk], len(present), len(barred[row.pk]), counted) for row in rows),
        voters=counted,
        secret=minutes.secret,
        rule=minutes.rule,
        ballots=minutes.ballots if minutes.secret else None,
        discussion=minutes.discussion,
        concluded=minutes.concluded,
        objections=minutes.objections,
    )
    value = paper_values.selection_minutes(unit_id, rows, met, len(members), paper)
    title = f"Biên bản họp xét chọn – {programmes.label(programmes.judging(rows[0]), round_key)}"
    made = documents.freeze_written(value, title, unit_id, on=paper.on, now=now, round_key=round_key)
    diary.record(
        diary.Word.MINUTES_ISSUED,
        account_id=by.account_id,
        subject="unit",
        subject_id=unit_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"document": made.pk, "round": round_key}, cite=("II.2.a",)),
    )
    return made


_NOTHING = "Chưa kết luận xét chọn hồ sơ nào trong đợt này. Hãy xét chọn trước rồi lập biên bản."


def _concluded(unit_id: int, round_key: str) -> list[Registration]:
    rows = Registration.objects.filter(unit_id=unit_id, round=round_key, selection__isnull=False)
    rows = rows.select_related("exemplar", "selection", "edition").prefetch_related("exemplar__owners")
    return list(rows.order_by("exemplar__kind", "pk"))


def _members(unit_id: int, on: date) -> list[people.Member]:
    """List the steering body, each person once under the first seat of the list."""
    order = list(SEATS)
    held = sorted(people.members({unit_id}, tuple(SEATS), on), key=lambda one: order.index(one.role))
    return list({one.person_id: one for one in reversed(held)}.values())[::-1]


def _member(one: people.Member) -> v.Member:
    return v.Member(name=one.name, position=one.position, duty=SEATS[one.role])


def _owns(one: people.Member, row: Registration) -> bool:
    return any(owner.person_id == one.person_id for owner in row.exemplar.owners.all())


def _check_people(minutes: Minutes, present: set[int]) -> None:
    if not present:
        sentence = "Chưa chọn ai có mặt. Hãy chọn những người dự họp."
        raise BadInput(sentence, fields={"present": sentence})
    for field, pk, who in (("chair", minutes.chair_id, "chủ trì"), ("secretary", minutes.secretary_id, "thư ký")):
        if pk not in present:
            sentence = f"Người {who} không có trong danh sách có mặt. Hãy chọn lại."
            raise BadInput(sentence, fields={field: sentence})


def _check_ballots(minutes: Minutes, present: int) -> None:
    if minutes.ballots is None or not minutes.secret:
        return
    issued, returned, valid = minutes.ballots
    if not valid <= returned <= issued <= present:
        sentence = (
            f"Số phiếu không khớp: có mặt {present}, phát ra {issued}, thu về {returned}, hợp lệ {valid}. Số sau không "
            "được lớn hơn số trước."
        )
        raise BadInput(sentence, fields={"ballots_issued": sentence})


def _ballot(row: Registration, votes: Votes, present: int, barred: int, counted: int) -> v.BallotRow:
    cast, most = votes.agreed + votes.disagreed + votes.blank, present - barred
    if cast > most:
        sentence = f"“{row.exemplar.title}”: {cast} phiếu, trong khi chỉ {most} người có mặt được biểu quyết."
        raise BadInput(f"{sentence} Hãy đếm lại.", fields={f"agreed-{row.pk}": sentence})
    return v.BallotRow(
        subject=v.Subject(row.exemplar.kind),
        title=row.exemplar.title,
        owner=row.owner_name,
        unit=row.unit_name,
        agreed=votes.agreed,
        disagreed=votes.disagreed,
        chosen=row.selection.selected,
        blank=votes.blank,
        voters=counted - barred,
        grade=_result(row) if row.selection.selected else "",
    )


def _result(row: Registration) -> str:
    grades = programmes.judging(row).grades
    return grades[row.selection.grade].label.vi if row.selection.grade in grades else ""


def _absent(lines: str) -> tuple[v.Absence, ...]:
    """Read who was absent, a line each: name, and the reason after a comma or a dash."""
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        name, _mark, reason = line.replace(" – ", ", ").replace(" - ", ", ").partition(", ")
        found.append(v.Absence(name=name, reason=reason))
    return tuple(found)
