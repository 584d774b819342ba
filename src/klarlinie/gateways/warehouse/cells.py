"""What the cells of touchpoints say, as SQL: a time, a value, an inquiry or none; and which say nothing certain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from klarlinie.analysis.origin.reading.cells import LOST, WON
from klarlinie.analysis.origin.touchpoints import UNKNOWN_WORDS
from klarlinie.gateways.warehouse.columns import Meaning
from klarlinie.gateways.warehouse.duck import Duck
from klarlinie.vocabulary.text import Text

MOST_PROBLEMS = 20  # per file and kind; the rest is counted

NO_TIME = Text(
    "„{cell}“ ist kein Zeitpunkt, den wir sicher lesen; der Kontakt zählt ohne ihn. Am besten: 2026-03-09 14:30.",
    "“{cell}” is no time that we read with certainty; the touchpoint counts without it. Best: 2026-03-09 14:30.",
)
NO_SUM = Text(
    "„{cell}“ ist kein Betrag, den wir sicher lesen; der Wert bleibt unbekannt. Am besten: 1234.50.",
    "“{cell}” is no sum that we read with certainty; the value stays unknown. Best: 1234.50.",
)
BELOW_0 = Text(
    "„{cell}“ ist kleiner als 0; der Wert bleibt unbekannt.",
    "“{cell}” is below 0; the value stays unknown.",
)
NO_TIMES = Text(
    "{count} von {all} Kontakten haben keinen Zeitpunkt; sie gelten als die frühesten ihres Wegs.",
    "{count} of {all} touchpoints have no time; they count as the earliest of their way.",
)
NOT_SAID = Text(
    "„{cell}“ sagt nicht, ob es zur Anfrage kam; es zählt als nein. Am besten: ja oder nein.",
    "“{cell}” does not say whether it came to an inquiry; it counts as no. Best: yes or no.",
)
NO_JOURNEY = Text(
    "Die Zeile sagt nicht, zu welcher Anfrage sie gehört, und zählt nicht mit.",
    "The row does not say which inquiry it belongs to and is not counted.",
)
MORE_LIKE_IT = Text("Und {count} weitere Zeilen dieser Art.", "And {count} more rows of this kind.")
FAULTS: Mapping[Meaning, tuple[str, Text]] = {
    "journey": ("ORI513", NO_JOURNEY),
    "ts": ("ORI511", NO_TIME),
    "value": ("ORI521", NO_SUM),
    "converted": ("ORI522", NOT_SAID),
}

NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UBIGINT",
    "UINTEGER",
    "DOUBLE",
    "FLOAT",
    "DECIMAL",
)
# How a column of each kind becomes what the stages expect; the text before the colon is a kind, never a name. A day
# written with points can be read in one way only.
TIME = {
    "VARCHAR": "coalesce(make_timestamp(epoch_us(try_cast(ts AS TIMESTAMPTZ))), "
    "try_strptime(trim(ts), ['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y']))",
    "TIMESTAMP WITH TIME ZONE": "make_timestamp(epoch_us(ts))",
    "number": "make_timestamp(CAST(ts * CASE WHEN abs(ts) < 1e11 THEN 1000000 WHEN abs(ts) < 1e14 THEN 1000 ELSE 1 END "
    "AS BIGINT))",
}


def _listed(words: frozenset[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in sorted(words)) + ")"


TRUE_WORDS = _listed(WON | {"t", "y", "j", "converted", "conversion"})
FALSE_WORDS = _listed(LOST | {"f", "n", "open", "offen", "in progress", "in bearbeitung"})
NOTHING_SAID = _listed(UNKNOWN_WORDS)
IS_TRUE = f"(lower(trim(converted)) IN {TRUE_WORDS} OR coalesce(try_cast(converted AS DOUBLE) <> 0, false))"
CONVERTED = {
    "VARCHAR": f"coalesce({IS_TRUE}, false)",
    "BOOLEAN": "coalesce(converted, false)",
    "number": "coalesce(converted <> 0, false)",
}

# 1.234,50 and 12,5 are written in the German way, 1,234.50 and 12.5 in the English; 1.234 may be either.
GERMAN, ENGLISH = (
    rf"[0-9]{{1,3}}([{groups}][0-9]{{3}})+[{decimals}][0-9]+|[0-9]+[{decimals}][0-9]{{1,2}}|[0-9]{{4,}}[{decimals}][0-9]+"
    rf"|[0-9]+[{decimals}][0-9]{{4,}}|0[{decimals}][0-9]+|[0-9]{{1,3}}([{groups}][0-9]{{3}}){{2,}}"
    for groups, decimals in (".,", ",.")
)
EITHER = r"[1-9][0-9]{0,2}[.,][0-9]{3}"
PLAIN = r"[0-9]+([.][0-9]+)?[eE][+-]?[0-9]+|[0-9]+"
AS_GERMAN = "replace(replace(trim(value), '.', ''), ',', '.')"
AS_ENGLISH = "replace(trim(value), ',', '')"


def number_sql(style: str | None) -> str:
    """The sum in a column of words; None where it cannot be told how 1.234 is meant."""
    either = {"de": AS_GERMAN, "en": AS_ENGLISH}.get(style or "", "NULL")
    return (
        f"try_cast(CASE WHEN regexp_full_match(trim(value), '{PLAIN}') THEN trim(value) "
        f"WHEN regexp_full_match(trim(value), '{EITHER}') THEN {either} "
        f"WHEN regexp_full_match(trim(value), '{GERMAN}') THEN {AS_GERMAN} "
        f"WHEN regexp_full_match(trim(value), '{ENGLISH}') THEN {AS_ENGLISH} END AS DOUBLE)"
    )


def style_of(duck: Duck, view: str) -> str | None:
    """How the values of a file are written, where some leave no choice and none of them speaks against the others."""
    found = duck.select(
        f"SELECT count(*) FILTER (regexp_full_match(trim(value), '{GERMAN}')) AS german, "
        f"count(*) FILTER (regexp_full_match(trim(value), '{ENGLISH}')) AS english FROM {view}"
    )
    german, english = int(found["german"][0]), int(found["english"][0])
    return None if bool(german) == bool(english) else "de" if german else "en"


def time_sql(kinds: Mapping[str, str]) -> str:
    if "ts" not in kinds:
        return "CAST(NULL AS TIMESTAMP)"
    return TIME.get(family(kinds["ts"]), "CAST(ts AS TIMESTAMP)")


def converted_sql(kinds: Mapping[str, str]) -> str:
    return CONVERTED[family(kinds["converted"])] if "converted" in kinds else "true"


def value_sql(kinds: Mapping[str, str], style: str | None) -> str:
    """A value is a finite sum and not below 0; anything else is unknown."""
    if "value" not in kinds:
        return "CAST(NULL AS DOUBLE)"
    number = number_sql(style) if kinds["value"] == "VARCHAR" else "try_cast(value AS DOUBLE)"
    return f"if(isfinite({number}) AND {number} >= 0, {number}, NULL)"


def family(kind: str) -> str:
    return "number" if kind.startswith(NUMBERS) else kind


@dataclass(frozen=True)
class Looked:
    """What one look at a file has counted: its rows, those without a time (0 where no row has one), and for each
    meaning the cells that say nothing we can read."""

    rows: int
    untimed: int
    wrong: Mapping[Meaning, int]


def look(duck: Duck, view: str, kinds: Mapping[str, str], style: str | None) -> Looked:
    wrong = _wrong(kinds, style)
    empty = {"VARCHAR": "coalesce(trim(ts), '') = ''"}.get(kinds.get("ts", ""), "ts IS NULL")
    asked = {
        "every_row": "count(*)",
        "untimed": f"count(*) FILTER ({empty})" if "ts" in kinds else "count(*)",
        **{str(name): f"count(*) FILTER ({fault})" for name, fault in wrong.items()},
    }
    found = duck.select(
        "SELECT " + ", ".join(f"{sql} AS {name}" for name, sql in asked.items()) + f" FROM {view}"
    )
    rows, untimed = int(found["every_row"][0]), int(found["untimed"][0])
    return Looked(rows, untimed if untimed < rows else 0, {name: int(found[name][0]) for name in wrong})


def faults(
    duck: Duck, view: str, kinds: Mapping[str, str], style: str | None, counts: Mapping[Meaning, int]
) -> Iterator[tuple[Meaning, int, str, int]]:
    """Cells that say nothing we can read: what they should say, the number of the row from 1, the cell, and how many
    there are of the kind; the first ones of each. A second look, only where there are any."""
    for name, fault in _wrong(kinds, style).items():
        count = counts[name]
        if count:
            found = duck.select(
                f"SELECT number, cell FROM (SELECT row_number() OVER () AS number, {fault} AS is_wrong, "
                f"CAST({name} AS VARCHAR) AS cell FROM {view}) WHERE is_wrong ORDER BY number LIMIT {MOST_PROBLEMS}"
            )
            for number, cell in zip(found["number"], found["cell"], strict=True):
                yield name, int(number), str(cell), count


def _wrong(kinds: Mapping[str, str], style: str | None) -> dict[Meaning, str]:
    """For each meaning the condition under which its cell says nothing we can read."""
    wrong: dict[Meaning, str] = {"journey": "journey IS NULL"}
    if kinds.get("ts") == "VARCHAR":
        wrong["ts"] = f"trim(ts) <> '' AND ({TIME['VARCHAR']}) IS NULL"
    if kinds.get("value") == "VARCHAR":
        wrong["value"] = f"{_said('value')} AND NOT coalesce(isfinite({number_sql(style)}), false)"
    elif family(kinds.get("value", "")) == "number":
        wrong["value"] = "value < 0"
    if kinds.get("converted") == "VARCHAR":
        is_no = f"lower(trim(converted)) IN {FALSE_WORDS} OR try_cast(converted AS DOUBLE) IS NOT NULL"
        wrong["converted"] = f"{_said('converted')} AND NOT ({IS_TRUE} OR {is_no})"
    return wrong


def _said(name: str) -> str:
    return f"lower(trim({name})) NOT IN {NOTHING_SAID}"


def said_of(meaning: Meaning, cell: str) -> Text:
    """What there is to say about a cell."""
    is_below_0 = meaning == "value" and re.fullmatch(r"\s*-\s*[0-9][0-9.,]*\s*", cell)
    return (BELOW_0 if is_below_0 else FAULTS[meaning][1]).with_values(cell=cell[:60])


def lines_of(numbers: Sequence[int], broken: Sequence[int], header: int) -> list[int]:
    """Where rows stand in the file: below the header, and below the broken lines that were no rows (ascending)."""
    before = [line - place for place, line in enumerate(broken)]
    return [number + header + bisect_left(before, number + header + 1) for number in numbers]
