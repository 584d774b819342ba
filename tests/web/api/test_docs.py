"""docs/api.md and docs/assistants.md name what there is, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import anyio

from klarlinie.cli.mcp import tools
from klarlinie.gateways.own_interface import Interface
from klarlinie.web.api.door import BAD, MOST
from klarlinie.web.api.interface import schema
from klarlinie.web.platform.webhooks.events import EVENTS
from tests.architecture.project import ROOT
from tests.web.api.test_permission_walk import ALL

API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ASSISTANTS = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")


def rows(page: str, header: str) -> list[list[str]]:
    """The cells of the table whose header begins like that."""
    after = page.split(f"| {header} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in after.splitlines()[2:]]


def test_every_operation_stands_in_the_docs_with_its_scope_and_right() -> None:
    told = schema()["paths"]
    does = {op["operationId"]: op["summary"] for path in told.values() for op in path.values()}
    short = {one.name: one.path.removeprefix("/api/v1").replace("/companies/{slug}", "{c}") for one in ALL}
    there = [
        [f"`{one.method} {short[one.name]}`", does[one.name], one.door.scope, one.door.right] for one in ALL
    ]
    assert rows(API, "operation") == there


def test_the_docs_name_the_events_and_the_pace() -> None:
    assert re.findall(r"`(\w+\.\w+)`", API.split("Events: ")[1].split("`ids`")[0]) == list(EVENTS)
    assert f"{MOST} requests a minute" in API


def test_the_docs_name_the_codes_of_keys() -> None:
    assert all(f"`key_{state}`" in API for state in BAD)


def test_the_docs_name_the_tools_of_an_assistant() -> None:
    async def listed() -> list[Any]:
        return await tools(Interface("http://127.0.0.1:1", "x", "x", "en")).list_tools()

    assert [row[0] for row in rows(ASSISTANTS, "tool")] == [f"`{one.name}`" for one in anyio.run(listed)]
