"""Reading the sections of `programme.yaml` that name and date things, and the clauses and readings beside it."""

from collections.abc import Iterator

from kheo.rulebook.programme import (
    PARTS_PLAYED,
    WINDOW_KINDS,
    Authority,
    Grade,
    Option,
    Participants,
    Round,
    WaiverRule,
    Window,
)
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.nodes import Mapping, Node
from kheo.rulebook.sources import About, Basis, Clause, Labelled, Reading
from kheo.rulebook.text import Text

STATUSES = ("unconfirmed", "confirmed")
NEEDS = ("reason", "decision")
ROUND_WINDOWS = tuple(kind for kind in WINDOW_KINDS if kind not in {"due", "span"})
SUBJECTS = ("collective", "individual")


def read_labelled(root: Fields, section: str, kind: str, *, cited: bool = True) -> dict[str, Labelled]:
    """Read a closed list of names."""
    return {
        key: Labelled(key=key, label=fields.both("label"), cite=fields.cite(required=cited), reading=fields.reading())
        for key, fields in root.entries(section, kind)
    }


def read_grades(root: Fields) -> dict[str, Grade]:
    """Read how well something may be recognised, and at which tiers."""
    return {
        key: Grade(
            key=key,
            label=fields.both("label"),
            tiers=fields.names("tiers", "tier", required=False),
            cite=fields.cite(),
            reading=fields.reading(),
        )
        for key, fields in root.entries("grades", "grade")
    }


def read_window(fields: Fields, kind: str, *, who: bool = False) -> Window:
    """Read a span of days; it must end after it starts, and an inferred one names its reading."""
    window = Window(
        kind=kind,
        text=fields.both("text"),
        from_on=fields.day("from"),
        until_on=fields.day("until"),
        who=_who(fields) if who else "",
        inferred=fields.flag("inferred"),
        cite=fields.cite(),
        reading=fields.reading(),
    )
    if window.until_on <= window.from_on and fields.has("from") and fields.has("until"):
        fields.ledger.say(
            fields.at("until"), f"thời hạn kết thúc ({window.until_on}) không sau ngày bắt đầu ({window.from_on})"
        )
    if window.inferred and not window.reading:
        fields.ledger.say(fields.place, 'thời hạn suy ra (inferred) phải nêu cách hiểu ("reading")')
    return window


def _who(fields: Fields) -> str:
    who = fields.text("who")
    if who and who not in PARTS_PLAYED:
        fields.ledger.refer("authority", who, fields.at("who"), fields.path)
    return who


def read_period(root: Fields) -> Window:
    """Read the span of the whole programme."""
    inner = root.inner("period")
    with inner or Fields(root.ledger, Mapping(root.place, {}, {}), "period") as fields:
        return read_window(fields, "span")


def read_about(root: Fields) -> About:
    """Read what is known of the paper itself: number, day, signature block, recipients."""
    inner = root.inner("text")
    with inner or Fields(root.ledger, Mapping(root.place, {}, {}), "text") as fields:
        return About(
            number=fields.text("number", required=False),
            signed_on=fields.day("signed_on") if fields.has("signed_on") else None,
            signature_block=fields.both("signature_block"),
            recipients=tuple(recipient.languages() for recipient in fields.items("recipients")),
            cite=fields.cite(),
            reading=fields.reading(),
        )


def read_phases(root: Fields) -> dict[str, Window]:
    """Read the phases of the period."""
    return {key: read_window(fields, "span") for key, fields in root.entries("phases", "phase")}


def read_participants(root: Fields) -> dict[str, Participants]:
    """Read who may take part, kind by kind."""
    return {
        key: Participants(
            key=key,
            label=fields.both("label"),
            subject=(subject := fields.choice("subject", SUBJECTS)),
            kinds=_texts(fields, "kinds", "kind" if subject == "collective" else None),
            report_apart=fields.flag("report_apart"),
            excluded=fields.flag("excluded"),
            cite=fields.cite(),
            reading=fields.reading(),
        )
        for key, fields in root.entries("participants")
    }


def _texts(fields: Fields, key: str, kind: str | None = None) -> dict[str, Text]:
    return {name: entry.languages() for name, entry in fields.entries(key, kind)}


def read_authorities(root: Fields) -> dict[str, Authority]:
    """Read the bodies and what they may do."""
    return {
        key: Authority(
            key=key,
            label=fields.both("label"),
            body=fields.text("body"),
            tier=fields.name("tier", "tier"),
            may=fields.names("may"),
            kinds=fields.names("kinds", "kind", required=False),
            cite=fields.cite(),
            reading=fields.reading(),
        )
        for key, fields in root.entries("authorities", "authority")
    }


