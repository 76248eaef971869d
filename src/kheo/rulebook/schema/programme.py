"""The shape of `programme.yaml`, section by section, in the order in which the reader asks for them.

A new section is one entry of `REQUIRED` or `OPTIONAL`; a test asks the reader whether both lists are right.
"""

from kheo.rulebook.programme import PARTS_PLAYED, WINDOW_KINDS
from kheo.rulebook.reader import FORMAT
from kheo.rulebook.reader.ledger import KINDS
from kheo.rulebook.reader.measures import DENOMINATORS, RECUSALS
from kheo.rulebook.reader.rules import GIFTS
from kheo.rulebook.reader.sections import NEEDS, ROUND_WINDOWS, SUBJECTS
from kheo.rulebook.schema.conditions import condition
from kheo.rulebook.schema.shapes import (
    Schema,
    both,
    choice,
    cited,
    day,
    decimal,
    entries,
    flag,
    items,
    labelled,
    name,
    names,
    number,
    record,
    ref,
    several,
    share,
    text,
    words,
)
from kheo.rulebook.vocabulary import entering

_INFERRED = flag("Ngày tháng do suy ra, không phải văn bản ghi; phải nêu cách hiểu (reading).")
_SPAN = {
    "text": both("Văn bản nói thế nào."),
    "from": day("Ngày đầu tiên."),
    "until": day("Ngày đầu tiên không còn thuộc thời hạn."),
}
_WHO = {"who": text(f"Việc của ai: một {KINDS['authority']}, hoặc {', '.join(PARTS_PLAYED)}.")}
_WHEN = {"when": ref("condition")}
_GIFT = cited(
    {
        "what": choice(
            GIFTS, "Công nhận (recognition), biểu dương (praise), khen thưởng (award), thôi công nhận (retirement)."
        ),
        "window": choice(ROUND_WINDOWS, "Trao trong thời hạn nào của đợt."),
    },
    {"form": name("award_form")},
)

_DEFINITIONS: dict[str, Schema] = {
    "span": cited(_SPAN, {"inferred": _INFERRED}),
    "window": cited({**_SPAN, **_WHO}, {"inferred": _INFERRED}),
    "labelled": labelled(),
    "rule": labelled(_WHEN),
}

REQUIRED: dict[str, Schema] = {
    "format": {"enum": [int(FORMAT), FORMAT], "description": "Dạng của tệp."},
    "id": text("Mã của chương trình; đã dùng thì không đổi."),
    "title": both("Tên đầy đủ."),
    "movement": both("Tên gọi ngắn của phong trào."),
    "reviewed_on": day("Ngày gần nhất có người đối chiếu tệp với văn bản."),
    "text": cited(
        {"signature_block": both("Chức vụ người ký."), "recipients": items(both(), "Nơi nhận.")},
        {"number": text("Số, ký hiệu văn bản; chưa biết thì bỏ."), "signed_on": day("Ngày ký; chưa biết thì bỏ.")},
        "Về chính văn bản.",
    ),
    "basis": items(
        record(
            {
                "number": text("Số, ký hiệu."),
                "issued_on": day("Ngày ban hành."),
                "by": name("authority"),
                "cite": names("clause"),
            }
        ),
        "Căn cứ: các văn bản mà chương trình dựa vào.",
    ),
    "period": ref("span", "Thời gian của cả chương trình."),
    "phases": entries(ref("span"), "Các giai đoạn."),
    "tiers": entries(ref("labelled"), "Các cấp."),
    "tracks": entries(ref("labelled"), "Các tuyến: chuỗi đợt cùng loại."),
    "fields": entries(
        record({"label": both("Tên gọi.")}, {"cite": names("clause", required=False), "reading": name("reading")}),
        "Các lĩnh vực.",
    ),
    "participants": entries(
        labelled(
            {
                "subject": choice(SUBJECTS, "Tập thể (collective) hay cá nhân (individual)."),
                "kinds": entries(both(), "Các loại trong nhóm."),
            },
            {"report_apart": flag("Tổng hợp riêng."), "excluded": flag("Đứng ngoài phong trào.")},
            "Một nhóm đối tượng.",
        ),
        "Đối tượng: ai được tham gia.",
    ),
    "authorities": entries(
        labelled(
            {
                "body": text("Là loại tổ chức nào: tổ, ban, cấp ủy …"),
                "tier": name("tier"),
                "may": names(
                    doc="Được làm gì: receive, accept, survey, assign, appraise, recognise, propose, commend …"
                ),
            },
            {"kinds": names("kind", "Chỉ nói thay các loại đơn vị này; không nêu: mọi loại.", required=False)},
        ),
        "Thẩm quyền: nơi nào được làm gì.",
    ),
    "confirmers": entries(ref("labelled"), "Ai được xác nhận báo cáo."),
    "documents": entries(ref("labelled"), "Văn bản, mẫu biểu được nhắc đến."),
    "grades": entries(
        labelled({}, {"tiers": names("tier", "Cấp nào dùng mức này; không nêu: mọi cấp.", required=False)}),
        "Các mức công nhận.",
    ),
    "award_forms": entries(ref("labelled"), "Các hình thức khen."),
    "rounds": entries(
        labelled(
            {
                "track": name("track"),
                "tier": name("tier"),
                "sequence": number("Đợt thứ mấy của tuyến."),
                "years": several(number(), "Các năm của đợt."),
                "windows": record(
                    {}, {kind: ref("window", WINDOW_KINDS[kind].vi) for kind in ROUND_WINDOWS}, "Các thời hạn của đợt."
                ),
            },
            {
                "phase": name("phase"),
                "follows": name("round", "Đợt liền trước."),
                "formal_review": flag("Có sơ kết, tổng kết."),
                "draws_from": names("round", "Các đợt nguồn (linked).", required=False),
                "ad_hoc": flag("Đột xuất: không theo lịch."),
            },
            "Một đợt của một tuyến.",
        ),
        "Các đợt.",
    ),
    "standards": entries(
        entries(
            labelled(
                {
                    **_WHEN,
                    "help": record(
                        {
                            "participant": both("Lời nhắc cho người đăng ký."),
                            "appraiser": both("Lời nhắc cho người thẩm định."),
                        }
                    ),
                }
            ),
            "Một nhóm tiêu chuẩn.",
        ),
        "Tiêu chuẩn, theo nhóm.",
    ),
    "dossier": entries(entries(ref("rule"), "Một phần hồ sơ."), "Hồ sơ, theo phần."),
    "outcomes": entries(
        labelled(
            {
                "rounds": names("round"),
                "subject": words(
                    entering.SUBJECT_KINDS,
                    "Dành cho ai: mô hình, điển hình (exemplar), hoặc collective, individual, unit.",
                ),
                "gives": items(_GIFT, "Trao những gì."),
                "eligible": ref("condition", "Đủ điều kiện để được xét."),
                "granted": ref("condition", "Đã được trao."),
            },
            doc="Một kết quả.",
        ),
        "Kết quả: cái gì có thể được trao.",
    ),
}

