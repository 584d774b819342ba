"""Every page of the app in a real browser: readable for everybody, silent, and nothing foreign is asked.

The resolver is walked, so a new page is looked at by itself. Hallstein has a row in every table, Neuland nothing; forms
are sent once with what they have to refuse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import (
    OF_LIGHT_AND_WIDTH,
    RULES,
    Site,
    Walker,
    Walkers,
    a_site,
    findings,
    log_in,
)
from tests.web.browser import a_browser
from tests.web.world import NAMES

FORMS = """const forms = [...document.querySelectorAll("main form[method=post]")]
  .filter((one) => one.querySelector(".field, textarea, [type=text], [type=file]"));"""
LOOK = (
    f"() => {{ {FORMS}"
    + """
  const clean = (text) => text.replace(/\\s+/g, " ").trim();
  const said = [document.title], own = (at) => !at.closest("script, style, [lang]:not(html)");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (own(texts.currentNode.parentElement)) said.push(texts.currentNode.textContent);
  for (const one of document.body.querySelectorAll("*"))
    for (const { name, value } of own(one) ? one.attributes : [])
      if (/^(aria-label|title|alt|placeholder|data-.*)$/.test(name) && !value.startsWith("/")) said.push(value);
  const h1 = [...document.querySelectorAll("h1")];
  return {
    lang: document.documentElement.lang,
    title: clean(document.title.split("·")[0]),
    h1: h1.map((one) => clean(one.textContent)),
    wide: document.documentElement.scrollWidth - innerWidth,
    forms: forms.length,
    said: [...new Set(said.map(clean).filter(Boolean))],
  };
}"""
)
# Frequent words of one language that the other has not.
GERMAN = (
    "und oder nicht für ist sind ein eine einen einer das dem des den mit von zu zum zur auf aus bei nach über wir ihr "
    "euch uns auch noch wie wird werden kein keine wenn hier alle gibt lässt steht sich jede"
)
ENGLISH = "the and of with your you are not this that from have has been can which their what there please"
FOREIGN_WORDS = {
    "en": re.compile(rf"\b({GERMAN.replace(' ', '|')})\b", re.I),
    "de": re.compile(rf"\b({ENGLISH.replace(' ', '|')})\b", re.I),
}
# What the walk does not find, and where it is looked at instead.
NOT_HERE = {
    "gallery/": "only with KLARLINIE_DEBUG; platform/ui/test_gallery.py",
    "c/<slug:slug>/evaluation/rounds/<int:round_id>/settle/": "the first round asks for words; see below",
}
# Nobody takes that: too long for every field, no number, no date, no address; and in no language.
WRONG = "xq7 zzz lorem " * 500
# Said on purpose: what German addresses people with, and phrases that are quoted.
ON_PURPOSE = re.compile(r"“[^”]*”|„[^“]*“|^du and ihr$")
SEND = f"""([wrong, number]) => {{
  {FORMS}
  for (const one of forms[number].elements) {{
    for (const name of ["required", "maxlength", "max", "min", "pattern", "step"]) one.removeAttribute(name);
    if (one.matches("[type=number], [type=email], [type=date], [type=url]")) one.type = "text";
    if (one.matches("[type=password], [type=text], [type=search], textarea, input:not([type])")) one.value = wrong;
  }}
  HTMLFormElement.prototype.submit.call(forms[number]);
}}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("every-page"), "everything") as site:
        yield site


