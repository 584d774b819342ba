"""By what an inquiry is known again: its number in the program that gave it, else everything its row says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from klarlinie.analysis.origin.reading.columns import Understood, meaning_of

# Columns in which a program counts its own records: a number is given once and stays. A number of any other column is
# that of a list made by hand, which may begin anew each year.
OF_PROGRAMS = frozenset(
    (
        "record id", "deal record id", "deal id", "deal - id", "lead id", "lead - id", "contact id", "person - id",
        "opportunity id", "ticket id",
    )
)  # fmt: skip
IN_ENGLISH = {
    "datensatz id": "record id",
    "datensatzkennung": "record id",
    "kontakt id": "contact id",
    "opportunity kennung": "opportunity id",
}
OF_PEOPLE = ("mail", "first_name", "last_name")


def number_key(number: str, understood: Understood, day: date) -> str:
    """Number 12 of one program is not number 12 of another, nor deal 12 contact 12."""
    column = understood.of("id")
    source = _source(column.name if column else "")
    if source == "record id" and _is_about_people(understood):
        source = "record id of a person"
    when = "" if source.removesuffix(" of a person") in OF_PROGRAMS else f" {day.isoformat()}"
    return _hashed(f"id of {source}: {number}{when}")


def former_number_key(number: str) -> str:
    """As keys were written when they held the number alone."""
    return _hashed(f"id {number}")


def row_words(day: date, marks: Iterable[str], words: str, value: str) -> str:
    """All that a row without a number says; the mark of it is the key."""
    return " ".join((day.isoformat(), *marks, words, value))


def _source(header: str) -> str:
    """The name of the column in small letters: the same in both languages, and "Deal - ID" is not "Deal-ID"."""
    words = re.sub(r"(?<=\w)-(?=\w)", " ", " ".join(header.split()).casefold())
    return IN_ENGLISH.get(words, words)


def _is_about_people(understood: Understood) -> bool:
    return any(meaning_of(column.name)[0] in OF_PEOPLE for column in understood.columns)


def _hashed(words: str) -> str:
    return f"R-{sha256(words.encode()).hexdigest()[:32]}"  # no secret: it names nobody
