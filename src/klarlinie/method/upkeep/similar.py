"""Does a new title look like something that was already stopped, perhaps with another year on it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from klarlinie.method.inventory.words import words_of
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text

ALIKE = 0.55  # share of the words' weight that both titles have in common
LITTLE = 0.3  # weight of a word that many titles share
YEAR = re.compile(r"(19|20)\d\d")
LONG_ENOUGH = 5  # letters from which a typing error is forgiven
SAME_WORD = 85.0  # of 100: from here on two words are one with a typing error

# All words below are written as `words_of` writes them (lower case, ae oe ue ss).
FILLERS = frozenset(
    "der die das den dem des ein eine einen einer auf bei beim in im fuer mit von vom zu zum zur und am an unser "
    "unsere unseren the a at on for with of to and by our".split()
)
# Words that name an edition or say that it is new, not what it is.
EDITIONS = frozenset(
    "neu neue neuer neues neuen new again wieder nochmal erneut naechste naechster naechstes next ausgabe auflage "
    "edition nr no vol kw q1 q2 q3 q4 fruehjahr sommer herbst winter spring summer autumn januar februar maerz april "
    "mai juni juli august september oktober november dezember january february march may june july october "
    "december".split()
)
SAYS_LITTLE = frozenset(
    "messe messestand messeauftritt fachmesse stand auftritt teilnahme besuch kampagne aktion projekt idee fair "
    "booth trade show exhibition campaign project idea".split()
)


@dataclass(frozen=True)
class Stopped:
    """An activity that was stopped: the reason given then, where it is known, and what else is written about it."""

    title: str
    reason: str | None = None
    on: date | None = None
    by: str | None = None
    also_called: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def resembles(title: str, stopped: Sequence[Stopped]) -> Stopped | None:
    """The stopped activity the title looks like most, or None. Years, editions, word order and umlauts do not count."""
    words = telling_words(title)
    closest: Stopped | None = None
    best = 0.0
    for old in stopped:
        alike = max(_likeness(words, telling_words(name)) for name in (old.title, *old.also_called))
        if alike >= ALIKE and alike > best:
            closest, best = old, alike
    return closest


def stopped_before(title: str, stopped: Sequence[Stopped]) -> Finding | None:
    """The old decision and its reason beside an idea or an imported row that looks like it."""
    old = resembles(title, stopped)
    if old is None:
        return None
    return Finding(
        code="UPK106",
        severity="hint",
        about=title,
        sentence=Text(
            "„{title}“ sieht aus wie „{old}“; das habt ihr{when} gestrichen.",
            "“{title}” looks like “{old}”, which you stopped{when}.",
            {"title": title, "old": old.title, "when": _when(old)},
            sie="„{title}“ sieht aus wie „{old}“; das haben Sie{when} gestrichen.",
        ),
        suggestion=Text(
            "Seht nach, warum das damals endete, und schreibt dazu, was heute anders ist.",
            "Look up why it ended then, and write down what is different today.",
            sie="Sehen Sie nach, warum das damals endete, und schreiben Sie dazu, was heute anders ist.",
        ),
        evidence=tuple(_what_is_known(old)),
    )


def _what_is_known(old: Stopped) -> Iterator[Text]:
    if old.reason is not None:
        yield Text("Grund damals: „{reason}“", "Reason then: “{reason}”", {"reason": old.reason})
    for remark in old.remarks:
        yield Text("Dazu ist notiert: „{remark}“", "Noted about it: “{remark}”", {"remark": remark})


def telling_words(title: str) -> frozenset[str]:
    """The words of a title without year, edition and filler words: "12. Messe X 2027" is {"messe", "x"}.

    A title that consists of nothing else keeps its words ("Neu 2027" is {"neu"}).
    """
    words = words_of(title)
    telling = frozenset(word for word in words if not _is_edition(word) and word not in FILLERS)
    without_year = frozenset(word for word in words if not YEAR.fullmatch(word))
    return telling or without_year or frozenset(words)


def _likeness(new: frozenset[str], old: frozenset[str]) -> float:
    """Weight of the words in common by the weight of all words; 1 where the new title holds every word of the old."""
    if not new or not old:
        return 0.0
    shared = {word for word in old if any(_is_same_word(word, other) for other in new)}
    if shared == old and not old <= SAYS_LITTLE:
        return 1.0
    matched = {word for word in new if any(_is_same_word(word, other) for other in old)}
    common = _weight(shared)
    return common / (common + _weight(old - shared) + _weight(new - matched))


def _weight(words: Iterable[str]) -> float:
    return sum(LITTLE if word in SAYS_LITTLE else 1.0 for word in words)


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_ENOUGH:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SAME_WORD


def _is_edition(word: str) -> bool:
    """A year, a number ("12", "12th", "12te") or a word that names an edition."""
    return word in EDITIONS or re.fullmatch(r"\d+(st|nd|rd|th|te[rns]?)?", word) is not None


def _when(old: Stopped) -> Text:
    if old.on is None:
        return Text("", "")
    if old.by is None:
        return Text(" am {on}", " on {on}", {"on": old.on})
    return Text(" am {on} ({by})", " on {on} ({by})", {"on": old.on, "by": old.by})
