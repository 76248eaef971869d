"""A programme as frozen values: what the four files of its folder say, once the reader has found no problem in them.

Only shapes and small questions about them live here; reading is in `reader`, judging in `judging`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kheo.rulebook.measures import Quota, ScoreSheet, Tally, Vote
from kheo.rulebook.sources import About, Amendment, Basis, Cited, Clause, Labelled, Reading
from kheo.rulebook.text import Text

WINDOW_KINDS: Mapping[str, Text] = {
    "register": Text("Đăng ký", "Registration"),
    "survey": Text("Khảo sát", "Survey"),
    "report": Text("Báo cáo thành tích", "Reports"),
    "appraise": Text("Thẩm định", "Appraisal"),
    "praise": Text("Biểu dương", "Praise"),
    "close": Text("Công nhận, khen thưởng", "Recognition and awards"),
    "due": Text("Thời hạn", "Due"),
    "span": Text("Thời gian", "Time span"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Cited):
    """Bound a span of days, half-open: from `from_on` up to, not including, `until_on`."""

    kind: str
    text: Text
    from_on: date
    until_on: date
    who: str = ""
    inferred: bool = False

    @property
    def last_on(self) -> date:
        """Give the last day that belongs to it."""
        return self.until_on - timedelta(days=1)

    @property
    def label(self) -> Text:
        """Name what is done in it."""
        return WINDOW_KINDS[self.kind]

    def contains(self, day: date) -> bool:
        """Tell whether the day belongs to it."""
        return self.from_on <= day < self.until_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Labelled):
    """Mức công nhận: how well, and at which tiers it is given; at any where none is named."""

    tiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants(Labelled):
    """Đối tượng: kinds of collectives or persons that may take part; some are reported apart."""

    subject: str
    kinds: Mapping[str, Text]
    report_apart: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Labelled):
    """Thẩm quyền: a body of a tier and what it may do; for units of some kinds only, where it names them."""

    body: str
    tier: str
    may: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Labelled):
    """Đợt: one turn of a track, with its windows."""

    track: str
    tier: str
    sequence: int
    years: tuple[int, ...]
    phase: str | None
    follows: str | None
    formal_review: bool
    windows: Mapping[str, Window]
    draws_from: tuple[str, ...] = ()
    ad_hoc: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Cited):
    """Hold one condition as written: a word with its arguments, or `all`, `any`, `unless` over parts."""

    word: str
    path: str
    args: Mapping[str, object]
    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Labelled):
    """Name one condition: an item of the dossier, an exception."""

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Rule):
    """Tiêu chuẩn: one thing an exemplar must show. `judged`: needs the appraiser's yes or no."""

    judged: bool
    help_participant: Text
    help_appraiser: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRule(Labelled):
    """Miễn: what a named decision may set aside, and whose decision."""

    by: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift(Cited):
    """Say what an outcome gives: recognition, praise or an award, and in which window."""

    what: str
    window: str
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRule(Labelled):
    """Kết quả: what may come out of a round, who may be considered, and by whom it is granted."""

    rounds: tuple[str, ...]
    subject: tuple[str, ...]
    gives: tuple[Gift, ...]
    eligible: Condition
    granted: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Labelled):
    """Việc của tổ chức: who owes what by when, and what shows that it is done."""

    who: str
    tier: str
    due: Window
    done_when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Cited):
    """Tùy chọn: a setting that the text leaves open."""

    key: str
    label: Text
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programme:
    """Chương trình: one edition of one guidance. Compared and cached by identity; `edition` names its content.

    An amended programme holds the text as it stands once every amendment is in force, and in `stages` the text of each
    stretch of days before. Within a stage every round keeps the text that reaches it (`texts`).
    """

    id: str
    title: Text
    movement: Text
    edition: str
    source: Mapping[str, str]
    reviewed_on: date
    about: About
    basis: tuple[Basis, ...]
    period: Window
    phases: Mapping[str, Window]
    tiers: Mapping[str, Labelled]
    tracks: Mapping[str, Labelled]
    fields: Mapping[str, Labelled]
    participants: Mapping[str, Participants]
    authorities: Mapping[str, Authority]
    confirmers: Mapping[str, Labelled]
    documents: Mapping[str, Labelled]
    grades: Mapping[str, Grade]
    award_forms: Mapping[str, Labelled]
    rounds: Mapping[str, Round]
    standards: Mapping[str, tuple[Standard, ...]]
    dossier: Mapping[str, tuple[Rule, ...]]
    exceptions: Mapping[str, Rule]
    waivers: Mapping[str, WaiverRule]
    outcomes: Mapping[str, OutcomeRule]
    duties: Mapping[str, Duty]
    score_sheets: Mapping[str, ScoreSheet]
    votes: Mapping[str, Vote]
    quotas: Mapping[str, Quota]
    tallies: Mapping[str, Tally]
    options: Mapping[str, Option]
    clauses: Mapping[str, Clause]
    readings: Mapping[str, Reading]
    not_modelled: Mapping[str, Text]
    citations: Mapping[str, tuple[str, ...]]
    amendments: tuple[Amendment, ...] = ()
    stages: tuple["Programme", ...] = ()
    texts: Mapping[str, "Programme"] = field(default_factory=dict)

    def on(self, day: date) -> "Programme":
        """Give the text as it stands on a day: amendments that are not yet in force are left out."""
        if not self.stages:
            return self
        return self.stages[sum(amendment.effective_on <= day for amendment in self.amendments)]

    def text_of(self, round_key: str) -> "Programme":
        """Give the text by which a round is judged: the one it started under, but for amendments that reach it."""
        return self.texts.get(round_key, self)

    def who(self, key: str) -> Text:
        """Name a body or a part played, as next steps and milestones give it in `who`."""
        if key in self.authorities:
            return self.authorities[key].label
        return PARTS_PLAYED[key]

    def grades_of(self, tier: str) -> Mapping[str, Grade]:
        """Pick the grades that a tier gives."""
        return {key: grade for key, grade in self.grades.items() if not grade.tiers or tier in grade.tiers}

    def standard(self, key: str) -> Standard | None:
        """Find a standard of any tier by its key."""
        return next((one for group in self.standards.values() for one in group if one.key == key), None)


PARTS_PLAYED: Mapping[str, Text] = {
    "participant": Text("Tập thể, cá nhân đăng ký", "Whoever registered"),
    "proposer": Text("Nơi đề nghị", "Whoever proposes"),
    "confirmer": Text("Người xác nhận báo cáo", "Whoever confirms the report"),
}
