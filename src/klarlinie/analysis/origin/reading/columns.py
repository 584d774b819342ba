"""Which column of an export says what, by its header; people may say it better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import cell_text, plain_form
from klarlinie.vocabulary.resources import read_resource, rows_of
from klarlinie.vocabulary.text import Text

LOOK_AT = 20  # rows in which the header is looked for
# What a column may mean, and its name where somebody chooses. Those of PERSONAL are never kept as they are.
MEANINGS: Mapping[str, Text] = {
    "date": Text("Tag der Anfrage", "Day of the inquiry"),
    "asked": Text("Selbstauskunft: wie gefunden", "Answer: how they found us"),
    "measured": Text("Gemessene Quelle (erste)", "Measured source (first)"),
    "measured_last": Text("Gemessene Quelle (letzte)", "Measured source (last)"),
    "assumed": Text("Quelle, von Hand eingetragen", "Source, entered by hand"),
    "status": Text("Gewonnen oder verloren", "Won or lost"),
    "stage": Text("Phase", "Stage"),
    "value": Text("Wert", "Value"),
    "currency": Text("Währung", "Currency"),
    "id": Text("Nummer des Datensatzes", "Number of the record"),
    "mail": Text("E-Mail", "E-mail"),
    "name": Text("Name der Person", "Name of the person"),
    "first_name": Text("Vorname", "First name"),
    "last_name": Text("Nachname", "Last name"),
    "company": Text("Firma", "Company"),
    "phone": Text("Telefon", "Phone"),
    "other": Text("wird nicht gebraucht", "is not needed"),
}
PERSONAL = ("mail", "name", "first_name", "last_name", "company", "phone", "title", "owner")
ORIGINS = ("asked", "measured", "measured_last", "assumed")
PREFIXES = ("deal ", "person ", "organisation ", "organization ", "kontakt ", "contact ", "lead ")
# A column of this name says that each row is one contact of a journey, not an inquiry.
JOURNEYS = frozenset(("journey id", "journey", "visitor id", "user pseudo id"))
# A question as it stands in a form is a header too, however it is put.
ASKING = (
    "aufmerksam",
    "hear about us",
    "heard about us",
    "find us",
    "found us",
    "von uns erfahren",
    "uns gefunden",
)


@dataclass(frozen=True)
class Column:
    """One column: where it stands, what it is called, what it means ("other" where nobody needs it)."""

    index: int
    name: str
    meaning: str


@dataclass(frozen=True)
class Understood:
    """The columns of one sheet; `header` is the row (an index) they are named in."""

    header: int
    columns: tuple[Column, ...]

    def of(self, meaning: str) -> Column | None:
        return next((column for column in self.columns if column.meaning == meaning), None)

    @property
    def is_about_journeys(self) -> bool:
        return any(plain_form(column.name) in JOURNEYS for column in self.columns)

    @property
    def is_about_inquiries(self) -> bool:
        return (
            self.of("date") is not None and len({column.meaning for column in self.columns} - {"other"}) > 1
        )


def columns_of(table: Table, told: Mapping[int, str] | None = None) -> Understood | None:
    """The columns of a sheet, None where no row looks like a header. `told`: what people say, by index."""
    rows = list(range(min(len(table.rows), LOOK_AT)))
    if not rows:
        return None
    header = max(rows, key=lambda row: (_known(table.rows[row]), -row))
    if _known(table.rows[header]) < 2 and not told:
        return None
    return Understood(header, _named(table.rows[header], told or {}))


def _known(cells: tuple[CellValue, ...]) -> int:
    """How many different meanings the words of a row name."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return len({meaning for text in texts if (meaning := meaning_of(text)[0]) != "other"})


def _named(cells: tuple[CellValue, ...], told: Mapping[int, str]) -> tuple[Column, ...]:
    """Each meaning stands once: for the column people chose, else for the one whose header says it best."""
    names = [" ".join(cell_text(cell).split()) for cell in cells]
    found = {index: meaning_of(name) for index, name in enumerate(names)}
    taken = set(told.values())
    meanings = dict.fromkeys(range(len(names)), "other") | dict(told)
    for index, (meaning, _) in sorted(found.items(), key=lambda one: one[1][1]):
        if index in told or meaning == "other":
            continue
        if meaning not in taken or meaning in PERSONAL:
            meanings[index] = meaning
            taken.add(meaning)
    return tuple(Column(index, name, meanings[index]) for index, name in enumerate(names) if name)


def meaning_of(header: str) -> tuple[str, int]:
    """What a header means, and how well it says so (0 is best)."""
    words = plain_form(header)
    found = _headers().get(words)
    if found is None:
        for prefix in PREFIXES:
            if words.startswith(prefix) and (found := _headers().get(words.removeprefix(prefix))):
                return found[0], found[1] + 5
    if found is None and any(question in words for question in ASKING):
        return "asked", 1
    return found or ("other", 99)


@cache
def _headers() -> dict[str, tuple[str, int]]:
    rows = rows_of(read_resource("klarlinie.analysis.origin.reading", "headers.tsv"))
    return {
        words: (row["meaning"], place)
        for row in reversed(rows)
        for place, words in enumerate(row["headers"].split("|"))
    }
