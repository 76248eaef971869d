"""The values that the gallery shows: invented people and dossiers, plainly samples."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.http import HttpRequest

from kheo.rulebook import Finding, Text, Verdict
from kheo.web.frame.page import Frame, NavItem

FRAME = Frame(
    person="Trần Thị Mẫu Hòa",
    roles="Thư ký Tổ chỉ đạo",
    unit="Đảng ủy Sở Mẫu Một",
    movement="Thi đua “Dân vận khéo” 2013–2015",
    contact="Có vướng mắc, xin liên hệ Ban Chỉ đạo Khối Mẫu: 0000 000 000.",
    nav=(
        NavItem("Việc cần làm", "/viec/", is_current=True, count=3),
        NavItem("Phong trào", "/phong-trao/"),
        NavItem("Hồ sơ cơ sở", "/bang/"),
        NavItem("Tổ chỉ đạo", "/to/"),
        NavItem("Quyết định", "/quyet-dinh/"),
    ),
    waiting=3,
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Frame the page: as a guest where the address asks for it."""
    return {"frame": Frame(movement=FRAME.movement) if "khach" in request.GET else FRAME}


@dataclass(frozen=True)
class Row:
    """Whatever a part asks for; what is not given stays empty."""

    label: str = ""
    url: str = ""
    target: str = ""
    note: str = ""
    state: str = ""
    done: bool = False
    by_on: date | None = None
    cite: tuple[str, ...] = ()
    value: str = ""
    number: int = 0


STEPS = [Row(label=name, url="#") for name in ("Chủ thể", "Nội dung", "Tiêu chí", "Cách làm", "Kiểm tra")]
TASKS = [
    Row(
        label="Bổ sung đăng ký được trả lại",
        url="/viet/",
        target="Tổ tự quản thu gom rác thải ở xóm Mẫu",
        note="Lý do: chưa ghi nguồn số liệu của tiêu chí thứ hai.",
        by_on=date(2014, 10, 5),
        cite=("II.2.a",),
    ),
    Row(
        label="Nộp báo cáo thành tích",
        url="/viet/",
        target="Hai khâu, một cửa",
        by_on=date(2014, 10, 7),
        cite=("III.2",),
    ),
    Row(
        label="Thẩm định hồ sơ",
        url="/xet/",
        target="Nhà sạch, ngõ đẹp",
        by_on=date(2014, 10, 10),
        cite=("II.2.b", "III.3"),
    ),
    Row(label="Xem kế hoạch năm", url="/phong-trao/", by_on=date(2014, 12, 31)),
]
PAPERS = [
    Row(label="Mẫu 1: đăng ký", url="#", state="Đã xong", done=True),
    Row(label="Báo cáo thành tích", url="#", state="Đang viết", by_on=date(2014, 10, 10)),
    Row(label="Xác nhận của cấp ủy", state="Chưa đến bước này"),
]
TILES = [
    Row(number=number, label=label, url="/bang/")
    for number, label in ((1248, "đăng ký"), (1190, "đã tiếp nhận"), (311, "đã báo cáo"), (96, "được khen thưởng"))
]
ANSWERS = [
    Row(label="Tên mô hình", value="Tổ tự quản thu gom rác thải ở xóm Mẫu", url="/viet/"),
    Row(label="Chủ thể", value="Tập thể xóm Mẫu", url="/viet/"),
    Row(label="Vấn đề cần giải quyết", value="Rác để ven đường.\nMùa mưa trôi xuống kênh.", url="/viet/"),
    Row(label="Mã đợt", value="Cơ sở, năm 2014"),
]


def _finding(verdict: Verdict, sentence: str, *parts: Finding, cite: str = "", reading: str = "") -> Finding:
    cites, readings = (cite,) if cite else (), (reading,) if reading else ()
    return Finding(verdict, "all", Text(vi=sentence, en=sentence), cite=cites, readings=readings, parts=parts)


WHY = _finding(
    Verdict.NOT_KNOWN,
    "Chưa biết có đủ điều kiện biểu dương ở cơ sở năm 2014 hay không.",
    _finding(Verdict.MET, "Đã đăng ký ngày 20/01/2014, trong thời hạn tháng 01.", cite="II.2.a"),
    _finding(
        Verdict.NOT_MET,
        "Mới đạt 2/3 tiêu chí đã đăng ký.",
        _finding(Verdict.MET, "Hộ tham gia: đạt 96, đăng ký ít nhất 90.", cite="III.1"),
        _finding(Verdict.NOT_MET, "Điểm rác tự phát: còn 3, đăng ký nhiều nhất 1.", cite="III.1"),
        cite="III.1",
    ),
    _finding(Verdict.NOT_KNOWN, "Chưa có thẩm định của Tổ chỉ đạo.", cite="II.2.b", reading="A7"),
    _finding(Verdict.WAIVED, "Miễn văn bản hiệp y theo Quyết định số 05-QĐ/ĐU.", cite="III.3"),
    cite="III.2",
)


