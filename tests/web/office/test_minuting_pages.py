"""The pages of records, minutes and certificates: what is filled in is issued, what does not add up is shown again."""

from datetime import date

from kheo.store.models import Decision, Document
from tests.web.office.conftest import Season
from tests.work.decided import decided
from tests.work.world import at

NOW = at(2014, 10, 15)
SIGNED = {"on": "15/10/2014", "signer_name": "Trần Văn Mẫu Bảo", "signer_position": "Tổ trưởng"}


def _minutes(season: Season, pk: int, **changes: object) -> dict[str, object]:
    people = season.world.person_ids
    return {
        **SIGNED,
        "number": "01-BB/TCĐ",
        "place": "Phòng họp số 2",
        "chair": people["bao"],
        "secretary": people["hoa"],
        "present": [people["bao"], people["hoa"], people["tuan"]],
        "secret": "phieu",
        "of_all": "tat-ca",
        "discussion": "Các thành viên thống nhất.",
        "concluded": "Thống nhất chọn.",
        f"agreed-{pk}": "3",
        **changes,
    }


def test_minutes_are_written_and_issued_on_one_page(season: Season) -> None:
    pk = decided(season.world).awards.values_list("registration", flat=True)[0]
    address = f"/co-so/{season.unit}/xet-chon/base-2014/bien-ban/"
    hoa = season.visitor("hoa", NOW)

    page = hoa.get(address).content.decode()
    refused = hoa.post(address, **_minutes(season, pk, **{f"agreed-{pk}": "5"}))
    empty = hoa.post(address, **_minutes(season, pk, **{f"agreed-{pk}": ""}))
    issued = hoa.post(address, **_minutes(season, pk))

    assert "Công sở văn minh" in page
    assert "Thống nhất chọn, đề nghị cấp ủy biểu dương, khen thưởng:" in page
    assert refused.status_code == 422
    assert "5 phiếu, trong khi chỉ 3 người có mặt được biểu quyết" in refused.content.decode()
    assert 'value="5"' in refused.content.decode()
    assert "Chưa ghi số phiếu của hồ sơ nào" in empty.content.decode()
    assert (issued.status_code, issued.url) == (302, address)
    [made] = Document.objects.filter(kind="selection_minutes")
    assert (made.on, made.round) == (date(2014, 10, 15), "base-2014")
    assert "Biên bản họp xét chọn – Cấp cơ sở, năm 2014" in hoa.get(address).content.decode()


def test_the_appraiser_issues_the_record_from_the_sheet(season: Season) -> None:
    pk = season.appraised()
    tuan = season.visitor("tuan", at(2014, 10, 9))

    sheet = tuan.get(f"/ho-so/{pk}/tham-dinh/").content.decode()
    address = f"/ho-so/{pk}/bien-ban-tham-dinh/"
    shown = tuan.get(address).content.decode()
    draft = tuan.get(f"/ho-so/{pk}/xem-truoc/appraisal-record.pdf")
    issued = tuan.post(address, **{**SIGNED, "number": "01-BB/TCĐ", "on": "09/10/2014"})

    assert f'href="{address}"' in sheet
    assert 'value="Vũ Văn Mẫu Tuấn"' in shown
    assert b"".join(draft)[:4] == b"%PDF"
    assert issued.status_code == 302
    assert "Biên bản của lần thẩm định này đã ban hành." in tuan.get(address).content.decode()


def test_certificates_are_made_once_and_handed_out(season: Season) -> None:
    decided(season.world)
    decision = Decision.objects.get(kind="commendation")
    address = f"/quyet-dinh/{decision.pk}/giay/"
    hoa = season.visitor("hoa", NOW)

    before = hoa.get(address).content.decode()
    made = hoa.post(address)
    after = hoa.get(address).content.decode()

    assert f'href="{address}"' in hoa.get(f"/quyet-dinh/{decision.pk}/").content.decode()
    assert ("Còn 3 giấy chưa lập." in before, "Lập giấy" in after) == (True, False)
    assert made.status_code == 302
    assert after.count(">pdf</a>") == 3
