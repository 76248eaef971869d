"""Sample papers by which the movement is run: plan, regulation, money."""

from datetime import date
from decimal import Decimal

from kheo.papers.specimens.forms import SUMMARY_ROWS
from kheo.papers.specimens.shared import COMMITTEE, GROUP, GROUP_HEAD, GROUP_NAME, HEAD, MOVEMENT
from kheo.papers.values import (
    BonusList,
    BonusRow,
    BudgetEstimate,
    BudgetRow,
    Chapter,
    Part,
    Plan,
    PlanStep,
    Signature,
    Subject,
    WorkingRegulation,
)

BASIS = (
    "Hướng dẫn của Ban Chỉ đạo phong trào thi đua “Dân vận khéo” Khối các cơ quan tỉnh giai đoạn 2013–2015",
    "Quyết định số 09-QĐ/ĐU, ngày 25 tháng 3 năm 2013 của Đảng ủy về việc thành lập Tổ chỉ đạo",
)


def plan() -> Plan:
    """Make the plan of a year."""
    return Plan(
        issuer=GROUP,
        number="01-KH/TCĐ",
        dated_on=date(2014, 1, 10),
        movement=MOVEMENT,
        period="2014",
        basis=BASIS,
        aims=(
            "Mỗi chi bộ, đoàn thể có ít nhất một mô hình hoặc điển hình đăng ký và thực hiện đạt tiêu chí",
            "Gắn việc dân vận với cải cách hành chính và kỷ luật, kỷ cương công vụ",
        ),
        demands=(
            "Đăng ký trên tinh thần tự nguyện; chỉ tiêu đo được, có nguồn kiểm chứng",
            "Thẩm định khách quan, xét chọn dân chủ, công khai",
        ),
        tasks=(
            Part(heading="Tuyên truyền, phát động", text="Phổ biến hướng dẫn và mẫu đăng ký đến từng chi bộ."),
            Part(
                heading="Theo dõi, chăm bồi",
                text="Mỗi thành viên Tổ chỉ đạo phụ trách ít nhất hai mô hình.\nKhảo sát mỗi mô hình một lần trước "
                "ngày 30 tháng 6; ghi biên bản những việc cần uốn nắn.",
            ),
        ),
        steps=(
            PlanStep(task="Tiếp nhận đăng ký, lập biểu tổng hợp", who="Thư ký Tổ chỉ đạo", when="Trước 15/02/2014"),
            PlanStep(task="Khảo sát, uốn nắn", who="Các thành viên được phân công", when="Tháng 4 đến tháng 6"),
            PlanStep(task="Nhận báo cáo thành tích, thẩm định", who="Tổ thẩm định", when="01/10–08/10/2014"),
            PlanStep(task="Xét chọn, trình Đảng ủy", who="Tổ chỉ đạo", when="Trước 10/10/2014"),
            PlanStep(task="Biểu dương, khen thưởng", who="Đảng ủy", when="15/10/2014", note="Hội trường lớn"),
        ),
        budget="Từ kinh phí hoạt động của Đảng ủy và quỹ khen thưởng của cơ quan theo dự toán được duyệt.",
        carried_out=(
            "Các chi bộ trực thuộc phổ biến Kế hoạch trong sinh hoạt tháng 01 năm 2014",
            "Công đoàn, Đoàn Thanh niên vận động đoàn viên đăng ký và cử người trực bàn hướng dẫn",
            "Thư ký Tổ chỉ đạo theo dõi tiến độ, báo cáo Tổ trưởng hằng quý",
        ),
        recipients=("Đảng ủy (để báo cáo)", "Các chi bộ trực thuộc", "Lưu Tổ chỉ đạo"),
        signature=GROUP_HEAD,
    )


