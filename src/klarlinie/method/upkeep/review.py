"""Once a quarter: what was promised, what happened, what is due, and what has changed since last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.execution.commit import expected_of, verdict_for
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.execution.fair_verdict import moment, months_later
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.upkeep.gate import Answer
from klarlinie.method.upkeep.signs import Signs
from klarlinie.vocabulary.figures import Hours, Percent
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

QUARTER = 3  # months
REVIEWS_WITHOUT_USE = 2
NOTICEABLE = 0.005  # half a point of 100: what shows after rounding


@dataclass(frozen=True)
class MetricUse:
    """A metric and whether it served a decision in each review, the oldest first."""

    metric: str
    served: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Promised:
    """One core activity in a snapshot."""

    owner: str
    hours_per_week: float


@dataclass(frozen=True)
class Snapshot:
    """The plan on one day: the signs, and the core activities by title."""

    taken_on: date
    signs: Signs
    core: Mapping[str, Promised] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """What one review has on its table: findings that ask for an act, parked ideas, and the changes since last time."""

    on: date
    next_on: date
    due: tuple[Finding, ...]
    parked: tuple[Answer, ...]
    changes: tuple[Text, ...]


def review(
    today: date,
    due: Iterable[Finding],
    answers: Iterable[Answer] = (),
    before: Snapshot | None = None,
    now: Snapshot | None = None,
) -> Review:
    """Puts one review together; the next one is a quarter later. Without two snapshots nothing is compared."""
    changes = compare(before, now) if before and now else ()
    return Review(today, months_later(today, QUARTER), tuple(due), parked(answers), changes)


def verdicts_due(
    commitments: Iterable[Commitment],
    activities: Sequence[Activity],
    today: date,
    judged_on: Mapping[int, date] | None = None,
) -> tuple[Finding, ...]:
    """Nags where the fair verdict on a commitment is due (UPK120), hints where a first look is fair (UPK121).

    `judged_on` are the days on which people have judged an activity (index); then no reminder is needed.
    """
    done = judged_on or {}
    return tuple(
        finding
        for commitment in commitments
        for finding in _verdict_due(
            commitment, activities[commitment.activity], today, done.get(commitment.activity)
        )
    )


def check_needed(confirmed_on: Mapping[str, date | None], today: date) -> tuple[Finding, ...]:
    """The activities (by title) nobody has confirmed for a quarter; None is never confirmed."""
    return tuple(
        _check_needed(title, on)
        for title, on in confirmed_on.items()
        if on is None or months_later(on, QUARTER) <= today
    )


def unused_metrics(metrics: Iterable[MetricUse]) -> tuple[Finding, ...]:
    """The metrics that served no decision in the last two reviews; one that has not seen two yet is left in peace."""
    return tuple(
        Finding(
            "UPK123",
            "hint",
            use.metric,
            _UNUSED.with_values(metric=use.metric, reviews=REVIEWS_WITHOUT_USE),
            _STOP_COUNTING,
        )
        for use in metrics
        if len(use.served) >= REVIEWS_WITHOUT_USE and not any(use.served[-REVIEWS_WITHOUT_USE:])
    )


def pauses_over(
    verdicts: Iterable[Verdict], activities: Sequence[Activity], today: date
) -> tuple[Finding, ...]:
    """What was put to rest until a day that has come."""
    return tuple(
        Finding(
            "UPK124",
            "warning",
            activities[verdict.activity].title,
            _RESTED.with_values(title=activities[verdict.activity].title, on=verdict.review_on),
            _WAKE_OR_STOP,
        )
        for verdict in verdicts
        if verdict.kind == "pause" and verdict.review_on is not None and verdict.review_on <= today
    )


def parked(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The ideas that rest in the parking lot, the longest first: those whose last answer was "park"."""
    last: dict[tuple[str, date], Answer] = {}
    for answer in sorted(answers, key=lambda one: one.on):
        last[(answer.idea.title, answer.idea.handed_in_on)] = answer
    return tuple(answer for answer in last.values() if answer.decision == "park")


def compare(before: Snapshot, now: Snapshot) -> tuple[Text, ...]:
    """What has changed from one snapshot to the next, one sentence each: the core first, then the signs."""
    return (*_core_changes(before.core, now.core), *_sign_changes(before.signs, now.signs))


def _verdict_due(
    commitment: Commitment, activity: Activity, today: date, judged_on: date | None
) -> Iterator[Finding]:
    fair = verdict_for(activity, commitment.first_step_on)
    if fair is None:
        return
    values: dict[str, object] = {"title": activity.title, "due": fair.due_on, "metric": commitment.metric}
    evidence = (fair.why, expected_of(commitment))
    stands = moment(fair, today)
    if stands == "due" and (judged_on is None or judged_on < fair.due_on):
        yield Finding("UPK120", "warning", activity.title, _DUE.with_values(**values), _JUDGE, evidence)
    elif stands == "first_look" and (judged_on is None or judged_on < fair.earliest_on):
        yield Finding("UPK121", "hint", activity.title, _LOOK.with_values(**values), _ONLY_LOOK, evidence)


def _check_needed(title: str, on: date | None) -> Finding:
    values: dict[str, object] = {"title": title, "on": on}
    sentence = _NEVER_CONFIRMED if on is None else _LONG_AGO
    return Finding("UPK122", "hint", title, sentence.with_values(**values), _CONFIRM)


def _core_changes(before: Mapping[str, Promised], now: Mapping[str, Promised]) -> Iterator[Text]:
    for title in now:
        if title not in before:
            yield Text("„{title}“ ist neu im Muss.", "“{title}” is new in the core.", {"title": title})
    for title in before:
        if title not in now:
            yield Text(
                "„{title}“ ist nicht mehr im Muss.", "“{title}” is no longer in the core.", {"title": title}
            )
    for title in before:
        if title in now:
            yield from _promise_changes(title, before[title], now[title])


