"""The addresses of the office; words without marks, as people read them out on the telephone."""

from django.urls import path

from kheo.web.office.views import (
    amending,
    bloc,
    confirming,
    groups,
    judging,
    lists,
    receiving,
    rulings,
    selecting,
    tiers,
)

app_name = "office"

_reading = "khoi/chuong-trinh/<int:edition>/cach-hieu"
_unit, _dossier = "co-so/<int:unit>", "ho-so/<int:registration>"
_proposal, _decision = "to-trinh/<int:proposal>", "quyet-dinh/<int:decision>"

urlpatterns = [
    path("khoi/", bloc.overview_page, name="overview"),
    path("khoi/chuong-trinh/", bloc.adopt, name="adopt"),
    path("khoi/chuong-trinh/thu-muc/<str:folder>/", amending.adopt_preview, name="adopt_preview"),
    path(f"{_reading}/", amending.readings_page, name="readings"),
    path(f"{_reading}/<str:key>/", amending.reading, name="reading"),
    path(f"{_reading}/<str:key>/xem-truoc/", amending.settle_preview, name="settle_preview"),
    path(f"{_reading}/<str:key>/ban-hanh/", amending.settle, name="settle"),
    path(f"{_unit}/ho-so/", lists.table, name="table"),
    path(f"{_unit}/ho-so/excel/", lists.export, name="export"),
    path(f"{_unit}/to-chi-dao/", groups.group, name="group"),
    path(f"{_unit}/to-chi-dao/nhiem-vu/", groups.duty_add, name="duty_add"),
    path(f"{_unit}/to-chi-dao/nhiem-vu/<int:duty>/thoi/", groups.duty_release, name="duty_release"),
    path(f"{_unit}/to-chi-dao/bang-phan-cong/", groups.assignments, name="assignments"),
    path(f"{_unit}/thanh-lap/", groups.group_new, name="group_new"),
    path(f"{_unit}/dang-ky-muon/", receiving.late, name="late"),
    path(f"{_unit}/dang-ky-muon/<int:registration>/", receiving.allow_late, name="allow_late"),
    path(f"{_unit}/dot-xuat/moi/", confirming.ad_hoc, name="ad_hoc"),
    path(f"{_unit}/phan-cong/<slug:round_>/", judging.assign_table, name="assign_table"),
    path(f"{_unit}/xet-chon/<slug:round_>/", selecting.select, name="select"),
    path(f"{_unit}/bieu-tong-hop/<slug:round_>/", rulings.summary, name="summary"),
    path(f"{_unit}/to-trinh/<slug:round_>/moi/", selecting.propose, name="propose"),
    path(f"{_unit}/quyet-dinh/", rulings.rulings, name="decisions"),
    path("xac-nhan/", lists.confirm_box, name="confirm_box"),
    path("tham-dinh/", lists.appraisals, name="appraisals"),
    path(f"{_dossier}/tiep-nhan/", receiving.accept, name="accept"),
    path(f"{_dossier}/tra-lai/", receiving.return_registration, name="return_registration"),
    path(f"{_dossier}/giu/", receiving.opened, name="opened"),
    path(f"{_dossier}/len-cap-tren/", tiers.escalate, name="escalate"),
    path(f"{_dossier}/khong-tiep-nhan/", tiers.decline, name="decline"),
    path(f"{_dossier}/khao-sat/", tiers.survey, name="survey"),
    path(f"{_dossier}/khao-sat/<int:survey>/khac-phuc/", tiers.follow, name="follow"),
    path(f"{_dossier}/de-nghi-len/", tiers.send_up, name="send_up"),
    path(f"{_dossier}/tra-loi-thay-doi/", receiving.answer_change, name="answer_change"),
    path(f"{_dossier}/khong-dong-y-thay-doi/", receiving.decline_change, name="decline_change"),
    path(f"{_dossier}/xac-nhan/", confirming.confirm, name="confirm"),
    path(f"{_dossier}/tra-lai-bao-cao/", confirming.return_report, name="return_report"),
    path(f"{_dossier}/xac-nhan-dot-xuat/", confirming.confirm_deed, name="confirm_deed"),
    path(f"{_dossier}/phan-cong/", judging.assign, name="assign"),
    path(f"{_dossier}/tham-dinh/", judging.appraise, name="appraise"),
    path(f"{_dossier}/tham-dinh/luu/", judging.appraise_save, name="appraise_save"),
    path(f"{_dossier}/tham-dinh/giu/", judging.appraise_keep, name="appraise_keep"),
    path(f"{_dossier}/xet-chon/", selecting.select_one, name="select_one"),
    path(f"{_dossier}/chua-chon/", selecting.pass_over, name="pass_over"),
    path(f"{_dossier}/tam-dung/", selecting.hold, name="hold"),
    path(f"{_dossier}/thoi-tam-dung/", selecting.lift, name="lift"),
    path(f"{_proposal}/", rulings.proposal, name="proposal"),
    path(f"{_proposal}/quyet-dinh/", rulings.decide, name="decide"),
    path(f"{_decision}/", rulings.decision, name="decision"),
    path(f"{_decision}/ghi-nhan/", rulings.recognise, name="recognise"),
    path(f"{_decision}/bieu-duong/", rulings.praise, name="praise"),
    path(f"{_decision}/trao/", rulings.award, name="award"),
    path(f"{_decision}/dinh-chinh/", rulings.correct, name="correct"),
    path(f"{_decision}/thu-hoi/", rulings.revoke, name="revoke"),
]
