"""Reading what a programme weighs with beside criteria: score sheets, votes, quotas, tallies. None is required."""

from decimal import Decimal
from typing import cast

from kheo.rulebook.measures import Cutoff, Denominator, Quota, ScoreItem, ScoreSheet, Tally, Vote
from kheo.rulebook.reader.fields import Fields

DENOMINATORS = ("all_members", "present")
RECUSALS = ("none", "self", "own_unit")


def read_score_sheets(root: Fields) -> dict[str, ScoreSheet]:
    """Read the score sheets."""
    return {key: _sheet(key, fields) for key, fields in root.entries("score_sheets", "score_sheet", required=False)}


def _sheet(key: str, fields: Fields) -> ScoreSheet:
    items = {}
    for name, inner in fields.entries("items"):
        fields.ledger.declare("score_item", f"{key}.{name}", inner.place)
        items[name] = _item(name, inner)
    sheet = ScoreSheet(
        key=key,
        label=fields.both("label"),
        items=items,
        cutoffs=_cutoffs(key, fields),
        cite=fields.cite(),
        reading=fields.reading(),
    )
    for name, cutoff in sheet.cutoffs.items():
        if cutoff.at_least > sheet.most:
            place = fields.ledger.declared["cutoff"][f"{key}.{name}"]
            fields.ledger.say(
                place,
                f'ngưỡng "{name}" là {cutoff.at_least} điểm, vượt tổng điểm cao nhất của bảng ({sheet.most}); '
                "hãy hạ ngưỡng hoặc nâng điểm các mục",
            )
    return sheet


def _item(key: str, fields: Fields) -> ScoreItem:
    return ScoreItem(
        key=key,
        label=fields.both("label"),
        most=_positive(fields, "most", Decimal(1)),
        weight=_positive(fields, "weight", Decimal(1)) if fields.has("weight") else Decimal(1),
        comment=fields.flag("comment"),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def _cutoffs(sheet: str, fields: Fields) -> dict[str, Cutoff]:
    cutoffs = {}
    for name, inner in fields.entries("cutoffs"):
        fields.ledger.declare("cutoff", f"{sheet}.{name}", inner.place)
        cutoffs[name] = Cutoff(label=inner.both("label"), at_least=_positive(inner, "at_least", Decimal(0)))
    return cutoffs


def _positive(fields: Fields, key: str, otherwise: Decimal) -> Decimal:
    number = fields.decimal(key)
    if number is not None and number <= 0:
        fields.ledger.say(fields.at(key), f'"{key}" phải lớn hơn 0, không phải {number}')
        return otherwise
    return otherwise if number is None else number


def read_votes(root: Fields) -> dict[str, Vote]:
    """Read who votes on what, and what carries a vote."""
    return {key: _vote(key, fields) for key, fields in root.entries("votes", "vote", required=False)}


def _vote(key: str, fields: Fields) -> Vote:
    return Vote(
        key=key,
        label=fields.both("label"),
        body=fields.name("body", "authority"),
        quorum=fields.share("quorum"),
        denominator=cast(Denominator, fields.choice("denominator", DENOMINATORS)),
        threshold=fields.share("threshold"),
        secret=fields.flag("secret"),
        absent_by_writing=fields.flag("absent_by_writing"),
        recusal=fields.choice("recusal", RECUSALS),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def read_quotas(root: Fields) -> dict[str, Quota]:
    """Read how many places the lists have."""
    return {key: _quota(key, fields) for key, fields in root.entries("quotas", "quota", required=False)}


def _quota(key: str, fields: Fields) -> Quota:
    if fields.has("most") == fields.has("share"):
        fields.ledger.say(fields.place, f'chỉ tiêu "{key}" cần đúng một trong hai khóa "most", "share"')
    return Quota(
        key=key,
        label=fields.both("label"),
        body=fields.name("body", "authority"),
        most=fields.count("most") if fields.has("most") else None,
        share=fields.share("share") if fields.has("share") else None,
        cite=fields.cite(),
        reading=fields.reading(),
    )


def read_tallies(root: Fields) -> dict[str, Tally]:
    """Read what is counted."""
    return {
        key: Tally(key=key, label=fields.both("label"), cite=fields.cite(), reading=fields.reading())
        for key, fields in root.entries("tallies", "tally", required=False)
    }
