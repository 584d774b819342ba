"""How an answer is cut into sentences and words, so that spelling and inflection no longer matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.resources import read_resource

# Kund:innen, Kund*innen, Kund_innen, Kund/-innen and KundInnen are one word.
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:\s?[%€$£‰]|[^\W\d_]*)"
    r"|[^\W_]+(?:(?:[:*_]|/-?)(?:innen|in)\b|[-‐‑–'’`´](?=[^\W_])[^\W_]+)*-?"
    r"|[%€$£]"
)
_SENTENCE_END = re.compile(r"(?<!\bbzw)(?<!\bca)(?<!\bggf)(?<!\binkl)(?<!\d)[.!?…]+(?=\s|$)|[;\n\r•]+|[!?…]+")
_GENDER = re.compile(r"(?:[:*_]|/-?)(in(?:nen)?)$|(?<=[a-zäöüß])(In(?:nen)?)$")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_JOINERS = re.compile(r"[-‐‑–'’`´]")
_IRREGULAR_DE = {
    **dict.fromkeys(("wird", "wurde", "wurden", "geworden"), "werden"),
    **dict.fromkeys(("firmen",), "firma"),
    **dict.fromkeys(("gibt", "gab", "gegeben"), "geben"),
    **dict.fromkeys(("will", "wollte", "gewollt"), "wollen"),
    **dict.fromkeys(("weiss", "wusste", "gewusst"), "wissen"),
    **dict.fromkeys(("laeuft", "lief", "liefen", "gelaufen"), "laufen"),
    **dict.fromkeys(("haelt", "hielt", "gehalten"), "halten"),
    **dict.fromkeys(("nimmt", "nahm", "genommen"), "nehmen"),
    **dict.fromkeys(("uebernimmt", "uebernahm", "uebernommen"), "uebernehmen"),
    **dict.fromkeys(("hilft", "half", "geholfen"), "helfen"),
    **dict.fromkeys(("traegt", "trug", "getragen"), "tragen"),
    **dict.fromkeys(("trifft", "traf", "getroffen"), "treffen"),
    **dict.fromkeys(("findet", "fand", "fanden", "gefunden"), "finden"),
    **dict.fromkeys(("raet", "riet", "geraten"), "raten"),
    **dict.fromkeys(("empfiehlt", "empfahl", "empfohlen"), "empfehlen"),
    **dict.fromkeys(("beschloss", "beschlossen"), "beschliessen"),
    **dict.fromkeys(("entschied", "entschieden"), "entscheiden"),
    **dict.fromkeys(("bringt", "brachte", "gebracht"), "bringen"),
    **dict.fromkeys(("kommt", "kam", "kamen", "gekommen"), "kommen"),
    **dict.fromkeys(("ruft", "rief", "riefen", "gerufen"), "rufen"),
    **dict.fromkeys(("gewann", "gewannen", "gewonnen"), "gewinnen"),
    **dict.fromkeys(("macht's", "machts"), "machen"),
}
_LONGEST_SENTENCE = 80  # words; what runs on is cut there, so that the work grows evenly with the text
LONGEST_WORD = 60  # letters; what is longer is no word, and stemming it would only cost time


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an answer: where it stands, as written, and without spelling variants."""

    start: int
    end: int
    written: str
    folded: str

    @property
    def is_capitalised(self) -> bool:
        return self.written[:1].isupper() and not (self.written.isupper() and len(self.written) > 5)

    @property
    def is_number(self) -> bool:
        return self.written[:1].isdigit()


def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of each sentence; sentences without a word are left out."""
    found: list[tuple[Word, ...]] = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        words = tuple(_word(match) for match in _WORD.finditer(text, start, end))
        found += [
            words[first : first + _LONGEST_SENTENCE] for first in range(0, len(words), _LONGEST_SENTENCE)
        ]
        start = end
    return tuple(found)


def _word(match: re.Match[str]) -> Word:
    return Word(match.start(), match.end(), match.group(), fold(match.group()))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """`Größe`, `GROESSE` and `groesse` are the same: lower case, ae/oe/ue, ss, no hyphens, no gender sign."""
    without_sign = _GENDER.sub(lambda match: (match.group(1) or match.group(2)).lower(), word)
    return _JOINERS.sub("", without_sign.lower().translate(UMLAUTS))


@lru_cache(maxsize=50_000)
def stem(folded: str, language: Language) -> str:
    """The part of a word that inflection leaves alone (Snowball)."""
    if len(folded) > LONGEST_WORD:
        return folded
    return str(_new_stemmer(language).stemWord(folded))


@lru_cache(maxsize=50_000)
def stems(folded: str, language: Language) -> frozenset[str]:
    """All stems a word may be found by: its own, and without the female ending (Kundinnen, Kunde)."""
    own = {stem(folded, language)}
    if language == "de":
        own |= {stem(basic, language) for basic in _basic_forms_de(folded)}
    return frozenset(own)


def _basic_forms_de(folded: str) -> set[str]:
    """Forms the stemmer does not lead back: macht, machte, gemacht to machen; Kundinnen to Kund; irregular ones."""
    found = set(_IRREGULAR_DE.get(folded, "").split())
    found |= {folded.removesuffix(end) for end in ("innen", "in") if folded.endswith(end) and len(folded) > 6}
    past = folded.removesuffix("ten").removesuffix("te").removesuffix("t")
    if past != folded and len(past) > 2:
        found |= {past + "en", past.removeprefix("ge") + "en"}
    return found


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The words below each [heading] of a word file, folded; lines starting with # are remarks."""
    found: dict[str, set[str]] = {}
    words = set[str]()
    for line in read_resource("klarlinie.method.clarity", name).splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(fold(word) for word in line.split())
    return {heading: frozenset(below) for heading, below in found.items()}


def _new_stemmer(language: Language) -> Any:
    """A stemmer keeps the word it is at in itself, so each call has its own: pages are made in several threads."""
    import snowballstemmer

    return snowballstemmer.stemmer("german" if language == "de" else "english")
