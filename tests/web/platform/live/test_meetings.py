"""A table follows a decision meeting on one real server while it is led on another, on both databases."""

from __future__ import annotations

import asyncio

from tests.web.platform.live.conftest import Stage
from tests.web.platform.live.test_server import Ear


async def followed(stage: Stage) -> list[str]:
    """What two phones hear when the next card comes, and when the link is withdrawn."""
    session, token = f"sessionid={stage.played['session']}", stage.played["meeting_token"]
    stream = f"/live/meetings/guests/{token}/"
    base = f"/c/hallstein/decisions/meetings/{stage.played['meeting']}/"
    phones = [await Ear.open(stage.there, stream, "") for _ in range(2)]
    assert [phone.status for phone in phones] == [200, 200]
    heard = [await phone.hear("card-1") for phone in phones]

    async def act(path: str, data: bytes, word: str) -> None:
        assert await asyncio.to_thread(stage.post, base + path, session, data) == 302
        heard.extend(await asyncio.gather(*(phone.hear(word) for phone in phones)))

    await act("move/", f"to={stage.played['next_card']}".encode(), "card-2")
    await act("link/revoke/", b"", "gone")
    late = await Ear.open(stage.there, stream, "")
    heard.append(str(late.status))
    for ear in (*phones, late):
        await ear.close()
    return heard


def test_the_table_follows_the_projector_and_a_withdrawn_link_ends_it(stage: Stage) -> None:
    heard = asyncio.run(followed(stage))
    assert all(heard)
    assert heard[-1] == "404"
