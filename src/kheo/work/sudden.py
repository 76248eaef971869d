"""Sudden merit: a described deed with its day, proposer and confirmation; no form 1, no window (R21, A21)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Account, Confirmation, Deed, Registration, Version
from kheo.work import acts, content, days, diary, escalating, exemplars, indexing, outbox, permits, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.dossier_lines import DeedLine
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput
from kheo.work.reports import Signatory, check_signatory


@dataclass(frozen=True, slots=True)
class Merit:
    """What happened: who, called what, when, described how; `field` is one of the programme's fields."""

    owners: Owners
    title: str
    field: str
    happened_on: date
    description: str


@transaction.atomic
def register(*, by: Actor, merit: Merit, now: datetime, unit_id: int | None = None) -> Registration:
    """Enter a deed that nobody could have registered in January; whoever leads there confirms it next.

    At `unit_id`, a base unit or one above it; without it at the owner's base unit. Raises `BadInput` for a day to come,
    an empty description or an owner from elsewhere, `AgainstTheRules` when the programme has no such round.
    """
    on = days.day(now)
    description = content.needed(
        "description", merit.description, "Chưa mô tả thành tích. Hãy ghi rõ việc đã làm, kết quả và tác dụng."
    )
    title = content.needed("title", merit.title, "Chưa có tên thành tích. Hãy ghi một tên ngắn.")
    if merit.happened_on > on:
        raise BadInput(
            "Ngày lập thành tích muộn hơn hôm nay. Hãy kiểm tra lại.", fields={"happened_on": "Ngày chưa tới."}
        )
    tree = units.tree(on)
    homes = exemplars.homes(merit.owners, now)
    first = merit.owners.unit_ids[0] if merit.owners.unit_ids else min(homes.values())
    here = tree.base_of(first) if unit_id is None else tree[unit_id]
    permits.require(by, "register_ad_hoc", permits.Thing(unit_id=here.id))
    if any(here.id not in tree[home].path for home in (*merit.owners.unit_ids, *homes.values())):
        sentence = f"Có chủ thể không thuộc {here.name}. Hãy chọn chủ thể của cơ quan, đơn vị trực thuộc."
        raise BadInput(sentence, fields={"owners": sentence})
    edition, programme = programmes.current(here.id, on=on)
    round_key = next((key for key, one in programme.rounds.items() if one.ad_hoc and one.tier == here.tier), None)
    if round_key is None or not programme.period.contains(on):
        raise AgainstTheRules("Chương trình không xét thành tích đột xuất ở cấp này vào ngày hôm nay.")
    exemplar = exemplars.create(merit.owners, title, tree, homes)
    account = Account.objects.get(pk=by.account)
    row = Registration.objects.create(
        exemplar=exemplar,
        edition=edition,
        round=round_key,
        tier=here.tier,
        unit_id=here.id,
        unit_name=here.name,
        **exemplars.names(exemplar, tree),
        is_ad_hoc=True,
        state="submitted",
        submitted_at=now,
        submitted_on=on,
        own_word=True,
        created_by=account,
        created_at=now,
        changed_by=account,
        changed_at=now,
    )
    version = Version.objects.create(
        registration=row,
        number=1,
        status=Version.Status.ACCEPTED,
        title=title,
        field=merit.field,
        situation=description,
    )
    row.accepted_version = version
    row.save(update_fields=("accepted_version",))
    indexing.contents([row.exemplar_id])
    proposer = programmes.steering_body(programme, here.tier)
    Deed.objects.create(registration=row, description=description, happened_on=merit.happened_on, proposer=proposer)
    diary.record(
        diary.Word.AD_HOC_REGISTERED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(cite=("III.2.b", "III.2.e"), after={"round": round_key}),
    )
    outbox.tell(
        outbox.holders(
            [owner.home_id for owner in exemplar.owners.all()] + [here.id], (Role.LEADER, Role.SIGNATORY), now
        ),
        key=f"sudden/{row.pk}",
        subject=f"Chờ xác nhận thành tích đột xuất: {title}",
        body=f"{escalating.body_of(row)} đề xuất thành tích đột xuất của {row.owner_name}. Mời đồng chí xác nhận.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def confirm(*, by: Actor, registration_id: int, signatory: Signatory, now: datetime) -> Registration:
    """Confirm a deed; any one of committee, leader or direct head (A26)."""
    act = acts.take(by=by, verb="confirm_deed", registration_id=registration_id, now=now)
    check_signatory(signatory)
    deed = act.row.deed
    deed.confirmed_by = Confirmation.Kind(signatory.kind).value
    deed.confirmed_name = vietnamese.nfc(signatory.name).strip()
    deed.confirmed_position = vietnamese.nfc(signatory.position).strip()
    deed.confirmed_on = act.on
    deed.save()
    row = act.finish(diary.Note(cite=("III.2.e",), after={"kind": signatory.kind}))
    outbox.tell(
        outbox.group(row, now),
        key=f"deed/{row.pk}",
        subject=f"Đã xác nhận thành tích đột xuất: {row.exemplar.title}",
        body="Thành tích đột xuất đã được xác nhận. Mời đồng chí xét chọn.",
        now=now,
        registration=row,
    )
    return row


def deed_of(row: Registration) -> DeedLine | None:
    """Read the deed of a dossier, or the one that it rests on, with who confirmed it; None for one by form 1.

    The row comes `standing.loaded`: what is below it is among its exemplar's registrations.
    """
    below = (one for one in row.exemplar.registrations.all() if one.pk == row.lower_id)
    found = getattr(row, "deed", None) or getattr(next(below, None), "deed", None)
    if found is None:
        return None
    kinds = {"committee": "Cấp ủy", "leader": "Lãnh đạo cơ quan, đơn vị", "direct_head": "Người quản lý trực tiếp"}
    return DeedLine(
        description=found.description,
        happened_on=found.happened_on,
        confirmed_kind=kinds.get(found.confirmed_by, ""),
        confirmed_name=found.confirmed_name,
        confirmed_position=found.confirmed_position,
        confirmed_on=found.confirmed_on,
    )
