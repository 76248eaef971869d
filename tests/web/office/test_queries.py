"""How much a page asks of the database: held to a table, and the same with ten dossiers as with two hundred."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kheo import vietnamese
from kheo.store.models import Decision, Edition, Exemplar, Owner, Registration, Version
from kheo.web.frame import clock
from kheo.work import days, indexing, looking, people
from tests.web.office.conftest import JANUARY, OCTOBER, Season

# the most that a page of a list may ask is 12; the second number is that of somebody's first page after an act, which
# reads the organisation, the programmes, one's rights and what waits anew (ADR 25)
TABLE = {
    "list": (6, 12),
    "list, deep inside": (7, 13),
    "list, filtered": (6, 12),
    "list, searched": (8, 14),
    "list, as now": (6, 12),
    "of a unit": (6, 12),
    "of a unit, searched": (7, 13),
    "of a unit, judged": (25, 31),  # somebody asked for that column
    "to do": (6, 10),
    "mine": (5, 11),
    "library, searched": (9, 15),
    "search": (7, 13),
    "decisions": (7, 13),
    "decisions, deep inside": (8, 14),
    "letters": (8, 14),
    "book": (8, 14),
    "dossier": (16, 22),
    "programme": (4, 10),
}


def _pages(season: Season, dossier: int) -> dict[str, Callable[[], str]]:
    def deep() -> str:
        ordered = Registration.objects.order_by("title_key", "pk").values_list("pk", flat=True)
        return f"/ho-so/?xep=ten&sau={ordered[len(ordered) // 2]}"

    return {
        "list": lambda: "/ho-so/",
        "list, deep inside": deep,
        "list, filtered": lambda: "/ho-so/?dot=base-2014&trang_thai=accepted&loai=collective&xep=chu-the",
        "list, as now": lambda: "/ho-so/?ten=nay&cot=noi&cot=truc_thuoc",
        "list, searched": lambda: "/ho-so/?tim=khéo+hòa+giải+10&xep=ten",
        "of a unit": lambda: f"/co-so/{season.unit}/ho-so/",
        "of a unit, searched": lambda: f"/co-so/{season.unit}/ho-so/?tim=hoa+giai&trang_thai=accepted",
        "of a unit, judged": lambda: f"/co-so/{season.unit}/ho-so/?cot=dieu_kien&xep=ten",
        "to do": lambda: "/viec/",
        "mine": lambda: "/mo-hinh/",
        "library, searched": lambda: "/thu-vien/?tim=hoa+giai",
        "search": lambda: "/tim/?q=hoa+giai+co+so",
        "decisions": lambda: f"/co-so/{season.unit}/quyet-dinh/",
        "decisions, deep inside": lambda: (
            f"/co-so/{season.unit}/quyet-dinh/?so=quyet-dinh&xep=cu&sau={Decision.objects.earliest('pk').pk}"
        ),
        "letters": lambda: f"/co-so/{season.unit}/van-ban/?tim=huong+dan",
        "book": lambda: f"/co-so/{season.unit}/so-van-ban/?nam=2014&tim=to",
        "dossier": lambda: f"/ho-so/{dossier}/",
        "programme": lambda: "/phong-trao/",
    }


def _load(season: Season, first: int, last: int) -> None:
    """Load received dossiers of K05 past the verbs: what lists, search and the to-do read of them."""
    edition, account = Edition.objects.get().pk, people.account_of("hoa").pk
    stamps = {"created_by_id": account, "changed_by_id": account, "created_at": JANUARY, "changed_at": JANUARY}
    for pk in range(1_000 + first, 1_000 + last + 1):
        title = f"Khéo hòa giải ở cơ sở số {pk}"
        Exemplar.objects.create(pk=pk, code=f"{pk:08}", kind="collective", title=title, folded=vietnamese.fold(title))
        Owner.objects.create(exemplar_id=pk, unit_id=season.unit, home_id=season.unit)
        Registration.objects.create(
            pk=pk,
            exemplar_id=pk,
            edition_id=edition,
            round="base-2014",
            tier="base",
            unit_id=season.unit,
            unit_name="Sở Nội vụ",
            owner_name="Sở Nội vụ",
            title_key=vietnamese.sort_key(title),
            owner_key=vietnamese.sort_key("Sở Nội vụ"),
            state=("accepted", "confirmed")[pk % 2],
            own_word=True,
            submitted_on=days.day(JANUARY),
            **stamps,
        )
        Version.objects.create(pk=pk, registration_id=pk, number=1, title=title, field="economy", problem="Việc khó.")
    numbers = range(1_000 + first, 1_000 + last + 1)
    for pk in numbers:
        Registration.objects.filter(pk=pk).update(accepted_version_id=pk)
    told = [(pk, (f"Khéo hòa giải ở cơ sở số {pk}",)) for pk in numbers]
    indexing.note_all(indexing.Kind.EXEMPLAR, told)
    indexing.note_all(indexing.Kind.CONTENT, told)


def _asked(client: Client, address: str) -> tuple[int, int]:
    """Count what a page asks, and what it asks when somebody acted since the last one."""
    client.get(address)
    counts = []
    for forgets in (False, True):
        if forgets:
            looking.forget()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, address
        counts.append(len(asked))
    return counts[0], counts[1]


def test_pages_ask_what_the_table_says_at_any_length(season: Season) -> None:
    dossier = season.appraised()
    pages = _pages(season, dossier)
    client = season.visitor("hoa", OCTOBER).client
    clock.set_source(lambda: OCTOBER)

    found = {}
    for first, last in ((1, 10), (11, 200)):
        _load(season, first, last)
        found[last] = {name: _asked(client, address()) for name, address in pages.items()}

    assert {many: {key: n for key, n in one.items() if n != TABLE[key]} for many, one in found.items()} == {
        10: {},
        200: {},
    }


@pytest.mark.parametrize("who", ["ngan", "long", "hoa", "bao", "tuan", "minh", "mai", "xa"])
def test_what_waits_takes_two_questions_until_somebody_acts(season: Season, who: str) -> None:
    season.proposed()
    client = season.visitor(who, OCTOBER).client
    clock.set_source(lambda: OCTOBER)

    def told() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/thu-vien/")
        return sum("as_kind" in one["sql"] or "is_spoken" in one["sql"] for one in asked)

    assert (told(), told()) == (2, 0)