def _promise_changes(title: str, before: Promised, now: Promised) -> Iterator[Text]:
    if before.owner != now.owner:
        says = _MOVED if before.owner and now.owner else _TAKEN_ON if now.owner else _GIVEN_UP
        yield says.with_values(title=title, before=before.owner, now=now.owner)
    if before.hours_per_week != now.hours_per_week:
        yield Text(
            "„{title}“ bekommt jetzt {now} statt {before} in der Woche.",
            "“{title}” now gets {now} instead of {before} a week.",
            {"title": title, "before": Hours(before.hours_per_week), "now": Hours(now.hours_per_week)},
        )


def _sign_changes(before: Signs, now: Signs) -> Iterator[Text]:
    if before.running != now.running:
        values: dict[str, object] = {"before": before.running, "now": now.running}
        yield Text(
            "Aktivitäten: {now} statt {before} vorher.",
            "Activities: {now} instead of {before} before.",
            values,
        )
    for name, of in _SHARES:
        yield from _figure_change(name, of(before), of(now), Percent)
    hours = Text("Stunden im Monat je Aktivität", "Hours a month per activity")
    yield from _figure_change(hours, before.hours_per_activity, now.hours_per_activity, Hours)


def _figure_change(
    name: Text, before: float | None, now: float | None, written: Callable[[float], object]
) -> Iterator[Text]:
    """Silent where one of the two is unknown: an answer that was not there before is no change for the better."""
    if before is None or now is None or abs(now - before) < NOTICEABLE:
        return
    values: dict[str, object] = {"name": name, "before": written(before), "now": written(now)}
    yield Text("{name}: {now} statt {before} vorher.", "{name}: {now} instead of {before} before.", values)


_SHARES: tuple[tuple[Text, Callable[[Signs], float | None]], ...] = (
    (Text("Mit genau einer verantwortlichen Person", "With exactly one owner"), lambda s: s.share_with_owner),
    (Text("Mit einem Grund", "With a reason"), lambda s: s.share_with_reason),
    (Text("Mit einer Zielgruppe", "With an audience"), lambda s: s.share_with_audience),
    (Text("Stunden auf Kernaktivitäten", "Hours on core activities"), lambda s: s.share_of_hours_on_core),
)

_MOVED = Text(
    "„{title}“ ist von {before} zu {now} gewechselt.", "“{title}” has moved from {before} to {now}."
)
_TAKEN_ON = Text(
    "{now} hat „{title}“ übernommen; vorher war es bei niemandem.",
    "{now} has taken on “{title}”, which nobody had before.",
)
_GIVEN_UP = Text(
    "„{title}“ hat niemanden mehr; vorher war es bei {before}.",
    "Nobody has “{title}” any more; before it was with {before}.",
)
_DUE = Text(
    "Für „{title}“ ist seit dem {due} ein Urteil fällig. Gemessen wird an: {metric}.",
    "A verdict on “{title}” has been due since {due}. It is measured by: {metric}.",
)
_JUDGE = Text(
    "Legt Zahl und Erwartung nebeneinander und entscheidet: behalten, umbauen oder streichen.",
    "Put figure and expectation side by side and decide: keep, change or stop.",
    sie="Legen Sie Zahl und Erwartung nebeneinander und entscheiden Sie: behalten, umbauen oder streichen.",
)
_LOOK = Text(
    "Bei „{title}“ ist ein erster Blick auf die Wirkung fair; das Urteil ist am {due} fällig.",
    "A first look at the effect of “{title}” is fair; the verdict is due on {due}.",
)
_ONLY_LOOK = Text(
    "Schaut hin und bessert nach, aber streicht noch nicht wegen fehlender Wirkung.",
    "Look and improve, but do not stop it for lack of effect yet.",
    sie="Schauen Sie hin und bessern Sie nach, aber streichen Sie noch nicht wegen fehlender Wirkung.",
)
_NEVER_CONFIRMED = Text(
    "Prüfung nötig: „{title}“ hat noch niemand bestätigt.",
    "Check needed: nobody has confirmed “{title}” yet.",
)
_LONG_AGO = Text(
    "Prüfung nötig: „{title}“ wurde zuletzt am {on} bestätigt.",
    "Check needed: “{title}” was last confirmed on {on}.",
)
_CONFIRM = Text(
    "Wer dafür verantwortlich ist, schaut kurz drüber: Stimmen Stunden, Grund und Zielgruppe noch?",
    "Its owner takes a short look: are hours, reason and audience still right?",
)
_UNUSED = Text(
    "„{metric}“ hat in {reviews} Rückblicken zu keiner Entscheidung geführt.",
    "“{metric}” has led to no decision in {reviews} reviews.",
)
_STOP_COUNTING = Text(
    "Hört auf, es zu zählen, oder schreibt auf, ab welchem Wert ihr was tut.",
    "Stop counting it, or write down at which value you do what.",
    sie="Hören Sie auf, es zu zählen, oder schreiben Sie auf, ab welchem Wert Sie was tun.",
)
_RESTED = Text(
    "„{title}“ ruhte bis zum {on}. Der Tag ist da.", "“{title}” was paused until {on}. The day has come."
)
_WAKE_OR_STOP = Text(
    "Weckt es mit Stunden und einem Namen auf, oder streicht es.",
    "Restart it with hours and a name, or stop it.",
    sie="Wecken Sie es mit Stunden und einem Namen auf, oder streichen Sie es.",
)
