"""Old terminals, closed pipes and pasted bytes: nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from klarlinie.cli.own_words import in_own_words
from tests.cli.conftest import Klarlinie
from tests.cli.test_commands import LIST, TODAY

COMMAND = [sys.executable, "-m", "klarlinie.cli.main"]


def ran(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [*COMMAND, *arguments], input=typed, capture_output=True, env={**clean, **environment}, check=False
    )


@pytest.mark.parametrize(("encoding", "says"), [("ascii", "faellt"), ("cp1252", "fällt")])
def test_an_old_terminal_gets_simpler_signs(encoding: str, says: str) -> None:
    done = ran(
        "tidy", "-", *TODAY, typed="Aktivität;Warum;Für wen\nLinkedIn;;\n".encode(), PYTHONIOENCODING=encoding
    )
    assert done.returncode == 0, done.stderr
    assert says in done.stdout.decode(encoding)


def test_json_stays_exact_on_an_old_terminal() -> None:
    done = ran(
        "inventory",
        "read",
        "-",
        "--json",
        typed="- Straßenfest „Süd“ → Nord\n".encode(),
        PYTHONIOENCODING="ascii",
    )
    (activity,) = json.loads(done.stdout)["activities"]
    assert activity["title"] == "Straßenfest „Süd“ → Nord"


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    with subprocess.Popen([*COMMAND, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""


def test_pasted_text_may_come_in_the_encoding_of_windows() -> None:
    done = ran(
        "inventory",
        "read",
        "-",
        "--json",
        typed="Aktivität;Anfragen im Jahr\nMesse Köln;3\n".encode("cp1252"),
    )
    (activity,) = json.loads(done.stdout)["activities"]
    assert activity["title"] == "Messe Köln"


def test_a_workbook_through_the_input_is_refused_kindly() -> None:
    with open(LIST, "rb") as file:
        done = ran("tidy", "-", typed=file.read())
    assert done.returncode == 1
    assert "lesen wir nur Text" in done.stderr.decode()


@pytest.mark.parametrize(
    "command", [(), ("tidy",), ("inventory", "read"), ("clarity", "check"), ("explain",), ("check",)]
)
def test_the_german_help_is_german(klarlinie: Klarlinie, command: tuple[str, ...]) -> None:
    said = klarlinie(*command, "--help").out
    assert said.startswith("Aufruf: klarlinie")
    assert "Zeigt diese Hilfe." in said
    for foreign in (
        "Usage",
        "Options",
        "OPTIONS",
        "Commands",
        "Arguments",
        "ARGS",
        "Show this",
        "required",
        "<",
    ):
        assert foreign not in said


def test_the_english_help_stays_english() -> None:
    assert in_own_words("Usage: klarlinie [OPTIONS]", "en") == "Usage: klarlinie [OPTIONS]"
