"""Begin registrations, one or ten thousand, by the same checks; what they share is read once.

`registrations.draft` begins one; an import begins many. What happens to a registration later is in `registrations`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kheo import rulebook
from kheo.store.models import Edition, Exemplar, Owner, Person, Registration, Version
from kheo.work import acts, content, days, diary, exemplars, lifecycle, people, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.content import Content
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, Refused


@dataclass(frozen=True, slots=True)
class Entry:
    """What a registration starts from: owners, round, title; `continues` names the exemplar carried on."""

    owners: Owners
    round: str
    title: str
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry with the content it begins with, where that is known already; an exemplar carried on copies its own."""

    entry: Entry
    content: Content | None = None


@dataclass(slots=True)
class _Begun:
    """One that passed every check, not saved yet; `owners` are those of a new exemplar."""

    wanted: Wanted
    row: Registration
    owners: list[Owner] | None
    content: Content


def begin(
    *, by: Actor, wanted: Sequence[Wanted], now: datetime, on_behalf: bool = False
) -> list[Registration | Refused]:
    """Begin registrations inside the caller's transaction; give a row or the refusal for each, in their order."""
    ground = _Ground(by, wanted, now, on_behalf=on_behalf)
    tried = [ground.tried(one) for one in wanted]
    _write([one for one in tried if isinstance(one, _Begun)], by, now)
    return [one.row if isinstance(one, _Begun) else one for one in tried]


class _Ground:
    """What all entries are checked against: the organisation of the day, where people work, what was adopted."""

    def __init__(self, by: Actor, wanted: Sequence[Wanted], now: datetime, *, on_behalf: bool) -> None:
        self.by, self.now, self.on = by, now, days.day(now)
        self.verb = "draft_on_behalf" if on_behalf else "draft"
        self.tree = units.tree(self.on)
        persons = {person_id for one in wanted for person_id in one.entry.owners.person_ids}
        self.persons = Person.objects.in_bulk(persons)
        self.homes = people.homes_of(persons, self.on)
        self._current: dict[int, tuple[Edition, rulebook.Programme]] = {}

    def tried(self, wanted: Wanted) -> _Begun | Refused:
        try:
            return self._checked(wanted)
        except Refused as no:
            return no

    def _checked(self, wanted: Wanted) -> _Begun:
        entry = wanted.entry
        exemplar, owners = self._new(entry) if entry.continues is None else (self._continued(entry), None)
        homes = [owner.home_id for owner in (exemplar.owners.all() if owners is None else owners)]
        base = self.tree.base_of(homes[0])
        owned = permits.Thing(
            unit_id=base.id,
            owner_people=frozenset(entry.owners.person_ids),
            owner_units=frozenset(entry.owners.unit_ids),
            homes=frozenset(homes),
        )
        permits.require(self.by, self.verb, owned)
        edition, programme = self._edition(base.id)
        if entry.round not in programme.rounds:
            raise AgainstTheRules("Chương trình không có đợt này. Hãy chọn đợt trong danh sách.")
        row = self._row(entry, exemplar=exemplar, edition=edition, base=base)
        row.tier = programme.rounds[entry.round].tier
        for name, value in exemplars.names(exemplar, self.tree, owners).items():
            setattr(row, name, value)
        first = content.check(wanted.content) if wanted.content else None
        return _Begun(wanted, row, owners, first or _copied(exemplar) or Content(title=exemplar.title))

    def _new(self, entry: Entry) -> tuple[Exemplar, list[Owner]]:
        if not entry.title.strip():
            raise BadInput("Chưa có tên mô hình, điển hình. Hãy ghi tên.", fields={"title": "Chưa ghi tên."})
        if bool(entry.owners.unit_ids) == bool(entry.owners.person_ids):
            raise BadInput("Chưa chọn chủ thể. Hãy chọn tập thể hoặc cá nhân.", fields={"owners": "Chưa chọn chủ thể."})
        homes = exemplars.homes(entry.owners, self.now, known=self.homes)
        exemplar, owners = exemplars.new(entry.owners, entry.title, self.tree, homes)
        for owner in owners:
            if owner.person_id is not None:
                owner.person = self.persons[owner.person_id]
        return exemplar, owners

    def _continued(self, entry: Entry) -> Exemplar:
        seen = acts.seen(self.by)
        exemplar = Exemplar.objects.filter(pk=entry.continues or 0, registrations__in=seen).distinct().first()
        if exemplar is None:
            raise NotFound("Không tìm thấy mô hình, điển hình cần tiếp tục.")
        taken = exemplar.registrations.filter(round=entry.round).exclude(state=lifecycle.State.WITHDRAWN)
        if taken.exists():
            raise NotNow("Mô hình, điển hình này đã có đăng ký trong đợt. Hãy mở đăng ký đã có để sửa tiếp.")
        return exemplar

    def _edition(self, base_id: int) -> tuple[Edition, rulebook.Programme]:
        if base_id not in self._current:
            self._current[base_id] = programmes.current(base_id, on=self.on)
        return self._current[base_id]

    def _row(self, entry: Entry, *, exemplar: Exemplar, edition: Edition, base: units.UnitThen) -> Registration:
        return Registration(
            exemplar=exemplar,
            edition=edition,
            round=entry.round,
            unit_id=base.id,
            unit_name=base.name,
            created_by_id=self.by.account,
            created_at=self.now,
            changed_by_id=self.by.account,
            changed_at=self.now,
        )


def _copied(exemplar: Exemplar) -> Content | None:
    """Read what was last accepted of an exemplar that is carried on."""
    if exemplar.pk is None:
        return None
    last = exemplar.registrations.filter(accepted_version__isnull=False).order_by("-pk").first()
    return content.of(last.accepted_version) if last is not None and last.accepted_version is not None else None


def _write(begun: Sequence[_Begun], by: Actor, now: datetime) -> None:
    exemplars.keep((one.row.exemplar, one.owners) for one in begun if one.owners is not None)
    rows = [one.row for one in begun]
    Registration.objects.bulk_create(rows, batch_size=500)
    content.write_new(
        [(Version(registration=one.row, number=1, title=one.row.exemplar.title), one.content) for one in begun]
    )
    diary.record_all(_lines(rows), account_id=by.account_id, now=now)


def _lines(rows: Iterable[Registration]) -> list[diary.Line]:
    return [
        diary.Line(diary.Word.DRAFTED, "registration", row.pk, row.unit_id, diary.Note(after={"round": row.round}))
        for row in rows
    ]
