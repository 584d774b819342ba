"""The interface as programs meet it, over a port: the client of the examples, an assistant, the worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any
from urllib.request import urlopen

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.background.worker import Worker
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.platform.webhooks.actions import register
from tests.architecture.project import ROOT
from tests.gateways.test_egress import listener, says
from tests.web.api.programs import key_of, program
from tests.web.world import World, make_world

ENTRY = ["-m", "klarlinie.cli.main"]


@pytest.fixture
def there(live_server: Any) -> World:
    return make_world(at=now())


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if name != "KLARLINIE_KEY"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**outside, **environment}, capture_output=True, text=True, check=False
    )


def test_the_client_of_the_examples_works(live_server: Any, there: World) -> None:
    words = [str(ROOT / "examples" / "api_client.py"), live_server.url, "hallstein"]
    done = python(*words, KLARLINIE_KEY=key_of(there, "ana"))
    assert done.returncode == 0, done.stderr
    assert "Ana Hallstein (Schlüssel „Excel“): „Hausmesse“ geändert" in done.stdout
    refused = python(*words, KLARLINIE_KEY="kl_wrong")
    assert (refused.returncode, "kennen wir nicht" in refused.stderr) == (1, True)
    for unsaid in (python(*words), python(words[0], KLARLINIE_KEY="kl_x")):
        assert (unsaid.returncode, "KLARLINIE_KEY=kl_... python" in unsaid.stderr) == (1, True)
        assert "Traceback" not in unsaid.stderr


def test_a_webhook_hears_of_it_from_the_worker(there: World) -> None:
    with listener(says(204)) as (port, heard):
        url = f"http://127.0.0.1:{port}/in"
        register(there.hallstein, url, ["activity.changed"], by=there.by("ana"), at=now())
        made = program(there).post("/activities", {"title": "Gehört"}).json()
        Worker()._do_chores()
    assert [json.loads(body)["ids"] for _, _, body in heard] == [[made["id"]]]


def test_the_description_is_printed(live_server: Any) -> None:
    printed = python(*ENTRY, "api", "schema")
    with urlopen(f"{live_server.url}/api/v1/openapi.json", timeout=30) as answer:
        assert json.loads(printed.stdout) == json.load(answer)


# An assistant


async def assisted(url: str, held: str, calls: dict[str, dict[str, Any]]) -> tuple[list[str], dict[str, Any]]:
    """The names of the tools, and what each call gave, through the client of the protocol's own package."""
    server = StdioServerParameters(
        command=sys.executable,
        args=[*ENTRY, "mcp", "--company", "hallstein", "--url", url, "--lang", "en"],
        env={"KLARLINIE_KEY": held, "PATH": os.environ["PATH"]},
        cwd=ROOT,
    )
    async with Client(stdio_client(server)) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        return names, {name: await client.call_tool(name, given) for name, given in calls.items()}


def test_an_assistant_reads_and_has_no_tool_to_decide(live_server: Any, there: World) -> None:
    program(there).post("/activities", {"title": "Messe"})
    held = key_of(there, "ana", is_for_assistant=True)
    calls: dict[str, dict[str, Any]] = {
        "read_plan": {},
        "read_line": {},
        "list_activities": {},
        "list_findings": {},
    }
    names, answers = anyio.run(assisted, live_server.url, held, calls)
    assert set(calls) <= set(names)
    assert not [name for name in names if "decide" in name or "stop" in name or "move" in name]
    assert not [name for name, answer in answers.items() if answer.is_error]
    listed = answers["list_activities"].structured_content["items"]
    assert [one["title"] for one in listed] == [one.core.title for one in activities(there.hallstein)]


def test_an_assistant_hands_in_ideas_and_comments_under_its_own_name(live_server: Any, there: World) -> None:
    number = program(there).post("/activities", {"title": "Messe"}).json()["id"]
    words = {"activity_id": number, "leaning": "stop", "words": "Kostet viel, bringt wenig."}
    calls = {"hand_in_idea": {"title": "Podcast", "benefit": "Einkäufer hören zu"}, "comment": words}
    held = key_of(there, "ana", name="Assistent", is_for_assistant=True)
    _, answers = anyio.run(assisted, live_server.url, held, calls)
    assert answers["hand_in_idea"].structured_content["state"] == "waits"
    assert not answers["comment"].is_error
    newest = {entry.by_name for entry in history(there.hallstein)[:2]}
    assert newest == {"Ana Hallstein (Schlüssel „Assistent“)"}
    _, answers = anyio.run(
        assisted, live_server.url, key_of(there, "ana", ["read"], is_for_assistant=True), calls
    )
    assert [answer.is_error for answer in answers.values()] == [True, True]


def test_an_assistant_hears_why_something_does_not_go(live_server: Any, there: World) -> None:
    held = key_of(there, "ana", is_for_assistant=True)
    _, answers = anyio.run(assisted, live_server.url, held, {"list_activities": {"after": -1}})
    assert answers["list_activities"].is_error
    assert "Less than 0 is not possible" in answers["list_activities"].content[0].text


@pytest.mark.parametrize(
    ("held", "company", "says"),
    [
        ("", "hallstein", "Es fehlt der Schlüssel"),
        ("kl_wrong", "hallstein", "kennen wir nicht"),
        ("program", "hallstein", "für ein Programm"),
        ("assistant", "nordlicht", "gehört zu „hallstein“"),
    ],
)
def test_only_a_key_for_assistants_of_this_company_starts_it(
    live_server: Any, there: World, held: str, company: str, says: str
) -> None:
    is_real = held in ("program", "assistant")
    real = key_of(there, "ana", is_for_assistant=held == "assistant") if is_real else held
    words = ["mcp", "--company", company, "--url", live_server.url, "--lang", "de"]
    ended = python(*ENTRY, *words, KLARLINIE_KEY=real)
    assert (ended.returncode, says in ended.stderr) == (1, True), ended.stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://klarlinie.example", "unverschlüsselt"),
        ("nonsense", "unverschlüsselt"),
        ("http://127.0.0.1:1", "antwortet kein Klarlinie"),
    ],
)
def test_the_key_goes_nowhere_else(url: str, says: str) -> None:
    words = ["mcp", "--company", "hallstein", "--url", url, "--lang", "de"]
    ended = python(*ENTRY, *words, KLARLINIE_KEY="kl_x")
    assert (ended.returncode, says in ended.stderr) == (1, True), ended.stderr
