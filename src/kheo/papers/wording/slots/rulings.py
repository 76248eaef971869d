"""The words of proposals and decisions: commendation, steering group, table of duties."""

from typing import Any, Final

from kheo import vietnamese
from kheo.papers.values import Change, CommendationDecision, GroupProposal
from kheo.papers.wording import text
from kheo.papers.wording.words import Lexicon, line, passage

_CHANGES: Final = {Change.CORRECTS: "đính chính", Change.REPLACES: "thay thế", Change.REVOKES: "thu hồi"}
_BOUND: Final = "{Người thi hành} chịu trách nhiệm thi hành Quyết định này. Quyết định này có hiệu lực từ ngày ký."


def _at(value: GroupProposal | CommendationDecision) -> str:
    """Name a gathering inside a sentence, without the comma that its label may have before the year."""
    return f"tại {text.ended(value.conference, '').replace(', năm', ' năm')}" if value.conference else ""


def _where(value: GroupProposal | CommendationDecision) -> str:
    return _at(value) or f"{text.tier(value.tier)} năm {value.year}"


def _on(value: GroupProposal | CommendationDecision) -> str:
    words = text.ended(value.occasion, "")
    return words if not words or words.lower().startswith(("nhân", "tại", "vào")) else f"nhân dịp {words}"


def _earlier(value: Any) -> str:
    """Name an earlier decision by number, day and subject."""
    subject = f" {value.earlier.subject}" if value.earlier and value.earlier.subject else ""
    return f"{_earlier_bare(value)}{subject}"


def _earlier_bare(value: Any) -> str:
    return f"Quyết định số {value.earlier.number}, {text.day(value.earlier.dated_on)}" if value.earlier else ""


def _reason(value: Any) -> str:
    return text.ended(value.earlier.reason, "") if value.earlier else ""


def _bound(value: Any) -> str:
    if isinstance(value, CommendationDecision):
        others = "các tập thể, cá nhân có tên trong danh sách" if value.items else ""
    else:
        others = "các đồng chí có tên tại Điều 1"
    names = list(dict.fromkeys([*(_bare(name) for name in value.carried_out_by), *([others] if others else [])]))
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names) or text.DOTS


def _bare(words: str) -> str:
    plain = text.ended(words, "")
    return f"các {plain[4:]}" if plain.startswith("Các ") else plain


def _counted(value: Any) -> str:
    return text.counted([item.subject for item in value.items])


def _forms(value: CommendationDecision) -> str:
    counts: dict[str, int] = {}
    for item in value.items:
        counts[item.award] = counts.get(item.award, 0) + 1
    return ", ".join(f"{award} ({text.two(count)})" for award, count in counts.items())


def _money(value: CommendationDecision) -> int:
    return sum(item.bonus or 0 for item in value.items)


GROUP_PROPOSAL: Final = Lexicon(
    {
        "name": line("Tên văn bản", "TỜ TRÌNH"),
        "subject": passage("Trích yếu", "về việc {việc khen} mô hình, điển hình “{phong trào}” {ở đâu}"),
        "course": passage("Câu kết quả trong năm", "Năm {năm}, {nhóm} đã {kết quả trong năm}."),
        "asks": passage(
            "Câu đề nghị",
            "Qua thẩm định và xét chọn, {nhóm} kính đề nghị {nơi gửi} {việc khen} {số lượng} {tại hội nghị} "
            "{nhân dịp}, cụ thể như sau:",
        ),
        "asks_conference": passage(
            "Câu đề nghị: tại hội nghị cấp trên",
            "Qua xem xét kết quả các năm và xét chọn, {nhóm} kính đề nghị {nơi gửi} {việc khen} {số lượng} "
            "{tại hội nghị} {nhân dịp}, cụ thể như sau:",
        ),
        "closing": passage("Câu kết", "{nhóm} kính trình {nơi gửi} xem xét, quyết định."),
    },
    {
        "năm": lambda value: str(value.year),
        "cấp": lambda value: text.tier(value.tier),
        "nhóm": lambda value: value.by,
        "nơi gửi": lambda value: text.ended(value.to, ""),
        "việc khen": lambda value: value.act,
        "số lượng": _counted,
        "ở đâu": _where,
        "tại hội nghị": _at,
        "nhân dịp": _on,
        "kết quả trong năm": lambda value: "; ".join(course(value)),
    },
    "TTr",
)


def course(value: GroupProposal) -> list[str]:
    """Tell the course of the year in figures, as far as they are known."""
    told = (
        (value.registered, "tiếp nhận đăng ký {} mô hình, điển hình"),
        (value.reported, "nhận {} báo cáo thành tích"),
        (value.appraised, "thẩm định {} mô hình, điển hình"),
    )
    return [words.format(text.two(count)) for count, words in told if count is not None]


