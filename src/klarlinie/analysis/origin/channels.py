"""Which channel a text names: by rules that everybody can read, the company's own before ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from klarlinie.method.inventory.unknowns import says_nothing
from klarlinie.method.inventory.words import words_of
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text, plain

OTHER = "other"  # an answer is there, and no rule fits it
DIRECT = "direct"
NOT_KNOWN = Text("nicht bekannt", "not known")
# What programs write where they know nothing. "Offline sources" is where a CRM puts everything typed in by hand.
NOTHING_KNOWN = frozenset(
    (
        "not set", "not provided", "none", "null", "nan", "n a", "k a", "unknown", "unbekannt", "unassigned",
        "keine angabe", "keine angaben", "ohne angabe", "nicht angegeben", "nicht bekannt", "not specified",
        "offline sources", "offline quellen", "offline", "manually created", "manuell erstellt", "import", "api",
        "weiss nicht", "weiss nicht mehr", "weiss ich nicht mehr", "keine ahnung", "no idea", "dont remember",
    )
)  # fmt: skip


@dataclass(frozen=True)
class WordRule:
    """A text with these words names this channel. `is_measured` None: no matter who says it."""

    words: str
    channel: str
    is_measured: bool | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Sorted:
    """The channel of a text, None where it says that nobody knows; by which rule, and which would fit as well."""

    channel: str | None
    rule: WordRule | None = None
    also: tuple[WordRule, ...] = ()


@dataclass(frozen=True)
class OriginRules:
    """What a company has settled: words to a channel, and channels to one of its activities (title or key)."""

    words: tuple[WordRule, ...] = ()
    activities: tuple[tuple[str, str], ...] = ()

    def activity_of(self, channel: str) -> str | None:
        return dict(self.activities).get(channel)


@cache
def channels() -> dict[str, Text]:
    """The names of all channels, in the order of the table."""
    return {row["channel"]: Text(row["de"], row["en"]) for row in _table()}


def channel_name(code: str | None) -> Text:
    """The name of a channel; None is "not known", a code of somebody else's stands for itself."""
    return NOT_KNOWN if code is None else channels().get(code) or plain(code)


def sort_words(text: str, own: Sequence[WordRule] = (), *, is_measured: bool = False) -> Sorted:
    """The channel that `text` names. Empty texts and "keine Angabe" are not known, which is no channel."""
    if nothing_known(text):
        return Sorted(None)
    fitting = [rule for rule in (*own, *_ours()) if _is_meant(rule, is_measured) and fits(rule.words, text)]
    if not fitting:
        return Sorted(OTHER)
    also = {rule.channel: rule for rule in reversed(fitting) if rule.channel != fitting[0].channel}
    return Sorted(fitting[0].channel, fitting[0], tuple(reversed(also.values())))


def nothing_known(text: str) -> bool:
    """Whether these words say that nobody knows."""
    return says_nothing(text) or not words_of(text) or " ".join(words_of(text)) in NOTHING_KNOWN


@lru_cache(maxsize=20_000)
def fits(pattern: str, text: str) -> bool:
    """Whether the words of `pattern` stand in `text` one after the other; a * stands for any letters."""
    wanted = _wanted(pattern)
    words = words_of(text)
    if not wanted:
        return False
    starts = range(len(words) - len(wanted) + 1)
    return any(
        all(_is_word(one, word) for one, word in zip(wanted, words[start:], strict=False)) for start in starts
    )


@lru_cache(maxsize=2_000)
def _wanted(pattern: str) -> tuple[tuple[bool, str, bool], ...]:
    """Each word with whether letters may stand before and after it."""
    found = []
    for part in pattern.replace("-", " ").split():
        words = words_of(part)
        for place, word in enumerate(words):
            before = part.startswith("*") and place == 0
            found.append((before, word, part.endswith("*") and place == len(words) - 1))
    return tuple(found)


def _is_word(wanted: tuple[bool, str, bool], word: str) -> bool:
    before, core, after = wanted
    if before and after:
        return core in word
    if before:
        return word.endswith(core)
    return word.startswith(core) if after else word == core


def _is_meant(rule: WordRule, is_measured: bool) -> bool:
    return rule.is_measured is None or rule.is_measured is is_measured


@cache
def _ours() -> tuple[WordRule, ...]:
    said = {"asked": False, "measured": True, "both": None}
    return tuple(
        WordRule(words, row["channel"], said[row["said"]])
        for row in _table()
        for words in row["words"].split("|")
    )


@cache
def _table() -> list[dict[str, str]]:
    return rows_of(read_resource("klarlinie.analysis.origin", "channels.tsv"))


def default_words(channel: str) -> tuple[str, ...]:
    """The words of our own that name a channel, to be shown; each once."""
    return tuple(dict.fromkeys(rule.words for rule in _ours() if rule.channel == channel))
