"""Interim and final reviews on 15 October of the first and the last year, at the bases and at the bloc (I.3)."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.people import username
from kheo.demo.season import merging
from kheo.demo.season.climbing import BLOC, HEAD
from kheo.demo.season.days import at
from kheo.demo.season.stage import Act, Stage
from kheo.work import days, reviewing
from kheo.work.actors import Actor

# when each span is looked back on
SPANS = {"2013": date(2013, 10, 15), reviewing.WHOLE: date(2015, 10, 15)}
# the one that has not written its reports at the end
SILENT = "K07"
_GAP = re.compile(re.escape(reviewing.GAP) + r" ([^\]]*)\]")


def acts(groups: Mapping[str, date], years: Collection[int]) -> Iterator[Act]:
    """Give the reviews of those with a steering group, in the evening of the day of praise."""
    for span, on in SPANS.items():
        if on.year not in years:
            continue
        standing = [code for code in groups if code != SILENT and (code != merging.GONE or on < merging.ON)]
        for code in standing:
            yield Act(at(on, 7, code), username("totruong", code), "issue_review", partial(_review, code, span))
        if standing:
            yield Act(at(on, 7, BLOC), HEAD, "issue_review", partial(_review, BLOC, span))


def _review(code: str, span: str, stage: Stage, by: Actor, now: datetime) -> None:
    """Issue what drafts itself, with the gaps filled in as a secretary would."""
    unit_id = stage.unit_ids[code]
    draft = reviewing.drafted(by=by, unit_id=unit_id, span=span, now=now)
    texts = [_GAP.sub(_filled, part.text) for part in draft.parts]
    paper = stage.paper(code, "BC", days.day(now), HEAD if code == BLOC else username("totruong", code))
    reviewing.issue(by=by, unit_id=unit_id, span=span, texts=texts, paper=paper, now=now)


def _filled(gap: re.Match[str]) -> str:
    return str(writing.sayings()["review"][gap[1]])
