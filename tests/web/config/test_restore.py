"""A backup made while people write comes back elsewhere as it was in one moment. With real processes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.own_place import Place, own_place

BUSY = ("-m", "tests.web.config.busy")


def look(place: Place) -> dict[str, Any]:
    seen: dict[str, Any] = json.loads(place.python(*BUSY, "look"))
    return seen


def test_a_backup_under_load_is_of_one_moment_and_comes_back_whole(tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    with own_place(tmp_path / "here") as here, own_place(tmp_path / "there") as there:
        here.python(*BUSY, "fill")
        writer = here.start(*BUSY, "write")
        assert writer.stdout is not None
        saved = [int(writer.stdout.readline()) for _ in range(20)]
        here.klarlinie("server", "backup", str(file))
        writer.kill()
        writer.communicate()
        there.klarlinie("server", "restore", str(file))
        seen = look(there)
        assert seen["people"] == seen["entries"] > saved[-1]
        assert seen["breaks"] is None
        assert "unversehrt" in there.klarlinie("server", "check")
        assert there.klarlinie("server", "user", "list").count("hallstein.example") == 3


@pytest.mark.both_databases
@pytest.mark.parametrize("way", ["from SQLite", "to SQLite"])
def test_a_backup_moves_between_the_two_databases(tmp_path: Path, way: str) -> None:
    file = tmp_path / "backup.zip"
    with (
        own_place(tmp_path / "here", postgres=way == "to SQLite") as here,
        own_place(tmp_path / "there", postgres=way == "from SQLite") as there,
    ):
        here.python(*BUSY, "fill")
        here.klarlinie("server", "backup", str(file))
        there.klarlinie("server", "restore", str(file))
        assert look(there) == look(here)
