"""The papers of a conference: begun from what was decided, written on by a person, issued as they stand."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kheo import papers
from kheo.papers.values import ConferenceProgramme, Cue, HonourGroup, ProgrammeRow, ReadingScript
from kheo.store.models import Decision, Document, Entry
from kheo.work import ceremonies, decisions, documents
from kheo.work.ceremonies import PROGRAMME, SCRIPT, ProgrammeText, ScriptText
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.work.decided import decided
from tests.work.streak import FIRST, Streak
from tests.work.world import World, at, paper

NOW = at(2014, 10, 14)
ROUND = "base-2014"
PAPER = Paper("02-CTr/TCĐ", date(2014, 10, 14), "Trần Văn Mẫu Bảo", "Tổ trưởng")
WHERE = {
    "conference": "Hội nghị biểu dương năm 2014",
    "held_on": date(2014, 10, 15),
    "place": "Hội trường tầng 2",
    "starts_at": "08 giờ 00",
}
PROGRAMME_TEXT = ProgrammeText(
    **WHERE, rows="08:00 | Khai mạc | Ban Tổ chức\n08:30 | Trao Giấy khen | Bí thư | 01 lượt"
)
WORDS = """1. Khai mạc (08:00)
[Nhạc dừng]
Kính thưa hội nghị!
2. Trao Giấy khen
Xin kính mời lên nhận.
Lượt 1: tập thể
- Phòng Cải cách hành chính
Trao: đồng chí Bí thư Đảng ủy"""
SCRIPT_TEXT = ScriptText(**WHERE, text=WORDS, host="đồng chí Phạm Thị Mẫu Hoa")


def _drafted(world: World, kind: str, who: str = "hoa") -> ceremonies.Page:
    by = world.who(who, NOW)
    return ceremonies.drafted(by=by, unit_id=world.ids["K05"], round_key=ROUND, kind=kind, now=NOW)


def _programme(world: World, who: str = "hoa", given: ProgrammeText = PROGRAMME_TEXT, number: str = "") -> Document:
    issued = replace(PAPER, number=number or PAPER.number)
    by, unit = world.who(who, NOW), world.ids["K05"]
    return ceremonies.issue_programme(by=by, unit_id=unit, round_key=ROUND, written=given, paper=issued, now=NOW)


def _script(world: World, who: str = "hoa", given: ScriptText = SCRIPT_TEXT) -> Document:
    by, unit = world.who(who, NOW), world.ids["K05"]
    return ceremonies.issue_script(by=by, unit_id=unit, round_key=ROUND, written=given, now=NOW)


def test_both_begin_with_the_decision_and_with_who_comes_up(world: World) -> None:
    decided(world)

    rows = _drafted(world, PROGRAMME).texts["rows"].splitlines()
    script = _drafted(world, SCRIPT).texts["text"].splitlines()

    assert rows[2] == "08:10–08:30 | Báo cáo kết quả phong trào | Đồng chí Trần Văn Mẫu Bảo, Tổ trưởng Tổ chỉ đạo"
    assert rows[3] == (
        "08:30–08:40 | Công bố Quyết định số 05-QĐ/ĐU, ngày 13 tháng 10 năm 2014 | [Viết thêm: người công bố]"
    )
    assert rows[4] == "08:40–09:10 | Biểu dương, khen thưởng 01 tập thể | [Viết thêm: người trao] | 01 lượt"
    start = script.index("Lượt 1: Tập thể cấp cơ sở nhận khen thưởng của cấp ủy")
    assert script[start + 1 : start + 3] == [
        "- Phòng Cải cách hành chính, với mô hình “Công sở văn minh, công chức gần dân”",
        "Trao: [Viết thêm: người trao]",
    ]


def test_before_any_decision_nobody_comes_up_and_the_gap_says_so(world: World) -> None:
    page = _drafted(world, SCRIPT)

    assert (page.honoured, page.documents, page.saved_at) == (0, (), None)
    assert "[Viết thêm: tên các lượt lên nhận]" in page.texts["text"]
    with pytest.raises(BadInput, match="Còn chỗ") as refused:
        _script(world, given=replace(SCRIPT_TEXT, text=page.texts["text"]))
    assert list(refused.value.fields) == ["text"]


def test_a_decision_that_was_taken_back_calls_nobody_up(world: World) -> None:
    made, now = decided(world), at(2014, 10, 14, 8)
    revoked = paper("06-QĐ/ĐU", date(2014, 10, 14), reason="Kê khai không đúng.")
    decisions.revoke(by=world.who("minh", now), decision_id=made.pk, paper=revoked, now=now)

    page = _drafted(world, SCRIPT)

    assert Decision.objects.get(pk=made.pk).status == "revoked"
    assert (page.honoured, "05-QĐ/ĐU" in page.texts["text"]) == (0, False)


def test_what_was_written_is_kept_for_the_person_until_it_is_issued(world: World) -> None:
    by, unit = world.who("hoa", NOW), world.ids["K05"]
    ceremonies.keep(by=by, unit_id=unit, round_key=ROUND, kind=PROGRAMME, written={"place": "Sân vườn"}, now=NOW)

    assert _drafted(world, PROGRAMME).texts["place"] == "Sân vườn"
    assert _drafted(world, PROGRAMME, "bao").texts["place"] == ""
    _programme(world)
    assert _drafted(world, PROGRAMME).texts["place"] == ""
    with pytest.raises(NotFound, match="không có văn bản loại này"):
        ceremonies.keep(by=by, unit_id=unit, round_key=ROUND, kind="plan", written={}, now=NOW)


def test_an_issued_programme_is_a_numbered_frozen_paper(world: World) -> None:
    made = _programme(world)

    value = papers.load(made.value)
    assert isinstance(value, ConferenceProgramme)
    assert (value.number, value.held_on, value.issuer.name) == ("02-CTr/TCĐ", date(2014, 10, 15), "Tổ chỉ đạo")
    assert value.rows[1] == ProgrammeRow(time="08:30", content="Trao Giấy khen", who="Bí thư", note="01 lượt")
    assert (value.signature.authority, value.signature.name) == ("T/M TỔ CHỈ ĐẠO", "Trần Văn Mẫu Bảo")
    assert Entry.objects.filter(word="programme_issued", subject_id=made.pk).count() == 1
    for format_, start in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        given = documents.read(by=world.who("hoa", NOW), document_id=made.pk, format_=format_, now=NOW)
        assert given.data.startswith(start)


def test_a_number_is_given_once(world: World) -> None:
    _programme(world)

    with pytest.raises(BadInput, match="02-CTr/TCĐ đã"):
        _programme(world)

    assert Document.objects.filter(kind=PROGRAMME).count() == 1


def test_an_issued_script_calls_up_in_order_and_has_no_number(world: World) -> None:
    made = _script(world)

    value = papers.load(made.value)
    assert isinstance(value, ReadingScript)
    turn = HonourGroup(
        title="Lượt 1: tập thể", names=("Phòng Cải cách hành chính",), given_by="đồng chí Bí thư Đảng ủy"
    )
    assert value.cues == (
        Cue(heading="Khai mạc", time="08:00", action="Nhạc dừng", words="Kính thưa hội nghị!"),
        Cue(heading="Trao Giấy khen", words="Xin kính mời lên nhận.", groups=(turn,)),
    )
    assert (hasattr(value, "number"), hasattr(value, "signature")) == (False, False)


def test_the_same_words_are_issued_once_and_other_words_anew(world: World) -> None:
    _script(world)

    with pytest.raises(NotNow, match="đã được lập"):
        _script(world)
    _script(world, given=replace(SCRIPT_TEXT, host="đồng chí Vũ Văn Mẫu Tuấn"))

    assert Document.objects.filter(kind=SCRIPT).count() == 2


def test_text_from_another_keyboard_gives_the_same_paper(world: World) -> None:
    apart = unicodedata.normalize("NFD", WORDS)
    made = _script(world, given=replace(SCRIPT_TEXT, text=apart, host=unicodedata.normalize("NFD", SCRIPT_TEXT.host)))

    assert papers.load(made.value).cues[1].groups[0].given_by == "đồng chí Bí thư Đảng ủy"
    with pytest.raises(NotNow):
        _script(world)


def test_a_name_of_three_hundred_letters_is_set(world: World) -> None:
    long = "Hội nghị biểu dương " + "mô hình, điển hình tiên tiến " * 10
    made = _programme(world, given=replace(PROGRAMME_TEXT, conference=long[:300]))

    assert len(made.title) == 300
    assert documents.render(made.pk, now=NOW).problem == ""


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"conference": " "}, "conference", "Chưa ghi tên hội nghị"),
        ({"place": ""}, "place", "Chưa ghi địa điểm"),
        ({"held_on": None}, "held_on", "Chưa ghi ngày hội nghị"),
        ({"held_on": date(2014, 10, 13)}, "held_on", "sớm hơn ngày ký"),
        ({"rows": ""}, "rows", "Chưa ghi nội dung nào"),
        ({"rows": "08:00 Khai mạc"}, "rows", "chưa đúng dạng: giờ"),
        ({"rows": "08:00 | Trao | [Viết thêm: người trao]"}, "rows", "Còn chỗ"),
    ],
)
def test_a_programme_that_lacks_something_is_not_issued(world: World, given: object, field: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        _programme(world, given=replace(PROGRAMME_TEXT, **given))

    assert list(refused.value.fields) == [field]
    assert not Document.objects.filter(kind=PROGRAMME).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kính thưa hội nghị!", "bắt đầu bằng một dòng"),
        ("1. Trao\nLượt 1: tập thể\nTrao: đồng chí Bí thư", "chưa có tên ai"),
        ("1. Trao\nLượt 1: tập thể\n- Phòng A\nXin cảm ơn.", "đứng giữa các lượt lên nhận"),
        ("", "Chưa ghi nội dung kịch bản"),
    ],
)
def test_a_script_that_cannot_be_read_says_which_line(world: World, text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        _script(world, given=replace(SCRIPT_TEXT, text=text))

    assert list(refused.value.fields) == ["text"]


def test_only_the_group_of_the_unit_issues(world: World) -> None:
    for who in ("xa", "tuan", "minh", "mai"):
        with pytest.raises(NotPermitted, match="tổ chức hội nghị"):
            _programme(world, who)
        with pytest.raises(NotPermitted, match="tổ chức hội nghị"):
            _script(world, who)
    with pytest.raises(NotFound):
        _drafted(world, SCRIPT, "xa")


@pytest.mark.parametrize("round_key", [FIRST, "bloc-2014-2015", "province-period", "base-2031"])
def test_a_round_in_which_the_unit_commends_nobody_has_no_conference(world: World, round_key: str) -> None:
    by, unit = world.who("hoa", NOW), world.ids["K05"]

    with pytest.raises(NotFound, match="không tổ chức hội nghị"):
        ceremonies.drafted(by=by, unit_id=unit, round_key=round_key, kind=SCRIPT, now=NOW)


def test_the_blocs_conference_calls_up_whom_the_bases_brought_up(streak: Streak) -> None:
    streak.year(2013)
    streak.year(2014)
    pk = streak.nominated()
    streak.said(pk)
    streak.sent_up(pk)
    proposal = streak.proposed(pk, FIRST, date(2014, 12, 10))
    now, unit = at(2014, 12, 16), streak.world.ids["K"]
    by = streak.world.who("mai", now)

    before = ceremonies.drafted(by=by, unit_id=unit, round_key=FIRST, kind=SCRIPT, now=now)
    streak.decided(pk, proposal, date(2014, 12, 15))
    after = ceremonies.drafted(by=by, unit_id=unit, round_key=FIRST, kind=SCRIPT, now=now)

    assert (before.honoured, after.honoured) == (1, 1)
    assert "Lượt 1: Tập thể cấp cơ sở được biểu dương" in before.texts["text"]
    assert "Lượt 1: Tập thể cấp cơ sở nhận khen thưởng của cấp ủy" in after.texts["text"]
    assert after.texts["conference"] == "Hội nghị biểu dương mô hình, điển hình “Dân vận khéo” cấp Khối năm 2014"


def test_a_letter_that_no_font_has_is_refused_and_two_hundred_names_are_set(world: World) -> None:
    with pytest.raises(BadInput, match="🎉"):
        _script(world, given=replace(SCRIPT_TEXT, text=f"{WORDS}\n3. Chúc mừng\nXin chúc mừng 🎉"))

    names = "\n".join(f"- Đồng chí Nguyễn Văn Mẫu Số {one}, Phòng Cải cách hành chính" for one in range(200))
    made = _script(world, given=replace(SCRIPT_TEXT, text=f"1. Trao\nLượt 1: cá nhân\n{names}"))

    assert len(papers.load(made.value).cues[0].groups[0].names) == 200
    assert documents.render(made.pk, now=NOW).problem == ""
