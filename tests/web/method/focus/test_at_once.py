"""The last place in the core goes to exactly one of those who reach for it at the same moment."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.own_place import own_place


def test_the_last_place_is_given_once(tmp_path: Path) -> None:
    with own_place(tmp_path / "home") as place:
        seen = json.loads(place.python("-m", "tests.web.method.focus.at_once").splitlines()[-1])
    assert seen["told"] == [["CoreIsFull", "CoreIsFull", "done"]] * 4
    assert seen["core"] == [5] * 4
    assert seen["answers"] == ["CannotSuggest", "done"]
    assert seen["breaks"] is None
