"""The line is read from German or English keys, tolerant in form and strict in meaning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.line import Audience, Benefit, Task
from klarlinie.method.clarity.read_line import KEYS, LineReading, read_line
from klarlinie.vocabulary.money import Money, euros
from klarlinie.vocabulary.people import Person

GERMAN = {
    "Unternehmen": "Berger Maschinen",
    "Versprechen": "Pumpen laufen am\nnächsten Morgen wieder.",
    "Zielgruppen": [
        {
            "name": "Brauereien",
            "umsatz": 4,
            "fachlich": "3",
            "menschlich": "?",
            "auch": "Sudhäuser, Abfüller",
        },
        "Molkereien",
        {"Mostereien": {"wieder": 2}},
    ],
    "nicht bedient": "Konzerne; Privatleute",
    "Nutzen": [
        {"nutzen": "Kein Stillstand am Montag", "beleg": "Protokolle"},
        {"Weniger Anrufe": "Liste 2026"},
    ],
    "Aufgabe": {"art": "Anfragen gewinnen", "zahl": 24, "bis": "31.12.2027"},
    "Nebenaufgaben": ["Vertrieb unterstützen", "bekannt sein bei Planern"],
    "nicht erwartet": ["ersetzt keinen Besuch"],
    "Personen": ["Anna Berg: 6", {"name": "Bo", "stunden": "1,5", "kann_nicht": "video, social"}, {"Cem": 2}],
    "Stundensatz": "55 €",
    "Budget": "12.000 €",
    "behalten": ["Website"],
}


def test_german_keys_are_understood() -> None:
    seen = read_line(GERMAN)
    assert seen.problems == ()
    line = seen.line
    assert line.company == "Berger Maschinen"
    assert line.promise == "Pumpen laufen am nächsten Morgen wieder."
    assert line.audiences == (
        Audience("Brauereien", {"revenue": 4.0, "fit": 3.0}, ("Sudhäuser", "Abfüller")),
        Audience("Molkereien"),
        Audience("Mostereien", {"repeat": 2.0}),
    )
    assert line.not_served == ("Konzerne", "Privatleute")
    assert line.benefits == (
        Benefit("Kein Stillstand am Montag", "Protokolle"),
        Benefit("Weniger Anrufe", "Liste 2026"),
    )
    assert line.main_task == Task("win_inquiries", 24.0, date(2027, 12, 31))
    assert [task.kind for task in line.side_tasks] == ["support_sales", "be_known"]
    assert seen.people == (
        Person("Anna Berg", 6.0),
        Person("Bo", 1.5, ("video", "social")),
        Person("Cem", 2.0),
    )
    assert seen.settings == {"hourly_rate": euros(55), "budget": euros(12000), "keep": ("Website",)}


def test_english_keys_are_understood() -> None:
    seen = read_line(
        {
            "promise": "Pumps run by morning",
            "audiences": {"Breweries": {"revenue": 4}, "Dairies": None},
            "benefits": "No downtime on Monday",
            "main_task": "24 inquiries by 2027-12-31",
            "team": {"Ann": 6, "Bob": {"hours": "2 h/week", "cannot": ["video"]}},
            "currency": "CHF",
            "budget": 9000,
        }
    )
    assert seen.problems == ()
    assert seen.line.audiences == (Audience("Breweries", {"revenue": 4.0}), Audience("Dairies"))
    assert seen.line.main_task == Task("win_inquiries", 24.0, date(2027, 12, 31))
    assert seen.people == (Person("Ann", 6.0), Person("Bob", 2.0, ("video",)))
    assert seen.settings == {"budget": Money(Decimal(9000), "CHF")}


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"versprechn": "Pumpen"}, "versprechen"),
        ({"audiences": [{"name": "Imker", "umstaz": 3}]}, "umsatz"),
        ({"audiences": [{"name": "Imker", "umsatz": 7}]}, "0 (gar nicht) bis 4"),
        ({"audiences": [{"umsatz": 3}]}, "fehlt der Name"),
        ({"promise": ["a", "b"]}, "einziger Satz"),
        ({"budget": 12.0}, "ohne Punkt und Komma"),
        ({"budget": "12k"}, "ohne Punkt und Komma"),
        ({"budget": "1,200"}, "ohne Punkt und Komma"),
        ({"budget": -5}, "ohne Punkt und Komma"),
        ({"budget": True}, "ohne Punkt und Komma"),
        ({"team": ["Anna"]}, "fehlen die Stunden"),
        ({"team": ["Anna: 20 h/Monat"]}, "Stunden in der Woche"),
        ({"team": ["Anna: 80"]}, "von 0 bis 60"),
        ({"team": {"Anna": float("nan")}}, "von 0 bis 60"),
        ({"main_task": "30 Anfragen im Jahr 2027"}, "mehrere Zahlen"),
        ({"audiences": {"Imker": 3}}, "wofür die Punkte"),
        ({"main_task": "Weltfrieden"}, "Möglich sind"),
        ({"main_task": {"kind": "Anfragen", "figure": "viele"}}, "nur die Zahl"),
        ({"main_task": {"kind": "Anfragen", "by": "bald"}}, "kein Tag"),
        ({"main_task": {"kind": "Anfragen", "by": "31.02.2027"}}, "kein Tag"),
        ({"main_task": {"kind": "Anfragen", "weight": 3}}, "höchstens 1"),
        ({"currency": "Taler"}, "drei Buchstaben"),
        ({"most": 2.5}, "ganze Zahl"),
        ({"promise": "a", "versprechen": "b"}, "doppelt"),
        ({"not_served": {"a": 1}}, "Liste"),
        (["versprechen"], "versprechen: …"),
        (None, "versprechen: …"),
    ],
)
def test_a_slip_is_named_and_leaves_its_value_out(facts: object, word: str) -> None:
    seen = read_line(facts)  # type: ignore[arg-type]
    assert len(seen.problems) == 1, [problem.say("de") for problem in seen.problems]
    assert word in seen.problems[0].say("de")
    assert seen.problems[0].say("en")
    assert "budget" not in seen.settings


def test_unknown_stays_unknown() -> None:
    seen = read_line(
        {"promise": "?", "audiences": [{"name": "Imker", "umsatz": "unbekannt"}], "budget": None}
    )
    assert seen.problems == ()
    assert seen.line.promise is None
    assert seen.line.audiences == (Audience("Imker"),)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*KEYS, "unsinn"]), VALUES, max_size=5))
def test_whatever_the_file_holds_there_is_a_reading(facts: dict[str, object]) -> None:
    seen = read_line(facts)
    assert isinstance(seen, LineReading)
    assert all(problem.say("de") and problem.say("en") for problem in seen.problems)
