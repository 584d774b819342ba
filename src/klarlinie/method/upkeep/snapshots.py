"""A snapshot is a value: what was true on one day, kept as plain JSON and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from typing import Any

from klarlinie.method.upkeep.review import Promised, Snapshot
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.text import Text


@dataclass(frozen=True)
class Taken:
    """A snapshot with what only people and ideas tell.

    `story_versions` are the versions of the story that people counted, `days_to_decision` the median of days from
    an idea to its answer; None is unknown.
    """

    snapshot: Snapshot
    story_versions: int | None = None
    days_to_decision: float | None = None


@dataclass(frozen=True)
class SignRow:
    """One sign before and after, as figures that write themselves; None is unknown."""

    name: Text
    before: object | None
    now: object | None


def days_to_decision(ideas: Iterable[tuple[date, date]]) -> float | None:
    """The median of days from handed in to answered; None where nothing was answered."""
    waits = [(answered - handed_in).days for handed_in, answered in ideas]
    return float(median(waits)) if waits else None


def as_values(taken: Taken) -> dict[str, Any]:
    """Plain JSON values."""
    snapshot = taken.snapshot
    return {
        "taken_on": snapshot.taken_on.isoformat(),
        "signs": asdict(snapshot.signs),
        "core": [{"title": title, **asdict(promised)} for title, promised in snapshot.core.items()],
        "story_versions": taken.story_versions,
        "days_to_decision": taken.days_to_decision,
    }


def from_values(values: Mapping[str, Any]) -> Taken:
    """The other way round."""
    core = {one["title"]: Promised(one["owner"], one["hours_per_week"]) for one in values["core"]}
    snapshot = Snapshot(date.fromisoformat(values["taken_on"]), Signs(**values["signs"]), core)
    return Taken(snapshot, values["story_versions"], values["days_to_decision"])


def side_by_side(before: Taken | None, now: Taken) -> tuple[SignRow, ...]:
    """All signs of clarity, before and after."""
    return tuple(
        SignRow(name, None if old is None else written(old), None if new is None else written(new))
        for (name, written, new), (_, _, old) in zip(
            _figures(now), _figures(before) if before else _NOTHING, strict=True
        )
    )


def _plain(value: float) -> object:
    return value


def _figures(taken: Taken) -> tuple[tuple[Text, Any, float | None], ...]:
    signs = taken.snapshot.signs
    values = (
        signs.running,
        signs.share_with_owner,
        signs.share_with_reason,
        signs.share_with_audience,
        signs.hours_per_activity,
        signs.share_of_hours_on_core,
        taken.story_versions,
        taken.days_to_decision,
    )
    return tuple((name, written, value) for (name, written), value in zip(SIGNS, values, strict=True))


SIGNS: tuple[tuple[Text, Any], ...] = (
    (Text("Aktivitäten, die laufen", "Activities running"), _plain),
    (Text("Mit genau einer verantwortlichen Person", "With exactly one owner"), Percent),
    (Text("Mit einem Grund", "With a reason"), Percent),
    (Text("Mit einer Zielgruppe", "With an audience"), Percent),
    (Text("Stunden im Monat je Aktivität", "Hours a month per activity"), Hours),
    (Text("Stunden auf Kernaktivitäten", "Hours on core activities"), Percent),
    (Text("Fassungen der eigenen Geschichte", "Versions of your own story"), _plain),
    (Text("Tage von der Idee zur Antwort", "Days from idea to answer"), _plain),
)
_NOTHING: tuple[tuple[Text, Any, None], ...] = tuple((name, written, None) for name, written in SIGNS)
