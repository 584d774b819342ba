"""Who wants letters: each person for themselves, whoever leads for all, and a yes before the first hundred."""

from __future__ import annotations

from datetime import date, datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.upkeep.models import NoReminder, Reminders
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

OFF = Text("{who} möchte keine Erinnerungen", "{who} wants no reminders")
ON = Text("{who} möchte wieder Erinnerungen", "{who} wants reminders again")
ALL_ON = Text("Erinnerungen für alle eingeschaltet", "Reminders switched on for all")
ALL_OFF = Text("Erinnerungen für alle ausgeschaltet", "Reminders switched off for all")
MANY = Text(
    "Erinnerungen an mehr als hundert Menschen bestätigt", "Reminders to more than a hundred people agreed"
)


def wish_letters(company_id: int, email: str, wants: bool, *, by: By, at: datetime) -> None:
    """Letters about this company to this address, or none. Saying the same twice does nothing."""
    email = email.lower()
    says = (ON if wants else OFF).with_values(who=by.name)
    with story(company_id, by=by, at=at, says=says) as told:
        row = NoReminder.objects.for_company(company_id).filter(email=email).first()
        if wants and row is not None:
            told.delete(row)
        elif not wants and row is None:
            told.create(NoReminder, email=email)


def switch_for_all(company_id: int, is_on: bool, *, by: By, at: datetime) -> int | None:
    """On or off for everybody in the company. Gives the journal entry."""
    with story(company_id, by=by, at=at, says=ALL_ON if is_on else ALL_OFF) as told:
        row = Reminders.objects.for_company(company_id).first()
        if row is None:
            told.create(Reminders, is_on=is_on)
        else:
            told.change(row, is_on=is_on)
    return told.number


def agree_to_many(company_id: int, *, by: By, at: datetime, today: date) -> None:
    """Yes, more than a hundred people are meant."""
    with story(company_id, by=by, at=at, says=MANY) as told:
        row = Reminders.objects.for_company(company_id).first()
        if row is None:
            told.create(Reminders, many_agreed_on=today)
        elif row.many_agreed_on is None:
            told.change(row, many_agreed_on=today)
