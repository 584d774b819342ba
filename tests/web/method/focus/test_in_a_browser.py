"""A card moves by mouse, by keyboard and through its menu; everybody can use the board."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from klarlinie.web.method.focus import queries
from tests.browsing import findings
from tests.web.browser import PATIENCE, sign_in
from tests.web.conftest import AT
from tests.web.method.focus.team import Team, make_team
from tests.web.world import make_world

HERE = "/c/hallstein/focus/"


@pytest.fixture
def team(transactional_db: None) -> Team:
    return make_team(make_world(at=AT))


def opened(
    chrome: Browser, live_server: Any, team: Team, who: str = "ana", **look: Any
) -> tuple[Page, list[str]]:
    """The board as somebody sees it, and what the console says about it."""
    context = chrome.new_context(
        **{"viewport": {"width": 1280, "height": 900}, "locale": "de", "reduced_motion": "reduce", **look}
    )  # type: ignore[arg-type]
    sign_in(context, team.world, who, live_server.url)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(PATIENCE)
    page.goto(live_server.url + HERE)
    expect(page.locator("#proposal-body .actions")).to_be_visible()
    return page, said


def core(team: Team) -> list[str]:
    return [one.title for one in queries.core(team.world.hallstein)]


def drag(page: Page, title: str, lane: str) -> None:
    start = page.locator(".place", has_text=title).locator(".lift").bounding_box()
    to = page.locator(f".lane.{lane}").bounding_box()
    assert start
    assert to
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
    page.mouse.move(to["x"] + 80, to["y"] + to["height"] - 12, steps=6)
    page.mouse.up()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_card_moves_by_mouse_by_keyboard_and_through_its_menu(
    chrome: Browser, live_server: Any, team: Team
) -> None:
    page, said = opened(chrome, live_server, team)

    drag(page, "Website", "must")
    expect(page.locator("#toasts")).to_contain_text("„Website“ steht jetzt unter „Muss“.")
    expect(page.locator(".lane.must .tag")).to_have_text("1 von 5")
    assert core(team) == ["Website"]

    # Escape puts back; the focus stays; then Space, two lanes on, Space.
    page.locator(".unplaced .place", has_text="Messe").locator(".lift").focus()
    press(page, " ", "ArrowRight")
    expect(page.locator("#spoken")).to_have_text("Muss, Platz 1 von 2")
    press(page, "Escape")
    expect(page.locator(".unplaced .place", has_text="Messe")).to_be_visible()
    expect(page.locator(".unplaced .place", has_text="Messe").locator(".lift")).to_be_focused()
    press(page, " ", "ArrowRight", "ArrowRight", " ")
    expect(page.locator(".lane.should .place", has_text="Messe")).to_be_visible()
    expect(page.locator(".lane.should .lift")).to_be_focused()
    expect(page.locator("#toasts")).to_contain_text("unter „Sollte“")
    assert [one.lane for one in queries.places(team.world.hallstein)] == ["must", "should"]

    page.locator(".unplaced a", has_text="Newsletter").click()
    expect(page.locator("#menu-title")).to_have_text("Newsletter")
    expect(page.locator("#card-menu .says-model .note")).to_be_visible()
    assert findings(page) == []
    page.locator("#card-menu button[value=must]").click()
    expect(page.locator("#messages")).to_contain_text("„Newsletter“ steht jetzt unter „Muss“, bei Jana.")
    expect(page.locator("#proposal-body .actions")).to_be_visible()
    assert findings(page) == []
    assert said == []


def test_on_a_phone_who_may_not_decide_is_asked_why(chrome: Browser, live_server: Any, team: Team) -> None:
    page, said = opened(
        chrome, live_server, team, "mia", viewport={"width": 390, "height": 800}, color_scheme="dark"
    )

    page.locator(".place", has_text="Messe").locator(".lift").focus()
    press(page, " ", "ArrowRight", " ")

    expect(page.locator("#card-menu form.suggest")).to_be_visible()
    assert findings(page) == []
    page.locator("#card-menu textarea").fill("Dort trafen wir drei Kunden")
    page.locator("#card-menu form.suggest button").click()
    expect(page.locator("#suggestions")).to_contain_text("Dort trafen wir drei Kunden")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert core(team) == []
    assert said == []
