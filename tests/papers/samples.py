"""One realistic value of every paper; all names are invented and plainly so. No assertion lives here."""

from datetime import date
from decimal import Decimal

from kheo.papers.values import (
    AchievementReport,
    AnyPaper,
    AssignmentRow,
    AssignmentTable,
    AwardItem,
    CommendationDecision,
    Confirmation,
    Confirmer,
    CriterionRow,
    Direction,
    GroupProposal,
    Issuer,
    Member,
    Owner,
    PastAward,
    ProposalItem,
    RegistrationForm,
    RegistrationSummary,
    ResultRow,
    Signature,
    SteeringGroupDecision,
    Subject,
    SummaryRow,
    Verdict,
)

MOVEMENT = "Dân vận khéo"
COMMITTEE = Issuer(
    parent="Đảng bộ Khối các cơ quan tỉnh", name="Đảng ủy Văn phòng Ủy ban nhân dân tỉnh", place="Hoa Sen", symbol="ĐU"
)
GROUP = Issuer(
    parent="Đảng ủy Văn phòng Ủy ban nhân dân tỉnh",
    name="Tổ chỉ đạo phong trào thi đua “Dân vận khéo”",
    place="Hoa Sen",
    symbol="TCĐ",
)
DESK = Issuer(
    parent="Đảng ủy Văn phòng Ủy ban nhân dân tỉnh",
    name="Bộ phận Tiếp nhận và Trả kết quả",
    place="Hoa Sen",
)
GROUP_NAME = "Tổ chỉ đạo phong trào thi đua “Dân vận khéo” Văn phòng Ủy ban nhân dân tỉnh"
TITLE = "Bộ phận Một cửa thân thiện: 4 xin, 4 luôn"
HEAD = Signature(authority="T/M ĐẢNG ỦY", position="BÍ THƯ", name="Nguyễn Văn Mẫu")
GROUP_HEAD = Signature(authority="T/M TỔ CHỈ ĐẠO", position="TỔ TRƯỞNG", name="Trần Thị Thí Dụ")


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
        evidence_source="Báo cáo thống kê của phần mềm một cửa điện tử",
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


def group_proposal() -> GroupProposal:
    """Make the steering group's proposal."""
    return GroupProposal(
        issuer=GROUP,
        number="05-TTr/TCĐ",
        dated_on=date(2014, 10, 10),
        movement=MOVEMENT,
        to="Đảng ủy Văn phòng Ủy ban nhân dân tỉnh",
        tier="cơ sở",
        year=2014,
        basis=(
            "Hướng dẫn của Ban Chỉ đạo phong trào thi đua “Dân vận khéo” Khối các cơ quan tỉnh giai đoạn 2013–2015",
            "Quyết định số 09-QĐ/ĐU, ngày 25 tháng 3 năm 2013 của Đảng ủy về việc thành lập Tổ chỉ đạo",
        ),
        items=tuple(
            ProposalItem(
                subject=row.subject,
                unit=row.unit,
                owner=row.owner,
                title=row.title,
                field=row.field,
                result="Đạt 4/4 tiêu chí, vượt 2",
                award="Biểu dương, giấy khen",
            )
            for row in SUMMARY_ROWS
        ),
        recipients=("Như kính gửi", "Các thành viên Tổ chỉ đạo", "Lưu Tổ chỉ đạo"),
        signature=GROUP_HEAD,
        registered=14,
        reported=12,
        appraised=12,
        occasion="nhân dịp kỷ niệm Ngày truyền thống công tác Dân vận của Đảng (15/10/2014)",
    )


