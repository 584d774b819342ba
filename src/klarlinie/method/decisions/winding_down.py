"""A stop is a small project: what to cancel, whom to tell, what to take down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.text import Text

LAST_DAY = Text(
    "Legt den letzten Tag fest und sagt ihn allen, die daran arbeiten.",
    "Fix the last day and tell everybody who works on it.",
    sie="Legen Sie den letzten Tag fest und sagen Sie ihn allen, die daran arbeiten.",
)
NOTICE = Text(
    "Sucht den Vertrag heraus und tragt die Kündigungsfrist in den Kalender ein.",
    "Find the contract and put the notice date into the calendar.",
    sie="Suchen Sie den Vertrag heraus und tragen Sie die Kündigungsfrist in den Kalender ein.",
)
OLD_VERSIONS = Text(
    "Nehmt alte Fassungen aus Ablage und Website, damit sie niemand mehr verschickt.",
    "Remove old versions from your folders and the website, so that nobody sends them any more.",
    sie="Nehmen Sie alte Fassungen aus Ablage und Website, damit sie niemand mehr verschickt.",
)
WRITE_DOWN = Text(
    "Schreibt auf, was schon fertig ist und wo es liegt.",
    "Write down what is finished and where it is kept.",
    sie="Schreiben Sie auf, was schon fertig ist und wo es liegt.",
)

OF_ITS_KIND: dict[ActivityType, Text] = {
    "website": Text(
        "Leitet die alten Adressen auf Seiten um, die bleiben.",
        "Redirect the old addresses to pages that stay.",
        sie="Leiten Sie die alten Adressen auf Seiten um, die bleiben.",
    ),
    "seo": Text(
        "Lasst die Seiten stehen; es kommt nur nichts Neues dazu.",
        "Leave the pages where they are; just add nothing new.",
        sie="Lassen Sie die Seiten stehen; es kommt nur nichts Neues dazu.",
    ),
    "content": Text(
        "Nehmt den Blog aus dem Menü und lasst die Beiträge stehen, die noch stimmen.",
        "Take the blog out of the menu and leave the articles that are still right.",
        sie="Nehmen Sie den Blog aus dem Menü und lassen Sie die Beiträge stehen, die noch stimmen.",
    ),
    "newsletter": Text(
        "Verabschiedet euch in einer letzten Ausgabe, nehmt das Formular von der Website und löscht die "
        "Adressen, die ihr nicht mehr braucht.",
        "Say goodbye in a last issue, take the form off the website and delete the addresses you no longer need.",
        sie="Verabschieden Sie sich in einer letzten Ausgabe, nehmen Sie das "
        "Formular von der Website und löschen Sie die Adressen, die Sie "
        "nicht mehr brauchen.",
    ),
    "social": Text(
        "Sagt im letzten Beitrag, wo ihr zu finden seid, und nehmt das Symbol von der Website.",
        "Say in the last post where people can find you, and take the icon off the website.",
        sie="Sagen Sie im letzten Beitrag, wo Sie zu finden sind, und nehmen Sie das Symbol von der Website.",
    ),
    "ad": Text(
        "Schaltet die Anzeigen ab und prüft nach einem Monat, ob noch etwas abgebucht wird.",
        "Switch the ads off and check after a month whether anything is still charged.",
        sie="Schalten Sie die Anzeigen ab und prüfen Sie nach einem Monat, ob noch etwas abgebucht wird.",
    ),
    "event": Text(
        "Sagt ab, bevor der Platz verbindlich ist, und schlagt Kunden, die euch dort suchen, einen anderen Termin vor.",
        "Cancel before the booking is binding, and offer customers who would look for you there another date.",
        sie="Sagen Sie ab, bevor der Platz verbindlich ist, und schlagen Sie Kunden, "
        "die dort nach Ihnen suchen, einen anderen Termin vor.",
    ),
    "brochure": OLD_VERSIONS,
    "presentation": OLD_VERSIONS,
    "whitepaper": OLD_VERSIONS,
    "video": Text(
        "Lasst stehen, was noch stimmt, und nehmt veraltete Videos herunter.",
        "Leave what is still right, and take outdated videos down.",
        sie="Lassen Sie stehen, was noch stimmt, und nehmen Sie veraltete Videos herunter.",
    ),
    "pr": Text(
        "Sagt Agentur und Redaktionen Bescheid, mit denen ihr im Gespräch seid.",
        "Tell the agency and the editors you are in touch with.",
        sie="Sagen Sie Agentur und Redaktionen Bescheid, mit denen Sie im Gespräch sind.",
    ),
    "directory": Text(
        "Prüft, ob Adresse und Telefon im kostenlosen Eintrag stimmen.",
        "Check that address and telephone are right in the free entry.",
        sie="Prüfen Sie, ob Adresse und Telefon im kostenlosen Eintrag stimmen.",
    ),
    "sponsoring": Text(
        "Sprecht mit dem Partner, bevor er die Kündigung bekommt.",
        "Talk to the partner before the notice arrives.",
        sie="Sprechen Sie mit dem Partner, bevor er die Kündigung bekommt.",
    ),
    "recruiting": Text(
        "Nehmt alte und besetzte Stellen überall herunter.",
        "Take old and filled vacancies down everywhere.",
        sie="Nehmen Sie alte und besetzte Stellen überall herunter.",
    ),
    "referral": Text(
        "Sagt den Partnern Bescheid, damit keine Empfehlung ins Leere geht.",
        "Tell the partners, so that no recommendation goes nowhere.",
        sie="Sagen Sie den Partnern Bescheid, damit keine Empfehlung ins Leere geht.",
    ),
    "mailing": Text(
        "Löscht die Adressen, die ihr nicht mehr braucht.",
        "Delete the addresses you no longer need.",
        sie="Löschen Sie die Adressen, die Sie nicht mehr brauchen.",
    ),
    "giveaway": Text(
        "Verbraucht, was noch da ist, und bestellt nichts nach.",
        "Use up what is left and order no more.",
        sie="Verbrauchen Sie, was noch da ist, und bestellen Sie nichts nach.",
    ),
    "customer_care": Text(
        "Sagt den Kunden, die darauf zählen, an wen sie sich jetzt wenden.",
        "Tell the customers who count on it whom to turn to now.",
        sie="Sagen Sie den Kunden, die darauf zählen, an wen sie sich jetzt wenden.",
    ),
    "brand": WRITE_DOWN,
    "internal_project": WRITE_DOWN,
    "other": WRITE_DOWN,
}


def steps_to_stop(activity: Activity) -> tuple[Text, ...]:
    """What there is to do until it has ended, in order; nothing for what does not run."""
    if not runs_today(activity):
        return ()
    notice = (NOTICE,) if activity.money_per_year is not None and activity.money_per_year.amount else ()
    return (LAST_DAY, *notice, OF_ITS_KIND[activity.type])


A_MONTH_ON = 2  # months: the end of the next one is four to eight weeks away
REMIND = timedelta(days=30)  # before a notice date; what is past and not done goes on reminding
TO_TELL = timedelta(days=7)  # from the decision on
TO_FIND = timedelta(days=14)


@dataclass(frozen=True)
class DatedStep:
    """One step with the day it is proposed to be done by; `is_notice` marks a notice date, which reminds in time."""

    words: Text
    due_on: date
    is_notice: bool = False


def proposed_last_day(activity: Activity, today: date) -> date | None:
    """The end of next month for what runs, so that it can end well; what does not run needs none and ends at once."""
    if not runs_today(activity):
        return None
    months = today.year * 12 + today.month - 1 + A_MONTH_ON
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def dated_steps(activity: Activity, last_day_on: date | None, today: date) -> tuple[DatedStep, ...]:
    """The steps with proposed days: tell people within a week, look up the contract within two, the rest by the last
    day. Nothing is due after the last day, nor before today; all of it today where no last day is named."""
    last = last_day_on or today

    def by(words: Text) -> date:
        wanted = today + TO_TELL if words is LAST_DAY else today + TO_FIND if words is NOTICE else last
        return max(today, min(wanted, last))

    return tuple(DatedStep(words, by(words), words is NOTICE) for words in steps_to_stop(activity))
