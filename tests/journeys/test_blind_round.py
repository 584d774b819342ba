"""Two guests answer on their phones; the lead sees who is done, never what, until all is turned round at once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browsing import PHONE, Site, Walkers, log_in, readable

ANSWERS = {
    "Max": "Pumpen laufen binnen vier Stunden wieder, sonst kommt der Chef selbst",
    "Eva": "Wer nachts anruft, spricht mit einem Monteur, der genau diese Anlage kennt",
}
AGREED = "Steht die Abfüllung, ist in vier Stunden ein Monteur da, der die Anlage kennt."


def test_guests_answer_blind_and_the_team_agrees_on_a_text(site: Site, walkers: Walkers) -> None:
    lead = walkers.come().page()
    log_in(lead, "ana@example.com")
    lead.goto(f"{site.url}/c/hallstein/clarity/rounds/new/?question=promise")
    readable(lead)
    lead.get_by_role("button", name="Runde eröffnen").click()
    link = lead.inner_text("#link")
    phones = {name: joins(walkers, site, link, name) for name in ANSWERS}
    for name in ANSWERS:
        expect(lead.locator("#who").get_by_text(name)).to_be_visible()
    for number, (name, phone) in enumerate(phones.items(), start=1):
        answers(phone, ANSWERS[name])
        expect(lead.get_by_text(f"{number} von 2 fertig")).to_be_visible()
    for secret in ("vier Stunden wieder", "Monteur", "Chef selbst"):
        assert secret not in lead.content()
        assert secret not in lead.request.get(lead.url).text()

    lead.get_by_role("button", name="Aufdecken").click()

    expect(lead.get_by_text("Chef selbst").first).to_be_visible()
    for phone in phones.values():  # nobody touches them
        expect(phone.get_by_text("Das haben alle gesagt")).to_be_visible()
        expect(phone.get_by_text("Monteur").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
    readable(lead)
    readable(phones["Max"])
    settles(lead, site)


def joins(walkers: Walkers, site: Site, link: str, name: str) -> Page:
    phone = walkers.come(width=PHONE).page(link.removeprefix(site.url))
    readable(phone)
    if phone.locator("[name=name]").count():
        phone.fill("[name=name]", name)
    phone.get_by_role("button", name="Mitmachen").tap()
    return phone


def answers(phone: Page, words: str) -> None:
    phone.locator("#text").fill(words)
    expect(phone.get_by_text("Gespeichert. Nur hier zu sehen.")).to_be_visible()
    phone.get_by_role("button", name="Übersicht").tap()
    phone.get_by_role("button", name="Fertig").tap()
    expect(phone.get_by_text("Jetzt wird gewartet.")).to_be_visible()


def settles(lead: Page, site: Site) -> None:
    lead.get_by_role("link", name="Gemeinsam festhalten").click()
    readable(lead)
    lead.fill("#id_text", AGREED)
    lead.locator("button[form=answer]").click()
    lead.goto(f"{site.url}/c/hallstein/clarity/")
    expect(lead.locator(".clarity-promise")).to_have_text(AGREED)
