"""The reason of a hold behind every door: no page, list, search, sheet, paper, feed, message or diary line tells it."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kheo import vietnamese
from kheo.store.models import Decision, Document, Hold, HoldStep, Proposal, Registration
from kheo.web.frame import clock
from kheo.work import feeds, holds, people
from kheo.work.holds import Because
from tests.work.province import ROUND, SENT, VIEWER, Province

# a word that nothing else says
SECRET = "lucbinhtim"
READERS = ("hoa", VIEWER)
ADDRESSES = 60


@pytest.fixture
def province(db: None) -> Iterator[Province]:
    """Build a world with an exemplar on the province's list; bar it by a reason, a further one and their papers."""
    built = Province()
    pk, mai = built.listed(), built.who("mai", SENT)
    why = Because(f"Đơn {SECRET} gửi lần hai.", f"13-CV/{SECRET}", date(2016, 6, 1))
    first = {"reason": f"Đơn tố cáo {SECRET}.", "document": f"12-CV/{SECRET}", "until_on": date(2015, 6, 1)}
    holds.hold(by=mai, registration_id=pk, now=SENT, **first)
    holds.extend(by=mai, registration_id=pk, because=why, now=SENT)
    clock.set_source(lambda: SENT)
    yield built
    clock.set_source(timezone.now)


def _said(data: bytes) -> bool:
    """Tell whether an answer has the word, also inside of a zip, as papers and sheets are."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            return any(_said(folder.read(name)) for name in folder.namelist())
    return SECRET in vietnamese.fold(data.decode("utf-8", "replace"))


def _patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", tuple(one.pattern.converters)


def _addresses(province: Province) -> Iterator[str]:
    """Give every address that leads to nothing, or to the held exemplar's dossiers, units, papers and rounds."""
    ids = province.world.ids
    known: dict[str, list[object]] = {
        "registration": list(Registration.objects.values_list("pk", flat=True)),
        "unit": [ids["K05"], ids["K"]],
        "round_": [ROUND, "base-2013"],
        "proposal": list(Proposal.objects.values_list("pk", flat=True)),
        "decision": list(Decision.objects.values_list("pk", flat=True)),
        "document": list(Document.objects.values_list("pk", flat=True))[:1],
        "format_": ["docx"],
        "kind": ["registration-form"],
    }
    for name, keys in _patterns(get_resolver()):
        if all(key in known for key in keys) and "sign" not in name:
            for values in product(*(known[key] for key in keys)):
                try:
                    yield reverse(name, kwargs=dict(zip(keys, values, strict=True)))
                except NoReverseMatch:
                    continue


def _client(who: str) -> Client:
    client = Client()
    client.force_login(people.account_of(who))
    return client


@pytest.mark.once
def test_no_address_tells_it_to_whoever_may_not_put_a_hold_on(province: Province) -> None:
    addresses = list(dict.fromkeys(_addresses(province)))
    told, opened = [], set()
    for who in READERS:
        client = _client(who)
        for address in addresses:
            answer = client.get(address)
            if answer.status_code == 200:
                opened.add(address)
            if _said(b"".join(answer) if answer.streaming else answer.content):
                told.append((who, address))
        client.logout()

    assert len(opened) >= ADDRESSES
    assert told == []


def test_whoever_may_put_one_on_reads_both_reasons_and_papers(province: Province) -> None:
    pk = Registration.objects.get(round=ROUND).pk

    page = _client("mai").get(reverse("office:hold", args=[pk])).content.decode()

    assert page.count(SECRET) == 4


def test_the_calendar_feed_and_the_search_do_not_know_it(province: Province) -> None:
    secret = feeds.make(by=province.who("hoa", SENT), now=SENT)
    feed = next(address for name, keys in _patterns(get_resolver()) if keys == ("secret",) for address in [name])

    calendar = Client().get(reverse(feed, args=[secret])).content
    found = _client("mai").get(reverse("desk:find"), {"q": SECRET}).content.decode()

    assert (b"BEGIN:VCALENDAR" in calendar, _said(calendar)) == (True, False)
    assert "12-CV" not in found


def test_it_is_written_in_its_own_rows_and_nowhere_else(province: Province) -> None:
    """Messages, diary, frozen papers, search index, drafts: every column of every table but those of the hold."""
    tables = {
        model
        for model in apps.get_models()
        if any(SECRET in vietnamese.fold(repr(row)) for row in model.objects.values_list())
    }

    assert tables == {Hold, HoldStep}
