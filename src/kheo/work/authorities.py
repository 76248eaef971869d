"""Which of the programme's bodies speaks where a unit acts: found by what the programme says, never by a name in code.

A unit speaks through the body of its own tier, whatever the tier of the round: at a conference the round is the base's
and the bloc's board and committee act (A11).
"""

from enum import Enum
from functools import lru_cache

from kheo.rulebook import Programme
from kheo.rulebook.programme import Authority

STEERING, COMMITTEE = frozenset({"group", "board"}), frozenset({"committee"})


class Speech(Enum):
    """What a unit does: which of the programme's `may` allow it, and the kind of body that does it for choice."""

    RECEIVES = (frozenset({"receive", "accept"}), STEERING)
    SURVEYS = (frozenset({"survey"}), STEERING)
    APPRAISES = (frozenset({"assign", "appraise"}), STEERING)
    PROPOSES = (frozenset({"propose"}), STEERING)
    SENDS_UP = (frozenset({"propose"}), COMMITTEE)
    DECIDES = (frozenset({"commend"}), COMMITTEE)


@lru_cache(maxsize=1024)  # asked for every fact of every dossier, and there are few answers
def speaker(programme: Programme, speech: Speech, tier: str, kind: str) -> str:
    """Name the body that speaks for a unit of a tier and kind, or nothing where the programme has none.

    Of several alike, the one that names the unit's kind goes before the one that names none.
    """
    may, bodies = speech.value
    there = {key: one for key, one in programme.authorities.items() if one.tier == tier}
    allowed = {key: one for key, one in there.items() if may & set(one.may)}
    found = _of(allowed, bodies) or allowed or _of(there, bodies)
    return min(found, key=lambda key: _fit(found[key], kind), default="")


def _of(found: dict[str, Authority], bodies: frozenset[str]) -> dict[str, Authority]:
    return {key: one for key, one in found.items() if one.body in bodies}


def _fit(one: Authority, kind: str) -> int:
    if kind in one.kinds:
        return 0
    return 1 if not one.kinds else 2
