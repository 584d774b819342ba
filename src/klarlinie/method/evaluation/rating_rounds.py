"""The rules of a rating round: what is shown afterwards is said before, and can only become less."""

from __future__ import annotations

from typing import Literal, get_args

from klarlinie.vocabulary.text import Text

Anonymity = Literal["off", "partial", "full"]
ANONYMITY: tuple[Anonymity, ...] = get_args(Anonymity)  # from open to strict

MOST_ROUNDS = 2  # one rating and one re-rating; a third would only wear people down

ANONYMITY_NAMES: dict[Anonymity, Text] = {
    "off": Text("offen", "open"),
    "partial": Text("ohne Namen", "without names"),
    "full": Text("ganz anonym", "fully anonymous"),
}

# To be shown before the first vote, word for word.
ANONYMITY_SAYS: dict[Anonymity, Text] = {
    "off": Text(
        "Nach dem Aufdecken steht der Name neben jeder Stimme.",
        "After the reveal each vote has its name beside it.",
    ),
    "partial": Text(
        "Nach dem Aufdecken steht kein Name da. Rollen werden nur verglichen, wo niemand dadurch erkennbar "
        "wird. Bei weniger als drei Stimmen lässt sich erraten, von wem sie sind.",
        "After the reveal there are no names. Roles are compared only where that singles nobody out. With "
        "fewer than three votes people can guess whose they are.",
    ),
    "full": Text(
        "Nach dem Aufdecken stehen nur die Stimmen da, ohne Namen und ohne Rolle. Bei weniger als drei "
        "Stimmen lässt sich erraten, von wem sie sind.",
        "After the reveal only the votes are shown, without names and without roles. With fewer than three "
        "votes people can guess whose they are.",
    ),
}


def keeps_promise(promised: Anonymity, wanted: Anonymity) -> bool:
    """Whether `wanted` shows no more than `promised`.

    Also for a single vote: one that was given under a stricter promise than the round now has must not count.
    """
    return ANONYMITY.index(wanted) >= ANONYMITY.index(promised)


def may_change(now: Anonymity, wanted: Anonymity, has_votes: bool) -> bool:
    """Whether a round may go from `now` to `wanted`: freely before the first vote, then only to a stricter one."""
    return not has_votes or keeps_promise(now, wanted)


def votes_by_default(leads: bool) -> bool:
    """Whoever leads the round asks and listens, and does not vote unless the round says otherwise."""
    return not leads


def may_rate_again(rounds_done: int) -> bool:
    """After the reveal people may rate once more, and that is it."""
    return rounds_done < MOST_ROUNDS
