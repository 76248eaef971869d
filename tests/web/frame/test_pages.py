"""Pages of refusal speak Vietnamese, say what to do, and come up even where nothing can be asked."""

import pytest
from django.test import Client, RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure

from tests.web.frame.gallery import site


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "Chưa được phép"), (404, "Không tìm thấy trang"), (409, "Chưa thực hiện được")],
)
@pytest.mark.parametrize("query", ["", "?cau"])
def test_a_refusal_says_its_sentence_and_clause_or_what_to_do(status: int, words: str, query: str) -> None:
    with site.opened():
        page = Client().get(f"/loi/{status}/{query}")

    text = page.content.decode()
    assert page.status_code == status
    assert f"{words}</h1>" in text
    assert ("Thời hạn đăng ký là từ 01/01/2014" in text, "#dieu-II.2.a" in text) == (bool(query), bool(query))
    assert "Về Việc cần làm" in text


def test_an_unknown_address_is_answered_in_vietnamese() -> None:
    with site.opened():
        page = Client().get("/khong-co/")

    assert page.status_code == 404
    assert "Không tìm thấy trang" in page.content.decode()


def test_pages_that_django_draws_without_a_context_come_up() -> None:
    request = RequestFactory().post("/")
    with site.opened():
        pages = [
            defaults.bad_request(request, ValueError()),
            defaults.server_error(request),
            csrf_failure(request),
        ]

    assert [page.status_code for page in pages] == [400, 500, 403]
    words = ["Yêu cầu không hợp lệ", "Phần mềm gặp lỗi", "Trang này đã cũ"]
    assert [word in page.content.decode() for word, page in zip(words, pages, strict=True)] == [True] * 3
    assert [page.content.decode().count("<h1>") for page in pages] == [1, 1, 1]


def test_a_form_without_its_secret_is_told_to_load_the_page_again() -> None:
    with site.opened():
        page = Client(enforce_csrf_checks=True).post("/viet/", {})

    assert page.status_code == 403
    assert "tải lại trang" in page.content.decode()


def test_pages_carry_a_policy_without_inline_code() -> None:
    with site.opened():
        page = Client().get("/viet/")

    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert " style=" not in page.content.decode()


@pytest.mark.parametrize(("query", "start"), [("", "<title>(3) Đăng ký"), ("?loi", "<title>Lỗi: (3) Đăng ký")])
def test_the_title_names_errors_first_and_counts_what_waits(query: str, start: str) -> None:
    with site.opened():
        page = Client().get(f"/viet/{query}")

    assert start in page.content.decode()
