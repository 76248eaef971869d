"""Who issues and signs the sample papers; all names are invented and plainly so."""

from kheo.papers.values import (
    Issuer,
    Signature,
)

MOVEMENT = "Dân vận khéo"
COMMITTEE = Issuer(
    parent="Đảng bộ Khối các cơ quan tỉnh", name="Đảng ủy Văn phòng Ủy ban nhân dân tỉnh", place="Hoa Sen", symbol="ĐU"
)
BLOC = Issuer(parent="Tỉnh ủy", name="Đảng ủy Khối các cơ quan tỉnh", place="Hoa Sen", symbol="ĐUK")
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
