"""The visitors of the web benchmark, in a process of their own: connections that stay open and wait for each answer.

Reads one order as JSON from stdin, writes what was seen as JSON to stdout. Every body is read to its end; a wrong
status or a length far from the first page's is an error. Opening and closing are not part of any time.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

TOKEN = "k" * 32
LENGTH_MAY_DIFFER = 0.05
STILL = 30.0  # seconds without an answer are an error


@dataclass
class Seen:
    """Milliseconds of every answer, errors by kind, bytes of bodies on the wire, own CPU seconds."""

    times: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)
    bytes: int = 0
    length: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def fail(self, why: str) -> None:
        self.errors[why] = self.errors.get(why, 0) + 1


class Connection:
    """One visitor. `ask` gives status and body as sent."""

    def __init__(self, port: int, cookie: str, language: str = "de") -> None:
        self.port = port
        self.head = (
            f"Host: 127.0.0.1:{port}\r\nCookie: {cookie}; csrftoken={TOKEN}\r\nAccept-Language: {language}\r\n"
            "Accept: text/html,application/json\r\nAccept-Encoding: gzip\r\nUser-Agent: benchmark\r\n"
        )

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)

    async def ask(self, path: str, form: dict[str, Any] | None = None) -> tuple[int, bytes]:
        body = urlencode(form).encode() if form is not None else b""
        more = (
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
            f"X-CSRFToken: {TOKEN}\r\n"
            if form is not None
            else ""
        )
        method = "POST" if form is not None else "GET"
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{self.head}{more}\r\n".encode() + body)
        async with asyncio.timeout(STILL):
            return await self._answer()

    async def _answer(self) -> tuple[int, bytes]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.is_gzip = bool(re.search(r"(?i)^content-encoding: gzip", head, re.MULTILINE))
        length = re.search(r"(?i)^content-length: (\d+)", head, re.MULTILINE)
        return int(head.split(" ", 2)[1]), await (
            self.reader.readexactly(int(length[1])) if length else self._chunks()
        )

    async def _chunks(self) -> bytes:
        whole = b""
        while size := int(await self.reader.readline(), 16):
            whole += await self.reader.readexactly(size)
            await self.reader.readexactly(2)
        await self.reader.readexactly(2)
        return whole

    def text(self, body: bytes) -> str:
        return (gzip.decompress(body) if self.is_gzip else body).decode()


async def read_pages(order: dict[str, Any], one: Connection, seen: Seen, until: float) -> None:
    """The same page again and again."""
    while (begin := time.perf_counter()) < until:
        status, body = await one.ask(order["path"])
        seen.times.append((time.perf_counter() - begin) * 1e3)
        seen.bytes += len(body)
        if status != 200:
            seen.fail(f"status {status}")
        elif abs(len(body) - seen.length) > seen.length * LENGTH_MAY_DIFFER:
            seen.fail("length")


async def row_as_shown(order: dict[str, Any], one: Connection, row: int) -> dict[str, Any]:
    """What the page says of a row before anybody types in it."""
    _, page = await one.ask(order["page"])
    return {"id": row, "version": re.findall(rf'data-id="?{row}"?[^>]* data-v="?(\d+)', one.text(page))[0]}


async def change_cells(
    order: dict[str, Any], one: Connection, seen: Seen, until: float, cell: dict[str, Any]
) -> None:
    """A cell of the own row, each time with new words; the answer must show them."""
    number = 0
    while (begin := time.perf_counter()) < until:
        number += 1
        words = f"Grund {os.getpid()}-{number}"  # never the same twice
        status, body = await one.ask(order["path"], {**cell, "field": "reason", "words": words})
        seen.times.append((time.perf_counter() - begin) * 1e3)
        seen.bytes += len(body)
        text = one.text(body)
        if status != 200 or words not in text:
            seen.fail(f"status {status}: {text[:120]}")
            return
        cell = {**cell, "version": re.findall(r'data-v=\\?"?(\d+)', text)[0], "was": words}
        await asyncio.sleep(order.get("pause", 0))


async def length_of_whole_page(order: dict[str, Any], one: Connection) -> int:
    """Asks once; every title that the page must hold has to be there as the end of an element."""
    status, body = await one.ask(order["path"])
    text = one.text(body)
    missing = [words for words in order["must_hold"] if f"{words}<" not in text]
    if status != 200 or missing:
        raise SystemExit(f"{order['path']} answers {status}; missing: {missing[:3]}")
    return len(body)


async def visit(order: dict[str, Any]) -> Seen:
    seen = Seen()
    visitors = [Connection(order["port"], cookie) for cookie in order["cookies"]]
    for one in visitors:
        await one.open()
    if "must_hold" in order:
        seen.length = await length_of_whole_page(order, visitors[0])
    rows = order.get("rows", [])
    cells = [await row_as_shown(order, one, row) for one, row in zip(visitors, rows, strict=bool(rows))]
    begin, cpu = time.perf_counter(), time.process_time()
    until = begin + order["seconds"]
    if cells:
        work = [
            change_cells(order, one, seen, until, cell) for one, cell in zip(visitors, cells, strict=True)
        ]
    else:
        work = [read_pages(order, one, seen, until) for one in visitors]
    for ended in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(ended, BaseException):
            seen.fail(type(ended).__name__)
    seen.seconds, seen.cpu = time.perf_counter() - begin, time.process_time() - cpu
    for one in visitors:
        one.writer.close()
    return seen


if __name__ == "__main__":
    json.dump(asdict(asyncio.run(visit(json.load(sys.stdin)))), sys.stdout)
