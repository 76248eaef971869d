"""The programme of a conference and what its host reads out: begun from what was decided, written on, issued.

What a person wrote is kept as that person's draft until the paper is issued. `honoured` tells who comes up, `texts`
what the papers begin with and how they are read back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import papers, rulebook, vietnamese
from kheo.papers import values as v
from kheo.store.models import Document
from kheo.work import (
    boards,
    conferences,
    days,
    diary,
    documents,
    drafts,
    issuing,
    paper_values,
    people,
    permits,
    programmes,
    units,
)
from kheo.work.actors import Actor, Role
from kheo.work.ceremonies import honoured, texts
from kheo.work.ceremonies.texts import GAP
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming
from kheo.work.permits import Answer
from kheo.work.refusals import BadInput, NotFound, NotNow

PROGRAMME, SCRIPT = v.ConferenceProgramme.KIND, v.ReadingScript.KIND
_HEADS = {Role.STEERING_HEAD: "Tổ trưởng Tổ chỉ đạo", Role.BLOC_HEAD: "Trưởng Ban Chỉ đạo"}
_NEEDED = {
    "conference": "Chưa ghi tên hội nghị. Hãy ghi tên đầy đủ như trên giấy mời.",
    "place": "Chưa ghi địa điểm. Hãy ghi nơi tổ chức hội nghị.",
    "rows": "Chưa ghi nội dung nào của chương trình. Hãy ghi mỗi nội dung một dòng.",
    "text": "Chưa ghi nội dung kịch bản. Hãy ghi lời dẫn của từng mục.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Which conference it is, on which day, where, from which hour."""

    conference: str
    held_on: date | None
    place: str
    starts_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeText(Occasion):
    """A programme as written: its lines, who is invited, who receives it; each a line of its text."""

    rows: str
    attendants: str = ""
    recipients: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptText(Occasion):
    """A script as written, and who reads it."""

    text: str
    host: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A paper of a conference as it stands: its texts by field, what was issued before, when the draft was kept."""

    unit: units.UnitThen
    round: str
    round_label: str
    texts: Mapping[str, str]
    honoured: int
    documents: tuple[Document, ...]
    saved_at: datetime | None
    issue: Answer


def drafted(*, by: Actor, unit_id: int, round_key: str, kind: str, now: datetime) -> Page:
    """Draft a paper from the data, with what the person has written so far.

    Raises `NotFound` for a stranger, and for a round of which the unit holds no conference.
    """
    boards.require_unit(by, unit_id)
    on = days.day(now)
    programme = _programme(unit_id, round_key, on)
    known = _known(programme, unit_id, round_key, on)
    kept = drafts.find(by=by, form=kind, subject=_subject(unit_id, round_key))
    issued = Document.objects.filter(unit_id=unit_id, round=round_key, kind=kind)
    return Page(
        unit=units.known(unit_id, on),
        round=round_key,
        round_label=programmes.label(programme, round_key),
        texts=_begun(known, programme, unit_id, round_key, on) | (kept[0] if kept is not None else {}),
        honoured=len(known.honoured),
        documents=tuple(issued.defer("value").order_by("-on", "-pk")),
        saved_at=kept[1] if kept is not None else None,
        issue=permits.answer(by, "issue_ceremony", permits.Thing(unit_id=unit_id)),
    )


def keep(*, by: Actor, unit_id: int, round_key: str, kind: str, written: Mapping[str, str], now: datetime) -> datetime:
    """Keep what a person has written on a paper of a conference; return when. Raises `NotFound` for another paper."""
    permits.require(by, "issue_ceremony", permits.Thing(unit_id=unit_id))
    _programme(unit_id, round_key, days.day(now))
    if kind not in (PROGRAMME, SCRIPT):
        raise NotFound("Hội nghị không có văn bản loại này.")
    return drafts.keep(by=by, form=kind, subject=_subject(unit_id, round_key), data=written, now=now)


@transaction.atomic
def issue_programme(
    *, by: Actor, unit_id: int, round_key: str, written: ProgrammeText, paper: Paper, now: datetime
) -> Document:
    """Issue the programme of a conference, numbered and signed.

    Raises `BadInput` while something is lacking or left to be written, or for a conference before the day of signing.
    """
    permits.require(by, "issue_ceremony", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    programme = _programme(unit_id, round_key, paper.on)
    held_on = _held_on(written, {"rows": written.rows, "attendants": written.attendants})
    if held_on < paper.on:
        sentence = "Ngày hội nghị sớm hơn ngày ký chương trình. Hãy kiểm tra lại hai ngày."
        raise BadInput(sentence, fields={"held_on": sentence})
    value = paper_values.conference_programme(
        unit_id,
        paper,
        programme,
        paper_values.Held(written.conference, held_on, written.place, written.starts_at),
        rows=texts.read_rows(written.rows),
        attendants=texts.lines(written.attendants),
        recipients=texts.lines(written.recipients),
    )
    return _issue(by, unit_id, round_key, value, paper.on, now)


@transaction.atomic
def issue_script(*, by: Actor, unit_id: int, round_key: str, written: ScriptText, now: datetime) -> Document:
    """Issue what the host reads out, with neither number nor signature; the same words twice are refused.

    Raises `BadInput` while something is lacking or left to be written, `NotNow` for what was issued already.
    """
    permits.require(by, "issue_ceremony", permits.Thing(unit_id=unit_id))
    diary.wait_turn()  # of two who press at once the second finds what the first has issued
    on = days.day(now)
    programme = _programme(unit_id, round_key, on)
    held_on = _held_on(written, {"text": written.text, "host": written.host})
    value = paper_values.reading_script(
        unit_id,
        on,
        programme,
        paper_values.Held(written.conference, held_on, written.place, written.starts_at),
        cues=texts.read_script(written.text),
        host=written.host,
    )
    last = Document.objects.filter(unit_id=unit_id, round=round_key, kind=SCRIPT).order_by("-pk").first()
    if last is not None and last.value == papers.dump(value):
        raise NotNow("Kịch bản có nội dung này đã được lập. Hãy sửa nội dung rồi lập lại nếu cần.")
    return _issue(by, unit_id, round_key, value, on, now)


def _issue(
    by: Actor, unit_id: int, round_key: str, value: v.ConferenceProgramme | v.ReadingScript, on: date, now: datetime
) -> Document:
    title = f"{papers.TITLES[value.KIND]} – {value.conference}"
    made = documents.freeze_written(value, title, unit_id, on=on, now=now, round_key=round_key)
    diary.record(
        diary.Word.SCRIPT_ISSUED if value.KIND == SCRIPT else diary.Word.PROGRAMME_ISSUED,
        account_id=by.account_id,
        subject="document",
        subject_id=made.pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"title": made.title}),
    )
    drafts.drop(by=by, form=value.KIND, subject=_subject(unit_id, round_key))
    return made


def _programme(unit_id: int, round_key: str, on: date) -> rulebook.Programme:
    _, programme = programmes.current(unit_id, on=on)
    if not conferences.holds(programme, round_key, units.known(unit_id, on).tier):
        raise NotFound("Đơn vị không tổ chức hội nghị của đợt này. Hãy chọn đợt mà đơn vị khen thưởng.")
    return programme


def _known(programme: rulebook.Programme, unit_id: int, round_key: str, on: date) -> texts.Known:
    tree = units.tree(on)
    heads = people.members({unit_id}, tuple(_HEADS), on)
    made = honoured.decisions(unit_id, round_key)
    return texts.Known(
        conference=_name(programme, round_key, tree[unit_id].tier),
        committee=naming.committee_name(tree, unit_id),
        group=naming.group_name(tree, unit_id),
        head=f"đồng chí {heads[0].name}, {_HEADS[heads[0].role]}" if heads else "",
        decided="; ".join(f"Quyết định số {one.number}, {vietnamese.long_day(one.on)}" for one in made),
        honoured=honoured.find(programme, unit_id, round_key, on),
    )


def _name(programme: rulebook.Programme, round_key: str, tier: str) -> str:
    held_by = f" {programme.tiers[tier].label.vi}" if conferences.label(programme, round_key) else ""
    time = _time(programme.rounds[round_key].years)
    return f"Hội nghị biểu dương mô hình, điển hình “{programme.movement.vi}”{held_by} {time}"


def _time(years: Sequence[int]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"giai đoạn {years[0]}–{years[-1]}"


def _begun(known: texts.Known, programme: rulebook.Programme, unit_id: int, round_key: str, on: date) -> dict[str, str]:
    window = programme.rounds[round_key].windows.get("praise")
    held_on = window.from_on if window is not None and window.from_on >= on else None
    return {
        "conference": known.conference,
        "held_on": vietnamese.show_day(held_on) if held_on is not None else "",
        "starts_at": "08 giờ 00",
        "place": "",
        "rows": texts.rows(known),
        "attendants": f"{known.committee}\n{known.group}\nTập thể, cá nhân được biểu dương, khen thưởng",
        "recipients": f"Đại biểu dự hội nghị\nLưu {naming.group_label(units.tree(on), unit_id)}",
        "host": "",
        "text": texts.script(known),
    }


def _held_on(written: Occasion, bodies: Mapping[str, str]) -> date:
    """Refuse what is lacking or left to be written; return the day of the conference."""
    given = {"conference": written.conference, "place": written.place, **bodies}
    bad = {name: sentence for name, sentence in _NEEDED.items() if name in given and not given[name].strip()}
    if written.held_on is None:
        bad["held_on"] = "Chưa ghi ngày hội nghị. Hãy ghi dạng ngày/tháng/năm."
    for name, text in given.items():
        if GAP in vietnamese.nfc(text):
            bad[name] = f"Còn chỗ “{GAP} …]” chưa ghi. Hãy ghi nội dung hoặc xóa chỗ ấy."
    if bad or written.held_on is None:
        raise BadInput(" ".join(bad.values()), fields=bad)
    return written.held_on


def _subject(unit_id: int, round_key: str) -> str:
    return f"{unit_id}:{round_key}"
