"""Of several who do the same at once, one does it and the others are told; nothing is lost and the chain holds."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.own_place import own_place


def test_several_at_once_never_overwrite_each_other(tmp_path: Path) -> None:
    with own_place(tmp_path / "home") as place:
        seen = json.loads(place.python("-m", "tests.web.platform.journal.at_once"))
    assert seen.pop("new") == 48
    assert seen == {
        "write": ["done"] * 4,
        "change": ["Stale", "Stale", "done"],
        "undo": ["CannotUndo", "CannotUndo", "done"],
        "remove": ["CannotChange", "CannotChange", "done"],
        "accept": ["CannotChange", "done"],
        "leads": ["CannotChange", "done"],
        "leads left": 1,
        "in a row": True,
        "breaks": None,
    }
