"""Words on weighing: points on a score sheet, a vote, a place under a quota."""

from decimal import Decimal
from fractions import Fraction

from kheo.rulebook.evidence import Here
from kheo.rulebook.facts import Ballot, Place, Score
from kheo.rulebook.measures import ScoreSheet, Vote
from kheo.rulebook.programme import Condition
from kheo.rulebook.sentences import Quantity, Saying, Value
from kheo.rulebook.standing import Finding
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.timing import MET, NOT_MET, TIMES, Clockwork, timing_of
from kheo.rulebook.vocabulary.words import Arg, Check, Kind, Scope, Teller, text, texts, word


@word(
    "scored",
    Text(
        "Nơi này đã chấm đủ các mục của bảng chấm điểm và tổng điểm đạt ngưỡng.",
        "This body has marked every item of the score sheet, and the total reaches the cut-off.",
    ),
    {
        "sheet": Arg(Kind.SCORE_SHEET, Text("bảng chấm điểm", "the score sheet")),
        "cutoff": Arg(
            Kind.CUTOFF, Text("ngưỡng phải đạt, của chính bảng ấy", "the cut-off of that sheet to be reached")
        ),
        "by": Arg(Kind.AUTHORITIES, Text("nơi chấm điểm", "who marks")),
        **TIMES,
    },
)
def scored(condition: Condition, scope: Scope) -> Check:
    """Add up the points and hold them against the cut-off."""
    tell = Teller(condition, scope.about)
    key, bodies = text(condition, "sheet"), texts(condition, "by")
    sheet = scope.programme.score_sheets[key]
    cutoff = sheet.cutoffs[text(condition, "cutoff")]
    known: dict[str, Value] = {
        "sheet": sheet.label,
        "cutoff": cutoff.label,
        "least": _points(cutoff.at_least),
        "most": _points(sheet.most),
        "who": scope.bodies(bodies),
    }
    clock = Clockwork(tell, timing_of(condition, scope), known, bodies[0])

    def check(here: Here) -> Finding:
        marked = [one for one in here.of(Score) if one.sheet == key]
        fact = clock.timing.pick([one for one in marked if one.by in bodies])
        if fact is None:
            return clock.wrong(marked[-1]) if marked else clock.absent(here.on)
        untimely = clock.out_of_time(fact, here.on)
        if untimely is not None:
            return untimely
        impossible = _impossible(sheet, fact)
        if impossible:
            return tell(NOT_MET, "scored.impossible", {**known, "on": fact.on, "items": impossible}, facts=(fact.id,))
        lacking = _lacking(sheet, fact)
        if lacking:
            return clock.incomplete(fact, here.on, {"items": lacking})
        total = sheet.total(fact.points)
        told: dict[str, Value] = {**known, "on": fact.on, "total": _points(total), "items": _items(sheet, fact)}
        verdict = MET if total >= cutoff.at_least else NOT_MET
        return tell(verdict, f"scored.{verdict.value}", told, facts=(fact.id,))

    return check


def _points(number: Decimal) -> Quantity:
    return Quantity(number, "")


def _impossible(sheet: ScoreSheet, score: Score) -> tuple[Text, ...]:
    outside = [key for key, points in score.points.items() if not _fits(sheet, key, points)]
    return tuple(sheet.items[key].label if key in sheet.items else Text(key, key) for key in outside)


def _fits(sheet: ScoreSheet, key: str, points: Decimal) -> bool:
    return key in sheet.items and points.is_finite() and 0 <= points <= sheet.items[key].most


def _lacking(sheet: ScoreSheet, score: Score) -> tuple[Text, ...]:
    return tuple(
        item.label
        for key, item in sheet.items.items()
        if key not in score.points or (item.comment and not score.comments.get(key, "").strip())
    )


def _items(sheet: ScoreSheet, score: Score) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            "scored.item" if item.weight == 1 else "scored.weighted",
            {
                "label": item.label,
                "points": _points(score.points[key]),
                "most": _points(item.most),
                "weight": _points(item.weight),
            },
        )
        for key, item in sheet.items.items()
    )


