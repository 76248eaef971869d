"""The addresses of those who register and report, and of everybody who may read a dossier."""

from django.urls import path

from kheo.web.desk.views import (
    audience,
    changing,
    feeding,
    finding,
    home,
    library,
    owning,
    reading,
    registering,
    reporting,
)

app_name = "desk"

_dossier = "ho-so/<int:registration>"

urlpatterns = [
    path("viec/", home.todo_page, name="todo"),
    path("viec/thu/<int:message>/da-doc/", home.seen, name="seen"),
    path("viec/lich/", feeding.feed, name="feed"),
    path("viec/lich/tat/", feeding.switch_off, name="feed_off"),
    path("tim/", finding.find, name="find"),
    path("thu-vien/", library.shelf, name="library"),
    path("phong-trao/", home.programme, name="programme"),
    path("mo-hinh/", owning.mine, name="mine"),
    path("mo-hinh/moi/", registering.start, name="start"),
    path(f"{_dossier}/", reading.dossier, name="dossier"),
    path(f"{_dossier}/ai-xem-duoc/", audience.seers, name="audience"),
    path(f"{_dossier}/tuong-tu/", library.alike, name="alike"),
    path(f"{_dossier}/ket-qua/", reading.result, name="result"),
    path(f"{_dossier}/da-gui/", reading.sent, name="sent"),
    path(f"{_dossier}/dang-ky/<int:page>/", registering.page, name="form_1"),
    path(f"{_dossier}/gui/", registering.submit, name="submit"),
    path(f"{_dossier}/rut-lai/", changing.recall, name="recall"),
    path(f"{_dossier}/rut/", changing.withdraw, name="withdraw"),
    path(f"{_dossier}/doi-tieu-chi/", changing.change, name="change"),
    path(f"{_dossier}/bao-cao/", reporting.report, name="report"),
    path(f"{_dossier}/bao-cao/gui/", reporting.check, name="report_check"),
    path(f"{_dossier}/minh-chung/", reporting.add_evidence, name="evidence_add"),
    path(f"{_dossier}/minh-chung/<int:evidence>/bo/", reporting.remove_evidence, name="evidence_remove"),
    path(f"{_dossier}/tu-luu/<slug:form>/", home.autosave, name="autosave"),
    path(f"{_dossier}/xem-truoc/<slug:kind>.<slug:format_>", reading.preview, name="preview"),
    path("tep/<int:evidence>/", reading.file, name="file"),
    path("van-ban/<int:document>.<slug:format_>", reading.paper, name="paper"),
]
