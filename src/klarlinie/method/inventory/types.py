"""Which type an activity is, from the words of its title; where words compete or are vague, it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from klarlinie.method.inventory.activity import ActivityType
from klarlinie.method.inventory.words import plain_form, words_of
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

PACKAGE = "klarlinie.method.inventory"
NOTHING = "-"  # the type of words that look like others and mean nothing here
# What follows one of these says where or for whom, not what: "Anzeige auf der Website" is no website.
TURNS = frozenset(
    "auf fuer mit bei an am im in ueber aus von vom zu zum zur nach per als statt on for with at "
    "about from of to via by".split()
)

AIM = "recruiting"  # named beside a means ("Azubi-Flyer", "Anzeige für Azubis"), the aim says what it is
FOR_WHOM = (("fuer",), ("for",))

TYPE_NAMES: Mapping[ActivityType, Text] = {
    "website": Text("Website", "Website"),
    "seo": Text("Suchmaschinenoptimierung", "Search engine optimisation"),
    "content": Text("Fachbeiträge", "Content"),
    "newsletter": Text("Newsletter", "Newsletter"),
    "social": Text("Social Media", "Social media"),
    "ad": Text("Werbung", "Advertising"),
    "event": Text("Veranstaltung", "Event"),
    "brochure": Text("Broschüre", "Brochure"),
    "whitepaper": Text("Whitepaper", "White paper"),
    "presentation": Text("Präsentation und Vertriebsunterlagen", "Presentation and sales material"),
    "video": Text("Video", "Video"),
    "pr": Text("Pressearbeit", "Public relations"),
    "directory": Text("Verzeichniseintrag", "Directory entry"),
    "sponsoring": Text("Sponsoring", "Sponsoring"),
    "recruiting": Text("Personalwerbung", "Recruiting"),
    "referral": Text("Empfehlungen und Partner", "Referrals and partners"),
    "mailing": Text("Mailing", "Mailing"),
    "giveaway": Text("Werbegeschenke", "Giveaways"),
    "customer_care": Text("Kundenpflege", "Customer care"),
    "brand": Text("Marke", "Brand"),
    "internal_project": Text("Internes Projekt", "Internal project"),
    "other": Text("Sonstiges", "Other"),
}

# Words people put into a column "Typ" that say the type there, though in a title they would be vague.
IN_A_TYPE_COLUMN: Mapping[str, ActivityType] = {
    "anzeige": "ad", "anzeigen": "ad", "werbung": "ad", "onlinewerbung": "ad", "ads": "ad", "ad": "ad",
    "print": "brochure", "druck": "brochure", "drucksachen": "brochure", "printmedien": "brochure",
    "text": "content", "inhalte": "content", "artikel": "content", "referenzen": "content",
    "verzeichnis": "directory", "eintrag": "directory", "listing": "directory",
    "personal": "recruiting", "hr": "recruiting",
    "partner": "referral", "empfehlungen": "referral", "marke": "brand", "design": "brand",
    "intern": "internal_project", "internes": "internal_project", "internal": "internal_project",
    "projekt": "internal_project", "vertrieb": "presentation", "sales": "presentation",
    "vertriebsunterlagen": "presentation",
    "service": "customer_care", "kunden": "customer_care", "bestandskunden": "customer_care",
    "geschenke": "giveaway", "web": "website", "online shop": "website", "vortrag": "event", "suche": "seo",
    "e mail": "newsletter", "email": "newsletter", "brief": "mailing", "post": "mailing",
}  # fmt: skip


@dataclass(frozen=True)
class TypeGuess:
    """`certain` only where one type's plain words occur and no other's; otherwise the type is a proposal."""

    type: ActivityType
    certain: bool
    why: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of types.tsv; `atoms` are its words, each with its stars."""

    atoms: tuple[str, ...]
    type: str
    certain: bool
    bare: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a title, and the positions of the words it covers."""

    entry: Entry
    places: frozenset[int]
    last: int


@dataclass(frozen=True)
class WordList:
    """The entries, reachable by whole word, by beginning and by end."""

    by_atom: Mapping[str, tuple[Entry, ...]]
    whole: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=1)
def word_list() -> WordList:
    rows = rows_of(read_resource(PACKAGE, "types.tsv"))
    entries = [
        Entry(
            tuple(dict.fromkeys(row["word"].split())),
            row["type"],
            row["certain"] == "yes",
            row["word"].replace("*", ""),
        )
        for row in rows
    ]
    by_atom: dict[str, list[Entry]] = {}
    for entry in entries:
        by_atom.setdefault(max(entry.atoms, key=len), []).append(entry)
    atoms = {atom for entry in entries for atom in entry.atoms}
    return WordList(
        {atom: tuple(found) for atom, found in by_atom.items()},
        frozenset(atom for atom in atoms if "*" not in atom),
        frozenset(atom[:-1] for atom in atoms if atom.endswith("*")),
        frozenset(atom[1:] for atom in atoms if atom.startswith("*")),
    )


@lru_cache(maxsize=16384)
def atoms_in(word: str) -> tuple[str, ...]:
    """The atoms of the word list that `word` is, begins with or ends with."""
    known = word_list()
    found = [word] if word in known.whole else []
    found += [word[:end] + "*" for end in range(2, len(word) + 1) if word[:end] in known.begins]
    found += ["*" + word[start:] for start in range(len(word) - 2) if word[start:] in known.ends]
    return tuple(found)


def type_of(title: str, more: str = "") -> TypeGuess:
    """The type of an activity called `title`; `more` (its group, a note) only helps where the title is silent."""
    kind, certain, hits = guess(title)
    if hits and kind != "other":
        return TypeGuess(kind, certain, _why(kind, certain, hits))
    kind, _, hits = guess(more) if more else ("other", False, ())
    if not hits or kind == "other":
        return TypeGuess(
            "other",
            False,
            Text("Kein Wort des Titels verrät den Typ.", "No word of the title tells the type."),
        )
    return TypeGuess(kind, False, _why(kind, False, hits))


def type_named(text: str) -> ActivityType | None:
    """The type that a cell of a type column names, in German, English or our own code; None where it names none."""
    form = plain_form(text)
    named = _type_names().get(form) or IN_A_TYPE_COLUMN.get(form)
    if named is not None:
        return named
    kind, certain, _ = guess(text)
    return kind if certain and kind != "other" else None


def is_vague_type(text: str) -> bool:
    """Whether a type column says it only with a word that leaves room ("Print", "Vertrieb"), not with a type's name."""
    form = plain_form(text)
    return form in IN_A_TYPE_COLUMN and form not in _type_names()


