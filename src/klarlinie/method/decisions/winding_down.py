"""A stop is a small project: what to cancel, whom to tell, what to take down."""

from __future__ import annotations

from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.text import Text

LAST_DAY = Text(
    "Legt den letzten Tag fest und sagt ihn allen, die daran arbeiten.",
    "Fix the last day and tell everybody who works on it.",
)
NOTICE = Text(
    "Sucht den Vertrag heraus und tragt die Kündigungsfrist in den Kalender ein.",
    "Find the contract and put the notice date into the calendar.",
)
OLD_VERSIONS = Text(
    "Nehmt alte Fassungen aus Ablage und Website, damit sie niemand mehr verschickt.",
    "Remove old versions from your folders and the website, so that nobody sends them any more.",
)
WRITE_DOWN = Text(
    "Schreibt auf, was schon fertig ist und wo es liegt.",
    "Write down what is finished and where it is kept.",
)

OF_ITS_KIND: dict[ActivityType, Text] = {
    "website": Text(
        "Leitet die alten Adressen auf Seiten um, die bleiben.",
        "Redirect the old addresses to pages that stay.",
    ),
    "seo": Text(
        "Lasst die Seiten stehen; es kommt nur nichts Neues dazu.",
        "Leave the pages where they are; just add nothing new.",
    ),
    "content": Text(
        "Nehmt den Blog aus dem Menü und lasst die Beiträge stehen, die noch stimmen.",
        "Take the blog out of the menu and leave the articles that are still right.",
    ),
    "newsletter": Text(
        "Verabschiedet euch in einer letzten Ausgabe, nehmt das Formular von der Website und löscht die "
        "Adressen, die ihr nicht mehr braucht.",
        "Say goodbye in a last issue, take the form off the website and delete the addresses you no longer need.",
    ),
    "social": Text(
        "Sagt im letzten Beitrag, wo ihr zu finden seid, und nehmt das Symbol von der Website.",
        "Say in the last post where people can find you, and take the icon off the website.",
    ),
    "ad": Text(
        "Schaltet die Anzeigen ab und prüft nach einem Monat, ob noch etwas abgebucht wird.",
        "Switch the ads off and check after a month whether anything is still charged.",
    ),
    "event": Text(
        "Sagt ab, bevor der Platz verbindlich ist, und schlagt Kunden, die euch dort suchen, einen anderen Termin vor.",
        "Cancel before the booking is binding, and offer customers who would look for you there another date.",
    ),
    "brochure": OLD_VERSIONS,
    "presentation": OLD_VERSIONS,
    "whitepaper": OLD_VERSIONS,
    "video": Text(
        "Lasst stehen, was noch stimmt, und nehmt veraltete Videos herunter.",
        "Leave what is still right, and take outdated videos down.",
    ),
    "pr": Text(
        "Sagt Agentur und Redaktionen Bescheid, mit denen ihr im Gespräch seid.",
        "Tell the agency and the editors you are in touch with.",
    ),
    "directory": Text(
        "Prüft, ob Adresse und Telefon im kostenlosen Eintrag stimmen.",
        "Check that address and telephone are right in the free entry.",
    ),
    "sponsoring": Text(
        "Sprecht mit dem Partner, bevor er die Kündigung bekommt.",
        "Talk to the partner before the notice arrives.",
    ),
    "recruiting": Text(
        "Nehmt alte und besetzte Stellen überall herunter.",
        "Take old and filled vacancies down everywhere.",
    ),
    "referral": Text(
        "Sagt den Partnern Bescheid, damit keine Empfehlung ins Leere geht.",
        "Tell the partners, so that no recommendation goes nowhere.",
    ),
    "mailing": Text(
        "Löscht die Adressen, die ihr nicht mehr braucht.", "Delete the addresses you no longer need."
    ),
    "giveaway": Text(
        "Verbraucht, was noch da ist, und bestellt nichts nach.", "Use up what is left and order no more."
    ),
    "customer_care": Text(
        "Sagt den Kunden, die darauf zählen, an wen sie sich jetzt wenden.",
        "Tell the customers who count on it whom to turn to now.",
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
