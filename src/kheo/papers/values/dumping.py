"""Bring a paper's value to plain JSON and back.

A field added later with a default still reads what was frozen before it.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, cast, get_args, get_origin, get_type_hints

from kheo.papers.values.ceremonies import ConferenceProgramme, ReadingScript
from kheo.papers.values.certificates import AwardCertificate, PraiseCertificate, RecognitionCertificate
from kheo.papers.values.forms import AchievementReport, RegistrationForm, RegistrationSummary
from kheo.papers.values.minutes import AppraisalRecord, SelectionMinutes, SurveyRecord
from kheo.papers.values.reviews import FinalReport, InterimReport
from kheo.papers.values.rulings import AssignmentTable, CommendationDecision, GroupProposal, SteeringGroupDecision
from kheo.papers.values.running import BonusList, BudgetEstimate, Plan, WorkingRegulation
from kheo.papers.values.upward import CommitteeProposal, ProvinceIndex

AnyPaper = (
    RegistrationForm
    | RegistrationSummary
    | AchievementReport
    | GroupProposal
    | CommendationDecision
    | SteeringGroupDecision
    | AssignmentTable
    | SurveyRecord
    | AppraisalRecord
    | SelectionMinutes
    | CommitteeProposal
    | ProvinceIndex
    | Plan
    | WorkingRegulation
    | BudgetEstimate
    | BonusList
    | InterimReport
    | FinalReport
    | ConferenceProgramme
    | ReadingScript
    | PraiseCertificate
    | AwardCertificate
    | RecognitionCertificate
)

TYPES: Final[Mapping[str, type[AnyPaper]]] = {kind.KIND: kind for kind in get_args(AnyPaper)}


_type_hints = cache(get_type_hints)


class NotAPaper(ValueError):
    """Refuse data that no paper was dumped to."""


def dump(value: AnyPaper) -> dict[str, Any]:
    """Turn a paper's value into JSON-able data with its kind; days and decimals become text."""
    return {"kind": value.KIND, **_dump_fields(value)}


def load(data: Mapping[str, Any]) -> AnyPaper:
    """Read back what `dump` wrote. Raises `NotAPaper` naming the place that does not fit."""
    kind = str(data.get("kind"))
    if kind not in TYPES:
        raise NotAPaper(f"unknown kind of paper: {kind!r}")
    parts = {key: part for key, part in data.items() if key != "kind"}
    return cast(AnyPaper, _load(TYPES[kind], parts, kind))


def _dump_fields(value: Any) -> dict[str, Any]:
    return {field.name: _dump(getattr(value, field.name)) for field in fields(value)}


def _dump(value: Any) -> Any:
    if is_dataclass(value):
        return _dump_fields(value)
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _load(kind: Any, data: Any, where: str) -> Any:
    if is_dataclass(kind):
        return _load_fields(kind, data, where)
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            raise NotAPaper(f"{where}: a list is expected")
        return tuple(_load(get_args(kind)[0], item, f"{where}[{index}]") for index, item in enumerate(data))
    if NoneType in get_args(kind):
        return None if data is None else _load(get_args(kind)[0], data, where)
    return _load_plain(kind, data, where)


def _load_fields(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise NotAPaper(f"{where}: fields are expected")
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(set(data) - set(known)):
        raise NotAPaper(f"{where}: unknown fields {unknown}")
    if missing := sorted(name for name in set(known) - set(data) if not _has_default(known[name])):
        raise NotAPaper(f"{where}: missing fields {missing}")
    hints = _type_hints(kind)
    return kind(**{name: _load(hints[name], part, f"{where}.{name}") for name, part in data.items()})


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _load_plain(kind: Any, data: Any, where: str) -> Any:
    try:
        if kind is date:
            return date.fromisoformat(data)
        if kind is Decimal or issubclass(kind, StrEnum):
            return kind(data)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise NotAPaper(f"{where}: {data!r} does not fit") from error
    if type(data) is not kind:
        raise NotAPaper(f"{where}: {data!r} does not fit")
    return data