@word(
    "voted",
    Text(
        "Việc bỏ phiếu này (votes) đủ số thành viên dự và đạt tỷ lệ đồng ý theo quy định.",
        "This vote had its quorum and the share of agreement that it needs (votes).",
    ),
    {"vote": Arg(Kind.VOTE, Text("việc bỏ phiếu", "the vote")), **TIMES},
)
def voted(condition: Condition, scope: Scope) -> Check:
    """Count the last valid ballot exactly; shares are fractions."""
    tell = Teller(condition, scope.about)
    key = text(condition, "vote")
    vote = scope.programme.votes[key]
    known: dict[str, Value] = {
        "vote": vote.label,
        "who": scope.bodies((vote.body,)),
        "threshold": _share(vote.threshold),
        "quorum": _share(vote.quorum),
    }
    clock = Clockwork(tell, timing_of(condition, scope), known, vote.body)

    def check(here: Here) -> Finding:
        held = [one for one in here.of(Ballot) if one.vote == key]
        fact = clock.timing.pick([one for one in held if _quorate(vote, one)] or held)
        if fact is None:
            return clock.absent(here.on)
        untimely = clock.out_of_time(fact, here.on)
        if untimely is not None:
            return untimely
        told: dict[str, Value] = {"on": fact.on, "agreed": fact.agreed, "of": _entitled(vote, fact)}
        told |= {"present": fact.present, "members": fact.members}
        if not _sensible(vote, fact):
            return tell(NOT_MET, "voted.nonsense", {**known, **told}, facts=(fact.id,))
        if not _quorate(vote, fact):
            return clock.incomplete(fact, here.on, told)
        verdict = MET if fact.agreed >= vote.threshold * _entitled(vote, fact) else NOT_MET
        return tell(verdict, f"voted.{verdict.value}", {**known, **told}, facts=(fact.id,))

    return check


def _entitled(vote: Vote, ballot: Ballot) -> int:
    """Count those by whom agreement is divided; who stood aside is not among them."""
    everybody = ballot.members if vote.denominator == "all_members" else ballot.present + ballot.written
    return everybody - ballot.recused


def _quorate(vote: Vote, ballot: Ballot) -> bool:
    return ballot.members > 0 and ballot.present >= vote.quorum * ballot.members


def _sensible(vote: Vote, ballot: Ballot) -> bool:
    took_part = ballot.present + ballot.written
    return (
        min(ballot.present, ballot.written, ballot.recused, ballot.agreed) >= 0
        and took_part <= ballot.members
        and _entitled(vote, ballot) > 0  # where everybody stood aside, nought of nought would carry
        and ballot.recused <= ballot.present
        and ballot.agreed <= took_part - ballot.recused
        and (vote.absent_by_writing or not ballot.written)
        and (vote.recusal != "none" or not ballot.recused)
    )


def _share(share: Fraction) -> str:
    hundredths = share * 100
    return f"{hundredths.numerator}%" if hundredths.denominator == 1 else f"{share.numerator}/{share.denominator}"


@word(
    "ranked",
    Text(
        "Thứ tự trong danh sách này nằm trong chỉ tiêu (quotas).",
        "The place on this list lies within its quota (quotas).",
    ),
    {"quota": Arg(Kind.QUOTA, Text("chỉ tiêu", "the quota")), **TIMES},
)
def ranked(condition: Condition, scope: Scope) -> Check:
    """Hold the place against the room that the list has."""
    tell = Teller(condition, scope.about)
    key = text(condition, "quota")
    quota = scope.programme.quotas[key]
    known: dict[str, Value] = {"quota": quota.label, "who": scope.bodies((quota.body,))}
    clock = Clockwork(tell, timing_of(condition, scope), known, quota.body)

    def check(here: Here) -> Finding:
        listed = [one for one in here.of(Place) if one.quota == key]
        fact = clock.timing.pick([one for one in listed if one.by == quota.body])
        if fact is None:
            return clock.wrong(listed[-1]) if listed else clock.absent(here.on)
        untimely = clock.out_of_time(fact, here.on)
        if untimely is not None:
            return untimely
        told: dict[str, Value] = {"on": fact.on, "place": fact.place, "among": fact.among}
        if not 0 < fact.place <= fact.among:
            return tell(NOT_MET, "ranked.nonsense", {**known, **told}, facts=(fact.id,))
        told["room"] = quota.room(fact.among)
        verdict = MET if fact.place <= quota.room(fact.among) else NOT_MET
        return tell(verdict, f"ranked.{verdict.value}", {**known, **told}, facts=(fact.id,))

    return check
