"""What is asked about people, invitations, settings and new companies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.rights import ROLE_SAYS
from klarlinie.web.platform.ui.asking import FigureField, KindForm
from klarlinie.web.platform.ui.words import later

SIDES: tuple[tuple[str, Text], ...] = (
    ("", Text("keine Angabe", "not said")),
    ("management", Text("Geschäftsführung", "Management")),
    ("sales", Text("Vertrieb", "Sales")),
    ("marketing", Text("Marketing", "Marketing")),
    ("agency", Text("Agentur", "Agency")),
)


def choices(pairs: Any) -> list[tuple[str, str]]:
    return [(value, later(words)) for value, words in pairs]


class PersonForm(KindForm):
    name = forms.CharField(label=later(Text("Name", "Name")), max_length=100)
    hours_per_week = FigureField(
        label=later(Text("Stunden in der Woche für Marketing", "Hours a week for marketing")),
        help_text=later(
            Text(
                "Die wirklich da sind. Leer heißt: weiß noch niemand.",
                "Hours this person really has. Empty means: nobody knows yet.",
            )
        ),
        least=Decimal(0),
        most=Decimal(80),
        required=False,
    )
    side = forms.ChoiceField(
        label=later(Text("Gehört zu", "Belongs to")), choices=choices(SIDES), required=False
    )
    cannot = forms.CharField(
        label=later(
            Text(
                "Was diese Person nicht übernehmen kann oder will", "What this person can't or won't take on"
            )
        ),
        help_text=later(Text("Eines je Zeile, zum Beispiel „Messe“.", "One a line, for example “fair”.")),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    account = forms.ChoiceField(
        label=later(Text("Konto", "Account")),
        help_text=later(
            Text(
                "Mit welchem Konto diese Person hier klickt. Davon hängt ab, was sie entscheiden darf.",
                "The account this person uses. What they may decide depends on it.",
            )
        ),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, accounts: Sequence[tuple[int, str]] | None = None, **named: Any) -> None:
        """`accounts` of the members, for who leads; others are not asked."""
        super().__init__(*args, **named)
        if accounts is None:
            del self.fields["account"]
        else:
            nobody = ("", later(Text("kein Konto", "no account")))
            self.fields["account"].choices = [nobody, *((str(key), name) for key, name in accounts)]  # type: ignore[attr-defined]

    def about(self) -> dict[str, Any]:
        """What the form says about the person, as the table holds it."""
        said = self.cleaned_data
        hours = said["hours_per_week"]
        account = {"user_id": int(said["account"]) if said["account"] else None} if "account" in said else {}
        return {
            **account,
            "name": said["name"],
            "side": said["side"],
            "hours_per_week": None if hours is None else float(hours),
            "cannot": [line.strip() for line in said["cannot"].splitlines() if line.strip()],
        }


class InviteForm(KindForm):
    email = forms.EmailField(
        label=later(Text("E-Mail-Adresse", "E-mail address")),
        error_messages={
            "invalid": later(
                Text(
                    "Das sieht nicht nach einer E-Mail-Adresse aus.",
                    "This does not look like an e-mail address.",
                )
            )
        },
    )
    role = forms.ChoiceField(
        label=later(Text("Was diese Person darf", "What this person may do")), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, may_invite_consultants: bool = False, **named: Any) -> None:
        super().__init__(*args, **named)
        roles = ["member", "lead", "viewer", *(["consultant"] if may_invite_consultants else [])]
        self.fields["role"].choices = [(role, later(ROLE_SAYS[role])) for role in roles]  # type: ignore[attr-defined,index]
        self.fields["role"].initial = "member"


class SettingsForm(KindForm):
    name = forms.CharField(label=later(Text("Name des Unternehmens", "Name of the company")), max_length=120)
    formal = forms.ChoiceField(
        label=later(Text("Anrede im Deutschen", "How German addresses people")),
        choices=choices([("", Text("du und ihr", "du and ihr")), ("1", Text("Sie", "Sie"))]),
        widget=forms.RadioSelect,
        required=False,
    )
    hourly_rate = FigureField(
        label=later(
            Text(
                "Was eine eigene Stunde kostet",
                "What an hour of your own costs",
                sie="Was eine eigene Stunde kostet",
            )
        ),
        help_text=later(
            Text("Annahme, solange niemand rechnet: 50 €.", "Assumed until somebody works it out: €50.")
        ),
        least=Decimal(0),
        most=Decimal(1000),
    )
    hours_per_week = FigureField(
        label=later(Text("Stunden in der Woche, alle zusammen", "Hours a week, all together")),
        help_text=later(
            Text(
                "Zählt nur, solange keine Personen mit Stunden eingetragen sind.",
                "Only counts as long as no people with hours are entered.",
            )
        ),
        least=Decimal(0),
        most=Decimal(2000),
        required=False,
    )
    budget_per_year = FigureField(
        label=later(
            Text(
                "Geld im Jahr, das höchstens in den Kern fließt",
                "Money a year that may go into the core at most",
            )
        ),
        least=Decimal(0),
        most=Decimal(1_000_000_000),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def about(self) -> dict[str, Any]:
        said = self.cleaned_data
        hours = said["hours_per_week"]
        return {
            "name": said["name"],
            "formal": said["formal"] == "1",
            "hourly_rate": said["hourly_rate"],
            "hours_per_week": None if hours is None else float(hours),
            "budget_per_year": said["budget_per_year"],
        }


class FoundForm(KindForm):
    name = forms.CharField(
        label=later(Text("Wie heißt das Unternehmen?", "What is the company called?")), max_length=120
    )
    kind = forms.ChoiceField(
        label=later(Text("Für wen ist es?", "Whom is it for?")),
        choices=choices(
            [
                ("company", Text("Für das eigene Unternehmen", "For our own company")),
                (
                    "consultancy",
                    Text(
                        "Für Kunden: Ich berate mehrere Unternehmen",
                        "For clients: I advise several companies",
                    ),
                ),
            ]
        ),
        widget=forms.RadioSelect,
        initial="company",
    )
    consultancy = forms.CharField(
        label=later(Text("Wie heißt die Beratung?", "What is the consultancy called?")),
        help_text=later(Text("Nur, wenn es für Kunden ist.", "Only if it is for clients.")),
        max_length=120,
        required=False,
    )


class FoundClientForm(KindForm):
    """For somebody who already advises: only the name is missing."""

    name = forms.CharField(
        label=later(Text("Wie heißt das Unternehmen?", "What is the company called?")), max_length=120
    )
    organisation = forms.ChoiceField(label=later(Text("Beratung", "Consultancy")))

    def __init__(self, *args: Any, organisations: tuple[tuple[int, str], ...], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["organisation"].choices = [(str(key), name) for key, name in organisations]  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = str(organisations[0][0])
