"""Form 1, form 2 and the achievement report from the tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kheo import rulebook, vietnamese
from kheo.papers import values as v
from kheo.store.models import Award, Confirmation, Criterion, Owner, Registration, Version
from kheo.work import content, judgements, people, programmes, units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming


def registration_form(row: Registration, version: Version, on: date) -> v.RegistrationForm:
    """Build form 1 from one version of a registration."""
    programme, tree = programmes.judging(row), units.tree(on)
    one = programme.rounds[row.round]
    return v.RegistrationForm(
        issuer=naming.issuer(tree, row.unit_id),
        dated_on=on,
        movement=programme.movement.vi,
        to=naming.group_name(tree, row.unit_id),
        subject=v.Subject(row.exemplar.kind),
        title=version.title,
        owners=_owners(row, tree, on),
        field=naming.field(programme, version.field),
        tier=programme.tiers[row.tier].label.vi,
        year=one.years[0],
        situation=version.situation,
        problem=version.problem,
        goal=version.goal,
        criteria=tuple(criterion(one) for one in version.criteria.order_by("position")),
        measures=version.measures,
        signature=v.Signature(name=_signer(row)),
        period=f"{programme.period.from_on.year}–{programme.period.last_on.year}",
        member_count=version.members,
        cooperation=version.cooperation,
        duration=version.duration,
    )


def achievement_report(row: Registration, on: date) -> v.AchievementReport:
    """Build the achievement report with whoever confirmed it, earlier awards filled in."""
    programme, tree = programmes.judging(row), units.tree(on)
    version, report = content.accepted(row), row.report
    actuals = {one.criterion_id: one.value for one in report.actuals.all()}
    confirmation: Confirmation | None = getattr(report, "confirmation", None)
    return v.AchievementReport(
        issuer=naming.issuer(tree, row.unit_id),
        dated_on=on,
        movement=programme.movement.vi,
        to=naming.group_name(tree, row.unit_id),
        subject=v.Subject(row.exemplar.kind),
        title=version.title,
        owners=_owners(row, tree, on),
        field=naming.field(programme, version.field),
        tier=programme.tiers[row.tier].label.vi,
        year=naming.year(programme.rounds[row.round], on),
        profile=report.overview,
        results=tuple(
            replace(result(one, actuals.get(one.pk)), evidence=one.evidence_source)
            for one in version.criteria.order_by("position")
        ),
        measures=report.results,
        effect=report.effect,
        spread=report.spread,
        signature=v.Signature(name=_signer(row)),
        registered_on=row.submitted_on,
        member_count=version.members,
        evidence=tuple(row.evidence.filter(removed_at__isnull=True).values_list("name", flat=True)),
        past_awards=_past_awards(row, programme),
        confirmation=v.Confirmation(
            by=v.Confirmer(confirmation.kind),
            name=confirmation.name,
            position=confirmation.position,
            confirmed_on=confirmation.on,
            remark=confirmation.remark,
        )
        if confirmation is not None
        else None,
    )


def summary(unit_id: int, round_key: str, rows: Sequence[Registration], paper: Paper) -> v.RegistrationSummary:
    """Build form 2 of a unit's round."""
    programme, tree = programmes.judging(rows[0]), units.tree(paper.on)
    one = programme.rounds[round_key]
    return v.RegistrationSummary(
        issuer=naming.group_issuer(tree, unit_id),
        dated_on=paper.on,
        movement=programme.movement.vi,
        tier=programme.tiers[one.tier].label.vi,
        year=one.years[0],
        number=paper.number,
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
        rows=tuple(_summary_row(row, programme, tree) for row in rows),
    )


def _owners(row: Registration, tree: units.Tree, on: date) -> tuple[v.Owner, ...]:
    rows: list[Owner] = list(row.exemplar.owners.select_related("person").order_by("position"))
    places = people.positions({one.person_id for one in rows if one.person_id}, on)
    return tuple(
        v.Owner(name=tree[one.home_id].name, unit=naming.above(tree, one.home_id))
        if one.person is None
        else v.Owner(name=one.person.full_name, position=places.get(one.person.pk, ""), unit=tree[one.home_id].name)
        for one in rows
    )


def _signer(row: Registration) -> str:
    first = row.exemplar.owners.select_related("person").order_by("position").first()
    return first.person.full_name if first is not None and first.person is not None else ""


def criterion(one: Criterion) -> v.CriterionRow:
    """Set one criterion as it was registered."""
    return v.CriterionRow(
        indicator=one.indicator,
        unit_of_measure=one.unit_of_measure,
        baseline=one.baseline,
        target=one.target,
        direction=v.Direction(one.direction),
        due=one.due,
        evidence_source=one.evidence_source,
    )


def result(one: Criterion, actual: Decimal | None) -> v.ResultRow:
    """Set a figure beside what was registered; how it stands follows from the target."""
    key = judgements.attained(one, actual)
    return v.ResultRow(criterion=criterion(one), actual=actual, verdict=v.Verdict(key) if key else None)


def _summary_row(row: Registration, programme: rulebook.Programme, tree: units.Tree) -> v.SummaryRow:
    version = content.accepted(row)
    short = "; ".join(
        f"{one.indicator} {judgements.SIGNS[one.direction]} {vietnamese.show_number(one.target)} {one.unit_of_measure}"
        for one in version.criteria.all()
    )
    earlier = any(one.pk < row.pk and one.state != "withdrawn" for one in row.exemplar.registrations.all())
    return v.SummaryRow(
        subject=v.Subject(row.exemplar.kind),
        unit=naming.home(row, tree),
        title=version.title,
        owner=row.owner_name,
        field=naming.field(programme, version.field),
        content=short,
        tier=programme.tiers[row.tier].label.vi,
        is_new=not earlier,
        duration=version.duration,
    )


def _past_awards(row: Registration, programme: rulebook.Programme) -> tuple[v.PastAward, ...]:
    given = Award.objects.filter(
        registration__exemplar=row.exemplar, what=Award.What.AWARD, is_revoked=False, decision__on__lt=row.changed_at
    ).exclude(registration=row)
    return tuple(
        v.PastAward(
            award=programme.award_forms[one.form].label.vi if one.form in programme.award_forms else "Khen thưởng",
            number=one.decision.number,
            decided_on=one.decision.on,
            issuer=naming.committee_name(units.tree(one.decision.on), one.registration.unit_id),
        )
        for one in given.select_related("decision", "registration").order_by("decision__on")
    )
