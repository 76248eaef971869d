"""The pages between the bloc and the province: each side does its part, whoever only reads finds no button."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kheo.papers import bundle
from kheo.store.models import FlagNominee, Package, PackageItem, Registration
from kheo.web.frame import clock
from kheo.work import people
from kheo.work.issuing import Paper
from kheo.work.province import endorsing
from tests.work.province import ANSWERED, INTAKE, ROUND, SENT, TAKEN, VIEWER, Province

KEY = "7b0d2b34-9f0e-4a0e-8a52-5f1c33d8a0{:02d}"


class Office:
    """People at their screens on a day."""

    def __init__(self) -> None:
        self.province = Province()
        self.unit = self.province.world.ids["K"]
        self.presses = 0

    def at(self, now: datetime) -> None:
        """Let it be an instant."""
        clock.set_source(lambda: now)

    def get(self, who: str, path: str) -> str:
        """Open a page."""
        answer = self._client(who).get(path)
        return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)

    def post(self, who: str, path: str, **given: object) -> int:
        """Press a button; give the status."""
        self.presses += 1
        return self._client(who).post(path, {"khoa_thao_tac": KEY.format(self.presses), **given}).status_code

    def _client(self, who: str) -> Client:
        client = Client()
        client.force_login(people.account_of(who))
        return client


@pytest.fixture
def office(db: None):
    """Build the world; put the clock back afterwards."""
    from django.utils import timezone  # noqa: PLC0415 - only to put it back

    built = Office()
    yield built
    clock.set_source(timezone.now)


def test_the_whole_way_on_the_screens(office: Office) -> None:
    pk = office.province.listed()
    desk = f"/co-so/{office.unit}/cap-tinh/{ROUND}/"
    office.at(SENT)
    assert office.post("mai", f"{desk}co-thi-dua/", unit=office.province.world.ids["K05"], results="Dẫn đầu.") == 302
    flag = FlagNominee.objects.get()
    said = {"standard-excellent_unit": "yes", "remark-excellent_unit": "Dẫn đầu bảng theo dõi."}
    assert office.post("mai", f"/co-thi-dua/{flag.pk}/nhan-xet/", **said) == 302
    paper = {"number": "40-TTr/BCĐ", "on": "24/11/2014", "signer_name": "Bùi Thị Mẫu Mai", "signer_position": "Trưởng"}
    assert office.post("mai", f"{desk}trinh/", items=[pk], flags=[flag.pk], **paper) == 302
    package = Package.objects.get()

    office.at(TAKEN)
    assert "40-TTr/BCĐ" in office.get(INTAKE, "/viec/")
    assert office.post(INTAKE, f"/ho-so-trinh/{package.pk}/tiep-nhan/") == 302
    assert "Cấp tỉnh đã tiếp nhận" in office.get("hoa", f"/ho-so/{pk}/")

    office.at(ANSWERED)
    items = list(PackageItem.objects.values_list("pk", flat=True))
    result = {f"said-{item}": "yes" for item in items}
    decision = {
        "number": "3456/QĐ-UBND",
        "on": "19/12/2014",
        "authority": "province_grantor",
        "issuer": "Ủy ban nhân dân tỉnh",
        "signer_name": "Đinh Văn Mẫu Chủ",
        "signer_position": "Chủ tịch",
    }
    assert office.post(INTAKE, f"/ho-so-trinh/{package.pk}/ket-qua/", **result) == 422
    assert office.post(INTAKE, f"/ho-so-trinh/{package.pk}/ket-qua/", **result, **decision) == 302

    assert Registration.objects.get(pk=pk).state == "decided"
    assert "3456/QĐ-UBND" in office.get("mai", f"/ho-so-trinh/{package.pk}/")
    assert office.post("mai", f"/co-thi-dua/{flag.pk}/trao/", on="19/12/2014") == 302
    assert FlagNominee.objects.get().state == "handed_over"


def test_who_only_reads_finds_no_button_and_a_stranger_nothing(office: Office) -> None:
    package = office.province.sent_to_province(office.province.listed())
    office.at(TAKEN)
    page = office.get(VIEWER, f"/ho-so-trinh/{package.pk}/")

    assert "Xử lý hồ sơ" not in page
    assert "Xử lý hồ sơ" in office.get(INTAKE, f"/ho-so-trinh/{package.pk}/")
    assert office.get("xa", f"/ho-so-trinh/{package.pk}/") == "404"
    assert office.get("xa", f"/ho-so-trinh/{package.pk}/zip/") == "404"
    assert office.post(VIEWER, f"/ho-so-trinh/{package.pk}/tiep-nhan/") in {403, 422}
    assert Package.objects.get().state == "sent"


def test_the_zip_is_handed_out_and_checked(office: Office) -> None:
    package = office.province.sent_to_province(office.province.listed())
    office.at(TAKEN)
    client = Client()
    client.force_login(people.account_of(VIEWER))

    data = client.get(f"/ho-so-trinh/{package.pk}/zip/").content

    assert bundle.check(data).problems == ()
    assert "Kiểm tra tệp hồ sơ" in office.get(VIEWER, "/ho-so-trinh/kiem-tra/")


def test_a_zip_from_before_the_committees_proposal_is_told_from_todays(office: Office) -> None:
    package = office.province.sent_to_province(office.province.listed())
    signed = ("12-TTr/ĐUK", date(2014, 11, 24), "Mai Thị Mẫu Vắng", "Bí thư")
    page, check = f"/ho-so-trinh/{package.pk}/", "/ho-so-trinh/kiem-tra/"
    office.at(SENT)
    client = Client()
    client.force_login(people.account_of("mai"))

    def told(data: bytes) -> str:
        return client.post(
            check, {"khoa_thao_tac": KEY.format(90), "file": SimpleUploadedFile("ho-so.zip", data)}
        ).content.decode()

    before = client.get(f"{page}zip/").content
    assert "Đúng là tệp đã trình theo" in told(before)
    by = office.province.who("vang", SENT)
    endorsing.issue(by=by, package_id=package.pk, overview="Đã xét.", paper=Paper(*signed), now=SENT)

    then, now = told(before), told(client.get(f"{page}zip/").content)

    assert (
        "Đây là tệp lập trước khi bổ sung giấy tờ vào hồ sơ theo" in then,
        "<li>Tờ trình 12-TTr/ĐUK của cấp ủy</li>" in then,
    ) == (
        True,
        True,
    )
    assert ("Đúng là tệp đã trình theo" in now, "tệp lập trước khi bổ sung" in now) == (True, False)
    assert "Tệp hồ sơ lập trước khi có tờ trình của cấp ủy" in office.get("mai", page)


def test_the_committee_puts_its_own_proposal_into_the_package_once(office: Office) -> None:
    package = office.province.sent_to_province(office.province.listed())
    page, form = f"/ho-so-trinh/{package.pk}/", f"/ho-so-trinh/{package.pk}/to-trinh-cap-uy/"
    signed = {
        "number": "12-TTr/ĐUK",
        "on": "24/11/2014",
        "signer_name": "Mai Thị Mẫu Vắng",
        "signer_position": "Bí thư",
        "overview": "Ban Chỉ đạo đã xét.",
    }
    office.at(SENT)

    assert (form in office.get("vang", page), form in office.get("mai", page)) == (True, False)
    assert office.get("mai", form) == "403"
    begun = office.get("vang", form)
    assert ('value="01-TTr/ĐUK"' in begun, f"Tờ trình số {package.proposal.number}" in begun) == (True, True)
    assert office.post("vang", form, **{**signed, "number": ""}) == 422
    assert office.post("vang", form, revision="1", **signed) == 302
    office.presses -= 1  # the same button again
    assert office.post("vang", form, revision="1", **signed) == 302
    assert office.post("vang", form, revision="2", **{**signed, "number": "13-TTr/ĐUK"}) == 422

    assert package.proposal.documents.filter(kind="committee_proposal").count() == 1
    read = office.get("mai", page)
    assert ("Tờ trình 12-TTr/ĐUK của cấp ủy" in read, form in office.get("vang", page)) == (True, False)
    assert "Tờ trình của cấp ủy cho hồ sơ này đã được ban hành" in office.get("vang", form)


def test_the_order_of_the_units_is_set_without_script_and_every_mistake_is_said(office: Office) -> None:
    first, second = office.province.flagged(), office.province.flagged("K12")
    office.at(SENT)
    desk = f"/co-so/{office.unit}/cap-tinh/{ROUND}/"
    path, one, two = f"{desk}co-thi-dua/thu-tu/", f"place-{first}", f"place-{second}"
    seen = f"{first},{second}"
    assert path in office.get("mai", desk)
    assert f'name="seen" value="{seen}"' in office.get("mai", path)

    for wrong in ({one: "1", two: "1"}, {one: "1", two: ""}, {one: "1", two: "hai"}, {one: "1", two: "3"}):
        assert office.post("mai", path, seen=seen, **wrong) == 422
    assert office.post("bao", path, seen=seen, **{one: "2", two: "1"}) == 404
    assert office.post("mai", path, seen=seen, **{one: "2", two: "1"}) == 302
    assert office.post("mai", path, seen=seen, **{one: "2", two: "1"}) == 422  # that page is out of date by now

    assert list(FlagNominee.objects.order_by("rank").values_list("pk", flat=True)) == [second, first]
    office.province.sent_to_province(flags=(second,), number="41-TTr/BCĐ")
    rest = office.get("mai", path)
    assert [word in rest for word in ("Đã trình, giữ nguyên thứ tự", f'name="{one}" value="2"', two)] == [
        True,
        True,
        False,
    ]
    office.province.sent_to_province(flags=(first,), number="42-TTr/BCĐ")
    assert "giữ nguyên thứ tự đã trình" in office.get("mai", path)
