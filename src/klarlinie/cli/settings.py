"""What the person at the keyboard wants: options, the line file and the list's own sheets, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from klarlinie.cli.trouble import CannotDo, WrongUse
from klarlinie.gateways.line_file import CannotReadLine, read_line_file
from klarlinie.method.clarity.read_line import LineReading, read_line
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.understand import understand_hours_per_week, understand_money
from klarlinie.method.plan import Settings
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

NO_PERSON = Text(
    "--person „{given}“ verstehen wir nicht. Schreibt es so: --person „Jana:8“ (Name, Doppelpunkt, "
    "Stunden in der Woche).",
    "--person “{given}” is unclear. Write it like this: --person “Jana:8” (name, colon, hours a week).",
    sie="--person „{given}“ verstehen wir nicht. Schreiben Sie es so: --person "
    "„Jana:8“ (Name, Doppelpunkt, Stunden in der Woche).",
)
TWICE = Text(
    "--person „{name}“ steht zweimal da. Nennt jede Person einmal, mit allen ihren Stunden.",
    "--person “{name}” stands there twice. Name each person once, with all their hours.",
    sie="--person „{name}“ steht zweimal da. Nennen Sie jede Person einmal, mit allen ihren Stunden.",
)
NO_HOURS = Text(
    "--hours „{given}“ verstehen wir nicht. Schreibt eine Zahl, zum Beispiel --hours 20.",
    "--hours “{given}” is unclear. Write a number, for example --hours 20.",
    sie="--hours „{given}“ verstehen wir nicht. Schreiben Sie eine Zahl, zum Beispiel --hours 20.",
)
NO_MONEY = Text(
    "{option} „{given}“ verstehen wir nicht. Schreibt einen Betrag, zum Beispiel {option} 12000.",
    "{option} “{given}” is unclear. Write an amount, for example {option} 12000.",
    sie="{option} „{given}“ verstehen wir nicht. Schreiben Sie einen Betrag, zum Beispiel {option} 12000.",
)
NO_DAY = Text(
    "--today „{given}“ verstehen wir nicht. Schreibt den Tag so: --today 2026-12-31.",
    "--today “{given}” is unclear. Write the day like this: --today 2026-12-31.",
    sie="--today „{given}“ verstehen wir nicht. Schreiben Sie den Tag so: --today 2026-12-31.",
)
KEPT_AND_STOPPED = Text(
    "„{title}“ steht hinter --keep und hinter --stop. Lasst eines von beiden weg.",
    "“{title}” stands behind --keep and behind --stop. Leave one of them out.",
    sie="„{title}“ steht hinter --keep und hinter --stop. Lassen Sie eines von beiden weg.",
)
NOT_FOUND = Text(
    "{option} „{given}“: Eine Aktivität mit diesem Namen steht nicht in der Liste.",
    "{option} “{given}”: no activity of that name is in the list.",
)


@dataclass(frozen=True)
class Wishes:
    """The options of `klarlinie tidy` as typed."""

    line: Path | None = None
    hours: str | None = None
    people: tuple[str, ...] = ()
    budget: str | None = None
    keep: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    rate: str | None = None
    today: str | None = None

    def insist_on_sense(self, language: Language) -> None:
        """Wrong use (exit code 2) is said before any file is read."""
        try:
            once_each(person_of(person) for person in self.people)
            hours_of(self.hours)
            money_of(self.budget, "--budget")
            money_of(self.rate, "--rate")
            day_of(self.today)
        except WrongUse as error:
            raise click.BadParameter(error.text.say(language)) from error


def foundation_of(wishes: Wishes, reading: InventoryReading) -> LineReading:
    """The line from the list's own sheets, with the file's entries in front of them. Raises `CannotDo`."""
    try:
        facts = dict(read_line_file(wishes.line)) if wishes.line else {}
    except CannotReadLine as error:
        raise CannotDo(error.text) from error
    from_sheets: dict[str, object] = dict(reading.line_rows)
    if reading.people_rows:
        from_sheets["people"] = [_without_place(row) for row in reading.people_rows]
    return read_line({**from_sheets, **facts})


def names_known(wishes: Wishes) -> tuple[str, ...]:
    """People named by the options and in the file of the line: the list may mean one of them. Raises `CannotDo`."""
    typed = [person_of(text).name for text in wishes.people]
    agreed = foundation_of(wishes, InventoryReading((), (), ())).people if wishes.line else ()
    return tuple(dict.fromkeys([*typed, *(person.name for person in agreed)]))


def _without_place(row: Mapping[str, object]) -> dict[str, object]:
    """A row of the team sheet without the line it stands in."""
    return {key: value for key, value in row.items() if key != "line"}


def settings_of(wishes: Wishes, foundation: LineReading, reading: InventoryReading) -> Settings:
    """Options win over the line file, and that over the list's own sheets."""
    titles = [activity.title for activity in reading.activities]
    people = tuple(person_of(text) for text in wishes.people)
    hours = hours_of(wishes.hours)
    keep = tuple(found(text, titles, "--keep") for text in wishes.keep)
    stop = tuple(found(text, titles, "--stop") for text in wishes.stop)
    for title in set(keep) & set(stop):
        raise CannotDo(KEPT_AND_STOPPED.with_values(title=title))
    wanted: dict[str, object] = {
        "people": people or (None if hours is not None else foundation.people),
        "hours_per_week": hours,
        "budget": money_of(wishes.budget, "--budget"),
        "keep": keep,
        "stop": stop,
        "hourly_rate": money_of(wishes.rate, "--rate"),
    }
    chosen = {name: value for name, value in wanted.items() if value not in (None, ())}
    return Settings(**{**foundation.settings, **chosen})  # type: ignore[arg-type]  # the names are those of Settings


