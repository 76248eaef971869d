"""The shape every reorganisation shares: permit, decision, units in time; then versions, events, diary, journal.

`reorganising` calls `begin`, changes what is its own, and calls `UnitAct.finish`, all in the verb's transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kheo import vietnamese
from kheo.store.models import Appointment, Reorganisation, Unit, UnitEvent, UnitVersion
from kheo.work import days, diary, handing_over, lineage, permits, reshaping, unit_checks, units
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput
from kheo.work.reshaping import Change, Choices, Ground, Target
from kheo.work.traces import Journal
from kheo.work.units import NewUnit, Tree


@dataclass(slots=True)
class UnitAct:
    """One reorganisation under way; `tree` is the organisation of its day as it stood when the act began."""

    by: Actor
    change: Change
    ground: Ground
    now: datetime
    tree: Tree
    row: Reorganisation
    journal: Journal = field(default_factory=Journal)
    chosen: Choices = reshaping.NO_CHOICES

    @property
    def on(self) -> date:
        """The day from which it holds."""
        return self.ground.on

    def renew(self, unit_id: int) -> UnitVersion:
        """Give a unit a version from the day on, like the one before; the caller changes and saves it.

        A version that begins that very day, by an act before this one, is itself changed.
        """
        old = unit_checks.newest(unit_id, self.on)
        if old.from_on == self.on:
            self.journal.keep(old)
            return old
        self._close_version(old)
        values = {one.attname: getattr(old, one.attname) for one in UnitVersion._meta.concrete_fields}
        new = UnitVersion(**{**values, "id": None, "from_on": self.on, "until_on": None})
        new.save()
        self.journal.made(new)
        return new

    def put_under(self, unit_id: int, parent_id: int) -> None:
        """Move a unit below another."""
        version = self.renew(unit_id)
        version.parent_id = parent_id
        version.save()
        self.note_event(unit_id, lineage.MOVED, other_id=parent_id)

    def note_event(self, unit_id: int, kind: str, *, other_id: int | None = None, note: str = "") -> None:
        """Write one event of a unit, with the decision behind it."""
        event = UnitEvent.objects.create(
            unit_id=unit_id,
            kind=kind,
            on=self.on,
            decision=self.ground.told,
            other_id=other_id,
            note=note,
            reorganisation=self.row,
        )
        self.journal.made(event)

    def successors(self, targets: tuple[Target, ...]) -> tuple[int, ...]:
        """Form what is new, check what stands; raises `BadInput` for one that ends itself or stands below what ends."""
        found = tuple(self._form(one) if isinstance(one, NewUnit) else self._standing(one) for one in targets)
        if len(set(found)) < len(found):
            raise BadInput("Có đơn vị được ghi hai lần. Hãy kiểm tra lại danh sách.")
        return found

    def close(self, kind: str, targets: tuple[int, ...], choices: Choices) -> None:
        """End what ends: move what stands below, end posts, hand over what a person chose, close the versions."""
        ending, self.chosen = self.change.ending, choices
        allowed = self._allowed(targets)
        handing_over.check(choices, ending, allowed, self.on)
        for unit_id, code in choices.children.items():
            self._place(unit_id, allowed[code])
        posts = {row: allowed[choices.appointments[row.pk]] for row in self._chosen_posts(choices.appointments)}
        handing_over.end_posts(ending, self.on, self.journal)
        handing_over.open_posts(posts, self.on, self.journal)
        self._hand(choices, allowed)
        for unit_id in self.change.concerned:
            for other_id in targets or (self.tree[unit_id].parent_id,):
                if other_id != unit_id:
                    self.note_event(unit_id, kind, other_id=other_id)
        for unit_id in sorted(ending):
            self._end(unit_id)

    def finish(self) -> Reorganisation:
        """Keep the journal and write one diary line; return the act."""
        first = self.change.concerned[0]
        self.row.title, self.row.was = self.change.title(self.tree)[:1000], self.journal.rows
        after = {
            "verb": self.change.verb,
            "decision": self.ground.told,
            "on": self.on.isoformat(),
            "exemplars": {str(pk): code for pk, code in self.chosen.exemplars.items()},
            "appointments": {str(pk): code for pk, code in self.chosen.appointments.items()},
        }
        entry = diary.record(
            diary.Word.REORGANISED,
            account_id=self.by.account_id,
            subject="unit",
            subject_id=first,
            unit_id=first,
            now=self.now,
            note=diary.Note(
                before={"units": [self.tree[one].name for one in self.change.concerned]},
                after=after,
                remark=self.row.title,
            ),
        )
        self.row.diary_seq = entry.seq
        self.row.save()
        return self.row

    def _form(self, new: NewUnit) -> int:
        unit_checks.check_new(new, self.tree)
        if reshaping.above_target(new, self.tree) & self.change.ending:
            raise BadInput(
                "Đơn vị mới không thể trực thuộc đơn vị kết thúc hoạt động. Hãy chọn đơn vị cấp trên khác.",
                fields={"parent": "Không chọn được đơn vị này."},
            )
        unit_id = units.form(units=(new,), on=self.on, decision=self.ground.told)[new.code]
        self.journal.made(Unit.objects.get(pk=unit_id))
        self.journal.made(UnitVersion.objects.get(unit_id=unit_id))
        UnitEvent.objects.filter(unit_id=unit_id).update(reorganisation=self.row)
        self.journal.made(UnitEvent.objects.get(unit_id=unit_id))
        return unit_id

    def _standing(self, unit_id: int) -> int:
        unit_checks.newest(unit_id, self.on)
        itself = {unit_id} - self.change.ending  # a unit that gives a part away goes on
        if set(self.tree[unit_id].path) & (set(self.change.concerned) - itself):
            raise BadInput(
                f"{self.tree[unit_id].name} chính là đơn vị kết thúc hoạt động hoặc trực thuộc đơn vị ấy "
                "nên không thể kế thừa. Hãy chọn đơn vị khác, hoặc chuyển đơn vị này ra trước."
            )
        return unit_id

    def _allowed(self, targets: tuple[int, ...]) -> dict[str, int]:
        if not targets:
            gone = self.change.ending
            return {unit.code: unit.id for unit in self.tree.all() if unit.id not in gone}
        return dict(Unit.objects.filter(pk__in=targets).values_list("code", "pk"))

    def _place(self, unit_id: int, parent_id: int) -> None:
        below = {row.unit_id for row in handing_over.below(self.change.concerned, self.on)}
        if unit_id not in below:
            raise BadInput("Có đơn vị không trực thuộc đơn vị được sắp xếp. Hãy mở lại trang để xem danh sách mới.")
        if parent_id in self.tree and unit_id in self.tree[parent_id].path:
            raise BadInput(f"Không chuyển {self.tree[unit_id].name} về trực thuộc chính nó. Hãy chọn nơi khác.")
        if parent_id not in self.change.concerned:
            self.put_under(unit_id, parent_id)

    def _chosen_posts(self, chosen: Mapping[int, str]) -> list[Appointment]:
        rows = list(handing_over.held(self.change.concerned, self.on).filter(pk__in=list(chosen)).order_by("pk"))
        if len(rows) != len(chosen):
            raise BadInput("Có vai trò không còn ở đơn vị được sắp xếp. Hãy mở lại trang để xem danh sách mới.")
        return rows

    def _hand(self, choices: Choices, allowed: Mapping[str, int]) -> None:
        chosen = {pk: allowed[code] for pk, code in choices.exemplars.items()}
        handing_over.hand(self.row, chosen, frozenset(self.change.concerned), self.journal)

    def _end(self, unit_id: int) -> None:
        version = unit_checks.newest(unit_id, self.on)
        if version.from_on < self.on:
            self._close_version(version)
            return
        if not UnitVersion.objects.filter(unit_id=unit_id, from_on__lt=self.on).exists():
            raise BadInput(f"{version.name} mới thành lập đúng ngày này nên chưa kết thúc được. Hãy kiểm tra lại ngày.")
        self.journal.keep(version)
        version.delete()

    def _close_version(self, version: UnitVersion) -> None:
        self.journal.keep(version, "until_on")
        version.until_on = self.on
        version.save(update_fields=("until_on",))


def begin(by: Actor, change: Change, ground: Ground, now: datetime) -> UnitAct:
    """Ask the permits, check the decision, and lock the units it is about.

    Raises `NotPermitted`, `BadInput`, `NotFound`.
    """
    permits.require(by, "reorganise", permits.NOTHING)
    unit_checks.check_ground(ground, days.day(now))
    if not change.concerned or len(set(change.concerned)) < len(change.concerned):
        raise BadInput("Chưa chọn đơn vị, hoặc chọn một đơn vị hai lần. Hãy chọn lại.", fields={"units": "Chọn lại."})
    list(Unit.objects.select_for_update().filter(pk__in=change.concerned).order_by("pk"))
    for unit_id in change.concerned:
        unit_checks.newest(unit_id, ground.on)
    row = Reorganisation.objects.create(
        verb=change.verb,
        on=ground.on,
        number=vietnamese.nfc(ground.number).strip(),
        signed_on=ground.signed_on,
        signer=vietnamese.nfc(ground.signer).strip(),
        at=now,
    )
    return UnitAct(by=by, change=change, ground=ground, now=now, tree=units.tree(ground.on), row=row)
