"""The pages of a signed paper and of the roots: what is sent, what is read there, who is kept out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kheo.store.models import Document, SignedCopy
from kheo.work.signatures import returning
from tests.web.office.conftest import Season
from tests.work.authority import Authority, signed
from tests.work.world import at

NOW, SIGNED = at(2014, 10, 14), at(2014, 10, 13)


@pytest.fixture
def paper(season: Season) -> Document:
    """Give the table of form 2, issued in February."""
    season.assigned()
    return Document.objects.get(kind="registration_summary")


def test_a_root_is_installed_and_a_signed_paper_comes_back(season: Season, paper: Document) -> None:
    authority = Authority("Nơi cấp chứng thư Mẫu")
    roots = reverse("office:roots")
    mai = season.visitor("mai", NOW)
    form = {"name": "Nơi cấp Mẫu", "from_on": "01/01/2013", "last_on": "", "fingerprint": "12ab"}

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("goc.cer", authority.pem)

    refused = mai.post(roots, file=file(), **form)
    installed = mai.post(roots, file=file(), **{**form, "fingerprint": authority.fingerprint})
    data = signed(returning.frozen_pdf(paper, NOW), authority.issue("Phạm Thị Mẫu Hoa"), SIGNED)
    page = reverse("office:issued", args=[paper.pk])
    hoa = season.visitor("hoa", NOW)
    sent = hoa.post(reverse("office:copy_add", args=[paper.pk]), file=SimpleUploadedFile("ky.pdf", data))
    again = hoa.post(reverse("office:copy_check", args=[paper.pk, SignedCopy.objects.get().pk]), page=page)
    shown = hoa.get(page).content.decode()

    assert (refused.status_code, installed.status_code, sent.status_code, again.status_code) == (422, 302, 302, 302)
    assert "Dấu vân tay sha256 không khớp với tệp." in refused.content.decode()
    for words in ("Bản lưu chính thức", "Phạm Thị Mẫu Hoa", "Tin cậy theo Nơi cấp Mẫu", "Bao trọn văn bản"):
        assert words in shown
    file_ = hoa.get(reverse("office:copy_file", args=[paper.pk, SignedCopy.objects.get().pk]))
    assert (file_.content, file_.headers["Content-Disposition"]) == (data, 'attachment; filename="ky.pdf"')
    public = hoa.get(reverse("public:check_code", args=[paper.code])).content.decode()
    assert "Có bản ký số lưu ngày 14/10/2014; 1 chữ ký còn nguyên vẹn và tin cậy được." in public
    assert ("Phạm Thị Mẫu Hoa" in public.split('<section class="sheet"', 1)[1]) is False


def test_what_is_wrong_stands_beside_the_file_and_a_member_has_no_form(season: Season, paper: Document) -> None:
    address = reverse("office:copy_add", args=[paper.pk])
    wrong = season.visitor("hoa", NOW).post(address, file=SimpleUploadedFile("a.pdf", b"MZ"))
    ly = season.visitor("ly", NOW)

    assert wrong.status_code == 422
    assert "Tệp không đúng định dạng pdf. Hãy xuất lại tệp rồi gửi." in wrong.content.decode()
    assert 'type="file"' not in ly.get(reverse("office:issued", args=[paper.pk])).content.decode()
    assert ly.get(address).status_code == 403
    assert season.visitor("xa", NOW).get(reverse("office:issued", args=[paper.pk])).status_code == 404


def test_whoever_may_install_a_root_is_led_to_the_page(season: Season) -> None:
    roots, shown = reverse("office:roots"), {}
    for who in ("mai", "hoa"):
        page = season.visitor(who, NOW).get(reverse("desk:todo"))
        shown[who] = f'href="{roots}"' in page.content.decode()

    assert shown == {"mai": True, "hoa": False}
