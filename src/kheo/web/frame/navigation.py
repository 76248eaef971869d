"""Build the frame of a page from who is signed in: the same navigation at every door."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.frame.page import Frame, NavItem
from kheo.work import days, overview, permits, programmes, todo, units
from kheo.work.actors import ROLE_LABELS, Actor, Role

GROUP = (Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.STEERING_MEMBER, Role.SIGNATORY)
BOARD = (Role.BLOC_SECRETARY, Role.BLOC_HEAD)
SPEAKERS = (Role.LEADER, Role.REPRESENTATIVE)
READERS = (Role.BLOC_MEMBER, Role.COUNCIL_MEMBER)


def frame(request: HttpRequest) -> Frame:
    """Tell the frame for a request; a guest gets the movement's name alone."""
    found = programmes.newest()
    movement = found[1].title.vi if found else ""
    if not request.user.is_authenticated:
        return Frame(movement=movement, is_demo=settings.DEMO)
    actor: Actor = request.actor
    waiting = todo.badge(actor, request.now)
    tree = units.tree(days.day(request.now))
    home = next((tree[unit_id].name for unit_id in sorted(actor.home) if unit_id in tree), "")
    roles = dict.fromkeys(ROLE_LABELS[held.role] for held in actor.held if held.role is not Role.PARTICIPANT)
    top = tree.top_of(min(actor.home)).short_name if actor.home & frozenset(unit.id for unit in tree.all()) else ""
    return Frame(
        person=actor.name,
        roles=", ".join(roles),
        unit=home,
        movement=movement,
        contact=_("Có vướng mắc, xin liên hệ Ban Chỉ đạo %(top)s.") % {"top": top} if top else "",
        nav=tuple(_items(request, actor, waiting)),
        waiting=waiting,
        is_demo=settings.DEMO,
    )


def _items(request: HttpRequest, actor: Actor, waiting: int) -> Iterator[NavItem]:
    def item(label: str, name: str, *args: int, count: int = 0) -> NavItem:
        url = reverse(name, args=args)
        return NavItem(label, url, is_current=request.path == url, count=count)

    yield item(_("Việc cần làm"), "desk:todo", count=waiting)
    yield item(_("Phong trào"), "desk:programme")
    yield item(_("Thư viện mô hình"), "desk:library")
    if actor.has(Role.PARTICIPANT, Role.REPRESENTATIVE):
        yield item(_("Hồ sơ của tôi"), "desk:mine")
    if actor.has(Role.LEADER, Role.SIGNATORY):
        yield item(_("Chờ xác nhận"), "office:confirm_box")
    if actor.has(Role.APPRAISER, Role.STEERING_MEMBER):
        yield item(_("Thẩm định"), "office:appraisals")
    for unit_id in sorted(actor.seats(*GROUP)):
        yield item(_("Hồ sơ cơ sở"), "office:table", unit_id)
        yield item(_("Tổ chỉ đạo"), "office:group", unit_id)
        yield item(_("Quyết định"), "office:decisions", unit_id)
        yield item(_("Văn bản triển khai"), "office:dispatches", unit_id)
        yield item(_("Kinh phí"), "office:budgets", unit_id)
    for unit_id in sorted(actor.seats(*SPEAKERS) - actor.seats(*GROUP)):
        yield item(_("Văn bản cấp trên gửi"), "office:dispatches", unit_id)
    yield from _above(actor, item)


def _above(actor: Actor, item: Callable[..., NavItem]) -> Iterator[NavItem]:
    """List what is there for whoever looks after the organisation or the bloc."""
    if actor.has(Role.ADMIN):
        yield item(_("Tổ chức"), "office:organisation")
        yield item(_("Tình trạng hệ thống"), "office:health")
    if permits.answer(actor, "install_root", permits.NOTHING).ok:
        yield item(_("Chứng thư gốc"), "office:roots")
    if actor.has(Role.PROVINCE_INTAKE, Role.PROVINCE_VIEWER):
        yield item(_("Hồ sơ trình cấp tỉnh"), "office:packages")
    if actor.has(*overview.BLOC):
        yield item(_("Tổng quan Khối"), "office:overview")
        yield item(_("Danh sách hồ sơ"), "office:dossiers")
    for unit_id in sorted(actor.seats(*BOARD) - actor.seats(*GROUP)):
        yield item(_("Hồ sơ cấp Khối"), "office:table", unit_id)
        yield item(_("Hội nghị biểu dương"), "office:conferences", unit_id)
        yield item(_("Kế hoạch khảo sát"), "office:tour", unit_id)
        yield item(_("Hồ sơ đề nghị cấp tỉnh"), "office:province_newest", unit_id)
        yield item(_("Quyết định cấp Khối"), "office:decisions", unit_id)
        yield item(_("Văn bản triển khai"), "office:dispatches", unit_id)
        yield item(_("Kinh phí"), "office:budgets", unit_id)
    for unit_id in sorted(actor.seats(*READERS) - actor.seats(*GROUP, *BOARD)):
        yield item(_("Hồ sơ được xem"), "office:table", unit_id)