OPTIONAL: dict[str, Schema] = {
    "exceptions": entries(ref("rule"), "Các ngoại lệ, đặt tên để dùng lại."),
    "waivers": entries(
        labelled(
            {
                "by": names("authority", "Ai cho miễn."),
                "needs": words(NEEDS, "Cần có lý do (reason), quyết định (decision)."),
            }
        ),
        "Được miễn gì, ai cho miễn.",
    ),
    "duties": entries(
        labelled(
            {
                "who": name("authority"),
                "tier": name("tier"),
                "due": ref("span", "Hạn."),
                "done_when": ref("condition", "Dựa vào đâu để biết là xong."),
            },
            doc="Việc của một tổ chức.",
        ),
        "Việc của tổ chức: ai, việc gì, hạn nào.",
    ),
    "score_sheets": entries(
        labelled(
            {
                "items": entries(
                    labelled(
                        {"most": decimal("Điểm cao nhất.")},
                        {"weight": decimal("Hệ số; không nêu: 1."), "comment": flag("Phải có nhận xét.")},
                    ),
                    "Các mục chấm.",
                ),
                "cutoffs": entries(
                    record({"label": both("Tên mức."), "at_least": decimal("Từ bao nhiêu điểm.")}), "Các ngưỡng."
                ),
            }
        ),
        "Các bảng chấm điểm.",
    ),
    "votes": entries(
        labelled(
            {
                "body": name("authority"),
                "quorum": share("Phải có bao nhiêu phần thành viên dự: 2/3 hoặc 80%."),
                "denominator": choice(DENOMINATORS, "Tính trên mọi thành viên hay trên số người tham gia."),
                "threshold": share("Phải có bao nhiêu phần đồng ý: 2/3 hoặc 80%."),
                "recusal": choice(RECUSALS, "Ai không biểu quyết."),
            },
            {"secret": flag("Bỏ phiếu kín."), "absent_by_writing": flag("Người vắng được lấy ý kiến bằng văn bản.")},
        ),
        "Các việc bỏ phiếu.",
    ),
    "quotas": entries(
        labelled(
            {"body": name("authority")},
            {"most": number("Nhiều nhất bao nhiêu."), "share": share("Tỷ lệ: 15% hoặc 1/6.")},
        ),
        "Các chỉ tiêu: đúng một trong hai khóa most, share.",
    ),
    "tallies": entries(ref("labelled"), "Các số liệu."),
    "options": entries(labelled({"value": text("Giá trị đã chọn.")}), "Điều văn bản để ngỏ cho nơi áp dụng tự chọn."),
    "not_modelled": entries(both(), "Điều khoản không viết thành quy tắc được, và vì sao."),
}


def programme() -> Schema:
    """Give the shape of the whole file."""
    return record(REQUIRED, OPTIONAL)


def definitions() -> dict[str, Schema]:
    """Give the shapes that the sections point at."""
    return {"condition": condition(), **_DEFINITIONS}
