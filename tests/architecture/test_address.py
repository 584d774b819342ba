"""Who is addressed in German is addressed both ways: every sentence with du or ihr brings its Sie."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from klarlinie.vocabulary.resources import rows_of
from tests.architecture.project import PACKAGE

PARTS = ("web", "method", "reports", "vocabulary", "gateways", "cli")
ADDRESSED = re.compile(r"\b(?:ihr|euch|euer|eure[nmrs]?|du|dich|dir|dein(?:e[nmrs]?)?)\b", re.IGNORECASE)
TAG = re.compile(r'\{%\s*t\s+"((?:[^"\\]|\\.)*)"\s+"((?:[^"\\]|\\.)*)"(.*?)%\}', re.DOTALL)
SIE = re.compile(r'\bsie="((?:[^"\\]|\\.)*)"')
CAPITAL_IHR = re.compile(r"\bIhr(?:e[nmrs]?)?\b")  # formal already, or the first word of a sentence
# "ihr" that belongs to a thing, the setting that names the words, and verbs that tell what somebody else does.
HARMLESS = (
    "sagt ihr Inhalt und nicht ihr Name",
    "wenn ihr Name",
    "beweist ihr Schweigen",
    "dass ihr wahrer Wert",
    "durch ihr Aussehen",
    "Leute ihr Fach",
    "mindestens drei aus ihr",
    "was neben ihr noch",
    "du und ihr",
    "Entscheidet eine Grenze",
    "Fragt sie immer wieder an",
    "Kopiert.",
    "Kopiert: {n}",
    "Legt ein Konto an",
    "Legt ein Unternehmen an",
    "Legt in einer leeren Datenbank",
    "Prüft Datenbank",
    "Prüft, ob sie auf jede Firma",
    "Schreibt alles eines Unternehmens",
    "Startet die Web-App",
    "Streicht man",
)
# Nobody but ihr or du has these forms, wherever they stand.
ONLY_FOR_YOU = re.compile(
    r"\b(?:gebt|vergebt|nehmt|lest|seht|lasst|haltet|behaltet|tragt|sprecht|fangt|schlagt|vergesst|wisst|könnt|müsst|"
    r"wollt|dürft|habt|seid|gib|nimm|lies|sieh|drehe|exportiere|füge|hole|nenne)\b",
    re.IGNORECASE,
)
# These are also said of others ("sie schreibt"): here they open a sentence, or follow "bitte" or a semicolon.
VERBS = (
    "ändert antwortet beantwortet behebt beschreibt bestellt bittet blendet entscheidet ergänzt ersetzt "
    "findet formuliert fragt füllt fügt hört holt klärt klickt kopiert kürzt ladet legt leitet löscht "
    "macht meldet nennt öffnet ordnet plant prüft ruft sagt schaltet schaut schickt schreibt setzt "
    "speichert startet stellt streicht sucht teilt tippt verabschiedet verbraucht verschiebt versucht "
    "wählt weckt zieht"
).split()
OPENING = "|".join(verb.capitalize() for verb in VERBS)
WITHIN = "|".join(VERBS)
AT_THE_START = re.compile(rf"(?:^|[.!?:…“)] |\n)(?:{OPENING})\b|(?:; |\b[Bb]itte )(?:{WITHIN})\b")


@dataclass(frozen=True)
class Said:
    """One sentence as it stands in the code; `english` and `sie` are None where they are not plain words."""

    place: str
    german: str
    english: str | None
    sie: str | None
    has_sie: bool


def addresses(german: str) -> bool:
    return is_informal(german) or german.startswith("Ihr ")


def is_informal(german: str) -> bool:
    for harmless in HARMLESS:
        german = german.replace(harmless, "")
    said = (match[0] for match in ADDRESSED.finditer(german))
    return (
        any(not CAPITAL_IHR.fullmatch(word) for word in said)
        or ONLY_FOR_YOU.search(german) is not None
        or AT_THE_START.search(german) is not None
    )


def in_templates() -> Iterator[Said]:
    """The sentences of the tag `t`."""
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.is_file():
            for match in TAG.finditer(path.read_text(encoding="utf-8")):
                formal = SIE.search(match[3])
                yield Said(path.name, match[1], match[2], formal and formal[1], "sie=" in match[3])


def in_code(folder: Path) -> Iterator[Said]:
    """The sentences of `Text(...)`, `words(...)` and `say(...)`."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = _named_words(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name_of(node.func) in {"Text", "words", "say"}:
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                de, en, sie = (_argument(node, *where) for where in (("de", 0), ("en", 1), ("sie", 3)))
                if de is not None and en is not None:
                    for german in _words(de, named):
                        yield Said(place, german, _plain(en), _plain(sie), sie is not None)


