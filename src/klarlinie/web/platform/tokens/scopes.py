"""What a key may be allowed to do: never more than its account, and each of these only if it was ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.rights import Right

Scope = Literal["read", "inventory", "evaluation", "ideas", "check-ins", "findings", "decide"]


@dataclass(frozen=True)
class ScopeWords:
    """`needs` is the right an account must have for the scope to be of any use."""

    name: Text
    needs: Right


SCOPES: Mapping[Scope, ScopeWords] = {
    "read": ScopeWords(Text("alles lesen", "read everything"), "see"),
    "inventory": ScopeWords(Text("Aktivitäten eintragen und ändern", "enter and change activities"), "edit"),
    "evaluation": ScopeWords(Text("Bewertungen eintragen", "enter evaluations"), "edit"),
    "ideas": ScopeWords(Text("Ideen und Vorschläge einreichen", "hand in ideas and suggestions"), "see"),
    "check-ins": ScopeWords(
        Text("Zusagen und Rückmeldungen eintragen", "enter promises and check-ins"), "see"
    ),
    "findings": ScopeWords(Text("Befunde aus- und einschalten", "switch findings off and on"), "edit"),
    "decide": ScopeWords(Text("entscheiden", "decide"), "edit"),
}
TO_TICK: tuple[Scope, ...] = ("inventory", "evaluation", "ideas", "check-ins", "findings")


def known(names: object) -> frozenset[Scope]:
    """The scopes among what a row holds; reading always belongs to it."""
    listed = names if isinstance(names, list) else []
    return frozenset({"read", *(scope for scope in SCOPES if scope in listed)})
