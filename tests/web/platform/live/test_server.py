"""Thirty browsers follow a round on one real server while it is changed on another, on both databases."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import pytest

from tests.web.platform.live.conftest import Stage

SOON = 15.0  # seconds, on a busy machine; alone it takes a third of one


class Ear:
    """One browser's open stream."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.status = 0

    @classmethod
    async def open(cls, port: int, path: str, cookie: str) -> Ear:
        ear = cls(*await asyncio.open_connection("127.0.0.1", port))
        lines = (
            f"GET {path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: {cookie}",
            "Accept-Encoding: gzip",
            "",
            "",
        )
        ear.writer.write("\r\n".join(lines).encode())
        ear.status = int((await ear.reader.readline()).split()[1])
        return ear

    async def hear(self, word: str) -> str:
        """The first event that holds `word`."""
        async with asyncio.timeout(SOON):
            while line := (await self.reader.readline()).decode():
                if line.startswith(("data:", "event:")) and word in line:
                    return line
        return ""

    async def close(self) -> None:
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()


async def listen(stage: Stage) -> list[Ear]:
    keys = stage.played["guests"]
    return list(await asyncio.gather(*(Ear.open(stage.there, stage.stream, f"guest={key}") for key in keys)))


async def followed(stage: Stage) -> dict[str, float]:
    """Act after act on one server; how long until all ears at the other have heard of it."""
    played, took = stage.played, {}
    session, public_id = f"sessionid={played['session']}", played["public_id"]
    ears = await listen(stage)
    assert {ear.status for ear in ears} == {200}
    lead = await Ear.open(stage.there, stage.stream, session)
    everybody = [*ears, lead]
    await asyncio.gather(*(ear.hear('"done":0') for ear in everybody))

    async def act(path: str, cookie: str, word: str, who: list[Ear]) -> None:
        assert await asyncio.to_thread(stage.post, path, cookie) == 302
        since = time.monotonic()
        heard = await asyncio.gather(*(ear.hear(word) for ear in who))
        assert all(heard)
        took[word] = time.monotonic() - since

    key = f"guest={played['guests'][1]}"
    await act(f"/answer/{public_id}/done/", key, '"done":1', everybody)
    base = f"/c/hallstein/rounds/{played['round_id']}/"
    gone, rest = ears[0], everybody[1:]
    await act(f"{base}people/{played['first']}/out/", session, '"joined":29', rest)
    assert await gone.hear("gone")
    await act(f"{base}reveal/", session, '"revealed"', rest)
    await asyncio.gather(*(ear.close() for ear in everybody))
    return took


async def refused(stage: Stage) -> list[int]:
    ears = [
        await Ear.open(stage.there, stage.stream, cookie)
        for cookie in ("", "guest=made-up", "sessionid=made-up")
    ]
    ears.append(await Ear.open(stage.there, "/live/rounds/nothing/", f"guest={stage.played['guests'][0]}"))
    for ear in ears:
        await ear.close()
    return [ear.status for ear in ears]


def test_a_change_on_one_server_reaches_all_who_follow_on_another(stage: Stage) -> None:
    assert asyncio.run(refused(stage)) == [404] * 4
    took = asyncio.run(followed(stage))
    assert max(took.values()) < SOON


async def crowd(stage: Stage) -> list[int]:
    """One person with ten tabs, then the tabs are closed and opened again."""
    cookie = f"guest={stage.played['guests'][0]}"
    tabs = []
    for _ in range(8):
        tabs.append(await Ear.open(stage.there, stage.stream, cookie))
        if tabs[-1].status == 200:
            await tabs[-1].hear("done")
    first = [tab.status for tab in tabs]
    await asyncio.gather(*(tab.close() for tab in tabs))
    for _ in range(100):
        again = await Ear.open(stage.there, stage.stream, cookie)
        await again.close()
        if again.status == 200:
            break
        await asyncio.sleep(0.1)
    return [*first, again.status]


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
def test_one_person_has_six_streams_and_closed_ones_are_forgotten(stage: Stage) -> None:
    assert asyncio.run(crowd(stage)) == [200] * 6 + [429] * 2 + [200]
