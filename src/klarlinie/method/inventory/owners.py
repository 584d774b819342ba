"""Who does it: "Jana / Tom", "JS + Agentur", "Jana (Vertretung: Tom)", and who is nobody in particular."""

from __future__ import annotations

import re
from functools import lru_cache

from klarlinie.method.inventory.cells import Understood, one_assumption
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import is_prose, says_nothing, shown, tidied
from klarlinie.vocabulary.text import Text

_DIVIDERS = re.compile(r"\s*(?:;|\||\n|\+|&|/|\b(?:und|and|sowie|mit|with)\b)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
# "Jana, wenn Zeit ist": a name, and behind the comma words that begin small.
_REMARK = re.compile(r"(?<=\w),\s*([a-zäöüß]\w*(?:\s+\w+)+)\s*$")
_SHARE = re.compile(r"[:\s]*\d{1,3}\s?%")
_DEPUTY = re.compile(r"vertret|vertr\.|backup|deputy|stellv|ersatz|i\.?\s?v\.?\b", re.IGNORECASE)
_DEPUTY_BEHIND = re.compile(
    r"[,;]?\s*(?:vertretung|vertr\.|backup|deputy|stv\.|stellv\.?):?\s+(.+)$", re.IGNORECASE
)
_EVERYBODY = re.compile(
    r"(?:wir )?alle(?: zusammen| gemeinsam)?|jeder|jede\*?r|das (?:ganze )?team|ganzes team|gesamtes team|everyone"
    r"|everybody|all|the team|wir|diverse|verschiedene|mehrere|wechselnd|various|several"
    r"|wer (?:gerade )?zeit hat|whoever.*"
)
_NOBODY = re.compile(
    r"(?:noch )?(?:offen|niemand|keiner|keine|vakant|frei|nicht (?:vergeben|zugewiesen|besetzt))|nobody|no one"
    r"|none|open|vacant|unassigned|not assigned|to be (?:decided|defined)"
)
_GROUP = re.compile(
    r"(?:vertrieb|marketing|sales|verwaltung|einkauf|technik|service|produktion|hr|personal(?:abteilung)?|it|entwicklung"
    r"|support|innendienst|aussendienst|buchhaltung|sekretariat|empfang|team(?: \w+)?|[\w-]+team|\w*agentur(?: \w+)?"
    r"|agency|extern\w*|dienstleister|freelancer|azubis?|praktikant\w*|werkstudent\w*|intern|management"
    r"|geschäftsleitung|\w+abteilung)"
)
_UNSURE = re.compile(
    r"\?|->|→|\b(?:evtl|eventuell|vielleicht|oder|or|maybe|bisher|früher|künftig|ehemals|bis|ab|nicht|not|ex)\b",
    re.IGNORECASE,
)
_DEPUTY_WORDS = re.compile(
    r"^(?:in )?\w*(?:vertret\w*|vertr\.|backup|deputy|stellv\w*\.?|ersatz)\s*(?:durch|von|by)?\s*:?\s*",
    re.IGNORECASE,
)
# "Müller, Jana" may be one person; initials and full names on both sides of the comma may not.
_IN_ONE_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß][\w-]*")
_A_NAME = re.compile(r"[^\W\d_]")


def understand_owners(cell: CellValue) -> Understood[tuple[str, ...]]:
    """The names in the order they stand, each once. "alle" is nobody in particular, so it is asked about."""
    return _owners(cell)


@lru_cache(maxsize=20_000, typed=True)
def _owners(cell: CellValue) -> Understood[tuple[str, ...]]:
    if says_nothing(cell) or (
        isinstance(cell, str) and _NOBODY.fullmatch(tidied(cell).casefold().strip("."))
    ):
        return Understood()
    if not isinstance(cell, str) or is_prose(cell) or not _A_NAME.search(cell):
        return Understood(doubt=_who(cell))
    if _EVERYBODY.fullmatch(tidied(cell).casefold().strip(" .!")):
        return Understood(doubt=_everybody(cell))
    if _is_unsure(cell):
        return Understood(doubt=_who(cell))
    words, said = _without_extras(cell)
    names = _names(words)
    if not names or any(_EVERYBODY.fullmatch(name.casefold()) for name in names):
        return Understood(doubt=_everybody(cell) if names else _who(cell))
    if any(len(name.split()) > 4 or len(name) > 60 for name in names):
        return Understood(doubt=_who(cell))
    return Understood(names, assumption=one_assumption([*said, *_about(names, words)]))


