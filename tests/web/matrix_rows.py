"""The one table of the permission matrix: each address by name, and what guards it.

A new address needs a row here, in the table at the end, beside those of its kind.

Most are one of these:

    "desk:name": signed_in(),                                  a person's own page
    "office:name": unit(),                                     a page of a unit, for whoever may read its work
    "office:name": unit("verb"),                               … for those who may do the verb; others read why not
    "office:name": dossier("accepted"),                        a page of a dossier; the states it is opened in
    "office:name": dossier("submitted", "accept"),             … for those who may do the verb
    "office:name": anywhere("verb", nothing()),                a page for a permit without a thing

`get=POSTED` is for an address that is only posted to. The states are the keys of `matrix_world.Made.dossiers`.
"""

from collections.abc import Mapping
from dataclasses import replace

from tests.web.matrix_desks import OWN_DESK
from tests.web.matrix_files import LOOKED_AT, TAKEN_AWAY
from tests.web.matrix_guards import (
    LED_BACK,
    POSTED,
    Outcome,
    Row,
    Share,
    Target,
    anywhere,
    dossier,
    everybody,
    letter,
    nothing,
    overseer,
    paper,
    reader,
    record,
    sheet,
    signed_in,
    things,
    unit,
)
from tests.web.matrix_papers import ISSUED, PRESSED, WRITTEN
from tests.web.matrix_signed import DECISION, NOT_OWN, NOT_SENT, SIGNED
from tests.web.matrix_worded import WORDED
from tests.web.matrix_world import LIST, Made

KEY = "7b0d2b34-9f0e-4a0e-8a52-5f1c33d8a001"
SPOILT = {"literal": "88-BTH/TCĐ", "year": "2014", "reason": "In hỏng"}
# the button stands only where there is money: pressed all the same, it is refused
REFUSES = {Outcome.DOES: {422}, Outcome.SEES: {403}}
# a seat at a unit that has adopted nothing yet has nothing to compare a folder with
COMPARED = {Outcome.DOES: {200, 404}}


def _folder(_made: Made) -> Target:
    return Target("", ("dan-van-kheo-2013-2015",), "K")


def _reading(made: Made) -> Target:
    return Target("A5", (made.edition, "A5"), "K")


def _edition(made: Made) -> Target:
    return Target("", (made.edition,), "K")


def _event(made: Made) -> Target:
    return Target("", (made.event,))


def _unit(made: Made) -> Target:
    return Target("", (made.unit,))


def _post(made: Made) -> Target:
    return Target("", (made.unit, made.post))


def _reshape(made: Made) -> Target:
    return Target("", (made.unit, "doi-ten"))


def _proposal(key: str) -> object:
    return things(lambda made: Target(key, (made.proposals[key],)))


_photo = things(lambda made: Target("received above", (made.photo,), "K", made.dossiers["received above"]))
_letter = things(lambda made: Target("guidance", (made.dispatch,)))
_answered = things(lambda made: Target("guidance", (made.dispatch, made.world.ids["P05"])))
_attached = things(lambda made: Target("guidance", (made.dispatch, made.attachment)))
_late = things(lambda made: Target("draft", (made.unit, made.dossiers["draft"].pk)))
_list = things(*(lambda made, code=code: Target(code, (made.world.ids[code], LIST), code) for code in ("K05", "K")))
_visited = things(
    lambda made: Target(
        "received above", (made.dossiers["received above"].pk, made.survey), "K", made.dossiers["received above"]
    )
)
_file = things(lambda made: Target("of a person", (made.evidence,), "K05", made.dossiers["of a person"]))
_taken_off = things(
    lambda made: Target(
        "of a person", (made.dossiers["of a person"].pk, made.evidence), "K05", made.dossiers["of a person"]
    )
)

_desk = things(lambda made: Target("K", (made.world.ids["K"], "province-period"), "K"))
_package = things(lambda made: Target("sent up", (made.package,), "K"))
_flag = things(lambda made: Target("the bloc's own", (made.flag,), "K"))
# pressed without its fields by whoever may not: the page again, with what is lacking
PRESSED_THERE = {Outcome.DOES: {200, 302, 422}, Outcome.SEES: {200, 302, 422}}

