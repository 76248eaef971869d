"""The shapes of `clauses.yaml` and `readings.yaml`."""

from kheo.rulebook.reader.sections import STATUSES
from kheo.rulebook.schema.shapes import Schema, both, choice, day, entries, names, record, text


def clauses() -> Schema:
    """Give the shape of the clauses: each in our own words, in both languages."""
    return entries(both("Điều khoản đòi hỏi gì, nói bằng lời của mình."))


def readings() -> Schema:
    """Give the shape of the readings; a confirmed one says by which document and on which day."""
    reading = record(
        {
            "question": both("Chỗ nào chưa rõ, viết thành câu hỏi."),
            "clauses": names("clause"),
            "we_read": both("Chúng tôi hiểu thế nào."),
            "why": both("Vì sao hiểu như vậy."),
            "status": choice(STATUSES, "unconfirmed: chưa ai xác nhận; confirmed: cơ quan chủ trì đã xác nhận."),
        },
        {"confirmed_by": text("Văn bản xác nhận."), "confirmed_on": day("Ngày xác nhận.")},
    )
    confirmed: Schema = {"properties": {"status": {"const": "confirmed"}}, "required": ["status"]}
    return entries({**reading, "if": confirmed, "then": {"required": ["confirmed_by", "confirmed_on"]}})
