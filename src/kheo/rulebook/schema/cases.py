"""The shape of `cases.yaml`: situations as facts, each kind with its own keys, and what must follow.

A case that is `like` another may leave keys out and set them to null, so there every fact is looser.
"""

from collections.abc import Mapping
from typing import get_args

from kheo.rulebook import facts
from kheo.rulebook.reader.casebook import VERDICTS
from kheo.rulebook.schema.shapes import (
    Schema,
    choice,
    day,
    decimal,
    entries,
    flag,
    items,
    name,
    names,
    number,
    or_null,
    record,
    ref,
    several,
    text,
)

_Keys = Mapping[str, Schema]
_BY: _Keys = {"by": name("authority")}
_TARGET = record(
    {
        "id": text("Mã tiêu chí."),
        "better": choice(get_args(facts.Better), "Chiều tốt hơn."),
        "target": decimal("Mục tiêu."),
    },
    {"baseline": decimal("Hiện trạng."), "label": text("Tên tiêu chí."), "unit": text("Đơn vị tính.")},
)

# kind of fact: what it is, keys that it needs, keys that it may have
FACTS: Mapping[str, tuple[str, _Keys, _Keys]] = {
    "subject": (
        "Chủ thể được xét.",
        {
            "kind": choice(get_args(facts.SubjectKind)),
            "owners": items(record({"kind": text("Một loại kể ở participants.")}), "Tập thể, cá nhân đứng tên."),
        },
        {},
    ),
    "registration": (
        "Đăng ký.",
        {"with": name("authority", "Nơi nhận đăng ký.")},
        {
            "own_word": flag("Chính người đứng tên nói là tự nguyện."),
            "form": name("document", "Mẫu đã dùng."),
            "problem": text("Việc khó cần giải quyết."),
            "baseline": text("Thực trạng lúc bắt đầu."),
            "criteria": items(_TARGET, "Tiêu chí đăng ký."),
        },
    ),
    "withdrawal": ("Rút đăng ký.", {}, {"of": text("Đăng ký nào; không nêu: mọi đăng ký đến ngày ấy.")}),
    "acceptance": ("Chấp nhận đăng ký.", _BY, {"accepted": flag("Có chấp nhận không.")}),
    "report": ("Báo cáo thành tích.", {"actuals": entries(decimal(), "Kết quả của từng tiêu chí.")}, {}),
    "confirmation": ("Xác nhận báo cáo.", {"by": name("confirmer")}, {}),
    "appraisal": (
        "Thẩm định.",
        _BY,
        {
            "assigned": flag("Được phân công."),
            "on_the_spot": flag("Tại chỗ."),
            "own_unit": flag("Người thẩm định thuộc chính đơn vị ấy."),
            "standards": entries(flag(), "Kết luận về từng tiêu chuẩn."),
            "criteria": entries(choice(get_args(facts.CriterionVerdict)), "Kết luận về từng tiêu chí."),
        },
    ),
    "document": ("Ban hành văn bản.", {"document": name("document")}, {}),
    "proposal": ("Đề nghị.", _BY, {}),
    "decision": ("Quyết định khen.", _BY, {}),
    "recognition": ("Công nhận.", {"as": name("grade")}, {}),
    "waiver": (
        "Cho miễn.",
        {"of": name("waiver"), **_BY},
        {"reason": text("Lý do."), "decision": text("Số quyết định.")},
    ),
    "deed": (
        "Thành tích đột xuất.",
        {},
        {
            "description": text("Việc đã làm."),
            "proposer": text("Nơi đề nghị."),
            "confirmed_by": text("Người xác nhận."),
        },
    ),
    "hold": ("Tạm dừng xét.", {}, {"until": day("Ngày đầu tiên lại được xét; không nêu: chưa có hạn.")}),
    "survey": ("Khảo sát.", _BY, {}),
    "quality": ("Kết luận về chất lượng.", {}, {"rising": flag("Năm sau cao hơn năm trước.")}),
    "carry_over": ("Chuyển tiếp.", {"from": name("tier", "Từ danh sách của cấp nào.")}, {}),
    "score": (
        "Chấm điểm.",
        {**_BY, "sheet": name("score_sheet"), "points": entries(decimal(), "Điểm của từng mục.")},
        {"comments": entries(text(), "Nhận xét về từng mục.")},
    ),
    "ballot": (
        "Kết quả bỏ phiếu.",
        {
            "vote": name("vote"),
            "members": number("Số thành viên."),
            "present": number("Số người dự."),
            "agreed": number("Số phiếu đồng ý."),
        },
        {"written": number("Số ý kiến bằng văn bản."), "recused": number("Số người không biểu quyết.")},
    ),
    "place": (
        "Xếp hạng.",
        {**_BY, "quota": name("quota"), "place": number("Thứ mấy."), "among": number("Trong bao nhiêu.")},
        {},
    ),
    "upkeep": ("Rà soát.", _BY, {"works": flag("Còn phát huy tác dụng không.")}),
    "tally": ("Số liệu.", {"tally": name("tally"), "number": number("Bao nhiêu.")}, {}),
    "revocation": ("Thu hồi.", {"of": text("Sự việc không còn tính từ ngày ấy.")}, {}),
}
_TIMELESS = "subject"


