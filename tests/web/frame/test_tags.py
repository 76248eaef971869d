"""Tags and filters show finished values and decide nothing."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.web.frame.conftest import Draw
from tests.web.frame.gallery import samples, site
from tests.web.frame.gallery.forms import ExemplarForm, ReasonForm, SignInForm


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("piece", "value", "shown"),
    [
        ("{{ value|day }}", date(2014, 1, 5), "05/01/2014"),
        ("{{ value|day }}", datetime(2014, 1, 5, 17, 30, tzinfo=UTC), "06/01/2014"),
        ("{{ value|day }}", None, ""),
        ("{{ value|long_day }}", date(2014, 1, 5), "ngày 05 tháng 01 năm 2014"),
        ("{{ value|weekday }}", date(2014, 10, 7), "Thứ Ba"),
        ("{{ value|instant }}", datetime(2014, 10, 7, 2, 12, tzinfo=UTC), "09:12 ngày 07/10/2014"),
        ("{{ value|clock }}", datetime(2014, 10, 7, 2, 12, tzinfo=UTC), "09:12"),
        ("{{ value|number }}", Decimal("1234567.5"), "1.234.567,5"),
        ("{{ value|number }}", None, ""),
        ("{{ value|file_size }}", 340_000, "340 kB"),
        ("{{ value|file_size }}", 2_500_000, "2,5 MB"),
        ("{{ value|file_size }}", 81_300_000_000, "81,3 GB"),
    ],
)
def test_a_filter_shows_a_value_as_it_is_written_here(draw: Draw, piece: str, value: object, shown: str) -> None:
    assert draw(piece, value=value) == shown


@pytest.mark.parametrize(
    ("by_on", "words", "tone"),
    [
        (date(2014, 10, 5), "Quá hạn 2 ngày (05/10/2014)", "late"),
        (date(2014, 10, 6), "Quá hạn 1 ngày (06/10/2014)", "late"),
        (date(2014, 10, 7), "Hôm nay là hạn cuối (07/10/2014)", "soon"),
        (date(2014, 10, 8), "Còn 1 ngày (08/10/2014)", "soon"),
        (date(2014, 10, 10), "Còn 3 ngày (10/10/2014)", "soon"),
        (date(2014, 10, 11), "Còn 4 ngày (11/10/2014)", "calm"),
    ],
)
def test_a_deadline_counts_days_from_today(draw: Draw, by_on: date, words: str, tone: str) -> None:
    chip = draw("{% deadline by_on %}", by_on=by_on)

    assert (_text(chip), f"chip-{tone}" in chip) == (words, True)


def test_no_deadline_shows_nothing(draw: Draw) -> None:
    assert draw("{% deadline by_on %}", by_on=None) == ""


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=59), "vừa xong"),
        (timedelta(minutes=1), "1 phút trước"),
        (timedelta(minutes=59), "59 phút trước"),
        (timedelta(hours=1), "1 giờ trước"),
        (timedelta(hours=23, minutes=59), "23 giờ trước"),
        (timedelta(hours=24), "06/10/2014"),
    ],
)
def test_how_long_ago(draw: Draw, before: timedelta, words: str) -> None:
    assert draw("{% ago at %}", at=site.NOW - before) == words


def test_clauses_lead_to_the_programme_page(draw: Draw) -> None:
    chips = draw("{% clauses cite %}", cite=("II.2.a", "III.1"))

    assert re.findall(r'href="([^"]+)"', chips) == ["/phong-trao/#dieu-II.2.a", "/phong-trao/#dieu-III.1"]
    assert _text(chips) == "Điều khoản II.2.a Điều khoản III.1"
    assert draw("{% clauses cite %}", cite=()) == ""


def test_what_a_person_wrote_is_escaped(draw: Draw) -> None:
    nasty = '<b title="x">'

    drawn = draw(
        "{% state nasty 'act' %}{% blocked_button nasty nasty %}{% clauses cite %}", nasty=nasty, cite=(nasty,)
    )

    assert "<b " not in drawn
    assert drawn.count("&lt;b title=&quot;x&quot;&gt;") == 5


def test_a_blocked_button_says_why_and_sends_nothing(draw: Draw) -> None:
    button = draw('{% blocked_button "Gửi đăng ký" "Chưa đến thời hạn." %}')

    assert _text(button) == "Gửi đăng ký Chưa đến thời hạn."
    assert 'type="button"' in button
    assert 'aria-disabled="true"' in button


def test_the_query_keeps_what_is_not_changed(draw: Draw) -> None:
    address = "/bang/?dot=base-2014&trang=3"

    assert draw("{% query trang=4 %}", address=address) == "?dot=base-2014&amp;trang=4"
    assert draw("{% query trang='' dot=None %}", address=address) == "?"


def test_the_query_follows_another_address_and_leaves_nothing_behind_it_when_it_is_empty(draw: Draw) -> None:
    address = "/bang/?dot=base-2014&sau=3"

    assert draw("{% query '/excel/' sau='' dang='csv' %}", address=address) == "/excel/?dot=base-2014&amp;dang=csv"
    assert draw("{% query '/excel/' sau='' dot='' %}", address=address) == "/excel/"


def test_a_finding_shows_each_verdict_with_a_word_beside_its_mark(draw: Draw) -> None:
    shown = draw("{% finding why is_open=True %}", why=samples.WHY)

    kinds = re.findall(r'<li class="finding finding-([a-z-]+)"', shown)
    assert kinds == ["not-known", "met", "not-met", "met", "not-met", "not-known", "waived"]
    assert "theo cách hiểu A7, chưa xác nhận" in _text(shown)
    assert shown.count("<details open>") == 1


def test_today_s_line_stands_before_what_is_still_to_come(draw: Draw) -> None:
    rows = _text(draw("{% timeline miles %}", miles=samples.MILES))

    places = [rows.index(words) for words in ("Đăng ký", "Nộp báo cáo", "Hôm nay 07/10/2014", "Biểu dương")]
    assert places == sorted(places)


@pytest.mark.parametrize(("shown", "first"), [(samples.MILES[2:], True), (samples.MILES[:1], False)])
def test_today_s_line_is_drawn_once_at_either_end(draw: Draw, shown: list[samples.Mile], first: bool) -> None:
    rows = draw("{% timeline miles %}", miles=shown)

    assert rows.count("mile-today") == 1
    assert (rows.index("mile-today") < rows.index('class="mile ')) is first


@pytest.mark.parametrize(
    ("name", "is_optional"),
    [("title", False), ("baseline", True), ("evidence", True), ("agree", False), ("kind", False)],
)
def test_what_need_not_be_filled_in_says_so(draw: Draw, name: str, is_optional: bool) -> None:
    assert ("(không bắt buộc)" in draw("{% field bound %}", bound=ExemplarForm()[name])) is is_optional


def test_what_the_rules_ask_for_is_not_called_optional(draw: Draw) -> None:
    form = ReasonForm()

    assert not form.fields["reason"].required
    assert "(không bắt buộc)" not in draw("{% field bound %}", bound=form["reason"])


@pytest.mark.parametrize("name", ["title", "kind", "started_on", "agree"])
def test_a_field_is_described_by_its_own_hint_and_error(draw: Draw, name: str) -> None:
    form = ExemplarForm({})

    shown = draw("{% field bound %}", bound=form[name])

    described = re.findall(r'aria-describedby="([^"]+)"', shown)
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(described) == 1
    assert set(described[0].split()) <= set(ids)
    assert f"id_{name}-error" in described[0]
    assert len(ids) == len(set(ids))


def test_the_summary_lists_every_error_in_the_field_s_own_words_and_leads_to_an_input(draw: Draw) -> None:
    form = ExemplarForm({"khoa_thao_tac": "0c1fd9b5-b0c9-4d4c-9a2e-7c4f0f0e8a11", "started_on": "31/02/2014"})

    summary = draw("{% error_summary form %}", form=form)
    page = summary + "".join(draw("{% field bound %}", bound=bound) for bound in form.visible_fields())

    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == [
        "id_title",
        "id_owner",
        "id_started_on",
        "id_kind_0",
        "id_field",
        "id_problem",
        "id_agree",
    ]
    assert all(f'id="{target}"' in page for target in targets)
    assert summary.count("Ngày “31/02/2014” không có trong lịch") == 1


def test_no_summary_without_errors(draw: Draw) -> None:
    assert draw("{% error_summary form none %}", form=ExemplarForm(), none=None).strip() == ""


def test_a_password_may_be_looked_at(draw: Draw) -> None:
    assert 'data-reveal="id_password"' in draw("{% field bound %}", bound=SignInForm()["password"])
