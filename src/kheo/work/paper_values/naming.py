"""Names as papers print them: who issues, which group, which committee, on whose behalf."""

from dataclasses import replace
from datetime import date

from kheo import rulebook, vietnamese
from kheo.papers import values as v
from kheo.rulebook.programme import Round
from kheo.store.models import Decision, Registration, UnitVersion
from kheo.work import units
from kheo.work.issuing import Paper


def body(tree: units.Tree, unit_id: int) -> v.Body:
    """Tell whose rules of form a unit's papers follow: the Party's, else the State's, agency and union alike."""
    return v.Body.PARTY if tree[unit_id].line == UnitVersion.Line.PARTY else v.Body.STATE


def issuer(tree: units.Tree, unit_id: int) -> v.Issuer:
    """Name a unit as it stands at the head of its papers, below a unit above it of the same line."""
    unit, form = tree[unit_id], body(tree, unit_id)
    above_it = tree[unit.parent_id] if unit.parent_id else None
    return v.Issuer(
        parent=committee_name(tree, above_it.id) if above_it is not None and above_it.line == unit.line else "",
        name=committee_name(tree, unit_id),
        place=unit.place or tree.top_of(unit_id).place,
        symbol=symbol(tree, unit_id),
        is_cell=unit.kind == "party_cell",
        body=form,
    )


def deciding(tree: units.Tree, unit_id: int, paper: Paper | Decision) -> v.Issuer:
    """Name a unit at the head of a decision, with who decides where that is not the organ itself."""
    own, line = issuer(tree, unit_id), tree[unit_id].line
    if line == UnitVersion.Line.PROFESSIONAL:
        return replace(own, decides=_joined(_head(paper.signer_position), own.name))
    if line == UnitVersion.Line.MASS:
        return replace(own, decides=f"Ban Chấp hành {own.name}")
    return own


def symbol(tree: units.Tree, unit_id: int) -> str:
    """Give a unit's part of a number; of an agency or a union without one the first letters of its name."""
    unit = tree[unit_id]
    if unit.symbol or unit.line == UnitVersion.Line.PARTY:
        return unit.symbol
    return "".join(word[0] for word in unit.short_name.split() if word[0].isalpha()).upper()


def group_issuer(tree: units.Tree, unit_id: int) -> v.Issuer:
    """Name a steering group as it stands at the head of its papers."""
    own = issuer(tree, unit_id)
    return v.Issuer(
        parent=own.name,
        name=group_label(tree, unit_id),
        place=own.place,
        symbol=group_symbol(tree, unit_id),
        body=own.body,
    )


def group_symbol(tree: units.Tree, unit_id: int) -> str:
    """Give a steering body's part of a number: a base unit's is a group, above it is a board (A11)."""
    return "TCĐ" if tree[unit_id].tier == "base" else "BCĐ"


def group_label(tree: units.Tree, unit_id: int) -> str:
    """Name the steering body without its unit: a base unit has a group, a tier above has a board (A11)."""
    return "Tổ chỉ đạo" if tree[unit_id].tier == "base" else "Ban Chỉ đạo"


def group_name(tree: units.Tree, unit_id: int) -> str:
    """Name the steering body of a unit."""
    return f"{group_label(tree, unit_id)} {tree[unit_id].name}"


def committee_name(tree: units.Tree, unit_id: int) -> str:
    """Name who decides in a unit: the committee of a party organisation; a cell, an agency, a union is itself."""
    unit = tree[unit_id]
    if unit.kind == "party_cell" or body(tree, unit_id) != v.Body.PARTY:
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


def signed(tree: units.Tree, unit_id: int, paper: Paper | Decision) -> v.Signature:
    """Put a unit's signature: for its committee; at an agency its head's own, or a deputy's in the head's place."""
    unit = tree[unit_id]
    if unit.line == UnitVersion.Line.PROFESSIONAL:
        head = _head(paper.signer_position)
        return signature("" if head == paper.signer_position else f"K/T {head.upper()}", paper)
    if unit.line == UnitVersion.Line.MASS:
        return signature("T/M BAN CHẤP HÀNH", paper)
    return signature("T/M CHI BỘ" if unit.kind == "party_cell" else "T/M ĐẢNG ỦY", paper)


def filed(tree: units.Tree, unit_id: int) -> str:
    """Say where the copy is filed of what a unit itself issues."""
    return "Lưu cấp ủy" if body(tree, unit_id) == v.Body.PARTY else "Lưu VT"


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


def _head(position: str) -> str:
    """Give the post of the head from that of whoever signs: a deputy's without the first word."""
    words = position.split()
    rest = " ".join(words[1:]) if words[:1] and words[0].lower() == "phó" else position
    return rest[:1].upper() + rest[1:]


def _joined(post: str, name: str) -> str:
    """Join a post to the name of its agency, without saying twice what ends the one and begins the other."""
    words, named = post.split(), name.split()
    for many in range(min(len(words), len(named)), 0, -1):
        if [one.lower() for one in words[-many:]] == [one.lower() for one in named[:many]]:
            return " ".join((*words, *named[many:]))
    return f"{post} {name}".strip()
