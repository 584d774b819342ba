"""A newcomer brings the old list: chooses the file, corrects a column, takes it over, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run
from tests.architecture.project import ROOT
from tests.web.browser import PATIENCE, open_browser, sign_in
from tests.web.conftest import AT
from tests.web.world import World, make_world

EXAMPLE = ROOT / "examples" / "hallstein-marketing.xlsx"


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """Does what waits in the background, as the server's own worker would."""
    over = Event()

    def work() -> None:
        while not over.wait(0.2):
            for pk in list(Work.everywhere.filter(state="waiting").values_list("pk", flat=True)):
                run(pk, with_pulse=False)
        connections.close_all()

    thread = Thread(target=work, daemon=True)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.fixture
def opened(
    live_server: Any, worker: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Page, World, str]]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    world = make_world(at=AT)
    with sync_playwright() as play:
        browser = open_browser(play)
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="de-DE", reduced_motion="reduce"
        )
        sign_in(context, world, "ana", live_server.url)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if is_news(message) else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page, world, live_server.url
        browser.close()
        assert said == []


def is_news(message: ConsoleMessage) -> bool:
    """Errors, but not that the font is missing, which is only made at set-up."""
    return message.type == "error" and "inter.woff2" not in message.location["url"]


def assert_accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:120])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_a_newcomer_imports_corrects_accepts_and_undoes(opened: tuple[Page, World, str]) -> None:
    here, world, url = opened
    here.goto(f"{url}/c/hallstein/inventory/import/")
    assert_accessible(here)
    here.set_input_files("input[type=file]", EXAMPLE)
    expect(here.locator("[data-chosen]")).to_contain_text("hallstein-marketing.xlsx")
    here.click("text=Lesen und zeigen")
    here.wait_for_selector("#understood")
    assert_accessible(here)
    expect(here.locator("#outcome")).to_contain_text("24 Aktivitäten kommen dazu")

    remark = here.locator("select[aria-label*='Bemerkung']")
    remark.focus()
    remark.select_option("reason")
    expect(here.locator("#understood")).to_contain_text("Eine Spalte ist von Hand bestimmt")
    expect(here.locator("select[aria-label*='Warum machen wir das']")).to_have_value("note")
    expect(remark).to_be_focused()

    here.locator("[name=out]").first.check()
    expect(here.locator("#outcome")).to_contain_text("23 Aktivitäten kommen dazu")
    assert activities(world.hallstein) == ()

    here.click("#accept")
    here.wait_for_selector("text=Das steht jetzt auf dem Tisch")
    assert_accessible(here)
    assert len(activities(world.hallstein)) == 23
    here.click("text=Ganze Liste zurücknehmen")
    here.wait_for_selector("text=Sie lässt sich wieder übernehmen")
    assert activities(world.hallstein) == ()


def test_duplicates_by_keyboard_on_a_phone(opened: tuple[Page, World, str]) -> None:
    here, world, url = opened
    here.set_viewport_size({"width": 320, "height": 700})
    here.goto(f"{url}/c/hallstein/inventory/import/")
    here.click("text=Lieber Text einfügen")
    here.fill("textarea", "Maßnahme\tWer\nNewsletter\tJana\nNL\tTom\n")
    here.click("text=Lesen und zeigen")
    here.wait_for_selector("#understood")
    assert_accessible(here)
    assert here.evaluate("document.documentElement.scrollWidth") <= 320
    here.click("#accept")
    here.click("text=Ein Paar ansehen")
    here.wait_for_selector("text=Ist das dasselbe?")
    assert_accessible(here)
    assert here.evaluate("document.documentElement.scrollWidth") <= 320
    here.keyboard.press("2")
    here.keyboard.press("z")
    here.wait_for_selector("text=Nichts Doppeltes")
    assert_accessible(here)
    assert [one.core.title for one in activities(world.hallstein)] == ["NL"]
    here.click(".messages button:has-text('Rückgängig')")
    here.wait_for_selector("text=Ist das dasselbe?")
    assert len(activities(world.hallstein)) == 2
