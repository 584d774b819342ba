"""Who has promised how many hours, and whether that can be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from klarlinie.method.execution.commitments import Load
from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

MOST_IN_MUST = 0.6  # of all hours: the rest is for what nobody can plan
TINY = 1e-9  # hours; sums of decimal fractions are not exact

Strain = Literal["unknown", "fits", "full", "over"]
STRAIN_NAMES: dict[Strain, Text] = {
    "unknown": Text("Stunden noch offen", "hours still open"),
    "fits": Text("passt", "fits"),
    "full": Text("nur das Muss passt", "only the core fits"),
    "over": Text("zu viel", "too much"),
}


def strain(load: Load, *, is_known: bool = True) -> Strain:
    """How a load stands against what is there: with Muss and Sollte, with Muss alone, or not at all."""
    if not is_known:
        return "unknown"
    if load.must > load.capacity + TINY:
        return "over"
    return "full" if load.must + load.should > load.capacity + TINY else "fits"


class Promised(Protocol):
    """Hours a week that somebody has promised for one core activity; a Commitment is one."""

    @property
    def activity(self) -> int: ...
    @property
    def owner(self) -> str: ...
    @property
    def hours_per_week(self) -> float: ...


class OnBoard(Protocol):
    """Where one activity stands; a Placement says it, and the board that people have made."""

    @property
    def activity(self) -> int: ...
    @property
    def lane(self) -> Lane: ...
    @property
    def owner(self) -> str | None: ...
    @property
    def dose_per_week(self) -> float: ...


def loads(
    commitments: Sequence[Promised], placements: Iterable[OnBoard], people: Sequence[Person]
) -> tuple[Load, ...]:
    """One load per person, in the order of `people`; `placements` in the lane "should" count as what may follow.

    Hours promised by somebody who is not among the people are in no load: `load_findings` names them (EXE106).
    """
    follows = tuple(placement for placement in placements if placement.lane == "should")
    return tuple(
        Load(
            person=person.name,
            capacity=person.hours_per_week,
            must=sum(promise.hours_per_week for promise in commitments if promise.owner == person.name),
            should=sum(placement.dose_per_week for placement in follows if placement.owner == person.name),
        )
        for person in people
    )


def load_findings(
    loads: Sequence[Load],
    commitments: Sequence[Promised],
    placements: Sequence[OnBoard],
    titles: Mapping[int, str] | Sequence[str],
) -> tuple[Finding, ...]:
    """What stands in the way of keeping the promises. `titles` gives an activity's title by its index."""
    return (
        *(finding for load in loads for finding in _of_one(load)),
        *_without_owner(commitments, placements, titles),
        *_one_carries_all(loads, commitments),
        *_too_much_must(loads),
        *_unknown_owners({load.person for load in loads}, commitments, titles),
    )


def _of_one(load: Load) -> Iterator[Finding]:
    """Over capacity with the core alone, or only with what may follow."""
    values: dict[str, object] = {
        "person": load.person,
        "capacity": Hours(load.capacity),
        "must": Hours(load.must),
        "both": Hours(load.must + load.should),
        "over": Hours(load.must - load.capacity),
        "over_both": Hours(load.must + load.should - load.capacity),
    }
    if load.must > load.capacity + TINY:
        yield _finding(
            "EXE101", "error", load.person, _OVER.with_values(**values), _LESS.with_values(**values)
        )
    elif load.must + load.should > load.capacity + TINY:
        yield _finding(
            "EXE105",
            "hint",
            load.person,
            _OVER_WITH_SHOULD.with_values(**values),
            _LATER.with_values(**values),
        )


def _without_owner(
    commitments: Sequence[Promised],
    placements: Sequence[OnBoard],
    titles: Mapping[int, str] | Sequence[str],
) -> Iterator[Finding]:
    promised = {commitment.activity for commitment in commitments}
    for placement in placements:
        if placement.lane == "must" and placement.activity not in promised:
            title = titles[placement.activity]
            yield _finding("EXE102", "error", title, _NOBODY.with_values(title=title), _NAME_ONE)


def _one_carries_all(loads: Sequence[Load], commitments: Sequence[Promised]) -> Iterator[Finding]:
    """Only where there is somebody else, and something to hand over."""
    owners = {commitment.owner for commitment in commitments}
    if len(loads) < 2 or len(commitments) < 2 or len(owners) != 1:
        return
    (owner,) = owners
    sentence = Text(
        "Alle {count} Kernaktivitäten liegen bei {owner}. Fällt {owner} aus, steht alles still.",
        "{owner} carries all {count} core activities. When {owner} is away, everything stops.",
        {"count": len(commitments), "owner": owner},
    )
    others = [load.person for load in loads if load.person != owner]
    suggestion = Text(
        "Gebt eine davon ab, zum Beispiel an {others}, oder nennt für jede eine Vertretung.",
        "Hand one of them over, for example to {others}, or name a deputy for each.",
        {"others": others},
        sie="Geben Sie eine davon ab, zum Beispiel an {others}, oder nennen Sie für jede eine Vertretung.",
    )
    yield _finding("EXE103", "warning", owner, sentence, suggestion)


