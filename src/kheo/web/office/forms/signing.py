"""A copy that comes back, a root that is trusted or no longer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, NumberField, TextField, UploadField
from kheo.work.files import Upload
from kheo.work.signatures.in_place import Key, Look
from kheo.work.signatures.returning import ALLOWED
from kheo.work.signatures.roots import NewRoot


class CopyForm(ActForm):
    """The signed pdf or the scan."""

    file = UploadField(
        label=_("Bản đã ký"),
        help_text=_("Tệp pdf đã ký số, hoặc bản quét pdf, jpg, png của tờ đã ký và đóng dấu; không quá 20 MB."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = ",".join(ALLOWED)

    def upload(self) -> Upload:
        """Yield the file as it came."""
        given = self.cleaned_data["file"]
        return Upload(given.name, given.read())


class SignForm(ActForm):
    """A key file with its passphrase, where the signature is seen, why it is signed. Nothing of the key comes back."""

    key = UploadField(
        label=_("Tệp khóa ký"), help_text=_("Đuôi p12 hoặc pfx, do nơi cấp giao. Tệp không được lưu trên máy chủ.")
    )
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp khóa"),
        strip=False,
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    page = forms.ChoiceField(
        label=_("Hiện chữ ký"),
        widget=forms.RadioSelect,
        initial="last",
        choices=(("last", _("Ở trang cuối")), ("first", _("Ở trang đầu")), ("none", _("Không hiện trên trang"))),
    )
    right = NumberField(label=_("Cách mép trái (mm)"), required=False)
    down = NumberField(label=_("Cách mép trên (mm)"), required=False)
    reason = TextField(label=_("Lý do ký"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, initial={"right": 120, "down": 262}, **options)
        self.fields["key"].widget.attrs["accept"] = ".p12,.pfx"
        for name in ("passphrase", "right", "down"):
            self.fields[name].needed = True  # type: ignore[attr-defined]  # read by the tag that draws it

    def clean(self) -> dict[str, Any]:
        """Ask for the place where the signature is to be seen."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("page") != "none":
            for name in ("right", "down"):
                if name in given and given[name] is None:
                    self.add_error(name, _("Chưa ghi chỗ đặt khung chữ ký. Hãy ghi số milimét từ mép trang."))
        return given

    def given_key(self) -> Key:
        """Yield the key as it came."""
        file = self.cleaned_data["key"]
        return Key(upload=Upload(file.name, file.read()), passphrase=self.cleaned_data["passphrase"])

    def look(self) -> Look | None:
        """Yield where the signature is seen; nothing where it is not."""
        given = self.cleaned_data
        if given["page"] == "none":
            return None
        return Look(page=given["page"], right=float(given["right"]), down=float(given["down"]))


class RootForm(ActForm):
    """The certificate of an authority, its fingerprint from elsewhere, from when until when it is trusted."""

    name = TextField(label=_("Tên nơi cấp"), max_length=200)
    file = UploadField(label=_("Tệp chứng thư gốc"), help_text=_("Đuôi cer, crt, pem hoặc der."))
    fingerprint = TextField(
        label=_("Dấu vân tay sha256"),
        max_length=120,
        help_text=_(
            "Chép từ công văn hoặc trang của nơi cấp, không chép từ chính tệp này. 64 chữ số, có dấu : cũng được."
        ),
    )
    from_on = DayField(label=_("Tin cậy từ ngày"))
    last_on = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = ".cer,.crt,.pem,.der"

    def root(self) -> NewRoot:
        """Yield what is to be installed."""
        given = self.cleaned_data
        file = given["file"]
        return NewRoot(
            name=given["name"],
            upload=Upload(file.name, file.read()),
            fingerprint=given["fingerprint"],
            from_on=given["from_on"],
            last_on=given["last_on"],
        )


class EndRootForm(ActForm):
    """Why a root is trusted no longer."""

    reason = TextField(label=_("Lý do thôi tin cậy"), max_length=300)
