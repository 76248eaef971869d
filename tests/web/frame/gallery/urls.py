"""The gallery's addresses; the names that the frame leads to stand in for the doors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from kheo.work.refusals import AgainstTheRules
from tests.web.frame.gallery import samples, site
from tests.web.frame.gallery.forms import ExemplarForm, ReasonForm, SignInForm

PAGES = ("muc-luc", "viec", "viet", "kiem-tra", "ho-so", "bang", "xet", "xong", "dang-nhap", "vinh-danh", "in-an")
REFUSAL = AgainstTheRules(
    "Thời hạn đăng ký là từ 01/01/2014 đến hết 31/01/2014; hôm nay là 05/02/2014.", cite=("II.2.a",)
)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one page of the gallery; `loi` shows its form with every error, `tin` with messages on top."""
    if "tin" in request.GET:
        messages.success(request, "Đã gửi đăng ký.")
        messages.error(request, "Chưa gửi được thư nhắc. Hãy thử lại sau ít phút.")
    wrong = {"title": "x" * 250, "started_on": "31/02/2014", "baseline": "98 %"}
    kind = SignInForm if name == "dang-nhap" else ExemplarForm
    form = kind(wrong if "loi" in request.GET else None)
    values = {
        "s": samples.Sample(),
        "form": form,
        "reason_form": ReasonForm(auto_id="id_tra_%s"),
        "has_errors": form.is_bound,
        "saved_at": site.NOW,
        "empty": "trong" in request.GET,
        "gallery_pages": PAGES,
    }
    return render(request, f"gallery/{name}.html", values, status=422 if form.is_bound else 200)


def saved(request: HttpRequest) -> HttpResponse:
    """Answer an autosave."""
    return HttpResponse("Đã lưu lúc 09:12")


def lost(_request: HttpRequest) -> HttpResponse:
    """Answer an autosave after the session has ended."""
    return redirect("public:sign_in")


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """Show a page of refusal, with a sentence where one is wanted."""
    values = {"refusal": REFUSAL} if "cau" in request.GET else {}
    name = {400: "400.html", 500: "500.html"}.get(status, f"frame/{status}.html")
    return render(request, name, values, status=status)


desk = [
    path("viec/", page, {"name": "viec"}, name="todo"),
    path("phong-trao/", page, {"name": "ho-so"}, name="programme"),
    path("tim/", page, {"name": "muc-luc"}, name="find"),
]
public = [
    path("", page, {"name": "muc-luc"}, name="home"),
    path("dang-nhap/", page, {"name": "dang-nhap"}, name="sign_in"),
    path("dang-xuat/", page, {"name": "muc-luc"}, name="sign_out"),
]
office = [path("tep-xuat/", page, {"name": "bang"}, name="exports")]
urlpatterns = [
    path("", include((desk, "desk"))),
    path("", include((public, "public"))),
    path("", include((office, "office"))),
    path("luu/", saved, name="saved"),
    path("het-phien/", lost),
    path("loi/<int:status>/", refused, name="refused"),
    *(path(f"{name}/", page, {"name": name}, name=name) for name in PAGES),
]
