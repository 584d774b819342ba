"""Two companies with everything filled in, and the people around them.

Hallstein belongs to a consultancy; ana leads it, mia takes part, ben reads along, vera advises (she is the head of
the consultancy). Nordlicht belongs to another organisation and is led by cleo, a stranger to Hallstein.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from klarlinie.web.platform.ui.font import make_font
from tests.web.browser import a_browser
from tests.web.world import World, make_world

AT = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each test runs where it says something.

    What needs a browser, or is marked so, says nothing about databases and takes long: not on PostgreSQL. What needs
    both databases runs in the pass that has both. The walk through all pages begins: it takes as long as half of the
    others, and whoever is done first helps.
    """
    has_both = os.environ.get("KLARLINIE_TEST_DATABASE") == "postgres"
    elsewhere = [item for item in items if _belongs_elsewhere(item, has_both)]
    config.hook.pytest_deselected(items=elsewhere)
    here = [item for item in items if item not in elsewhere]
    items[:] = sorted(here, key=lambda item: "test_every_page" not in item.nodeid)


def _belongs_elsewhere(item: pytest.Item, has_both: bool) -> bool:
    if has_both:
        needs_browser = {"live_server", "site"} & {*getattr(item, "fixturenames", ())}
        return bool(needs_browser) or item.get_closest_marker("one_database") is not None
    return item.get_closest_marker("both_databases") is not None


@dataclass(frozen=True)
class Clients:
    """A browser without JavaScript for everybody."""

    world: World

    def of(self, name: str) -> Client:
        client = Client(HTTP_ACCEPT_LANGUAGE="de")
        client.force_login(self.world.users[name], "allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """A real browser for the tests of one file."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    make_font(settings.HOME / "made")
    with a_browser() as browser:
        yield browser


@pytest.fixture
def world(db: None) -> World:
    """Both companies without activities and lines: quick."""
    return make_world(at=AT)


@pytest.fixture
def full_world(db: None) -> World:
    """Hallstein with the example's line, people and activities; Nordlicht with a few of its own."""
    return make_world(at=AT, filled=True)


@pytest.fixture
def ana(world: World) -> Client:
    return Clients(world).of("ana")


@pytest.fixture
def clients(world: World) -> Clients:
    return Clients(world)


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    """Limits on wrong passwords are counted in the cache, and plans are remembered; every test begins at zero."""
    from django.core.cache import cache

    from klarlinie.web.method.findings.queries.plan import forget_plans

    cache.clear()
    forget_plans()
