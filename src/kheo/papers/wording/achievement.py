"""The achievement report with the box of whoever confirms it: what it says, in which order."""

from kheo.papers.blocks import Block, Paragraph, Section, Spacer
from kheo.papers.layouts import Layout
from kheo.papers.values import AchievementReport, PastAward, Signature, Subject
from kheo.papers.wording import criteria, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def achievement_report(value: AchievementReport, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word an achievement report."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(value.issuer, place_day=text.day(value.dated_on)),
        *setter.title(say("name"), say("subject")),
        setter.addressed(value.to),
        setter.heading(say(_by_subject(value, "part_1_collective", "part_1_person")), 2),
        *_profile(value, setter, say),
        setter.heading(say("part_2"), 2),
        *_achievements(value, setter, say),
        setter.heading(say("part_3"), 2),
        *_awards(value.past_awards, setter, say),
        *setter.body(say("word_of_honour"), keep_next=True),
        setter.both_sign(setter.confirmation(value.confirmation), setter.signature(_signed(value, say))),
    ]
    return (Section(blocks=tuple(blocks)),)


def _by_subject(value: AchievementReport, collective: str, person: str) -> str:
    return collective if value.subject == Subject.COLLECTIVE else person


def _profile(value: AchievementReport, setter: Setter, say: Words) -> list[Paragraph]:
    owners = "; ".join(text.owner(one) for one in value.owners)
    lines = [
        (say(_by_subject(value, "label_collective", "label_person")), owners),
        (say("label_title"), value.title and f"“{value.title}”"),
        (say("label_field"), value.field),
        (say("label_tier"), text.tier_alone(value.tier) + _registered(value)),
    ]
    if value.member_count is not None:
        lines.append((say("label_count"), f"{text.two(value.member_count)} người"))
    lines.append((say(_by_subject(value, "label_profile", "label_career")), value.profile))
    return setter.facts(lines)


def _registered(value: AchievementReport) -> str:
    return f", đăng ký {text.day(value.registered_on)}" if value.registered_on else ""


def _achievements(value: AchievementReport, setter: Setter, say: Words) -> list[Block]:
    parts: list[tuple[str, list[Block]]] = []
    if value.deed:
        parts.append((say("deed"), [*setter.body(value.deed)]))
    if value.results:
        parts.append((say("results"), criteria.attained(value.results, setter)))
    parts += [
        (say("measures"), [*setter.body(value.measures)]),
        (say("effect"), [*setter.body(value.effect)]),
        (say("spread"), [*setter.body(value.spread)]),
    ]
    if value.evidence:
        parts.append((say("evidence"), [*setter.body(text.dashed(value.evidence))]))
    return [
        block
        for place, (title, blocks) in enumerate(parts, start=1)
        for block in (setter.heading(f"{place}. {title}", 3), *blocks)
    ]


def _awards(awards: tuple[PastAward, ...], setter: Setter, say: Words) -> list[Block]:
    if not awards:
        return [*setter.body(say("none_yet"))]
    columns = (
        Column(title="Hình thức, nội dung khen thưởng", share=66),
        Column(title="Số quyết định", share=28, align="center"),
        Column(title="Ngày quyết định", share=27, align="center"),
        Column(title="Cơ quan quyết định", share=38),
    )
    cells = [
        (text.first_capital(award.award), award.number, text.short_day(award.decided_on), award.issuer)
        for award in awards
    ]
    table = tables.numbered(
        "Các hình thức đã được khen thưởng",
        columns,
        [Group("", cells)],
        width=setter.width,
        size=setter.layout.table_size,
    )
    return [table, Spacer(6)]


def _signed(value: AchievementReport, say: Words) -> Signature:
    given = value.signature
    if given.authority or given.position:
        return given
    return Signature(authority=say(_by_subject(value, "signs_collective", "signs_person")), name=given.name)
