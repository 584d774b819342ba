"""What several people said from 0 to 4: side by side, how far apart, and what to talk about first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, median
from typing import Literal

from klarlinie.method.evaluation.rating_axes import (
    AXES,
    AXIS_WORDS,
    HIGHEST,
    LOWEST,
    ROLE_NAMES,
    ROLES,
    Axis,
    Role,
)
from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.vocabulary.text import Text, joined

FEWEST = 3  # raters for a spread, and in every group that is shown on its own
WORTH_TALKING = 2  # points between highest and lowest; one step is the same opinion in other words
_OTHERS = Text("die anderen", "the others")

Place = tuple[int, Axis]  # an activity and what was asked about it


class CannotSummarise(ValueError):
    """A vote that cannot be counted; `says` tells people which."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.say("en"))
        self.says = says


@dataclass(frozen=True)
class Rating:
    """One vote. `rater` is one person's label, unique within the round; `value` is 0 to 4, or None: can't judge."""

    rater: str
    role: Role
    activity: int
    axis: Axis
    value: int | None


@dataclass(frozen=True)
class Spread:
    """How far the votes of at least three people lie apart, in points of the scale.

    `apart` is the mean distance of two raters, |x - y| averaged over all pairs (Gini's mean difference, see Yitzhaki,
    Metron 61, 2003). It is taken instead of the standard deviation because it can be said aloud ("two of you differ by
    1.8 points"), needs no mean that nobody voted for, and is unbiased for any number of raters, so that rounds of three
    and of eight can be compared. `lowest` and `highest` are the full range: whoever stands there has the most to tell.
    """

    lowest: int
    highest: int
    apart: float


@dataclass(frozen=True)
class Group:
    """The votes of one role; `role` None are all others together. Never fewer than three."""

    role: Role | None
    values: tuple[int, ...]

    @property
    def median(self) -> float:
        return float(median(self.values))

    @property
    def name(self) -> Text:
        return _OTHERS if self.role is None else ROLE_NAMES[self.role]


@dataclass(frozen=True)
class NamedVote:
    """Who said what; only where the round is open."""

    rater: str
    role: Role
    value: int


@dataclass(frozen=True)
class Summary:
    """All votes on one axis of one activity.

    `values` from lowest to highest; `spread` None under three; `groups` empty where a split by role would single
    somebody out, or where the round is fully anonymous; `named` empty unless it is open.
    """

    activity: int
    axis: Axis
    values: tuple[int, ...]
    cannot_judge: int
    spread: Spread | None
    groups: tuple[Group, ...] = ()
    named: tuple[NamedVote, ...] = ()

    @property
    def median(self) -> float | None:
        """The middle vote, None where nobody could judge; for the picture, never instead of the votes."""
        return float(median(self.values)) if self.values else None

    @property
    def gap(self) -> float | None:
        """Points between the medians of the highest and the lowest group; None without groups."""
        medians = [group.median for group in self.groups]
        return max(medians) - min(medians) if medians else None


def summary(ratings: Iterable[Rating], anonymity: Anonymity) -> tuple[Summary, ...]:
    """One summary for each activity and axis anybody was asked about, by activity, then in the order of the axes.

    Raises CannotSummarise where a value is off the scale or one person voted twice on the same thing.
    """
    votes: dict[Place, dict[str, Rating]] = defaultdict(dict)
    for rating in ratings:
        _check(rating, votes[rating.activity, rating.axis])
        votes[rating.activity, rating.axis][rating.rater] = rating
    return tuple(
        _summary(activity, axis, tuple(votes[activity, axis].values()), anonymity)
        for activity, axis in sorted(votes, key=_in_order)
    )


def _in_order(place: Place) -> tuple[int, int]:
    return place[0], AXES.index(place[1])


def _check(rating: Rating, so_far: Mapping[str, Rating]) -> None:
    if rating.value is not None and not LOWEST <= rating.value <= HIGHEST:
        raise CannotSummarise(
            Text(
                "{value} liegt nicht zwischen 0 und 4.",
                "{value} is not between 0 and 4.",
                {"value": rating.value},
            )
        )
    if rating.rater in so_far:
        raise CannotSummarise(
            Text(
                "Eine Person hat zu „{axis}“ zweimal abgestimmt.",
                "One person voted twice on “{axis}”.",
                {"axis": AXIS_WORDS[rating.axis].name},
            )
        )


