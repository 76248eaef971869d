"""What the season of the matrix printed, and what came back signed. Everything is made by calling verbs."""

from kheo.work import certifying
from kheo.work.files import Upload
from kheo.work.printing import running
from kheo.work.printing.running import Order
from kheo.work.signatures import returning
from tests.work.world import World, at

NOW = at(2014, 10, 15)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def printed(world: World, decision_id: int) -> tuple[int, int]:
    """Print the certificates of a decision, and order them once more; give the run that is made and the other."""
    hoa = world.who("hoa", NOW)
    ids = [one.pk for one in certifying.issue(by=hoa, decision_id=decision_id, now=NOW)]
    done = running.order(by=hoa, decision_id=decision_id, order=Order(document_ids=ids), now=NOW)
    running.make_next(done.pk, now=NOW)
    again = Order(document_ids=ids, reason="In hỏng.")
    return done.pk, running.order(by=hoa, decision_id=decision_id, order=again, now=NOW).pk


def returned(world: World, document_id: int) -> int:
    """Send a scan of a signed paper back."""
    upload, by = Upload("ban-quet.png", PNG), world.who("hoa", NOW)
    return returning.add(by=by, document_id=document_id, upload=upload, now=NOW).pk
