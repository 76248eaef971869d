"""The table of the season for a terminal: what each round came to, and what was refused by which clause."""

from collections.abc import Iterator

from kheo import vietnamese
from kheo.demo import stops
from kheo.demo.record import Record
from kheo.demo.season.days import at
from kheo.work import agreement, figures, people
from kheo.work.actors import Actor
from kheo.work.province import flag_reading

COLUMNS = ("đăng ký", "tiếp nhận", "báo cáo", "xác nhận", "thẩm định", "xét chọn", "khen thưởng", "không đủ")
VERBS = {
    "submit": "gửi đăng ký",
    "assign_appraiser": "phân công thẩm định",
    "accept": "tiếp nhận",
    "report": "gửi báo cáo",
    "select": "xét chọn",
    "praise": "biểu dương",
    "nominate": "đưa vào danh sách xét",
    "propose_up": "trình cấp tỉnh",
    "record_result": "ghi kết quả của tỉnh",
}


def lines(record: Record) -> Iterator[str]:
    """Give the lines of the table as the bloc's inspector sees the end of the season."""
    now = at(stops.END, 0)
    inspector = people.actor(people.account_of("khoi.kiemtra"), now=now)
    yield ""
    yield f"{'Đợt':<28}" + "".join(f"{name:>12}" for name in COLUMNS)
    refused: dict[str, int] = {}
    for season in figures.seasons(by=inspector, on=stops.END):
        numbers = (
            season.registered,
            season.accepted,
            season.reported,
            season.confirmed,
            season.appraised,
            season.selected,
            season.commended,
            sum(season.refused.values()),
        )
        yield f"{season.label:<28}" + "".join(f"{vietnamese.show_number(number):>12}" for number in numbers)
        for cite, many in season.refused.items():
            refused[cite] = refused.get(cite, 0) + many
    yield ""
    yield from _flags(inspector)
    yield ""
    yield "Hồ sơ không đủ điều kiện, theo điều khoản đầu tiên không đạt:"
    for cite, many in sorted(refused.items(), key=lambda row: -row[1]):
        yield f"  {many:>4}  [{cite}]"
    yield ""
    yield "Việc không được thực hiện, theo điều khoản:"
    for (verb, cite), many in sorted(record.refused().items(), key=lambda row: -row[1]):
        clause = f"[{cite}]" if cite else "quyền hạn, thứ tự hoặc nội dung còn thiếu"
        yield f"  {many:>4}  {VERBS.get(verb, verb):<22} {clause}"
    yield ""
    told = agreement.compare(by=inspector, on=stops.END)
    compared, commended = map(vietnamese.show_number, (told.compared, told.commended))
    differ = vietnamese.show_number(len(told.disagreements))
    yield (
        f"Đối chiếu {compared} hồ sơ, {told.flags} đơn vị đề nghị tặng cờ với quy tắc: {commended} hồ sơ được khen "
        f"thưởng, {told.flags_given} đơn vị được tặng cờ; {differ} chỗ khác nhau."
    )
    yield from (f"  {one.title} ({one.round}): {one.sentence} {one.why}" for one in told.disagreements)
    yield ""
    seconds = vietnamese.show_number(round(record.seconds))
    yield f"{vietnamese.show_number(record.verbs)} việc trong {seconds} giây."


def _flags(by: Actor) -> Iterator[str]:
    """Give a line for every unit that was put forward for the flag."""
    yield "Đề nghị tặng cờ thi đua của tỉnh:"
    for one in flag_reading.seen(by=by, on=stops.END):
        yield f"  {one.unit_name:<60} {one.state_label.lower()}"
