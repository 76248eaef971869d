"""Part a centred title into lines of like length, as a typist does by hand. The writers break ordinary text."""

import re
from functools import cache
from typing import Final

# Mean widths in the em of Times: good enough to know how many lines a title takes.
_SMALL: Final = 0.44
_BOLD: Final = 0.47
_CAPITAL: Final = 0.62
_BOLDER: Final = 1.05
_NARROW: Final = frozenset(" iíìịỉĩltfjIÍÌỊỈĨ.,:;'()[]-!|/")
_BROAD: Final = frozenset("mwMW…%")
# Words that a reader takes as one; a line must not end inside them.
_TOGETHER: Final = re.compile(
    r"mô hình, điển hình|biểu dương, khen thưởng|ủy ban nhân dân|ủy ban|nhân dân|văn phòng|đảng bộ|đảng ủy|chi bộ"
    r"|cơ quan tỉnh|cơ quan|tổ chỉ đạo|ban chỉ đạo|phong trào thi đua|thi đua|khen thưởng|biểu dương|mô hình|điển hình"
    r"|cấp cơ sở|cơ sở|bộ phận|tiếp nhận|kết quả|thành lập|kiện toàn|thu hồi|đính chính|quyết định số \S+|nông nghiệp"
    r"|nông thôn|phát triển|lao động|thương binh|xã hội|giáo dục|đào tạo|tài nguyên|môi trường|kế hoạch|đầu tư"
    r"|bệnh viện|đa khoa|tòa án|toà án|kiểm sát|công đoàn|cựu chiến binh|năm \d+|giai đoạn \d+[–-]\d+"
    r"|ngày \d+ tháng \d+ năm \d+|“[^”]{1,24}”",
    re.IGNORECASE,
)


def parted(words: str, room: float, *, wide: bool = False, bold: bool = False, mean: float = 0) -> str:
    """Set line ends so that each line fits `room` (in em) and all are of like length; given line ends stay.

    `mean` is the width of a letter where the words themselves were measured.
    """
    mean = mean or (_CAPITAL if wide else _BOLD if bold else _SMALL)
    return "\n".join(_balanced(line, room / mean) for line in words.split("\n"))


def _balanced(line: str, most: float) -> str:
    together = _TOGETHER.sub(lambda match: match[0].replace(" ", "\0"), line)
    tokens = together.split(" ")
    for count in range(1, len(tokens) + 1):
        rows = _filled(tokens, len(line) / count)
        if len(rows) <= count and max(map(len, rows)) <= most:
            return "\n".join(rows).replace("\0", " ")
    return line


def _filled(tokens: list[str], share: float) -> list[str]:
    """Fill lines up to a share, each token going where it leaves the smaller gap."""
    rows = [tokens[0]]
    for token in tokens[1:]:
        longer = f"{rows[-1]} {token}"
        if len(longer) - share <= share - len(rows[-1]) or len(longer) <= share:
            rows[-1] = longer
        else:
            rows.append(token)
    return rows


def measured(words: str, *, bold: bool = False) -> float:
    """Measure the longest line in em, letter by letter and rather too wide than too narrow."""
    more = _BOLDER if bold else 1.0
    return more * max(sum(map(_em, line)) for line in words.split("\n"))


@cache
def _em(char: str) -> float:
    if char in _NARROW:
        return 0.34
    if char in _BROAD:
        return 1.0
    return 0.72 if char.isupper() else 0.5
