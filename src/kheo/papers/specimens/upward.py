"""Sample papers that go up: the committee's proposal, the index of its package, the reports that look back."""

from datetime import date

from kheo.papers.specimens.forms import SUMMARY_ROWS
from kheo.papers.specimens.shared import BLOC, COMMITTEE, HEAD, MOVEMENT, TITLE
from kheo.papers.values import (
    CommitteeProposal,
    FigureRow,
    FigureTable,
    FinalReport,
    IndexRow,
    InterimReport,
    OutstandingRow,
    Part,
    ProposalItem,
    ProvinceIndex,
    Signature,
    Subject,
)

BLOC_HEAD = Signature(authority="T/M ĐẢNG ỦY", position="PHÓ BÍ THƯ THƯỜNG TRỰC", name="Đinh Thị Giả Thiết")
BOARD = "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” tỉnh"
ITEMS = (
    *(
        ProposalItem(
            subject=row.subject,
            unit=row.unit,
            owner=row.owner,
            title=row.title,
            field=row.field,
            result="Tiêu biểu hai năm liên tục (2014–2015)",
            award="Bằng khen",
        )
        for row in SUMMARY_ROWS
    ),
    ProposalItem(
        subject=Subject.COLLECTIVE,
        unit="",
        owner="Đảng bộ cơ sở Sở Y tế",
        title="",
        field="",
        result="Có 05 mô hình tiêu biểu cấp Khối",
        award="Cờ thi đua",
    ),
)
FIGURES = (
    FigureTable(
        title="Đăng ký, công nhận theo lĩnh vực",
        columns=("Lĩnh vực", "Đăng ký", "Báo cáo", "Công nhận", "Tỷ lệ (%)"),
        rows=(
            FigureRow(cells=("Kinh tế", "31", "29", "26", "83,9")),
            FigureRow(cells=("Văn hóa – xã hội", "44", "42", "37", "84,1")),
            FigureRow(cells=("Quốc phòng – an ninh", "12", "11", "10", "83,3")),
            FigureRow(cells=("Xây dựng hệ thống chính trị", "58", "55", "49", "84,5")),
            FigureRow(cells=("Tổng cộng", "145", "137", "122", "84,1"), is_total=True),
        ),
        note="tỷ lệ công nhận tính trên số đăng ký",
    ),
    FigureTable(
        title="So sánh các năm",
        columns=("Năm", "Tập thể", "Cá nhân", "Cộng"),
        rows=(
            FigureRow(cells=("2013", "61", "38", "99")),
            FigureRow(cells=("2014", "82", "63", "145")),
        ),
    ),
)
OUTSTANDING = tuple(
    OutstandingRow(
        subject=row.subject,
        title=row.title,
        owner=row.owner,
        unit=row.unit,
        field=row.field,
        result="vượt 2/4 tiêu chí",
        praised="Giấy khen",
    )
    for row in SUMMARY_ROWS
)
PARTS = (
    Part(
        heading="Công tác lãnh đạo, chỉ đạo",
        text="1. Việc quán triệt, triển khai\nĐảng ủy đã phổ biến hướng dẫn đến 18/18 tổ chức cơ sở đảng; 18 Tổ chỉ "
        "đạo được thành lập.\n2. Việc theo dõi, chăm bồi\nCác Tổ chỉ đạo khảo sát 96 lượt, ghi 41 việc cần uốn nắn.",
    ),
    Part(
        heading="Kết quả thực hiện phong trào",
        text="1. Kết quả đăng ký, công nhận\nCó 145 mô hình, điển hình đăng ký, tăng 46 so với năm 2013; 122 được công "
        "nhận.\n2. Kết quả biểu dương, khen thưởng\nĐã biểu dương 122, khen thưởng 64 tập thể, cá nhân.",
    ),
    Part(
        heading="Hạn chế, nguyên nhân, bài học kinh nghiệm",
        text="Một số chỉ tiêu đăng ký còn khó kiểm chứng. Nguyên nhân là việc hướng dẫn lúc đăng ký chưa kỹ.",
    ),
    Part(
        heading="Phương hướng, nhiệm vụ",
        text="Mỗi Tổ chỉ đạo chọn ít nhất một mô hình để nhân rộng; đưa số đo vào mọi bản đăng ký.",
    ),
)