def person_of(text: str) -> Person:
    """ "Jana:8" or "Jana: 7,5 h". Raises `WrongUse`."""
    name, colon, hours = text.rpartition(":")
    understood = understand_hours_per_week(hours.strip(), "Std./Woche").value if colon else None
    if not name.strip() or understood is None or understood < 0:
        raise WrongUse(NO_PERSON.with_values(given=text))
    return Person(name.strip(), understood)


def once_each(people: Iterable[Person]) -> None:
    """Raises `WrongUse` where somebody is named twice: which hours hold would be a guess."""
    seen: set[str] = set()
    for person in people:
        if person.name.casefold() in seen:
            raise WrongUse(TWICE.with_values(name=person.name))
        seen.add(person.name.casefold())


def hours_of(text: str | None) -> float | None:
    if text is None:
        return None
    hours = understand_hours_per_week(text, "Std./Woche").value
    if hours is None or hours < 0:
        raise WrongUse(NO_HOURS.with_values(given=text))
    return hours


def money_of(text: str | None, option: str) -> Money | None:
    if text is None:
        return None
    money = understand_money(text, "Euro im Jahr").value
    if money is None:
        raise WrongUse(NO_MONEY.with_values(option=option, given=text))
    return money


def day_of(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WrongUse(NO_DAY.with_values(given=text)) from error


def found(text: str, titles: list[str], option: str) -> str:
    """The title meant: the same words, else the one title that contains them. Raises `CannotDo`."""
    wanted = text.casefold().strip()
    same = [title for title in titles if title.casefold() == wanted]
    holding = [title for title in titles if wanted in title.casefold()]
    if not (same or holding):
        raise CannotDo(NOT_FOUND.with_values(option=option, given=text))
    if not same and len(set(holding)) > 1:
        raise CannotDo(
            Text(
                "{option} „{given}“ passt auf mehrere: {titles}. Nennt mehr vom Titel.",
                "{option} “{given}” fits several: {titles}. Give more of the title.",
                {"option": option, "given": text, "titles": holding},
                sie="{option} „{given}“ passt auf mehrere: {titles}. Nennen Sie mehr vom Titel.",
            )
        )
    return (same or holding)[0]
