"""Theme and language are kept for a year and lead back to where one was; error pages speak calmly."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_choice_leads_back_to_the_page_one_was_on(client: Client) -> None:
    seen = client.post("/theme/", {"theme": "dark", "next": "/c/hallstein/?a=1"})

    assert seen.headers["Location"] == "/c/hallstein/?a=1"
    assert client.cookies["theme"].value == "dark"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_a_choice_never_leads_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.post("/language/", {"language": "en", "next": elsewhere}).headers["Location"] == "/"


def test_nonsense_is_not_kept(client: Client) -> None:
    client.post("/theme/", {"theme": '"><script>'})

    assert client.cookies["theme"].value == ""


def test_a_choice_is_sent_and_not_linked(client: Client) -> None:
    assert client.get("/theme/").status_code == client.get("/language/").status_code == 405


def test_the_gallery_is_for_developers(client: Client, settings: Any) -> None:
    assert client.get("/gallery/").status_code == 404
    settings.DEBUG = True
    assert client.get("/gallery/").status_code == 200


@pytest.mark.parametrize("code", ["400", "403", "404", "429", "500"])
def test_error_pages_need_no_request(code: str) -> None:
    page = render_to_string(f"{code}.html")

    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_a_missing_page_is_a_calm_page(client: Client) -> None:
    seen = client.get("/nowhere/", HTTP_ACCEPT_LANGUAGE="en")

    assert seen.status_code == 404
    assert "Nothing here" in seen.content.decode()
