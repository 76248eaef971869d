"""What may be done on a dossier today: each verb that is somebody's, with the reason where it cannot be done now."""

from datetime import date

from kheo import rulebook
from kheo.store.models import Registration
from kheo.work import acts, changes, conferences, lifecycle, permits, programmes, standing
from kheo.work.actors import Actor
from kheo.work.permits import Answer
from kheo.work.refusals import AgainstTheRules

# What a person may be offered on a dossier, in the order in which buttons stand.
VERBS = (
    "submit",
    "recall",
    "report",
    "ask_change",
    "accept",
    "return_registration",
    "return_deed",
    "mend_deed",
    "decline",
    "survey",
    "say_quality",
    "send_up",
    "accept_change",
    "confirm",
    "return_report",
    "confirm_deed",
    "assign_appraiser",
    "appraise",
    "select",
    "pass_over",
    "withdraw",
)


_FROM_BELOW = frozenset({"return_deed", "mend_deed", "decline"})
# on a list nobody registers, reports or is appraised (II.2.a)
_ON_A_LIST = frozenset({"say_quality", "send_up", "select", "pass_over", "withdraw"})


def actions(by: Actor, row: Registration, thing: permits.Thing, on: date) -> dict[str, Answer]:
    """Answer for each verb whether it may be done now; what is not this person's to do is left out.

    A verb that is theirs but not possible now stays, with the reason: a disabled button says why.
    """
    found: dict[str, Answer] = {}
    programme = programmes.judging(row).on(on)
    for verb in _offered(row, programme):
        if not permits.answer(by, acts.permit_of(verb), thing).ok:
            continue
        if verb == "submit" and not permits.owns(by, thing) and row.created_by_id != by.account_id:
            continue  # entered on behalf only by whoever began it with the owner's consent
        why_not = lifecycle.allows(verb, lifecycle.State(row.state), ad_hoc=row.is_ad_hoc)
        cite: tuple[str, ...] = ()
        if not why_not and verb in {"submit", "report"}:
            why_not, cite = _window_closed(row, "register" if verb == "submit" else "report", on)
        if not why_not and verb == "accept_change" and changes.waiting(row) is None:
            why_not = "Không có đề nghị thay đổi nào đang chờ trả lời."
        found[verb] = Answer(ok=not why_not, reason=why_not, cite=cite)
    return found


def _offered(row: Registration, programme: rulebook.Programme) -> list[str]:
    """Leave out what nobody ever does on such a dossier."""
    left_out: set[str] = set()
    if conferences.is_one(programme, row.round):
        left_out |= set(VERBS) - _ON_A_LIST
    if conferences.quality(programme, row.round) is None:
        left_out.add("say_quality")
    if row.lower_id is None:
        left_out |= _FROM_BELOW
    if not row.is_ad_hoc:
        left_out |= {"return_deed", "mend_deed"}
    return [verb for verb in VERBS if verb not in left_out]


def _window_closed(row: Registration, kind: str, on: date) -> tuple[str, tuple[str, ...]]:
    if row.is_ad_hoc:
        return "", ()
    day = row.submitted_on if kind == "register" and row.submitted_on else on
    try:
        standing.require_window(row, kind, day)
    except AgainstTheRules as no:
        return no.sentence, no.cite
    return "", ()
