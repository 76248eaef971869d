"""What a registration promises: plain values, their checks, and how they are kept as versions (R4, R7, A22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kheo import vietnamese
from kheo.store.models import Criterion, Registration, Version
from kheo.work.refusals import BadInput, NotNow

MOST_CRITERIA = 20


@dataclass(frozen=True, slots=True)
class Target:
    """One criterion as promised; `direction` is higher, lower or exact; `key` stays the same through versions."""

    indicator: str
    unit_of_measure: str
    target: Decimal
    direction: str
    baseline: Decimal | None = None
    due: str = ""
    evidence_source: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole content of form 1; texts may be empty in a draft."""

    title: str
    field: str = ""
    problem: str = ""
    situation: str = ""
    goal: str = ""
    measures: str = ""
    cooperation: str = ""
    duration: str = ""
    members: int | None = None
    criteria: tuple[Target, ...] = ()


TEXTS = ("title", "field", "problem", "situation", "goal", "measures", "cooperation", "duration")

_MISSING = {
    "title": "Chưa có tên mô hình, điển hình. Hãy ghi một tên ngắn, nói được việc làm.",
    "field": "Chưa chọn lĩnh vực. Hãy chọn một trong các lĩnh vực của phong trào.",
    "problem": "Chưa nêu việc khó cần giải quyết. Hãy ghi việc mà cơ quan, đơn vị đang tập trung giải quyết.",
    "situation": "Chưa nêu thực trạng trước khi xây dựng mô hình. Hãy ghi khó khăn, yếu kém lúc bắt đầu.",
    "goal": "Chưa có mục tiêu. Hãy ghi điều muốn đạt được trong năm.",
    "measures": "Chưa có giải pháp, cách làm. Hãy ghi các việc sẽ làm.",
}


def lacking(content: Content) -> dict[str, str]:
    """Name every field that a registration still needs before it may be sent, each with its sentence."""
    found = {name: sentence for name, sentence in _MISSING.items() if not getattr(content, name).strip()}
    if not content.criteria:
        found["criteria"] = "Chưa có tiêu chí nào. Hãy ghi ít nhất một tiêu chí có số đo lúc bắt đầu và mục tiêu."
    for position, target in enumerate(content.criteria, 1):
        if target.baseline is None:
            found[f"criteria-{position}"] = (
                f"Tiêu chí {position} chưa ghi hiện trạng. Hãy ghi con số lúc bắt đầu để thấy được sự tiến bộ."
            )
    return found


def check(content: Content) -> Content:
    """Bring texts to NFC and refuse what cannot be kept; raises `BadInput` naming every field at once."""
    bad: dict[str, str] = {}
    if len(content.title) > 300:
        bad["title"] = f"Tên dài {len(content.title)} ký tự, quá 300. Hãy rút gọn tên."
    if len(content.criteria) > MOST_CRITERIA:
        bad["criteria"] = f"Có {len(content.criteria)} tiêu chí, quá {MOST_CRITERIA}. Hãy chọn các tiêu chí chính."
    directions = set(Criterion.Direction.values)
    for position, target in enumerate(content.criteria, 1):
        if not target.indicator.strip() or not target.unit_of_measure.strip():
            bad[f"criteria-{position}"] = (
                f"Tiêu chí {position} thiếu tên chỉ tiêu hoặc đơn vị tính. Hãy ghi đủ hai ô này."
            )
        elif target.direction not in directions:
            bad[f"criteria-{position}"] = f"Tiêu chí {position} chưa chọn cách so sánh. Hãy chọn một trong ba cách."
        elif abs(target.target) >= Decimal(10) ** 14:
            bad[f"criteria-{position}"] = f"Mục tiêu của tiêu chí {position} quá lớn. Hãy kiểm tra lại con số."
    if bad:
        raise BadInput("Có nội dung chưa đúng. " + " ".join(bad.values()), fields=bad)
    clean = {name: vietnamese.nfc(getattr(content, name)).strip() for name in TEXTS}
    taken = {target.key for target in content.criteria}
    unused = (key for number in range(1, 2 * MOST_CRITERIA + 1) if (key := f"c{number}") not in taken)
    criteria = tuple(_clean(target, target.key or next(unused)) for target in content.criteria)
    return Content(**clean, members=content.members, criteria=criteria)


def write(version: Version, content: Content) -> None:
    """Put content into a version and replace its criteria."""
    _put(version, content)
    version.save()
    version.criteria.all().delete()
    Criterion.objects.bulk_create(_criteria(version, content))


def write_new(pairs: Sequence[tuple[Version, Content]]) -> None:
    """Save new versions with their contents, all in the same few queries."""
    for version, content in pairs:
        _put(version, content)
    Version.objects.bulk_create([version for version, _content in pairs], batch_size=500)
    Criterion.objects.bulk_create([row for pair in pairs for row in _criteria(*pair)], batch_size=500)


def _put(version: Version, content: Content) -> None:
    for name in TEXTS:
        setattr(version, name, getattr(content, name))
    version.members = content.members


def _criteria(version: Version, content: Content) -> list[Criterion]:
    return [
        Criterion(
            version=version,
            position=position,
            key=target.key,
            indicator=target.indicator,
            unit_of_measure=target.unit_of_measure,
            baseline=target.baseline,
            target=target.target,
            direction=target.direction,
            due=target.due,
            evidence_source=target.evidence_source,
        )
        for position, target in enumerate(content.criteria, 1)
    ]


def of(version: Version) -> Content:
    """Read a version back as plain values (criteria by position)."""
    return Content(
        **{name: getattr(version, name) for name in TEXTS},
        members=version.members,
        criteria=tuple(
            Target(
                key=row.key,
                indicator=row.indicator,
                unit_of_measure=row.unit_of_measure,
                baseline=row.baseline,
                target=row.target,
                direction=row.direction,
                due=row.due,
                evidence_source=row.evidence_source,
            )
            for row in sorted(version.criteria.all(), key=lambda row: row.position)
        ),
    )


def accepted(row: Registration) -> Version:
    """Take the version that was accepted; raises `NotNow` while none is."""
    if row.accepted_version is None:
        raise NotNow("Đăng ký này chưa được Tổ chỉ đạo tiếp nhận. Hãy chờ Tổ chỉ đạo tiếp nhận.")
    return row.accepted_version


def differing(one: Content, other: Content) -> frozenset[str]:
    """Name the texts, and the keys of the criteria, in which two contents differ."""
    names = {name for name in (*TEXTS, "members") if getattr(one, name) != getattr(other, name)}
    return frozenset(names | {target.key for target in set(one.criteria) ^ set(other.criteria)})


def needed(name: str, text: str, otherwise: str) -> str:
    """Bring a required text to NFC; raises `BadInput` with the given sentence when it is empty."""
    clean = vietnamese.nfc(text).strip()
    if not clean:
        raise BadInput(otherwise, fields={name: otherwise})
    return clean


def _clean(target: Target, key: str) -> Target:
    return Target(
        key=key,
        indicator=vietnamese.nfc(target.indicator).strip(),
        unit_of_measure=vietnamese.nfc(target.unit_of_measure).strip(),
        baseline=target.baseline,
        target=target.target,
        direction=target.direction,
        due=vietnamese.nfc(target.due).strip(),
        evidence_source=vietnamese.nfc(target.evidence_source).strip(),
    )
