"""What the tables hold of an exemplar, as the facts that the rulebook judges. Nothing is judged here."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from django.db.models import Q

from kheo.rulebook import Programme
from kheo.rulebook import facts as f
from kheo.store.models import Award, Decision, Document, Package, Person, Proposal, Registration
from kheo.work import authorities, conflicts, days, lineage, people, programmes, units
from kheo.work.authorities import Speech

_SUMMARY = "registration_summary"


def summaries(rows: Iterable[Registration]) -> Q:
    """Ask for the papers that name what the units around some registrations received."""
    exemplars = [row.exemplar for row in rows]
    around = {owner.home_id for exemplar in exemplars for owner in exemplar.owners.all()}
    around |= {sibling.unit_id for exemplar in exemplars for sibling in exemplar.registrations.all()}
    around |= {one.from_unit_id for exemplar in exemplars for one in exemplar.successions.all()}
    return Q(unit_id__in=around, kind=_SUMMARY)


class Around:
    """What facts need besides the rows: programmes, units, homes of appraisers, papers of units, in few queries.

    `papers` are those of `summaries`, or more, where somebody has read them already.
    """

    def __init__(self, rows: list[Registration], on: date, papers: Iterable[Document] | None = None) -> None:
        everything = [sibling for row in rows for sibling in row.exemplar.registrations.all()]
        appraisers = {assignment.person_id for row in everything for assignment in row.assignments.all()}
        self.homes = people.Homes(appraisers)
        self.past = units.past()
        self.papers: dict[tuple[int, str], list[Document]] = {}
        for paper in Document.objects.filter(summaries(rows)).defer("value") if papers is None else papers:
            if paper.kind == _SUMMARY:
                self.papers.setdefault((paper.unit_id, paper.round), []).append(paper)
        self._on = on
        self.books = programmes.books({row.edition_id for row in (*rows, *everything)})

    def kind(self, unit_id: int) -> str:
        """Tell what kind of unit an owner is on the day."""
        return self.past.level(unit_id, self._on)[1]

    def speaker(self, row: Registration, speech: Speech, on: date, unit_id: int | None = None) -> str:
        """Name the body that spoke on a registration: of the unit that had it that day, or of another one named.

        A unit of a tier that the programme does not know speaks at the tier of the round.
        """
        if unit_id is None:
            unit_id = lineage.unit_then(row.exemplar, row.unit_id, on)
        tier, kind = self.past.level(unit_id, on)
        text = self.text_of(row)
        return authorities.speaker(text, speech, tier if tier in text.tiers else row.tier, kind)

    def text_of(self, row: Registration) -> Programme:
        """Give the text that a registration's round is judged by."""
        return self.books[row.edition_id].on(self._on).text_of(row.round)


def facts_of(row: Registration, around: Around) -> Iterator[f.Fact]:
    exemplar = row.exemplar
    owners = tuple(
        f.Owner(kind=around.kind(owner.unit_id) if owner.unit_id else cast(Person, owner.person).status)
        for owner in exemplar.owners.all()
    )
    yield f.Subject(id="subject", kind="individual" if exemplar.kind == "individual" else "collective", owners=owners)
    for hold in exemplar.holds.all():
        yield f.Hold(id=f"hold:{hold.pk}", on=hold.from_on, until=hold.until_on)
    for waiver in exemplar.waivers.all():
        yield f.Waiver(
            id=f"waiver:{waiver.pk}",
            on=waiver.on,
            round=waiver.round,
            of=waiver.of,
            by=waiver.by,
            reason=waiver.reason,
            decision=waiver.decision,
        )
    for sibling in exemplar.registrations.all():
        yield from _of_registration(sibling, around)


