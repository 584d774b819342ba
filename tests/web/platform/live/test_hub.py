"""Who follows hears of each change once, hears nothing twice, and nothing any more once it is not allowed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from klarlinie.web.platform.live import hub as live
from klarlinie.web.platform.live.hub import GONE, RECONNECT, STILL_HERE, Hub, Reader

ME = Reader(7, "")


@dataclass
class Said:
    told: Mapping[str, Any]
    users: frozenset[int] = frozenset({7})

    def admits(self, reader: Reader) -> bool:
        return reader.user_id in self.users


class Desk:
    """What the hub asks; the test changes it."""

    def __init__(self) -> None:
        self.news: dict[str, Said] = {"a": Said({"done": 0})}
        self.asked = 0

    def __call__(self, topics: frozenset[str]) -> dict[str, Said]:
        self.asked += 1
        return {topic: self.news[topic] for topic in topics if topic in self.news}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    def quickly() -> Iterator[bool]:
        import time

        while True:
            yield True
            time.sleep(0.01)

    monkeypatch.setattr(live, "looks", quickly)
    monkeypatch.setattr(live, "close_old_connections", lambda: None)
    return Desk()


def test_the_state_now_then_each_change_and_nothing_twice(desk: Desk) -> None:
    async def follow() -> list[bytes]:
        stream = Hub(desk).stream("a", ME)
        heard = [await anext(stream), await anext(stream)]
        asked = desk.asked
        while desk.asked < asked + 5:  # asked again and again, told nothing new
            await asyncio.sleep(0.01)
        desk.news["a"] = Said({"done": 1})
        heard.append(await anext(stream))
        await stream.aclose()  # type: ignore[attr-defined]
        return heard

    assert asyncio.run(follow()) == [RECONNECT, b'data: {"done":0}\n\n', b'data: {"done":1}\n\n']


@pytest.mark.parametrize("news", [{}, {"a": Said({"done": 0}, frozenset())}])
def test_whoever_may_not_see_any_more_is_sent_away(desk: Desk, news: dict[str, Said]) -> None:
    async def follow() -> bytes:
        stream = Hub(desk).stream("a", ME)
        for _ in range(2):
            await anext(stream)
        desk.news = news
        return await anext(stream)

    assert asyncio.run(follow()) == GONE


def test_a_quiet_stream_shows_that_it_is_alive(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)

    async def follow() -> bytes:
        stream = Hub(desk).stream("a", ME)
        for _ in range(2):
            await anext(stream)
        beat = await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]
        return beat

    assert asyncio.run(follow()) == STILL_HERE


def test_trouble_does_not_end_the_watching(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "AFTER_TROUBLE", 0.01)
    stumbles = iter([True, False])

    def ask(topics: frozenset[str]) -> dict[str, Said]:
        if next(stumbles, False):
            raise OSError("the database is away")
        return desk(topics)

    async def follow() -> bytes:
        stream = Hub(ask).stream("a", ME)
        await anext(stream)
        event = await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]
        return event

    assert asyncio.run(follow()) == b'data: {"done":0}\n\n'


def test_each_person_has_a_few_streams_and_a_closed_one_makes_room(desk: Desk) -> None:
    hub = Hub(desk)

    async def follow() -> tuple[bool, bool, bool]:
        streams = [hub.stream("a", ME) for _ in range(live.MOST_EACH)]
        for stream in streams:
            await anext(stream)
        full, other = hub.has_room("a", ME), hub.has_room("a", Reader(8, ""))
        for stream in streams:
            await stream.aclose()  # type: ignore[attr-defined]
        return full, other, hub.has_room("a", ME)

    assert asyncio.run(follow()) == (False, True, True)
