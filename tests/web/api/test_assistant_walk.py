"""Every tool of an assistant, with the key of everybody: it reads and hands in ideas, and decides nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.request import Request

import anyio
import pytest
from mcp.server.mcpserver.exceptions import ToolError

from klarlinie.cli.mcp import connected, tools
from klarlinie.cli.trouble import CannotDo
from klarlinie.gateways.own_interface import Interface
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.actions import let_go, let_in
from klarlinie.web.platform.companies.models import Membership
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.tokens.actions import make_key
from klarlinie.web.platform.ui.clock import now
from tests.web.api.programs import Program, key_of
from tests.web.api.test_permission_walk import ALL as OPERATIONS
from tests.web.api.test_permission_walk import actors
from tests.web.test_fences import company_models, fingerprint
from tests.web.world import World, add_user

__all__ = ["actors"]  # the programs of everybody, as on the walk over all operations
# What each tool is given on the walk, and which tables it may add to. One that is not named here fails the walk.
READS: frozenset[str] = frozenset()
IDEA = frozenset({"upkeep.Idea", "companies.GuestLink", "journal.Entry"})
SUGGESTION = frozenset({"decisions.Suggestion", "journal.Entry"})
TOOLS: dict[str, tuple[dict[str, Any], frozenset[str]]] = {
    "read_plan": ({}, READS),
    "read_line": ({}, READS),
    "list_activities": ({}, READS),
    "list_findings": ({}, READS),
    "hand_in_idea": ({"title": "Podcast", "benefit": "Einkäufer hören zu"}, IDEA),
    "comment": ({"activity_id": 0, "leaning": "stop", "words": "Kostet viel."}, SUGGESTION),
}
# Whose key gets through to which tools. Whoever only reads may hand in ideas, as on the pages; a comment needs "edit".
MAY: dict[str, set[str]] = {
    "ben": {*TOOLS} - {"comment"},
    "mia": {*TOOLS},
    "ana": {*TOOLS},
    "vera": {*TOOLS},
    "only reads": {name for name, (_, writes) in TOOLS.items() if not writes},
    **{name: set() for name in ("former", "stranger", "nobody", "wrong", "revoked", "expired")},
}


class Listening(Interface):
    """The interface of the running Klarlinie, and what was asked of it: methods and paths."""

    def __init__(self, url: str, key: str) -> None:
        super().__init__(url, "hallstein", key, "en")
        self.asked: list[tuple[str, str]] = []

    def _ask(self, request: Request) -> dict[str, Any]:
        self.asked.append((request.get_method(), request.selector.partition("?")[0]))
        return super()._ask(request)


def called(server: Any, name: str, given: dict[str, Any]) -> bool:
    """Whether the tool did what it was asked for."""

    async def call() -> Any:
        return await server.call_tool(name, given)

    try:
        anyio.run(call)
    except ToolError:
        return False
    return True


def offered(server: Any, what: str) -> list[Any]:
    return list(anyio.run(getattr(server, f"list_{what}")))


@pytest.fixture
def keys(live_server: Any, actors: dict[str, Program], full_world: World) -> dict[str, str]:
    """Keys for an assistant of everybody who belongs to Hallstein or did, and keys that open nothing."""
    world = full_world
    found = {name: key_of(world, name, is_for_assistant=True) for name in ("ben", "mia", "ana", "vera")}
    found["only reads"] = key_of(world, "ana", ["read"], is_for_assistant=True)
    found["stranger"] = key_of(world, "cleo", company=world.nordlicht, is_for_assistant=True)
    found |= {name: actors[name].key or "" for name in ("wrong", "revoked", "expired")}
    world.users["former"] = add_user("former@example.com", "former", now())
    let_in(world.hallstein, world.users["former"].pk, "lead", "former", by=world.by("ana"), at=now())
    by = By("former", "user", world.users["former"].pk)
    about: dict[str, Any] = {"days": 90, "is_for_assistant": True, "by": by, "at": now()}
    found["former"] = make_key(world.hallstein, "weg", ["read", "ideas"], **about)
    membership = Membership.objects.for_company(world.hallstein).get(user=world.users["former"].pk)
    let_go(world.hallstein, membership.pk, by=world.by("ana"), at=now())
    return found | {"nobody": ""}


def given_to(world: World, name: str) -> dict[str, Any]:
    given = dict(TOOLS[name][0])
    return given | {"activity_id": activities(world.hallstein)[0].id} if "activity_id" in given else given


def rows() -> Counter[str]:
    """How many rows each table of a company holds."""
    return Counter({model._meta.label: model._base_manager.count() for model in company_models()})


def test_the_walk_knows_every_tool_and_there_is_nothing_else_an_assistant_could_open() -> None:
    server = tools(Interface("http://127.0.0.1:1", "x", "x", "en"))
    assert {one.name for one in offered(server, "tools")} == set(TOOLS)
    assert [offered(server, what) for what in ("resources", "resource_templates", "prompts")] == [[], [], []]
    told = {one.name: one.annotations.read_only_hint for one in offered(server, "tools")}
    assert told == {name: not writes for name, (_, writes) in TOOLS.items()}


def test_every_tool_does_for_everybody_what_their_key_may_and_writes_only_ideas(
    live_server: Any, keys: dict[str, str], full_world: World
) -> None:
    wrong: list[object] = []
    assert keys.keys() == MAY.keys()
    for who, key in keys.items():
        interface = Listening(live_server.url, key)
        server = tools(interface)
        called(
            server, "read_line", {}
        )  # the day of a key's last use is written down now, and not on the walk
        for name, (_, writes) in TOOLS.items():
            before, print_before = rows(), fingerprint(full_world.hallstein)
            was_done = called(server, name, given_to(full_world, name))
            more = {label for label, count in (rows() - before).items() if count}
            if was_done != (name in MAY[who]) or more != (writes if was_done else READS):
                wrong.append((who, name, was_done, more))
            if not more and fingerprint(full_world.hallstein) != print_before:
                wrong.append((who, name, "changed something"))
        assert list(deciding(interface.asked)) == []
    assert wrong == []


def test_what_was_there_is_as_it_was(live_server: Any, keys: dict[str, str], full_world: World) -> None:
    """Ideas and comments come in beside everything else: no row that was there has changed."""
    server = tools(Interface(live_server.url, "hallstein", keys["ana"], "en"))
    called(server, "read_line", {})
    before = {model: values_of(model) for model in company_models()}
    assert all(called(server, name, given_to(full_world, name)) for name in TOOLS)
    for model, was in before.items():
        is_now = values_of(model)
        assert {key: is_now.get(key) for key in was} == was, model._meta.label


def values_of(model: Any) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in model._base_manager.values()}


def deciding(asked: list[tuple[str, str]]) -> Iterator[str]:
    """Those of these requests that reach an operation which decides, or takes back, or is none."""
    for method, path in asked:
        found = [one for one in OPERATIONS if one.method == method and re.fullmatch(pattern(one.path), path)]
        for one in found:
            if one.door.scope not in ("read", "ideas") or one.name == "undo_entry":
                yield one.name
        if not found:
            yield f"{method} {path}"


def pattern(path: str) -> str:
    return re.sub(r"{\w+}", "[^/]+", path)


@pytest.mark.parametrize("path", ["/activities/{n}/decision", "/journal/1/undo", "/activities", "/nothing"])
def test_the_walk_sees_a_tool_that_decides(
    live_server: Any, keys: dict[str, str], full_world: World, path: str
) -> None:
    """A negative control, and what happens then: the interface refuses it to every key for an assistant."""
    interface = Listening(live_server.url, keys["ana"])
    server = tools(interface)
    number = activities(full_world.hallstein)[0].id

    @server.tool()
    def stop_everything() -> dict[str, Any]:
        """Stop it."""
        return interface.add(
            path.format(n=number), {"verdict": "stop", "reason": "Weg damit", "title": "Neu"}
        )

    called(server, "stop_everything", {})
    assert len(list(deciding(interface.asked))) == 1


def test_nothing_starts_for_a_key_that_opens_nothing_or_is_not_for_assistants(
    live_server: Any, keys: dict[str, str], actors: dict[str, Program]
) -> None:
    def begin(key: str) -> Any:
        return connected(live_server.url, "hallstein", key, "en")

    closed = {name: keys[name] for name, may in MAY.items() if not may}
    programs = {f"program of {name}": str(actors[name].key) for name in ("ben", "mia", "ana", "vera")}
    for name, key in (closed | programs).items():
        with pytest.raises(CannotDo):
            pytest.fail(f"{name} came in: {begin(key)}")
    for name in ("ben", "mia", "ana", "vera", "only reads"):
        assert offered(begin(keys[name]), "tools")
