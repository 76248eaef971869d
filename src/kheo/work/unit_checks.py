"""What a reorganisation must have before anything is written: a named decision, units that stand, known words."""

from datetime import date

from kheo import vietnamese
from kheo.store.models import UnitVersion
from kheo.work import programmes
from kheo.work.refusals import BadInput, NotFound
from kheo.work.reshaping import Ground
from kheo.work.units import NewUnit, Tree


def newest(unit_id: int, on: date) -> UnitVersion:
    """Find the version of a unit that a change on a day starts from.

    Raises `NotFound` for an unknown unit, `BadInput` when the day is before the unit, before its newest version, or
    after its end.
    """
    rows = list(UnitVersion.objects.filter(unit_id=unit_id).order_by("from_on"))
    if not rows:
        raise NotFound("Không tìm thấy đơn vị này. Hãy chọn trong danh sách.")
    first, last = rows[0], rows[-1]
    sentence = ""
    if first.from_on > on:
        day = vietnamese.show_day(first.from_on)
        sentence = f"{first.name} đến ngày {day} mới thành lập. Hãy ghi ngày có hiệu lực từ đó trở đi."
    elif last.from_on > on:
        day = vietnamese.show_day(last.from_on)
        sentence = f"{last.name} đã có thay đổi từ ngày {day}. Hãy ghi ngày có hiệu lực từ đó trở đi."
    elif last.until_on is not None:
        sentence = f"{last.name} đã kết thúc hoạt động từ ngày {vietnamese.show_day(last.until_on)}."
    if sentence:
        raise BadInput(sentence, fields={"on": sentence})
    return last


def check_ground(ground: Ground, today: date) -> None:
    """Refuse a change without a named decision, or by one that is not signed yet."""
    bad: dict[str, str] = {}
    if not ground.number.strip():
        bad["number"] = "Chưa ghi số, ký hiệu quyết định. Hãy ghi đúng như trên quyết định."
    if not ground.signer.strip():
        bad["signer"] = "Chưa ghi người ký quyết định. Hãy ghi chức vụ, họ và tên người ký."
    if ground.signed_on > today:
        day = vietnamese.show_day(ground.signed_on)
        bad["signed_on"] = f"Ngày ký {day} muộn hơn hôm nay. Hãy kiểm tra lại ngày trên quyết định."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def check_new(new: NewUnit, tree: Tree) -> None:
    """Refuse a unit to form without code, name, kind, tier, or under a parent that does not stand that day."""
    wanted = {
        "code": (new.code, "Chưa ghi mã của đơn vị mới."),
        "name": (new.name, "Chưa ghi tên của đơn vị mới."),
        "short_name": (new.short_name, "Chưa ghi tên gọi tắt của đơn vị mới."),
        "kind": (new.kind, "Chưa chọn loại hình của đơn vị mới."),
        "tier": (new.tier, "Chưa chọn cấp của đơn vị mới."),
    }
    bad = {key: sentence for key, (value, sentence) in wanted.items() if not value.strip()}
    if new.parent is not None and not any(unit.code == new.parent for unit in tree.all()):
        bad["parent"] = f"Đơn vị cấp trên {new.parent} chưa có hoặc không còn vào ngày quyết định có hiệu lực."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def levels() -> tuple[dict[str, str], dict[str, str]]:
    """List the tiers and kinds that a unit may have, with labels: the newest programme's, and those in use."""
    used = list(UnitVersion.objects.values_list("tier", "kind").distinct())
    tiers, kinds = {tier: tier for tier, _kind in used}, {kind: kind for _tier, kind in used}
    tiers["sub_base"] = "dưới cơ sở"
    found = programmes.newest()
    if found is not None:
        tiers.update({key: tier.label.vi for key, tier in found[1].tiers.items()})
        for group in found[1].participants.values():
            if group.subject == "collective" and not group.excluded:
                kinds.update({key: label.vi for key, label in group.kinds.items()})
    return tiers, kinds
