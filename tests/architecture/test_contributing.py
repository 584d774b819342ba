"""What CONTRIBUTING.md points at exists, and the commands it shows are commands of `./run`."""

from __future__ import annotations

import re

from tests.architecture.project import ROOT

PAGE = ROOT / "CONTRIBUTING.md"


def test_every_path_named_exists() -> None:
    named = re.findall(r"`((?:src|tests|docs|requirements)/[\w./-]*|[\w-]+\.toml)`", PAGE.read_text("utf-8"))
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_command_named_is_one_of_run() -> None:
    commands = set(re.findall(r"\./run (\w+)", PAGE.read_text("utf-8")))
    known = set(re.findall(r"^  \./run (\w+)", (ROOT / "run").read_text("utf-8"), re.MULTILINE))
    assert commands <= known
    assert known - commands == set(), "say in CONTRIBUTING.md what it is for"
