"""A person's own calendar: its secret address, and what a calendar program reads there without signing in.

The address is made at random and shown once; only its hash is kept. Whoever has it reads titles and days that its
owner may see, nothing of what stands in a dossier, and nothing any more once the address is renewed or switched off.
"""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from kheo import rulebook
from kheo.rulebook import ics
from kheo.rulebook.standing import Milestone
from kheo.store.models import Account, Feed
from kheo.work import days, diary, people, programmes, todo, units
from kheo.work.actors import Actor, Role
from kheo.work.links import Links
from kheo.work.refusals import NotFound
from kheo.work.todo import Item
from kheo.work.todo.seats import owned

_BODY = (Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.STEERING_MEMBER, Role.BLOC_SECRETARY, Role.BLOC_HEAD)
# which roles do what the programme asks of a body of their tier
_ROLES = {"group": _BODY, "board": _BODY, "committee": (Role.SIGNATORY,)}


def made_at(*, by: Actor) -> datetime | None:
    """Tell since when a person's calendar has had its address; None when it has none."""
    return Feed.objects.filter(account_id=by.account).values_list("made_at", flat=True).first()


@transaction.atomic
def make(*, by: Actor, now: datetime) -> str:
    """Give a person's calendar a new secret address and return it, the only time it is told; the former one ends."""
    secret = secrets.token_urlsafe(32)
    values = {"digest": _digest(secret), "made_at": now}
    _, is_new = Feed.objects.update_or_create(account_id=by.account, defaults=values)
    _record(by, diary.Word.FEED_MADE if is_new else diary.Word.FEED_RENEWED, now)
    return secret


@transaction.atomic
def switch_off(*, by: Actor, now: datetime) -> None:
    """Take a person's calendar off its address; raises `NotFound` when it has none."""
    ended, _ = Feed.objects.filter(account_id=by.account).delete()
    if not ended:
        raise NotFound("Lịch riêng của đồng chí chưa mở hoặc đã tắt từ trước.")
    _record(by, diary.Word.FEED_SWITCHED_OFF, now)


def read(*, secret: str, now: datetime, links: Links) -> bytes:
    """Write the calendar behind a secret address; raises `NotFound` for an address that is not, or no longer, one.

    The same state of things gives the same bytes, at whatever time it is asked.
    """
    found = Feed.objects.filter(digest=_digest(secret), account__is_active=True)
    feed = found.select_related("account__person").first()
    if feed is None:
        raise NotFound("Không tìm thấy lịch này. Có thể chủ lịch đã đổi địa chỉ hoặc đã tắt.")
    return ics.write("Khéo: việc cần làm", _days(feed.account, links, now), maker="kheo calendar", lang="vi")


def _days(account: Account, links: Links, now: datetime) -> Iterator[ics.Day]:
    found = programmes.newest()
    if found is None:
        return
    by, programme = people.actor(account, now=now), found[1]
    for mark in _milestones(by, programme, days.day(now)):
        yield ics.of_milestone(programme.on(days.day(now)), mark, "vi")
    for group in todo.waiting(by, now):
        for item in group.items:
            if item.by_on is not None:
                yield _day(item, item.by_on, programme.reviewed_on, group.title, links)


def _day(item: Item, last_on: date, stamp_on: date, category: str, links: Links) -> ics.Day:
    thing = str(item.id) if item.id is not None else f"don-vi-{item.unit_id}"
    address = links.of_item(item)
    cited = (f"Điều khoản: {', '.join(item.cite)}",) if item.cite else ()
    return ics.Day(
        uid=f"viec/{item.act}/{item.round or '-'}/{'/'.join(filter(None, (thing, item.key)))}@kheo",
        from_on=last_on,
        until_on=last_on + timedelta(days=1),
        summary=f"Hạn cuối – {item.label}: {item.target}" if item.target else f"Hạn cuối – {item.label}",
        description=(*cited, f"Mở để làm: {address}"),
        categories=(category,),
        stamp_on=stamp_on,
        url=address,
    )


def _milestones(by: Actor, programme: rulebook.Programme, on: date) -> Iterator[Milestone]:
    """Pick the windows and duties that are for this person: as a participant, as a member of a body."""
    bodies = _bodies(by, programme, on)
    rounds: set[str | None] = set()
    if by.has(Role.PARTICIPANT, Role.REPRESENTATIVE):
        rounds.update(key for key, one in programme.rounds.items() if one.tier == "base")
        rounds.update(owned(by).values_list("round", flat=True))
    for mark in rulebook.timeline(programme, (), on, duties=True):
        if mark.who in bodies or (mark.who == "participant" and mark.round in rounds):
            yield mark


def _bodies(by: Actor, programme: rulebook.Programme, on: date) -> frozenset[str]:
    """Name the programme's bodies in which a person has a seat."""
    tree = units.tree(on)
    return frozenset(
        key
        for key, one in programme.authorities.items()
        if any(tree[seat].tier == one.tier for seat in by.seats(*_ROLES.get(one.body, ())) if seat in tree)
    )


def _record(by: Actor, word: diary.Word, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account,
        subject="account",
        subject_id=by.account,
        unit_id=None,
        now=now,
        note=diary.Note(),
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(
        secret.encode()
    ).hexdigest()  # the secret is long and random: nothing to guess, nothing to salt
