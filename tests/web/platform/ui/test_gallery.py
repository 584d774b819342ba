"""Every component in a real browser: readable for everybody, silent in the console, and it does what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import klarlinie.web.platform.ui as ui

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
Opened = Callable[..., Page]
FILES = Path(ui.__file__).parent


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 15, "axe looked at nothing"
    return [json.dumps([one["id"], one["impact"], one["nodes"][0]["target"]]) for one in found["violations"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1280, "de"), (320, "en")])
def test_everybody_can_read_every_component(
    opened: Opened, said: list[str], width: int, language: str, dark: bool
) -> None:
    page = opened("/gallery/", width, dark, language)

    assert findings(page) == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dialogs_and_menus_are_as_readable_as_the_page(opened: Opened) -> None:
    page = opened("/gallery/")

    page.click("text=Entfernen …")
    assert findings(page) == []
    page.keyboard.press("Escape")
    page.click("[popovertarget=g-menu]")
    expect(page.locator("#g-menu a").first).to_be_focused()
    page.keyboard.press("ArrowDown")

    assert findings(page) == []
    expect(page.locator("#g-menu button").first).to_be_focused()


def test_a_page_costs_few_requests_and_none_to_strangers(opened: Opened, asked_for: list[str]) -> None:
    page = opened("/gallery/")
    page.wait_for_load_state("networkidle")

    sent = [url for url in asked_for if not url.startswith("data:") and "django-htmx.js" not in url]
    home = page.url.split("/gallery/")[0]
    assert len(sent) == 5, sent
    assert all(url.startswith(home) for url in sent)


def test_the_chosen_light_is_there_from_the_first_moment_of_the_next_page(opened: Opened) -> None:
    page = opened("/gallery/")

    page.click("[popovertarget=menu-look]")
    page.click("#menu-look [value=dark]")
    page.goto(page.url)

    assert 'data-theme="dark"' in page.content()
    page.click("[popovertarget=menu-look]")
    page.click("#menu-look [value=system]")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert "theme" not in [cookie["name"] for cookie in page.context.cookies()]


def test_another_language_is_one_click_away_and_stays(opened: Opened) -> None:
    page = opened("/gallery/")

    page.click("text=English")

    expect(page.locator("h1")).to_have_text("What a page is made of")
    assert page.get_attribute("html", "lang") == "en"


def test_single_keys_are_listed_and_can_be_switched_off(opened: Opened) -> None:
    page = opened("/gallery/")
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("?")
    expect(page.locator("#keys-list")).to_contain_text("Neue Aktivität")
    page.check("#keys-off")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page.locator("[name=who][value='2']")).to_be_checked()

    page.click("[data-opens=keys-help]")
    page.uncheck("#keys-off")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    expect(page.locator("[name=who][value='3']")).to_be_checked()


def test_on_a_phone_the_path_is_one_line_that_unfolds(opened: Opened) -> None:
    page = opened("/gallery/", width=320)
    summary = page.locator(".path summary")

    expect(summary).to_have_text(re.compile(r"Schritt 2 von 6 · Inventur"))
    expect(page.locator(".path ol")).to_be_hidden()
    summary.click()
    expect(page.locator(".path a[aria-current=step]")).to_be_visible()


def test_the_path_stands_open_beside_a_wide_page(opened: Opened) -> None:
    page = opened("/gallery/")

    expect(page.locator(".path a[aria-current=step]")).to_be_visible()
    expect(page.locator(".path summary")).to_be_hidden()


def test_leaving_typed_text_asks_first(opened: Opened) -> None:
    page = opened("/gallery/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.fill("#id_title", "Messe")
    page.goto("about:blank")

    assert asked == ["beforeunload"]


def test_an_error_stands_beside_its_field_and_is_tied_to_it(opened: Opened) -> None:
    page = opened("/gallery/")
    field = page.locator("#wrong_money")

    assert field.get_attribute("aria-invalid") == "true"
    error = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(error).to_have_text("Bitte eine Zahl, zum Beispiel 1.200.")
    expect(page.locator("#wrong_title_error")).to_have_text("Hier fehlt noch etwas.")


def test_no_template_and_no_module_of_ours_styles_inline() -> None:
    for file in FILES.rglob("*.html"):
        text = file.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*src=)|javascript:", text), file
