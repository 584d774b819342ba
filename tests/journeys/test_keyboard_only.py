"""Without a mouse: log in, add an activity, evaluate it, take that back, log out; and the focus can always be seen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browsing import Site, Walkers
from tests.web.world import PASSWORD

# The element in focus, its label or what holds it is drawn with a ring or a shadow.
SEEN = """() => {
  const at = document.activeElement;
  const ring = (one) => {
    const look = getComputedStyle(one);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
  };
  return at === document.body || [at, at.parentElement, ...(at.labels ?? [])].some(ring);
}"""


def test_all_of_it_works_without_a_mouse(site: Site, walkers: Walkers) -> None:
    page = walkers.come().page("/")
    logs_in(page)
    adds_an_activity(page, site, "Tag der offenen Tür")
    evaluates(page, site)
    takes_it_back(page)
    logs_out(page)


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Tab until the focus is on it; on the way it is always visible."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), (
            f"the focus cannot be seen on {page.evaluate('document.activeElement.outerHTML')[:200]}"
        )
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector} on {page.url}")


def logs_in(page: Page) -> None:
    tab_to(page, "a[href='/account/login/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/")
    tab_to(page, "[name=login]")
    page.keyboard.type("mia@example.com")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/hallstein/")


def adds_an_activity(page: Page, site: Site, title: str) -> None:
    tab_to(page, "a.skip")
    page.keyboard.press("Enter")
    page.goto(f"{site.url}/c/hallstein/")
    tab_to(page, "a[href='/c/hallstein/inventory/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/inventory/")
    tab_to(page, "#line")
    page.keyboard.type(f"{title}, 20 Std im Jahr")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet tbody tr[data-id]").filter(has_text=title)).to_be_visible()


def evaluates(page: Page, site: Site) -> None:
    tab_to(page, "a[href='/c/hallstein/evaluation/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evaluation/")
    tab_to(page, "main .page-head a.button:not(.second)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evaluation/*/")
    tab_to(page, "[name=inquiries]")
    page.keyboard.type("7")
    tab_to(page, "[name=effect_source]")
    page.keyboard.press("3")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator("#messages")).to_contain_text("bewertet")


def takes_it_back(page: Page) -> None:
    tab_to(page, "#messages form button")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Zurückgenommen")


def logs_out(page: Page) -> None:
    tab_to(page, "[popovertarget=menu-account]")
    page.keyboard.press("Enter")
    tab_to(page, "#menu-account form button")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/logout/" not in url and "/c/" not in url)
    expect(page.get_by_role("link", name="Anmelden").first).to_be_visible()
