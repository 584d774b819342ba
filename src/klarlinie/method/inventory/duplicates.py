"""Which activities may be the same thing under two names: proposed with a reason, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from klarlinie.method.inventory.activity import Activity
from klarlinie.method.inventory.reading import LikelyDuplicate
from klarlinie.method.inventory.words import LONGEST, words_of
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

PACKAGE = "klarlinie.method.inventory"
PER_ACTIVITY = 3  # proposals one activity takes part in, at most
PAIRS = 12_000  # pairs of titles looked at, at most; the rarest words come first
LASTING = frozenset(
    "pflegen pflege betreuen betreuung aktualisieren aktualisierung laufend laufende maintain update "
    "updates".split()
)
CUSTOMERS = frozenset("kunden bestandskunden customers existing".split())  # whom most of it is for anyway
NONE: frozenset[str] = frozenset()
YEAR = re.compile(r"(19|20)\d\d$")
SIGNS = re.compile(r"\w+")


@dataclass(frozen=True)
class Aliases:
    """The words of aliases.tsv by what they do. `same` maps runs of words to the one word they mean."""

    same: Mapping[tuple[str, ...], str]
    longest: Mapping[
        str, int
    ]  # for each word that begins an alias, how many words the longest such alias has
    weak: frozenset[str]
    markers: frozenset[str]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A title reduced to what tells it from others: `words` in one form, years and numbers apart."""

    words: frozenset[str]
    weak: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]
    plain: str


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    why: Text


@lru_cache(maxsize=1)
def aliases() -> Aliases:
    rows = rows_of(read_resource(PACKAGE, "aliases.tsv"))
    same = {tuple(row["word"].split()): row["means"] for row in rows if row["kind"] == "same"}
    by_kind = {
        kind: [row["word"] for row in rows if row["kind"] == kind] for kind in ("weak", "marker", "head")
    }
    longest: dict[str, int] = {}
    for words in same:
        longest[words[0]] = max(len(words), longest.get(words[0], 1))
    heads = tuple(sorted(by_kind["head"], key=len, reverse=True))
    return Aliases(same, longest, frozenset(by_kind["weak"]), frozenset(by_kind["marker"]), heads)


@lru_cache(maxsize=16384)
def name_of(title: str) -> Name:
    """`title` with aliases replaced, compounds taken apart at a known end, weak words, years and numbers set aside."""
    plain = words_of(title)
    rest: list[str] = []
    piles: dict[str, list[str]] = {}
    for word in _replaced(plain):
        for part, pile in _piled(word):
            if pile:
                piles.setdefault(pile, []).append(part)
            else:
                rest.append(part)
    if not piles:
        return Name(frozenset(rest), NONE, NONE, NONE, " ".join(plain))
    weak = frozenset(piles.get("weak", ()))
    years, numbers = frozenset(piles.get("years", ())), frozenset(piles.get("numbers", ()))
    return Name(frozenset(rest) or weak, weak if rest else NONE, years, numbers, " ".join(plain))


@lru_cache(maxsize=16384)
def _piled(word: str) -> tuple[tuple[str, str], ...]:
    """The parts of a word, each with what it is: "years", "numbers", "weak", or "" for a word that counts."""
    return tuple((part, _pile(part)) for part in _parts(word))


def _pile(word: str) -> str:
    if word.isdigit():
        return "years" if YEAR.match(word) else "numbers"
    return "weak" if word in aliases().weak else ""


def _replaced(words: tuple[str, ...]) -> list[str]:
    """Each run of words that is an alias becomes the word it means, the longest run first."""
    known = aliases()
    result: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(known.longest.get(words[place], 0), len(words) - place), 0, -1):
            meant = known.same.get(words[place : place + length])
            if meant is not None:
                result.append(meant)
                place += length
                break
        else:
            result.append(words[place])
            place += 1
    return result


def _parts(word: str) -> tuple[str, ...]:
    """ "Herbstmailing" is "herbst" and "mailing", so that "Mailing im Herbst" is the same; known words stay whole."""
    known = aliases()
    if len(word) < 9 or word in known.weak or (word,) in known.same or word in known.same.values():
        return (word,)
    head = next((head for head in known.heads if word.endswith(head) and len(word) - len(head) >= 4), None)
    if head is None:
        return (word,)
    front = word[: -len(head)]
    front = front[:-1] if front.endswith("s") and len(front) > 5 else front
    return (known.same.get((front,), front), known.same.get((head,), head))


def likely_duplicates(activities: Sequence[Activity]) -> tuple[LikelyDuplicate, ...]:
    """Pairs that may be the same, the likeliest first, at most three per activity; `why` is one sentence."""
    names = [name_of(activity.title) for activity in activities]
    found: list[tuple[float, int, int, Text]] = []
    for first, second in _pairs_to_look_at(names):
        likeness = _compare(activities[first], activities[second], names[first], names[second])
        if likeness is not None:
            found.append((-likeness.score, first, second, likeness.why))
    found.sort(key=lambda pair: pair[:3])
    return tuple(_at_most_three(found))


def _at_most_three(found: Iterable[tuple[float, int, int, Text]]) -> Iterable[LikelyDuplicate]:
    taken: dict[int, int] = {}
    for _, first, second, why in found:
        if taken.get(first, 0) < PER_ACTIVITY and taken.get(second, 0) < PER_ACTIVITY:
            taken[first] = taken.get(first, 0) + 1
            taken[second] = taken.get(second, 0) + 1
            yield LikelyDuplicate(first, second, why)


