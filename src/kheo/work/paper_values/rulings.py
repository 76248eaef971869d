"""Proposals, decisions and the assignment table from the tables."""

from collections.abc import Iterable, Sequence

from kheo import rulebook, vietnamese
from kheo.papers import values as v
from kheo.store.models import Award, Decision, Duty, FlagNominee, Person, Proposal, Registration
from kheo.work import conferences, content, people, programmes, units
from kheo.work.actors import Role
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming

Flags = Sequence[FlagNominee]
TASK_ORDER = ("follow", "nurture", "appraise", "select", "organise")


SEATS = {
    Role.STEERING_HEAD: "Tổ trưởng",
    Role.BASE_SECRETARY: "Thư ký",
    Role.STEERING_MEMBER: "Thành viên",
}


# III.5.b and II.2.a, in our own words
GROUP_TASKS = (
    "Xây dựng kế hoạch, quy chế làm việc và hướng dẫn các đơn vị trực thuộc thực hiện phong trào",
    "Tiếp nhận đăng ký; theo dõi, chăm bồi các mô hình, điển hình trong quá trình thực hiện",
    "Phân công thẩm định, xét chọn và đề nghị cấp ủy biểu dương, khen thưởng",
    "Tổ chức biểu dương và ghi nhận kết quả hằng năm",
)


def proposal(made: Proposal, paper: Paper, flags: Sequence[FlagNominee] = ()) -> v.GroupProposal:
    """Build the steering body's proposal to the committee of its tier or to the board of a tier above that grants.

    A base committee's is its word to the board above. `flags` are the units that are proposed for the flag with it.
    """
    programme, tree = programmes.judging(made), units.tree(paper.on)
    one = programme.rounds[made.round]
    rows = [item.registration for item in made.items.select_related("registration__exemplar").order_by("position")]
    home, above = made.unit_id, rows[0].unit_id if rows else made.unit_id
    upward = above != home  # the committee's own word, sent up with the dossiers (III.3.d)
    outward = conferences.granted_above(programme, one.key)  # the board's word to the board of the tier that grants
    around = Registration.objects.filter(unit_id=made.unit_id, round=made.round, submitted_on__isnull=False)
    # nobody registers or reports a sudden deed, and what is sent up is not the base unit's own round: no figures
    conference = conferences.label(programme, one.key)
    silent = one.ad_hoc or upward or bool(conference) or bool(outward)
    reported = around.filter(report__submitted_on__isnull=False)
    appraised = around.filter(assignments__appraisal__submitted_on__isnull=False).distinct()
    return v.GroupProposal(
        issuer=naming.issuer(tree, home) if upward else naming.group_issuer(tree, home),
        number=made.number,
        dated_on=made.on,
        movement=programme.movement.vi,
        to=_addressee(programme, tree, home, above, outward),
        tier=programme.tiers[one.tier].label.vi,
        year=naming.year(one, paper.on),
        basis=naming.basis(programme, paper.basis),
        items=tuple(
            v.ProposalItem(
                subject=v.Subject(row.exemplar.kind),
                unit=naming.home(row, tree),
                owner=row.owner_name,
                title=row.exemplar.title,
                field=naming.field(programme, content.accepted(row).field),
                result=_result(programme, row),
                award=_award_label(programme, row),
            )
            for row in rows
        )
        + tuple(_flag(programme, one) for one in flags),
        recipients=("Như trên", naming.filed(tree, home) if upward else f"Lưu {naming.group_label(tree, home)}"),
        signature=naming.signed(tree, home, paper) if upward else naming.signature(naming.on_behalf(tree, home), paper),
        registered=None if silent else around.count(),
        reported=None if silent else reported.count(),
        appraised=None if silent else appraised.count(),
        occasion=naming.occasion(one),
        conference=conference,
        by=naming.committee_name(tree, home) if upward else naming.group_label(tree, home),
    )


def _addressee(programme: rulebook.Programme, tree: units.Tree, home: int, above: int, tier: str) -> str:
    """Name whom a proposal is addressed to: the board that received the dossiers, the one above, or the committee."""
    if tier:
        return programme.authorities[programmes.steering_body(programme, tier)].label.vi
    return naming.group_name(tree, above) if above != home else naming.committee_name(tree, home)


def _flag(programme: rulebook.Programme, one: FlagNominee) -> v.ProposalItem:
    """Set a unit on the list, with its results for what an exemplar's title is."""
    rule = programmes.flag_rule(programme, one.round)
    return v.ProposalItem(
        subject=v.Subject.UNIT,
        unit="",
        owner=one.unit_name,
        title=one.results,
        field="",
        result="",
        award=programme.award_forms[rule.gives[0].form or ""].label.vi,
    )


def _result(programme: rulebook.Programme, row: Registration) -> str:
    """Tell how well it was recognised: for a list that looks back year by year (A35), else here or below."""
    if conferences.is_one(programme, row.round):
        return _years(programme, row)
    selection = getattr(row, "selection", None)
    if selection is None and row.lower is not None:
        selection = getattr(row.lower, "selection", None)
    return programme.grades[selection.grade].label.vi if selection is not None and selection.grade else ""


