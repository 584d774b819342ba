"""One watcher in each process asks once for each change, and tells everybody here who follows what has changed."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import close_old_connections, connections

from klarlinie.web.platform.live.changes import looks

HEARTBEAT = 15.0  # seconds; keeps proxies from closing a quiet stream
MOST_LISTENERS = 1500  # in one process
MOST_EACH = 6  # streams of one person on one topic: tabs
AT_LEAST_EVERY = 5.0  # seconds; so what nobody tells, like a removed member, is noticed too
AFTER_TROUBLE = 1.0  # seconds until the watcher tries again
RECONNECT = b"retry: 3000\n\n"
STILL_HERE = b": still here\n\n"
GONE = b"event: gone\ndata: {}\n\n"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """Who listens: an account, the browser of a guest, or both."""

    user_id: int | None
    guest_key: str


class News(Protocol):
    """The state of one topic: what everybody may know, and who may know it."""

    @property
    def told(self) -> Mapping[str, Any]: ...

    def admits(self, reader: Reader) -> bool: ...


Ask = Callable[[frozenset[str]], Mapping[str, News]]


@dataclass(eq=False)
class Listener:
    """One open stream. `waiting` holds the newest state only: whoever is slow skips what lies between."""

    topic: str
    reader: Reader
    loop: asyncio.AbstractEventLoop
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: bytes | None = None
    last: bytes = b""
    is_gone: bool = False

    def hear(self, news: News | None) -> None:
        """Called in the loop: keep the news for this reader; None, or news not for it, ends the stream."""
        if news is None or not news.admits(self.reader):
            self.is_gone = True
        elif (event := as_event(news)) != self.last:
            self.last = self.waiting = event
        else:
            return
        self.arrived.set()


def as_event(news: News) -> bytes:
    return f"data: {json.dumps(news.told, separators=(',', ':'))}\n\n".encode()


class Hub:
    """Everybody in this process who follows something; `ask` gives the state of the topics that are followed."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._listeners: set[Listener] = set()
        self._lock = threading.Lock()
        self._watcher: threading.Thread | None = None
        self._has_newcomer = False

    def has_room(self, topic: str, reader: Reader) -> bool:
        with self._lock:
            same = sum((one.topic, one.reader) == (topic, reader) for one in self._listeners)
            return len(self._listeners) < MOST_LISTENERS and same < MOST_EACH

    async def stream(self, topic: str, reader: Reader) -> AsyncIterator[bytes]:
        """Events for the browser, the state now first, until the topic is over for this reader."""
        with self._following(topic, reader) as listener:
            yield RECONNECT
            while not listener.is_gone:
                try:
                    await asyncio.wait_for(listener.arrived.wait(), HEARTBEAT)
                except TimeoutError:
                    yield STILL_HERE
                    continue
                listener.arrived.clear()
                if listener.waiting is not None:
                    event, listener.waiting = listener.waiting, None
                    yield event
            yield GONE

    @contextmanager
    def _following(self, topic: str, reader: Reader) -> Iterator[Listener]:
        listener = Listener(topic, reader, asyncio.get_running_loop())
        with self._lock:
            self._listeners.add(listener)
            self._has_newcomer = True
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, name="live", daemon=True)
                self._watcher.start()
        try:
            yield listener
        finally:
            with self._lock:
                self._listeners.discard(listener)

    # In the watcher's thread

    def _watch(self) -> None:
        while self._is_wanted():
            try:
                with closing(looks()) as changed:
                    self._tell_while_wanted(changed)
            except Exception:
                log.exception("The watcher stumbled and tries again.")
                time.sleep(AFTER_TROUBLE)
        connections.close_all()

    def _tell_while_wanted(self, changed: Iterable[bool]) -> None:
        told_at = 0.0
        for is_changed in changed:
            if not self._is_wanted():
                return
            if is_changed or self._greets() or time.monotonic() - told_at > AT_LEAST_EVERY:
                told_at = time.monotonic()
                self._tell()

    def _is_wanted(self) -> bool:
        """Whether anybody still listens; if not, the watcher is let go in the same breath."""
        with self._lock:
            is_mine = self._watcher is threading.current_thread()
            if not self._listeners and is_mine:
                self._watcher = None
            return bool(self._listeners) and is_mine

    def _greets(self) -> bool:
        """Whether somebody has come who was told nothing yet."""
        with self._lock:
            has_newcomer, self._has_newcomer = self._has_newcomer, False
            return has_newcomer

    def _tell(self) -> None:
        """Ask once, and hand the state to every listener in its own loop."""
        close_old_connections()
        with self._lock:
            listeners = tuple(self._listeners)
        news = self._ask(frozenset(listener.topic for listener in listeners))
        for listener in listeners:
            with suppress(RuntimeError):  # its loop has just been closed
                listener.loop.call_soon_threadsafe(listener.hear, news.get(listener.topic))
