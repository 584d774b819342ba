"""Before the reveal nobody but the person itself finds an answer anywhere; a crawler with canaries looks everywhere."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import AsyncClient, Client
from django.urls import URLPattern, URLResolver, get_resolver

from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.queries import news_of
from klarlinie.web.platform.ui.clock import now
from tests.web.conftest import Clients
from tests.web.platform.rounds.table import RATINGS, TEXTS, guest, opened, page, part, token
from tests.web.world import World

SECRETS = ("Zyklonkanarie", "Quarzkanarie")  # two people, one text each
READERS = ("ana", "mia", "ben", "vera", "cleo", "guest", "stranger")
VALUES = {"slug": ["hallstein"], "question": ["promise"], "language": ["de"], "kind": ["xlsx"]}


@dataclass
class Setting:
    """A running round with two people who have answered, and everybody who might look."""

    world: World
    number: int
    readers: dict[str, Client]
    answered: list[Client]

    @property
    def public_id(self) -> str:
        return page(self.world, self.number).public_id


@pytest.fixture
def setting(world: World) -> Setting:
    number = opened(world)
    answered = [guest(world, number, name) for name in ("Max", "Eva")]
    for browser, secret in zip(answered, SECRETS, strict=True):
        who = part(world, number, browser)
        actions.answer_text(who, "promise", f"Wir stehen für {secret}", version=0, at=now())
        actions.say_done(who, at=now())
    readers = {name: Clients(world).of(name) for name in READERS[:5]}
    readers["guest"] = guest(world, number, "Kim")
    readers["stranger"] = Client()
    for client in readers.values():
        client.raise_request_exception = False
    return Setting(world, number, readers, answered)


@dataclass
class Crawl:
    """Everything one reader can fetch: body, headers, JSON, by address."""

    found: dict[str, str] = field(default_factory=dict)

    def holds(self, *words: str) -> list[str]:
        return [path for path, text in self.found.items() if any(word in text for word in words)]


def addresses(setting: Setting) -> list[str]:
    """Every address of the app with every key that exists, found by walking the resolver."""
    known = VALUES | {
        "slug": ["hallstein"],
        "public_id": [setting.public_id],
        "token": [token(setting.world, setting.number)],
        "number": [str(n) for n in (1, 2, last_entry(setting))],
        "round_id": [str(setting.number)],
    }
    paths = []
    for route in routes(get_resolver().url_patterns, ""):
        if "account/" in route:
            continue
        here = [route]
        for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route):
            place = f"<{kind}:{name}>" if kind else f"<{name}>"
            values = known.get(name, ["1"] if kind == "int" else ["promise"])
            here = [path.replace(place, value) for path in here for value in values]
        paths += [f"/{path}" for path in here]
    return paths


def routes(patterns: list[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def last_entry(setting: Setting) -> int:
    return Entry.objects.for_company(setting.world.hallstein).count()


def crawl(setting: Setting, reader: str) -> Crawl:
    client, done = setting.readers[reader], Crawl()
    cache.clear()  # wrong tokens are counted, and each crawl sends as many
    for path in addresses(setting):
        for headers in ({}, {"Accept": "application/json", "HX-Request": "true"}):
            answer = client.get(path, headers=headers)
            body = b"".join(answer) if answer.streaming else answer.content
            done.found[f"{path} {headers}"] = f"{answer.headers} {unpacked(body)}"
    return done


def unpacked(body: bytes) -> str:
    """The text of a body; of a workbook or archive the text of all files in it."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            names = [name for name in packed.namelist() if "docProps" not in name]  # the time of writing
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in names)
    return body.decode("utf-8", "replace")


def journal_text(world: World) -> str:
    return json.dumps(
        [
            {key: str(value) for key, value in row.items()}
            for row in Entry.objects.for_company(world.hallstein).values()
        ],
        ensure_ascii=False,
    )


