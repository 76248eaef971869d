"""Sample papers of the conference and what is handed over there."""

from datetime import date

from kheo.papers.specimens.shared import COMMITTEE, GROUP_HEAD, HEAD, MOVEMENT, TITLE
from kheo.papers.values import (
    AwardCertificate,
    ConferenceProgramme,
    Cue,
    HonourGroup,
    PraiseCertificate,
    ProgrammeRow,
    ReadingScript,
    RecognitionCertificate,
    Subject,
)

CONFERENCE = "Hội nghị biểu dương mô hình, điển hình “Dân vận khéo” năm 2014"
HALL = "Hội trường lớn, Văn phòng Ủy ban nhân dân tỉnh"


def conference_programme() -> ConferenceProgramme:
    """Make the programme of the conference."""
    return ConferenceProgramme(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 8),
        movement=MOVEMENT,
        conference=CONFERENCE,
        held_on=date(2014, 10, 15),
        starts_at="08 giờ 00",
        place=HALL,
        attendants=("Đại diện Đảng ủy Khối", "Đảng ủy, lãnh đạo Văn phòng", "Tập thể, cá nhân được biểu dương"),
        rows=(
            ProgrammeRow(time="07:30–08:00", content="Đón tiếp đại biểu", who="Đoàn Thanh niên"),
            ProgrammeRow(time="08:00–08:10", content="Chào cờ; tuyên bố lý do, giới thiệu đại biểu", who="Ban Tổ chức"),
            ProgrammeRow(time="08:10–08:30", content="Báo cáo kết quả phong trào năm 2014", who="Tổ trưởng Tổ chỉ đạo"),
            ProgrammeRow(
                time="08:30–09:00",
                content="Công bố quyết định; trao Giấy khen",
                who="Bí thư Đảng ủy",
                note="03 lượt",
            ),
            ProgrammeRow(time="09:00–09:30", content="Tham luận, phát biểu chỉ đạo; bế mạc", who="Chủ trì hội nghị"),
        ),
        recipients=("Đại biểu dự hội nghị", "Lưu Văn phòng Đảng ủy"),
        signature=HEAD,
    )


def reading_script() -> ReadingScript:
    """Make what the host reads."""
    return ReadingScript(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 8),
        movement=MOVEMENT,
        conference=CONFERENCE,
        held_on=date(2014, 10, 15),
        starts_at="08 giờ 00",
        place=HALL,
        host="đồng chí Võ Thị Thử Nghiệm",
        cues=(
            Cue(
                heading="Khai mạc",
                time="08:00",
                action="Đại biểu ổn định chỗ ngồi, nhạc dừng",
                words="Kính thưa các đồng chí đại biểu!\nKính thưa toàn thể hội nghị!\nXin kính mời các đồng chí "
                "đứng dậy làm lễ chào cờ.",
            ),
            Cue(
                heading="Trao Giấy khen",
                time="08:30",
                words="Xin trân trọng kính mời các tập thể, cá nhân có tên sau đây lên nhận Giấy khen của Đảng ủy.",
                groups=(
                    HonourGroup(
                        title="Lượt thứ nhất: tập thể",
                        names=("Bộ phận Tiếp nhận và Trả kết quả", "Công đoàn cơ sở Văn phòng"),
                        given_by="đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy",
                    ),
                    HonourGroup(
                        title="Lượt thứ hai: cá nhân", names=("Đồng chí Võ Thị Thử Nghiệm, Ban Tiếp công dân",)
                    ),
                ),
            ),
        ),
    )


def praise_certificate() -> PraiseCertificate:
    """Make a certificate of praise of a person."""
    return PraiseCertificate(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 15),
        movement=MOVEMENT,
        subject=Subject.INDIVIDUAL,
        owner="Võ Thị Thử Nghiệm",
        unit="Ban Tiếp công dân, Văn phòng Ủy ban nhân dân tỉnh",
        title="Lắng nghe – giải thích – thuyết phục trong tiếp công dân",
        cause="",
        granter="Ban Chấp hành Đảng bộ Văn phòng Ủy ban nhân dân tỉnh",
        decision="30-QĐ/ĐU",
        decided_on=date(2014, 10, 14),
        book_number="17",
        signature=HEAD,
    )


def award_certificate() -> AwardCertificate:
    """Make the certificate of an award of a collective."""
    return AwardCertificate(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 15),
        movement=MOVEMENT,
        subject=Subject.COLLECTIVE,
        owner="Bộ phận Tiếp nhận và Trả kết quả",
        unit="Văn phòng Ủy ban nhân dân tỉnh",
        cause="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2014",
        granter="Ban Chấp hành Đảng bộ Văn phòng Ủy ban nhân dân tỉnh",
        decision="31-QĐ/ĐU",
        decided_on=date(2014, 10, 14),
        signature=HEAD,
    )


def recognition_certificate() -> RecognitionCertificate:
    """Make a certificate of recognition."""
    return RecognitionCertificate(
        issuer=COMMITTEE,
        dated_on=date(2014, 10, 15),
        movement=MOVEMENT,
        subject=Subject.COLLECTIVE,
        owner="Bộ phận Tiếp nhận và Trả kết quả",
        unit="Văn phòng Ủy ban nhân dân tỉnh",
        title=TITLE,
        cause="",
        tier="cơ sở",
        year=2014,
        grade="Tiêu biểu",
        signature=GROUP_HEAD,
    )