def committee_proposal() -> CommitteeProposal:
    """Make the proposal to the province's board."""
    return CommitteeProposal(
        issuer=BLOC,
        number="12-TTr/ĐUK",
        dated_on=date(2015, 10, 20),
        movement=MOVEMENT,
        to=BOARD,
        tier="cấp tỉnh",
        period="2015",
        basis=("Hướng dẫn của Ban Chỉ đạo Khối các cơ quan tỉnh giai đoạn 2013–2015",),
        items=ITEMS,
        enclosed=(
            "Mục lục hồ sơ",
            "Bản đăng ký và báo cáo thành tích của từng tập thể, cá nhân (03 bộ)",
            "Biểu tổng hợp đăng ký",
            "Biên bản họp xét chọn",
        ),
        recipients=("Như trên", "Ban Thường vụ Tỉnh ủy (để báo cáo)", "Lưu Văn phòng Đảng ủy Khối"),
        signature=BLOC_HEAD,
        selected_at="Biên bản số 03-BB/BCĐ, ngày 17 tháng 10 năm 2015 của Ban Chỉ đạo Khối",
        overview="Qua ba năm thực hiện, có 389 lượt mô hình, điển hình đăng ký; 31 mô hình đạt cấp Đảng ủy Khối.",
    )


def province_index() -> ProvinceIndex:
    """Make the index of the package."""
    general = "Văn bản chung"
    return ProvinceIndex(
        issuer=BLOC,
        dated_on=date(2015, 10, 20),
        movement=MOVEMENT,
        to=BOARD,
        period="2015",
        proposal="Tờ trình số 12-TTr/ĐUK, ngày 20 tháng 10 năm 2015",
        rows=(
            IndexRow(
                group=general,
                paper="Tờ trình của Đảng ủy Khối",
                number="12-TTr/ĐUK",
                dated_on=date(2015, 10, 20),
                sheets=3,
                copies="01 bản chính",
            ),
            IndexRow(
                group=general,
                paper="Biên bản họp xét chọn",
                number="03-BB/BCĐ",
                dated_on=date(2015, 10, 17),
                sheets=4,
                copies="01 bản sao",
            ),
            IndexRow(group=TITLE, paper="Bản đăng ký (Mẫu 1)", dated_on=date(2014, 1, 20), sheets=2, copies="01 bản"),
            IndexRow(
                group=TITLE,
                paper="Báo cáo thành tích có xác nhận",
                dated_on=date(2015, 10, 3),
                sheets=3,
                copies="01 bản chính",
                note="kèm 12 ảnh",
            ),
        ),
        signature=Signature(authority="NGƯỜI GIAO HỒ SƠ", name="Đỗ Văn Giả Định"),
    )


def interim_report() -> InterimReport:
    """Make the report of a year."""
    return InterimReport(
        issuer=BLOC,
        number="21-BC/ĐUK",
        dated_on=date(2014, 12, 12),
        movement=MOVEMENT,
        period="2014",
        to=BOARD,
        opening="Thực hiện Kế hoạch của Ban Chỉ đạo Khối, Đảng ủy Khối báo cáo kết quả năm 2014 như sau:",
        parts=PARTS,
        figures=FIGURES,
        outstanding=OUTSTANDING,
        counted_on=date(2014, 12, 5),
        recipients=("Như trên", "Các tổ chức cơ sở đảng trực thuộc", "Lưu Văn phòng Đảng ủy Khối"),
        signature=BLOC_HEAD,
    )


def final_report() -> FinalReport:
    """Make the report of the whole period, of a base unit, without annexes."""
    return FinalReport(
        issuer=COMMITTEE,
        number="40-BC/ĐU",
        dated_on=date(2015, 12, 1),
        movement=MOVEMENT,
        period="2013–2015",
        to="Đảng ủy Khối các cơ quan tỉnh",
        parts=PARTS,
        figures=FIGURES[1:],
        outstanding=OUTSTANDING[:1],
        recipients=("Như trên", "Lưu Văn phòng Đảng ủy"),
        signature=HEAD,
    )
