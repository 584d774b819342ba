"""The foundation in a real browser: hints while typing, nothing typed is lost, readable for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.platform.rounds import actions as rounds
from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import Clients
from tests.web.method.clarity.test_views import HOME, agree, settled, write
from tests.web.world import World, make_world

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
EMPTY = "Wir bieten individuelle Lösungen."
Opened = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said() -> list[str]:
    """The errors in the browser's console and of the page."""
    return []


@pytest.fixture
def opened(
    chrome: Browser, live_server: Any, settings: Any, said: list[str]
) -> Iterator[Callable[[World], Opened]]:
    """Opens pages as somebody of a world: opened(world)("lines/", width=320, dark=True)."""
    settings.DEBUG = True
    contexts = []

    def of(world: World, who: str = "ana") -> Opened:
        def open_page(path: str, width: int = 1280, dark: bool = False, language: str = "de") -> Page:
            context = chrome.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if dark else "light",
                locale=language,
                reduced_motion="reduce",
            )
            contexts.append(context)
            sign_in(context, world, who, live_server.url)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            # A warning of a slow machine (font loaded, not painted yet) is no trouble of ours.
            page.on("console", lambda message: message.type == "error" and said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(live_server.url + HOME + path)
            return page

        return open_page

    yield of
    for context in contexts:
        close(context)


@pytest.fixture
def empty(transactional_db: None) -> World:
    return make_world(at=AT)


@pytest.fixture
def full(transactional_db: None) -> World:
    """Hallstein with an agreed line that has changed since, a hint put away and a vote."""
    world = make_world(at=AT, filled=True)
    agree(Clients(world).of("ana"), world)
    write(world, "Binnen drei Stunden ist jemand von uns da, der genau diese Maschine kennt.")
    code = queries.look_at(world.hallstein, "promise", EMPTY, "promise").hints[0].code
    actions.silence(world.hallstein, code, "tone", "So heißen wir", by=world.by("mia"), at=AT)
    promise = queries.on_the_table(world.hallstein).text("promise")
    actions.vote_on_promise(world.hallstein, promise, False, by=world.by("ana"), at=AT)
    return world


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 15, "axe looked at nothing"
    return [json.dumps([one["id"], one["impact"], one["nodes"][0]["target"]]) for one in found["violations"]]


def test_hints_come_while_typing_and_the_focus_stays(empty: World, opened: Any, said: list[str]) -> None:
    page = opened(empty)("promise/")
    field = page.locator("#id_text")
    field.press_sequentially(EMPTY, delay=10)

    expect(page.locator("#hints s")).to_have_text("individuelle Lösungen")
    expect(page.locator("#hints .better")).to_contain_text("?")
    expect(page.locator("#hints-said")).to_have_text("Ein Hinweis zum Text.")
    expect(field).to_be_focused()
    assert findings(page) == []

    field.press("End")
    field.press_sequentially(" Für Molkereien", delay=10)
    expect(page.locator("#hints .clarity-copy")).to_contain_text("Für Molkereien")
    field.fill("Milch wartet nicht: In vier Stunden läuft die Abfüllung wieder.")
    expect(page.locator("#hints")).to_contain_text("Das sagt etwas Eigenes.")
    expect(field).to_be_focused()
    assert said == []


def test_a_hint_is_put_away_and_back_without_losing_what_is_typed(empty: World, opened: Any) -> None:
    page = opened(empty)("promise/")
    page.locator("#id_text").press_sequentially(EMPTY)
    page.click("text=Hinweis weglegen")
    page.fill("[name=reason]", "So heißt unsere Abteilung")
    page.click("text=Hier nicht")

    expect(page.locator("#hints")).to_contain_text("Weggelegt.")
    expect(page.locator("#hints s")).to_have_count(0)
    assert findings(page) == []
    page.click("#hints >> text=Rückgängig")
    expect(page.locator("#hints s")).to_have_text("individuelle Lösungen")
    assert page.input_value("#id_text") == EMPTY
    assert queries.silenced(empty.hallstein) == ()


def test_leaving_with_typed_text_asks_first(empty: World, opened: Any) -> None:
    page = opened(empty)("promise/")
    page.locator("#id_text").press_sequentially(EMPTY)
    expect(page.locator("#hints s")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.click(".brand", no_wait_after=True)
    assert asked == ["beforeunload"]
    assert page.input_value("#id_text") == EMPTY


def test_two_versions_stand_side_by_side_and_one_is_chosen(empty: World, opened: Any) -> None:
    page = opened(empty)("promise/")
    page.fill("#id_text", "Anas Satz über Molkereien")
    write(empty, "Mias Satz über Brauereien")
    page.click("text=Speichern")

    expect(page.locator("h1")).to_have_text("Welche Fassung soll gelten?")
    expect(page.locator(".beside section").nth(0)).to_contain_text("Mias Satz über Brauereien")
    expect(page.locator(".beside section").nth(1)).to_contain_text("Anas Satz über Molkereien")
    assert findings(page) == []
    page.fill("#id_text", "Ein Satz über beide")
    page.click("text=So speichern")
    page.wait_for_url("**/clarity/")
    expect(page.locator(".clarity-promise")).to_have_text("Ein Satz über beide")


def test_the_questions_come_one_at_a_time_by_keyboard_alone(empty: World, opened: Any) -> None:
    page = opened(empty)("")
    expect(page.locator("h1")).to_have_text("Was versprechen wir, und sonst niemand?")
    page.locator("#id_text").focus()
    page.keyboard.type("In vier Stunden läuft die Abfüllung wieder.")
    expect(page.locator("#hints")).to_contain_text("Das sagt etwas Eigenes.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/audiences/")
    page.keyboard.press("Tab")
    page.locator("#id_text").focus()
    page.keyboard.type("Molkereien, weil Milch nicht wartet.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/audiences/each/new/")
    page.locator("#id_name").focus()
    page.keyboard.type("Instandhaltung in Molkereien")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("4")
    page.click("text=Speichern >> nth=0")
    page.wait_for_url("**/audiences/each/")
    assert queries.on_the_table(empty.hallstein).audiences[0].name == "Instandhaltung in Molkereien"


PAGES = ("", "promise/", "expectations/", "audiences/each/", "audiences/each/new/", "benefits/each/",
         "task/", "hints/", "lines/", "lines/1/", "lines/agree/", "rounds/new/")  # fmt: skip


@pytest.mark.parametrize(("width", "language", "dark"), [(1280, "de", False), (320, "en", True)])
def test_everybody_can_read_every_full_page(
    full: World, opened: Any, said: list[str], width: int, language: str, dark: bool
) -> None:
    page = opened(full)("", width, dark, language)
    found = {}
    for path in PAGES:
        page.goto(page.url.split(HOME)[0] + HOME + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[path] = [*findings(page), *([f"{wide} px wide"] if wide > width else [])]
    assert {path: what for path, what in found.items() if what} == {}
    assert said == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_everybody_can_read_every_empty_page_and_every_refusal(
    empty: World, opened: Any, width: int, dark: bool
) -> None:
    page = opened(empty)("", width, dark)
    start = page.url.split(HOME)[0] + HOME
    found = {}
    for path in ("", "audiences/each/", "benefits/each/", "task/", "hints/", "lines/", "lines/take-over/"):
        page.goto(start + path)
        found[path] = findings(page)
    for path in ("audiences/each/new/", "lines/agree/", "lines/take-over/", "task/"):
        page.goto(start + path)
        page.evaluate("document.querySelectorAll('[required]').forEach(one => one.required = false)")
        if path == "task/":
            page.fill("#id_main-figure", "viele")
        if path == "lines/agree/":
            page.uncheck("[name=ticked] >> nth=0")
        page.click("main .actions .button >> nth=0")
        expect(page.locator("[aria-invalid=true]").first).to_be_attached()
        found[f"{path} refused"] = findings(page)
    assert {path: what for path, what in found.items() if what} == {}


def test_settling_a_round_is_readable_on_a_phone_in_the_dark(empty: World, opened: Any) -> None:
    number = settled(empty)
    rounds.reveal(empty.hallstein, number, by=empty.by("ana"), at=AT)
    page = opened(empty)(f"rounds/{number}/settle/", 320, True)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
