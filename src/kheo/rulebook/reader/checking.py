"""What can only be checked once everything is read: cycles, windows that a round lacks, clauses nobody cites."""

from collections.abc import Mapping

from kheo.rulebook.programme import Condition, OutcomeRule, Programme
from kheo.rulebook.reader.ledger import Ledger, Place
from kheo.rulebook.vocabulary import Scope, Unfit, compile_condition, leans_on

_START = Place("programme.yaml", 1)


def check_cycles(ledger: Ledger, programme: Programme) -> None:
    """Say which rounds follow themselves and which rules lean on themselves."""
    follows = {f"rounds.{key}": [f"rounds.{one.follows}"] for key, one in programme.rounds.items() if one.follows}
    for cycle in _cycles(follows):
        place = ledger.declared["round"].get(cycle[0].removeprefix("rounds."), _START)
        ledger.say(place, f"vòng lặp trong follows: {_arrow(cycle)}")
    for cycle in _cycles(_leanings(programme)):
        ledger.say(_place_of(ledger, cycle[0]), f"vòng lặp giữa các điều kiện: {_arrow(cycle)}")


def _arrow(cycle: list[str]) -> str:
    return " → ".join(name.split(".", 1)[1] for name in [*cycle, cycle[0]])


def _place_of(ledger: Ledger, name: str) -> Place:
    section, key = name.split(".", 1)
    kind = {"exceptions": "exception", "dossier": "dossier", "standards": "standards"}[section]
    return ledger.declared[kind].get(key, _START)


def _leanings(programme: Programme) -> dict[str, list[str]]:
    graph = {f"exceptions.{key}": leans_on([rule.condition]) for key, rule in programme.exceptions.items()}
    graph |= {f"dossier.{key}": leans_on(rule.condition for rule in part) for key, part in programme.dossier.items()}
    graph |= {f"standards.{key}": leans_on(rule.condition for rule in own) for key, own in programme.standards.items()}
    return graph


def _cycles(graph: Mapping[str, list[str]]) -> list[list[str]]:
    """Find the names that reach themselves, each cycle once, told from its first name."""
    found: list[list[str]] = []
    for start in graph:
        trail = _way_back(graph, start)
        if trail and not any(start in cycle for cycle in found):
            found.append(trail)
    return found


def _way_back(graph: Mapping[str, list[str]], start: str) -> list[str]:
    trails, seen = [[start]], {start}
    while trails:
        trail = trails.pop()
        for following in graph.get(trail[-1], []):
            if following == start:
                return trail
            if following not in seen:
                seen.add(following)
                trails.append([*trail, following])
    return []


def check_fit(ledger: Ledger, programme: Programme) -> None:
    """Compile every rule in every round it serves; say where one cannot stand."""
    for outcome in programme.outcomes.values():
        for key in outcome.rounds:
            _check_gifts(ledger, programme, outcome, key)
            one = programme.rounds[key]
            scope = Scope(programme=programme, windows=one.windows, round=one)
            _try(ledger, outcome.eligible, scope)
            _try(ledger, outcome.granted, scope)
    for duty in programme.duties.values():
        _try(ledger, duty.done_when, Scope(programme=programme, windows={"due": duty.due}, who=duty.who))


def _check_gifts(ledger: Ledger, programme: Programme, outcome: OutcomeRule, key: str) -> None:
    for gift in outcome.gives:
        if gift.window not in programme.rounds[key].windows:
            place = ledger.declared["outcome"].get(outcome.key, _START)
            ledger.say(place, f'kết quả "{outcome.key}" trao trong thời hạn "{gift.window}" mà đợt "{key}" không có')


def _try(ledger: Ledger, condition: Condition, scope: Scope) -> None:
    try:
        compile_condition(condition, scope)
    except Unfit as unfit:
        ledger.say(ledger.lines.get(unfit.path, _START), unfit.message)


def check_coverage(ledger: Ledger, programme: Programme) -> None:
    """Say which clauses no rule cites and nobody explained, and which are explained though a rule cites them."""
    for clause in programme.clauses:
        cited = [path for path in programme.citations.get(clause, ()) if path != "not_modelled"]
        place = ledger.declared["clause"][clause]
        if not cited and clause not in programme.not_modelled:
            ledger.say(
                place, f'điều khoản "{clause}" không được viện dẫn ở đâu; hãy viện dẫn hoặc nêu lý do ở not_modelled'
            )
        if cited and clause in programme.not_modelled:
            ledger.say(place, f'điều khoản "{clause}" đã được viện dẫn ({cited[0]}) nên không ghi ở not_modelled')
