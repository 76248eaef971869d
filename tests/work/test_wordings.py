"""Own words of an office: set, kept with what was issued by them, taken from above, taken back; rights and races."""

import threading
import unicodedata
from datetime import datetime

import pytest
from django.db import connection

from kheo import papers
from kheo.papers import specimens
from kheo.store.models import Document, Entry, Wording
from kheo.vietnamese import VIETNAMESE_LETTERS
from kheo.work import documents, steering, wording_pages, wordings
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow, NotPermitted, Refused
from tests.papers.reading import docx_text
from tests.work.merger import K05 as AFTER
from tests.work.merger import Merger
from tests.work.world import World, at, paper

NOW, LATER = at(2014, 2, 5), at(2014, 2, 6)
KIND = "registration_summary"


def word_(
    world: World,
    words: dict[str, str],
    *,
    who: str = "hoa",
    unit: str = "K05",
    kind: str = KIND,
    seen: int = 0,
    now: datetime = NOW,
) -> Wording:
    return wordings.word(by=world.who(who, now), unit_id=world.ids[unit], kind=kind, words=words, seen=seen, now=now)


def issued(world: World, number: str, now: datetime = NOW) -> Document:
    return steering.issue_summary(
        by=world.who("hoa", now),
        unit_id=world.ids["K05"],
        round_key="base-2014",
        paper=paper(number, now.date()),
        now=now,
    )


def says(world: World, document: Document, who: str = "hoa") -> str:
    made = documents.read(by=world.who(who, LATER), document_id=document.pk, format_="docx", now=LATER)
    return docx_text(made.data)


def page(world: World, unit: str = "K05", who: str = "hoa", now: datetime = NOW) -> wording_pages.Page:
    return wording_pages.page(by=world.who(who, now), unit_id=world.ids[unit], kind=KIND, now=now)


@pytest.fixture
def dossier(world: World) -> int:
    """A registration accepted in the round of 2014."""
    return world.accepted(at(2014, 1, 20))


@pytest.mark.usefixtures("dossier")
def test_own_words_hold_for_what_is_issued_from_then_on(world: World) -> None:
    before = issued(world, "01-BTH/TCĐ")

    row = word_(world, {"name": "BẢNG KÊ TỔNG HỢP", "in_short": "Bảng này có {số lượng}."})
    after = issued(world, "02-BTH/TCĐ", LATER)

    assert (before.wording, after.wording) == (None, row)
    assert "BẢNG KÊ TỔNG HỢP" in says(world, after)
    assert "Bảng này có 01 mô hình, điển hình (01 tập thể)." in says(world, after)
    assert "BIỂU TỔNG HỢP" in says(world, before)
    assert "BẢNG KÊ" not in says(world, before)


@pytest.mark.usefixtures("dossier")
def test_a_paper_waiting_for_its_bytes_keeps_the_words_it_was_issued_by(world: World) -> None:
    word_(world, {"name": "BẢNG KÊ LẦN ĐẦU"})
    paper_ = issued(world, "01-BTH/TCĐ")

    word_(world, {"name": "BẢNG KÊ LẦN SAU"}, seen=1)

    assert "BẢNG KÊ LẦN ĐẦU" in says(world, paper_)


@pytest.mark.usefixtures("dossier")
def test_every_vietnamese_letter_comes_composed_into_the_issued_paper(world: World) -> None:
    letters = " ".join(VIETNAMESE_LETTERS[place : place + 10] for place in range(0, len(VIETNAMESE_LETTERS), 10))

    row = word_(world, {"in_short": unicodedata.normalize("NFD", f"{letters} & <{{số lượng}}>")})

    assert row.words == {"in_short": f"{letters} & <{{số lượng}}>"}
    assert f"{letters} & <01 mô hình, điển hình (01 tập thể)>" in says(world, issued(world, "01-BTH/TCĐ"))


@pytest.mark.parametrize("who", ["ngan", "long", "tuan", "ly", "xa", "vang", "mai"])
def test_nobody_else_words_the_papers_of_an_office(world: World, who: str) -> None:
    with pytest.raises(NotPermitted, match="Chỉ Tổ chỉ đạo hoặc cấp ủy mới được sửa lời văn"):
        word_(world, {"name": "BẢNG KÊ"}, who=who)
    with pytest.raises(NotPermitted):
        wording_pages.shelf(by=world.who(who, NOW), unit_id=world.ids["K05"], now=NOW)
    with pytest.raises(NotPermitted):
        wording_pages.preview(by=world.who(who, NOW), unit_id=world.ids["K05"], kind=KIND, format_="pdf", now=NOW)

    assert Wording.objects.count() == 0


@pytest.mark.parametrize("who", ["hoa", "bao", "minh"])
def test_those_who_issue_word(world: World, who: str) -> None:
    assert word_(world, {"name": "BẢNG KÊ"}, who=who).number == 1


def test_of_two_who_look_at_the_same_words_the_second_is_told(world: World) -> None:
    word_(world, {"name": "BẢNG KÊ"}, who="hoa")

    with pytest.raises(Changed) as refused:
        word_(world, {"name": "BẢNG THỐNG KÊ"}, who="bao", seen=0)

    assert refused.value.sentence == (
        "Lời văn này vừa được đồng chí Phạm Thị Mẫu Hoa sửa lúc 09:00 ngày 05/02/2014. Nội dung đồng chí vừa viết chưa "
        "được ghi. Hãy mở lại trang ở một thẻ khác để xem bản mới rồi sửa tiếp."
    )
    assert [row.words for row in Wording.objects.all()] == [{"name": "BẢNG KÊ"}]