@pytest.fixture
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@dataclass
class Walk:
    """One walk through all pages in one light, width and language."""

    site: Site
    walkers: Walkers
    width: int
    dark: bool
    language: str
    rules: dict[str, Any] | None  # for axe; None: without
    told: dict[str, Any]
    people: dict[str, tuple[Walker, Page]] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)
    looked_at: dict[str, int] = field(default_factory=dict)  # page by name, and how many forms it has
    refused: list[str] = field(default_factory=list)

    def who(self, name: str) -> tuple[Walker, Page]:
        if name not in self.people:
            walker = self.walkers.come(width=self.width, dark=self.dark, language=self.language)
            if name.startswith("guest:"):
                cookie = {"name": "guest", "value": name.removeprefix("guest:"), "url": self.site.url}
                walker.context.add_cookies([cookie])  # type: ignore[list-item]
            page = walker.page("/account/login/")
            if name in NAMES:
                log_in(page, f"{name}@example.com")
            self.people[name] = walker, page
        return self.people[name]

    def walk(self) -> None:
        for one in self.told["pages"]:
            if one["path"].startswith("/live/"):  # a stream, it never ends
                continue
            walker, page = self.who(one["who"])
            answer = walker.context.request.get(self.site.url + one["path"], max_redirects=0)
            is_page = "text/html" in answer.headers.get("content-type", "") and "<html" in answer.text()
            is_meant = answer.status != 404 or "nothing" in one["path"] or one["route"] in NOT_HERE
            if answer.status >= 500 or not is_meant:
                self.found[one["path"]] = [f"answers {answer.status}"]
            if not is_page or answer.status == 405 or one["route"] in NOT_HERE:
                continue
            name = f"{one['who'].split(':')[0]} {one['path']}"
            page.goto(self.site.url + one["path"])
            self.look(name, page)

    def look(self, name: str, page: Page) -> None:
        seen = page.evaluate(LOOK)
        self.looked_at[name] = seen["forms"]
        found = findings(page, self.rules) if self.rules else []
        if seen["lang"] != self.language:
            found.append(f"lang is {seen['lang']}")
        if len(seen["h1"]) != 1 or not seen["h1"][0]:
            found.append(f"h1: {seen['h1']}")
        if not seen["title"]:
            found.append("no title")
        if seen["wide"] > 0:
            found.append(f"{seen['wide']} px too wide")
        if odd := self.in_the_other_language(seen["said"]):
            found.append(f"other language: {odd[:4]}")
        if found:
            self.found[name] = found

    def in_the_other_language(self, said: list[str]) -> list[str]:
        """What is said in words of the other language and was not written by somebody."""
        is_odd = FOREIGN_WORDS[self.language].search
        return [words for words in said if is_odd(words) and is_odd(self.without_theirs(words))]

    def without_theirs(self, words: str) -> str:
        parts = words.split(" · ")  # some of them cut short
        words = " · ".join(part for part in parts if part.rstrip("…") not in self.told["all_written"])
        for line in self.told["written"]:
            words = words.replace(line, " ")
        return ON_PURPOSE.sub(" ", words)

    def refuse(self) -> None:
        """Send every form of every page that was seen with what it cannot take, and look at the answer."""
        done = set()
        for name, forms in list(self.looked_at.items()):
            who, path = name.split(" ", 1)
            form = re.sub(r"\d+", "N", path)
            if form in done or who.startswith("guest"):
                continue
            done.add(form)
            _, page = self.who(who)
            for number in range(forms):
                page.goto(self.site.url + path)
                with page.expect_navigation() as sent:
                    page.evaluate(SEND, [WRONG, number])
                if sent.value.status in (400, 422) or page.locator("[aria-invalid=true]").count():
                    self.refused.append(f"{path} form {number}")
                    self.look(f"{name} form {number} refused", page)
                elif sent.value.status >= 500:
                    self.found[f"{name} form {number}"] = [f"answers {sent.value.status}"]

    def ends(self) -> None:
        for name, (walker, _) in self.people.items():
            if walker.eyes.complaints or walker.eyes.foreign:
                self.found[f"console of {name}"] = walker.eyes.complaints + walker.eyes.foreign


@pytest.mark.parametrize(
    ("width", "dark", "language", "rules", "refuses"),
    [
        (1280, False, "de", RULES, True),
        (320, True, "de", OF_LIGHT_AND_WIDTH, False),
        (1280, False, "en", None, True),
    ],
    ids=["wide and light", "narrow and dark", "english"],
)
def test_every_page_is_for_everybody(
    site: Site,
    browser: Browser,
    width: int,
    dark: bool,
    language: str,
    rules: dict[str, Any] | None,
    refuses: bool,
) -> None:
    told = json.loads((site.home / "told.json").read_text())
    told["all_written"] = "\n".join(told["written"])
    walkers = Walkers(site, browser)
    walk = Walk(site, walkers, width, dark, language, rules, told)
    walk.walk()
    if refuses:
        walk.refuse()
    walk.ends()
    walkers.go()
    assert not walk.found, "\n".join(f"{page}: {found}" for page, found in walk.found.items())
    assert len(walk.looked_at) > 100
    assert len(walk.refused) > 15 or not refuses