def _too_much_must(loads: Sequence[Load]) -> Iterator[Finding]:
    capacity, must = sum(load.capacity for load in loads), sum(load.must for load in loads)
    if capacity <= 0 or must <= MOST_IN_MUST * capacity + TINY:
        return
    values: dict[str, object] = {
        "share": Percent(must / capacity),
        "must": Hours(must),
        "capacity": Hours(capacity),
        "most": Percent(MOST_IN_MUST),
    }
    sentence = Text(
        "Das Muss belegt {share} eurer Stunden ({must} von {capacity} in der Woche).",
        "The core takes {share} of your hours ({must} of {capacity} a week).",
        values,
        sie="Das Muss belegt {share} Ihrer Stunden ({must} von {capacity} in der Woche).",
    )
    suggestion = Text(
        "Plant höchstens {most} fest ein: Krankheit, Messewochen und Eiliges kommen immer dazwischen.",
        "Plan no more than {most} firmly: illness, trade fairs and urgent matters always get in the way.",
        values,
        sie="Planen Sie höchstens {most} fest ein: Krankheit, Messewochen und "
        "Eiliges kommen immer dazwischen.",
    )
    yield _finding("EXE104", "warning", "", sentence, suggestion)


def _unknown_owners(
    known: Collection[str], commitments: Sequence[Promised], titles: Mapping[int, str] | Sequence[str]
) -> Iterator[Finding]:
    for commitment in commitments:
        if commitment.owner not in known:
            values: dict[str, object] = {
                "owner": commitment.owner,
                "title": titles[commitment.activity],
                "hours": Hours(commitment.hours_per_week),
            }
            yield _finding(
                "EXE106", "warning", commitment.owner, _NO_HOURS.with_values(**values), _NAME_HOURS
            )


def _finding(code: str, severity: Severity, about: str, sentence: Text, suggestion: Text) -> Finding:
    return Finding(code, severity, about, sentence, suggestion)


_OVER = Text(
    "{person} hat {must} in der Woche zugesagt, aber nur {capacity} dafür.",
    "{person} has promised {must} a week but only has {capacity} for it.",
)
_LESS = Text(
    "Gebt eine Aktivität an jemand anderen ab, oder nehmt eine aus dem Muss: Es ist {over} zu viel.",
    "Hand one activity to somebody else, or take one out of the core: it is {over} too much.",
    sie="Geben Sie eine Aktivität an jemand anderen ab, oder nehmen Sie eine aus dem "
    "Muss: Es ist {over} zu viel.",
)
_OVER_WITH_SHOULD = Text(
    "Mit allem aus Sollte käme {person} auf {both} in der Woche, hat aber nur {capacity} dafür.",
    "With everything from “Should”, {person} would come to {both} a week but only has {capacity}.",
)
_LATER = Text(
    "Das Muss geht vor. Fangt mit Sollte erst an, wenn es {over_both} mehr dafür gibt.",
    "The core comes first. Start on “Should” only when there is room for {over_both} more.",
    sie="Das Muss geht vor. Fangen Sie mit Sollte erst an, wenn es {over_both} mehr dafür gibt.",
)
_NOBODY = Text(
    "„{title}“ ist eine Kernaktivität, aber niemand hat sie übernommen.",
    "“{title}” is a core activity but nobody has taken it on.",
)
_NAME_ONE = Text(
    "Nennt genau eine Person. „Alle ein bisschen“ heißt am Ende: keiner.",
    "Name exactly one person. “Everybody a little” ends up as nobody.",
    sie="Nennen Sie genau eine Person. „Alle ein bisschen“ heißt am Ende: keiner.",
)
_NO_HOURS = Text(
    "{owner} übernimmt „{title}“ ({hours} in der Woche), aber wie viele Stunden {owner} hat, steht nirgends.",
    "{owner} owns “{title}” ({hours} a week), but it does not say anywhere how many hours {owner} has.",
)
_NAME_HOURS = Text(
    "Nennt die Stunden, die diese Person in der Woche wirklich für Marketing hat.",
    "Name the hours this person really has for marketing in a week.",
    sie="Nennen Sie die Stunden, die diese Person in der Woche wirklich für Marketing hat.",
)
