"""Plans and regulations: begun from data, mended by hand, issued once and kept; the duty is done by them."""

import unicodedata
from dataclasses import replace

import pytest

from kheo.papers import load
from kheo.store.models import Document
from kheo.work import charters, documents, lateness, todo
from kheo.work.charters import PlanText
from kheo.work.refusals import BadInput, NotPermitted
from tests.work.world import World, at, paper

NOW = at(2013, 4, 2)


def _begun(world: World) -> PlanText:
    return PlanText(**charters.plan_to_start(unit_id=world.ids["K05"], now=NOW))


def _issue(world: World, plan: PlanText, who: str = "hoa") -> Document:
    issued = paper("01-KH/TCĐ", NOW.date())
    return charters.issue_plan(by=world.who(who, NOW), unit_id=world.ids["K05"], plan=plan, paper=issued, now=NOW)


def _regulation(world: World, text: str, who: str = "bao") -> Document:
    issued = paper("01-QC/TCĐ", NOW.date())
    return charters.issue_regulation(by=world.who(who, NOW), unit_id=world.ids["K05"], text=text, paper=issued, now=NOW)


def test_a_plan_begins_with_what_is_known(world: World) -> None:
    begun = _begun(world)

    assert "Đảng bộ cơ sở Sở Nội vụ" in begun.aims
    assert "đồng chí Trần Văn Mẫu Bảo" in begun.carried_out
    assert "{" not in "".join(getattr(begun, name) for name in PlanText.__slots__)
    first = begun.steps.splitlines()[0]
    assert first == "Đăng ký – Cấp cơ sở, năm 2013 | Tập thể, cá nhân đăng ký | tháng 3 và tháng 4 năm 2013"


def test_a_mended_plan_is_issued_as_it_was_written(world: World) -> None:
    mended = unicodedata.normalize("NFD", "1. Việc riêng của {co_so}\nLàm ngay.")

    document = _issue(world, replace(_begun(world), tasks=mended))

    value = load(Document.objects.get(pk=document.pk).value)
    assert [(one.heading, one.text) for one in value.tasks] == [("Việc riêng của Đảng bộ cơ sở Sở Nội vụ", "Làm ngay.")]
    made = documents.read(by=world.who("ly", NOW), document_id=document.pk, format_="pdf", now=NOW)
    assert made.data[:4] == b"%PDF"


def test_issuing_does_the_duties(world: World) -> None:
    def owed() -> list[str]:
        groups = todo.waiting(world.who("bao", NOW), NOW)
        acts = [item.act for group in groups for item in group.items]
        return [act for act in acts if act in {"issue_plan", "issue_regulation"}]

    assert owed() == ["issue_plan", "issue_regulation"]

    _issue(world, _begun(world))
    _regulation(world, charters.regulation_to_start(unit_id=world.ids["K05"], now=NOW)["chapters"])

    assert owed() == []
    late = {line.act for line in lateness.lines({world.ids["K05"]}, at(2013, 4, 30).date())}
    assert {"plan", "regulation"} & late == set()


def test_a_regulation_is_read_by_chapters_and_articles(world: World) -> None:
    document = _regulation(world, "Chương I. Chung\nĐiều 1. Phạm vi\nMột.\nHai.\nChương II. Riêng\nĐiều 2. Họp\nBa.")

    value = load(Document.objects.get(pk=document.pk).value)
    assert [(one.heading, [(a.heading, a.text) for a in one.articles]) for one in value.chapters] == [
        ("Chung", [("Phạm vi", "Một.\nHai.")]),
        ("Riêng", [("Họp", "Ba.")]),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"aims": " "}, "aims"),
        ({"tasks": "Không có số."}, "tasks"),
        ({"steps": "Đăng ký | ai"}, "steps"),
        ({"carried_out": ""}, "carried_out"),
        ({"aims": "Cho {don_vi_la}"}, "aims"),
    ],
)
def test_a_plan_that_cannot_be_set_is_refused(world: World, changes: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        _issue(world, replace(_begun(world), **changes))

    assert set(refused.value.fields) == {field}
    assert not Document.objects.filter(kind="plan").exists()


@pytest.mark.parametrize("text", ["Điều 1. Trống", "Chương I. Trống", "Lời dẫn\nChương I. A\nĐiều 1. B"])
def test_a_regulation_without_its_order_is_refused(world: World, text: str) -> None:
    with pytest.raises(BadInput):
        _regulation(world, text)


@pytest.mark.parametrize("who", ["tuan", "minh", "ngan", "xa", "mai"])
def test_only_the_steering_group_issues_them(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        _issue(world, _begun(world), who)
