"""What was judged and given, on paper: records of appraisals, minutes with the votes, certificates – at two units."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from kheo.demo.sample.people import username
from kheo.demo.season.days import at
from kheo.demo.season.registering import Year
from kheo.demo.season.stage import Act, Stage
from kheo.work import certifying, days, minuting, recording
from kheo.work.actors import Actor
from kheo.work.minuting import Line, Minutes, Votes

# whose secretaries make every paper that may be made; two are enough to look at
THOROUGH = ("K01", "K05")
RULE = "Hồ sơ được chọn khi có quá nửa số thành viên Tổ chỉ đạo đồng ý"
DISCUSSION = (
    "Thư ký báo cáo kết quả thẩm định từng hồ sơ. Các thành viên đối chiếu kết quả với tiêu chí đã đăng ký, nhất trí "
    "với nhận xét của người thẩm định."
)


def records(year: Year, appraiser: str, appraised: datetime) -> Iterator[Act]:
    """Give the act that records an appraisal, right after it."""
    if year.story.base in THOROUGH:
        yield Act(appraised + timedelta(minutes=1), appraiser, "issue_record", partial(_record, year, appraiser))


def minutes(base: str, round_key: str, on: date) -> Iterator[Act]:
    """Give the act that writes the minutes of the selection, in the afternoon of its day."""
    if base in THOROUGH:
        yield Act(at(on, 5, base), username("thuky", base), "issue_minutes", partial(_minutes, base, round_key))


def certificates(key: tuple[str, str], on: date) -> Iterator[Act]:
    """Give the act that makes the certificates of a decision, in the evening of the day of praise."""
    if key[0] in THOROUGH:
        yield Act(at(on, 7, key[0]), username("thuky", key[0]), "issue_certificates", partial(_certificates, key))


def _record(year: Year, appraiser: str, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(year.story.base, "BB", days.day(now), appraiser)
    paper = replace(paper, signer_position="Người thẩm định")
    recording.issue(by=by, registration_id=stage.rows[year.key], paper=paper, now=now)


def _minutes(base: str, round_key: str, stage: Stage, by: Actor, now: datetime) -> None:
    """All are there; nobody votes on what is their own."""
    unit_id, head = stage.unit_ids[base], username("totruong", base)
    board = minuting.board(by=by, unit_id=unit_id, round_key=round_key, now=now)
    many = len(board.members)
    held = Minutes(
        place=f"Phòng họp {board.unit.name}",
        chair_id=stage.person_ids[head],
        secretary_id=stage.person_ids[username("thuky", base)],
        present_ids=[one.person_id for one in board.members],
        votes={line.id: _votes(line, sum(one.name not in line.owner for one in board.members)) for line in board.lines},
        secret=True,
        of_all=True,
        concluded=board.concluded,
        began_at="08 giờ 00",
        ended_at="11 giờ 30",
        teller_ids=[stage.person_ids[username(stem, base)] for stem in ("thanhvien1", "thanhvien2")],
        rule=RULE,
        ballots=(many, many, many),
        discussion=DISCUSSION,
    )
    paper = stage.paper(base, "BB", days.day(now), head)
    minuting.issue_minutes(by=by, unit_id=unit_id, round_key=round_key, minutes=held, paper=paper, now=now)


def _votes(line: Line, most: int) -> Votes:
    return Votes(most, 0, 0) if line.selected else Votes(1, most - 1, 0)


def _certificates(key: tuple[str, str], stage: Stage, by: Actor, now: datetime) -> None:
    certifying.issue(by=by, decision_id=stage.issued[key], now=now)
