"""What a real browser fetches for a page: requests and bytes over the wire, the first time and again."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Fetched:
    """What went over the wire, largest first: bytes with headers, as sent (compressed), and the address."""

    started: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    from_cache: set[str] = field(default_factory=set)

    @property
    def parts(self) -> list[tuple[int, str]]:
        wire = [(size, self.started[key]) for key, size in self.sizes.items() if key not in self.from_cache]
        return sorted(wire, reverse=True)

    @property
    def requests(self) -> int:
        return len(self.parts)

    @property
    def bytes(self) -> int:
        return sum(size for size, _ in self.parts)

    def listen(self, session: Any) -> None:
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.requestServedFromCache", lambda event: self.from_cache.add(event["requestId"]))
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self.started[event["requestId"]] = event["request"]["url"]

    def _answered(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        if answer.get("fromDiskCache") or answer.get("fromPrefetchCache"):
            self.from_cache.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.started:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])


def two_visits(url: str, cookie: str) -> tuple[Fetched, Fetched]:
    """A browser that was never here, signed in by its cookie; then the same page once more."""
    from playwright.sync_api import sync_playwright

    found = (shutil.which(name) for name in NAMES)
    program = os.environ.get("KLARLINIE_CHROMIUM") or next((path for path in found if path), None)
    name, _, value = cookie.partition("=")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS, headless=True)
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
        context.add_cookies([{"name": name, "value": value, "domain": "127.0.0.1", "path": "/"}])
        visits = _visit(context, url), _visit(context, url)
        browser.close()
    return visits


def _visit(context: Any, url: str) -> Fetched:
    """In a tab of its own, so that the second time comes from the cache on the disk."""
    fetched, page = Fetched(), context.new_page()
    fetched.listen(context.new_cdp_session(page))
    answer = page.goto(url, wait_until="networkidle")
    if answer is None or answer.status != 200 or page.url != url:
        raise SystemExit(f"{url} leads to {page.url}")
    page.wait_for_timeout(500)
    page.close()
    return fetched
