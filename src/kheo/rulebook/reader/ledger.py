"""What the reader writes down while it reads: problems, names declared, names referred to. No reading here."""

from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Point at one fault of a programme folder; `str()` gives `file:line: message`."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BadProgramme(Exception):
    """Refuse a folder that has problems; all of them at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Place:
    """Name a line of a file."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Remember that a place speaks of something declared elsewhere; `path` says from which rule."""

    kind: str
    name: str
    place: Place
    path: str


KINDS = {
    "amendment": "văn bản sửa đổi (amendments.yaml)",
    "authority": "thẩm quyền (authorities)",
    "award_form": "hình thức khen (award_forms)",
    "case": "tình huống (cases.yaml)",
    "clause": "điều khoản (clauses.yaml)",
    "confirmer": "người xác nhận (confirmers)",
    "document": "văn bản (documents)",
    "cutoff": "ngưỡng điểm (cutoffs)",
    "dossier": "phần hồ sơ (dossier)",
    "exception": "ngoại lệ (exceptions)",
    "kind": "tập thể (participants)",
    "grade": "mức công nhận (grades)",
    "outcome": "kết quả (outcomes)",
    "phase": "giai đoạn (phases)",
    "quota": "chỉ tiêu (quotas)",
    "reading": "cách hiểu (readings.yaml)",
    "round": "đợt (rounds)",
    "score_item": "mục chấm điểm (items)",
    "score_sheet": "bảng chấm điểm (score_sheets)",
    "standard": "tiêu chuẩn (standards)",
    "standards": "nhóm tiêu chuẩn (standards)",
    "tally": "số liệu (tallies)",
    "tier": "cấp (tiers)",
    "track": "tuyến (tracks)",
    "vote": "việc bỏ phiếu (votes)",
    "waiver": "việc miễn (waivers)",
}


@dataclass(slots=True)
class Ledger:
    """Gather everything that is wrong, so that it can be said at once."""

    problems: list[Problem] = field(default_factory=list)
    declared: dict[str, dict[str, Place]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    lines: dict[str, Place] = field(default_factory=dict)

    def say(self, place: Place, message: str) -> None:
        """Write down a problem."""
        self.problems.append(Problem(place.file, place.line, message))

    def declare(self, kind: str, name: str, place: Place) -> None:
        """Write down that a name exists from here on."""
        self.declared.setdefault(kind, {})[name] = place

    def refer(self, kind: str, name: str, place: Place, path: str) -> None:
        """Write down that a name is spoken of; it is looked up when all files are read."""
        self.references.append(Reference(kind, name, place, path))

    def check_references(self) -> bool:
        """Say which names were spoken of and never declared; tell whether there were none."""
        before = len(self.problems)
        for reference in self.references:
            known = self.declared.get(reference.kind, {})
            if reference.name not in known:
                kind = KINDS[reference.kind]
                self.say(reference.place, f'không có {kind} tên "{reference.name}"{hint(reference.name, known)}')
        return len(self.problems) == before

    def take(self, other: "Ledger") -> None:
        """Take over what another text of the same folder declares, refers to and gets wrong."""
        self.problems.extend(other.problems)
        for kind, names in other.declared.items():
            self.declared[kind] = names | self.declared.get(kind, {})
        self.references.extend(other.references)
        self.lines.update(other.lines)

    def citations(self) -> dict[str, tuple[str, ...]]:
        """List, for each clause, the rules that cite it."""
        cited: dict[str, list[str]] = {}
        for reference in self.references:
            if reference.kind == "clause" and reference.path not in cited.setdefault(reference.name, []):
                cited[reference.name].append(reference.path)
        return {clause: tuple(paths) for clause, paths in cited.items()}


def hint(name: str, known: object) -> str:
    """Suggest the name that was probably meant."""
    options = [str(one) for one in known] if isinstance(known, (dict, set, frozenset, tuple, list)) else []
    close = get_close_matches(name, options, n=1, cutoff=0.7)
    return f'; có phải là "{close[0]}"?' if close else ""
