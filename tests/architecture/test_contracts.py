"""The import contracts hold what they promise: a copy of the package with one bad import is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import PACKAGE, ROOT


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(PACKAGE, folder / "klarlinie", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> tuple[int, str]:
    """Exit code and words of lint-imports on the package in `folder`."""
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_an_honest_copy_passes(copy: Path) -> None:
    code, said = lint(copy)
    assert code == 0, said


@pytest.mark.parametrize(
    ("where", "line", "broken"),
    [
        ("method/focus/bad.py", "import openpyxl", "The core touches no"),
        ("reports/bad.py", "import time", "The core touches no"),
        ("vocabulary/bad.py", "import random", "The core touches no"),
        ("method/inventory/bad.py", "from pathlib import Path", "The core touches no"),
        ("vocabulary/bad.py", "import klarlinie.method", "The whole product"),
        ("method/bad/__init__.py", "", "A later step"),
        ("method/clarity/bad.py", "import klarlinie.method.upkeep", "A later step"),
        ("shop/__init__.py", "", "The whole product"),
    ],
)
def test_a_bad_import_is_refused(copy: Path, where: str, line: str, broken: str) -> None:
    bad = copy / "klarlinie" / where
    bad.parent.mkdir(exist_ok=True)
    bad.write_text(f'"""A mistake."""\n{line}\n')
    try:
        code, said = lint(copy)
    finally:
        bad.unlink()
        if not any(bad.parent.iterdir()):
            bad.parent.rmdir()
    assert code == 1, said
    assert broken in said