def is_type_name(text: str) -> bool:
    """Whether this is the name of a type, in German, English or our own code."""
    return plain_form(text) in _type_names()


@lru_cache(maxsize=1)
def _type_names() -> Mapping[str, ActivityType]:
    names: dict[str, ActivityType] = {}
    for kind in cast("tuple[ActivityType, ...]", get_args(ActivityType)):
        for name in (kind, TYPE_NAMES[kind].de, TYPE_NAMES[kind].en):
            names[plain_form(name)] = kind
    return names


def guess(title: str) -> tuple[ActivityType, bool, tuple[Hit, ...]]:
    """Type, whether it is certain, and the hits that speak, the plain words before the vague ones."""
    return _guess_by_words(tuple(word for word in words_of(title) if word in TURNS or atoms_in(word)))


@lru_cache(maxsize=16384)
def _guess_by_words(words: tuple[str, ...]) -> tuple[ActivityType, bool, tuple[Hit, ...]]:
    hits = [hit for hit in _undominated(_all_hits(words)) if hit.entry.type != NOTHING]
    plain = tuple(hit for hit in hits if hit.entry.certain)
    speaking = plain or tuple(hits)
    if not speaking:
        return "other", False, ()
    head = _head(words, speaking)
    return cast(ActivityType, head.entry.type), len({hit.entry.type for hit in plain}) == 1, speaking


def _all_hits(words: tuple[str, ...]) -> list[Hit]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for atom in atoms_in(word):
            places.setdefault(atom, []).append(place)
    by_atom = word_list().by_atom
    hits: list[Hit] = []
    for atom in places:
        for entry in by_atom.get(atom, ()):
            if len(entry.atoms) == 1:
                hits += [Hit(entry, frozenset((place,)), place) for place in places[atom]]
            elif all(other in places for other in entry.atoms):
                covered = frozenset(places[other][0] for other in entry.atoms)
                if len(covered) == len(entry.atoms):
                    hits.append(Hit(entry, covered, max(covered)))
    return hits


def _undominated(hits: list[Hit]) -> list[Hit]:
    if len(hits) < 2:
        return hits
    return [hit for hit in hits if not any(_covers(other, hit) for other in hits)]


def _covers(longer: Hit, shorter: Hit) -> bool:
    """The more specific entry wins: it covers more words, or the same word more fully."""
    if shorter.places < longer.places:
        return True
    same = shorter.places == longer.places and len(shorter.entry.bare) < len(longer.entry.bare)
    return same and (shorter.entry.bare in longer.entry.bare or len(shorter.places) > 1)


def _head(words: tuple[str, ...], hits: tuple[Hit, ...]) -> Hit:
    """The thing itself: the last word before "auf", "für" ...; in a compound the part at the end."""
    turn = next((place for place, word in enumerate(words) if place and word in TURNS), len(words))
    before = [hit for hit in hits if hit.last < turn] or list(hits)
    aim = [hit for hit in hits if hit.entry.type == AIM and hit.entry.certain]
    if aim and (aim[0] in before or words[turn : turn + 1] in FOR_WHOM):
        return aim[0]
    return max(before, key=lambda hit: (hit.last, hit.entry.atoms[-1].startswith("*"), len(hit.entry.bare)))


def _why(kind: ActivityType, certain: bool, hits: tuple[Hit, ...]) -> Text:
    own = _quoted([hit for hit in hits if hit.entry.type == kind])
    against = [hit for hit in hits if hit.entry.type != kind]
    values = {"own": own, "others": _quoted(against), "name": TYPE_NAMES[kind]}
    if certain:
        return Text("{own} steht für: {name}.", "{own} stands for: {name}.", values)
    if against:
        return Text(
            "{own} spricht für: {name}; {others} spricht für etwas anderes.",
            "{own} suggests: {name}; {others} suggests something else.",
            values,
        )
    return Text(
        "{own} kann für {name} stehen, ist aber allein nicht eindeutig.",
        "{own} may stand for {name}, but is not clear on its own.",
        values,
    )


def _quoted(hits: list[Hit]) -> Text:
    entries = list(dict.fromkeys(hit.entry.bare for hit in hits))
    return Text("„{words}“", "“{words}”", {"words": ", ".join(entries)})
