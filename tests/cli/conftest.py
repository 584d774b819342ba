"""The command line as a person types it, without starting a process each time."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from klarlinie.cli.main import main


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

    def run(*arguments: str, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["klarlinie", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1 if end.code else 0
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run
