"""Ana and Mia write into the same cell: nobody's words are lost."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browsing import Site, Walkers, log_in, readable

TITLE = "Messe Hannover"


def test_the_second_who_saves_a_cell_sees_both_texts(site: Site, walkers: Walkers) -> None:
    ana, mia = (opens(walkers, f"{name}@example.com") for name in ("ana", "mia"))
    ana.goto(f"{site.url}/c/hallstein/inventory/")
    ana.fill("#line", TITLE)
    ana.press("#line", "Enter")
    expect(row(ana)).to_be_visible()
    mia.goto(f"{site.url}/c/hallstein/inventory/")

    writes(ana, "Weil dort alle Molkereien sind")
    writes(mia, "Weil der Chef gern hinfährt")

    dialog = mia.get_by_role("dialog")
    expect(dialog.locator("#stale-mine")).to_have_text("Weil der Chef gern hinfährt")
    expect(dialog.locator("#stale-theirs")).to_have_text("Weil dort alle Molkereien sind")
    readable(mia)
    dialog.get_by_role("button", name="Das Getippte nehmen").click()
    expect(reason(mia)).to_have_text("Weil der Chef gern hinfährt")
    expect(mia.locator(".is-saving")).to_have_count(0)
    ana.reload()
    expect(reason(ana)).to_have_text("Weil der Chef gern hinfährt")


def opens(walkers: Walkers, email: str) -> Page:
    page = walkers.come().page()
    log_in(page, email)
    return page


def row(page: Page) -> Locator:
    return page.locator("#sheet tbody tr[data-id]").filter(has_text=TITLE)


def reason(page: Page) -> Locator:
    return row(page).locator(".c-reason")


def writes(page: Page, words: str) -> None:
    reason(page).click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator(".is-saving")).to_have_count(0)
