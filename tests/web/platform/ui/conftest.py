"""A browser for the pages of the gallery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser import PATIENCE, close


@pytest.fixture
def said() -> list[str]:
    """What the browser's console says, and the errors of the page."""
    return []


@pytest.fixture
def asked_for() -> list[str]:
    """The addresses the browser asked for."""
    return []


@pytest.fixture
def opened(
    chrome: Browser, live_server: Any, settings: Any, said: list[str], asked_for: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens an address of the test server: opened("/gallery/", width=320, dark=True, language="en")."""
    settings.DEBUG = True
    contexts = []

    def open_page(path: str, width: int = 1280, dark: bool = False, language: str = "de") -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked_for.append(request.url))
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        close(context)
