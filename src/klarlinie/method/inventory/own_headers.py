"""The headers our own spreadsheet writes, so that a plan that was written can be read again without loss."""

from __future__ import annotations

from typing import NamedTuple


class OwnHeader(NamedTuple):
    """`field` is the meaning of the column (see `MEANINGS`, plus the two that only our own sheet has)."""

    field: str
    de: str
    en: str


# In the order in which the report writes them. "effort" is always a level here: hours and money have their own
# columns. Money may carry its currency in the cell, or its symbol in the number format.
OWN_HEADERS: tuple[OwnHeader, ...] = (
    OwnHeader("title", "Aktivität", "Activity"),
    OwnHeader("type", "Typ", "Type"),
    OwnHeader("hours", "Stunden im Monat", "Hours a month"),
    OwnHeader("money", "Euro im Jahr", "Euros a year"),
    OwnHeader("money", "Geld im Jahr", "Money a year"),
    OwnHeader("nerves", "Nerven (0–4)", "Nerves (0–4)"),
    OwnHeader("effort", "Aufwand (0–4)", "Effort (0–4)"),
    OwnHeader("effect", "Wirkung (0–4)", "Effect (0–4)"),
    OwnHeader("inquiries", "Anfragen im Jahr", "Inquiries a year"),
    OwnHeader("leads", "Leads im Jahr", "Leads a year"),
    OwnHeader("customers", "Kunden im Jahr", "Customers a year"),
    OwnHeader("revenue", "Umsatz im Jahr", "Revenue a year"),
    OwnHeader("sales_support", "Vertriebshilfe (0–4)", "Sales support (0–4)"),
    OwnHeader("effect_source", "Quelle der Wirkung", "Source of effect"),
    OwnHeader("reason", "Warum", "Why"),
    OwnHeader("audience", "Für wen", "For whom"),
    OwnHeader("owner", "Wer", "Owner"),
    OwnHeader("status", "Stand", "Status"),
    OwnHeader("start", "Beginn", "Start"),
    OwnHeader("due", "Fällig", "Due"),
    OwnHeader("group", "Gruppe", "Group"),
    OwnHeader("dose", "Dosis (Std./Woche)", "Dose (hrs/week)"),
    OwnHeader("needs", "Braucht", "Needs"),
)