def commendation_decision() -> CommendationDecision:
    """Make the committee's decision with its list."""
    return CommendationDecision(
        issuer=COMMITTEE,
        number="31-QĐ/ĐU",
        dated_on=date(2014, 10, 14),
        movement=MOVEMENT,
        tier="cơ sở",
        year=2014,
        basis=(
            "Quy chế làm việc của Đảng ủy Văn phòng Ủy ban nhân dân tỉnh nhiệm kỳ 2010–2015",
            "Hướng dẫn của Ban Chỉ đạo phong trào thi đua “Dân vận khéo” Khối các cơ quan tỉnh giai đoạn 2013–2015",
        ),
        proposed_by="Tổ chỉ đạo “Dân vận khéo” tại Tờ trình số 05-TTr/TCĐ, ngày 10 tháng 10 năm 2014",
        items=tuple(
            AwardItem(
                subject=row.subject,
                unit=row.unit,
                owner=row.owner,
                title=row.title,
                award="Giấy khen",
                grade="Tiêu biểu",
                bonus=690_000 if row.subject is Subject.COLLECTIVE else 345_000,
            )
            for row in SUMMARY_ROWS
        ),
        carried_out_by=("Văn phòng Đảng ủy", "Tổ chỉ đạo phong trào thi đua “Dân vận khéo”"),
        recipients=("Như Điều 3", "Đảng ủy Khối các cơ quan tỉnh", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
        signature=HEAD,
        occasion="nhân dịp kỷ niệm Ngày truyền thống công tác Dân vận của Đảng (15/10/2014)",
    )


def steering_group_decision() -> SteeringGroupDecision:
    """Make the decision that sets up the steering group."""
    return SteeringGroupDecision(
        issuer=COMMITTEE,
        number="09-QĐ/ĐU",
        dated_on=date(2013, 3, 25),
        movement=MOVEMENT,
        group=GROUP_NAME,
        period="giai đoạn 2013–2015",
        basis=(
            "Hướng dẫn của Ban Chỉ đạo phong trào thi đua “Dân vận khéo” Khối các cơ quan tỉnh giai đoạn 2013–2015",
            "Quy chế làm việc của Đảng ủy Văn phòng Ủy ban nhân dân tỉnh nhiệm kỳ 2010–2015",
        ),
        members=(
            Member(name="Trần Thị Thí Dụ", position="Phó Bí thư Đảng ủy, Phó Chánh Văn phòng", duty="Tổ trưởng"),
            Member(name="Đỗ Văn Giả Định", position="Đảng ủy viên, Trưởng phòng Hành chính", duty="Thư ký"),
            Member(name="Võ Thị Thử Nghiệm", position="Chủ tịch Công đoàn cơ sở", duty="Thành viên"),
            Member(name="Hoàng Văn Tượng Trưng", position="Bí thư Đoàn cơ sở", duty="Thành viên"),
        ),
        tasks=(
            "Tham mưu giúp Đảng ủy tổ chức phong trào thi đua trong cơ quan",
            "Tiếp nhận đăng ký, theo dõi, chăm bồi, thẩm định và xét chọn mô hình, điển hình",
            "Đề nghị Đảng ủy biểu dương, khen thưởng mô hình, điển hình tiêu biểu",
        ),
        carried_out_by=("Văn phòng Đảng ủy", "Các chi bộ trực thuộc"),
        recipients=("Như Điều 3", "Ban Chỉ đạo Khối", "Lưu Văn phòng Đảng ủy"),
        signature=HEAD,
    )


def assignment_table() -> AssignmentTable:
    """Make the steering group's table of duties."""
    people = (
        ("Trần Thị Thí Dụ", "Tổ trưởng", "Chủ trì các phiên xét chọn"),
        ("Đỗ Văn Giả Định", "Thư ký", "Các chi bộ khối hành chính"),
        ("Võ Thị Thử Nghiệm", "Thành viên", "Công đoàn, nữ công"),
    )
    tasks = ("Theo dõi", "Chăm bồi", "Thẩm định", "Xét chọn", "Tổ chức biểu dương")
    return AssignmentTable(
        issuer=GROUP,
        number="",
        dated_on=date(2014, 2, 12),
        movement=MOVEMENT,
        group=GROUP_NAME,
        period="năm 2014",
        rows=tuple(
            AssignmentRow(task=task, name=name, position=position, scope=scope)
            for task in tasks
            for name, position, scope in people[:2]
        ),
        recipients=("Các thành viên Tổ chỉ đạo", "Lưu Tổ chỉ đạo"),
        signature=GROUP_HEAD,
    )


SAMPLES: dict[str, AnyPaper] = {
    sample.KIND: sample
    for sample in (
        registration_form(),
        registration_summary(),
        achievement_report(),
        group_proposal(),
        commendation_decision(),
        steering_group_decision(),
        assignment_table(),
    )
}