def working_regulation() -> WorkingRegulation:
    """Make the working regulation of the group."""
    return WorkingRegulation(
        issuer=GROUP,
        number="01-QC/TCĐ",
        dated_on=date(2013, 4, 5),
        movement=MOVEMENT,
        group=GROUP_NAME,
        period="2013–2015",
        basis=BASIS,
        chapters=(
            Chapter(
                heading="Những quy định chung",
                articles=(
                    Part(
                        heading="Phạm vi và nguyên tắc",
                        text="Quy chế này quy định trách nhiệm, chế độ làm việc của Tổ chỉ đạo.\nTổ chỉ đạo làm việc "
                        "theo chế độ tập thể, quyết định theo đa số; thành viên chịu trách nhiệm về việc được giao.",
                    ),
                ),
            ),
            Chapter(
                heading="Trách nhiệm của các thành viên",
                articles=(
                    Part(heading="Tổ trưởng", text="Chủ trì các cuộc họp; ký các văn bản của Tổ chỉ đạo."),
                    Part(heading="Thư ký", text="Tiếp nhận đăng ký, lập biểu tổng hợp, ghi biên bản, lưu hồ sơ."),
                    Part(
                        heading="Thành viên",
                        text="Theo dõi, chăm bồi mô hình được phân công.\nKhông thẩm định, không biểu quyết về hồ sơ "
                        "của chính mình hoặc của đơn vị mình.",
                    ),
                ),
            ),
            Chapter(
                heading="Chế độ làm việc và điều khoản thi hành",
                articles=(
                    Part(heading="Chế độ họp, báo cáo", text="Họp ba tháng một lần; báo cáo Đảng ủy trước ngày 20."),
                    Part(heading="Thi hành", text="Quy chế có hiệu lực từ ngày ký; Tổ chỉ đạo xem xét việc sửa."),
                ),
            ),
        ),
        recipients=("Đảng ủy (để báo cáo)", "Các thành viên Tổ chỉ đạo", "Lưu Tổ chỉ đạo"),
        signature=GROUP_HEAD,
    )


def budget_estimate() -> BudgetEstimate:
    """Make the estimate of a year."""
    return BudgetEstimate(
        issuer=GROUP,
        number="01-DT/TCĐ",
        dated_on=date(2014, 9, 5),
        movement=MOVEMENT,
        period="2014",
        basis=BASIS[:1],
        rows=(
            BudgetRow(
                group="Chi khen thưởng",
                item="Tiền thưởng tập thể",
                unit_of_measure="tập thể",
                quantity=Decimal(2),
                price=690_000,
                amount=1_380_000,
            ),
            BudgetRow(
                group="Chi khen thưởng",
                item="Tiền thưởng cá nhân",
                unit_of_measure="người",
                quantity=Decimal(1),
                price=345_000,
                amount=345_000,
            ),
            BudgetRow(
                group="Chi khen thưởng",
                item="In giấy khen, khung",
                unit_of_measure="bộ",
                quantity=Decimal(3),
                price=65_000,
                amount=195_000,
            ),
            BudgetRow(
                group="Chi hội nghị",
                item="Trang trí, nước uống",
                unit_of_measure="buổi",
                quantity=Decimal(1),
                price=1_500_000,
                amount=1_500_000,
                note="60 đại biểu",
            ),
        ),
        sources=("Kinh phí hoạt động của Đảng ủy: 1.695.000 đồng", "Quỹ khen thưởng của cơ quan: 1.725.000 đồng"),
        explanation="Tiền thưởng tính theo hệ số và mức lương cơ sở tại ngày lập dự toán.",
        recipients=("Đảng ủy (để phê duyệt)", "Kế toán", "Lưu Tổ chỉ đạo"),
        prepared_by=Signature(authority="NGƯỜI LẬP", name="Đỗ Văn Giả Định"),
        signature=GROUP_HEAD,
    )


def bonus_list() -> BonusList:
    """Make the list of bonuses of the decision."""
    return BonusList(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 14),
        movement=MOVEMENT,
        decision="31-QĐ/ĐU",
        decided_on=date(2014, 10, 14),
        rows=tuple(
            BonusRow(
                subject=row.subject,
                owner=row.owner,
                unit=row.unit,
                award="Giấy khen",
                coefficient=Decimal("0.6") if row.subject is Subject.COLLECTIVE else Decimal("0.3"),
                exact=690_000 if row.subject is Subject.COLLECTIVE else 345_000,
                amount=690_000 if row.subject is Subject.COLLECTIVE else 350_000,
            )
            for row in SUMMARY_ROWS
        ),
        base_pay=1_150_000,
        rounding="lên hàng chục nghìn đồng",
        grounds=("quy định về mức tiền thưởng tại ngày ký quyết định (chưa đối chiếu với văn bản gốc)",),
        prepared_by=Signature(authority="KẾ TOÁN", name="Ngô Thị Giả Sử"),
        signature=HEAD,
    )