COMMENDATION_DECISION: Final = Lexicon(
    {
        "name": line("Tên văn bản", "QUYẾT ĐỊNH"),
        "subject": passage("Trích yếu", "về việc {việc khen} mô hình, điển hình “{phong trào}” {ở đâu}"),
        "subject_change": passage("Trích yếu: sửa quyết định cũ", "{việc sửa} {số và ngày quyết định cũ}"),
        "grants": passage(
            "Điều 1",
            "{Việc khen} {số lượng} đạt thành tích trong phong trào thi đua “{phong trào}” năm {năm} {nhân dịp}, có "
            "danh sách kèm theo.",
        ),
        "grants_conference": passage(
            "Điều 1: tại hội nghị",
            "{Việc khen} {số lượng} {tại hội nghị} {nhân dịp} vì đã đạt thành tích trong phong trào thi đua "
            "“{phong trào}”, có danh sách kèm theo.",
        ),
        "granted": passage(
            "Điều 2",
            "Các tập thể, cá nhân nêu tại Điều 1 được {việc khen} theo hình thức ghi trong danh sách: {các hình thức}.",
        ),
        "money": passage(
            "Câu tiền thưởng",
            "Tiền thưởng kèm theo ghi trong danh sách; tổng số là {tổng tiền thưởng} đồng ({tổng tiền bằng chữ}).",
        ),
        "changes": passage("Điều 1: sửa, thu hồi", "{Việc sửa} {quyết định cũ}. Lý do: {lý do}."),
        "changed_list": passage(
            "Điều 2: danh sách mới",
            "Danh sách kèm theo Quyết định này thay cho danh sách kèm theo quyết định nêu tại Điều 1: {số lượng}.",
        ),
        "revoked_all": passage(
            "Điều 2: thu hồi tất cả",
            "Các hình thức ghi trong quyết định nêu tại Điều 1 không còn giá trị kể từ ngày ký Quyết định này.",
        ),
        "revoked": passage(
            "Điều 2: thu hồi một phần",
            "Các hình thức {việc khen} đối với {số lượng} có tên trong danh sách kèm theo không còn giá trị kể từ ngày "
            "ký Quyết định này.",
        ),
        "bound": passage("Điều thi hành", _BOUND),
        "annex": line("Tên danh sách kèm theo", "DANH SÁCH"),
        "annex_subject": passage("Trích yếu danh sách", "{việc khen} mô hình, điển hình “{phong trào}” {ở đâu}"),
        "annex_revoked": passage(
            "Trích yếu danh sách thu hồi",
            "thu hồi hình thức {việc khen} đối với mô hình, điển hình “{phong trào}” {ở đâu}",
        ),
        "annex_source": passage("Dòng kèm theo", "(Kèm theo Quyết định số {số}, {ngày} của {cơ quan})"),
    },
    {
        "năm": lambda value: str(value.year),
        "cấp": lambda value: text.tier(value.tier),
        "việc khen": lambda value: value.act,
        "số lượng": _counted,
        "ở đâu": _where,
        "tại hội nghị": _at,
        "nhân dịp": _on,
        "các hình thức": _forms,
        "tổng tiền thưởng": lambda value: text.number(_money(value)),
        "tổng tiền bằng chữ": lambda value: vietnamese.money_in_words(_money(value)),
        "việc sửa": lambda value: _CHANGES[value.earlier.change] if value.earlier else "",
        "quyết định cũ": _earlier,
        "số và ngày quyết định cũ": _earlier_bare,
        "lý do": _reason,
        "người thi hành": _bound,
    },
    "QĐ",
)

STEERING_GROUP_DECISION: Final = Lexicon(
    {
        "name": line("Tên văn bản", "QUYẾT ĐỊNH"),
        "subject": passage("Trích yếu", "về việc {việc lập} {nhóm} {giai đoạn}"),
        "sets_up": passage("Điều 1", "{Việc lập} {nhóm} {giai đoạn} gồm các đồng chí sau:"),
        "tasks": passage("Điều nhiệm vụ", "{Nhóm} có nhiệm vụ:"),
        "replaces": passage("Điều thay thế", "Quyết định này thay thế {quyết định cũ}. Lý do: {lý do}."),
        "bound": passage("Điều thi hành", _BOUND),
    },
    {
        "nhóm": lambda value: value.group,
        "giai đoạn": lambda value: text.period(value.period),
        "việc lập": lambda value: (
            "kiện toàn" if value.earlier and value.earlier.change != Change.REVOKES else "thành lập"
        ),
        "quyết định cũ": _earlier,
        "lý do": _reason,
        "người thi hành": _bound,
    },
    "QĐ",
)

ASSIGNMENT_TABLE: Final = Lexicon(
    {
        "name": line("Tên văn bản", "BẢNG PHÂN CÔNG"),
        "subject": passage("Trích yếu", "nhiệm vụ thành viên {nhóm} {giai đoạn}"),
        "closing": passage(
            "Câu kết",
            "Các đồng chí có tên trong bảng thực hiện nhiệm vụ được phân công và báo cáo kết quả với {nhóm}.",
        ),
    },
    {
        "nhóm": lambda value: value.group,
        "giai đoạn": lambda value: text.period(value.period),
    },
)
