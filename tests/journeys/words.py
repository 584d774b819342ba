"""What a newcomer writes and reads, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    language: str
    email: str
    company: str
    empty_promise: str
    promise: str
    audiences: str
    audience: str
    benefit: str
    pasted: str
    open_cards: str
    own_words: str


GERMAN = Words(
    language="de",
    email="nele@beispiel.example",
    company="Pumpen Peters GmbH",
    empty_promise="Wir bieten individuelle Lösungen.",
    promise="Milch wartet nicht: In vier Stunden läuft die Abfüllung wieder.",
    audiences="Molkereien, weil Milch nicht wartet.",
    audience="Instandhaltung in Molkereien",
    benefit="Nach vier Stunden läuft die Anlage wieder, 41 von 43 Einsätzen 2025.",
    pasted="Maßnahme\tWer\tStd./Monat\nStammtisch der Instandhalter\tNele\t3\nAnzeige im Molkereiblatt\tTom\t\n",
    open_cards="noch {n} offen",
    own_words="Das sagt etwas Eigenes.",
)
ENGLISH = Words(
    language="en",
    email="nora@sample.example",
    company="Peters Pumps Ltd",
    empty_promise="We offer individual solutions and high quality.",
    promise="Milk does not wait: within four hours the bottling line runs again.",
    audiences="Dairies, because milk does not wait.",
    audience="Maintenance in dairies",
    benefit="After four hours the line runs again, 41 of 43 calls in 2025.",
    pasted="Activity\tOwner\tHours/month\nTalk at the dairy meeting\tNora\t3\nAdvert in the dairy paper\tTom\t\n",
    open_cards="{n} still open",
    own_words="This says something of its own.",
)