def _of_registration(row: Registration, around: Around) -> Iterator[f.Fact]:
    if row.is_ad_hoc:
        yield from _deed(row)
    elif row.submitted_on is not None:
        yield _registration(row, around)
        for unit_id in sorted(lineage.origins(row.exemplar, row.unit_id)):
            for paper in around.papers.get((unit_id, row.round), []):
                yield f.Document(id=f"document:{paper.pk}", on=paper.on, round=row.round, document="form_2")
    if row.withdrawn_on is not None:
        yield f.Withdrawal(id=f"withdrawal:{row.pk}", on=row.withdrawn_on, round=row.round, of=f"registration:{row.pk}")
    yield from _answered(row, around)
    yield from _above(row, around)
    yield from _report(row)
    yield from _appraisals(row, around)
    yield from _proposals(row, around)
    yield from _decisions(row, around)
    yield from _at_the_province(row, around)


def _above(row: Registration, around: Around) -> Iterator[f.Fact]:
    """Tell what is known of one that came up a tier: from which list, what was seen, whether its quality rose."""
    if row.carried_from:
        yield f.CarryOver(
            id=f"carry_over:{row.pk}", on=days.day(row.created_at), round=row.round, from_=row.carried_from
        )
    for survey in row.surveys.all():
        by = around.speaker(row, Speech.SURVEYS, survey.on)
        yield f.Survey(id=f"survey:{survey.pk}", on=survey.on, round=row.round, by=by)
    for word in row.quality_words.all():
        yield f.Quality(id=f"quality:{word.pk}", on=word.on, round=row.round, rising=word.rising)


def _answered(row: Registration, around: Around) -> Iterator[f.Fact]:
    """Tell what the body that received it said: yes, or no."""
    for fact, on, accepted in (("acceptance", row.accepted_on, True), ("declined", row.declined_on, False)):
        if on is not None:
            by = around.speaker(row, Speech.RECEIVES, on)
            yield f.Acceptance(id=f"{fact}:{row.pk}", on=on, round=row.round, by=by, accepted=accepted)


def _registration(row: Registration, around: Around) -> f.Registration:
    versions = list(row.versions.all())
    version = next((one for one in versions if one.pk == row.accepted_version_id), versions[-1])
    on = cast(date, row.submitted_on)
    return f.Registration(
        id=f"registration:{row.pk}",
        on=on,
        round=row.round,
        with_=around.speaker(row, Speech.RECEIVES, on),
        own_word=row.own_word,
        form="form_1",
        problem=version.problem,
        baseline=version.situation,
        criteria=tuple(
            f.Target(
                id=criterion.key,
                better=cast(f.Better, criterion.direction),
                target=criterion.target,
                baseline=criterion.baseline,
                label=criterion.indicator,
                unit=criterion.unit_of_measure,
            )
            for criterion in version.criteria.all()
        ),
    )


def _deed(row: Registration) -> Iterator[f.Fact]:
    deed = row.deed
    yield f.Deed(
        id=f"deed:{deed.pk}",
        on=deed.happened_on,
        round=row.round,
        description=deed.description,
        proposer=deed.proposer,
        confirmed_by=deed.confirmed_by,
    )


def _report(row: Registration) -> Iterator[f.Fact]:
    report = getattr(row, "report", None)
    if report is None or report.submitted_on is None or row.state == "report_returned":
        return
    yield f.Report(
        id=f"report:{report.pk}",
        on=report.submitted_on,
        round=row.round,
        actuals={
            actual.criterion.key: actual.value
            for actual in report.actuals.all()
            if actual.value is not None and actual.criterion.version_id == row.accepted_version_id
        },
    )
    confirmation = getattr(report, "confirmation", None)
    if confirmation is not None:
        yield f.Confirmation(
            id=f"confirmation:{confirmation.pk}", on=confirmation.on, round=row.round, by=confirmation.kind
        )


