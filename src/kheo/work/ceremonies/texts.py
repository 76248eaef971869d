"""The texts that a programme and a script begin with, and how they are read back. No table is touched here.

A programme is a line for each thing: “giờ | nội dung | người thực hiện | ghi chú”. A script is read by its lines:
“1. Khai mạc (08:00)” begins a part, “[…]” says what is done, “Lượt 1: …” calls up those named below it, “Trao: …” who
hands over; everything else is read out. Below a turn “1. …” names somebody, as in the printed script: what was printed
is read back as the same script.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kheo import vietnamese
from kheo.papers.values import Cue, HonourGroup, ProgrammeRow, Subject
from kheo.work.ceremonies.honoured import Honoured, groups
from kheo.work.refusals import BadInput

GAP = "[Viết thêm:"
_PART = re.compile(r"^\d{1,2}[.)]\s+(?P<heading>[^(]*[^(.\s])(?:\s*\((?P<time>[^()]+)\))?$")
_CLOCK = re.compile(r"^\d{1,2}\s*(?::|h|giờ)")
_ACTION = re.compile(r"^\[(.+?)\.?\]$")
_TURN = re.compile(r"^(?P<title>Lượt\s+[^:]{1,30}:\s*\S.*?)[\s:]*$")
_NAME = re.compile(r"^[-–]\s*(?P<name>.+)$")
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?P<name>.+)$")
_GIVEN = re.compile(r"^(?:Trao:\s*(?P<who>.+)|\[Trao:\s*(?P<printed>.+?)\.?\])$")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a conference before anybody writes: its name, who holds it, by which decisions, for whom."""

    conference: str
    committee: str
    group: str
    head: str
    decided: str
    honoured: Sequence[Honoured]


def rows(known: Known) -> str:
    """Begin a programme; who speaks and who hands over is left to be written."""
    turns = sum(1 for _one in groups(known.honoured))
    note = f" | {turns:02d} lượt" if turns else ""
    return "\n".join(
        (
            "07:30–08:00 | Đón tiếp đại biểu | Ban Tổ chức",
            f"08:00–08:10 | Chào cờ; tuyên bố lý do, giới thiệu đại biểu | {GAP} người điều hành]",
            f"08:10–08:30 | Báo cáo kết quả phong trào | {_raised(known.head) or f'{GAP} người báo cáo]'}",
            f"08:30–08:40 | Công bố {known.decided or 'quyết định khen thưởng'} | {GAP} người công bố]",
            f"08:40–09:10 | Biểu dương, khen thưởng {_counted(known.honoured)} | {GAP} người trao]{note}",
            f"09:10–09:30 | Phát biểu chỉ đạo; bế mạc | {GAP} người phát biểu]",
        )
    )


def script(known: Known) -> str:
    """Begin a script: whoever is called up is named, in the order of calling; who hands over is left to be written."""
    reports = f"{known.head}," if known.head else f"{GAP} người báo cáo]"
    called = [line for one in groups(known.honoured) for line in _written(one)] or [f"{GAP} tên các lượt lên nhận]"]
    return "\n".join(
        (
            "1. Chào cờ, tuyên bố lý do, giới thiệu đại biểu (08:00)",
            "[Đại biểu ổn định chỗ ngồi, nhạc dừng]",
            "Kính thưa các đồng chí đại biểu!",
            "Kính thưa toàn thể hội nghị!",
            "Xin kính mời các đồng chí đứng dậy làm lễ chào cờ.",
            "Xin mời các đồng chí an tọa.",
            f"Hôm nay, {known.committee} tổ chức {_lowered(known.conference)}.",
            f"Xin trân trọng giới thiệu {GAP} tên, chức vụ các đại biểu].",
            "2. Báo cáo kết quả phong trào (08:10)",
            f"Xin kính mời {reports} trình bày báo cáo kết quả phong trào.",
            "3. Công bố quyết định (08:30)",
            f"Xin kính mời {GAP} người công bố] công bố {known.decided or 'quyết định khen thưởng'}.",
            "4. Biểu dương, khen thưởng (08:40)",
            "Xin trân trọng kính mời các tập thể, cá nhân có tên sau đây lên nhận biểu dương, khen thưởng.",
            *called,
            "5. Phát biểu chỉ đạo, bế mạc (09:10)",
            f"Xin kính mời {GAP} người phát biểu] phát biểu chỉ đạo hội nghị.",
            "Hội nghị đến đây là kết thúc. Xin kính chúc các đồng chí sức khỏe, hạnh phúc.",
        )
    )


def read_rows(text: str) -> tuple[ProgrammeRow, ...]:
    """Read a programme; raises `BadInput` for a line without time or content."""
    found = []
    for line in lines(text):
        cells = [cell.strip() for cell in line.split("|")]
        if not 2 <= len(cells) <= 4 or not all(cells[:2]):
            raise _bad(
                "rows",
                f"Dòng “{line[:60]}” chưa đúng dạng: giờ | nội dung | người thực hiện | ghi chú. "
                "Hãy ghi đủ giờ và nội dung, cách nhau bằng dấu “|”.",
            )
        time, content, who, note = (*cells, "", "")[:4]
        found.append(ProgrammeRow(time=time, content=content, who=who, note=note))
    return tuple(found)


