"""How one value of the line is read: a sentence, a list, a number, a day, an amount; a slip is named, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from klarlinie.method.clarity.words import UMLAUTS
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text

_UNKNOWN = frozenset({"", "?", "-", "–", "unbekannt", "unknown", "weiss_nicht", "offen", "n/a", "k.a."})
_MOST_HOURS = 60.0


@dataclass
class Slips:
    """Collects what is wrong, in the order of the file."""

    found: list[Text] = field(default_factory=list)

    def say(self, de: str, en: str, sie: str | None = None, **values: object) -> None:
        self.found.append(Text(de, en, values, sie))


def plain_key(written: object) -> str:
    """A key without capitals, umlauts, blanks and hyphens: "Nicht bedient" is nicht_bedient."""
    letters = str(written).strip().lower().translate(UMLAUTS)
    return re.sub(r"[\s\-/]+", "_", letters).strip("_:")


def is_unknown(value: object) -> bool:
    return value is None or (isinstance(value, str) and plain_key(value) in _UNKNOWN)


def shown(value: object) -> str:
    written = str(value)
    return written if len(written) <= 40 else written[:39] + "…"


def read_words(value: object, key: str, slips: Slips) -> str | None:
    if is_unknown(value):
        return None
    if isinstance(value, (Mapping, list, tuple)):
        slips.say(
            "„{key}“ soll ein einziger Satz sein; gefunden wurde eine Liste. Schreibt einen Satz in eine Zeile.",
            "“{key}” should be one sentence; a list was found. Write one sentence on one line.",
            key=key,
            sie="„{key}“ soll ein einziger Satz sein; gefunden wurde eine Liste. Schreiben Sie "
            "einen Satz in eine Zeile.",
        )
        return None
    return " ".join(str(value).split())


def read_list(value: object, key: str, slips: Slips, also: str = "") -> tuple[str, ...]:
    """A list, or one string with a line or a semicolon between the items."""
    if is_unknown(value):
        return ()
    if isinstance(value, str):
        return tuple(part.strip(" -•") for part in re.split(rf"[;\n{also}]", value) if part.strip(" -•"))
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        items = [read_words(item, key, slips) for item in value]
        return tuple(item for item in items if item)
    if isinstance(value, Mapping):
        slips.say(
            "„{key}“ soll eine Liste sein: je Zeile ein Strich und ein Eintrag.",
            "“{key}” should be a list: a dash and one entry a line.",
            key=key,
        )
        return ()
    return (str(value),)


def read_number(value: object) -> float | None:
    """A plain number, also written "1,5"; None where it is anything else."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value) if isfinite(value) else None
    if isinstance(value, str) and re.fullmatch(r"\d+(?:[.,]\d{1,2})?", value.strip()):
        return float(value.strip().replace(",", "."))
    return None


def read_count(value: object, key: str, slips: Slips) -> int | None:
    if is_unknown(value):
        return None
    number = read_number(value)
    if number is None or number != int(number) or not 1 <= number <= 20:
        slips.say(
            "„{key}: {value}“ verstehen wir nicht. Schreibt eine ganze Zahl von 1 bis 20, zum Beispiel 5.",
            "“{key}: {value}” is not understood. Write a whole number from 1 to 20, for example 5.",
            key=key,
            value=shown(value),
            sie="„{key}: {value}“ verstehen wir nicht. Schreiben Sie eine ganze Zahl von 1 bis "
            "20, zum Beispiel 5.",
        )
        return None
    return int(number)


