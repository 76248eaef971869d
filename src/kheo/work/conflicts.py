"""Conflict of interest: nobody appraises their own work or their own unit's (A29)."""

from kheo.store.models import Exemplar
from kheo.work import units


def own_unit(homes: frozenset[int], owners: frozenset[int], tree: units.Tree) -> bool:
    """Tell whether somebody who works in `homes` works in a unit where an owner stands, or below it; all of one day."""
    return any(home in tree and owners & set(tree[home].path) for home in homes)


def why_not(person_id: int, homes: frozenset[int], exemplar: Exemplar, tree: units.Tree) -> str:
    """Say why a person may not appraise an exemplar, or nothing when they may."""
    if any(owner.person_id == person_id for owner in exemplar.owners.all()):
        return "Là chủ thể của mô hình, điển hình này nên không tự thẩm định được. Hãy chọn người khác."
    owners = frozenset(owner.home_id for owner in exemplar.owners.all())
    if own_unit(homes, owners, tree):
        return (
            "Công tác tại chính đơn vị của chủ thể nên không được thẩm định. "
            "Hãy chọn người ở đơn vị khác, hoặc mời người thẩm định của cơ sở khác."
        )
    return ""