def test_no_reader_finds_an_answer_before_the_reveal(
    setting: Setting, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for reader in READERS:
            found = crawl(setting, reader)
            assert len(found.found) > 60
            assert found.holds(*SECRETS) == [], reader
    assert not any(secret in caplog.text for secret in SECRETS)
    assert not any(secret in str(sent.message()) for secret in SECRETS for sent in mail.outbox)


def test_the_journal_says_who_is_done_and_never_what(setting: Setting) -> None:
    written = journal_text(setting.world)
    assert "Max ist mit „Worum es geht“ fertig" in written
    assert not any(secret in written for secret in SECRETS)


def test_the_crawler_would_find_it(setting: Setting) -> None:
    """The control: after the reveal the same crawl finds both answers, for those who belong to the round."""
    actions.reveal(setting.world.hallstein, setting.number, by=setting.world.by("ana"), at=now())
    for reader in ("ana", "ben", "guest"):
        found = crawl(setting, reader)
        assert all(found.holds(secret) for secret in SECRETS), reader
    for reader in ("cleo", "stranger"):
        assert crawl(setting, reader).holds(*SECRETS) == []


def test_everybody_finds_the_own_answer_and_only_that(setting: Setting) -> None:
    for browser, own, other in zip(setting.answered, SECRETS, reversed(SECRETS), strict=True):
        seen = browser.get(f"/answer/{setting.public_id}/").content.decode()
        assert own in seen
        assert other not in seen


def shape(setting: Setting) -> dict[tuple[str, str], tuple[int, str, str]]:
    """Status, text and headers of everything; what changes with each request (the form token) is cut out."""
    shapes = {}
    cache.clear()  # wrong tokens are counted, and each look sends as many
    for reader, client in setting.readers.items():
        for path in addresses(setting):
            answer = client.get(path)
            body = unpacked(b"".join(answer) if answer.streaming else answer.content)
            body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
            volatile = {"Set-Cookie", "ETag", "Content-Length"} if ".xlsx" in path else {"Set-Cookie", "ETag"}
            headers = {key: value for key, value in answer.headers.items() if key not in volatile}
            shapes[reader, path] = (answer.status_code, body, str(sorted(headers.items())))
    return shapes


def differing(one: dict[tuple[str, str], Any], other: dict[tuple[str, str], Any]) -> list[tuple[str, str]]:
    return [place for place in one if one[place] != other[place]]


def test_no_page_changes_with_the_answers_of_others(setting: Setting) -> None:
    """Neither in length, nor in a header, nor in order, nor in a count."""
    setting.readers = {reader: setting.readers[reader] for reader in ("ana", "mia", "guest")}
    before, told = shape(setting), news_of([setting.public_id])[setting.public_id].told
    max_, eva = (part(setting.world, setting.number, browser) for browser in setting.answered)
    actions.answer_text(max_, "promise", "x" * 3000, version=1, at=now())
    actions.answer_text(max_, "audience", "Werke", version=0, at=now())
    assert differing(before, shape(setting)) == []
    actions.answer_text(max_, "promise", "x", version=2, at=now())
    actions.answer_text(eva, "promise", "", version=1, at=now())
    assert differing(before, shape(setting)) == []
    assert news_of([setting.public_id])[setting.public_id].told == told


def test_saying_done_changes_no_order(setting: Setting) -> None:
    browser = guest(setting.world, setting.number, "Ada")
    order = [who.name for who in page(setting.world, setting.number).who]
    actions.say_done(part(setting.world, setting.number, browser), at=now())
    assert [who.name for who in page(setting.world, setting.number).who] == order == sorted(order)


@pytest.mark.parametrize("level", ["off", "full"])
def test_votes_do_not_leak_either(world: World, level: str) -> None:
    number = opened(world, RATINGS, anonymity=level)
    browsers = [guest(world, number, name, "sales") for name in ("Max", "Eva")]
    readers = {"ana": Clients(world).of("ana"), "guest": guest(world, number, "Kim", "sales")}
    for client in readers.values():
        client.raise_request_exception = False
    setting = Setting(world, number, readers, browsers)
    before = shape(setting)
    for browser, value in zip(browsers, (0, 4), strict=True):
        who = part(world, number, browser)
        actions.answer_values(who, "11", {"effect": value, "fit": None}, at=now())
    assert differing(before, shape(setting)) == []


def test_a_fully_anonymous_round_names_nobody_anywhere(world: World) -> None:
    number = opened(world, TEXTS, anonymity="full")
    client = Clients(world).of("mia")
    client.post(f"/join/{token(world, number)}/", {"name": "Namenskanarie", "side": "", "promised": "full"})
    browser = guest(world, number, "Namenskanarie")
    actions.say_done(part(world, number, browser), at=now())
    ana = Clients(world).of("ana")
    ana.raise_request_exception = False
    setting = Setting(world, number, {"ana": ana}, [browser])
    assert crawl(setting, "ana").holds("Namenskanarie") == []
    ours = [row for row in json.loads(journal_text(world)) if "Worum es geht" in row["says_de"]]
    assert len(ours) == 4
    assert not any("Namenskanarie" in str(row) or "Mia" in str(row) for row in ours)


@pytest.mark.django_db(transaction=True)
def test_the_live_stream_tells_counts_only(transactional_db: None) -> None:
    from tests.web.world import make_world

    world = make_world(at=now())
    number = opened(world)
    browser, listener = guest(world, number, "Max"), guest(world, number, "Kim")
    public = page(world, number).public_id
    key = listener.cookies["guest"].value

    async def listen() -> str:
        client = AsyncClient()
        client.cookies["guest"] = key
        answer = await client.get(f"/live/rounds/{public}/")
        assert answer.status_code == 200
        heard = ""
        async with asyncio.timeout(10):
            async for chunk in answer.streaming_content:
                heard += chunk.decode()
                if '"joined"' in heard:
                    break
        return heard

    who = part(world, number, browser)
    actions.answer_text(who, "promise", SECRETS[0], version=0, at=now())
    heard = asyncio.run(listen())
    told = json.loads(re.findall(r"data: (.*)", heard)[-1])
    assert set(told) == {"state", "joined", "done"}
    assert (told["joined"], told["done"]) == (2, 0)
    assert SECRETS[0] not in heard


def test_strangers_hear_nothing(world: World) -> None:
    number = opened(world)
    news = news_of([page(world, number).public_id])[page(world, number).public_id]
    assert not news.admits(Reader(None, ""))
    assert not news.admits(Reader(None, "made-up"))
    assert not news.admits(Reader(world.users["cleo"].pk, ""))
    assert all(news.admits(Reader(world.users[who].pk, "")) for who in ("ana", "mia", "ben", "vera"))
