"""The columns of registrations: those of form 2, those of form 1 in a flat table, and what else they may be called."""

from kheo.work.importing import criteria
from kheo.work.importing.fields import Field
from kheo.work.importing.tasks import Task


def fields(task: Task) -> tuple[Field, ...]:
    """Tell the columns; lists hold what this unit and its programme know."""
    places = tuple(unit.name for unit in task.tree.all() if unit.id in task.here)
    kinds = tuple(one.label.vi for one in task.programme().fields.values())
    return (
        Field(key="number", label="STT", words=("TT", "Số TT"), width=6),
        Field(key="code", label="Mã hồ sơ", words=("Mã",), hint="Để trống khi đăng ký mới; giữ nguyên khi sửa lại."),
        Field(
            key="unit",
            label="Đơn vị",
            words=("Đơn vị công tác", "Cơ quan, đơn vị", "Nơi công tác"),
            hint="Nơi chủ thể công tác. Cần khi có người trùng tên.",
            ditto=True,
            choices=places,
            width=30,
        ),
        Field(
            key="title",
            label="Tên mô hình, điển hình",
            words=("Tên mô hình", "Tên điển hình", "Tên mô hình/điển hình", "Mô hình, điển hình"),
            hint="Ngắn, nói được việc làm.",
            needed=True,
            width=40,
        ),
        Field(
            key="collective",
            label="Tập thể",
            words=("Tên tập thể đăng ký", "Tập thể đăng ký", "Chủ thể"),
            hint="Tên hoặc mã đơn vị đăng ký. Bỏ trống nếu là cá nhân.",
            ditto=True,
            choices=places,
            width=30,
        ),
        Field(
            key="person",
            label="Cá nhân",
            words=("Họ tên cá nhân", "Cá nhân đăng ký", "Họ và tên"),
            hint="Họ và tên người đăng ký. Bỏ trống nếu là tập thể.",
            width=26,
        ),
        Field(key="field", label="Lĩnh vực", hint="Chọn trong danh sách.", ditto=True, choices=kinds, width=24),
        Field(key="continued", label="Mới/tiếp tục", words=("Mới hay tiếp tục",), choices=("Mới", "Tiếp tục")),
        Field(key="problem", label="Việc khó cần giải quyết", words=("Vấn đề tập trung giải quyết",), width=36),
        Field(key="situation", label="Thực trạng", words=("Thực trạng trước khi xây dựng",), width=36),
        Field(
            key="goal",
            label="Mục tiêu chung",
            words=("Nội dung, tiêu chí đăng ký", "Nội dung đăng ký", "Nội dung"),
            width=36,
        ),
        Field(key="measures", label="Giải pháp, cách làm", words=("Giải pháp", "Cách làm"), width=36),
        Field(key="cooperation", label="Phối hợp với", words=("Phối hợp thực hiện",), width=20),
        Field(key="duration", label="Thời gian", words=("Thời gian thực hiện",), ditto=True),
        Field(key="members", label="Số thành viên", words=("Số người tham gia",), width=10),
        Field(
            key="indicator",
            label="Chỉ tiêu",
            words=("Tiêu chí", "Tên tiêu chí"),
            hint="Mỗi tiêu chí một dòng; dòng sau để trống tên và chủ thể.",
            width=30,
        ),
        Field(key="unit_of_measure", label="Đơn vị tính", words=("ĐVT",), width=12),
        Field(key="baseline", label="Hiện trạng", words=("Số đầu kỳ",), hint="Con số lúc bắt đầu.", width=12),
        Field(key="target", label="Mục tiêu", words=("Chỉ tiêu phấn đấu",), hint="Con số cần đạt, ví dụ 98.", width=12),
        Field(key="direction", label="So sánh", choices=tuple(criteria.DIRECTIONS.values()), width=16),
        Field(key="due", label="Thời hạn", width=14),
        Field(key="evidence_source", label="Nguồn kiểm chứng", width=24),
        Field(
            key="consent",
            label="Giấy đồng ý",
            words=("Giấy đồng ý của chủ thể",),
            hint="Số, ngày giấy đồng ý của chủ thể. Có giấy này mới gửi thay được (III.1).",
            width=24,
        ),
    )
