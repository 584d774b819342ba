"""A real browser on the real server, and eyes that miss nothing: what everybody's pages have to keep."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default as modern
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.architecture.project import ROOT
from tests.web.browser import PATIENCE, close
from tests.web.platform.live.conftest import free_port
from tests.web.world import PASSWORD

RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # the others in short: on a long table that saves seconds
}
# What may differ in the dark and on a phone; structure and names are the same there.
OF_LIGHT_AND_WIDTH: dict[str, Any] = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"],
    },
    "resultTypes": ["violations"],
}
PHONE, DESK = 390, 1280


@dataclass(frozen=True)
class Site:
    """A server in a process of its own, with a home that is thrown away."""

    url: str
    home: Path

    def mails(self, to: str) -> list[str]:
        """What was sent to this address, oldest first; without a mail server mails lie in files."""
        files = sorted((self.home / "mail").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        sent = [message_from_bytes(file.read_bytes(), policy=modern) for file in files]
        return [mail.get_content() for mail in sent if to in str(mail["To"])]


@contextmanager
def a_site(home: Path, kind: str) -> Iterator[Site]:
    """`plain`: two companies and their people; `filled`: with the example's list; `everything`: a row in each table."""
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("KLARLINIE_", "DJANGO_"))
    }
    environment = outside | {"KLARLINIE_HOME": str(home), "PYTHONWARNINGS": "ignore"}
    port = free_port()
    command = [sys.executable, "-m", "tests.journeys.stage", kind, str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        assert server.stdout.readline() == "ready\n"
        yield Site(f"http://127.0.0.1:{port}", home)
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@dataclass
class Eyes:
    """What a browser complains about, and whom it asks, while somebody walks through the pages."""

    url: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    page: str = ""

    def hear(self, message: ConsoleMessage) -> None:
        # A refused form answers with 409 or 422, a fence with 403 or 404: the browser says so, and that is all right.
        is_refusal = re.search(r"responded with a status of (409|422)", message.text)
        is_fence = re.search(r"responded with a status of (400|403|404)", message.text)
        is_the_page = message.location.get("url", "").split("#")[0] == self.page.split("#")[0]
        if message.type == "error" and not is_refusal and not (is_fence and is_the_page):
            self.complaints.append(f"{self.page}: {message.text}")


@dataclass
class Walker:
    """Somebody at a browser of their own."""

    site: Site
    context: BrowserContext
    eyes: Eyes

    def page(self, path: str = "/") -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self.eyes.hear)
        page.on("pageerror", lambda error: self.eyes.complaints.append(f"{self.eyes.page}: {error}"))
        page.on("framenavigated", lambda frame: setattr(self.eyes, "page", frame.url))
        page.goto(self.site.url + path)
        return page

    def holds(self) -> None:
        """Nothing foreign was asked, nothing stands in the console."""
        assert (self.eyes.foreign, self.eyes.complaints) == ([], [])


@dataclass
class Walkers:
    """Lets people in: `walkers.come(width=390)`, each with cookies of their own."""

    site: Site
    browser: Browser
    came: list[Walker] = field(default_factory=list)

    def come(self, *, width: int = DESK, dark: bool = False, language: str = "de") -> Walker:
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale={"de": "de-DE", "en": "en-GB"}[language],
            reduced_motion="reduce",
            has_touch=width <= PHONE,
        )
        context.set_default_timeout(PATIENCE)
        eyes = Eyes(self.site.url)

        def refuse(route: Any) -> None:
            eyes.foreign.append(route.request.url)
            route.abort()

        context.route(re.compile(rf"^(?!{re.escape(self.site.url)}/|data:|blob:|about:)"), refuse)
        self.came.append(Walker(self.site, context, eyes))
        return self.came[-1]

    def go(self) -> None:
        for walker in self.came:
            close(walker.context)


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Through the form, as people do."""
    page.goto(re.sub(r"^(https?://[^/]+).*", r"\1/account/login/", page.url))
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)


def findings(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe-core says about the page as it stands: rule, how grave, where."""
    found = Axe().run(page, options=rules).response
    assert len(found["passes"]) > (10 if rules is RULES else 0), "axe looked at nothing"
    return [f"{one['id']} ({one['impact']}) {one['nodes'][0]['target']}" for one in found["violations"]]


def readable(page: Page) -> None:
    """The page as it stands, by light and in the dark: what journeys ask on their way."""
    found = findings(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in findings(page)]
    page.emulate_media(color_scheme="light")
    assert found == [], page.url