def _summary(activity: int, axis: Axis, votes: Sequence[Rating], anonymity: Anonymity) -> Summary:
    named = sorted(
        (NamedVote(vote.rater, vote.role, vote.value) for vote in votes if vote.value is not None),
        key=lambda vote: (vote.value, vote.rater),
    )
    values = tuple(vote.value for vote in named)
    return Summary(
        activity=activity,
        axis=axis,
        values=values,
        cannot_judge=len(votes) - len(values),
        spread=Spread(values[0], values[-1], _apart(values)) if len(values) >= FEWEST else None,
        groups=() if anonymity == "full" else _groups(named),
        named=tuple(named) if anonymity == "off" else (),
    )


def _apart(values: Sequence[int]) -> float:
    """The mean distance of two of the values; 0 for fewer than two."""
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    return fmean(pairs) if pairs else 0.0


# By role, only where nobody is singled out


def _groups(named: Sequence[NamedVote]) -> tuple[Group, ...]:
    of_role: dict[Role, list[int]] = defaultdict(list)
    for vote in named:
        of_role[vote.role].append(vote.value)
    shown = roles_to_show({role: len(values) for role, values in of_role.items()})
    if not shown:
        return ()
    others = sorted(vote.value for vote in named if vote.role not in shown)
    groups = tuple(Group(role, tuple(sorted(of_role[role]))) for role in shown)
    return (*groups, Group(None, tuple(others))) if others else groups


def roles_to_show(raters: Mapping[Role, int]) -> tuple[Role, ...]:
    """The roles that may be shown on their own, given how many of each voted; () where none may, or nothing compares.

    A role needs three raters, and so do all the others together, for whoever sees all votes and those of one role
    sees the rest by subtraction. Where the rest is one or two people the smallest role hides them: it joins them.
    Only head counts decide, never the votes. (Primary and secondary suppression: Hundepool and others,
    Statistical Disclosure Control, 2012.)
    """
    shown = [role for role in ROLES if raters.get(role, 0) >= FEWEST]
    rest = sum(raters.values()) - sum(raters[role] for role in shown)
    if shown and 0 < rest < FEWEST:
        smallest = min(reversed(shown), key=lambda role: raters[role])
        shown.remove(smallest)
        rest += raters[smallest]
    return tuple(shown) if len(shown) + (rest > 0) > 1 else ()


# What to talk about first


@dataclass(frozen=True)
class Topic:
    """One thing to talk about: how far apart, in points, and who stands at either end as far as that may be said."""

    activity: int
    axis: Axis
    points: float
    sentence: Text
    lowest: tuple[Text | str, ...] = ()
    highest: tuple[Text | str, ...] = ()


def talk_about(summaries: Iterable[Summary]) -> tuple[Topic, ...]:
    """What is worth talking about, the largest gap first; nothing where all lie within one step.

    The gap is the one between roles or the mean distance of two raters, whichever is larger: one dissenting vote
    among eight comes after two halves that see it differently.
    """
    topics = [_topic(found) for found in summaries if _is_worth_it(found.values)]
    return tuple(sorted(topics, key=lambda topic: (-topic.points, _in_order((topic.activity, topic.axis)))))


def _is_worth_it(values: Sequence[int]) -> bool:
    return bool(values) and values[-1] - values[0] >= WORTH_TALKING


def _topic(found: Summary) -> Topic:
    low, high = _ends(found)
    roles = [_roles_apart(found)] if (found.gap or 0) >= WORTH_TALKING else []
    if found.named:
        said = joined([*roles, _people_apart(found, low, high), _BOTH_ENDS])
    else:
        said = joined([*roles, _SEE]) if roles else _votes_apart(found)
    sentence = Text("{axis}: {said}", "{axis}: {said}", {"axis": AXIS_WORDS[found.axis].name, "said": said})
    points = max(found.gap or 0.0, _apart(found.values))
    return Topic(found.activity, found.axis, points, sentence, low, high)


