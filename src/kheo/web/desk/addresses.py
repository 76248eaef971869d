"""Which page does which verb: the one table from things to do and actions on a dossier to addresses."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.work.todo import Item

# act of an item: address name, and what it is called with
ITEMS = {
    "submit": ("desk:form_1", ("id", 1)),
    "report": ("desk:report", ("id",)),
    "continue": ("desk:start", ()),
    "confirm": ("office:confirm", ("id",)),
    "confirm_deed": ("office:confirm_deed", ("id",)),
    "appraise": ("office:appraise", ("id",)),
    "accept": ("office:accept", ("id",)),
    "answer_change": ("office:answer_change", ("id",)),
    "escalate": ("office:escalate", ("id",)),
    "mend_deed": ("office:mend_deed", ("id",)),
    "survey": ("office:survey", ("id",)),
    "nurture": ("office:nurture", ("id",)),
    "send_up": ("office:send_up", ("id",)),
    "nominate": ("office:conference", ("unit_id", "round")),
    "say_quality": ("office:say_quality", ("id",)),
    "assign_appraiser": ("office:assign", ("id",)),
    "acknowledge": ("office:dispatch", ("id",)),
    "issue_review": ("office:review", ("unit_id", "round")),
    "issue_budget": ("office:budgets", ("unit_id",)),
    "issue_plan": ("office:plan", ("unit_id",)),
    "issue_regulation": ("office:regulation", ("unit_id",)),
    "guide_below": ("office:dispatch_new", ("unit_id",)),
    "issue_assignments": ("office:group", ("unit_id",)),
    "issue_summary": ("office:summary", ("unit_id", "round")),
    "select": ("office:select_one", ("id",)),
    "propose": ("office:propose", ("unit_id", "round")),
    "recognise": ("office:decision", ("id",)),
    "praise": ("office:decision", ("id",)),
    "award": ("office:decision", ("id",)),
    "set_up_group": ("office:group_new", ("unit_id",)),
    "decide": ("office:decide", ("id",)),
    "take_in": ("office:package", ("id",)),
    "record_result": ("office:package", ("id",)),
    "propose_up": ("office:province", ("unit_id", "round")),
    "hand_over_flag": ("office:flag", ("id",)),
    "adopt": ("office:adopt", ()),
}

# verb on a dossier: its address, and the words on its button
ACTIONS = {
    "submit": ("desk:form_1", _("Soạn và gửi đăng ký")),
    "recall": ("desk:recall", _("Rút lại để sửa")),
    "report": ("desk:report", _("Soạn báo cáo thành tích")),
    "ask_change": ("desk:change", _("Đề nghị thay đổi tiêu chí")),
    "accept": ("office:accept", _("Tiếp nhận")),
    "accept_change": ("office:answer_change", _("Trả lời đề nghị thay đổi")),
    "return_deed": ("office:return_deed", _("Trả lại để bổ sung")),
    "mend_deed": ("office:mend_deed", _("Bổ sung thành tích")),
    "decline": ("office:decline", _("Không tiếp nhận")),
    "survey": ("office:survey", _("Khảo sát, uốn nắn")),
    "say_quality": ("office:say_quality", _("Kết luận chất lượng qua các năm")),
    "send_up": ("office:send_up", _("Đề nghị lên cấp trên")),
    "confirm": ("office:confirm", _("Xác nhận báo cáo")),
    "confirm_deed": ("office:confirm_deed", _("Xác nhận thành tích đột xuất")),
    "assign_appraiser": ("office:assign", _("Phân công thẩm định")),
    "appraise": ("office:appraise", _("Thẩm định")),
    "select": ("office:select_one", _("Xét chọn")),
    "withdraw": ("desk:withdraw", _("Rút khỏi phong trào")),
}


def of_item(item: Item) -> str:
    """Give the address where a thing to do is done."""
    name, wanted = ITEMS[item.act]
    address = reverse(name, args=[getattr(item, one) if isinstance(one, str) else one for one in wanted])
    return f"{address}?tiep={item.id}&dot={item.round}" if item.act == "continue" else address


def of_action(verb: str, registration_id: int) -> str:
    """Give the address where a verb is done on a dossier."""
    name, _words = ACTIONS[verb]
    return reverse(name, args=[registration_id, 1] if name == "desk:form_1" else [registration_id])
