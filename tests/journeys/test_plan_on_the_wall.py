"""An inventory becomes a plan on the wall: Ana decides card by card, takes the proposal over, promises, and prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, Site, Walkers, a_site, log_in, readable

COMPANY = "/c/hallstein/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("wall"), "filled") as site:
        yield site


@pytest.fixture
def walkers(site: Site, browser: Browser) -> Iterator[Walkers]:
    people = Walkers(site, browser)
    yield people
    people.go()
    for walker in people.came:
        walker.holds()


def test_an_inventory_becomes_a_plan_on_the_wall(site: Site, walkers: Walkers, tmp_path: Path) -> None:
    ana = walkers.come().page()
    log_in(ana, "ana@example.com")

    ana.goto(f"{site.url}{COMPANY}rights/")
    ana.get_by_role("button", name="Ich entscheide das").click()
    expect(ana.locator("main").get_by_text("Ana Hallstein").first).to_be_visible()
    decides_every_card(ana, site)
    core = takes_the_proposal_over(ana, site)
    assert 3 <= len(core) <= 5

    ana.goto(f"{site.url}{COMPANY}execution/")
    expect(ana.locator("main")).to_contain_text(core[0])
    readable(ana)
    ana.get_by_role("button", name="Alle Vorschläge übernehmen").click()
    expect(ana.locator("[role=status], .message").first).to_be_visible()

    with ana.expect_download() as download:
        ana.get_by_role("link", name="Wand").first.click()
    file = tmp_path / "wall.pdf"
    download.value.save_as(file)
    assert all(title in words_of(file) for title in core)

    phone = walkers.come(width=PHONE).page()
    log_in(phone, "ana@example.com")
    for step in ("", "decisions/", "focus/", "execution/"):
        phone.goto(f"{site.url}{COMPANY}{step}")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), step


def decides_every_card(ana: Page, site: Site) -> None:
    """As proposed, each with the proposal's sentence as the reason."""
    ana.goto(f"{site.url}{COMPANY}decisions/")
    ana.get_by_role("link", name="Weiter entscheiden").click()
    readable(ana)
    accept = ana.get_by_role("button", name="So entscheiden, mit diesem Grund")
    for _ in range(40):
        title = ana.locator("h1").inner_text()
        accept.click()
        expect(ana.locator("h1")).not_to_have_text(title)
        if not accept.count():
            break
    expect(ana.locator("h1")).to_have_text("Was bleibt, was geht?")
    ana.goto(f"{site.url}{COMPANY}decisions/stopped/")
    expect(ana.locator("main")).to_contain_text("letzter Tag")


def takes_the_proposal_over(ana: Page, site: Site) -> list[str]:
    """The titles that stand in Muss afterwards."""
    ana.goto(f"{site.url}{COMPANY}focus/")
    ana.get_by_role("button", name="Vorschlag übernehmen").first.click()
    ana.get_by_role("dialog").get_by_role("button", name="Vorschlag übernehmen").click()
    lane = ana.locator("[data-lane=must]")
    expect(lane.locator(".place").first).to_be_visible()
    readable(ana)
    return [title.strip() for title in lane.locator(".place a").all_inner_texts()]


def words_of(file: Path) -> str:
    """What the pages say, in one line."""
    with pypdfium2.PdfDocument(file) as pages:
        said = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(said.split())
