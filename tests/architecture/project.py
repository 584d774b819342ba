"""Where the project is, which files belong to it, and its modules as syntax trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "klarlinie"
CORE = ("vocabulary", "method", "analysis", "reports")


def project_files() -> list[Path]:
    """Every file that is or would be committed; in an unpacked archive everything outside dot folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not any(is_left_behind(part) for part in path.parts)]
    return sorted(path for path in paths if path.is_file())


def is_left_behind(part: str) -> bool:
    return part == "__pycache__" or (part.startswith(".") and part not in {".ci", ".gitignore"})


def modules(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    """Name ("method/focus/model.py") and syntax tree of every module of ours, or of the `packages` named."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        if not packages or name.parts[0] in packages:
            yield name.as_posix(), ast.parse(path.read_text(encoding="utf-8"))