def in_tables() -> Iterator[Said]:
    """The sentences of the data files: the column `why_de` has its Sie in `why_sie`."""
    for path in sorted(PACKAGE.rglob("*.tsv")):
        text = path.read_text(encoding="utf-8")
        header = text.split("\n", 1)[0].split("\t")
        for column in (name for name in header if name.endswith("_de")):
            for row in rows_of(text):
                sie = row.get(f"{column[:-2]}sie") or None
                yield Said(path.name, row[column], row[f"{column[:-2]}en"], sie, sie is not None)


def _name_of(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return by_name or (call.args[position] if len(call.args) > position else None)


def _named_words(tree: ast.Module) -> dict[str, str]:
    """Sentences that got a name before they are said."""
    return {
        node.targets[0].id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def _words(node: ast.expr, named: dict[str, str]) -> list[str]:
    """What an argument may say: its words, both sides of an if, an f-string with dots for its values."""
    if isinstance(node, ast.IfExp):
        return _words(node.body, named) + _words(node.orelse, named)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)]
    if isinstance(node, ast.Name):
        return [named[node.id]] if node.id in named else []
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _plain(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def without_sie(sentences: Iterator[Said]) -> list[tuple[str, str]]:
    return [(said.place, said.german) for said in sentences if addresses(said.german) and not said.has_sie]


def with_sie() -> Iterator[Said]:
    for found in (in_templates(), in_tables(), *(in_code(PACKAGE / part) for part in PARTS)):
        yield from (said for said in found if said.sie is not None)


def values_in(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_every_sentence_in_a_template_knows_its_sie() -> None:
    assert without_sie(in_templates()) == []


@pytest.mark.parametrize("part", PARTS)
def test_every_sentence_in_the_code_knows_its_sie(part: str) -> None:
    assert without_sie(in_code(PACKAGE / part)) == []


def test_every_sentence_in_a_table_knows_its_sie() -> None:
    assert without_sie(in_tables()) == []


def test_the_formal_sentence_has_no_ihr_left() -> None:
    assert [(said.place, said.sie) for said in with_sie() if is_informal(said.sie or "")] == []


def test_the_formal_sentence_has_the_same_values_as_its_twins() -> None:
    unlike = [
        (said.place, said.german)
        for said in with_sie()
        if values_in(said.sie or "") != values_in(said.german)
        or (said.english is not None and values_in(said.english) != values_in(said.german))
    ]
    assert unlike == []


@pytest.mark.parametrize(
    "german",
    [
        "Was wollt ihr lassen?",
        "Gib deinen Namen an.",
        "Ihr habt zwei Listen.",
        "Schreibt einen Satz.",
        "Der Name fehlt. Nennt genau eine Person.",
        "Offen bleibt der Grund; prüft ihn.",
        "Ist es noch neu, gebt ihm Zeit.",
        "Bitte ändert eine der Zahlen.",
        "Der Kalender ist lang. Exportiere einen kürzeren Zeitraum.",
    ],
)
def test_the_check_finds_who_is_addressed(german: str) -> None:
    assert addresses(german)


@pytest.mark.parametrize(
    "german",
    [
        "Die Firma und Ihre Listen.",
        "Wie viel kostet das?",
        "Schreiben Sie einen Satz.",
        "Jana schreibt jede Woche und prüft die Zahlen.",
        "Auch wenn ihr Name anders endet.",
        "Ob das genug frei macht, prüft ein Mensch.",
    ],
)
def test_the_check_leaves_alone_who_is_not_addressed(german: str) -> None:
    assert not addresses(german)
