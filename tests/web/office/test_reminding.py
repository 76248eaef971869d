"""The pages that remind: a text that can be copied with and without a script, a table of who is late."""

import re
from io import BytesIO

import openpyxl
from django.urls import reverse

from kheo.work import reminders
from tests.web.office.conftest import JANUARY, Season
from tests.work.world import at

THIRD, FEBRUARY = at(2014, 10, 3), at(2014, 2, 10)


def test_the_text_for_the_chat_stands_in_a_box_and_alone(season: Season) -> None:
    season.assigned()
    hoa, address = season.visitor("hoa", THIRD), reverse("office:reminders", args=[season.unit])
    text = reminders.for_chat(by=season.world.who("hoa", THIRD), unit_id=season.unit, now=THIRD)

    page, alone = hoa.get(address).content.decode(), hoa.get(address, chu="1")

    assert "Gửi báo cáo thành tích" in text
    [(name, shown)] = re.findall(r'<textarea id="([\w-]+)" rows="\d+" readonly>([^<]*)</textarea>', page)
    assert (shown, alone.content.decode()) == (text, text)
    assert alone.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f'<a class="button" href="?chu=1" data-copy="{name}"' in page


def test_a_group_with_nothing_due_reads_so(season: Season) -> None:
    page = season.visitor("hoa", at(2013, 4, 2)).get(reverse("office:reminders", args=[season.unit])).content.decode()

    assert "không cần nhắc" in page
    assert "<textarea" not in page


def test_the_way_to_the_reminders_is_shown_to_whom_they_are_for(season: Season) -> None:
    group, to = reverse("office:group", args=[season.unit]), reverse("office:reminders", args=[season.unit])

    shown = [to in season.visitor(who, JANUARY).get(group).content.decode() for who in ("hoa", "tuan")]

    assert shown == [True, False]


def test_the_bloc_reads_who_is_late_with_what_and_leads_on(season: Season) -> None:
    season.world.submitted(JANUARY)
    mai = season.visitor("mai", FEBRUARY)

    page = mai.get(reverse("office:lateness")).content.decode()

    assert "3 nơi có việc quá hạn" in page
    assert f'href="{reverse("office:table", args=[season.unit])}?dot=base-2014"' in page
    assert f'href="{reverse("office:group", args=[season.other])}"' in page
    assert re.search(r"Tiếp nhận đăng ký<small>Cấp cơ sở, năm 2014</small>", page)
    assert "Quá hạn 10 ngày" in page
    assert reverse("office:lateness") in mai.get(reverse("office:overview")).content.decode()


def test_the_bloc_reads_who_is_in_time_and_what_comes(season: Season) -> None:
    page = season.visitor("mai", at(2013, 3, 28)).get(reverse("office:lateness")).content.decode()

    assert "Không có việc nào quá hạn." in page
    assert "Đến hạn trong bảy ngày tới" in page
    assert "Còn 3 ngày" in page
    assert 'Không có việc quá hạn <span class="count">2</span>' in page


def test_the_table_comes_as_a_spreadsheet(season: Season) -> None:
    season.world.submitted(JANUARY)

    answer = season.visitor("mai", FEBRUARY).get(reverse("office:lateness_export"))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="viec-cham-tien-do-2014-02-10.xlsx"'
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert "Tiếp nhận đăng ký" in [cell.value for row in sheet.iter_rows() for cell in row]
