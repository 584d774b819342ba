"""Every command that a page of the docs tells somebody to type works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Klarlinie, klarlinie  # noqa: F401  # the fixture

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands_of(page: Path) -> list[str]:
    """The `klarlinie ...` lines of the page's shell blocks."""
    lines, inside = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("```"):
            inside = not inside and line.strip() in ("```sh", "```bash", "```console")
        elif inside:
            lines.append(line.strip().removeprefix("$ ").removeprefix(".venv/bin/"))
    return [line for line in lines if line.startswith("klarlinie ")]


COMMANDS = [(page.relative_to(ROOT), command) for page in PAGES for command in commands_of(page)]


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) >= 2


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=lambda value: str(value)[:60])
def test_the_command_in_the_docs_works(
    page: Path,
    command: str,
    klarlinie: Klarlinie,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for name in ("my-list.xlsx", "list.xlsx", "liste.xlsx"):
        shutil.copy(ROOT / "examples/hallstein-marketing.xlsx", tmp_path / name)
    (tmp_path / "answers.jsonl").write_text('{"id": 1, "question": "reason", "text": "machen ja alle"}\n')
    monkeypatch.chdir(tmp_path)
    said = klarlinie(*shlex.split(command, comments=True)[1:], typed="j\n" * 12)
    assert said.code == 0, f"{page}: {said.err}"
