"""The command line as a person types it, without starting a process each time."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from klarlinie.cli.main import run
from klarlinie.cli.streams import write_simply_where_needed


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Klarlinie = Callable[..., Said]


@pytest.fixture
def klarlinie(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Klarlinie:
    """`klarlinie("tidy", "list.csv", typed="...")` gives exit code, output and error output."""
    for name in ("KLARLINIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def said(*arguments: str, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["klarlinie", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
        write_simply_where_needed()
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return said
