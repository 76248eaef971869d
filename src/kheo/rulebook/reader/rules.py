"""Reading the sections that hold conditions: standards, dossier, exceptions, outcomes, duties."""

from kheo.rulebook.programme import Condition, Duty, Gift, OutcomeRule, Rule, Standard
from kheo.rulebook.reader.conditions import read_condition
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.sections import read_window
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import entering

GIFTS = ("recognition", "praise", "award", "retirement")


def _when(fields: Fields, key: str = "when") -> Condition:
    return read_condition(fields.ledger, fields.node(key), fields.path)


def read_standards(root: Fields) -> dict[str, tuple[Standard, ...]]:
    """Read what an exemplar must show, tier by tier."""
    groups = {}
    for tier, group in root.entries("standards", "standards"):
        entries = []
        for key in group.written():
            root.ledger.declare("standard", key, group.at(key))
            inner = group.inner(key)
            if inner is not None:
                with inner as fields:
                    entries.append(_standard(key, fields))
        groups[tier] = tuple(entries)
    return groups


def _standard(key: str, fields: Fields) -> Standard:
    condition = _when(fields)
    help_participant = help_appraiser = Text("", "")
    helping = fields.inner("help")
    if helping is not None:
        with helping as inner:
            help_participant, help_appraiser = inner.both("participant"), inner.both("appraiser")
    return Standard(
        key=key,
        label=fields.both("label"),
        condition=condition,
        judged=_uses(condition, "judged"),
        help_participant=help_participant,
        help_appraiser=help_appraiser,
        cite=fields.cite(),
        reading=fields.reading(),
    )


def _uses(condition: Condition, word: str) -> bool:
    return condition.word == word or any(_uses(part, word) for part in condition.parts)


def read_dossier(root: Fields) -> dict[str, tuple[Rule, ...]]:
    """Read what the dossier holds, part by part."""
    parts = {}
    for part, group in root.entries("dossier", "dossier"):
        rules = []
        for key in group.written():
            inner = group.inner(key)
            if inner is not None:
                with inner as fields:
                    rules.append(_rule(key, fields))
        parts[part] = tuple(rules)
    return parts


def _rule(key: str, fields: Fields) -> Rule:
    return Rule(
        key=key,
        label=fields.both("label"),
        condition=_when(fields),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def read_exceptions(root: Fields) -> dict[str, Rule]:
    """Read the exceptions by name."""
    return {key: _rule(key, fields) for key, fields in root.entries("exceptions", "exception", required=False)}


def read_outcomes(root: Fields) -> dict[str, OutcomeRule]:
    """Read what may come out of the rounds."""
    return {key: _outcome(key, fields) for key, fields in root.entries("outcomes", "outcome")}


def _outcome(key: str, fields: Fields) -> OutcomeRule:
    subject = fields.names("subject")
    for one in subject:
        if one not in entering.SUBJECT_KINDS:
            fields.ledger.say(
                fields.at("subject"), f'"subject" không nhận "{one}"; chỉ nhận: {", ".join(entering.SUBJECT_KINDS)}'
            )
    return OutcomeRule(
        key=key,
        label=fields.both("label"),
        rounds=fields.names("rounds", "round"),
        subject=subject,
        gives=tuple(_gift(gift) for gift in fields.items("gives")),
        eligible=read_condition(fields.ledger, fields.node("eligible"), f"{fields.path}.eligible"),
        granted=read_condition(fields.ledger, fields.node("granted"), f"{fields.path}.granted"),
        cite=fields.cite(),
        reading=fields.reading(),
    )


def _gift(fields: Fields) -> Gift:
    return Gift(
        what=fields.choice("what", GIFTS),
        window=fields.text("window"),
        form=fields.name("form", "award_form", required=False) or None,
        cite=fields.cite(),
        reading=fields.reading(),
    )


def read_duties(root: Fields) -> dict[str, Duty]:
    """Read who owes what by when."""
    duties = {}
    for key, fields in root.entries("duties", required=False):
        root.ledger.declare("outcome", f"duty/{key}", fields.place)
        inner = fields.inner("due")
        if inner is None:
            continue
        with inner as due_fields:
            due = read_window(due_fields, "due")
        duties[key] = Duty(
            key=key,
            label=fields.both("label"),
            who=fields.name("who", "authority"),
            tier=fields.name("tier", "tier"),
            due=due,
            done_when=_when(fields, "done_when"),
            cite=fields.cite(),
            reading=fields.reading(),
        )
    return duties