def _appraisals(row: Registration, around: Around) -> Iterator[f.Fact]:
    for assignment in row.assignments.all():
        appraisal = getattr(assignment, "appraisal", None)
        if appraisal is None or appraisal.submitted_on is None:
            continue
        # what a later reorganisation brought under one roof was not the appraiser's own unit then
        then = appraisal.submitted_on
        homes, owners = around.homes.on(assignment.person_id, then), lineage.homes_then(row.exemplar, then)
        yield f.Appraisal(
            id=f"appraisal:{appraisal.pk}",
            on=appraisal.submitted_on,
            round=row.round,
            by=around.speaker(row, Speech.APPRAISES, then),
            assigned=True,
            on_the_spot=appraisal.on_the_spot,
            own_unit=conflicts.own_unit(homes, owners, around.past.on(then)),
            standards={verdict.standard: verdict.holds for verdict in appraisal.standard_verdicts.all()},
            criteria={
                verdict.criterion.key: cast(f.CriterionVerdict, verdict.verdict)
                for verdict in appraisal.criterion_verdicts.all()
            },
        )


def _proposals(row: Registration, around: Around) -> Iterator[f.Fact]:
    for item in row.proposal_items.all():
        proposal: Proposal = item.proposal
        # one that another unit made is the word of that unit's committee, sent up with the dossier (III.3.d)
        here = proposal.unit_id in lineage.origins(row.exemplar, row.unit_id)
        speech = Speech.PROPOSES if here else Speech.SENDS_UP
        by = around.speaker(row, speech, proposal.on, proposal.unit_id)
        yield f.Proposal(id=f"proposal:{proposal.pk}", on=proposal.on, round=row.round, by=by)


def _decisions(row: Registration, around: Around) -> Iterator[f.Fact]:
    seen: set[int] = set()
    for award in row.awards.all():
        decision: Decision = award.decision
        if decision.pk not in seen:
            seen.add(decision.pk)
            on = (decision.replaces or decision).on  # a correction does not move the day of what it corrects
            by = decision.authority or around.speaker(row, Speech.DECIDES, on, decision.unit_id)
            yield f.Decision(id=f"decision:{decision.pk}", on=on, round=row.round, by=by)
            yield from _revocations(decision, row.round)
        if award.what == Award.What.RECOGNITION and award.done_on is not None:
            fact = f"recognition:{award.pk}"
            yield f.Recognition(id=fact, on=award.done_on, round=row.round, as_=award.grade)
            for later in _revoking(decision):
                yield f.Revocation(id=f"{fact}/revoked", on=later.on, round=row.round, of=fact)


_SENT_BACK = (Package.State.RETURNED, Package.State.DECLINED)


def _at_the_province(row: Registration, around: Around) -> Iterator[f.Fact]:
    """Tell what the board above said of what was proposed to it: received or not, and recognised by its own grade."""
    for item in row.package_items.all():
        package = item.package
        by = authorities.speaker(around.text_of(row), Speech.RECEIVES, row.tier, "")
        if package.taken_in_on is not None:
            yield f.Acceptance(id=f"taken_in:{item.pk}", on=package.taken_in_on, round=row.round, by=by, accepted=True)
        if package.state in _SENT_BACK and package.answered_on is not None:
            yield f.Revocation(
                id=f"taken_in:{item.pk}/revoked", on=package.answered_on, round=row.round, of=f"taken_in:{item.pk}"
            )
        if package.state == Package.State.DECLINED and package.answered_on is not None:
            yield f.Acceptance(id=f"refused:{item.pk}", on=package.answered_on, round=row.round, by=by, accepted=False)
        if item.granted and package.decision is not None:
            yield f.Recognition(id=f"granted:{item.pk}", on=package.decision.on, round=row.round, as_=item.grade)


def _revocations(decision: Decision, round_key: str) -> Iterator[f.Fact]:
    fact = f"decision:{decision.pk}"
    for later in _revoking(decision):
        yield f.Revocation(id=f"{fact}/revoked", on=later.on, round=round_key, of=fact)


def _revoking(decision: Decision) -> list[Decision]:
    return [later for later in decision.replaced_by.all() if later.kind == Decision.Kind.REVOCATION]
