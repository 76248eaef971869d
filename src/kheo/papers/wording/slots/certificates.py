"""The words of what is handed over: certificates of praise, award and recognition."""

from typing import Any, Final

from kheo.papers.values import RecognitionCertificate
from kheo.papers.wording import text
from kheo.papers.wording.words import Fields, Lexicon, Slot, line, passage


def _exemplar(value: Any) -> str:
    exemplar = text.exemplar(value.subject)
    return f"{exemplar} “{value.title}”" if value.title else exemplar


_FIELDS: Final[Fields] = {
    "mô hình": lambda value: text.exemplar(value.subject),
    "mô hình có tên": _exemplar,
    "chủ thể": lambda value: value.owner,
    "đơn vị": lambda value: value.unit,
    "số quyết định": lambda value: value.decision,
    "ngày quyết định": lambda value: text.day(value.decided_on),
    "thẩm quyền ký": lambda value: value.signature.authority,
    "chức vụ người ký": lambda value: value.signature.position,
    "người ký": lambda value: value.signature.name,
    "số vào sổ": lambda value: value.book_number or "……",
}


def _slots(act: str, heading: str, cause: str) -> dict[str, Slot]:
    return {
        "act": line("Chữ trao", act),
        "heading": line("Tên hình thức", heading),
        "cause": passage("Nội dung khen thưởng", cause),
        "decision": passage("Dòng quyết định", "Quyết định số {số quyết định},\n{ngày quyết định}"),
        "book": passage("Dòng vào sổ", "Vào sổ khen thưởng số {số vào sổ}"),
    }


_PRAISED: Final = "Đã có {mô hình có tên}\nđạt kết quả tiêu biểu trong phong trào thi đua “{phong trào}”"


def _grade(value: RecognitionCertificate) -> str:
    return f"mức {value.grade[:1].lower()}{value.grade[1:]}" if value.grade else ""


PRAISE_CERTIFICATE: Final = Lexicon(_slots("TẶNG", "Giấy biểu dương", _PRAISED), _FIELDS)
AWARD_CERTIFICATE: Final = Lexicon(
    _slots("TẶNG", "{hình thức}", _PRAISED), {**_FIELDS, "hình thức": lambda value: value.form}
)
RECOGNITION_CERTIFICATE: Final = Lexicon(
    _slots(
        "CẤP",
        "Giấy chứng nhận",
        "Có {mô hình có tên}\nđược công nhận là {mô hình} “{phong trào}” {cấp} {năm}, {mức}",
    ),
    {
        **_FIELDS,
        "cấp": lambda value: text.tier(value.tier) if value.tier else "",
        "năm": lambda value: f"năm {value.year}" if value.year else "",
        "mức": _grade,
    },
)
