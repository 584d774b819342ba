"""A real browser for tests and pictures."""

from __future__ import annotations

import os
import shutil
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser of this machine, or None: then Playwright's own is used, if it was installed."""
    found = (shutil.which(name) for name in NAMES)
    return os.environ.get("KLARLINIE_CHROMIUM") or next((path for path in found if path), None)


def open_browser(play: Playwright) -> Browser:
    return play.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)


def sign_in(context: BrowserContext, world: Any, who: str, url: str) -> None:
    """Give the browser the session of somebody without the way through the login page."""
    client = Client()
    client.force_login(world.users[who], "allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
