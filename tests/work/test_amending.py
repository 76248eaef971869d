"""An office settles a reading by a named document: foreseen over its own dossiers, refused where it cannot stand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Document, Edition, Entry, Message, Registration
from kheo.work import acts, amending, days, diary, dossiers, lists, programmes, readings, standing
from kheo.work.refusals import BadInput, Changed, NotFound, NotPermitted, Refused
from kheo.work.settling import NewSpan, Settling
from tests.work.world import World, at

NOW = at(2014, 2, 25)
TODAY = date(2014, 2, 25)
SPAN_2014, SPAN_2015 = "rounds-base-2014-windows-register", "rounds-base-2015-windows-register"
CONFIRMING = Settling(
    reading="A4",
    confirm=True,
    document="12-CV/BCĐ",
    issued_on=date(2014, 2, 24),
    authority="bloc_board",
    reaches="running_rounds",
)
CHANGING = replace(
    CONFIRMING,
    confirm=False,
    we_read="Tháng 01 và tháng 02 của năm.",
    spans={
        SPAN_2014: NewSpan(date(2014, 1, 1), date(2014, 2, 28)),
        SPAN_2015: NewSpan(date(2015, 1, 1), date(2015, 1, 31)),
    },
)


def edition(world: World) -> Edition:
    """Give the edition that the world adopted."""
    return Edition.objects.filter(unit_id=world.ids["K"]).earliest("pk")


def settle(world: World, asked: Settling, who: str = "mai", edition_id: int | None = None) -> Edition:
    """Mai settles."""
    before = edition_id or Edition.objects.order_by("-pk")[0].pk
    return amending.settle(by=world.who(who, NOW), edition_id=before, asked=asked, now=NOW)


def preview(world: World, asked: Settling) -> amending.Preview:
    """Mai looks at what it would change."""
    return amending.preview(by=world.who("mai", NOW), edition_id=edition(world).pk, asked=asked, now=NOW)


def registered_late(world: World) -> int:
    """Take over a registration of 20 February from the books, besides one sent in time."""
    world.accepted(at(2014, 1, 20))
    pk = world.accepted(at(2014, 1, 21))
    Registration.objects.filter(pk=pk).update(submitted_on=date(2014, 2, 20))
    return pk


def verdict(pk: int, on: date = TODAY) -> str:
    """Say whether a registration may be considered."""
    row = Registration.objects.get(pk=pk)
    return str(standing.judge_anew((row,), on)[pk].eligible.verdict)


@pytest.fixture
def late(world: World) -> int:
    """Take over a registration of 20 February from the books, besides one sent in time."""
    return registered_late(world)


def test_confirming_turns_no_dossier_and_says_by_which_document(world: World, late: int) -> None:
    seen = preview(world, CONFIRMING)

    settle(world, CONFIRMING)

    assert (seen.turned, seen.judged, seen.takes_over) == ((), 2, True)
    found = programmes.of(edition(world)).on(TODAY).readings["A4"]
    assert (found.confirmed, found.confirmed_by, found.confirmed_on) == (True, "12-CV/BCĐ", date(2014, 2, 24))
    assert found.we_read.vi == "Tháng 01 của năm."
    assert verdict(late) == "not met"
    assert not Message.objects.filter(key__startswith="amend/").exists()


def test_the_preview_shows_just_the_dossier_that_turns_and_writes_nothing(world: World, late: int) -> None:
    rows = (Edition.objects.count(), Entry.objects.count())

    [turned] = preview(world, CHANGING).turned

    assert (turned.registration_id, turned.before, turned.after) == (late, "không đạt", "chưa xét được")
    assert (turned.from_on, turned.is_granting, turned.is_worse) == (TODAY, False, False)
    assert [(one.cite, one.verdict.value) for one in turned.reasons] == [(("II.2.a", "III.2.e"), "not met")]
    assert (Edition.objects.count(), Entry.objects.count()) == rows


def test_the_changes_name_value_day_and_clauses(world: World) -> None:
    changed = {one.path: one for one in preview(world, CHANGING).changes}

    assert set(changed) == {"clauses.S1.1", "readings.A4", "rounds.base-2014.windows.register"}
    window = changed["rounds.base-2014.windows.register"]
    assert window.before is not None
    assert window.after is not None
    assert (window.before.value.vi, window.after.value.vi) == ("01/01/2014–31/01/2014", "01/01/2014–28/02/2014")
    assert (window.from_on, window.cite) == (date(2014, 2, 24), ("II.2.a", "III.2.e", "S1.1"))


def test_what_was_registered_before_is_judged_by_the_new_edition(world: World, late: int) -> None:
    paper = Document.objects.filter(kind="registration_form").order_by("-pk")[0]
    before = (paper.value, Registration.objects.get(pk=late).edition_id)

    new = settle(world, CHANGING)

    assert verdict(late) == "not known yet"
    assert verdict(late, date(2014, 2, 23)) == "not met"  # the document was not yet signed
    row = Registration.objects.select_related("edition").get(pk=late)
    assert (Document.objects.get(pk=paper.pk).value, row.edition_id) == before
    assert programmes.chain(row.edition) == {row.edition_id, new.pk}
    window = dossiers.find(by=world.who("hoa", NOW), registration_id=late, now=NOW).windows["register"]
    assert (window.last_on, window.inferred) == (date(2014, 2, 28), False)
    assert window.text.vi == "từ ngày 01/01/2014 đến hết ngày 28/02/2014"


def test_a_narrowed_span_turns_the_others_and_their_steering_group_is_told(world: World, late: int) -> None:
    february = {**CHANGING.spans, SPAN_2014: NewSpan(date(2014, 2, 1), date(2014, 2, 28))}
    asked = replace(CHANGING, spans=february, we_read="Tháng 02 của năm.")

    turned = {one.registration_id: one for one in preview(world, asked).turned}
    settle(world, asked)

    [timely] = Registration.objects.exclude(pk=late).values_list("pk", flat=True)
    assert {pk: one.is_worse for pk, one in turned.items()} == {late: False, timely: True}
    told = Message.objects.filter(key__startswith="amend/")
    assert {one.person_id for one in told} == {world.person_ids["hoa"], world.person_ids["bao"]}
    assert {" ".join(one.body.split()[:4]) for one in told} == {"Có 2 hồ sơ"}


def test_rounds_that_are_not_reached_keep_their_text(world: World, late: int) -> None:
    asked = replace(CHANGING, reaches="new_rounds")

    assert [one.path for one in preview(world, asked).changes] == ["readings.A4", "clauses.S1.1"]
    settle(world, asked)

    assert verdict(late) == "not met"


def test_a_second_document_goes_on_from_the_first(world: World, late: int) -> None:
    first = settle(world, CONFIRMING)
    second = settle(world, replace(CHANGING, document="13-CV/BCĐ"))

    assert (second.replaces_id, first.replaces_id) == (first.pk, edition(world).pk)
    assert [one.key for one in programmes.of(edition(world)).amendments] == ["S1", "S2"]
    assert verdict(late) == "not known yet"
    assert programmes.current(world.ids["K05"], on=TODAY)[1].readings["A4"].confirmed_by == "13-CV/BCĐ"


def test_the_diary_says_who_settled_what_by_which_document(world: World) -> None:
    new = settle(world, CHANGING)

    line = Entry.objects.get(word="settled")
    assert (line.subject_id, line.unit_id, line.account.person.full_name) == (
        new.pk,
        world.ids["K"],
        "Bùi Thị Mẫu Mai",
    )
    assert line.payload["before"] == {"digest": edition(world).digest}
    assert {key: line.payload["after"][key] for key in ("reading", "confirm", "decision")} == {
        "reading": "A4",
        "confirm": False,
        "decision": "12-CV/BCĐ",
    }
    assert diary.first_broken() is None


REFUSED: dict[str, tuple[Settling, str, str]] = {
    "no document": (replace(CONFIRMING, document=" "), "document", "Chưa ghi số, ký hiệu văn bản."),
    "no day": (replace(CONFIRMING, issued_on=None), "issued_on", "Chưa ghi ngày ký văn bản."),
    "a day to come": (replace(CONFIRMING, issued_on=date(2014, 2, 26)), "issued_on", "ở sau hôm nay"),
    "no body": (replace(CONFIRMING, authority="nobody"), "authority", "Chưa chọn nơi ban hành"),
    "no rounds": (replace(CONFIRMING, reaches=""), "reaches", "Chưa chọn văn bản áp dụng cho đợt nào."),
    "neither": (replace(CONFIRMING, confirm=None), "confirm", "Chưa chọn xác nhận hay đổi"),
    "confirmed though changed": (replace(CHANGING, confirm=True), "confirm", "Đã chọn xác nhận nhưng"),
    "the same words": (replace(CHANGING, we_read="Tháng 01 của năm."), "we_read", "Chưa ghi cách hiểu mới."),
    "a span that ends before it starts": (
        replace(CHANGING, spans={SPAN_2014: NewSpan(date(2014, 3, 1), date(2014, 2, 28))}),
        f"until-{SPAN_2014}",
        "kết thúc trước ngày bắt đầu",
    ),
    "half a span": (
        replace(CHANGING, spans={SPAN_2014: NewSpan(None, date(2014, 2, 28))}),
        f"from-{SPAN_2014}",
        "Chưa ghi ngày bắt đầu",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_stand_is_refused_beside_its_field(world: World, name: str) -> None:
    asked, where, sentence = REFUSED[name]

    with pytest.raises(BadInput) as refused:
        settle(world, asked)

    assert list(refused.value.fields) == [where]
    assert sentence in refused.value.fields[where]
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "where", "sentence"),
    [
        (replace(CONFIRMING, document="12-cv/bcđ "), "document", "đã được chính văn bản 12-cv/bcđ xác nhận"),
        (replace(CONFIRMING, document="11", issued_on=date(2014, 2, 23)), "issued_on", "Chỉ văn bản ký từ ngày ấy"),
    ],
)
def test_a_settled_reading_yields_only_to_a_later_document(
    world: World, asked: Settling, where: str, sentence: str
) -> None:
    settle(world, CONFIRMING)

    with pytest.raises(BadInput) as refused:
        settle(world, asked)

    assert sentence in refused.value.fields[where]


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda world: settle(world, replace(CONFIRMING, reading="A99")), NotFound),
        (lambda world: settle(world, CONFIRMING, edition_id=10_000), NotFound),
        (lambda world: settle(world, CONFIRMING, who="bao"), NotPermitted),
        (lambda world: settle(world, CONFIRMING, who="xa"), NotPermitted),
        (lambda world: readings.board(by=world.who("minh", NOW), edition_id=edition(world).pk), NotPermitted),
    ],
)
def test_only_the_bloc_settles_and_only_what_is_there(
    world: World, act: Callable[[World], object], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        act(world)

    assert Edition.objects.count() == 1


def test_a_page_that_was_overtaken_does_not_overwrite(world: World) -> None:
    old = edition(world).pk
    settle(world, CONFIRMING)

    with pytest.raises(Changed, match="vừa có văn bản mới"):
        settle(world, replace(CONFIRMING, reading="A1"), edition_id=old)


def test_words_of_any_kind_stay_words(world: World) -> None:
    asked = replace(CHANGING, document='9: "x" # &y', we_read="- *a: {b}\n!c 'd' %")

    settle(world, asked)

    found = programmes.of(edition(world)).readings["A4"]
    assert (found.confirmed_by, found.we_read.vi) == (asked.document, asked.we_read)


def test_a_long_chain_costs_no_more_queries(world: World, late: int) -> None:
    def many() -> int:
        lists.judged(acts.seen(world.who("ngan", NOW)), days.day(NOW))  # texts are read once in a process
        with CaptureQueriesContext(
            connection,
        ) as caught:
            lists.judged(acts.seen(world.who("ngan", NOW)), days.day(NOW))
        return len(caught)

    before = many()
    for number in range(3):
        settle(world, replace(CONFIRMING, document=f"{number}-CV/BCĐ"))

    assert many() == before
