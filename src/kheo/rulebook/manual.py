"""The manual of the vocabulary, put together from what each word says about itself; `docs/vocabulary.md` holds it."""

from collections.abc import Iterator

from kheo.rulebook.catalogue import VERDICTS
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import KIND_LABELS, WORDS, Arg, Word

COMPOSERS = {
    "all": Text("Mọi điều kiện trong danh sách đều đạt.", "Every condition of the list is met."),
    "any": Text("Ít nhất một điều kiện trong danh sách đạt.", "At least one condition of the list is met."),
    "unless": Text("Điều kiện bên trong không xảy ra.", "The condition inside does not hold."),
}
_HEAD = """# Bộ từ của điều kiện · The vocabulary of conditions

Trang này sinh ra từ mã nguồn (`kheo programme vocabulary`); một phép thử giữ cho hai bên khớp nhau.
This page is generated from the code (`kheo programme vocabulary`); a test keeps the two alike.

Điều kiện là một từ và các khóa của nó, ví dụ `{reported: {within: report, cite: [II.2.a]}}`. Mỗi từ đều cần `cite`
(điều khoản) và nhận thêm `reading` (cách hiểu). Ngoài bộ từ này không có gì khác: không biểu thức, không mã lệnh.
Từ nào nhận cả `within` và `awaited` thì viết đúng một trong hai.
A condition is one word with its keys. Every word needs `cite` (clauses) and takes `reading`. There is nothing else: no
expressions, no code. Where a word takes both `within` and `awaited`, exactly one of them is written.
"""


def manual() -> str:
    """Give the whole manual as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "Bốn câu trả lời · Four answers:"
    yield ""
    for verdict, label in VERDICTS.items():
        yield f"- `{verdict}` – {label.vi}"
    yield ""
    yield "## Ghép điều kiện · Putting conditions together"
    yield ""
    for name, doc in COMPOSERS.items():
        yield f"- `{name}` – {doc.vi} {doc.en}"
    yield ""
    yield "## Các từ · The words"
    for word in sorted(WORDS.values(), key=lambda one: one.name):
        yield ""
        yield from _entry(word)
    yield ""


def _entry(word: Word) -> Iterator[str]:
    yield f"### `{word.name}`"
    yield ""
    yield word.doc.vi
    yield ""
    yield f"*{word.doc.en}*"
    if word.args:
        yield ""
        yield "| khóa · key | nhận · takes | nghĩa · meaning |"
        yield "|---|---|---|"
        for name, arg in word.args.items():
            yield _row(name, arg)


def _row(name: str, arg: Arg) -> str:
    many = ("danh sách: ", "a list of ") if arg.kind.many else ("", "")
    label = KIND_LABELS[arg.kind.of]
    optional = "" if arg.required else " (có thể bỏ · optional)"
    takes = f"{many[0]}{label.vi} · {many[1]}{label.en}"
    return f"| `{name}`{optional} | {takes} | {arg.doc.vi} · {arg.doc.en} |"
