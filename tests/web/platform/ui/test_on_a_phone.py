"""A phone: a finger hits what it aims at, nothing lies over the field in use, and no network takes what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.queries import activities
from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import AT
from tests.web.world import World, make_world

HOME = "/c/hallstein/"
WORDS = "Steht eine Anlage, ist in vier Stunden jemand da."
FINGER = 44  # pixels
TOO_SMALL = """least => [...document.querySelectorAll(
    "main :is(.button, summary, select, textarea, label:has(input), input[type=text]), .path :is(a, summary)")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least - 0.5)
  .map((one) => `${one.tagName} ${one.innerText} ${one.getBoundingClientRect().height}`)"""
Opened = Callable[..., Page]


@pytest.fixture
def world(request: pytest.FixtureRequest, transactional_db: None) -> World:
    """With the example's list; `@pytest.mark.parametrize("world", [False], indirect=True)`: with nothing yet."""
    return make_world(at=AT, filled=getattr(request, "param", True))


@pytest.fixture
def opened(chrome: Browser, live_server: Any, world: World) -> Iterator[Opened]:
    """opened("clarity/"): the page as ana sees it on a phone."""
    context = chrome.new_context(
        viewport={"width": 390, "height": 700},
        is_mobile=True,
        has_touch=True,
        locale="de",
        reduced_motion="reduce",
    )
    sign_in(context, world, "ana", live_server.url)

    def open_page(path: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(live_server.url + HOME + path)
        return page

    yield open_page
    close(context)


def test_what_is_tapped_is_as_high_as_a_finger(opened: Opened, world: World) -> None:
    card = f"evaluation/{activities(world.hallstein)[0].id}/"
    pages = ("", "clarity/", "clarity/rounds/new/", card, "evaluation/rounds/new/", "journal/", "findings/")

    seen = {path: too_small for path in pages if (too_small := opened(path).evaluate(TOO_SMALL, FINGER))}

    assert not seen


def test_what_was_saved_does_not_lie_over_the_field_in_use(opened: Opened) -> None:
    page = opened("settings/")
    page.get_by_role("button", name="Speichern").tap()
    message = page.locator("main > .messages")
    expect(message).to_have_css("position", "sticky")

    page.locator("[name=name]").focus()

    expect(message).to_have_css("position", "static")


def test_a_title_without_a_gap_does_not_push_the_page_aside(opened: Opened, world: World) -> None:
    title = "Kundenzufriedenheitsbefragungsauswertungspräsentationsunterlagen"
    made = Activity(title, Source(""))
    add_activities(world.hallstein, [made], by=world.by("ana"), at=AT)
    newest = next(one.id for one in activities(world.hallstein) if one.core.title == title)

    for path in (f"inventory/{newest}/", f"evaluation/{newest}/", "evaluation/rounds/new/", "findings/"):
        assert opened(path).evaluate("document.documentElement.scrollWidth") == 390, path


def test_a_card_that_was_filled_in_is_not_left_by_a_slip_of_the_finger(opened: Opened, world: World) -> None:
    card = opened(f"evaluation/{activities(world.hallstein)[0].id}/")
    card.locator("[name=audience]").fill("Betriebsleiter in Molkereien")
    card.locator("label:has([name=nerves])").nth(2).tap()
    seen: list[str] = []

    def stay(asked: Dialog) -> None:
        seen.append(asked.type)
        asked.dismiss()

    card.once("dialog", stay)

    with card.expect_event("dialog"):
        card.locator(".card-head a").tap()

    expect(card.locator("[name=audience]")).to_have_value("Betriebsleiter in Molkereien")
    assert seen == ["beforeunload"]


def test_without_a_network_what_was_typed_stays_and_the_page_says_so(opened: Opened) -> None:
    page = opened("clarity/tone/")
    page.locator("#id_text").fill(WORDS)

    page.context.set_offline(True)
    page.get_by_role("button", name="Speichern").tap()

    expect(page.locator("#toasts .error")).to_contain_text("Gerade fehlt die Verbindung")
    expect(page.locator("#id_text")).to_have_value(WORDS)

    page.context.set_offline(False)
    page.get_by_role("button", name="Speichern").tap()

    expect(page.locator("main > .messages")).to_contain_text("Gespeichert")


@pytest.mark.parametrize("world", [False], indirect=True)
def test_the_first_activity_called_out_is_answered_where_it_was_typed_and_opens_the_way_on(
    opened: Opened,
) -> None:
    page = opened("inventory/")
    onward = page.get_by_role("link", name="Weiter zur Bewertung")
    expect(onward).to_be_hidden()
    expect(
        page.get_by_text("Zellen in Excel markieren")
    ).to_be_hidden()  # there is no empty row to paste into
    expect(page.get_by_text("Std./Monat").first).to_be_hidden()

    page.locator("#line").fill("Website, 3 Std im Monat")
    page.get_by_role("button", name="Aufnehmen").tap()

    expect(page.locator("#line-said")).to_have_text("„Website“ aufgenommen.")
    expect(onward).to_be_visible()
