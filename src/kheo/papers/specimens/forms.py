"""Sample papers of participants: form 1, form 2, the report."""

from datetime import date
from decimal import Decimal

from kheo.papers.specimens.shared import (
    DESK,
    GROUP,
    GROUP_HEAD,
    GROUP_NAME,
    MOVEMENT,
    TITLE,
)
from kheo.papers.values import (
    AchievementReport,
    Confirmation,
    Confirmer,
    CriterionRow,
    Direction,
    Owner,
    PastAward,
    RegistrationForm,
    RegistrationSummary,
    ResultRow,
    Signature,
    Subject,
    SummaryRow,
    Verdict,
)


def criterion(  # one argument for each column of the form
    indicator: str, unit: str, baseline: str, target: str, direction: Direction, due: str = "15/10/2014"
) -> CriterionRow:
    """Make one registered criterion."""
    return CriterionRow(
        indicator=indicator,
        unit_of_measure=unit,
        baseline=Decimal(baseline),
        target=Decimal(target),
        direction=direction,
        due=due,
        evidence_source="Thống kê của phần mềm một cửa",
    )


CRITERIA = (
    criterion("Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "91.5", "98", Direction.HIGHER),
    criterion("Thời gian chờ bình quân của một lượt giao dịch", "phút", "35", "15", Direction.LOWER),
    criterion("Tỷ lệ tổ chức, công dân hài lòng qua phiếu khảo sát", "%", "78", "90", Direction.HIGHER),
    criterion("Hồ sơ trễ hạn không có thư xin lỗi", "hồ sơ", "42", "0", Direction.EXACT),
)


def registration_form() -> RegistrationForm:
    """Make form 1 of a collective."""
    return RegistrationForm(
        issuer=DESK,
        dated_on=date(2014, 1, 20),
        movement=MOVEMENT,
        to=GROUP_NAME,
        subject=Subject.COLLECTIVE,
        title=TITLE,
        owners=(Owner(name="Bộ phận Tiếp nhận và Trả kết quả", unit="Văn phòng Ủy ban nhân dân tỉnh"),),
        field="Xây dựng hệ thống chính trị",
        tier="Cơ sở",
        year=2014,
        period="giai đoạn 2014–2015",
        member_count=12,
        situation=(
            "Năm 2013 Bộ phận tiếp nhận 18.240 hồ sơ, trong đó 1.550 hồ sơ trả trễ hạn; 42 hồ sơ trễ hạn không có thư "
            "xin lỗi. Người dân phải chờ bình quân 35 phút cho một lượt giao dịch, có người đi lại ba lần.\n"
            "Thái độ, lời nói của một số công chức chưa đúng mực; chỉ 78% người được hỏi hài lòng."
        ),
        problem="Nâng chất lượng phục vụ tổ chức, công dân, gắn với cải cách hành chính mà Đảng ủy đang lãnh đạo.",
        goal="Xây dựng nếp làm việc “4 xin, 4 luôn”: xin chào, xin lỗi, xin cảm ơn, xin phép; luôn mỉm cười, luôn nhẹ "
        "nhàng, luôn thấu hiểu, luôn giúp đỡ.",
        criteria=CRITERIA,
        measures=(
            "Niêm yết công khai thủ tục, thời hạn và số điện thoại đường dây nóng; bố trí bàn hướng dẫn viết hồ sơ.\n"
            "Mỗi hồ sơ trễ hạn có thư xin lỗi ghi rõ lý do và ngày hẹn mới; họp rút kinh nghiệm vào chiều thứ Sáu."
        ),
        cooperation="Công đoàn cơ sở và Đoàn Thanh niên Văn phòng cử đoàn viên trực bàn hướng dẫn.",
        duration="Từ ngày 20/01/2014 đến ngày 15/10/2014",
        confirmation=Confirmation(
            by=Confirmer.LEADER, name="Lê Văn Ví Dụ", position="Chánh Văn phòng", confirmed_on=date(2014, 1, 22)
        ),
        signature=Signature(name="Phạm Thị Minh Họa"),
    )


def summary_row(subject: Subject, title: str, owner: str, unit: str, content: str) -> SummaryRow:
    """Make one line of form 2."""
    return SummaryRow(
        subject=subject,
        unit=unit,
        title=title,
        owner=owner,
        field="Xây dựng hệ thống chính trị",
        content=content,
        tier="Cơ sở",
        is_new=subject is Subject.COLLECTIVE,
        duration="Năm 2014",
    )


SUMMARY_ROWS = (
    summary_row(
        Subject.COLLECTIVE,
        TITLE,
        "Bộ phận Tiếp nhận và Trả kết quả",
        "Văn phòng UBND tỉnh",
        "Hồ sơ đúng hạn ≥ 98%; thời gian chờ ≤ 15 phút; hài lòng ≥ 90%; không có hồ sơ trễ hạn thiếu thư xin lỗi",
    ),
    summary_row(
        Subject.COLLECTIVE,
        "Mỗi đoàn viên công đoàn một việc làm tiết kiệm",
        "Công đoàn cơ sở",
        "Văn phòng UBND tỉnh",
        "Điện ≤ 8.200 kWh/tháng; giấy in ≤ 25 ram/tháng; phát hành điện tử ≥ 70%",
    ),
    summary_row(
        Subject.INDIVIDUAL,
        "Lắng nghe – giải thích – thuyết phục trong tiếp công dân",
        "Võ Thị Thử Nghiệm",
        "Ban Tiếp công dân",
        "30 lượt công dân được giải thích; vụ đông người ≤ 1; phản hồi tích cực ≥ 85%",
    ),
)


def registration_summary() -> RegistrationSummary:
    """Make form 2 of a base unit."""
    return RegistrationSummary(
        issuer=GROUP,
        number="03-BC/TCĐ",
        dated_on=date(2014, 2, 10),
        movement=MOVEMENT,
        tier="Cơ sở",
        year=2014,
        rows=SUMMARY_ROWS,
        prepared_by=Signature(position="NGƯỜI LẬP BIỂU", name="Đỗ Văn Giả Định"),
        signature=GROUP_HEAD,
    )


def achievement_report() -> AchievementReport:
    """Make the report of the collective of form 1."""
    actuals = (
        ("98.6", Verdict.EXCEEDED),
        ("15", Verdict.MET),
        ("93", Verdict.EXCEEDED),
        ("0", Verdict.MET),
    )
    return AchievementReport(
        issuer=DESK,
        dated_on=date(2014, 10, 3),
        movement=MOVEMENT,
        to=GROUP_NAME,
        subject=Subject.COLLECTIVE,
        title=TITLE,
        owners=(Owner(name="Bộ phận Tiếp nhận và Trả kết quả", unit="Văn phòng Ủy ban nhân dân tỉnh"),),
        field="Xây dựng hệ thống chính trị",
        tier="Cơ sở",
        year=2014,
        registered_on=date(2014, 1, 20),
        member_count=12,
        profile="Bộ phận có 12 công chức của 9 sở, ngành, 8 nữ, 10 đảng viên; mỗi ngày tiếp 75 lượt người.",
        results=tuple(
            ResultRow(criterion=row, actual=Decimal(actual), verdict=verdict)
            for row, (actual, verdict) in zip(CRITERIA, actuals, strict=True)
        ),
        measures=(
            "Đặt bàn hướng dẫn do đoàn viên trực từ 7 giờ; in sẵn 24 mẫu đơn có ví dụ điền.\n"
            "Gửi 126 thư xin lỗi, mỗi thư ghi lý do và ngày hẹn mới; thứ Sáu hằng tuần công khai số hồ sơ trễ."
        ),
        effect="Số lượt đi lại giảm từ 2,4 xuống 1,3 lượt cho một hồ sơ; không còn đơn phản ánh về thái độ phục vụ.",
        spread="Ba đơn vị trong Khối đã đến học cách làm; Sở Nội vụ áp dụng thư xin lỗi từ tháng 8 năm 2014.",
        evidence=("Bảng thống kê của phần mềm một cửa", "Kết quả khảo sát 620 phiếu", "Ảnh bàn hướng dẫn"),
        past_awards=(
            PastAward(
                award="Giấy khen mô hình “Dân vận khéo” năm 2013",
                number="21-QĐ/ĐU",
                decided_on=date(2013, 10, 14),
                issuer="Đảng ủy Văn phòng UBND tỉnh",
            ),
        ),
        confirmation=Confirmation(
            by=Confirmer.COMMITTEE,
            name="Lê Văn Ví Dụ",
            position="Bí thư Chi bộ",
            confirmed_on=date(2014, 10, 5),
            remark="Nội dung báo cáo đúng với kết quả thực hiện.",
        ),
        signature=Signature(name="Phạm Thị Minh Họa"),
    )