@dataclass(slots=True)
class _Part:
    heading: str
    time: str
    words: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    turns: list[HonourGroup] = field(default_factory=list)
    numbered: int = 0
    is_over: bool = False

    def calls(self, line: str, after: str, place: int) -> bool:
        """Tell whether a numbered line names one more of the last turn, rather than begins the part of that place.

        Raises `BadInput` where the number fits both, and neither a time nor the line after it tells.
        """
        found, part = _NUMBERED.match(line), _PART.match(line)
        if found is None or not self.turns:
            return False
        turn, number = self.turns[-1], int(found["number"])
        if _is_timed(line) or self.is_over or (turn.names and not self.numbered):
            return False
        if part is None or not turn.names or number != place:
            return True
        return number == self.numbered + 1 and _goes_on(line, after)

    def call(self, line: str) -> None:
        """Add somebody to the last turn, or who hands over to them."""
        self.numbered += _NUMBERED.match(line) is not None
        self.turns[-1] = _called(self.turns[-1], line)
        # who hands over is told last; a script that tells it first goes on with the names
        self.is_over = self.is_over or bool(_GIVEN.match(line) and self.turns[-1].names)

    def turn(self, title: str) -> None:
        """Begin a turn."""
        self.turns.append(HonourGroup(title=title, names=()))
        self.numbered, self.is_over = 0, False

    def cue(self) -> Cue:
        """Give the part as the paper has it."""
        empty = next((one.title for one in self.turns if not one.names), "")
        if empty:
            raise _bad(
                "text",
                f"“{empty}” chưa có tên ai. Hãy ghi mỗi tên một dòng, bắt đầu bằng dấu gạch ngang hoặc số thứ tự.",
            )
        return Cue(
            heading=self.heading,
            time=self.time,
            words="\n".join(self.words),
            action="; ".join(self.done),
            groups=tuple(self.turns),
        )


def read_script(text: str) -> tuple[Cue, ...]:
    """Read a script; raises `BadInput` for words before the first part, or between those who are called up."""
    parts: list[_Part] = []
    written = lines(text)
    for line, after in zip(written, (*written[1:], ""), strict=True):
        if parts and parts[-1].calls(line, after, len(parts) + 1):
            parts[-1].call(line)
        elif found := _PART.match(line):
            parts.append(_Part(found["heading"].strip(), (found["time"] or "").strip()))
        elif not parts:
            raise _bad("text", "Kịch bản bắt đầu bằng một dòng như “1. Khai mạc (08:00)”. Hãy ghi thêm dòng ấy.")
        else:
            _add(parts[-1], line)
    return tuple(one.cue() for one in parts)


def _add(part: _Part, line: str) -> None:
    if found := _TURN.match(line):
        part.turn(found["title"])
    elif part.turns:
        part.call(line)
    elif found := _ACTION.match(line):
        part.done.append(found[1].strip())
    else:
        part.words.append(line)


def _is_timed(line: str) -> bool:
    found = _PART.match(line)
    return found is not None and _CLOCK.match(found["time"] or "") is not None


def _goes_on(line: str, after: str) -> bool:
    """Tell by the line after it whether a line stands among names; a part goes on with what is said or done."""
    if any(form.match(after) for form in (_NUMBERED, _NAME, _GIVEN)):
        return True
    if after and not _TURN.match(after):
        return False
    raise _bad(
        "text",
        f"Chưa rõ dòng “{line[:60]}” là mục mới hay tên người lên nhận. "
        "Nếu là mục, hãy ghi thêm giờ, như “5. Bế mạc (09:10)”. Nếu là tên, hãy ghi sau dấu gạch ngang.",
    )


def lines(text: str) -> tuple[str, ...]:
    """Split a text into its lines."""
    return tuple(line.strip() for line in vietnamese.nfc(text).splitlines() if line.strip())


def _called(turn: HonourGroup, line: str) -> HonourGroup:
    if found := _GIVEN.match(line):
        return replace(turn, given_by=(found["who"] or found["printed"]).strip())
    if found := _NAME.match(line) or _NUMBERED.match(line):
        return replace(turn, names=(*turn.names, found["name"].strip()))
    raise _bad(
        "text",
        f"Dòng “{line[:60]}” đứng giữa các lượt lên nhận. Hãy ghi tên sau dấu gạch ngang hoặc số thứ tự, "
        "ghi người trao sau “Trao:”, hoặc mở một mục mới.",
    )


def _written(one: HonourGroup) -> list[str]:
    return [one.title, *(f"- {name}" for name in one.names), f"Trao: {GAP} người trao]"]


def _counted(found: Sequence[Honoured]) -> str:
    persons = sum(one.subject is Subject.INDIVIDUAL for one in found)
    told = ((len(found) - persons, "tập thể"), (persons, "cá nhân"))
    return ", ".join(f"{many:02d} {what}" for many, what in told if many) or "tập thể, cá nhân"


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _bad(field_: str, sentence: str) -> BadInput:
    return BadInput(sentence, fields={field_: sentence})
