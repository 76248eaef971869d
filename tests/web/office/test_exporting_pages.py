"""Lists taken away: a short one at once, a long one by a button and from its page; the whole office as one zip."""

import io

import openpyxl
import pytest
from django.conf import LazySettings
from django.urls import reverse

from kheo.store.models import Export
from kheo.work.exporting import making
from tests.web.office.conftest import Season
from tests.work.world import at

NOW = at(2014, 1, 20)


@pytest.fixture
def sent(season: Season) -> Season:
    """Let one dossier be sent and one accepted."""
    season.world.accepted(NOW)
    season.world.submitted(NOW)
    return season


def _addresses(season: Season) -> tuple[str, str]:
    return reverse("office:dossiers_export"), reverse("office:export", args=[season.unit])


def _headings(data: bytes) -> list[object]:
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return [one for one in next(row for row in rows if row[0] == "TT") if one]


def test_a_short_list_comes_at_once_with_the_columns_chosen(sent: Season) -> None:
    hoa, (everywhere, here) = sent.visitor("hoa", NOW), _addresses(sent)

    some = hoa.get(everywhere, cot=["cap", "linh_vuc"])
    text = hoa.get(here, cot=["ngay"], trang_thai="accepted", dang="csv")

    assert _headings(some.content)[5:] == ["Cấp", "Lĩnh vực"]
    head, *lines = text.content.decode("utf-8-sig").splitlines()
    assert (head, len(lines)) == ('TT,Mã,"Tên mô hình, điển hình",Loại,Chủ thể,Ngày đăng ký', 1)
    assert text.headers["Content-Disposition"] == 'attachment; filename="danh-sach-2014-01-20.csv"'


@pytest.mark.parametrize("which", [0, 1])
def test_a_long_list_is_asked_for_followed_and_fetched(sent: Season, settings: LazySettings, which: int) -> None:
    settings.EXPORT_AT_ONCE = 1
    hoa, address = sent.visitor("hoa", NOW), f"{_addresses(sent)[which]}?cot=ngay&dang=csv"

    offered = hoa.get(address)
    asked = hoa.post(address)
    page = reverse("office:export_page", args=[Export.objects.get().pk])
    waiting = hoa.get(page)
    making.make_waiting(now=NOW)
    ready = hoa.get(page)
    file = hoa.get(reverse("office:export_fetch", args=[Export.objects.get().pk]))

    assert "Danh sách có hơn 1 hồ sơ" in offered.content.decode()
    assert asked.headers["Location"] == page
    assert waiting.headers["Refresh"] == "10"
    assert '<progress id="tien-do" max="2" value="0">' in waiting.content.decode()
    assert "Refresh" not in ready.headers
    assert "Tải tệp về" in ready.content.decode()
    assert len(b"".join(file.streaming_content).decode("utf-8-sig").splitlines()) == 3  # type: ignore[attr-defined] - streamed
    assert Export.objects.get().name in hoa.get(reverse("office:exports")).content.decode()


def test_somebody_else_s_file_is_not_there(sent: Season, settings: LazySettings) -> None:
    settings.EXPORT_AT_ONCE = 1
    sent.visitor("hoa", NOW).post(_addresses(sent)[0])
    making.make_waiting(now=NOW)

    answers = [
        sent.visitor("bao", NOW).get(reverse(f"office:{name}", args=[Export.objects.get().pk])).status_code
        for name in ("export_page", "export_fetch")
    ]

    assert answers == [404, 404]


def test_the_whole_office_goes_out_from_its_page(sent: Season) -> None:
    mai, address = sent.visitor("mai", NOW), reverse("office:export_office")

    shown, asked = mai.get(address), mai.post(address)
    making.make_waiting(now=NOW)
    file = mai.get(reverse("office:export_fetch", args=[Export.objects.get().pk]))

    assert "Tệp không chứa mật khẩu" in shown.content.decode()
    assert asked.headers["Location"] == reverse("office:export_page", args=[Export.objects.get().pk])
    assert b"".join(file.streaming_content).startswith(b"PK")  # type: ignore[attr-defined] - streamed
    assert sent.visitor("hoa", NOW).get(address).status_code == 403
