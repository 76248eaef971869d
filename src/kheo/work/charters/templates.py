"""Texts to start from, and the fixed list of placeholders that is filled from data. No table is changed here."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from kheo import vietnamese
from kheo.papers.values import Chapter, Part, PlanStep
from kheo.rulebook import Programme
from kheo.work import people, programmes, units
from kheo.work.actors import Role
from kheo.work.paper_values import naming
from kheo.work.refusals import BadInput

PLACEHOLDERS: Mapping[str, str] = {
    "co_so": "tên cơ sở",
    "cap_uy": "tên cấp ủy",
    "to_chi_dao": "Tổ chỉ đạo hoặc Ban Chỉ đạo",
    "phong_trao": "tên phong trào",
    "giai_doan": "các năm của phong trào",
    "to_truong": "người phụ trách Tổ chỉ đạo",
    "thu_ky": "thư ký",
    "so_thanh_vien": "số thành viên",
}
_MARK = re.compile(r"\{([^{}\n]{0,40})\}")
_PART = re.compile(r"^\d{1,2}[.)]\s+(.+)$")
_CHAPTER = re.compile(r"^Chương\s+[IVXLC\d]+[.:]?\s+(.+)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^Điều\s+\d{1,3}[.:]\s*(.+)$", re.IGNORECASE)
_HEADS = (Role.STEERING_HEAD, Role.BLOC_HEAD)
_CLERKS = (Role.BASE_SECRETARY, Role.BLOC_SECRETARY)
_MEMBERS = (Role.STEERING_MEMBER, Role.BLOC_MEMBER)


@lru_cache(maxsize=8)
def start(name: str) -> Mapping[str, str]:
    """Read the parts of a text to start from: plan or regulation."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]\n", text, flags=re.MULTILINE)[1:]
    return {key: body.strip() for key, body in zip(parts[::2], parts[1::2], strict=True)}


def values(unit_id: int, programme: Programme, on: date) -> Mapping[str, str]:
    """Fill the placeholders for a unit on a day; what is not known yet stays dotted, to be written by hand."""
    tree = units.tree(on)
    seats = people.members({unit_id}, (*_HEADS, *_CLERKS, *_MEMBERS), on)

    def named(roles: tuple[Role, ...]) -> str:
        return next((f"đồng chí {one.name}" for one in seats if one.role in roles), "……")

    return {
        "co_so": tree[unit_id].name,
        "cap_uy": naming.committee_name(tree, unit_id),
        "to_chi_dao": naming.group_label(tree, unit_id),
        "phong_trao": programme.movement.vi,
        "giai_doan": f"{programme.period.from_on.year}–{programme.period.last_on.year}",
        "to_truong": named(_HEADS),
        "thu_ky": named(_CLERKS),
        "so_thanh_vien": str(len({one.person_id for one in seats})),
    }


def fill(text: str, known: Mapping[str, str], field: str) -> str:
    """Put values in the place of placeholders; raises `BadInput` naming one that is not on the list."""
    clean = vietnamese.nfc(text).strip()
    strange = [name for name in _MARK.findall(clean) if name not in PLACEHOLDERS]
    if strange:
        listed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        sentence = f"Không có chỗ điền tên {{{strange[0]}}}. Chỉ dùng: {listed}."
        raise BadInput(sentence, fields={field: sentence})
    return _MARK.sub(lambda found: known[found[1]], clean)


def steps(programme: Programme, tier: str, on: date) -> str:
    """List what is still to come in the rounds of a tier, a line each: what | who | until when."""
    lines = []
    for key, one in programme.rounds.items():
        if one.tier != tier or one.ad_hoc or "register" not in one.windows:
            continue
        for name, words in (("register", "Đăng ký"), ("report", "Báo cáo thành tích"), ("praise", "Biểu dương")):
            window = one.windows.get(name)
            if window is not None and window.last_on >= on:
                who = programme.who(window.who).vi
                lines.append(f"{words} – {programmes.label(programme, key)} | {who} | {window.text.vi}")
    return "\n".join(lines)


def lines(text: str) -> tuple[str, ...]:
    """Split a text into its lines."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def parts(text: str) -> tuple[Part, ...]:
    """Read parts out of a text: a line “1. …” begins one; raises `BadInput` for words before the first."""
    found = list(_headed(lines(text), _PART))
    if not found or found[0][0] is None:
        sentence = "Mỗi nhiệm vụ bắt đầu bằng một dòng như “1. Tuyên truyền”. Hãy ghi thêm dòng ấy."
        raise BadInput(sentence, fields={"tasks": sentence})
    return tuple(Part(heading=head or "", text="\n".join(body)) for head, body in found)


def chapters(text: str) -> tuple[Chapter, ...]:
    """Read chapters and articles: lines “Chương I. …” and “Điều 1. …”; raises `BadInput` for anything outside them."""
    made = []
    for head, body in _headed(lines(text), _CHAPTER):
        articles = list(_headed(body, _ARTICLE))
        if head is None or not articles or articles[0][0] is None:
            sentence = "Quy chế phải chia thành dòng “Chương I. …”, trong đó có dòng “Điều 1. …”. Hãy sửa lại bố cục."
            raise BadInput(sentence, fields={"chapters": sentence})
        made.append(
            Chapter(heading=head, articles=tuple(Part(heading=one or "", text="\n".join(own)) for one, own in articles))
        )
    return tuple(made)


def timetable(text: str) -> tuple[PlanStep, ...]:
    """Read the timetable: a line each, “việc | ai làm | thời hạn”; raises `BadInput` for a line without three parts."""
    found = []
    for line in lines(text):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 3 or not all(cells):
            sentence = f"Dòng tiến độ “{line[:60]}” phải gồm ba phần: việc | ai làm | thời hạn."
            raise BadInput(sentence, fields={"steps": sentence})
        found.append(PlanStep(task=cells[0], who=cells[1], when=cells[2]))
    return tuple(found)


def _headed(rows: tuple[str, ...] | list[str], mark: re.Pattern[str]) -> Iterator[tuple[str | None, list[str]]]:
    head: str | None = None
    body: list[str] = []
    for row in rows:
        found = mark.match(row)
        if found is None:
            body.append(row)
            continue
        if head is not None or body:
            yield head, body
        head, body = found[1].strip(), []
    if head is not None or body:
        yield head, body
