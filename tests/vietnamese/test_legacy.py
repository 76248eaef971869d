"""TCVN3 and VNI text, held against every letter and, where the machine has it, against iconv."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import VIETNAMESE_LETTERS, BadValue, legacy, nfc

SMALL = VIETNAMESE_LETTERS[:73]
TCVN3_CAPITALS = "ĂÂÊÔƠƯĐAEIOUY"
ASCII = "bcdghklmnpqrstvxBCDGHKLMNPQRSTVX 0123456789.,-()"

SENTENCES = [
    ("Hộp mứt tết", "Hép møt tÕt", "Hoäp möùt teát"),
    ("Nguyễn Văn An", "NguyÔn V¨n An", "Nguyeãn Vaên An"),
    ("Bí thư Đảng uỷ khối", "BÝ th­ §¶ng uû khèi", "Bí thö Ñaûng uyû khoái"),
    ("Kỹ sư Lý Thị Thuỵ nghĩ kĩ", "Kü s­ Lý ThÞ Thuþ nghÜ kÜ", "Kyõ sö Lyù Thò Thuî nghó kó"),
]


@pytest.mark.parametrize(("plain", "tcvn3", "vni"), SENTENCES)
def test_sentences_are_told_and_read(plain: str, tcvn3: str, vni: str) -> None:
    assert [legacy.detect(text) for text in (plain, tcvn3, vni)] == ["unicode", "tcvn3", "vni"]
    assert [legacy.decode(tcvn3, "tcvn3"), legacy.decode(vni, "vni")] == [plain, plain]


@pytest.mark.parametrize(("plain", "tcvn3", "vni"), SENTENCES)
def test_sentences_are_written(plain: str, tcvn3: str, vni: str) -> None:
    assert [legacy.encode(plain, "tcvn3"), legacy.encode(plain, "vni")] == [tcvn3, vni]


@pytest.mark.parametrize("letter", SMALL + TCVN3_CAPITALS)
def test_each_tcvn3_letter_comes_back(letter: str) -> None:
    written = legacy.encode(letter, "tcvn3")

    assert len(written) == 1
    assert ord(written) <= 0xFF
    assert legacy.decode(written, "tcvn3", ".VnTime") == letter


@pytest.mark.parametrize("letter", VIETNAMESE_LETTERS)
def test_each_tcvn3_letter_comes_back_as_a_capital_from_a_capitals_font(letter: str) -> None:
    written = legacy.encode(letter, "tcvn3", ".VnTimeH")

    assert legacy.decode(written, "tcvn3", ".VnTimeH") == letter.upper()


@pytest.mark.parametrize("letter", VIETNAMESE_LETTERS)
def test_each_vni_letter_comes_back(letter: str) -> None:
    written = legacy.encode(letter, "vni")

    assert max(written) <= "\xff"
    assert legacy.decode(written, "vni") == letter


@given(st.text(SMALL + TCVN3_CAPITALS + ASCII))
def test_tcvn3_text_comes_back(text: str) -> None:
    assert legacy.decode(legacy.encode(text, "tcvn3"), "tcvn3") == text


@given(st.text(VIETNAMESE_LETTERS + ASCII))
def test_vni_text_comes_back(text: str) -> None:
    assert legacy.decode(legacy.encode(text, "vni"), "vni") == text


@given(st.text(VIETNAMESE_LETTERS + ASCII))
def test_legacy_text_survives_the_boundary_form(text: str) -> None:
    small = text.lower()

    assert legacy.decode(nfc(legacy.encode(small, "tcvn3")), "tcvn3") == small
    assert legacy.decode(nfc(legacy.encode(text, "vni")), "vni") == text


@given(st.text(), st.sampled_from([None, ".VnTimeH", "VNI-Times", "Arial"]))
def test_any_text_is_told_and_read_into_the_stored_form(text: str, font_name: str | None) -> None:
    read = legacy.decode(text, legacy.detect(text, font_name), font_name)

    assert read == nfc(read)


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is an oracle only where the machine has it")
def test_the_tcvn3_table_agrees_with_iconv() -> None:
    ours = legacy.encode(SMALL + "ĂÂÊÔƠƯĐ", "tcvn3").encode("latin-1")

    theirs = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],  # noqa: S607 – the test wants the machine's own iconv
        input=ours,
        capture_output=True,
        check=True,
    )

    assert nfc(theirs.stdout.decode()) == SMALL + "ĂÂÊÔƠƯĐ"


def test_vni_marks_may_stand_in_either_case() -> None:
    assert legacy.decode("AÙnh Aùnh ÑAÛNG", "vni") == "Ánh Ánh ĐẢNG"


def test_a_capitals_font_shows_every_letter_as_a_capital() -> None:
    assert legacy.decode("héi ®ång 2013", "tcvn3", ".VnTimeH") == "HỘI ĐỒNG 2013"
    assert legacy.decode("héi ®ång 2013", "tcvn3", ".VnArial") == "hội đồng 2013"


def test_unicode_is_only_brought_to_the_stored_form() -> None:
    assert (
        legacy.decode("Hoa\u0300\u00a0giải", "unicode") == legacy.encode("Hoa\u0300\u00a0giải", "unicode") == "Hoà giải"
    )


@pytest.mark.parametrize(
    ("text", "font_name", "charset"),
    [
        ("tong hop", ".VnTimeH", "tcvn3"),
        ("An", ".VnTime", "tcvn3"),
        ("An", "VNI-Times", "vni"),
        ("Nguyễn", ".VnTime", "unicode"),
        ("Nguyễn", "VNI-Times", "unicode"),
        ("NguyÔn V¨n", "Times New Roman", "tcvn3"),
        ("An", "Times New Roman", "unicode"),
        ("§¶ng", None, "tcvn3"),
        (nfc("Ðµo t¹o tæ chøc bÐ"), None, "tcvn3"),
        ("STT §¬n vÞ", None, "tcvn3"),
        ("café résumé naïve", None, "unicode"),
        ("là có à Lý Trà cà hòa", None, "unicode"),
        ("Hoà", None, "unicode"),
        ("37°C, 5 µm, © 2013", None, "unicode"),
        ("", None, "unicode"),
    ],
)
def test_charsets_are_told_by_font_then_by_sound_syllables(text: str, font_name: str | None, charset: str) -> None:
    assert legacy.detect(text, font_name) == charset


@pytest.mark.parametrize(
    ("text", "charset", "sentence"),
    [
        (
            "ĐẢNG",
            "tcvn3",
            "Bảng mã TCVN3 không viết được “Ả” trong “ĐẢNG”. "
            "Hãy dùng phông chữ hoa của TCVN3 (tên phông tận cùng bằng H) hoặc giữ phông Unicode.",
        ),
        (
            "5 µm",
            "tcvn3",
            "Bảng mã TCVN3 không viết được “µ” trong “5 µm”. Hãy thay ký tự ấy hoặc giữ phông Unicode.",
        ),
        (
            "España",
            "vni",
            "Bảng mã VNI không viết được “ñ” trong “España”. Hãy thay ký tự ấy hoặc giữ phông Unicode.",
        ),
    ],
)
def test_what_a_charset_would_show_wrongly_is_refused(text: str, charset: legacy.Charset, sentence: str) -> None:
    with pytest.raises(BadValue) as refusal:
        legacy.encode(text, charset)

    assert refusal.value.sentence == sentence
