"""What the rules say of registrations: ask the rulebook by their facts (`evidence`), refuse with its sentence."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook import facts as f
from kheo.store.models import Document, Registration, Waiver
from kheo.work import hanging, looking, programmes
from kheo.work.actors import Actor
from kheo.work.evidence import Around, facts_of
from kheo.work.refusals import AgainstTheRules, NotFound


def with_facts(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Prefetch everything `facts` reads, so that a list costs the same number of queries at any length."""
    return hanging.with_all(rows)


def seen(*, by: Actor, registration_id: int) -> Registration:
    """Read a registration `with_facts`, once in a look; raises `NotFound` when it is not this person's to see."""
    row = looking.once(("dossier", by, registration_id), lambda: hanging.one(by, registration_id))
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    return row


def loaded(row: Registration) -> Registration:
    """Find a row that came `with_facts` among its exemplar's, where what hangs on it was prefetched as well."""
    found = next(one for one in row.exemplar.registrations.all() if one.pk == row.pk)
    found.accepted_version = next((one for one in found.versions.all() if one.pk == found.accepted_version_id), None)
    return found


def judge_all(rows: Iterable[Registration], on: date, *, asking: str = "") -> dict[int, rulebook.OutcomeStanding]:
    """Judge what each round asks about, on a day, by its edition's chain; rows should come `with_facts`.

    With `asking`, one outcome of one round is asked of all, also of exemplars that are not in that round yet.
    """
    rows = list(rows)
    around = Around(rows, on)
    found = {}
    for row in rows:
        book = around.books[row.edition_id]
        key = asking or outcome_key(book.on(on), row)
        found[row.pk] = rulebook.judge(book, facts_of(row, around), on, outcomes=[key]).findings[key]
    return found


def facts(
    rows: list[Registration], on: date, papers: Iterable[Document] | None = None
) -> Iterator[tuple[Registration, list[f.Fact]]]:
    """Gather what the tables tell of each registration's exemplar, in few queries; `papers` as `Around` takes them."""
    around = Around(rows, on, papers)
    for row in rows:
        yield row, list(facts_of(row, around))


def whole(row: Registration, on: date, papers: Iterable[Document] | None = None) -> rulebook.Standing:
    """Judge everything the programme says of one registration's exemplar, with next steps."""
    [(_row, told)] = facts([row], on, papers)
    programme = programmes.judging(row)
    return rulebook.judge(programme, told, on, outcomes=[outcome_key(programme.on(on), row)])


def outcome_key(programme: rulebook.Programme, row: Registration) -> str:
    """Name the outcome that a registration's own round gives, as `judge` names it."""
    return f"{programmes.outcome_of(programme, row.round)}@{row.round}"


def require_window(row: Registration, kind: str, on: date) -> rulebook.Finding:
    """Refuse outside a window of the registration's round, unless a named decision waives it; return the finding."""
    programme = programmes.judging(row)
    finding = rulebook.check_window(programme, row.round, kind, on)
    if finding.verdict.passes:
        return finding
    if kind == "register" and Waiver.objects.filter(exemplar=row.exemplar, round=row.round, on__lte=on).exists():
        return finding
    raise AgainstTheRules(finding.text.vi, cite=finding.cite)


def require_eligible(row: Registration, on: date) -> rulebook.Finding:
    """Refuse what may not be considered, with the first reason and its clause; return the finding."""
    return require(judge_anew((row,), on)[row.pk].eligible)


def require_all(rows: Iterable[Registration], on: date) -> None:
    """Refuse the whole when one may not be considered, naming it with its reasons."""
    rows = list(rows)
    judged = judge_anew(rows, on)
    for row in rows:
        try:
            require(judged[row.pk].eligible)
        except AgainstTheRules as no:
            raise AgainstTheRules(f"“{row.exemplar.title}” chưa đủ điều kiện. {no.sentence}", cite=no.cite) from no


def judge_anew(rows: Iterable[Registration], on: date) -> dict[int, rulebook.OutcomeStanding]:
    """Judge registrations as the tables hold them now, all in the same few queries."""
    return judge_all(with_facts(Registration.objects.filter(pk__in=[row.pk for row in rows])), on)


def require(finding: rulebook.Finding) -> rulebook.Finding:
    """Refuse a finding that does not pass, with its reasons and the first one's clause; else return it."""
    if finding.verdict.passes:
        return finding
    reasons = finding.reasons()
    raise AgainstTheRules(" ".join(dict.fromkeys(reason.text.vi for reason in reasons)), cite=reasons[0].cite)
