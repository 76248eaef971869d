"""Near-duplicates: warned of where one may look, said to exist where one may not, never drafts of others."""

from pytest_django import DjangoAssertNumQueries

from kheo.store.models import Exemplar, Registration
from kheo.work import duplicates, indexing, past_results, registrations
from kheo.work.exemplars import Owners
from kheo.work.past_results import Past
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)


def _elsewhere(world: World, *, sent: bool = True) -> int:
    """Xa registers nearly the same for the hospital."""
    xa = world.who("xa", NOW)
    entry = registrations.Entry(Owners((world.ids["K12"],)), "base-2014", "Công sở văn minh, công chức gần dân")
    row = registrations.draft(by=xa, entry=entry, now=NOW)
    registrations.save(by=xa, registration_id=row.pk, content_=content_(), now=NOW)
    if sent:
        registrations.submit(by=xa, registration_id=row.pk, own_word=True, now=NOW)
    return row.pk


def test_of_another_office_only_that_it_is_there_and_whom_to_ask(world: World) -> None:
    pk = world.drafted(NOW)
    _elsewhere(world)

    [near] = duplicates.of(by=world.who("ngan", NOW), registration_id=pk)

    assert near == duplicates.Near("Ở cơ sở khác", "Đảng bộ cơ sở Bệnh viện tỉnh")


def test_whoever_may_look_sees_both_side_by_side(world: World) -> None:
    pk = world.submitted(NOW)
    other = _elsewhere(world)

    [near] = duplicates.of(by=world.who("mai", NOW), registration_id=pk)

    assert (near.registration_id, near.title) == (other, "Công sở văn minh, công chức gần dân")
    assert [(part.label, part.per_cent) for part in near.parts] == [("Tên", 100), ("Nội dung đăng ký", 100)]
    assert near.parts[1].shared[0].startswith("Thủ tục còn rườm rà")


def test_drafts_of_others_are_nobodys_business(world: World) -> None:
    pk = world.drafted(NOW)
    _elsewhere(world, sent=False)

    assert duplicates.of(by=world.who("ngan", NOW), registration_id=pk) == ()
    assert Registration.objects.count() == 2


def test_earlier_years_are_looked_at(world: World) -> None:
    pk = world.drafted(NOW)
    past = Past(2012, "Công sở văn minh – công chức gần dân", "Phòng CCHC")
    past_results.record(by=world.who("hoa", NOW), unit_id=world.ids["K05"], past=past, now=NOW)

    [near] = duplicates.of(by=world.who("ngan", NOW), registration_id=pk)

    assert (near.where, near.when) == ("Các năm trước", "Năm 2012")


def test_the_same_content_elsewhere_is_near_under_any_title(world: World) -> None:
    pk, other = world.drafted(NOW), _elsewhere(world)
    exemplar = Exemplar.objects.get(registrations=other)
    Exemplar.objects.filter(pk=exemplar.pk).update(title="Vườn thuốc nam", folded="vuon thuoc nam")
    indexing.note_all(indexing.Kind.CONTENT, [(exemplar.pk, ("Vườn thuốc nam", content_().problem))])

    [near] = duplicates.of(by=world.who("ngan", NOW), registration_id=pk)
    [seen] = duplicates.of(by=world.who("mai", NOW), registration_id=world.submitted(NOW))[-1:]

    assert near == duplicates.Near("Ở cơ sở khác", "Đảng bộ cơ sở Bệnh viện tỉnh")
    assert (seen.title, [part.label for part in seen.parts]) == ("Vườn thuốc nam", ["Nội dung đăng ký"])


def test_another_subject_is_not_near(world: World) -> None:
    pk = world.drafted(NOW)
    other = _elsewhere(world)
    Exemplar.objects.filter(registrations=other).update(title="Vườn thuốc nam", folded="vuon thuoc nam")

    assert duplicates.of(by=world.who("ngan", NOW), registration_id=pk) == ()


def _noted(world: World, who: str, *titles: str) -> dict[str, str]:
    return duplicates.notes(
        by=world.who(who, NOW), unit_id=world.ids["K05"], round_key="base-2014", titles=titles, now=NOW
    )


def test_titles_of_an_import_are_told_by_name_only_to_whoever_may_see_the_other(world: World) -> None:
    _elsewhere(world)
    title, other = "Công sở văn minh, công chức gần dân", "Nghe dân nói, nói dân hiểu"

    assert _noted(world, "mai", title, other, title) == {
        title: "Tên giống 100% với “Công sở văn minh, công chức gần dân” của Đảng bộ cơ sở Bệnh viện tỉnh."
    }
    assert _noted(world, "hoa", title, other) == {
        title: "Tên giống 100% với một mô hình, điển hình ở Đảng bộ cơ sở Bệnh viện tỉnh; hãy hỏi đơn vị ấy."
    }


def test_of_several_the_most_alike_is_named_also_of_earlier_years(world: World) -> None:
    _elsewhere(world)
    for year, title in ((2011, "Công sở văn minh gần dân"), (2012, "Công sở văn minh, công chức gần dân hơn")):
        past = Past(year, title, "Phòng CCHC")
        past_results.record(by=world.who("hoa", NOW), unit_id=world.ids["K05"], past=past, now=NOW)

    told = _noted(world, "hoa", "Công sở văn minh, công chức gần dân hơn")

    assert told == {
        "Công sở văn minh, công chức gần dân hơn": (
            "Tên giống 100% với “Công sở văn minh, công chức gần dân hơn” năm 2012."
        )
    }


def test_an_import_is_not_held_against_its_own_round_nor_drafts_and_asks_as_much_at_any_length(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world.submitted(NOW)  # its own unit and round: that is what importing again updates
    _elsewhere(world, sent=False)
    by = world.who("hoa", NOW)

    for many in (1, 300):
        titles = [f"Công sở văn minh, công chức gần dân{' hơn' * at}" for at in range(many)]
        with django_assert_num_queries(3):
            assert (
                duplicates.notes(by=by, unit_id=world.ids["K05"], round_key="base-2014", titles=titles, now=NOW) == {}
            )
