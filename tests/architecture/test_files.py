"""What is committed holds no path of somebody's machine and no address to download from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, project_files

MACHINE_PATH = re.compile(
    r"(?<![\w./:$}~-])/(?:work|root|opt|home|Users|tmp|mnt|srv)/[\w.]|\b[A-Z]:\\Users\\"
)
DOWNLOAD = re.compile(r"://\S+(?:\.(?:whl|tar\.gz|tgz|zip|deb|exe|js|css|ttf|woff2)\b|/simple/)")
ANY_ADDRESS = re.compile(r"://")
BUILD_FILES = {"run", "run.txt", "dev.txt", "bench.txt", "run.in", "dev.in", "bench.in", "pyproject.toml"}


def complaints(name: str, text: str) -> list[str]:
    """What in `text` must not be committed in the file called `name`, each with its line number."""
    rules = [MACHINE_PATH]
    if Path(name).name in BUILD_FILES:
        rules.append(ANY_ADDRESS)
    elif not name.endswith(".md"):
        rules.append(DOWNLOAD)
    lines = enumerate(text.splitlines(), start=1)
    return [f"{name}:{number}: {line.strip()}" for number, line in lines for r in rules if r.search(line)]


def test_no_file_holds_a_machine_path_or_a_download_address() -> None:
    found = []
    for path in project_files():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and workbooks
        found += complaints(path.relative_to(ROOT).as_posix(), text)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/a.md", "see /home/ana/notes.txt"),
        ("src/a.py", 'open("/tmp/x.csv")'),
        ("src/a.py", r"C:\Users\ana"),
        ("src/a.py", "https://example.org/tool-1.0.tar.gz"),
        ("requirements/run.txt", "--index-url https://example.org/"),
        ("pyproject.toml", 'homepage = "https://example.org"'),
    ],
)
def test_the_guard_sees(name: str, text: str) -> None:
    assert complaints(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/a.md", "https://example.org/tool-1.0.tar.gz"),
        ("src/a.py", 'NAMESPACE = "http://schemas.example.org/2006/main"'),
        ("src/a.py", '"""Campaigns under https://example.org/work/strategy."""'),
        ("examples/a.csv", "Landing page /produkte/work"),
    ],
)
def test_the_guard_leaves_alone(name: str, text: str) -> None:
    assert not complaints(name, text)


@pytest.mark.parametrize("command", ["./run start", "./run test"])
def test_the_readme_shows_the_command_on_a_line_of_its_own(command: str) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any(line.strip().split("  ")[0].split(" #")[0] == command for line in lines)


@pytest.mark.parametrize("program", ["run", ".ci/run"])
def test_the_program_can_be_executed(program: str) -> None:
    assert (ROOT / program).stat().st_mode & 0o100


# What is no text and may be here: pictures for people, spreadsheets to try.
NOT_TEXT = {".png", ".jpg", ".xlsx"}


def test_nothing_is_committed_that_is_neither_text_nor_a_picture_nor_a_spreadsheet() -> None:
    assert [path.name for path in project_files() if is_foreign(path)] == []


def test_the_guard_sees_a_package(tmp_path: Path) -> None:
    wheel = tmp_path / "package.whl"
    wheel.write_bytes(b"PK\x03\x04\xff\xfe")
    assert is_foreign(wheel)


def is_foreign(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return path.suffix not in NOT_TEXT
    return False
