"""Registers as lists: the columns one chose, what they are sorted by, ways of looking that are kept; on file, too."""

import csv
import re
from io import StringIO

import pytest
from django.urls import reverse

from kheo import vietnamese
from kheo.store.models import Decision, Edition, SavedView
from kheo.work import dispatches
from kheo.work.dispatches import Letter
from tests.web.office.conftest import OCTOBER, Season
from tests.work.world import at

KEEP = "/ho-so/cach-xem/"
NUMBERS = ("10-QĐ/ĐU", "2-QĐ/ĐU", "1-QĐ/TCĐ", "chưa có số", "1-QĐ/ĐU")
SIGNERS = ("Lê Văn Mẫu Ước", "Trần Mẫu Ấn", "Nguyễn Thị Mẫu Đào", "Phạm Mẫu Dân", "Bùi Mẫu Ân")


@pytest.fixture
def filled(season: Season) -> Season:
    """Write down five commendations of K05 on two days of two years."""
    edition = Edition.objects.get()
    Decision.objects.bulk_create(
        Decision(
            unit_id=season.unit,
            edition=edition,
            kind=Decision.Kind.COMMENDATION,
            number=number,
            on=at(2013 if number == "1-QĐ/ĐU" else 2014, 5, 1).date(),
            signer_name=signer,
            signer_position=f"Chức vụ {number}",
        )
        for number, signer in zip(NUMBERS, SIGNERS, strict=True)
    )
    return season


def _heads(page: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page)


def _numbers(answer: object) -> list[str]:
    return [row.number for row in answer.context["board"].decisions.lines]


ORDERED = {
    "so": ["2-QĐ/ĐU", "10-QĐ/ĐU", "1-QĐ/TCĐ", "chưa có số", "1-QĐ/ĐU"],
    "ky": ["1-QĐ/ĐU", "2-QĐ/ĐU", "chưa có số", "1-QĐ/TCĐ", "10-QĐ/ĐU"],
}


