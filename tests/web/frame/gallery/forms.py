"""One form with every kind of field, and the two lines of a sign-in."""

from django import forms

from kheo.web.frame.forms import ActForm, DayField, NameField, NumberField, TextField, UploadField


class ExemplarForm(ActForm):
    """Every kind of field."""

    title = TextField(label="Tên mô hình, điển hình", max_length=200, help_text="Một tên ngắn, nói được việc làm.")
    owner = NameField(label="Họ và tên người phụ trách")
    started_on = DayField(label="Ngày bắt đầu", help_text="Ví dụ: 15/10/2014.")
    baseline = NumberField(label="Số hộ trước khi làm", required=False)
    kind = forms.ChoiceField(
        label="Loại điển hình", choices=[("collective", "Tập thể"), ("individual", "Cá nhân")], widget=forms.RadioSelect
    )
    field = forms.ChoiceField(
        label="Lĩnh vực", choices=[("economy", "Phát triển kinh tế"), ("culture", "Văn hóa, xã hội")]
    )
    problem = TextField(label="Vấn đề cần giải quyết", rows=5, help_text="Viết ngắn: việc gì khó, vì sao khó.")
    evidence = UploadField(label="Tệp minh chứng", required=False)
    agree = forms.BooleanField(label="Tập thể đã thống nhất đăng ký", help_text="Họp ngày nào, ghi ở ô trên.")


class ReasonForm(ActForm):
    """A reason that the rules ask for, though the form lets it through."""

    reason = TextField(label="Cần bổ sung nội dung gì", rows=3, required=False, needed=True)


class SignInForm(forms.Form):
    """Who signs in."""

    username = forms.CharField(label="Tên đăng nhập", help_text="Số điện thoại, thư điện tử hoặc mã cán bộ.")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
