"""Nele comes through the front door and leaves with a draft: check, account, company, foundation, inventory, cards."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.architecture.project import ROOT
from tests.browsing import Site, Walkers, readable
from tests.journeys.words import ENGLISH, GERMAN, Words
from tests.web.world import PASSWORD

LIST = ROOT / "examples" / "hallstein-marketing.xlsx"


@pytest.mark.parametrize("words", [GERMAN, ENGLISH], ids=["german", "english"])
def test_a_newcomer_walks_from_the_check_to_an_evaluated_inventory(
    site: Site, walkers: Walkers, words: Words
) -> None:
    walker = walkers.come(language=words.language)
    walker.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    page = walker.page("/")

    checks_the_chaos(page)
    signs_up(page, site, words)
    home = founds_a_company(page, words)
    answers_three_questions(page, home, words)
    pastes_a_block(page, home, words)
    reads_a_list_in(page, home)
    merges_a_pair(page, home)
    strikes_all_but_six(page, home)
    evaluates_by_keyboard(page, home, words)
    takes_the_draft_along(page, home)


def checks_the_chaos(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Chaos-Check|chaos check")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/")
    readable(page)
    for answered in range(40):
        if "/check/result/" in page.url:
            break
        with page.expect_navigation():
            page.keyboard.press(str(1 + answered % 3))
    expect(page.locator("h1")).to_be_visible()
    readable(page)
    page.locator("main form button").first.click()


def signs_up(page: Page, site: Site, words: Words) -> None:
    if "signup" not in page.url:
        page.goto(f"{site.url}/account/signup/")
    page.fill("[name=name]", "Nele Peters")
    page.fill("[name=email]", words.email)
    page.fill("[name=password1]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm-email/**")
    readable(page)
    mail = site.mails(words.email)[-1]
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{2,})\s*$", mail, re.M)
    assert code, mail
    page.fill("[name=code]", code[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/new/")


def founds_a_company(page: Page, words: Words) -> str:
    """The address of its home."""
    readable(page)
    page.fill("[name=name]", words.company)
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/**")
    home = re.sub(r"(/c/[^/]+/).*", r"\1", page.url)
    page.goto(home)
    # What the check said came along.
    expect(page.locator("a[href$='/check/']").first).to_be_visible()
    return home


def answers_three_questions(page: Page, home: str, words: Words) -> None:
    page.goto(f"{home}clarity/")
    field, hints = page.locator("#id_text"), page.locator("#hints")
    field.press_sequentially(words.empty_promise, delay=5)
    expect(hints.locator(".hint").first).to_be_visible()
    expect(hints.locator(".better").first).to_contain_text("?")
    field.fill(words.promise)
    expect(hints).to_contain_text(words.own_words)
    expect(hints.locator(".hint")).to_have_count(0)
    page.click("button[form=answer]")
    page.wait_for_url("**/audiences/")
    page.fill("#id_text", words.audiences)
    page.click("button[form=answer]")
    page.wait_for_url("**/audiences/each/new/")
    page.fill("#id_name", words.audience)
    page.click("button[form=answer] >> nth=0")
    page.wait_for_url("**/audiences/each/")
    page.goto(f"{home}clarity/benefits/")
    page.fill("#id_text", words.benefit)
    page.click("button[form=answer]")
    page.wait_for_url("**/benefits/each/new/")
    page.fill("#id_text", words.benefit)
    page.click("button[form=answer] >> nth=0")
    page.wait_for_url("**/benefits/each/")
    page.goto(f"{home}clarity/")
    for said in (words.promise, words.audience, words.benefit):
        expect(page.locator("main").get_by_text(said).first).to_be_visible()


def pastes_a_block(page: Page, home: str, words: Words) -> None:
    page.goto(f"{home}inventory/")
    page.evaluate("(words) => navigator.clipboard.writeText(words)", words.pasted)
    page.locator("#sheet tbody tr > *:nth-child(2)").first.click()
    page.keyboard.press("Control+v")
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(2)


def reads_a_list_in(page: Page, home: str) -> None:
    page.goto(f"{home}inventory/import/")
    page.set_input_files("input[type=file]", LIST)
    page.locator(".import-door button.button").last.click()
    expect(page.locator("#understood")).to_be_visible()
    readable(page)
    corrects_a_column(page)
    before = rows_on_the_table(page, home, back=True)
    accepts(page)
    assert rows_on_the_table(page, home) == before + 24
    page.goto(f"{home}inventory/import/")
    page.locator("main .list a").first.click()
    page.locator("form[action$='/undo/'] button").first.click()
    assert rows_on_the_table(page, home) == before
    page.goto(f"{home}inventory/import/")
    page.locator("main .list a").first.click()
    accepts(page)
    assert rows_on_the_table(page, home) == before + 24


def corrects_a_column(page: Page) -> None:
    """The last column is something else than was understood; the focus stays where it was."""
    chosen = page.locator("#understood td.meaning select").last
    name = chosen.get_attribute("id")
    with page.expect_response(lambda answer: "read-again" in answer.url):
        chosen.focus()
        chosen.select_option("note")
    expect(page.locator(f"#{name}")).to_be_focused()
    expect(page.locator("#understood td.meaning.is-told")).to_have_count(1)


def accepts(page: Page) -> None:
    page.locator("#understood .button:not(.quiet)").last.click()
    page.wait_for_load_state()


def rows_on_the_table(page: Page, home: str, back: bool = False) -> int:
    here = page.url
    page.goto(f"{home}inventory/")
    count = page.locator("#sheet tbody tr[data-id]").count()
    if back:
        page.goto(here)
    return count


def merges_a_pair(page: Page, home: str) -> None:
    before = rows_on_the_table(page, home)
    page.goto(f"{home}inventory/duplicates/")
    readable(page)
    with page.expect_navigation():
        page.keyboard.press("z")
    assert rows_on_the_table(page, home) == before - 1


def strikes_all_but_six(page: Page, home: str) -> None:
    """So that the pile of cards ends while the test is young; one act, and it could be taken back."""
    page.goto(f"{home}inventory/")
    boxes = page.locator("#sheet tbody tr[data-id] input[type=checkbox]")
    boxes.nth(6).click()
    boxes.last.click(modifiers=["Shift"])
    page.click("#bulk [value=delete]")
    expect(page.locator("#sheet tbody tr[data-id]")).to_have_count(6)
    expect(page.locator("#toasts button").first).to_be_visible()
    expect(page.locator(".is-saving, #sheet[aria-busy]")).to_have_count(0)


def evaluates_by_keyboard(page: Page, home: str, words: Words) -> None:
    page.goto(f"{home}evaluation/")
    page.locator(".page-head .actions a").last.click()
    readable(page)
    for still_open in range(6, 0, -1):
        expect(page.locator("#count")).to_contain_text(words.open_cards.format(n=still_open))
        page.focus("#id_hours")
        page.keyboard.type("4")
        page.keyboard.press("Enter")
        page.keyboard.type(f"{still_open}00")
        page.keyboard.press("Enter")
        page.focus("input[name=effect_source]")
        page.keyboard.press("3")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")


def takes_the_draft_along(page: Page, home: str) -> None:
    page.goto(f"{home}evaluation/")
    readable(page)
    expect(page.locator(".picture svg")).to_be_visible()
    page.goto(f"{home}draft/")
    readable(page)
    with page.expect_download() as came:
        page.locator(".page-head .actions a").click()
    assert came.value.path().read_bytes().startswith(b"%PDF-")
