"""The tables that say who may and what follows what, printed to the docs: a changed permission is a visible diff."""

from pathlib import Path

import pytest

from kheo.store.models import Entry
from kheo.work import acts, diary, lifecycle, people, permits
from tests.work.world import World, at

NOW = at(2014, 1, 20)
PEOPLE = ("ngan", "long", "hoa", "bao", "tuan", "ly", "minh", "mai", "xa", "vang")
HEAD = """# Who may do what

Generated from `kheo.work.permits` and compared by `tests/work/test_tables.py`: the people of the small world against a
dossier that Ngân's office owns, for which Tuấn is the appraiser. Print it anew with
`make test ARGS="tests/work/test_tables.py --update-docs"`.

Ngân speaks for the owner · Long leads the agency · Hoa is the steering group's secretary, Bảo its head, Tuấn and Lý its
members · Minh signs for the committee · Mai is the bloc's secretary · Xa and Vắng belong to another base unit.

"""


def _matrix(world: World) -> str:
    thing = permits.Thing(
        unit_id=world.ids["K05"],
        owner_units=frozenset({world.ids["P05"]}),
        homes=frozenset({world.ids["P05"]}),
        appraisers=frozenset({world.person_ids["tuan"]}),
    )
    rows = ["| verb | " + " | ".join(PEOPLE) + " |", "|---|" + "---|" * len(PEOPLE)]
    for verb in permits.TABLE:
        may = ["yes" if permits.answer(world.who(name, NOW), verb, thing).ok else "" for name in PEOPLE]
        rows.append(f"| {verb} | " + " | ".join(may) + " |")
    return HEAD + "\n".join(rows) + "\n"


def _life_cycle() -> str:
    head = "# The life cycle of a registration\n\nGenerated from `kheo.work.lifecycle.TABLE`; compared by a test.\n\n"
    rows = ["| from | verb | to | who | window | paper |", "|---|---|---|---|---|---|"]
    for row in lifecycle.TABLE:
        cells = (", ".join(row.before), row.verb, row.after or "(stays)", row.who, row.window or "", row.paper or "")
        rows.append(f"| {' | '.join(cells)} |")
    return f"{head}```mermaid\n{lifecycle.drawn()}\n```\n\n" + "\n".join(rows) + "\n"


def _same(path: Path, text: str, *, update: bool) -> None:
    if update:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_the_printed_permits_are_those_of_the_table(world: World, root: Path, request: pytest.FixtureRequest) -> None:
    _same(root / "docs/permits.md", _matrix(world), update=request.config.getoption("--update-docs"))


def test_the_drawn_life_cycle_is_that_of_the_table(root: Path, request: pytest.FixtureRequest) -> None:
    _same(root / "docs/life-cycle.md", _life_cycle(), update=request.config.getoption("--update-docs"))


@pytest.mark.parametrize("verb", sorted(permits.TABLE))
def test_every_refusal_has_a_sentence_and_nobody_is_refused_silently(verb: str) -> None:
    assert permits.TABLE[verb].otherwise.endswith(".")


def test_the_machines_own_actor_sees_no_dossier(world: World) -> None:
    world.submitted(NOW)

    assert list(acts.seen(people.system())) == []
    assert not permits.answer(people.system(), "decide", permits.Thing(unit_id=world.ids["K05"])).ok


@pytest.mark.parametrize("verb", sorted({row.verb for row in lifecycle.TABLE}))
@pytest.mark.parametrize("ad_hoc", [False, True])
@pytest.mark.parametrize("state", list(lifecycle.State))
def test_a_verb_follows_just_the_states_of_the_table(verb: str, state: lifecycle.State, ad_hoc: bool) -> None:
    may = any(row.verb == verb and state in row.before and row.ad_hoc in (None, ad_hoc) for row in lifecycle.TABLE)

    sentence = lifecycle.allows(verb, state, ad_hoc=ad_hoc)

    assert (sentence == "") == may
    assert may or lifecycle.label(state, ad_hoc=ad_hoc) in sentence


@pytest.fixture
def chain(world: World) -> list[Entry]:
    """Write a diary of some length."""
    world.accepted(NOW)
    return list(Entry.objects.order_by("seq"))


def test_a_whole_diary_holds(chain: list[Entry]) -> None:
    assert len(chain) > 5
    assert diary.first_broken() is None


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_changed_line_is_found(chain: list[Entry], place: int) -> None:
    Entry.objects.filter(pk=chain[place].pk).update(word="awarded")

    assert diary.first_broken() == chain[place].seq


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_missing_line_is_found(chain: list[Entry], place: int) -> None:
    chain[place].delete()

    assert diary.first_broken() is not None


def test_a_line_put_in_and_two_swapped_are_found(chain: list[Entry]) -> None:
    first, second = chain[2], chain[3]
    Entry.objects.filter(pk=first.pk).update(seq=10_000)
    Entry.objects.filter(pk=second.pk).update(seq=first.seq)
    Entry.objects.filter(pk=first.pk).update(seq=second.seq)

    assert diary.first_broken() == chain[2].seq
