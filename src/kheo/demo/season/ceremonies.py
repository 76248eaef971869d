"""The papers of a conference: its programme and what its host reads out, at the bloc and at two bases."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.season import on_paper
from kheo.demo.season.climbing import BLOC
from kheo.demo.season.days import at
from kheo.demo.season.stage import Act, Stage
from kheo.work import ceremonies, days
from kheo.work.actors import Actor

_GAP = re.compile(re.escape(ceremonies.GAP) + r" ([^\]]*)\]")


def acts(code: str, round_key: str, who: tuple[str, str], issued_on: date, held_on: date) -> Iterator[Act]:
    """Give the acts that issue both papers where every paper is made; `who` are who writes and who signs."""
    if code not in (BLOC, *on_paper.THOROUGH):
        return
    writer, signer = who
    programme = partial(_programme, code, round_key, signer, held_on)
    yield Act(at(issued_on, 6, code), writer, "issue_programme", programme)
    yield Act(at(issued_on, 7, code), writer, "issue_script", partial(_script, code, round_key, held_on))


def _programme(code: str, round_key: str, signer: str, held_on: date, stage: Stage, by: Actor, now: datetime) -> None:
    texts = _texts(code, round_key, ceremonies.PROGRAMME, stage, by, now)
    written = ceremonies.ProgrammeText(
        **_occasion(texts, held_on, stage.unit(code).new.name),
        rows=texts["rows"],
        attendants=texts["attendants"],
        recipients=texts["recipients"],
    )
    paper = stage.paper(code, "CTr", days.day(now), signer)
    unit_id = stage.unit_ids[code]
    ceremonies.issue_programme(by=by, unit_id=unit_id, round_key=round_key, written=written, paper=paper, now=now)


def _script(code: str, round_key: str, held_on: date, stage: Stage, by: Actor, now: datetime) -> None:
    texts = _texts(code, round_key, ceremonies.SCRIPT, stage, by, now)
    occasion = _occasion(texts, held_on, stage.unit(code).new.name)
    written = ceremonies.ScriptText(**occasion, text=texts["text"], host=f"đồng chí {by.name}")
    ceremonies.issue_script(by=by, unit_id=stage.unit_ids[code], round_key=round_key, written=written, now=now)


def _texts(code: str, round_key: str, kind: str, stage: Stage, by: Actor, now: datetime) -> dict[str, str]:
    """Take what drafts itself, with the gaps filled in as a secretary would."""
    unit_id = stage.unit_ids[code]
    found = ceremonies.drafted(by=by, unit_id=unit_id, round_key=round_key, kind=kind, now=now)
    return {name: _GAP.sub(_filled, text) for name, text in found.texts.items()}


def _occasion(texts: dict[str, str], held_on: date, unit: str) -> dict[str, object]:
    place = f"Hội trường {unit.removeprefix('Đảng bộ cơ sở ')}"
    return {"conference": texts["conference"], "held_on": held_on, "place": place, "starts_at": texts["starts_at"]}


def _filled(gap: re.Match[str]) -> str:
    return str(writing.sayings()["ceremony"][gap[1]])
