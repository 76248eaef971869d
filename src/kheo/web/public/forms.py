"""Sign-in: user name and password, no captcha, pasting allowed."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Ask for user name and password; the same answer whether the name or the word is wrong."""

    error_messages: ClassVar = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra lại, hoặc nhờ thư ký Tổ chỉ đạo cấp lại."
        ),
        "inactive": _("Tài khoản này đã bị khóa. Hãy liên hệ thư ký Tổ chỉ đạo của cơ sở."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["username"].error_messages["required"] = _("Chưa ghi tên đăng nhập. Hãy ghi vào ô này.")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["password"].error_messages["required"] = _("Chưa ghi mật khẩu. Hãy ghi vào ô này.")
        self.fields["password"].widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        self.use_required_attribute = False