def definitions() -> dict[str, Schema]:
    """Give every kind of fact twice: whole, and as a change to the fact of an earlier case."""
    whole = {f"fact_{kind}": _fact(kind) for kind in FACTS}
    changed = {f"change_{kind}": _change(_fact(kind)) for kind in FACTS}
    known = {key: True for shape in whole.values() for key in shape["properties"]}
    return {
        **whole,
        **changed,
        "fact": {"type": "object", "required": ["fact"], **_one_of_kinds("fact")},
        "change": {
            **_one_of_kinds("change"),
            "type": ["object", "null"],
            "propertyNames": {"enum": list(known)},
            "description": "Sửa một sự việc của tình huống đứng trước; null: bỏ đi.",
        },
    }


def cases() -> Schema:
    """Give the shape of the whole file."""
    case = record(
        {"then": several(_EXPECTATION, "Điều phải ra.")},
        {
            "like": name("case", "Lấy lại sự việc của tình huống đứng trước."),
            "say": text("Tình huống, nói bằng lời."),
            "cite": names("clause"),
            "given": {"type": "object", "description": "Những sự việc, mỗi sự việc một tên."},
        },
    )
    whole: Schema = {"properties": {"given": {"additionalProperties": ref("fact")}}, "required": ["given"]}
    changed: Schema = {"properties": {"given": {"additionalProperties": ref("change")}}}
    return entries({**case, "if": {"required": ["like"]}, "then": changed, "else": whole}, "Các tình huống.")


_EXPECTATION: Schema = {
    "type": "object",
    "properties": {
        "on": day("Xét vào ngày nào."),
        "because": {
            "anyOf": [text(), names()],
            "description": "Đúng những từ đã quyết định; khi nêu thì chỉ hỏi một kết quả.",
        },
    },
    "additionalProperties": choice(VERDICTS, "Câu trả lời phải ra cho kết-quả@đợt, duty/việc, window/đợt/thời-hạn."),
    "required": ["on"],
    "minProperties": 2,
    "if": {"required": ["because"]},
    "then": {"minProperties": 3, "maxProperties": 3},
}


def _fact(kind: str) -> Schema:
    doc, required, optional = FACTS[kind]
    on = {"on": day("Ngày xảy ra.")}
    return record(
        {"fact": {"const": kind}, **({} if kind == _TIMELESS else on), **required},
        {**(on if kind == _TIMELESS else {}), "round": name("round"), **optional},
        doc,
    )


def _change(fact: Schema) -> Schema:
    loose = {key: shape if key == "fact" else or_null(shape) for key, shape in fact["properties"].items()}
    return {**{key: value for key, value in fact.items() if key != "required"}, "properties": loose}


def _one_of_kinds(prefix: str) -> Schema:
    return {
        "properties": {"fact": {"enum": list(FACTS), "description": "Loại sự việc."}},
        "allOf": [
            {
                "if": {"type": "object", "properties": {"fact": {"const": kind}}, "required": ["fact"]},
                "then": ref(f"{prefix}_{kind}"),
            }
            for kind in FACTS
        ],
    }
