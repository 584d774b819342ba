"""A whole round on a real server in real browsers: everybody's screen follows, and flips at the reveal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.web.browser import PATIENCE, a_browser
from tests.web.platform.live.conftest import Stage

Show = Callable[..., Page]


@pytest.fixture
def show(stage: Stage) -> Iterator[Show]:
    """show(path, cookie="guest=…"): a browser of its own at that address of the second server."""
    with a_browser() as browser:

        def shown(path: str, cookie: str = "", width: int = 1280) -> Page:
            context = browser.new_context(viewport={"width": width, "height": 800}, locale="de")
            address = f"http://127.0.0.1:{stage.there}"
            if cookie:
                name, value = cookie.split("=", 1)
                context.add_cookies([{"name": name, "value": value, "url": address}])
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address + path)
            return page

        yield shown


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
def test_all_screens_follow_and_flip_at_the_reveal(stage: Stage, show: Show) -> None:
    played, asked = stage.played, []
    lead = show(f"/c/hallstein/rounds/{played['round_id']}/", f"sessionid={played['session']}")
    lead.on("request", lambda request: _note(asked, request))
    link = lead.inner_text("#link").split("127.0.0.1", 1)[1].split("/", 1)[1]
    expect(lead.get_by_text("0 von 30 fertig")).to_be_visible()
    phone = show(f"/{link}", width=390)
    phone.get_by_label("Name").fill("Zoe Neu")
    phone.get_by_label("Vertrieb").check()
    phone.get_by_role("button", name="Mitmachen").click()
    expect(lead.get_by_text("Zoe Neu")).to_be_visible()
    expect(phone.locator("textarea")).to_be_focused()  # the lead may hear of Zoe before her page is there
    phone.keyboard.type("Pumpen laufen wieder")
    expect(phone.get_by_text("Gespeichert. Nur hier zu sehen.")).to_be_visible()
    phone.get_by_role("button", name="Übersicht").click()
    phone.get_by_role("button", name="Fertig").click()
    expect(lead.get_by_text("1 von 31 fertig")).to_be_visible()
    assert "Pumpen" not in lead.content()
    lead.get_by_role("button", name="Aufdecken").click()
    lead.get_by_role("dialog").get_by_role("button", name="Aufdecken").click()
    expect(lead.get_by_text("laufen wieder")).to_be_visible()
    expect(phone.get_by_text("Das haben alle gesagt")).to_be_visible()
    assert not [path for path in asked if path.endswith("/state/")], (
        "the stream came through, nobody had to ask"
    )


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
def test_without_a_stream_the_page_asks(stage: Stage, show: Show) -> None:
    played = stage.played
    lead = show(f"/c/hallstein/rounds/{played['round_id']}/", f"sessionid={played['session']}")
    lead.route("**/live/**", lambda route: route.abort())
    lead.reload()
    assert stage.post(f"/answer/{played['public_id']}/done/", f"guest={played['guests'][1]}") == 302
    expect(lead.get_by_text("1 von 30 fertig")).to_be_visible()


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)
