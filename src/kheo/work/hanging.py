"""Read registrations with all that hangs on them and on their exemplars: of many the same queries, of one few."""

from functools import cache
from typing import Any, Final

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects

from kheo.store.models import (
    Actual,
    Assignment,
    Award,
    CriterionVerdict,
    Evidence,
    Hold,
    Owner,
    PackageItem,
    ProposalItem,
    QualityWord,
    Registration,
    StandardVerdict,
    Succession,
    Survey,
    Version,
    Waiver,
)
from kheo.work import acts
from kheo.work.actors import Actor

_JOINED: Final = ("deed", "accepted_version", "lower", "report__confirmation", "selection")
# what many dossiers have none of, and how it is found from their exemplar
_RARE: Final[dict[str, tuple[QuerySet[Any], str]]] = {
    "surveys": (Survey.objects.all(), "registration__exemplar"),
    "quality_words": (QualityWord.objects.all(), "registration__exemplar"),
    "report__actuals": (Actual.objects.all(), "report__registration__exemplar"),
    "assignments": (Assignment.objects.all(), "registration__exemplar"),
    "appraisal__standard_verdicts": (
        StandardVerdict.objects.all(),
        "appraisal__assignment__registration__exemplar",
    ),
    "appraisal__criterion_verdicts": (
        CriterionVerdict.objects.all(),
        "appraisal__assignment__registration__exemplar",
    ),
    "package_items": (PackageItem.objects.all(), "registration__exemplar"),
    "proposal_items": (ProposalItem.objects.all(), "registration__exemplar"),
    "awards": (Award.objects.all(), "registration__exemplar"),
    "evidence": (Evidence.objects.filter(removed_at__isnull=True), "registration__exemplar"),
    "successions": (Succession.objects.all(), "exemplar"),
    "waivers": (Waiver.objects.all(), "exemplar"),
    "holds": (Hold.objects.all(), "exemplar"),
}


def with_all(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Prefetch everything, so that a list costs the same number of queries at any length."""
    return rows.select_related("exemplar").prefetch_related(*_everything())


def one(by: Actor, registration_id: int) -> Registration | None:
    """Read one that somebody may see, with everything; what there is none of is not asked for."""
    row = acts.seen(by).filter(pk=registration_id).select_related("exemplar").annotate(**_told()).first()
    if row is not None:
        prefetch_related_objects([row], *_everything(frozenset(name for name in _RARE if not has(row, name))))
    return row


@cache
def _told() -> dict[str, Exists]:
    """Ask of each whether there is any; put together once, for it is the same of every dossier."""
    return {_flag(name): Exists(some.filter(**{to: OuterRef("exemplar")})) for name, (some, to) in _RARE.items()}


def has(row: Registration, name: str) -> bool:
    """Tell whether there is any of what may be rare; of a row that was read among many, yes."""
    return bool(vars(row).get(_flag(name), True))


def _flag(name: str) -> str:
    return f"has_{name.replace('__', '_')}"


def _everything(absent: frozenset[str] = frozenset()) -> "tuple[Prefetch[Any], ...]":
    """Name what hangs on registrations and their exemplars; what is absent is empty without asking."""

    def of(name: str, some: QuerySet[Any]) -> "Prefetch[Any]":
        return Prefetch(name, some.none() if name.removeprefix("exemplar__") in absent else some)

    appraised = Assignment.objects.select_related("person", "appraisal").prefetch_related(
        of("appraisal__standard_verdicts", StandardVerdict.objects.all()),
        of("appraisal__criterion_verdicts", CriterionVerdict.objects.select_related("criterion")),
    )
    packed = PackageItem.objects.select_related("package__proposal", "package__decision").order_by("pk")
    awards = Award.objects.select_related("decision__replaces").prefetch_related("decision__replaced_by")
    siblings = Registration.objects.select_related(*_JOINED).prefetch_related(
        of("versions", Version.objects.order_by("number").prefetch_related("criteria")),
        of("surveys", Survey.objects.all()),
        of("quality_words", QualityWord.objects.order_by("on", "pk")),
        of("report__actuals", Actual.objects.select_related("criterion")),
        of("assignments", appraised),
        of("package_items", packed),
        of("proposal_items", ProposalItem.objects.select_related("proposal")),
        of("awards", awards),
    )
    return (
        of("exemplar__registrations", siblings),
        of("exemplar__owners", Owner.objects.select_related("person")),
        of("exemplar__successions", Succession.objects.all()),
        of("exemplar__waivers", Waiver.objects.all()),
        of("exemplar__holds", Hold.objects.all()),
    )
