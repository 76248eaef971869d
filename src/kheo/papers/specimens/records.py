"""Sample records: survey, appraisal, minutes of the selection."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kheo.papers.specimens.forms import SUMMARY_ROWS, achievement_report
from kheo.papers.specimens.shared import GROUP, GROUP_HEAD, MOVEMENT, TITLE
from kheo.papers.values import (
    Absence,
    AppraisalRecord,
    BallotRow,
    Member,
    SelectionMinutes,
    Signature,
    StandardRow,
    Subject,
    SurveyRecord,
    Verdict,
)

HEAD_MEMBER = Member(name="Trần Thị Thí Dụ", position="Phó Bí thư Đảng ủy", duty="Tổ trưởng")
SECRETARY = Member(name="Đỗ Văn Giả Định", position="Trưởng phòng Hành chính", duty="Thư ký")
MEMBERS = (
    HEAD_MEMBER,
    SECRETARY,
    Member(name="Võ Thị Thử Nghiệm", position="Chủ tịch Công đoàn cơ sở", duty="Thành viên"),
    Member(name="Hoàng Văn Tượng Trưng", position="Bí thư Đoàn cơ sở", duty="Thành viên"),
)
OWNER = Member(name="Phạm Thị Minh Họa", position="Phụ trách Bộ phận", duty="")


def survey_record() -> SurveyRecord:
    """Make the record of a visit in the middle of the year."""
    halfway = tuple(
        replace(row, actual=Decimal(actual), verdict=verdict)
        for row, (actual, verdict) in zip(
            achievement_report().results,
            (("96.2", Verdict.UNDER_WAY), ("19", Verdict.UNDER_WAY), ("91", Verdict.MET), ("0", Verdict.MET)),
            strict=True,
        )
    )
    return SurveyRecord(
        issuer=GROUP,
        number="02-BB/TCĐ",
        dated_on=date(2014, 6, 12),
        movement=MOVEMENT,
        subject=Subject.COLLECTIVE,
        title=TITLE,
        owner="Bộ phận Tiếp nhận và Trả kết quả",
        unit="Văn phòng Ủy ban nhân dân tỉnh",
        tier="cơ sở",
        year=2014,
        place="quầy giao dịch tầng 1",
        surveyors=MEMBERS[:3],
        received_by=(OWNER,),
        results=halfway,
        seen="Bàn hướng dẫn hoạt động đều, có sổ trực. Trong giờ khảo sát có 31 lượt người đến giao dịch, người "
        "chờ lâu nhất là 24 phút.\nSổ thư xin lỗi ghi đủ lý do và ngày hẹn mới.",
        strengths="Công chức mặc đồng phục, đeo thẻ, lời nói đúng mực; người dân được hướng dẫn trước khi lấy số.",
        shortcomings="Hai lĩnh vực đất đai và xây dựng còn hồ sơ trễ vì chờ ý kiến của sở chuyên ngành.",
        asked=(
            "Trao đổi với hai sở để thống nhất thời hạn trả lời bằng văn bản",
            "Ghi giờ đến và giờ xong việc lên phiếu để đo thời gian chờ thực tế",
        ),
        due_on=date(2014, 7, 31),
        follow_up="Việc niêm yết số điện thoại đường dây nóng đề nghị tháng 3 đã làm xong.",
        signature=Signature(authority="TỔ TRƯỞNG", name="Trần Thị Thí Dụ"),
        owner_signature=Signature(name="Phạm Thị Minh Họa"),
    )


def appraisal_record() -> AppraisalRecord:
    """Make the record of an appraisal."""
    return AppraisalRecord(
        issuer=GROUP,
        number="07-BB/TCĐ",
        dated_on=date(2014, 10, 7),
        movement=MOVEMENT,
        subject=Subject.COLLECTIVE,
        title=TITLE,
        owner="Bộ phận Tiếp nhận và Trả kết quả",
        unit="Văn phòng Ủy ban nhân dân tỉnh",
        field="Xây dựng hệ thống chính trị",
        tier="cơ sở",
        year=2014,
        assigned_by="Bảng phân công của Tổ chỉ đạo, ngày 12 tháng 02 năm 2014",
        appraisers=MEMBERS[1:3],
        present=(OWNER,),
        results=achievement_report().results,
        standards=(
            StandardRow(
                standard="Xuất phát từ yêu cầu thực tiễn của cơ quan",
                verdict=Verdict.MET,
                remark="Năm 2013 có 1.550 hồ sơ trễ hạn.",
            ),
            StandardRow(
                standard="Có cách làm mới, sáng tạo",
                verdict=Verdict.EXCEEDED,
                remark="Thư xin lỗi có chữ ký của lãnh đạo Văn phòng.",
            ),
            StandardRow(
                standard="Có sức lan tỏa, nhân rộng được", verdict=Verdict.MET, remark="Ba đơn vị đã đến học cách làm."
            ),
        ),
        strengths="Số liệu khớp với phần mềm một cửa; phiếu khảo sát lưu đủ 620 tờ.",
        shortcomings="Chưa có quy định bằng văn bản về bàn hướng dẫn.",
        remark="Báo cáo thành tích trung thực; các tiêu chí đăng ký đều đạt hoặc vượt.",
        recommended="Đề nghị Tổ chỉ đạo xét chọn, biểu dương mô hình và giới thiệu để các đơn vị học tập.",
        signature=Signature(name="Đỗ Văn Giả Định"),
        owner_signature=Signature(name="Phạm Thị Minh Họa"),
    )


def selection_minutes() -> SelectionMinutes:
    """Make the minutes of a selection by secret ballot."""
    votes = ((6, 0, 0, True), (5, 1, 0, True), (3, 2, 1, False))
    return SelectionMinutes(
        issuer=GROUP,
        number="09-BB/TCĐ",
        dated_on=date(2014, 10, 9),
        movement=MOVEMENT,
        group="Tổ chỉ đạo",
        tier="cơ sở",
        year=2014,
        place="Phòng họp số 2",
        began_at="08 giờ 00",
        ended_at="10 giờ 30",
        chair=HEAD_MEMBER,
        secretary=SECRETARY,
        members=7,
        present=(*MEMBERS, OWNER, Member(name="Bùi Văn Thí Điểm", position="Chi ủy viên", duty="Thành viên")),
        absent=(Absence(name="Ngô Thị Giả Sử", position="Phó Chủ tịch Công đoàn", reason="đi công tác"),),
        invited=(Member(name="Lê Văn Ví Dụ", position="Chánh Văn phòng", duty=""),),
        tellers=MEMBERS[2:],
        rule="Mô hình, điển hình được chọn khi có từ 2/3 tổng số thành viên Tổ chỉ đạo trở lên đồng ý",
        ballots_issued=6,
        ballots_returned=6,
        ballots_valid=6,
        recused=("đồng chí Phạm Thị Minh Họa về mô hình của Bộ phận Tiếp nhận và Trả kết quả",),
        discussion="Thư ký báo cáo kết quả thẩm định từng hồ sơ. Các thành viên thảo luận, làm rõ số liệu về thời gian "
        "chờ; thống nhất đưa 03 mô hình, điển hình vào danh sách bỏ phiếu.",
        rows=tuple(
            BallotRow(
                subject=row.subject,
                title=row.title,
                owner=row.owner,
                unit=row.unit,
                agreed=agreed,
                disagreed=disagreed,
                blank=blank,
                chosen=chosen,
                grade="Tiêu biểu" if chosen else "",
            )
            for row, (agreed, disagreed, blank, chosen) in zip(SUMMARY_ROWS, votes, strict=True)
        ),
        voters=7,
        concluded="Tổ chỉ đạo thống nhất đề nghị Đảng ủy biểu dương, khen thưởng 02 mô hình được chọn; Thư ký hoàn "
        "thiện Tờ trình, trình Tổ trưởng ký trước ngày 10 tháng 10 năm 2014.",
        objections="Một thành viên đề nghị xét lại điển hình cá nhân vào năm sau.",
        signature=GROUP_HEAD,
    )
