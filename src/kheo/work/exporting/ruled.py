"""Describe as files what a paper lists: a proposal, a decision, the certificates that come of it."""

import re
from datetime import date, datetime

from django.utils.text import capfirst, slugify

from kheo import vietnamese
from kheo.sheets import Column
from kheo.store.models import Registration
from kheo.work import boards, certifying, judgements, lists
from kheo.work.actors import Actor
from kheo.work.exporting.described import Described, of_unit
from kheo.work.exporting.worked import ELIGIBLE, OWNER, TITLE, WHY, verdict


def proposal(*, by: Actor, proposal_id: int, now: datetime) -> Described[lists.Row]:
    """Describe what a proposal lists; raises `NotFound` as its page does."""
    board = boards.proposal(by=by, proposal_id=proposal_id, now=now)
    return Described(
        name=f"danh-sach-to-trinh-{_slug(board.proposal.number, board.proposal.on)}",
        title=(
            f"DANH SÁCH KÈM THEO TỜ TRÌNH SỐ {board.proposal.number}",
            f"{board.round_label}; {of_unit(board.unit, now)}",
        ),
        sheet_name="Danh sách đề nghị",
        columns=(
            (Column(heading="Mã", width=12), lambda line: line.code),
            (TITLE, lambda line: line.title),
            (OWNER, lambda line: line.owner_name),
            (Column(heading="Nơi đăng ký", width=28), lambda line: line.unit_name),
            (Column(heading="Mức", width=18), lambda line: capfirst(line.grade_label)),
            (Column(heading="Trạng thái", width=20), lambda line: line.state_label),
            (ELIGIBLE, lambda line: verdict(line.eligible)),
            (WHY, lambda line: line.reason),
        ),
        lines=board.rows,
        frozen_columns=3,
    )


Given = tuple[Registration, judgements.AwardLine]


def decision(*, by: Actor, decision_id: int, now: datetime) -> Described[Given]:
    """Describe what a decision gives to whom, a line for each; raises `NotFound` as its page does."""
    board = boards.decision(by=by, decision_id=decision_id, now=now)
    said = f"Quyết định ký {vietnamese.long_day(board.decision.on)}; {of_unit(board.unit, now)}"
    return Described(
        name=f"danh-sach-quyet-dinh-{_slug(board.decision.number, board.decision.on)}",
        title=(f"DANH SÁCH THEO QUYẾT ĐỊNH SỐ {board.decision.number}", said),
        sheet_name="Danh sách",
        columns=(
            (TITLE, lambda line: line[0].exemplar.title),
            (OWNER, lambda line: line[0].owner_name),
            (Column(heading="Nơi đăng ký", width=28), lambda line: line[0].unit_name),
            (Column(heading="Kết quả", width=24), lambda line: line[1].what_label),
            (Column(heading="Mức", width=18), lambda line: capfirst(line[1].grade_label)),
            (Column(heading="Hình thức khen thưởng", width=22), lambda line: capfirst(line[1].form_label)),
            (
                Column(heading="Ngày thực hiện quyết định", width=12, kind="day", centred=True),
                lambda line: line[1].done_on,
            ),
            (Column(heading="Ghi chú", width=16), lambda line: "Đã thu hồi" if line[1].is_revoked else ""),
        ),
        lines=[(row, line) for row, lines in board.awards for line in lines],
    )


def certificates(*, by: Actor, decision_id: int, now: datetime) -> Described[certifying.Line]:
    """Describe the certificates of a decision, those that are lacking too; raises `NotFound` as their page does."""
    page = certifying.page(by=by, decision_id=decision_id, now=now)
    return Described(
        name=f"danh-sach-giay-chung-nhan-giay-khen-{_slug(page.decision.number, page.decision.on)}",
        title=("GIẤY CHỨNG NHẬN, GIẤY KHEN", f"Quyết định số {page.decision.number}; {of_unit(page.unit, now)}"),
        sheet_name="Giấy chứng nhận, giấy khen",
        columns=(
            (Column(heading="Tập thể, cá nhân", width=34), lambda line: line.owner),
            (TITLE, lambda line: line.title),
            (Column(heading="Kết quả", width=26), lambda line: line.what_label),
            (Column(heading="Tình trạng", width=14), lambda line: "Đã lập" if line.document else "Chưa lập"),
            (
                Column(heading="Ngày ghi trên giấy", width=12, kind="day", centred=True),
                lambda line: line.document.on if line.document else None,
            ),
        ),
        lines=page.lines,
    )


def _slug(number: str, on: date) -> str:
    """Write a paper's number with its year so that a file can be called by it: numbers begin anew each year."""
    return slugify(f"{re.sub(r'[^a-z0-9]+', '-', vietnamese.fold(number))}-{on.year}")
