"""Which words of an answer name something: what is left once everything is struck out that anybody could write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from klarlinie.method.clarity.words import LONGEST_WORD, Word, stem, stems, word_lists
from klarlinie.vocabulary.figures import Language

_NOUN_ENDINGS = ("", "e", "n", "en", "s", "es", "er", "ern", "ns", "nen", "innen")
_ADJECTIVE_ENDINGS = (
    *("", "e", "en", "er", "es", "em", "ere", "eren", "erer", "eres"),
    *("st", "ste", "sten", "ster", "stes", "este", "esten", "ester", "estes"),
)
_ENGLISH_ENDINGS = ("", "s", "es", "d", "ed", "r", "er", "ers", "ing", "ly", "al")
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")  # Kunde-n-zufriedenheit, Leistung-s-versprechen
_SHORTEST_PART = 3
_LONGEST_ACRONYM = 5  # SEO, BASF

# Endings that make a quality, not a thing. A lone quality says nothing: "Verbindlichkeit", "thoughtfulness".
_QUALITY_DE = ("heit", "heiten", "keit", "keiten", "ismus")
# "isch" and "end" are missing: Tisch, Fisch, Wochenende. So is "eig": Teig, Anzeigen.
_ADJECTIVE_DE = ("lich", "ig", "bar", "sam", "los", "haft", "iert", "voll", "massig", "gerecht")
_NO_ADJECTIVE_DE = ("eig", "honig", "essig", "konig", "kafig", "nachbar", "balsam")
_QUALITY_EN = ("ly", "ness", "ful", "able", "ible", "ous", "ive", "less", "ity", "ism", "minded", "driven")
_SPECIFIC_ENDING_EN = ("facility", "facilities", "city", "cities", "utility", "utilities", "table", "harness")


@dataclass(frozen=True)
class GenericWords:
    """The words any company could write, ready for looking up; all folded and without umlaut dots."""

    stop: frozenset[str]
    nouns: frozenset[str]  # with their endings
    adjectives: frozenset[str]  # with their endings
    first_parts: frozenset[str]  # what a compound of common words may begin with
    last_parts: frozenset[str]  # and end with, with their endings
    verb_stems: frozenset[str]
    verbs: frozenset[str]
    specific: frozenset[str]  # never generic, with their endings
    specific_beginnings: tuple[str, ...]  # nor what begins with them: Zeitarbeitsfirmen


@cache
def generic_words(language: Language) -> GenericWords:
    """The word lists of one language."""
    written = word_lists(f"generic_{language}.txt")
    lists = {heading: {_bare(word) for word in words} for heading, words in written.items()}
    german = language == "de"
    noun_endings = _NOUN_ENDINGS if german else _ENGLISH_ENDINGS
    nouns = _with_endings(lists["nouns"], noun_endings)
    adjectives = _with_endings(lists["adjectives"], _ADJECTIVE_ENDINGS if german else _ENGLISH_ENDINGS)
    return GenericWords(
        stop=frozenset(lists["stop"]),
        nouns=nouns | _with_endings(lists.get("alone", set()), noun_endings),
        adjectives=adjectives,
        first_parts=frozenset(lists["nouns"] | lists.get("beginnings", set())),
        last_parts=nouns,
        verb_stems=frozenset(stem(verb, language) for verb in written["verbs"]),
        verbs=_with_endings(lists["verbs"], ("", "s") if german else _ENGLISH_ENDINGS),
        specific=_with_endings(lists["specific"], _NOUN_ENDINGS),
        specific_beginnings=tuple(sorted(lists["specific"])),
    )


def _with_endings(words: set[str], endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word + ending for word in words for ending in endings) | _plurals_in_ies(words)


def _plurals_in_ies(words: set[str]) -> set[str]:
    return {word[:-1] + "ies" for word in words if word.endswith("y")}


@lru_cache(maxsize=50_000)
def _bare(folded: str) -> str:
    """Without umlaut dots, so that Anspruch and Ansprüche are alike."""
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def is_stop_word(word: Word, language: Language) -> bool:
    return _bare(word.folded) in generic_words(language).stop


def is_german_noun(word: Word) -> bool:
    """Whether the word is on the German list of names for trades and things (Planer is no English word)."""
    return _bare(word.folded) in generic_words("de").specific


@lru_cache(maxsize=50_000)
def is_generic(folded: str, language: Language) -> bool:
    """Whether any company could write this word, also as a compound of such words."""
    bare, lists = _bare(folded), generic_words(language)
    if bare in lists.specific:
        return False
    if bare in lists.nouns or bare in lists.adjectives or bare in lists.verbs or bare in lists.stop:
        return True
    return language == "de" and len(bare) <= LONGEST_WORD and _is_generic_compound(bare, lists)


def _is_generic_compound(bare: str, lists: GenericWords) -> bool:
    """Kundenzufriedenheit, Leistungsversprechen: every part is generic."""
    if bare.startswith(lists.specific_beginnings):
        return False
    for cut in range(_SHORTEST_PART, len(bare) - _SHORTEST_PART + 1):
        first, rest = bare[:cut], bare[cut:]
        if not _is_part(first, lists):
            continue
        if rest in lists.last_parts:
            return True
        if len(rest) >= 2 * _SHORTEST_PART and _is_generic_compound(rest, lists):
            return True
    return False


def _is_part(first: str, lists: GenericWords) -> bool:
    return any(
        first.endswith(link) and first[: len(first) - len(link)] in lists.first_parts for link in _LINKS
    ) or (first + "e" in lists.first_parts)


def _is_quality_de(bare: str) -> bool:
    return bare.endswith(_QUALITY_DE)


def names_something(words: tuple[Word, ...], place: int, language: Language, cased: bool) -> bool:
    """Whether the word at `place` names a thing, a trade, a place: something not every company could write.

    `cased` is False where the writer uses no capital letters, so that they say nothing about German nouns.
    """
    word = words[place]
    if word.is_number or len(word.folded) < 2 or is_stop_word(word, language):
        return False
    if is_generic(word.folded, language):
        return False
    if language == "en":
        return _names_something_en(word)
    if word.written.isupper() and len(word.written) <= _LONGEST_ACRONYM and (cased or len(words) < 4):
        return True
    if not cased:
        return _may_be_noun(word, language) and len(word.folded) > 3
    if not word.is_capitalised:
        return False
    if place == 0:
        return _may_be_noun(word, language) and not _describes_next(words)
    return not _is_quality_de(word.folded) or _bare(word.folded) in generic_words("de").specific


def is_uncommon(word: Word, language: Language) -> bool:
    """A German verb or the like that not everybody uses: "abdichten". One proves nothing, two in a sentence do."""
    lists = generic_words(language)
    return (
        language == "de"
        and not word.is_capitalised
        and not word.is_number
        and len(word.folded) > 3
        and not any(_bare(word.folded) in known for known in (lists.stop, lists.adjectives, lists.verbs))
        and _may_be_noun(word, language)
    )


def _names_something_en(word: Word) -> bool:
    lists = generic_words("en")
    if len(word.folded) < 3 or stem(word.folded, "en") in lists.verb_stems:
        return word.written.isupper() and len(word.written) > 1
    if word.folded.endswith(_SPECIFIC_ENDING_EN):
        return True
    return not word.folded.endswith(_QUALITY_EN)


def _may_be_noun(word: Word, language: Language) -> bool:
    """For words whose capital letter proves nothing: no verb anybody uses, no ending of an adjective or a quality."""
    lists, bare = generic_words(language), _bare(word.folded)
    if bare in lists.specific:
        return True
    if not stems(word.folded, language).isdisjoint(lists.verb_stems) and not bare.endswith(("er", "ern")):
        return False
    basic = {bare.removesuffix(ending) for ending in ("", "e", "en", "er", "es", "em")}
    describes = any(form.endswith(_ADJECTIVE_DE) and not form.endswith(_NO_ADJECTIVE_DE) for form in basic)
    return not describes and not _is_quality_de(bare)


def _describes_next(words: tuple[Word, ...]) -> bool:
    """At the start of a sentence "Frische Ideen" begins with an adjective, "Schrauben nach" with a noun."""
    return (
        len(words) > 1
        and words[1].is_capitalised
        and words[0].folded.endswith(("e", "er", "es", "en", "em"))
        and words[0].end + 1 == words[1].start
    )
