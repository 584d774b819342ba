"""A snapshot comes back as it was kept, and stands beside the one before it."""

from __future__ import annotations

import json
from datetime import date

from klarlinie.method.upkeep.review import Promised, Snapshot
from klarlinie.method.upkeep.signs import Signs
from klarlinie.method.upkeep.snapshots import Taken, as_values, days_to_decision, from_values, side_by_side
from klarlinie.reports.signs_picture import describe, signs_picture
from klarlinie.vocabulary.figures import spell

THEN = Signs(18, 0.25, None, 0.5, 6.7, None)
NOW = Signs(5, 1.0, 0.8, 1.0, 20.0, 0.75)


def taken(signs: Signs, **more: object) -> Taken:
    core = {"Website": Promised("Ana", 2.5)}
    return Taken(Snapshot(date(2026, 8, 3), signs, core), **more)  # type: ignore[arg-type]


def test_what_is_kept_comes_back() -> None:
    whole = taken(NOW, story_versions=3, days_to_decision=4.5)

    assert from_values(json.loads(json.dumps(as_values(whole)))) == whole


def test_days_to_decision_is_the_middle_and_unknown_without_answers() -> None:
    day = date(2026, 8, 3)
    waits = [(day, date(2026, 8, 4)), (day, date(2026, 8, 5)), (day, date(2026, 8, 30))]

    assert days_to_decision(waits) == 2
    assert days_to_decision([]) is None


def test_unknown_stays_unknown_and_is_never_zero() -> None:
    rows = side_by_side(taken(THEN), taken(NOW, story_versions=0))

    reason = rows[2]
    assert reason.before is None
    assert spell(reason.now, "en") == "80%"
    assert [row.now for row in rows][-2:] == [0, None]


def test_without_a_snapshot_before_only_now_is_known() -> None:
    assert {row.before for row in side_by_side(None, taken(NOW))} == {None}


def test_the_picture_says_what_it_shows_and_draws_the_unknown_dashed() -> None:
    drawn = signs_picture("Vorher", THEN, "de")

    assert drawn.count("stroke-dasharray") == 2
    assert "unbekannt mit einem Grund" in describe(THEN, "de")
    assert "stroke-dasharray" not in signs_picture("Now", NOW, "en")
