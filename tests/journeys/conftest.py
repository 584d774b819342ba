"""A site that all journeys share, and browsers for the people on their way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import Site, Walkers, a_site
from tests.web.browser import a_browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("journeys"), "plain") as site:
        yield site


@pytest.fixture
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def walkers(site: Site, browser: Browser) -> Iterator[Walkers]:
    """Whoever comes leaves again, and nobody's browser has complained or asked a foreign host."""
    people = Walkers(site, browser)
    yield people
    people.go()
    for walker in people.came:
        walker.holds()