ROWS: Mapping[str, Row] = {
    # the desk
    "desk:todo": signed_in(),
    "desk:seen": signed_in(1, only_post=True),
    "desk:feed": signed_in(),
    "desk:feed_off": signed_in(get=302),
    "desk:library": signed_in(),
    "desk:programme": signed_in(),
    "desk:start": signed_in(),
    "desk:dossier": dossier("draft, written for others, of a person, decided, sent up"),
    "desk:audience": dossier("draft, confirmed"),
    "desk:alike": dossier("draft, confirmed"),
    "desk:result": dossier("decided"),
    "desk:sent": dossier("submitted"),
    "desk:form_1": dossier("draft, written for others, returned", "submit", rest=(1,), hides=True),
    "desk:submit": dossier("draft, returned", "submit", hides=True),
    "desk:recall": dossier("submitted", "recall", hides=True),
    "desk:withdraw": dossier("accepted", "withdraw", hides=True),
    "desk:change": dossier("accepted", "ask_change", hides=True),
    "desk:report": dossier("accepted, of a person", "report", hides=True),
    "desk:report_check": dossier("accepted", "report", hides=True),
    "desk:evidence_add": dossier("accepted", "report", hides=True, get=POSTED),
    "desk:evidence_remove": dossier("", "report", hides=True, get=POSTED, targets=_taken_off),
    "desk:autosave": dossier("accepted", rest=("bao-cao",), get=POSTED),
    "desk:preview": dossier("submitted", rest=("registration-form", "docx")),
    "desk:file": dossier("", targets=_file),
    "desk:paper": paper(
        lambda made: Target("accepted", (made.paper_of("accepted"), "docx"), "K05", made.dossiers["accepted"]),
        lambda made: Target("sent up", (made.paper_of("sent up"), "docx"), "K", made.dossiers["sent up"]),
        lambda made: Target("decision", (made.paper_of_decision(), "docx"), "K05", made.dossiers["decided"]),
    ),
    # the bloc, the programme, the organisation
    "office:overview": overseer(),
    "office:lateness": overseer(),
    "office:lateness_export": overseer(),
    "office:dossiers": reader(),
    "office:dossiers_export": reader(),
    "office:several": reader(),
    "office:view_keep": signed_in(only_post=True),
    "office:view_drop": replace(signed_in(1, only_post=True), post=NOT_SENT),
    "office:adopt": anywhere("adopt", nothing(), share=Share.PLACES),
    "office:adopt_preview": anywhere("adopt", things(_folder), get=COMPARED, post=COMPARED),
    "office:readings": anywhere("amend", things(_edition)),
    "office:reading": anywhere("amend", things(_reading)),
    "office:settle_preview": anywhere("amend", things(_reading), get=LED_BACK),
    "office:settle": anywhere("amend", things(_reading), get=POSTED),
    "office:health": anywhere("see_health", nothing(), share=Share.PLACES),
    "office:rights": anywhere("appoint", nothing(), share=Share.PLACES),
    "office:posts": anywhere("appoint", things(_unit), share=Share.PLACES),
    "office:posts_export": anywhere("appoint", things(_unit), share=Share.PLACES, post=LOOKED_AT),
    "office:post_end": anywhere("appoint", things(_post), share=Share.PLACES),
    "office:organisation": anywhere("reorganise", nothing(), share=Share.PLACES),
    "office:organisation_export": anywhere("reorganise", nothing(), share=Share.PLACES, post=LOOKED_AT),
    "office:organisation_unit": anywhere("reorganise", things(_unit), share=Share.PLACES),
    "office:reorganisation_undo": anywhere("reorganise", things(_event), share=Share.PLACES, get=POSTED),
    "office:reorganisation_heirs": anywhere("reorganise", things(_event), share=Share.PLACES),
    "office:reshape": anywhere("reorganise", things(_reshape), share=Share.PLACES),
    "office:reshape_preview": anywhere("reorganise", things(_reshape), share=Share.PLACES, get=LED_BACK),
    "office:reshape_carry_out": anywhere("reorganise", things(_reshape), share=Share.PLACES, get=POSTED),
    # a unit's work
    "office:table": unit(at="K05, K"),
    "office:export": unit(),
    "office:group": unit(),
    "office:decisions": unit(),
    "office:late": unit("assign_duty"),
    "office:duty_add": unit("assign_duty"),
    "office:duty_release": unit("assign_duty", rest=(1,)),
    "office:assignments": unit("assign_duty"),
    "office:reminders": unit("remind"),
    "office:group_new": unit("set_up_group"),
    "office:allow_late": unit("allow_late", targets=_late),
    "office:ad_hoc": unit("register_ad_hoc"),
    "office:assign_table": unit("assign_appraiser", at="K05, K", with_round=True),
    "office:select": unit(at="K05, K", with_round=True),
    "office:conferences": unit(at="K05, K"),
    "office:conference": unit("nominate", at="K05, K", shows=True, targets=_list),
    **WRITTEN,
    "office:propose": unit("propose", at="K05, K", with_round=True),
    "office:book": unit("cancel_number", at="K05, K", shows=True, body=SPOILT, post=PRESSED),
    "office:book_export": unit(at="K05, K"),
    "office:proposal": unit(targets=_proposal("decided")),
    "office:decide": unit("decide", targets=_proposal("pending")),
    "office:decision": unit(targets=DECISION),
    "office:recognise": unit("recognise", shows=True, targets=DECISION, body=ISSUED, post=PRESSED),
    "office:praise": unit("praise", shows=True, targets=DECISION, body=ISSUED, post=PRESSED),
    "office:award": unit("award", shows=True, targets=DECISION, body=ISSUED, post=PRESSED),
    "office:correct": unit("correct", targets=DECISION),
    "office:revoke": unit("revoke", targets=DECISION),
    "office:imports": sheet(),
    "office:import_template": sheet("dang-ky", verb="draft_on_behalf", post=LOOKED_AT),
    "office:import_columns": sheet(1, get=NOT_OWN, post=NOT_OWN),
    "office:import_preview": sheet(1, get=NOT_OWN, post=NOT_OWN),
    "office:import_apply": sheet(1, get=POSTED, post=NOT_OWN),
    "office:import_send": sheet(1, get=NOT_OWN, post=NOT_OWN),
    "office:import_undo": sheet(1, get=POSTED, post=NOT_OWN),
    "office:import_bad_rows": sheet(1, get=NOT_OWN, post=NOT_OWN),
    "office:import_source": sheet(1, get=NOT_OWN, post=NOT_OWN),
    **SIGNED,
    # what goes up to the province, and its answer
    "office:province_newest": unit(at="K"),
    "office:province": unit(targets=_desk),
    "office:province_export": unit(targets=_desk),
    "office:province_send": unit("propose_up", targets=_desk),
    "office:flag_new": unit("nominate_flag", targets=_desk),
    "office:flag_order": unit("order_flags", targets=_desk),
    "office:packages": signed_in(),
    "office:packages_export": signed_in(),
    "office:package_check": signed_in(),
    "office:package": unit(targets=_package),
    "office:package_zip": unit(targets=_package),
    "office:package_endorse": unit("endorse", targets=_package),
    "office:package_take_in": unit("take_in", targets=_package, shows=True, post=PRESSED_THERE),
    "office:package_return": unit("return_up", targets=_package, shows=True, post=PRESSED_THERE),
    "office:package_decline": unit("decline_up", targets=_package, shows=True, post=PRESSED_THERE),
    "office:package_result": unit("record_result", targets=_package),
    "office:flag": unit(targets=_flag),
    "office:flag_judge": unit("nominate_flag", targets=_flag),
    "office:flag_leave_out": unit("nominate_flag", targets=_flag),
    "office:flag_hand_over": unit("nominate_flag", targets=_flag),
    **OWN_DESK,
    **WORDED,
    **TAKEN_AWAY,
    # visits and nurturing
    "office:tour": unit(at="K05, K"),
    "office:visit_plan": unit("survey", at="K"),
    "office:visit_cancel": unit("survey", at="K", rest=(1,)),
    "office:survey_record": dossier("", "survey", targets=_visited),
    "office:photo_add": dossier("", "survey", targets=_visited),
    "office:photo": dossier("", targets=_photo),
    "office:nurture": dossier("accepted"),
    # money
    "office:budgets": unit(),
    "office:budget": unit(at="K05, K", with_round=True),
    "office:budget_estimate": unit("estimate_budget", with_round=True),
    "office:budget_drop": unit("estimate_budget", with_round=True, rest=(1,)),
    "office:budget_spend": unit("estimate_budget", with_round=True, rest=(1,)),
    "office:budget_rules": unit("approve_budget", with_round=True),
    "office:budget_approve": unit("approve_budget", with_round=True),
    "office:budget_export": unit(with_round=True),
    "office:bonuses": unit("estimate_budget", shows=True, targets=DECISION, body=ISSUED, post=REFUSES),
    "office:certificates": unit("issue_certificates", shows=True, targets=DECISION),
    "office:bonuses_export": unit(targets=DECISION),
    # what goes down: everybody who reads a letter sees its page again, with the refusal, when a press is not theirs
    "office:dispatches": letter(),
    "office:dispatch_new": unit("launch"),
    "office:dispatch": letter(targets=_letter),
    "office:acknowledge": letter(targets=_answered),
    "office:dispatch_remind": letter(targets=_letter),
    "office:dispatch_file": letter(targets=_attached),
    # one dossier
    "office:accept": dossier("submitted, sent up", "accept", "return_registration"),
    "office:return_registration": dossier("submitted", "return_registration", "accept"),
    "office:opened": dossier("submitted", "accept", "return_registration"),
    "office:escalate": dossier("accepted", "escalate"),
    "office:decline": dossier("sent up, brought up", "decline"),
    "office:return_deed": dossier("brought up", "return_deed"),
    "office:mend_deed": dossier("brought up", "mend_deed"),
    "office:survey": dossier("received above", "survey"),
    "office:follow": dossier("", "survey", targets=_visited),
    "office:say_quality": dossier("on a list", "say_quality"),
    "office:send_up": dossier("received above", "send_up"),
    "office:answer_change": dossier("change asked", "accept_change"),
    "office:decline_change": dossier("change asked", "accept_change"),
    "office:confirm": dossier("reported, of a person", "confirm", "return_report"),
    "office:return_report": dossier("reported", "return_report", "confirm"),
    "office:confirm_deed": dossier("sudden", "confirm_deed"),
    "office:assign": dossier("accepted", "assign_appraiser"),
    "office:appraise": dossier("confirmed", "appraise"),
    "office:appraise_save": dossier("confirmed", "appraise"),
    "office:appraise_keep": dossier("confirmed", "appraise", get=POSTED),
    "office:record": record("appraised", "issue_record"),
    "office:style": unit("set_style", shows=True),
    "office:minutes": unit("issue_minutes", shows=True, with_round=True, post={Outcome.SEES: {403}}),
    "office:select_one": dossier("appraised", "select", "pass_over"),
    "office:pass_over": dossier("appraised", "select", "pass_over"),
    "office:hold": dossier("appraised, sent up", "hold"),
    "office:extend_hold": dossier("appraised", "hold"),
    "office:lift": dossier("appraised", "hold"),
    # without a sign-in; signing out ends the visitor's session and comes last
    "public:home": everybody((200, 200), 302, 302),
    "public:sign_in": everybody((200, 200), 200, 200),
    "public:feed": everybody((404, 405), 404, 405, "nobody-s-secret"),
    "public:check": everybody((200, 405), 200, 405),
    "public:check_code": everybody((200, 405), 200, 405, "2CH5CCJP9P53"),
    "public:sign_out": everybody((405, 302), 405, 302),
}
