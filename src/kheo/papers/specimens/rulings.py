"""Sample papers of the steering group and the committee."""

from datetime import date

from kheo.papers.specimens.forms import (
    SUMMARY_ROWS,
)
from kheo.papers.specimens.shared import (
    COMMITTEE,
    GROUP,
    GROUP_HEAD,
    GROUP_NAME,
    HEAD,
    MOVEMENT,
)
from kheo.papers.values import (
    AssignmentRow,
    AssignmentTable,
    AwardItem,
    CommendationDecision,
    GroupProposal,
    Member,
    ProposalItem,
    SteeringGroupDecision,
    Subject,
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
        recipients=("Như trên", "Các thành viên Tổ chỉ đạo", "Lưu Tổ chỉ đạo"),
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
