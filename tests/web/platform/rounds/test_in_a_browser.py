"""Answering by keyboard alone. A whole round on a real server: see live/; every page for everybody: the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from klarlinie.web.platform.rounds.queries import own_answers
from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import AT
from tests.web.platform.rounds.table import RATINGS, guest, opened, page, part
from tests.web.world import World, make_world

Open = Callable[..., Page]


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(at=AT)


@pytest.fixture
def shown(chrome: Browser, live_server: Any, world: World) -> Iterator[Open]:
    """shown("/…", who="ana", width=320): the page as somebody sees it; `who` may be a guest's browser."""
    contexts = []

    def open_page(path: str, who: str | Client = "ana", width: int = 1280, dark: bool = False) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale="de",
            reduced_motion="reduce",
        )
        contexts.append(context)
        if isinstance(who, Client):
            key = who.cookies["guest"].value if "guest" in who.cookies else "-"
            context.add_cookies([{"name": "guest", "value": key, "url": live_server.url}])
        else:
            sign_in(context, world, who, live_server.url)
        seen = context.new_page()
        seen.set_default_timeout(PATIENCE)
        seen.goto(live_server.url + path)
        return seen

    yield open_page
    for context in contexts:
        close(context)


def test_what_the_keys_chose_is_what_was_saved(world: World, shown: Open) -> None:
    number = opened(world, RATINGS)
    browser = guest(world, number, "Max", "sales")
    seen = shown(f"/answer/{page(world, number).public_id}/1/", who=browser)
    for key in ("3", "?", "1"):
        seen.keyboard.press(key)
    expect(seen.get_by_text("Gespeichert")).to_be_visible()
    seen.keyboard.press("Enter")
    expect(seen.get_by_role("heading", name="Newsletter")).to_be_visible()
    saved = own_answers(part(world, number, browser))["11"].values
    assert saved == {"effect": 3, "sales_support": None, "fit": 1}


def test_a_text_is_saved_while_it_is_typed(world: World, shown: Open) -> None:
    number = opened(world)
    browser = guest(world, number, "Max")
    seen = shown(f"/answer/{page(world, number).public_id}/1/", who=browser)
    seen.keyboard.type("Pumpen laufen wieder? 1 Tag")
    expect(seen.get_by_text("Gespeichert")).to_be_visible()
    seen.keyboard.type(", versprochen")
    seen.get_by_role("button", name="Weiter").click()
    expect(seen.get_by_role("heading", name="Für wen sind wir da?")).to_be_visible()
    saved = own_answers(part(world, number, browser))["promise"].text
    assert saved == "Pumpen laufen wieder? 1 Tag, versprochen"


def test_revealing_too_early_asks_first(world: World, shown: Open) -> None:
    number = opened(world)
    guest(world, number, "Max")
    lead = shown(f"/c/hallstein/rounds/{number}/")
    lead.get_by_role("button", name="Aufdecken").click()
    dialog = lead.get_by_role("dialog")
    expect(dialog.get_by_text("Jetzt schon aufdecken?")).to_be_visible()
    dialog.get_by_role("button", name="Doch nicht").click()
    assert page(world, number).state == "open"
