"""The browser of the tests ends, also when it would rather not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.web.browser import close, open_browser


@dataclass
class Stuck:
    """What never finishes closing."""

    page: Page

    def close(self) -> None:
        self.page.evaluate("() => new Promise(() => {})")


@pytest.mark.one_database
def test_a_browser_that_does_not_close_is_ended() -> None:
    with sync_playwright() as play:
        browser = open_browser(play)
        stuck = Stuck(browser.new_page())

        close(stuck, within=1)  # type: ignore[arg-type]

        assert not browser.is_connected()


@pytest.mark.one_database
def test_a_browser_that_closes_is_only_closed() -> None:
    with sync_playwright() as play:
        browser = open_browser(play)

        close(browser.new_context())

        assert browser.is_connected()
        browser.close()
