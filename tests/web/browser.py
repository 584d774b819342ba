"""A real browser for tests and pictures, and one that ends even when it does not want to."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psutil
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, expect, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30_000  # milliseconds until a sign on a page is missed; costs time only where one is missing
CLOSING = 30  # seconds; closing has no limit of its own, and has been seen to wait for an hour

expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """The browser of this machine, or None: then Playwright's own is used, if it was installed."""
    found = (shutil.which(name) for name in NAMES)
    return os.environ.get("KLARLINIE_CHROMIUM") or next((path for path in found if path), None)


def open_browser(play: Playwright) -> Browser:
    return play.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)


@contextmanager
def a_browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = open_browser(play)
        yield browser
        close(browser)


def close(one: Browser | BrowserContext, within: float = CLOSING) -> None:
    """Close it, or end the browser when that takes more than `within` seconds: a hanging test says nothing."""
    end = threading.Timer(within, end_browsers)
    end.start()
    with suppress(Error):  # the browser was ended
        one.close()
    end.cancel()


def end_browsers() -> None:
    """End the browsers of this process, without asking them."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "chrom" in child.name():
                child.kill()


def sign_in(context: BrowserContext, world: Any, who: str, url: str) -> None:
    """Give the browser the session of somebody without the way through the login page."""
    client = Client()
    client.force_login(world.users[who], "allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