def _years(programme: rulebook.Programme, row: Registration) -> str:
    given = Award.objects.filter(registration__exemplar=row.exemplar_id, what=Award.What.RECOGNITION, is_revoked=False)
    told = given.filter(done_on__isnull=False).order_by("done_on", "pk").values_list("grade", "registration__round")
    return ", ".join(
        f"{programme.grades[grade].label.vi} ({'–'.join(map(str, programme.rounds[key].years))})"
        for grade, key in told
        if grade in programme.grades and key in programme.rounds
    )


def decision(made: Decision) -> v.CommendationDecision:
    """Build a decision with its list; one that corrects or revokes says which and why."""
    programme, tree = programmes.judging(made), units.tree(made.on)
    one = programme.rounds[made.round]
    source = made.replaces if made.kind == Decision.Kind.REVOCATION else made
    awards = (
        Award.objects.filter(decision=source).exclude(what=Award.What.PRAISE).select_related("registration__exemplar")
    )
    return v.CommendationDecision(
        issuer=naming.deciding(tree, made.unit_id, made),
        number=made.number,
        dated_on=made.on,
        movement=programme.movement.vi,
        tier=programme.tiers[one.tier].label.vi,
        year=naming.year(one, made.on),
        basis=naming.basis(programme, made.basis),
        items=tuple(_award_items(awards, programme, tree)),
        carried_out_by=(naming.group_name(tree, made.unit_id), "các tập thể, cá nhân có tên trong danh sách"),
        recipients=(naming.committee_name(tree, tree.top_of(made.unit_id).id), naming.filed(tree, made.unit_id)),
        signature=naming.signed(tree, made.unit_id, made),
        proposed_by=f"{naming.group_name(tree, made.unit_id)} tại Tờ trình số {made.proposal.number}, "
        f"{vietnamese.long_day(made.proposal.on)}"
        if made.proposal
        else "",
        occasion=naming.occasion(one),
        conference=conferences.label(programme, one.key),
        earlier=_earlier(made),
    )


def group_decision(made: Decision, seats: Iterable[tuple[int, Role, str]]) -> v.SteeringGroupDecision:
    """Build the decision that sets up a steering group."""
    programme, tree = programmes.judging(made), units.tree(made.on)
    seats = list(seats)
    names = dict(Person.objects.filter(pk__in=[seat[0] for seat in seats]).values_list("pk", "full_name"))
    return v.SteeringGroupDecision(
        issuer=naming.deciding(tree, made.unit_id, made),
        number=made.number,
        dated_on=made.on,
        movement=programme.movement.vi,
        group=naming.group_name(tree, made.unit_id),
        period=f"{programme.period.from_on.year}–{programme.period.last_on.year}",
        basis=naming.basis(programme, made.basis),
        members=tuple(v.Member(name=names[key], position=position, duty=SEATS[role]) for key, role, position in seats),
        carried_out_by=("các đồng chí có tên tại Điều 1",),
        recipients=(naming.committee_name(tree, tree.top_of(made.unit_id).id), naming.filed(tree, made.unit_id)),
        signature=naming.signed(tree, made.unit_id, made),
        tasks=GROUP_TASKS,
    )


def assignments(unit_id: int, duties: Iterable[Duty], paper: Paper, programme: rulebook.Programme) -> v.AssignmentTable:
    """Build the table of who follows, nurtures, appraises, selects, organises."""
    tree = units.tree(paper.on)
    rows = sorted(duties, key=lambda duty: TASK_ORDER.index(duty.task))
    places = people.positions({duty.person_id for duty in rows}, paper.on)
    return v.AssignmentTable(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        group=naming.group_name(tree, unit_id),
        period=f"{programme.period.from_on.year}–{programme.period.last_on.year}",
        rows=tuple(
            v.AssignmentRow(
                task=duty.get_task_display(),
                name=duty.person.full_name,
                position=places.get(duty.person_id, ""),
                scope=duty.scope,
            )
            for duty in rows
        ),
        recipients=("Các đồng chí có tên trên", f"Lưu {naming.group_label(tree, unit_id)}"),
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
    )


def _award_label(programme: rulebook.Programme, row: Registration) -> str:
    rule = programme.outcomes[programmes.outcome_of(programme, row.round)]
    form = next((gift.form or "" for gift in rule.gives if gift.what == "award"), "")
    return programme.award_forms[form].label.vi if form in programme.award_forms else "Biểu dương"


def _award_items(awards: Iterable[Award], programme: rulebook.Programme, tree: units.Tree) -> Iterable[v.AwardItem]:
    by_row: dict[int, list[Award]] = {}
    for one in awards:
        by_row.setdefault(one.registration_id, []).append(one)
    for given in by_row.values():
        row = given[0].registration
        form = next((one.form for one in given if one.what == Award.What.AWARD), "")
        grade = next((one.grade for one in given if one.grade), "")
        yield v.AwardItem(
            subject=v.Subject(row.exemplar.kind),
            unit=naming.home(row, tree),
            owner=row.owner_name,
            title=row.exemplar.title,
            award=programme.award_forms[form].label.vi if form in programme.award_forms else "Công nhận",
            grade=programme.grades[grade].label.vi if grade in programme.grades else "",
        )


def _earlier(made: Decision) -> v.EarlierDecision | None:
    if made.replaces is None:
        return None
    change = v.Change.REVOKES if made.kind == Decision.Kind.REVOCATION else v.Change.CORRECTS
    return v.EarlierDecision(change=change, number=made.replaces.number, dated_on=made.replaces.on, reason=made.reason)
