"""Of several who do the same at once, one does it: one review, one snapshot, one turn, one letter, one idea."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.own_place import own_place


def test_several_at_once_make_one_of_everything(tmp_path: Path) -> None:
    with own_place(tmp_path / "home") as place:
        seen = json.loads(place.python("-m", "tests.web.method.upkeep.at_once"))

    once = [False, False, True]
    assert seen == {
        "begin": ["done"] * 3, "hours": 1, "snapshots": 1, "close": once, "turn": once, "letter": once,
        "ideas": [3, 1],
    }  # fmt: skip