@pytest.mark.parametrize(("order", "numbers"), ORDERED.items())
def test_decisions_are_sorted_by_number_within_their_year_and_by_given_name(
    filled: Season, order: str, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kheo.work.registers.PAGE", 2)
    hoa, page = filled.visitor("hoa", OCTOBER), reverse("office:decisions", args=[filled.unit])
    asked = {"so": "quyet-dinh", "loai": "commendation", "xep": order}

    answer = hoa.get(page, **asked)
    seen, leaves = _numbers(answer), [answer]
    while (after := leaves[-1].context["board"].decisions.after) is not None:
        leaves.append(hoa.get(page, **asked, sau=str(after.id)))
        seen += _numbers(leaves[-1])
    back = hoa.get(page, **asked, truoc=str(leaves[-1].context["board"].decisions.before.id))
    whole = hoa.get(page, **asked, **{"in": "1"})
    file = hoa.get(reverse("office:decisions_export", args=[filled.unit]), **asked, dang="csv")

    assert seen == numbers
    assert _numbers(back) == numbers[2:4]
    assert _numbers(whole) == numbers
    assert [line["Số, ký hiệu"] for line in csv.DictReader(StringIO(b"".join(file).decode("utf-8-sig")))] == numbers
    assert hoa.get(page, **asked, sau="999999").status_code == 409


def test_a_place_that_no_longer_matches_still_leads_on(filled: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kheo.work.registers.PAGE", 2)
    hoa, page = filled.visitor("hoa", OCTOBER), reverse("office:decisions", args=[filled.unit])
    edge = Decision.objects.get(number="10-QĐ/ĐU").pk

    asked = {"so": "quyet-dinh", "loai": "commendation", "xep": "so"}

    behind = hoa.get(page, **asked, tim="1-QĐ", sau=str(Decision.objects.get(number="2-QĐ/ĐU").pk))
    before = hoa.get(page, **asked, truoc=str(edge))

    assert _numbers(behind) == ["1-QĐ/TCĐ", "1-QĐ/ĐU"]
    assert _numbers(before) == ["2-QĐ/ĐU"]


def test_columns_of_registers_are_chosen_for_the_screen_and_the_file(filled: Season) -> None:
    hoa, page = filled.visitor("hoa", OCTOBER), reverse("office:decisions", args=[filled.unit])
    file = reverse("office:decisions_export", args=[filled.unit])

    usual = hoa.get(page).content.decode()
    chosen = hoa.client.get(f"{page}?cot=ky&cot=chuc_vu&cot=la").content.decode()
    taken = [b"".join(hoa.client.get(f"{file}?{query}dang=csv")).decode("utf-8-sig") for query in ("", "cot=ky&")]

    assert _heads(usual) == ["Số, ký hiệu", "Ngày", "Về việc", "Người ký", "Số hồ sơ", "Tình trạng"]
    assert _heads(chosen) == ["Số, ký hiệu", "Người ký", "Chức vụ người ký"]
    assert "Chức vụ 2-QĐ/ĐU" in chosen
    assert f'href="{file}?cot=ky&amp;cot=chuc_vu&amp;cot=la&amp;dang=csv"' in chosen
    assert [next(csv.reader(StringIO(one))) for one in taken] == [
        [
            "TT",
            "Số, ký hiệu",
            "Ngày",
            "Về việc",
            "Cơ quan ban hành",
            "Người ký",
            "Chức vụ người ký",
            "Số hồ sơ",
            "Tình trạng",
        ],
        ["TT", "Số, ký hiệu", "Người ký"],
    ]


def test_ways_of_looking_are_kept_for_each_kind_of_list_alone(filled: Season) -> None:
    hoa, page = filled.visitor("hoa", OCTOBER), reverse("office:decisions", args=[filled.unit])
    asked = f"{page}?so=quyet-dinh&nam=2014&xep=so&cot=ky"
    query = re.search(r'name="query" value="([^"]*)"', hoa.client.get(asked).content.decode())
    assert query is not None
    kept = query.group(1).replace("&amp;", "&")

    answer = hoa.post(KEEP, page=page, name="Theo số", query=kept)
    again = hoa.client.get(asked).content.decode()
    dossiers = hoa.get("/ho-so/").content.decode()
    letters = hoa.get(reverse("office:dispatches", args=[filled.unit])).content.decode()
    taken = hoa.post(KEEP, page="/ho-so/", name="Theo số", query="xep=ten")
    told = hoa.get("/ho-so/").content.decode()
    gone = hoa.client.post(f"{KEEP}{SavedView.objects.get().pk}/bo/")

    assert answer.headers["Location"] == asked
    assert f'<a href="{asked.replace("&", "&amp;")}" aria-current="true">Theo số</a>' in again
    assert (">Theo số</a>" in dossiers, ">Theo số</a>" in letters) == (False, False)
    assert (taken.status_code, "đã đặt cho một cách xem của danh sách khác" in told) == (302, True)
    assert gone.headers["Location"] == asked
    assert not SavedView.objects.exists()


def test_letters_are_sorted_by_their_titles_and_tell_when_they_were_acknowledged(season: Season) -> None:
    mai, bloc = season.world.who("mai", OCTOBER), season.world.ids["K"]
    for title in ("Ước mơ", "Đăng ký", "Dân vận"):
        letter = Letter("guidance", title, "Kính gửi.", (season.unit,))
        row = dispatches.send(by=mai, unit_id=bloc, letter=letter, now=OCTOBER)
    dispatches.acknowledge(by=season.world.who("hoa", OCTOBER), dispatch_id=row.pk, unit_id=season.unit, now=OCTOBER)
    hoa, page = season.visitor("hoa", OCTOBER), reverse("office:dispatches", args=[season.unit])

    answer = hoa.get(page, xep="ten", cot="ngay_nhan")

    assert [line.title for line in answer.context["book"].came.lines] == ["Dân vận", "Đăng ký", "Ước mơ"]
    assert _heads(answer.content.decode()) == ["Văn bản", "Ngày báo nhận"]


def test_the_book_is_sorted_narrowed_to_what_is_open_and_kept_with_its_columns(season: Season) -> None:
    season.decided()
    hoa, page = season.visitor("hoa", OCTOBER), reverse("office:book", args=[season.unit])
    file = reverse("office:book_export", args=[season.unit])

    def shown(**asked: str) -> list[str]:
        return [line.literal for line in hoa.get(page, **asked).context["page"].lines]

    kept = hoa.get(page)
    by_title = hoa.get(page, xep="ten").context["page"].lines
    newest = hoa.get(page, xep="moi").context["page"].lines
    one = hoa.client.get(f"{page}?xep=moi&cot=loai&cot=ngay").content.decode()
    taken = csv.reader(StringIO(b"".join(hoa.client.get(f"{file}?cot=loai&dang=csv")).decode("utf-8-sig")))
    is_open = [line.literal for line in kept.context["book"].lines if line.is_open]

    titles = [line.title for line in by_title if line.title]
    days = [line.on for line in newest if line.on]
    assert titles == sorted(titles, key=vietnamese.sort_key)
    assert [bool(line.title) for line in by_title] == [True] * len(titles) + [False] * len(is_open)
    assert (days, len(days)) == (sorted(days, reverse=True), len(titles))
    assert is_open
    assert shown(cho="1") == is_open
    assert _heads(one) == ["Số, ký hiệu", "Loại", "Ngày"]
    assert next(taken) == ["TT", "Số, ký hiệu", "Loại"]
    assert f'value="ds=so&amp;tai={season.unit}&amp;xep=moi&amp;cot=loai&amp;cot=ngay"' in one
    [years] = re.findall(r'<select name="nam"[^>]*>(.*?)</select>', kept.content.decode())
    assert years == '<option value="2014" selected>2014</option><option value="2013">2013</option>'


def test_pressing_filter_with_everything_left_open_narrows_nothing(filled: Season) -> None:
    hoa, page = filled.visitor("hoa", OCTOBER), reverse("office:decisions", args=[filled.unit])
    form = re.search(r'<form class="filters" method="get">(.*?)</form>', hoa.get(page).content.decode(), re.DOTALL)
    names = dict.fromkeys(re.findall(r'<(?:select|input)[^>]*? name="(\w+)"', form.group(1)), "")
    del names["cot"]

    sent = hoa.get(page, **names)
    waiting = hoa.get(page, **{**names, "cho": "1"})

    assert set(names) >= {"nam", "cho", "xep", "tim"}
    assert sorted(_numbers(sent)) == sorted(_numbers(hoa.get(page)))
    assert waiting.context["asked"].wanted.waits
