"""Certificates of recognition, praise and award, from what a decision gave to whom."""

from typing import Any

from kheo.papers import values as v
from kheo.store.models import Award, Owner
from kheo.work import programmes, units
from kheo.work.paper_values import naming

Certificate = v.RecognitionCertificate | v.PraiseCertificate | v.AwardCertificate
KIND = {
    Award.What.RECOGNITION: v.RecognitionCertificate.KIND,
    Award.What.PRAISE: v.PraiseCertificate.KIND,
    Award.What.AWARD: v.AwardCertificate.KIND,
}
# an award that is named by who gives it, not by its paper (III.4.a), goes out as "Giấy khen"
_PAPERS = ("giấy", "bằng", "danh hiệu", "kỷ niệm chương")


def certificate(given: Award, owner: Owner, book_number: str) -> Certificate:
    """Build the certificate of one owner of what was honoured, with its number in the book of awards."""
    made, row = given.decision, given.registration
    programme, tree = programmes.judging(made), units.tree(made.on)
    one = programme.rounds[made.round]
    home = units.known(owner.home_id, made.on)
    shared: dict[str, Any] = {
        "issuer": naming.deciding(tree, made.unit_id, made),
        "dated_on": made.on,
        "movement": programme.movement.vi,
        "subject": v.Subject(row.exemplar.kind),
        "owner": home.name if owner.person is None else owner.person.full_name,
        "unit": naming.above(tree, home.id) if owner.person is None and home.id in tree else home.name,
        "cause": "",
        "title": row.exemplar.title,
        "signature": naming.signed(tree, made.unit_id, made),
        "decision": made.number,
        "decided_on": made.on,
        "book_number": book_number,
    }
    if given.what == Award.What.RECOGNITION:
        grade = programme.grades[given.grade].label.vi if given.grade in programme.grades else ""
        tier = programme.tiers[one.tier].label.vi
        return v.RecognitionCertificate(**shared, tier=tier, year=naming.year(one, made.on), grade=grade)
    if given.what == Award.What.PRAISE:
        return v.PraiseCertificate(**shared)
    form = programme.award_forms[given.form].label.vi if given.form in programme.award_forms else ""
    return v.AwardCertificate(**shared, form=form if form.startswith(_PAPERS) else "Giấy khen")
