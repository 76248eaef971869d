"""The addresses that need no sign-in."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from kheo.web.public import checking, forms, views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
    path(
        "dang-nhap/",
        LoginView.as_view(template_name="public/sign_in.html", authentication_form=forms.SignInForm),
        name="sign_in",
    ),
    path("dang-xuat/", LogoutView.as_view(), name="sign_out"),
    path("kiem-tra/", checking.check, name="check"),
    path("kiem-tra/<str:code>/", checking.check, name="check_code"),
    path("lich/<slug:secret>.ics", views.feed, name="feed"),
]