@pytest.mark.django_db(transaction=True)
def test_of_six_who_set_words_at_once_one_is_kept_and_five_are_told() -> None:
    world = World()
    world.set_up_group()
    gate, came = threading.Barrier(6), []

    def run(place: int) -> None:
        gate.wait()
        try:
            came.append(word_(world, {"name": f"BẢNG KÊ {place}"}))
        except Refused as no:
            came.append(no)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(isinstance(one, Changed) for one in came) == 5
    assert Wording.objects.count() == 1


def test_what_cannot_be_set_is_refused_slot_by_slot(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        word_(world, {"name": "BẢNG {phong trào", "in_short": "Có {so luong} ☺"})

    assert list(refused.value.fields) == ["name", "in_short"]
    assert "Hãy viết “{phong trào}”" in refused.value.fields["name"]
    assert Wording.objects.count() == 0


def test_words_that_do_not_fit_the_sheet_are_refused_before_they_are_kept(world: World) -> None:
    with pytest.raises(BadInput, match="không đặt vừa một tờ chứng nhận"):
        word_(world, {"cause": "Đã có thành tích xuất sắc. " * 60}, kind="praise_certificate")


def test_what_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        word_(world, {}, kind="letter")
    with pytest.raises(NotFound):
        word_(world, {"name": "BẢNG KÊ"}, seen=7)


def test_words_that_change_nothing_are_refused(world: World) -> None:
    with pytest.raises(NotNow):
        word_(world, {"name": "BIỂU TỔNG HỢP", "in_short": "  "})


def test_a_unit_takes_the_words_of_the_nearest_above_until_it_has_its_own(world: World) -> None:
    word_(world, {"name": "BẢNG CỦA KHỐI"}, who="mai", unit="K")
    assert (page(world).slots[1].words, page(world).above) == ("BẢNG CỦA KHỐI", "Đảng bộ Khối các cơ quan tỉnh")

    word_(world, {"name": "BẢNG CỦA SỞ"})
    assert (page(world).slots[1].words, page(world).above) == ("BẢNG CỦA SỞ", "")

    wordings.reset(by=world.who("hoa", LATER), unit_id=world.ids["K05"], kind=KIND, seen=1, now=LATER)
    assert (page(world).slots[1].words, page(world).above) == ("BẢNG CỦA KHỐI", "Đảng bộ Khối các cơ quan tỉnh")
    with pytest.raises(NotNow):
        wordings.reset(by=world.who("hoa", LATER), unit_id=world.ids["K05"], kind=KIND, seen=2, now=LATER)


@pytest.mark.usefixtures("dossier")
def test_a_unit_may_keep_the_default_against_the_words_from_above(world: World) -> None:
    word_(world, {"name": "BẢNG CỦA KHỐI"}, who="mai", unit="K")

    word_(world, {"name": ""})

    assert "BIỂU TỔNG HỢP" in says(world, issued(world, "01-BTH/TCĐ"))


@pytest.mark.usefixtures("dossier")
def test_the_history_says_who_changed_what_and_how_many_papers_took_it(world: World) -> None:
    word_(world, {"name": "BẢNG KÊ"})
    issued(world, "01-BTH/TCĐ")
    word_(world, {"name": "BẢNG KÊ", "prepared": "NGƯỜI KÊ"}, who="bao", seen=1, now=LATER)

    newest, first = page(world).history

    assert (newest.number, newest.who, newest.papers) == (2, "Trần Văn Mẫu Bảo", 0)
    assert newest.changes == (wording_pages.Change("Người ký bên trái", "NGƯỜI LẬP BIỂU", "NGƯỜI KÊ"),)
    assert (first.number, first.who, first.papers) == (1, "Phạm Thị Mẫu Hoa", 1)
    assert first.changes == (wording_pages.Change("Tên văn bản", "BIỂU TỔNG HỢP", "BẢNG KÊ"),)
    assert list(Entry.objects.filter(subject="wording").order_by("seq").values_list("word", flat=True)) == [
        "wording_set",
        "wording_set",
    ]


@pytest.mark.parametrize("kind", papers.KINDS)
def test_every_kind_is_previewed_in_words_that_nobody_has_kept(world: World, kind: str) -> None:
    slot = "act" if kind.endswith("certificate") else "name"

    made = wording_pages.preview(
        by=world.who("hoa", NOW),
        unit_id=world.ids["K05"],
        kind=kind,
        format_="docx",
        now=NOW,
        words={slot: "THỬ LỜI VĂN"},
    )

    assert "THỬ LỜI VĂN" in docx_text(made.data)
    assert Wording.objects.count() == 0


@pytest.mark.parametrize(("format_", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_a_preview_comes_as_pdf_and_as_a_picture(world: World, format_: str, start: bytes) -> None:
    made = wording_pages.preview(
        by=world.who("hoa", NOW), unit_id=world.ids["K05"], kind=KIND, format_=format_, now=NOW
    )

    assert made.data.startswith(start)


def test_the_list_of_placeholders_shows_what_each_stands_for(world: World) -> None:
    samples = {place.name: place.sample for place in page(world).places}

    assert samples["phong trào"] == "Dân vận khéo"
    assert samples == dict(papers.placeholders(specimens.SAMPLES[KIND]))


def test_papers_of_a_merged_unit_keep_its_words_and_later_ones_take_the_successors(world: World) -> None:
    story = Merger(world)
    kind, words = "registration_form", {"name": "PHIẾU ĐĂNG KÝ"}
    word_(world, words, who="clerk6", unit="K06", kind=kind, now=at(2013, 3, 12))
    old = Document.objects.get(registration_id=story.accepted(2013), kind=kind)

    story.merge()
    new = Document.objects.get(registration_id=story.accepted(2015, AFTER), kind=kind)

    assert old.wording is not None
    assert new.wording is None
    assert "PHIẾU ĐĂNG KÝ" in says(world, old)
