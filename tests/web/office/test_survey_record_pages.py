"""The page of a visit's record: from the visit, filled in, issued once, shown again with what is lacking."""

from decimal import Decimal

import pytest

from kheo import papers
from kheo.store.models import Document
from kheo.work import survey_records, surveys
from tests.web.office.conftest import Season
from tests.work.bloc import Bloc
from tests.work.test_survey_records import VISIT
from tests.work.world import at

DAY, LATER = at(2014, 12, 10), at(2014, 12, 26)
SIGNED = {"number": "02-BB/BCĐ", "on": "26/12/2014", "signer_name": "Bùi Thị Mẫu Mai", "signer_position": "Trưởng ban"}


@pytest.fixture
def visit(season: Season) -> tuple[int, int]:
    """Let the board visit; give the dossier and the visit."""
    world, pk = season.world, Bloc(season.world).received()
    return pk, surveys.record(by=world.who("mai", DAY), registration_id=pk, visit=VISIT, now=DAY).pk


def test_the_visit_leads_to_its_record_which_is_issued_once(season: Season, visit: tuple[int, int]) -> None:
    pk, survey = visit
    mai, here = season.visitor("mai", LATER), f"/ho-so/{pk}/khao-sat/{survey}/bien-ban/"
    given = {
        **SIGNED,
        "surveyors": [season.world.person_ids["mai"]],
        "place": "Phòng họp",
        "received_by": "Ngân, Trưởng",
    }
    line = survey_records.page(by=season.world.who("mai", LATER), registration_id=pk, survey_id=survey).criteria[0]
    given[f"measured-{line.key}"] = "97,5"

    leads = mai.get(f"/ho-so/{pk}/khao-sat/").content.decode()
    begun = mai.get(here).content.decode()
    lacking = mai.post(here, **{**given, "surveyors": []})
    key = mai.get(here).content.decode().split('name="khoa_thao_tac" value="')[1][:36]
    answers = [mai.send(here, {"khoa_thao_tac": key, **given}).status_code for _ in range(2)]
    issued = mai.get(here).content.decode()

    assert f'href="{here}"' in leads
    assert ("Ghi sổ theo dõi hằng tuần." in begun, "Đỗ Thị Mẫu Ngân, Chuyên viên" in begun) == (True, True)
    assert (lacking.status_code, "Chưa chọn người khảo sát." in lacking.content.decode()) == (422, True)
    assert answers == [302, 302]
    value = papers.load(Document.objects.get(kind="survey_record").value)
    assert (value.results[0].criterion.indicator, value.results[0].actual) == (line.indicator, Decimal("97.5"))
    assert (f"<h3>{line.indicator}</h3>" in begun, "Kết quả đến ngày khảo sát" in begun) == (True, True)
    assert (
        "Biên bản của lần khảo sát này đã được ban hành. Hãy xem ở mục “Đã ban hành”." in issued,
        issued.count(">pdf</a>"),
    ) == (True, 1)


def test_the_base_group_has_no_such_page(season: Season, visit: tuple[int, int]) -> None:
    pk, survey = visit
    here = f"/ho-so/{pk}/khao-sat/{survey}/bien-ban/"

    assert [season.visitor(who, LATER).get(here).status_code for who in ("hoa", "ngan", "xa")] == [403, 403, 404]