def read_hours(value: object, key: str, slips: Slips) -> float | None:
    """Hours a week: 6, "1,5", "6 Std./Woche"."""
    if is_unknown(value):
        return None
    number = read_number(value)
    if number is None and isinstance(value, str):
        match = re.fullmatch(
            r"(\d+(?:[.,]\d{1,2})?)\s*(?:h|std\.?|stunden?|hours?|hrs?)"
            r"(?:\s*(?:/|pro|die|in der|a|per)\s*(?:w\.?|woche|week))?",
            value.strip().lower(),
        )
        number = float(match.group(1).replace(",", ".")) if match else None
    if number is None or not 0 <= number <= _MOST_HOURS:
        slips.say(
            "„{key}: {value}“ verstehen wir nicht. Schreibt Stunden in der Woche von 0 bis 60, etwa 6 oder 1,5.",
            "“{key}: {value}” is not understood. Write hours a week from 0 to 60, for example 6 or 1.5.",
            key=key,
            value=shown(value),
            sie="„{key}: {value}“ verstehen wir nicht. Schreiben Sie Stunden in der Woche von "
            "0 bis 60, etwa 6 oder 1,5.",
        )
        return None
    return number


def read_day(value: object, key: str, slips: Slips) -> date | None:
    if is_unknown(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _date_in(str(value).strip())
    if found is None:
        slips.say(
            "„{key}: {value}“ ist kein Tag. Schreibt ihn so: 31.12.2027 oder 2027-12-31.",
            "“{key}: {value}” is no day. Write it like this: 2027-12-31 or 31.12.2027.",
            key=key,
            value=shown(value),
            sie="„{key}: {value}“ ist kein Tag. Schreiben Sie ihn so: 31.12.2027 oder 2027-12-31.",
        )
    return found


def _date_in(written: str) -> date | None:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", written)
    german = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", written)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(german[3]), int(german[2]), int(german[1])) if german else None
    except ValueError:
        return None


def read_currency(value: object, slips: Slips) -> str:
    if is_unknown(value):
        return "EUR"
    written = {"€": "EUR", "$": "USD", "£": "GBP"}.get(str(value).strip(), str(value).strip().upper())
    if re.fullmatch(r"[A-Z]{3}", written):
        return written
    slips.say(
        "„currency: {value}“ kennen wir nicht. Schreibt EUR, CHF, USD oder ein anderes Kürzel mit drei Buchstaben.",
        "“currency: {value}” is not known. Write EUR, CHF, USD or another code of three letters.",
        value=shown(value),
        sie="„currency: {value}“ kennen wir nicht. Schreiben Sie EUR, CHF, USD oder ein "
        "anderes Kürzel mit drei Buchstaben.",
    )
    return "EUR"


def read_money(value: object, key: str, currency: str, slips: Slips) -> Money | None:
    """12000, "12.000 €", "12.000,50", "€ 55"; anything that can be read in two ways is asked about."""
    if is_unknown(value):
        return None
    amount = _amount(value, key)
    if amount is None or amount < 0:
        slips.say(
            "„{key}: {value}“ ist nicht eindeutig. Schreibt den Betrag ohne Punkt und Komma, zum Beispiel 12000.",
            "“{key}: {value}” is not clear. Write the amount without point and comma, for example 12000.",
            key=key,
            value=shown(value),
            sie="„{key}: {value}“ ist nicht eindeutig. Schreiben Sie den Betrag ohne Punkt und "
            "Komma, zum Beispiel 12000.",
        )
        return None
    return Money(amount, _sign_in(value) or currency)


def _sign_in(value: object) -> str | None:
    match = re.search(r"€|\$|£|\b[A-Z]{3}\b", str(value))
    return {"€": "EUR", "$": "USD", "£": "GBP"}.get(match[0], match[0]) if match else None


def _amount(value: object, key: str) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and key == "budget" and value < 1000:
        return None  # YAML reads "budget: 12.000" as twelve
    if isinstance(value, (int, float, Decimal)):
        return Decimal(str(value)) if isfinite(value) else None
    written = re.sub(r"€|\$|£|\b[A-Z]{3}\b|\bEuro\b|[\s'’]", "", str(value))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d{2}", written):
        return Decimal(written.replace(",", ""))
    return Decimal(written.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d{1,2})?", written) else None
