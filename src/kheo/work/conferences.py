"""Rounds that nobody registers for: a conference, a period's awards. Where they are held, what they look back on.

Read from the programme: the unit whose body proposes keeps the list; the conditions say which rounds count.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from kheo import rulebook
from kheo.rulebook.programme import Condition, OutcomeRule, Round
from kheo.work import units
from kheo.work.refusals import AgainstTheRules, NotFound


def is_one(programme: rulebook.Programme, round_key: str) -> bool:
    """Tell whether exemplars come into a round by being put on its list."""
    one = programme.rounds.get(round_key)
    return one is not None and not one.ad_hoc and "register" not in one.windows and bool(_rule(programme, round_key))


def label(programme: rulebook.Programme, round_key: str) -> str:
    """Name the gathering that a round is, if it is one: a tier above commends there what a lower tier did (II.2.a)."""
    order, one = list(programme.tiers), programme.rounds[round_key]
    above = any(order.index(tier) > order.index(one.tier) for tier in tiers(programme, round_key))
    return one.label.vi if above and is_one(programme, round_key) else ""


def find(programme: rulebook.Programme, round_key: str) -> Round:
    """Find such a round; raises `AgainstTheRules` for any other."""
    if not is_one(programme, round_key):
        raise AgainstTheRules(
            "Đợt này không lập danh sách xét: mô hình, điển hình phải tự đăng ký. Hãy chọn đợt trong danh sách."
        )
    return programme.rounds[round_key]


def held_at(programme: rulebook.Programme, tier: str, on: date) -> Iterator[Round]:
    """List those whose list is kept by units of a tier and that have begun, newest first."""
    found = [one for key, one in programme.rounds.items() if is_one(programme, key) and tier in tiers(programme, key)]
    yield from sorted((one for one in found if _first_on(one) <= on), key=lambda one: (-max(one.years), one.key))


def worked_at(programme: rulebook.Programme, tier: str, on: date) -> tuple[Round, ...]:
    """List the rounds whose dossiers units of a tier have in hand, newest first, sudden merit last.

    They are those registered with such a unit, once that has begun, and those whose list it keeps.
    """
    own = [one for one in programme.rounds.values() if one.tier == tier and (one.ad_hoc or _registers(one, on))]
    return tuple(
        sorted((*own, *held_at(programme, tier, on)), key=lambda one: (one.ad_hoc, -max(one.years), one.sequence))
    )


def open_on(one: Round, on: date) -> bool:
    """Tell whether the list may be filled: from the first of the round's years until its close."""
    close = one.windows.get("close")
    return _first_on(one) <= on and (close is None or on < close.until_on)


def tiers(programme: rulebook.Programme, round_key: str) -> frozenset[str]:
    """Tell at which tiers the bodies that propose stand."""
    return _tiers_of(programme, round_key, "proposed_by")


def granted_above(programme: rulebook.Programme, round_key: str) -> str:
    """Name the tier that grants, where it is another than the one that proposes: what is proposed leaves the house."""
    above = _tiers_of(programme, round_key, "decided_by") - tiers(programme, round_key)
    return min(above, key=list(programme.tiers).index, default="")


def holds(programme: rulebook.Programme, round_key: str, tier: str) -> bool:
    """Tell whether a unit of a tier gathers those whom it commends in a round; what is granted above, it does not."""
    one = programme.rounds.get(round_key)
    if one is None or one.ad_hoc:
        return False
    if is_one(programme, round_key):
        return tier in tiers(programme, round_key) and not granted_above(programme, round_key)
    return one.tier == tier


def _tiers_of(programme: rulebook.Programme, round_key: str, word: str) -> frozenset[str]:
    rule = _rule(programme, round_key)
    found = () if rule is None else (name for one in asked(rule.granted, word) for name in named(one, "body"))
    return frozenset(programme.authorities[name].tier for name in found)


def host(programme: rulebook.Programme, round_key: str, tree: units.Tree, unit_id: int) -> units.UnitThen:
    """Find the unit, itself or above, that keeps the list of a round for a unit; raises `NotFound` for none."""
    wanted = tiers(programme, round_key)
    for key in tree[unit_id].path:
        if tree[key].tier in wanted:
            return tree[key]
    raise NotFound("Không có tổ chức cấp trên nào lập danh sách của đợt này cho cơ sở.")


def looks_back_on(programme: rulebook.Programme, round_key: str) -> frozenset[str]:
    """Name the rounds in which an exemplar must have done well; empty where the rule names none."""
    rule = _rule(programme, round_key)
    return frozenset() if rule is None else frozenset(_rounds(programme, rule.eligible))


def outcome_key(programme: rulebook.Programme, round_key: str) -> str:
    """Name what is judged of an exemplar in the round, as `judge` names it."""
    rule = _rule(programme, round_key)
    if rule is None:
        raise AgainstTheRules("Chương trình không quy định kết quả nào cho mô hình, điển hình ở đợt này.")
    return f"{rule.key}@{round_key}"


def quality(programme: rulebook.Programme, round_key: str) -> Condition | None:
    """Find the condition on rising quality, where the round has one (A8)."""
    rule = _rule(programme, round_key)
    return next(asked(rule.eligible, "rising"), None) if rule is not None else None


def asked(condition: Condition, word: str) -> Iterator[Condition]:
    """Walk to every place where a rule uses a word."""
    if condition.word == word:
        yield condition
    for part in condition.parts:
        yield from asked(part, word)


def _rule(programme: rulebook.Programme, round_key: str) -> OutcomeRule | None:
    rules: Mapping[str, OutcomeRule] = programme.outcomes
    found = (one for one in rules.values() if round_key in one.rounds and "exemplar" in one.subject)
    return next(found, None)


def _registers(one: Round, on: date) -> bool:
    window = one.windows.get("register")
    return window is not None and window.from_on <= on


def _first_on(one: Round) -> date:
    return date(min(one.years), 1, 1)


def _rounds(programme: rulebook.Programme, condition: Condition) -> Iterator[str]:
    for key in ("round", "rounds", "over"):
        yield from (one for one in named(condition, key) if one in programme.rounds)
    for part in condition.parts:
        yield from _rounds(programme, part)


def named(condition: Condition, key: str) -> tuple[str, ...]:
    """List what a key of a word names, one or several."""
    value = condition.args.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, tuple) else ()
