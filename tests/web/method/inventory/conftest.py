"""A real browser on the inventory, signed in as whoever the test wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import euros
from klarlinie.web.method.inventory.actions import add_activities
from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import AT
from tests.web.world import World, make_world


@pytest.fixture
def little_world(transactional_db: None) -> World:
    """Hallstein with three activities."""
    world = make_world(at=AT)
    made = [
        Activity(
            "Website", Source(""), type="website", type_certain=True, hours_per_month=12.0, owners=("Jana",)
        ),
        Activity("Messe Nürnberg", Source(""), type="event", type_certain=True, money_per_year=euros(8000)),
        Activity("Flyer", Source(""), type="brochure", type_certain=True, reason="Liegt am Tresen"),
    ]
    add_activities(world.hallstein, made, by=world.by("ana"), at=AT)
    return world


@pytest.fixture
def said() -> list[str]:
    """What the browser's console says, and the errors of the page."""
    return []


@pytest.fixture
def opened(
    chrome: Browser, live_server: Any, little_world: World, said: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens the inventory of Hallstein: opened("mia", width=390)."""
    contexts = []

    def open_page(who: str = "ana", path: str = "/c/hallstein/inventory/", width: int = 1400) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 900}, locale="de-DE", reduced_motion="reduce"
        )
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
        sign_in(context, little_world, who, live_server.url)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        close(context)
