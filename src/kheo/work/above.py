"""A dossier at a tier above: linked to the one below, with that one beside it as it stood on that day.

What stands below keeps its own course and its history (A10); nothing is copied but what was promised.
"""

from datetime import datetime

from kheo.rulebook.programme import Round
from kheo.store.models import Account, Registration, Version
from kheo.work import content, days, exemplars, units
from kheo.work.actors import Actor


def put(
    by: Actor, lower: Registration, one: Round, unit: units.UnitThen, now: datetime, **more: object
) -> Registration:
    """Create the dossier of a round above at the unit that keeps it; `more` are what its way up adds."""
    return Registration.objects.create(
        exemplar=lower.exemplar,
        edition=lower.edition,
        round=one.key,
        tier=one.tier,
        unit_id=unit.id,
        unit_name=unit.name,
        **exemplars.names(lower.exemplar, units.tree(days.day(now))),
        lower=lower,
        lower_stood=as_it_stands(lower),
        created_by=Account.objects.get(pk=by.account),
        created_at=now,
        changed_at=now,
        changed_by_id=by.account,
        **more,
    )


def promise(row: Registration) -> None:
    """Let a dossier above promise what was accepted below; nothing new is promised (A3)."""
    if row.lower is None:
        raise ValueError("this dossier rests on none below")
    promised = content.of(content.accepted(row.lower))
    version = Version(registration=row, number=1, title=promised.title, status=Version.Status.ACCEPTED)
    content.write(version, promised)
    row.accepted_version = version
    row.save(update_fields=("accepted_version",))


def as_it_stands(row: Registration) -> dict[str, object]:
    """Tell a dossier as it stands, for the tier above to keep beside its own: promised, reached, found, decided."""
    version = content.accepted(row)
    report = getattr(row, "report", None)
    actuals = {one.criterion.key: one.value for one in report.actuals.select_related("criterion")} if report else {}
    selection = getattr(row, "selection", None)
    deed = getattr(row, "deed", None)
    return {
        "unit": row.unit_name,
        "round": row.round,
        "state": row.state,
        "title": version.title,
        "criteria": [
            {
                "indicator": one.indicator,
                "unit": one.unit_of_measure,
                "baseline": _told(one.baseline),
                "target": _told(one.target),
                "direction": one.direction,
                "actual": _told(actuals.get(one.key)),
            }
            for one in version.criteria.order_by("position")
        ],
        "deed": None if deed is None else {"on": deed.happened_on.isoformat(), "description": deed.description},
        "grade": selection.grade if selection is not None else "",
        "awards": [
            {"what": award.what, "decision": award.decision.number, "on": award.decision.on.isoformat()}
            for award in row.awards.filter(is_revoked=False).select_related("decision").order_by("pk")
        ],
        "documents": list(row.documents.order_by("pk").values_list("pk", flat=True)),
    }


def _told(value: object) -> str | None:
    return None if value is None else str(value)