@dataclass(frozen=True)
class Step:
    """One next step."""

    what: Text
    who_label: str
    by_on: date | None
    cite: tuple[str, ...]


NEXT = [
    Step(Text(vi="Thẩm định hồ sơ", en=""), "Tổ chỉ đạo", date(2014, 10, 10), ("II.2.b",)),
    Step(Text(vi="Họp xét chọn", en=""), "Ban Thường vụ Đảng ủy", date(2014, 10, 31), ("II.2.c",)),
]


@dataclass(frozen=True)
class Mile:
    """One milestone."""

    from_on: date
    last_on: date
    label: str
    text: str
    who: str
    state: str
    state_label: str
    tone: str
    cite: tuple[str, ...] = ()
    reading: str | None = None
    inferred: bool = False


MILES = [
    Mile(
        date(2014, 1, 1),
        date(2014, 1, 31),
        "Đăng ký",
        "tháng 01 hằng năm",
        "Tập thể, cá nhân",
        "done",
        "Đã xong",
        "done",
        ("II.2.a",),
    ),
    Mile(
        date(2014, 10, 1),
        date(2014, 10, 10),
        "Nộp báo cáo",
        "đầu tháng 10",
        "Tập thể, cá nhân",
        "open",
        "Đang mở",
        "act",
        ("II.2.b",),
        "A7",
    ),
    Mile(
        date(2014, 10, 15),
        date(2014, 10, 15),
        "Biểu dương",
        "ngày 15 tháng 10",
        "Cấp ủy cơ sở",
        "coming",
        "Sắp tới",
        "wait",
        ("III.2",),
        inferred=True,
    ),
]


@dataclass(frozen=True)
class Line:
    """One line of the diary."""

    at: datetime
    what: str
    who: str
    remark: str = ""
    cite: tuple[str, ...] = ()


HISTORY = [
    Line(
        datetime(2014, 10, 7, 1, 5, tzinfo=UTC), "Xác nhận báo cáo", "Lê Văn Mẫu Long", "Đúng với thực tế.", ("II.2.b",)
    ),
    Line(datetime(2014, 1, 20, 8, 0, tzinfo=UTC), "Gửi đăng ký", "Nguyễn Thị Mẫu Ngân"),
]


@dataclass(frozen=True)
class Dossier:
    """One row of the office's table."""

    code: str
    title: str
    owner: str
    field: str
    state: str
    tone: str
    attained: str
    by_on: date | None = None


DOSSIERS = [
    Dossier(
        "M01-14-001",
        "Tổ tự quản thu gom rác thải ở xóm Mẫu",
        "Tập thể xóm Mẫu",
        "Văn hóa, xã hội",
        "Đang thẩm định",
        "wait",
        "2/3",
        date(2014, 10, 10),
    ),
    Dossier(
        "M01-14-002",
        "Hai khâu, một cửa: trả kết quả ngay trong buổi",
        "Văn phòng Sở Mẫu Một",
        "Hệ thống chính trị",
        "Cần bổ sung",
        "act",
        "–",
        date(2014, 10, 5),
    ),
    Dossier(
        "M01-14-003",
        "Vận động hiến đất mở đường",
        "Phạm Văn Mẫu Bảo",
        "Phát triển kinh tế",
        "Đã khen thưởng",
        "done",
        "4/4",
    ),
    Dossier(
        "M01-14-004", "Đội dân phòng xung kích", "Đội dân phòng xã Mẫu", "Quốc phòng, an ninh", "Đã rút", "over", "–"
    ),
]


@dataclass(frozen=True)
class Place:
    """A row that a page of a list goes on from."""

    id: int


@dataclass(frozen=True)
class Paging:
    """Where one is in a list: what the pages before and after it go on from."""

    before: Place = Place(51)
    after: Place = Place(100)


@dataclass(frozen=True)
class Sample:
    """Everything a gallery page may show."""

    steps: list[Row] = field(default_factory=lambda: STEPS)
    tasks: list[Row] = field(default_factory=lambda: TASKS)
    papers: list[Row] = field(default_factory=lambda: PAPERS)
    tiles: list[Row] = field(default_factory=lambda: TILES)
    answers: list[Row] = field(default_factory=lambda: ANSWERS)
    why: Finding = WHY
    next_steps: list[Step] = field(default_factory=lambda: NEXT)
    milestones: list[Mile] = field(default_factory=lambda: MILES)
    history: list[Line] = field(default_factory=lambda: HISTORY)
    dossiers: list[Dossier] = field(default_factory=lambda: DOSSIERS)
    pages: Paging = field(default_factory=Paging)
