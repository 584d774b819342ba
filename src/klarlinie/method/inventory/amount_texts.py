"""What is said about a figure: the questions where it cannot be read for sure, and the assumptions where it was."""

from __future__ import annotations

from decimal import Decimal

from klarlinie.method.inventory.amounts import Amount, AmountReading, Trouble
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.unknowns import shown
from klarlinie.vocabulary.text import Text

DAY_OF_EIGHT = Text("Ein Tag zählt als 8 Stunden.", "A day counts as 8 hours.")
WEEK_OF_FORTY = Text("Eine ganze Woche zählt als 40 Stunden.", "A full week counts as 40 hours.")
WEEKS_OF_A_MONTH = Text(
    "Gerechnet mit 52 Wochen im Jahr, also 4,33 im Monat.", "Taken as 52 weeks a year, or 4.33 a month."
)
WORKING_DAYS = Text("Gerechnet mit 220 Arbeitstagen im Jahr.", "Taken as 220 working days a year.")
MIDDLE = Text("Von einer Spanne gilt die Mitte.", "Of a range, the middle counts.")
UPPER_LIMIT = Text("„Bis zu“ zählt mit dem vollen Wert.", "“Up to” counts with its full value.")
LOWER_LIMIT = Text("„Mindestens“ zählt mit genau diesem Wert.", "“At least” counts with exactly this value.")
EURO_ASSUMED = Text("Ohne Währung angegeben, als Euro gelesen.", "No currency is given, read as euros.")
# How units are turned: the same for a whole column, so it is said once and not in every cell.
CONVERSIONS = (DAY_OF_EIGHT, WEEK_OF_FORTY, WEEKS_OF_A_MONTH, WORKING_DAYS, EURO_ASSUMED)
ONE_YEAR = Text(
    "Die Angabe für ein bestimmtes Jahr gilt als üblicher Wert eines Jahres.",
    "The figure for one particular year counts as that of any year.",
)
CELL_OVER_HEADER = Text(
    "Was in der Zelle steht, gilt vor der Überschrift der Spalte.",
    "What the cell says counts before the column's header.",
)

_DOUBTS: dict[Trouble, Text] = {
    "no_figure": Text(
        "„{cell}“ nennt keine Zahl. Wie viel ist es ungefähr?", "“{cell}” gives no figure. Roughly how much is it?"
    ),
    "date": Text(
        "„{cell}“ sieht nach einem Datum aus. Welche Zahl ist gemeint?",
        "“{cell}” looks like a date. Which figure is meant?",
    ),
    "ratio": Text(
        "„{cell}“ kann ein Datum, ein Bruch oder ein Paar von Zahlen sein. Was ist gemeint?",
        "“{cell}” can be a date, a fraction or a pair of figures. Which is meant?",
    ),
    "percent": Text("„{cell}“: Prozent wovon?", "“{cell}”: per cent of what?"),
    "negative": Text(
        "„{cell}“ ist kleiner als null. Ist das eine Gutschrift oder ein Strich zu viel?",
        "“{cell}” is below zero. Is it a credit, or one dash too many?",
    ),
    "per_something": Text(
        "„{cell}“ zählt je Stück oder Anlass. Wie viel ist es im Monat oder im Jahr?",
        "“{cell}” counts per piece or occasion. How much is it a month or a year?",
    ),
    "one_off": Text(
        "„{cell}“ ist eine einmalige Ausgabe und zählt nicht als jährlich. Kommt sie wieder?",
        "“{cell}” is a one-off and does not count as yearly. Will it come again?",
    ),
    "with_year": Text(
        "„{cell}“ nennt ein Jahr: War das einmalig, oder fällt es jedes Jahr an?",
        "“{cell}” names a year: was it a one-off, or does it come every year?",
    ),
    "several": Text(
        "„{cell}“ nennt mehrere Angaben. Welche gilt, oder ist es die Summe?",
        "“{cell}” gives several figures. Which one counts, or is it the sum?",
    ),
    "unclear": Text(
        "„{cell}“ ist nicht eindeutig. Bitte schreibt nur die Zahl mit Einheit und Zeitraum.",
        "“{cell}” is not clear. Please write just the figure with its unit and period.",
        sie="„{cell}“ ist nicht eindeutig. Bitte schreiben Sie nur die Zahl mit Einheit und Zeitraum.",
    ),
    "two_readings": Text(
        "„{cell}“ kann {first} oder {second} heißen. Was ist gemeint?",
        "“{cell}” can mean {first} or {second}. Which is it?",
    ),
    "wrong_kind": Text(
        "„{cell}“ hat eine Einheit, die nicht in diese Spalte passt. Was ist gemeint?",
        "“{cell}” has a unit that does not fit this column. What is meant?",
    ),
    "period_of_some": Text(
        "„{cell}“ gilt nur für einen bestimmten Zeitraum. Wie viel ist es in einem ganzen Jahr?",
        "“{cell}” covers one particular period only. How much is it in a whole year?",
    ),
    "ambiguous_rhythm": Text(
        "„{cell}“: Wie oft im Jahr ist das?", "“{cell}”: how many times a year is that?"
    ),
    "sum_with_own_period": Text(
        "„{cell}“: Gilt der Zeitraum für alles oder nur für einen Teil?",
        "“{cell}”: does the period go for everything or only for one part?",
    ),
}  # fmt: skip


def doubt_of(reading: AmountReading, cell: CellValue) -> Text | None:
    """The question that the reading's trouble asks, in both languages; None where there is no trouble."""
    if reading.trouble is None:
        return None
    text = _DOUBTS[reading.trouble].with_values(cell=shown(cell))
    if reading.trouble == "two_readings":
        return text.with_values(first=float(reading.choices[0]), second=_exact(reading.choices[1]))
    return text


def doubt(trouble: Trouble, cell: CellValue) -> Text:
    return _DOUBTS[trouble].with_values(cell=shown(cell))


def amount_assumptions(reading: AmountReading) -> list[Text]:
    """What was assumed of ranges, limits, particular years and left-over words."""
    said: list[Text] = []
    for amount in reading.amounts:
        said += _about(amount)
    if reading.rest:
        said.append(rest_as_note(reading.rest))
    return said


def rest_as_note(rest: str) -> Text:
    return Text(
        "Nur die Zahl ist gelesen, „{rest}“ nicht.",
        "Only the figure is read, “{rest}” is not.",
        {"rest": shown(rest)},
    )


def _about(amount: Amount) -> list[Text]:
    said = []
    every = amount.rhythm.every if amount.rhythm else None
    if any(figure is not None and figure.is_range for figure in (amount.figure, amount.times, every)):
        said.append(MIDDLE)
    if amount.figure.bound:
        said.append(UPPER_LIMIT if amount.figure.bound == "at_most" else LOWER_LIMIT)
    if amount.rhythm and amount.rhythm.year:
        said.append(ONE_YEAR)
    if amount.rhythm and amount.rhythm.period == "day":
        said.append(WORKING_DAYS)
    return said


def _exact(value: Decimal) -> Text:
    """A figure with all its decimals, which the usual way of writing would round away."""
    plain = format(value.normalize(), "f")
    if len(plain.partition(".")[2]) > 3:
        plain = format(round(value, 2), "f")
    return Text(plain.replace(".", ","), plain)