def _is_unsure(cell: str) -> bool:
    """Whether a word makes it unclear who it is; "AB" and "EX" in capitals are somebody's initials."""
    return any(not (len(word[0]) in (2, 3) and word[0].isupper()) for word in _UNSURE.finditer(cell))


def _without_extras(cell: str) -> tuple[str, list[Text]]:
    """The cell without brackets, deputies and shares, and what is said about each."""
    said = []
    for inside in _IN_BRACKETS.findall(cell):
        said.append(_deputy(inside) if _DEPUTY.search(inside) else _left_out(inside.strip()))
    words = _IN_BRACKETS.sub("", cell)
    remark = _REMARK.search(words)
    if remark and words.lstrip()[:1].isupper() and not _DEPUTY.search(remark[1]):
        said.append(_not_read(remark[1]))
        words = words[: remark.start()]
    behind = _DEPUTY_BEHIND.search(words)
    if behind:
        said.append(_deputy(behind[1]))
        words = words[: behind.start()]
    if _SHARE.search(words):
        said.append(_SHARES_LEFT_OUT)
    return _SHARE.sub("", words), said


def _names(words: str) -> tuple[str, ...]:
    pieces = _DIVIDERS.split(words.strip())
    if not re.search(r"[;|\n]", words):  # "Müller, Jana; Schmidt, Tom" keeps its commas
        pieces = [part for piece in pieces for part in re.split(r"\s*,\s*", piece)]
    turned = [_first_name_first(tidied(piece)).strip(" .,:@") for piece in pieces]
    return tuple(dict.fromkeys(_with_point(name, words) for name in turned if _A_NAME.search(name)))


def _first_name_first(name: str) -> str:
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first else name


def _with_point(name: str, words: str) -> str:
    """Gives "Jana S." its point back."""
    return f"{name}." if re.search(r"\s\w$", name) and f"{name}." in words else name


def is_group(name: str) -> bool:
    """Whether it names a department, an agency or anybody but one person."""
    return bool(_GROUP.fullmatch(name.casefold()) or _EVERYBODY.fullmatch(name.casefold()))


def _about(names: tuple[str, ...], words: str) -> list[Text]:
    said = []
    if "," in words and len(names) == 2 and all(_IN_ONE_WORD.fullmatch(name) for name in names):
        said.append(
            Text(
                "Was ein Komma trennt, sind verschiedene Personen.",
                "What a comma divides are different people.",
            )
        )
    for name in names:
        if _GROUP.fullmatch(name.casefold()):
            said.append(_a_group(name))
    return said


_SHARES_LEFT_OUT = Text("Die Anteile in Prozent sind nicht gelesen.", "The shares in per cent are not read.")


def _a_group(name: str) -> Text:
    return Text("„{name}“ ist keine einzelne Person.", "“{name}” is not one person.", {"name": name})


def _deputy(inside: str) -> Text:
    return Text(
        "Vertretung ({who}) zählt nicht als zuständig.",
        "The deputy ({who}) does not count as owner.",
        {"who": tidied(_DEPUTY_WORDS.sub("", inside))},
    )


def _not_read(remark: str) -> Text:
    return Text("„{remark}“ ist nicht gelesen.", "“{remark}” is not read.", {"remark": remark})


def _left_out(inside: str) -> Text:
    return Text(
        "„{inside}“ in Klammern ist nicht gelesen.", "“{inside}” in brackets is not read.", {"inside": inside}
    )


def _everybody(cell: CellValue) -> Text:
    return Text(
        "„{cell}“ ist niemand Bestimmtes. Wer hält die Fäden in der Hand?",
        "“{cell}” is nobody in particular. Who holds the threads?",
        {"cell": shown(cell)},
    )


def _who(cell: CellValue) -> Text:
    return Text("„{cell}“: Wer ist zuständig?", "“{cell}”: who is in charge?", {"cell": shown(cell)})
