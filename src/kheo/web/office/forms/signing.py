"""A copy that comes back, a root that is trusted or no longer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField, UploadField
from kheo.work.files import Upload
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

    reason = TextField(label=_("Vì sao thôi tin cậy"), max_length=300)
