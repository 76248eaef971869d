"""Read what an appraiser is asked and has judged so far: the sheet behind the appraisal page."""

from dataclasses import dataclass, field
from datetime import date

from kheo.store.models import Appraisal
from kheo.work import acts, programmes
from kheo.work.actors import Actor
from kheo.work.judging import Assessment, Mark
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Asked:
    """One standard that needs the appraiser's yes or no, with how to look at it."""

    key: str
    label: str
    help: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Phiếu thẩm định: the standards asked, the grades on offer, and one's own marks so far."""

    standards: tuple[Asked, ...]
    grades: tuple[tuple[str, str], ...]
    given: Assessment = field(default_factory=lambda: Assessment({}, {}))
    submitted_on: date | None = None


def sheet(*, by: Actor, registration_id: int) -> Sheet:
    """Read the sheet of one dossier for whoever asks; raises `NotFound` when it is not theirs to see."""
    row = acts.seen(by).filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    programme = programmes.judging(row)
    own = (
        Appraisal.objects.filter(
            assignment__registration=row, assignment__person_id=by.person_id, assignment__ended_on__isnull=True
        )
        .prefetch_related("criterion_verdicts__criterion", "standard_verdicts")
        .first()
    )
    return Sheet(
        standards=tuple(
            Asked(one.key, one.label.vi, one.help_appraiser.vi, one.cite)
            for one in programme.text_of(row.round).standards[row.tier]
            if one.judged
        ),
        grades=tuple((one.key, one.label.vi) for one in programmes.grades_given(programme, row.round).values()),
        given=_given(own) if own is not None else Assessment({}, {}),
        submitted_on=own.submitted_on if own is not None else None,
    )


def _given(own: Appraisal) -> Assessment:
    return Assessment(
        criteria={one.criterion.key: Mark(one.verdict, one.remark) for one in own.criterion_verdicts.all()},
        standards={one.standard: Mark("yes" if one.holds else "no", one.remark) for one in own.standard_verdicts.all()},
        on_the_spot=own.on_the_spot,
        visited_on=own.visited_on,
        remark=own.remark,
        grade=own.grade,
    )
