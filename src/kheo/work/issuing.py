"""What every issued paper needs: a number, a day that has come, a signer. The same checks for all of them."""

from dataclasses import dataclass
from datetime import date

from kheo import vietnamese
from kheo.store.models import Decision, Proposal
from kheo.work.refusals import BadInput


@dataclass(frozen=True, slots=True)
class Paper:
    """How a paper is issued: its number, the day on it, who signs. `basis` and `reason` are optional texts."""

    number: str
    on: date
    signer_name: str
    signer_position: str
    basis: str = ""
    reason: str = ""


def check(paper: Paper, today: date) -> None:
    """Refuse a paper without number, signer or position, or dated later than today."""
    bad: dict[str, str] = {}
    if not paper.number.strip():
        bad["number"] = "Chưa ghi số, ký hiệu văn bản. Hãy lấy số ở văn thư rồi ghi vào."
    if not paper.signer_name.strip():
        bad["signer_name"] = "Chưa ghi họ tên người ký. Hãy ghi đầy đủ họ và tên."
    if not paper.signer_position.strip():
        bad["signer_position"] = "Chưa ghi chức vụ người ký. Hãy ghi chức vụ."
    if paper.on > today:
        bad["on"] = (
            f"Ngày ký {vietnamese.show_day(paper.on)} muộn hơn hôm nay. Hãy ghi ngày hôm nay hoặc một ngày trước đó."
        )
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def proposal_number(unit_id: int, paper: Paper) -> str:
    """Give a proposal's number; raises `BadInput` for one that the same body has used in the same year."""
    number = vietnamese.nfc(paper.number).strip()
    if Proposal.objects.filter(unit_id=unit_id, number=number, on__year=paper.on.year).exists():
        sentence = f"Số {number} đã dùng cho một tờ trình khác trong năm {paper.on.year}. Hãy lấy số khác."
        raise BadInput(sentence, fields={"number": "Số đã dùng."})
    return number


def require_number(unit_id: int, paper: Paper) -> None:
    """Refuse a decision number that the same body has used in the same year."""
    taken = Decision.objects.filter(
        unit_id=unit_id, number=vietnamese.nfc(paper.number).strip(), on__year=paper.on.year
    )
    if taken.exists():
        sentence = f"Số {paper.number} đã dùng cho một quyết định khác trong năm {paper.on.year}. Hãy lấy số khác."
        raise BadInput(sentence, fields={"number": sentence})
