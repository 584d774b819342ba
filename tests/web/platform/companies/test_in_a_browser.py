"""A double click is one wish."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.web.browser import PATIENCE, close, sign_in
from tests.web.conftest import AT
from tests.web.world import World, make_world


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(at=AT)


TWICE = """() => {
  const taken = [], form = document.querySelector("main form"), button = form.querySelector("button");
  addEventListener("submit", (event) => { taken.push(!event.defaultPrevented); event.preventDefault(); });
  form.requestSubmit(button);
  form.requestSubmit(button);
  return taken;
}"""


def test_the_second_click_of_a_double_click_sends_nothing(
    chrome: Browser, live_server: Any, world: World
) -> None:
    """The server may have answered the first one already, and would found a second company."""
    context = chrome.new_context(locale="de")
    sign_in(context, world, "cleo", live_server.url)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{live_server.url}/companies/new/")
    page.get_by_label("Wie heißt das Unternehmen?").fill("Doppel")

    assert page.evaluate(TWICE) == [True, False]
    close(context)
