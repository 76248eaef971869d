"""The shape of `amendments.yaml`: what it lays over the other files has their shapes, loosened."""

from kheo.rulebook.reader.amending import REACHES
from kheo.rulebook.schema import programme, texts
from kheo.rulebook.schema.shapes import (
    CHANGE,
    CITE,
    Schema,
    both,
    choice,
    day,
    entries,
    loosened,
    name,
    names,
    record,
    text,
)

_CHANGES = ("change", "clauses", "readings", "settles")


def amendments() -> Schema:
    """Give the shape of the whole file; an amendment must change something."""
    amendment = record(
        {
            "label": both("Tên gọi của văn bản sửa đổi."),
            "document": text("Số, ký hiệu văn bản."),
            "issued_on": day("Ngày ban hành."),
            "by": name("authority", "Nơi ban hành."),
            "effective_on": day("Ngày có hiệu lực."),
            "reaches": choice(
                REACHES,
                "Áp dụng cho đợt bắt đầu từ ngày có hiệu lực (new_rounds), cả đợt đang chạy (running_rounds), mọi đợt "
                "(all_rounds).",
            ),
            **CITE,
        },
        {
            "settles": names("reading", "Những cách hiểu được văn bản này xác nhận.", required=False),
            "change": {**loosened(programme.programme()), "description": "Phần sửa ở programme.yaml; null: bỏ đi."},
            "clauses": {**loosened(texts.clauses()), "description": "Phần sửa ở clauses.yaml."},
            "readings": {**loosened(texts.readings()), "description": "Phần sửa ở readings.yaml."},
        },
        "Một văn bản sửa đổi.",
    )
    return entries({**amendment, "anyOf": [{"required": [part]} for part in _CHANGES]}, "Các văn bản sửa đổi.")


def definitions() -> dict[str, Schema]:
    """Give the shapes that stand in lists as they are, and all of them loosened."""
    whole = programme.definitions()
    return {**whole, **{f"{key}{CHANGE}": loosened(shape) for key, shape in whole.items()}}