def read_rounds(root: Fields) -> dict[str, Round]:
    """Read the rounds with their windows."""
    return {key: _round(key, fields) for key, fields in root.entries("rounds", "round")}


def _round(key: str, fields: Fields) -> Round:
    years = tuple(int(year) for year in fields.names("years") if year.isdecimal())
    return Round(
        key=key,
        label=fields.both("label"),
        track=fields.name("track", "track"),
        tier=fields.name("tier", "tier"),
        sequence=fields.number("sequence"),
        years=years,
        phase=fields.name("phase", "phase", required=False) or None,
        follows=fields.name("follows", "round", required=False) or None,
        formal_review=fields.flag("formal_review"),
        draws_from=fields.names("draws_from", "round", required=False),
        ad_hoc=fields.flag("ad_hoc"),
        windows=dict(_windows(fields)),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def _windows(fields: Fields) -> Iterator[tuple[str, Window]]:
    for kind, inner in fields.entries("windows"):
        if kind not in ROUND_WINDOWS:
            fields.ledger.say(inner.place, f'không có loại thời hạn "{kind}"; chỉ có: {", ".join(ROUND_WINDOWS)}')
            inner.written()
            continue
        yield kind, read_window(inner, kind, who=True)


def read_waivers(root: Fields) -> dict[str, WaiverRule]:
    """Read what may be set aside, and by whose decision."""
    return {key: _waiver(key, fields) for key, fields in root.entries("waivers", "waiver", required=False)}


def _waiver(key: str, fields: Fields) -> WaiverRule:
    needs = fields.names("needs")
    for need in needs:
        if need not in NEEDS:
            fields.ledger.say(fields.at("needs"), f'"needs" không nhận "{need}"; chỉ nhận: {", ".join(NEEDS)}')
    return WaiverRule(
        key=key,
        label=fields.both("label"),
        by=fields.names("by", "authority"),
        needs=tuple(need for need in needs if need in NEEDS),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def read_options(root: Fields) -> dict[str, Option]:
    """Read the settings that the text leaves open."""
    return {
        key: Option(
            key=key,
            label=fields.both("label"),
            value=fields.text("value"),
            cite=fields.cite(),
            reading=fields.reading(),
        )
        for key, fields in root.entries("options", required=False)
    }


def read_basis(root: Fields) -> tuple[Basis, ...]:
    """Read the documents that the programme rests on."""
    return tuple(
        Basis(
            number=fields.text("number"),
            issued_on=fields.day("issued_on"),
            by=fields.name("by", "authority"),
            cite=fields.cite(),
        )
        for fields in root.items("basis")
    )


def read_not_modelled(root: Fields) -> dict[str, Text]:
    """Read which clauses no rule cites, and why."""
    reasons = {}
    for clause, fields in root.entries("not_modelled", required=False):
        root.ledger.refer("clause", clause, fields.place, "not_modelled")
        reasons[clause] = fields.languages()
    return reasons


def read_clauses(root: Fields) -> dict[str, Clause]:
    """Read `clauses.yaml`: every clause in our own words."""
    clauses = {}
    for key in root.written():
        root.ledger.declare("clause", key, root.at(key))
        with Fields(root.ledger, _inside(root, key), key) as fields:
            both = fields.languages()
            clauses[key] = Clause(id=key, vi=both.vi, en=both.en)
    return clauses


def read_readings(root: Fields) -> dict[str, Reading]:
    """Read `readings.yaml`: every unclear place, how it is read and why, and who confirmed it."""
    readings = {}
    for key in root.written():
        root.ledger.declare("reading", key, root.at(key))
        with Fields(root.ledger, _inside(root, key), key) as fields:
            readings[key] = _reading(key, fields)
    return readings


def _inside(root: Fields, key: str) -> Node:
    node = root.node(key)
    return node if node is not None else Mapping(root.place, {}, {})


def _reading(key: str, fields: Fields) -> Reading:
    confirmed = fields.choice("status", STATUSES) == "confirmed"
    return Reading(
        id=key,
        question=fields.both("question"),
        clauses=fields.names("clauses", "clause"),
        we_read=fields.both("we_read"),
        why=fields.both("why"),
        status="confirmed" if confirmed else "unconfirmed",
        confirmed_by=fields.text("confirmed_by", required=confirmed),
        confirmed_on=fields.day("confirmed_on") if confirmed else None,
    )
