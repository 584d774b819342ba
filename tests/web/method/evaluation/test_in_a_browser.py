"""Three cards by keyboard alone, and every page for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.rounds import actions as rounds
from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import AT
from tests.web.method.evaluation.test_rounds import rated, settle_url
from tests.web.world import World, make_world

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HERE = "/c/hallstein/evaluation/"
Opened = Callable[..., Page]


@pytest.fixture
def opened(chrome: Browser, live_server: Any, world: World) -> Iterator[Opened]:
    """opened("/c/…/", width=320, dark=True): the page as ana sees it."""
    contexts = []

    def open_page(
        path: str, width: int = 1280, dark: bool = False, language: str = "de", who: str = "ana"
    ) -> Page:
        context = chrome.new_context(
            viewport={"width": width, "height": 720},
            color_scheme="dark" if dark else "light",
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        sign_in(context, world, who, live_server.url)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        close(context)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(at=AT, filled=True)


def listed(world: World) -> tuple[Listed, ...]:
    return activities(world.hallstein)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 15, "axe looked at nothing"
    return [json.dumps([one["id"], one["impact"], one["nodes"][0]["target"]]) for one in found["violations"]]


def test_three_cards_by_keyboard_alone(opened: Opened, world: World) -> None:
    first, second, third = (one.id for one in listed(world)[19:22])  # nothing is known of these
    page = opened(f"{HERE}{first}/")

    # hours, money, nerves with their causes, inquiries … reason, audience; Enter goes on, the last one saves.
    page.keyboard.type("2 h/Woche")
    press(page, "Enter")
    page.keyboard.type("ca. 1.200 €")
    press(page, "Enter", "3", "Enter", "1", "3", "Enter")
    page.keyboard.type("5")
    press(page, "Enter")
    page.keyboard.type("u")
    press(page, "Enter", "Enter", "2", "Enter", "u", "Enter", "2", "Enter")
    page.keyboard.type("Betriebsleiter hören ihn auf dem Weg zur Anlage")
    press(page, "Enter")
    page.keyboard.type("Betriebsleiter in Brauereien")
    press(page, "Enter")

    page.wait_for_url(f"**{HERE}{second}/")
    expect(page.locator("#messages")).to_contain_text("bewertet")
    # The second: only the source, then save from anywhere.
    page.focus("#id_effect_source_0")
    press(page, "3", "Control+Enter")

    page.wait_for_url(f"**{HERE}{third}/")
    # The third: out of the field, later.
    press(page, "Escape", "s")
    page.wait_for_url(lambda url: not url.endswith(f"/{third}/"))

    done = {one.id: one for one in listed(world)}
    core = done[first].core
    assert core.hours_per_month == pytest.approx(104 / 12, abs=1e-4)
    assert core.money_per_year is not None
    assert core.money_per_year.amount == 1200
    assert (core.nerves, core.inquiries_per_year, core.customers_per_year) == (3.0, 5.0, None)
    assert (core.effect_level, core.sales_support, core.effect_source) == (2.0, None, "counted")
    assert done[first].nerve_causes == ("coordination", "agency")
    assert core.audience == "Betriebsleiter in Brauereien"
    assert [done[key].is_evaluated for key in (first, second, third)] == [True, True, False]
    assert done[second].core.effect_source == "estimated"


def test_figures_follow_while_typing_and_what_was_unfolded_stays_open(opened: Opened, world: World) -> None:
    page = opened(f"{HERE}{listed(world)[19].id}/")
    page.fill("#id_hours", "0")
    page.fill("#id_money", "6000")
    page.click("#from-cost summary")

    page.click("label[for=id_effect_source_1]")
    page.fill("#id_inquiries", "3")

    expect(page.locator("#follows")).to_contain_text("749")
    expect(page.locator("#from-cost")).to_have_attribute("open", "")
    page.fill("#id_reason", "Weil wir das schon immer so machen")
    expect(page.locator("#reason-hint .hint")).to_be_visible()


def test_arrows_walk_through_the_pile_and_nothing_typed_is_lost(opened: Opened, world: World) -> None:
    first, second = (one.id for one in listed(world)[19:21])
    page = opened(f"{HERE}{first}/")
    page.fill("#id_hours", "7")

    press(page, "Escape", "ArrowRight")
    page.wait_for_url(f"**{HERE}{second}/")
    press(page, "Escape", "k")
    page.wait_for_url(f"**{HERE}{first}/")

    expect(page.locator("#id_hours")).to_have_value("7")


def test_the_whole_card_fits_on_a_laptop(opened: Opened, world: World) -> None:
    page = opened(f"{HERE}{listed(world)[19].id}/")

    lowest = page.locator("#id_audience").bounding_box()
    assert lowest is not None
    assert lowest["y"] + lowest["height"] < 720
    expect(page.locator("[value=save]")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "language", "dark"), [(1280, "de", False), (320, "en", True)])
def test_everybody_can_use_every_page(
    opened: Opened, world: World, width: int, language: str, dark: bool
) -> None:
    keys = tuple(one.id for one in listed(world)[:2])
    number = rated(world, keys)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)
    pages = (
        HERE, f"{HERE}{keys[0]}/", f"{HERE}rounds/", f"{HERE}rounds/new/", settle_url(number),
    )  # fmt: skip

    page = opened(HERE, width, dark, language)
    found = {}
    for path in pages:
        page.goto(page.url.split("/c/")[0] + path)
        found[path] = findings(page)
        is_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not is_wide, path

    assert found == {path: [] for path in pages}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_errors_and_empty_pages_can_be_used_by_everybody(opened: Opened, world: World, dark: bool) -> None:
    page = opened(f"{HERE}{listed(world)[0].id}/", 320, dark)
    page.fill("#id_hours", "viel zu viel")
    page.click("[value=save]")
    expect(page.locator("#id_hours_error")).to_be_visible()
    assert findings(page) == []

    page.goto(page.url.split("/c/")[0] + f"{HERE}rounds/new/")
    page.fill("#id_title", "")
    page.click(".new-round .button")
    expect(page.locator("#id_title_error")).to_be_visible()
    assert findings(page) == []

    empty = opened(HERE.replace("hallstein", "nordlicht") + "rounds/", 320, dark, who="cleo")
    assert findings(empty) == []


def test_on_a_phone_every_figure_stands_under_its_name_and_nothing_scrolls_sideways(opened: Opened) -> None:
    page = opened(HERE, width=320)
    expect(page.locator(".figures-table tbody tr").first).to_be_visible()
    assert page.locator(".figures-table .scroll").evaluate("one => one.scrollWidth <= one.clientWidth")
    named = page.locator(".figures-table tbody tr").first.locator("[data-label]")
    assert [one.get_attribute("data-label") for one in named.all()] == [
        "Std./Monat",
        "Kosten im Jahr",
        "Kosten je Anfrage (95 %)",
        "Wirkung in Punkten",
    ]
    assert page.get_by_role("rowheader").first.is_visible()
