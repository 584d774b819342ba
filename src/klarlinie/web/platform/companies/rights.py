"""Who may do what in a company: one table, read by the pages, the documentation and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from klarlinie.vocabulary.text import Text

Role = Literal["viewer", "member", "lead", "consultant"]
Right = Literal["see", "edit", "lead"]

ROLE_NAMES: dict[Role, Text] = {
    "viewer": Text("liest mit", "reads along"),
    "member": Text("macht mit", "takes part"),
    "lead": Text("leitet", "leads"),
    "consultant": Text("berät", "advises"),
}


# What each role may do, in one breath: for the invitation.
ROLE_SAYS: dict[Role, Text] = {
    "viewer": Text(
        "liest mit: sieht alles, antwortet in Runden", "reads along: sees everything, answers in rounds"
    ),
    "member": Text(
        "macht mit: sieht alles, trägt ein, bewertet", "takes part: sees everything, enters, rates"
    ),
    "lead": Text(
        "leitet: dazu einladen, Runden eröffnen, Linien beschließen",
        "leads: also invites, opens rounds, agrees on lines",
    ),
    "consultant": Text(
        "berät: darf so viel wie „leitet“ und gehört zur Beratung",
        "advises: may do as much as “leads” and belongs to the consultancy",
    ),
}


@dataclass(frozen=True)
class RightWords:
    """What a right lets somebody do, and which roles have it."""

    right: Right
    name: Text
    what: Text
    roles: frozenset[Role]


RIGHTS: tuple[RightWords, ...] = (
    RightWords(
        "see",
        Text("Lesen", "Read"),
        Text(
            "alles im Unternehmen sehen und herunterladen, eigene Antworten in Runden geben",
            "see and download everything of the company, give own answers in rounds",
        ),
        frozenset({"viewer", "member", "lead", "consultant"}),
    ),
    RightWords(
        "edit",
        Text("Mitarbeiten", "Take part"),
        Text(
            "Aktivitäten, Antworten und Bewertungen eintragen, ändern und zurücknehmen, Listen einlesen",
            "enter, change and take back activities, answers and ratings, read lists in",
        ),
        frozenset({"member", "lead", "consultant"}),
    ),
    RightWords(
        "lead",
        Text("Leiten", "Lead"),
        Text(
            "einladen, Runden eröffnen und aufdecken, Linien beschließen, Einstellungen ändern",
            "invite, open and reveal rounds, agree on lines, change settings",
        ),
        frozenset({"lead", "consultant"}),
    ),
)


def rights_of(role: Role) -> frozenset[Right]:
    return frozenset(words.right for words in RIGHTS if role in words.roles)
