from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from klarlinie.reports.as_json import as_json
from klarlinie.vocabulary.figures import Language
from tests.reports.sample import large_plan, nasty_plan, poor_plan, rich_plan

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
FREE = ("activities[].notes", "files[].sheets[].columns")  # their keys are the user's own headers
CLOSED = ("line", "people")  # what a sheet says, as it was found
SAME_AS_MUST = ("focus.should", "focus.could", "focus.not_now")


def keys(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            key = f"{path}.{'*' if path in FREE else name}" if path else name
            yield key
            if key not in CLOSED:
                yield from keys(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, f"{path}[]")


def documented() -> set[str]:
    """The keys of the page; three lanes and the signs after are said to be like their first ones."""
    of_plans, _, _ = PAGE.read_text(encoding="utf-8").partition("## `klarlinie origin --json`")
    found = set(re.findall(r"^\| `([^`]+)` \|", of_plans, re.MULTILINE))
    likewise = {
        key.replace("focus.must", lane, 1)
        for lane in SAME_AS_MUST
        for key in found
        if key.startswith("focus.must")
    }
    return (
        found
        | likewise
        | {key.replace("signs.before", "signs.after", 1) for key in found if key.startswith("signs.before")}
    )


def test_the_page_names_exactly_the_keys_of_the_output() -> None:
    assert set(keys(as_json(rich_plan(), "de"))) == documented()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("make", [rich_plan, poor_plan, nasty_plan, large_plan])
def test_it_is_strict_json_and_comes_back_the_same(make: object, language: Language) -> None:
    assert callable(make)
    said = as_json(make(), language)
    assert json.loads(json.dumps(said, allow_nan=False)) == said


def test_unknown_is_null_and_never_zero() -> None:
    said = as_json(poor_plan(), "de")
    assert said["assessments"][0]["yearly_cost"] is None
    assert said["activities"][0]["hours_per_month"] is None
    assert said["focus"]["infeasible"] == ["Niemand hat Stunden: Nennt Menschen mit Stunden in der Woche."]


def test_codes_sentences_and_lanes_are_there() -> None:
    said = as_json(rich_plan(), "en")
    assert said["focus"]["must"][0]["title"] == "Website mit Anfrageformular"
    stop = said["verdicts"][13]
    assert (stop["verdict"], stop["codes"]) == ("stop", ["DEC101"])
    assert stop["reasons"][0]["sentence"].startswith("Nobody can say")
    assert said["stop_account"]["money_per_year"][1] == {"amount": 600.0, "currency": "CHF"}
