"""What a secretary reads aloud."""

from datetime import date

import pytest

from kheo.rulebook import check_window
from kheo.rulebook.catalogue import SENTENCES
from kheo.rulebook.sentences import AnyOf, Saying, say
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import WORDS
from tests.rulebook.shipped import PROGRAMME, leaf, standing_of

END = date(2013, 10, 15)
BASE_2014 = "base_commendation@base-2014"


@pytest.mark.parametrize(
    ("case", "on", "word", "vi", "en"),
    [
        (
            "base-good-2014",
            date(2014, 2, 1),
            "registered",
            "Đã đăng ký với Tổ chỉ đạo cơ sở ngày 15/01/2014, trong thời hạn từ 01/01/2014 đến hết 31/01/2014.",
            "Registered with the base steering group on 15 January 2014, within the time set: "
            "from 1 January 2014 to 31 January 2014.",
        ),
        (
            "register-2014-day-after",
            date(2014, 2, 1),
            "registered",
            "Đăng ký ngày 01/02/2014 đã quá hạn (hết 31/01/2014) và không có quyết định cho phép đăng ký muộn.",
            "Registered on 1 February 2014, after the last day (31 January 2014), "
            "and no decision allows it: late registration.",
        ),
        (
            "report-2014-first-day",
            date(2014, 9, 30),
            "reported",
            "Chưa đến thời gian báo cáo thành tích; thời hạn nộp từ 01/10/2014 đến hết 10/10/2014.",
            "The time for reports has not come yet; it runs from 1 October 2014 to 10 October 2014.",
        ),
        (
            "report-2014-last-day",
            date(2014, 10, 1),
            "reported",
            "Chưa có báo cáo thành tích; thời hạn nộp từ 01/10/2014 đến hết 10/10/2014.",
            "No achievement report yet; the time for it runs from 1 October 2014 to 10 October 2014.",
        ),
        (
            "base-good-2014",
            date(2014, 10, 4),
            "confirmed_by",
            "Báo cáo đã được người quản lý trực tiếp xác nhận ngày 04/10/2014.",
            "The report was confirmed by the direct head on 4 October 2014.",
        ),
        (
            "base-good-2014",
            date(2014, 10, 3),
            "confirmed_by",
            "Báo cáo chưa được xác nhận; cần xác nhận của cấp ủy, lãnh đạo cơ quan, đơn vị hoặc "
            "người quản lý trực tiếp.",
            "The report is not confirmed yet; the committee, the leader or the direct head may confirm it.",
        ),
    ],
)
def test_base_2014_in_words(case: str, on: date, word: str, vi: str, en: str) -> None:
    found = leaf(standing_of(case, on, BASE_2014).eligible, word)

    assert found.text == Text(vi, en)


@pytest.mark.parametrize(
    ("case", "word", "vi"),
    [
        ("never-registered", "registered", "Không đăng ký trong thời hạn từ 01/03/2013 đến hết 30/04/2013."),
        ("withdrawn", "registered", "Đã rút đăng ký ngày 01/08/2013."),
        (
            "late-with-decision",
            "registered",
            "Đăng ký ngày 03/06/2013 đã quá hạn (hết 30/04/2013) nhưng Tổ chỉ đạo cơ sở cho phép theo quyết định "
            "03-QĐ/TCĐ; lý do: đơn vị mới thành lập tháng 5.",
        ),
        (
            "late-decision-of-another",
            "registered",
            "Đăng ký ngày 03/06/2013 đã quá hạn (hết 30/04/2013); quyết định cho phép đăng ký muộn không do "
            "Tổ chỉ đạo cơ sở hoặc Ban Chỉ đạo Khối ban hành.",
        ),
        ("contract-worker-base", "takes_part", "Không thuộc đối tượng tham gia: người lao động hợp đồng."),
        (
            "own-unit-appraiser",
            "appraised",
            "Người thẩm định ngày 09/10/2013 là người của chính đơn vị được thẩm định.",
        ),
        ("no-form-2", "issued", "Đến hết 14/10/2013 vẫn chưa có biểu tổng hợp đăng ký (mẫu 2)."),
        ("no-consensus", "judged", "Người thẩm định kết luận chưa đạt tiêu chuẩn “tạo sự đồng thuận”."),
        (
            "zero-target",
            "met_criteria",
            "Hồ sơ trễ hạn không có thư xin lỗi: kết quả 0 hồ sơ, đạt mức đăng ký (không quá 0 hồ sơ).",
        ),
        (
            "figure-refuted",
            "met_criteria",
            "Thời gian chờ: kết quả 12 phút, vượt mức đăng ký (không quá 15 phút).",
        ),
        ("on-hold", "unless", "Đang tạm dừng xét từ ngày 10/10/2013."),
        ("base-good", "unless", "Không bị tạm dừng xét."),
        ("no-criteria", "met_criteria", "Bản đăng ký không nêu tiêu chí nào."),
    ],
)
def test_base_2013_in_words(case: str, word: str, vi: str) -> None:
    assert leaf(standing_of(case, END).eligible, word).text.vi == vi


