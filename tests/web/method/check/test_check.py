"""The chaos check: open to everybody, one question at a time, nothing stored."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client

from klarlinie.method.check import QUESTIONS
from tests.web.world import World


@pytest.fixture
def anybody(db: None) -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="de")


def test_the_door_is_open_and_sets_no_cookie_but_the_form_s(anybody: Client) -> None:
    assert "Chaos-Check beginnen" in anybody.get("/").content.decode()
    anybody.get("/check/")
    anybody.get("/check/result/?a=nnnnnnnnnnnn")
    assert "sessionid" not in anybody.cookies


def test_all_questions_come_one_after_the_other(anybody: Client) -> None:
    letters = ""
    for question in QUESTIONS:
        page = anybody.get("/check/", {"a": letters}).content.decode()
        assert question.asks.de.split("?")[0] in page
        letters += "n"
    assert anybody.get("/check/", {"a": letters}).url == f"/check/result/?a={letters}"


def test_the_result_names_patterns_and_the_next_step_and_stores_nothing(anybody: Client) -> None:
    page = anybody.get("/check/result/", {"a": "n" * 12}).content.decode()
    assert "Keiner hat das letzte Wort" in page
    assert "In zehn Minuten" in page
    assert all(model._base_manager.count() == 0 for model in apps.get_app_config("check").get_models())


def test_calm_is_said_too(anybody: Client) -> None:
    assert "Hier herrscht Ordnung" in anybody.get("/check/result/", {"a": "y" * 12}).content.decode()


@pytest.mark.parametrize("letters", ["x", "ynz", "y" * 13, "<script>", "ja"])
def test_a_tampered_address_begins_again(anybody: Client, letters: str) -> None:
    assert anybody.get("/check/", {"a": letters}).url == "/check/"
    assert anybody.get("/check/result/", {"a": letters}).url == "/check/"


def test_english_is_complete(db: None) -> None:
    page = Client(HTTP_ACCEPT_LANGUAGE="en-GB").get("/check/result/", {"a": "n" * 12}).content.decode()
    assert "In ten minutes" in page
    assert '<html lang="en"' in page


def test_somebody_signed_in_keeps_it_with_the_company(ana: Client, world: World) -> None:
    ana.post("/check/take/", {"a": "n" * 12})
    page = ana.get("/c/hallstein/").content.decode()
    assert "Das Ergebnis des Chaos-Checks ist hier aufgehoben" in page
    assert "Keiner hat das letzte Wort" in ana.get("/c/hallstein/check/").content.decode()


def test_half_the_answers_are_no_result(anybody: Client) -> None:
    assert anybody.get("/check/result/", {"a": "yy"}).url == "/check/?a=yy"
