"""Keep a world that verbs have built: the next test gets the same rows again, in a tenth of the time."""

import copy
import functools
import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from kheo.store.models import Blob, Unit
from kheo.work import files, looking

P = ParamSpec("P")
T = TypeVar("T")
_State = dict[str, dict[object, tuple[object, ...]]]


@dataclass(frozen=True)
class _Step:
    """What building came to: its answer, what the world noted of itself, the rows made, changed and taken away."""

    answer: object
    noted: dict[str, object] = field(default_factory=dict)
    made: list[tuple[type[models.Model], list[models.Model]]] = field(default_factory=list)
    changed: list[models.Model] = field(default_factory=list)
    gone: list[tuple[type[models.Model], list[object]]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


_KEPT: dict[Hashable, _Step] = {}


def kept(name: Hashable, build: Callable[[], T]) -> T:
    """Build what has not been built in this process; otherwise put its rows in and give an equal object.

    Only where the database is empty, as every world finds it.
    """
    if Unit.objects.exists():
        return build()
    return _taken((name, _place()), {}, build, {})


def grows(step: Callable[P, T]) -> Callable[P, T]:
    """Keep one step of a world: taken again from the very same rows, it gives the rows to which it led.

    The step is a method of a world, or a function whose first word is one. It must do nothing but call verbs.
    """

    @functools.wraps(step)
    def taken(*words: P.args, **named: P.kwargs) -> T:
        state = _state()
        told = hashlib.sha256(repr(state).encode()).hexdigest()
        key = (step.__qualname__, _spelt(words), _spelt(named), _place(), told)
        return _taken(key, state, lambda: step(*words, **named), vars(words[0]))

    return taken


def _place() -> tuple[str, str]:
    return str(settings.PROGRAMMES), str(settings.FILES)


def _state() -> _State:
    """Read every table as the database keeps it: its rows by their keys."""
    state: _State = {}
    with connection.cursor() as cursor:
        for model in _models():
            key = connection.ops.quote_name(model._meta.pk.column)
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {key}, * FROM {table} ORDER BY 1")  # noqa: S608 - the names are the models' own
            state[model._meta.label] = {row[0]: row[1:] for row in cursor.fetchall()}
    return state


@functools.cache
def _models() -> tuple[type[models.Model], ...]:
    return tuple(apps.get_app_config("store").get_models(include_auto_created=True))


def _taken(key: Hashable, before: _State, build: Callable[[], T], noted: dict[str, object]) -> T:
    """Build and keep what it led to, or put that in."""
    step = _KEPT.get(key)
    if step is None or not all(file.exists() for file in step.files):
        answer = build()
        _KEPT[key] = _led_to(before, answer, noted)
        return answer
    looking.forget()
    with transaction.atomic():
        for model, keys in step.gone:
            model._base_manager.filter(pk__in=keys).delete()
        for row in step.changed:
            row.save_base(raw=True, force_update=True)
        for model, rows in step.made:
            model._base_manager.bulk_create(rows)
    for name, value in copy.deepcopy(step.noted).items():
        if isinstance(value, dict) and isinstance(noted.get(name), dict):  # what others hold too stays the same thing
            noted[name].clear()  # type: ignore[attr-defined]
            noted[name].update(value)  # type: ignore[attr-defined]
        else:
            noted[name] = value
    return copy.deepcopy(step.answer)  # type: ignore[return-value] - it was kept under its own name


def _led_to(before: _State, answer: object, noted: dict[str, object]) -> _Step:
    after, step = _state(), _Step(copy.deepcopy(answer))
    step.noted.update({name: copy.deepcopy(value) for name, value in noted.items() if name != "world"})
    for model in _models():
        rows, known = after[model._meta.label], before.get(model._meta.label, {})
        fresh = [pk for pk in rows if pk not in known]
        if fresh:
            step.made.append((model, list(model._base_manager.filter(pk__in=fresh).order_by("pk"))))
        changed = [pk for pk in rows if pk in known and rows[pk] != known[pk]]
        if changed:
            step.changed.extend(model._base_manager.filter(pk__in=changed))
        gone = [pk for pk in known if pk not in rows]
        if gone:
            step.gone.append((model, gone))
    step.files.extend(files.place(row.sha256) for model, rows in step.made if model is Blob for row in rows)
    return step


def _spelt(value: object) -> str:
    """Spell words so that equal ones are spelt alike: rows by their keys, worlds by what they noted."""
    if isinstance(value, models.Model):
        return f"{value._meta.label}:{value.pk}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_spelt, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_spelt(name)}: {_spelt(each)}' for name, each in value.items())}}}"
    if type(value).__module__.startswith("tests.") and hasattr(value, "__dict__"):
        return f"{type(value).__qualname__}{_spelt(vars(value))}"
    return repr(value)
