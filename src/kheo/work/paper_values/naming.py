"""Names as papers print them: who issues, which group, which committee, on whose behalf."""

from datetime import date

from kheo import rulebook, vietnamese
from kheo.papers import values as v
from kheo.rulebook.programme import Round
from kheo.store.models import Decision, Registration
from kheo.work import units
from kheo.work.issuing import Paper


def issuer(tree: units.Tree, unit_id: int) -> v.Issuer:
    """Name a party unit as it stands at the head of its papers."""
    unit = tree[unit_id]
    return v.Issuer(
        parent=committee_name(tree, unit.parent_id) if unit.parent_id else "",
        name=committee_name(tree, unit_id),
        place=unit.place or tree.top_of(unit_id).place,
        symbol=unit.symbol,
        is_cell=unit.kind == "party_cell",
    )


def group_issuer(tree: units.Tree, unit_id: int) -> v.Issuer:
    """Name a steering group as it stands at the head of its papers."""
    own = issuer(tree, unit_id)
    symbol = "TCĐ" if tree[unit_id].tier == "base" else "BCĐ"
    return v.Issuer(parent=own.name, name=group_label(tree, unit_id), place=own.place, symbol=symbol)


def group_label(tree: units.Tree, unit_id: int) -> str:
    """Name the steering body without its unit: a base unit has a group, a tier above has a board (A11)."""
    return "Tổ chỉ đạo" if tree[unit_id].tier == "base" else "Ban Chỉ đạo"


def group_name(tree: units.Tree, unit_id: int) -> str:
    """Name the steering body of a unit."""
    return f"{group_label(tree, unit_id)} {tree[unit_id].name}"


def committee_name(tree: units.Tree, unit_id: int) -> str:
    """Name the committee of a party unit: the cell's itself, else the committee of the party organisation."""
    unit = tree[unit_id]
    if unit.kind == "party_cell":
        return unit.name
    return unit.name.replace("Đảng bộ cơ sở", "Đảng ủy", 1).replace("Đảng bộ", "Đảng ủy", 1)


def above(tree: units.Tree, unit_id: int) -> str:
    """Name the unit above a unit."""
    parent = tree[unit_id].parent_id
    return tree[parent].name if parent else ""


def home(row: Registration, tree: units.Tree) -> str:
    """Name the unit in which an exemplar's first owner stands."""
    return tree[min(row.exemplar.owners.all(), key=lambda one: one.position).home_id].name


def field(programme: rulebook.Programme, key: str) -> str:
    """Name a field of the programme."""
    return programme.fields[key].label.vi if key in programme.fields else ""


def signature(authority: str, paper: Paper | Decision) -> v.Signature:
    """Put a signature below a paper."""
    return v.Signature(authority=authority, position=paper.signer_position.upper(), name=paper.signer_name)


def behalf(tree: units.Tree, unit_id: int) -> str:
    """Say on whose behalf a committee signs."""
    return "T/M CHI BỘ" if tree[unit_id].kind == "party_cell" else "T/M ĐẢNG ỦY"


def on_behalf(tree: units.Tree, unit_id: int) -> str:
    """Say on whose behalf a steering body signs."""
    return f"T/M {group_label(tree, unit_id).upper()}"


def basis(programme: rulebook.Programme, own: str) -> tuple[str, ...]:
    """List the grounds of a paper: the programme's own, then those given."""
    given = tuple(
        f"Văn bản số {one.number}, {vietnamese.long_day(one.issued_on)} của {programme.who(one.by).vi}"
        for one in programme.basis
    )
    return (*given, *(line.strip() for line in own.splitlines() if line.strip()))


def year(one: Round, on: date) -> int:
    """Tell of which year a paper on results speaks: an ad hoc one of its own, a round of two years of the second."""
    return on.year if one.ad_hoc else one.years[-1]


def occasion(one: Round) -> str:
    """Say on which occasion a round is praised."""
    window = one.windows.get("praise")
    return vietnamese.long_day(window.from_on) if window is not None else ""