def _ends(found: Summary) -> tuple[tuple[Text | str, ...], tuple[Text | str, ...]]:
    """Who is lowest and who is highest: people in an open round, else roles where they may be shown and differ."""
    if found.named:
        low, high = found.values[0], found.values[-1]
        return (
            tuple(vote.rater for vote in found.named if vote.value == low),
            tuple(vote.rater for vote in found.named if vote.value == high),
        )
    if not found.gap:
        return (), ()
    medians = [group.median for group in found.groups]
    return (
        tuple(group.name for group in found.groups if group.median == min(medians)),
        tuple(group.name for group in found.groups if group.median == max(medians)),
    )


_BOTH_ENDS = Text("Beide Enden erzählen zuerst.", "Both ends speak first.")
_SEE = Text(
    "Was sehen die einen, was die anderen nicht sehen?", "What do the ones see that the others do not?"
)


def _roles_apart(found: Summary) -> Text:
    """ "Vertrieb 1, Marketing 4." with all groups, the lowest first."""
    said = tuple(
        Text("{who} {value}", "{who} {value}", {"who": group.name, "value": group.median})
        for group in sorted(found.groups, key=lambda group: group.median)
    )
    return Text("{said}.", "{said}.", {"said": said})


def _people_apart(found: Summary, low: tuple[Text | str, ...], high: tuple[Text | str, ...]) -> Text:
    return Text(
        "{lowest} von {low}, {highest} von {high}.",
        "{lowest} from {low}, {highest} from {high}.",
        {"lowest": found.values[0], "highest": found.values[-1], "low": low, "high": high},
    )


def _votes_apart(found: Summary) -> Text:
    """Nobody is asked to come forward: the question is about the votes, not about those who gave them."""
    return Text(
        "von {lowest} bis {highest}. Was spricht für {lowest}, was für {highest}?",
        "from {lowest} to {highest}. What speaks for {lowest}, what for {highest}?",
        {"lowest": found.values[0], "highest": found.values[-1]},
    )


# Once more


Direction = Literal["closer", "same", "further"]


@dataclass(frozen=True)
class Move:
    """What the re-rating changed on one axis of one activity; None where one of the rounds has too few votes."""

    activity: int
    axis: Axis
    median_before: float | None
    median_after: float | None
    apart_before: float | None
    apart_after: float | None
    direction: Direction | None
    sentence: Text


def moved(first: Iterable[Summary], second: Iterable[Summary]) -> tuple[Move, ...]:
    """Round one beside round two, for everything that was rated twice, in the order of `summary`.

    Compares votes, not people. Let the same people rate twice: a newcomer's vote is what one list has more.
    """
    before = {(found.activity, found.axis): found for found in first}
    after = {(found.activity, found.axis): found for found in second}
    return tuple(
        _move(before[place], after[place]) for place in sorted(before.keys() & after.keys(), key=_in_order)
    )


def _move(before: Summary, after: Summary) -> Move:
    was = before.spread.apart if before.spread else None
    is_now = after.spread.apart if after.spread else None
    direction = None if was is None or is_now is None else _direction(was, is_now)
    return Move(
        before.activity,
        before.axis,
        before.median,
        after.median,
        was,
        is_now,
        direction,
        _move_said(direction).with_values(axis=AXIS_WORDS[before.axis].name, was=was, now=is_now),
    )


def _direction(was: float, is_now: float) -> Direction:
    if math.isclose(was, is_now, abs_tol=1e-9):
        return "same"
    return "closer" if is_now < was else "further"


def _move_said(direction: Direction | None) -> Text:
    if direction == "closer":
        return Text(
            "{axis}: zusammengerückt. Zwei Stimmen liegen im Mittel {now} auseinander, vorher {was}.",
            "{axis}: closer together. Two votes differ by {now} on average, {was} before.",
        )
    if direction == "further":
        return Text(
            "{axis}: weiter auseinander. Zwei Stimmen liegen im Mittel {now} auseinander, vorher {was}.",
            "{axis}: further apart. Two votes differ by {now} on average, {was} before.",
        )
    if direction == "same":
        return Text(
            "{axis}: gleich weit auseinander wie vorher, im Mittel {now}.",
            "{axis}: as far apart as before, {now} on average.",
        )
    return Text("{axis}: zu wenige Stimmen für einen Vergleich.", "{axis}: too few votes for a comparison.")