def _pairs_to_look_at(names: Sequence[Name]) -> list[tuple[int, int]]:
    """Pairs that share a word, rare words first, so that ten thousand rows stay quick."""
    same: dict[tuple[frozenset[str], frozenset[str]], list[int]] = {}
    by_word: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if len(name.plain) >= LONGEST - 20:
            continue  # of a whole text only the beginning was compared
        same.setdefault((name.words, name.numbers), []).append(index)
    pairs: set[tuple[int, int]] = set()
    for (words, _), members in same.items():  # one stands for all that read alike
        for key in {start for word in words for start in (word, word[:5])}:
            by_word.setdefault(key, []).append(members[0])
        pairs.update(pairwise(members))
        pairs.update((members[0], other) for other in members[2:4])
    for members in sorted(by_word.values(), key=len):
        if len(pairs) + len(members) * (len(members) - 1) // 2 > PAIRS:
            break
        pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pairs)


def compare(first: Activity, second: Activity) -> Likeness | None:
    """How alike two activities are and why; None where something tells them apart."""
    return _compare(first, second, name_of(first.title), name_of(second.title))


def _compare(first: Activity, second: Activity, one: Name, other: Name) -> Likeness | None:
    if not _types_allow(first, second) or _told_apart_by_figures(one, other):
        return None
    if one.words == other.words:
        return _same_words(first, second, one, other)
    left, right = _unmatched(one.words, other.words)
    if not left and not right:
        return _same_words(first, second, one, other)
    if (left and right) or len(left | right) >= min(len(one.words), len(other.words)) + 1:
        return None
    return _one_says_more(first, second, left | right, one)


def _types_allow(first: Activity, second: Activity) -> bool:
    unsure = not first.type_certain or not second.type_certain
    return first.type == second.type or "other" in (first.type, second.type) or unsure


def _told_apart_by_figures(one: Name, other: Name) -> bool:
    """ "Messe 2025" and "Messe 2026", "Flyer 1" and "Flyer 2" are two things."""
    years = one.years and other.years and one.years != other.years
    return bool(years) or one.numbers != other.numbers


def _unmatched(one: frozenset[str], other: frozenset[str]) -> tuple[set[str], set[str]]:
    """The words of each that the other has not, spelling mistakes and endings forgiven."""
    left, right = set(one - other), set(other - one)
    for word in sorted(left):
        match = next((candidate for candidate in sorted(right) if _same_word(word, candidate)), None)
        if match is not None:
            left.discard(word)
            right.discard(match)
    return left, right


@lru_cache(maxsize=65536)
def _same_word(one: str, other: str) -> bool:
    """ "broschuere" and "broschueren", "newsletetr" and "newsletter"; short words only if equal."""
    shorter, longer = sorted((one, other), key=len)
    known = aliases()
    if len(shorter) < 5 or one in known.markers or other in known.markers:
        return False
    if longer.startswith(shorter) and longer[len(shorter) :] in ("e", "n", "en", "s", "es", "er", "ern"):
        return True
    if len(shorter) < 7 or shorter[0] != longer[0] or len(longer) - len(shorter) > 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein  # here, because most lists never need it

    return DamerauLevenshtein.distance(one, other) <= 1


def _same_words(first: Activity, second: Activity, one: Name, other: Name) -> Likeness:
    if one.years != other.years:
        year = ", ".join(sorted(one.years | other.years))
        return Likeness(
            0.8,
            Text("Nur das Jahr {year} unterscheidet sie.", "Only the year {year} differs.", {"year": year}),
        )
    if one.plain == other.plain:
        return Likeness(1.0, Text("Beide heißen gleich.", "Both have the same name."))
    return Likeness(
        0.9,
        Text(
            "„{one}“ und „{other}“ sind zwei Namen für dasselbe.",
            "“{one}” and “{other}” are two names for the same thing.",
            {"one": first.title, "other": second.title},
        ),
    )


def _one_says_more(first: Activity, second: Activity, more: set[str], one: Name) -> Likeness | None:
    """One name has words the other has not: the same only if these say little, or if both cost the same."""
    extra = ", ".join(_as_written(word, first, second) for word in sorted(more))
    if more & aliases().markers:
        return None
    if more <= {"neu"}:
        if (one.weak | name_of(second.title).weak) & LASTING:
            return None  # keeping a website up is not rebuilding it
        return Likeness(0.6, Text("Sie unterscheiden sich nur in „neu“.", "They only differ in “new”."))
    if more <= CUSTOMERS:
        only = Text(
            "„{extra}“ steht nur bei einem der beiden dabei.",
            "Only one of them says “{extra}”.",
            {"extra": extra},
        )
        return Likeness(0.55, only)
    if len(more) == 1 and _cost_the_same(first, second):
        return Likeness(
            0.7,
            Text(
                "Nur „{extra}“ kommt dazu, und beide kosten gleich viel.",
                "Only “{extra}” is added, and both cost the same.",
                {"extra": extra},
            ),
        )
    return None


def _as_written(word: str, *activities: Activity) -> str:
    """ "Bestandskunden" for "bestandskunden", "Köln" for "koeln"; the word itself where no title has it like that."""
    written = (part for activity in activities for part in SIGNS.findall(activity.title))
    return next((part for part in written if words_of(part) == (word,)), word)


def _cost_the_same(first: Activity, second: Activity) -> bool:
    money = first.money_per_year is not None and first.money_per_year == second.money_per_year
    money = money and first.money_per_year is not None and first.money_per_year.amount > 0
    hours = first.hours_per_month is not None and first.hours_per_month == second.hours_per_month
    differ = first.money_per_year != second.money_per_year or first.hours_per_month != second.hours_per_month
    return (money or (hours and first.hours_per_month != 0)) and not differ
