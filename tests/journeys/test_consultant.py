"""Vera advises two companies; whom she invites into one sees nothing of the other."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browsing import Site, Walkers, log_in, readable
from tests.web.world import PASSWORD


def test_a_consultant_goes_in_and_out_and_a_member_sees_one_company(site: Site, walkers: Walkers) -> None:
    vera = walkers.come().page()
    log_in(vera, "vera@example.com")
    vera.goto(f"{site.url}/companies/new/")
    vera.fill("[name=name]", "Zweitwerk GmbH")
    vera.keyboard.press("Enter")
    vera.wait_for_url("**/c/zweitwerk**")
    second = vera.url

    vera.goto(f"{site.url}/home/")
    expect(vera.get_by_role("heading", level=1)).to_have_text("Unternehmen")
    readable(vera)
    vera.get_by_role("link", name="Hallstein Anlagenservice").click()
    expect(vera.locator(".crumbs")).to_contain_text("Hallstein")
    vera.click("[popovertarget=menu-account]")
    vera.locator("#menu-account").get_by_role("link", name="Unternehmen", exact=True).click()
    vera.get_by_role("link", name="Zweitwerk").click()
    vera.goto(f"{second}access/")
    vera.fill("[name=email]", "zoe@example.com")
    vera.locator("section.card button.button").click()
    link = vera.inner_text("#link")
    readable(vera)
    assert link in site.mails("zoe@example.com")[-1]

    zoe = walkers.come().page(link.removeprefix(site.url))
    readable(zoe)
    zoe.get_by_role("link", name="Konto anlegen").click()
    zoe.fill("[name=name]", "Zoe Neu")
    zoe.fill("[name=email]", "zoe@example.com")
    zoe.fill("[name=password1]", PASSWORD)
    zoe.keyboard.press("Enter")
    zoe.wait_for_url("**/confirm-email/**")
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{2,})\s*$", site.mails("zoe@example.com")[-1], re.M)
    assert code
    zoe.fill("[name=code]", code[1])
    zoe.keyboard.press("Enter")
    zoe.get_by_role("button", name="Mitmachen").click()
    zoe.wait_for_url(f"{second}**")
    zoe.goto(f"{site.url}/companies/")
    expect(zoe.locator("tbody tr")).to_have_count(1)
    assert "Hallstein" not in zoe.content()
    answer = zoe.goto(f"{site.url}/c/hallstein/")
    assert answer is not None
    assert answer.status == 404
    vera.reload()
    expect(vera.locator("main .list").first).to_contain_text("Zoe Neu")