def test_whole_judgement_is_summed_up() -> None:
    assert standing_of("base-good", END).eligible.text.vi == "Đủ cả 7 điều kiện."
    assert standing_of("short-of-target", END).eligible.text.vi == "Có 1 trong 7 điều kiện không đạt."
    assert standing_of("base-good", END).granted.text.vi == "Cả 2 điều kiện đều chưa xét được."


@pytest.mark.parametrize(
    ("on", "met", "vi"),
    [
        (
            date(2013, 12, 31),
            False,
            "Ngày 31/12/2013 chưa đến thời hạn đăng ký: từ 01/01/2014 đến hết 31/01/2014.",
        ),
        (date(2014, 1, 31), True, "Ngày 31/01/2014 trong thời hạn đăng ký: từ 01/01/2014 đến hết 31/01/2014."),
        (date(2014, 2, 1), False, "Ngày 01/02/2014 đã quá thời hạn đăng ký: từ 01/01/2014 đến hết 31/01/2014."),
    ],
)
def test_window_asked_directly(on: date, met: bool, vi: str) -> None:
    found = check_window(PROGRAMME, "base-2014", "register", on)

    assert (found.verdict.passes, found.text.vi) == (met, vi)
    assert (found.cite, found.readings) == (("II.2.a", "III.2.e"), ("A4",))


def test_window_that_a_round_does_not_have() -> None:
    found = check_window(PROGRAMME, "conference-2014", "register", END)

    assert found.text.vi == "Đợt này không có thời hạn đăng ký."
    assert not found.verdict.passes


def test_every_word_that_awaits_has_its_sentences() -> None:
    strict = {"coming", "open", "early", "late", "missing", "met"}
    own_words = {("deed", "early"), ("deed", "late"), ("registered", "late"), ("judged", "met")}
    lacking = {
        f"{word.name}.{state}"
        for word in WORDS.values()
        for state in (strict if "within" in word.args else {"open", "missing", "met"} if "awaited" in word.args else ())
        if f"{word.name}.{state}" not in SENTENCES and (word.name, state) not in own_words
    }

    assert lacking == set()


def test_sentences_take_the_same_values_in_both_languages() -> None:
    for key, text in SENTENCES.items():
        assert set(_fields(text.en)) <= set(_fields(text.vi)), key


def _fields(template: str) -> list[str]:
    return [piece.split("}")[0] for piece in template.split("{")[1:]]


def test_alternatives_are_joined_as_spoken() -> None:
    three = tuple(Text(word, word.upper()) for word in ("a", "b", "c"))
    saying = Saying("proposed_by.missing", {"who": AnyOf(three), "last": date(2014, 12, 31)})

    assert say(saying) == Text(
        "Đến hết 31/12/2014 không có đề nghị của a, b hoặc c.",
        "By 31 December 2014 there was no proposal by A, B or C.",
    )
