"""Who works, and in how many hours a week; what nobody has said is assumed aloud."""

from __future__ import annotations

from collections.abc import Sequence

from klarlinie.method.evaluation.costs import hours_per_week, runs_today
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.plan import Settings
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

TEAM = "Team"  # stands for everybody while nobody is named
FEW_HOURS = 10.0  # a week, where neither the people nor the list say anything


def who_works(
    activities: Sequence[Activity], settings: Settings
) -> tuple[tuple[Person, ...], tuple[Text, ...]]:
    """The people with their hours, and what had to be assumed to know them."""
    if settings.people:
        return _each_once(settings.people)
    if settings.hours_per_week is not None:
        return (Person(TEAM, settings.hours_per_week),), ()
    today = hours_spent_today(activities)
    hours = today or FEW_HOURS
    return (Person(TEAM, hours),), (_assumed(hours, is_from_list=bool(today)),)


def hours_spent_today(activities: Sequence[Activity]) -> float:
    """Hours a week that the list says go into what is running; rows without hours are not counted."""
    known = [a.hours_per_month for a in activities if runs_today(a) and a.hours_per_month is not None]
    return hours_per_week(sum(known))


def _each_once(people: Sequence[Person]) -> tuple[tuple[Person, ...], tuple[Text, ...]]:
    """One entry per name: the fewer hours count, because nobody should be promised hours they do not have."""
    fewest: dict[str, Person] = {}
    for person in people:
        name = person.name.casefold()
        fewest[name] = min(fewest.get(name, person), person, key=lambda one: one.hours_per_week)
    names = [person.name.casefold() for person in people]
    said = tuple(_named_twice(one) for name, one in fewest.items() if names.count(name) > 1)
    return tuple(fewest.values()), said


def _named_twice(person: Person) -> Text:
    return Text(
        "{person} ist mehrmals genannt. Wir rechnen mit {hours} in der Woche, der kleinsten Angabe.",
        "{person} is named more than once. We assume {hours} a week, the lowest figure given.",
        {"person": person.name, "hours": Hours(person.hours_per_week)},
    )


def _assumed(hours: float, is_from_list: bool) -> Text:
    figures = {"hours": Hours(hours)}
    if is_from_list:
        return Text(
            "Wie viele Stunden ihr habt, wissen wir nicht. Wir rechnen mit {hours} in der Woche, so viel "
            "steckt laut Liste heute drin.",
            "We do not know how many hours you have. We assume {hours} a week, which the list says you spend "
            "today.",
            figures,
            sie="Wie viele Stunden Sie haben, wissen wir nicht. Wir rechnen mit {hours} "
            "in der Woche, so viel steckt laut Liste heute drin.",
        )
    return Text(
        "Wie viele Stunden ihr habt, wissen wir nicht. Wir rechnen mit {hours} in der Woche.",
        "We do not know how many hours you have. We assume {hours} a week.",
        figures,
        sie="Wie viele Stunden Sie haben, wissen wir nicht. Wir rechnen mit {hours} in der Woche.",
    )
