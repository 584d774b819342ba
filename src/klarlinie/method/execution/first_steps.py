"""The first step of each kind of activity: one thing a person can do in an hour, without asking anybody."""

from __future__ import annotations

from klarlinie.method.inventory.activity import Activity, ActivityType
from klarlinie.vocabulary.text import Text

# For what is already there.
FIRST_STEPS: dict[ActivityType, Text] = {
    "website": Text(
        "Die drei meistbesuchten Seiten öffnen und auf jeder prüfen, ob der nächste Schritt klar ist.",
        "Open the three most visited pages and check on each whether the next step is clear.",
    ),
    "seo": Text(
        "Die fünf Suchanfragen aufschreiben, mit denen eure besten Kunden suchen würden, und nachsehen, "
        "welche Seite von euch darauf antwortet.",
        "Write down the five searches your best customers would type and see which of your pages answers "
        "them.",
        sie="Die fünf Suchanfragen aufschreiben, mit denen Ihre besten Kunden suchen "
        "würden, und nachsehen, welche Ihrer Seiten darauf antwortet.",
    ),
    "content": Text(
        "Drei Fragen aufschreiben, die Kunden vor dem Kauf wirklich stellen, und eine für den nächsten "
        "Beitrag auswählen.",
        "Write down three questions customers really ask before they buy, and pick one for the next piece.",
    ),
    "newsletter": Text(
        "Die letzte Ausgabe öffnen, den einen Satz markieren, der Lesern etwas bringt, und das Thema und den "
        "Termin der nächsten festlegen.",
        "Open the last issue, mark the one sentence readers gain from, and set topic and date of the next "
        "one.",
    ),
    "social": Text(
        "Die letzten zehn Beiträge ansehen und die zwei notieren, auf die sich jemand mit einem echten "
        "Anliegen gemeldet hat.",
        "Look at the last ten posts and note the two that made somebody with a real need get in touch.",
    ),
    "ad": Text(
        "Die Anzeige anklicken wie ein Kunde und prüfen, ob die Zielseite genau das hält, was die Anzeige "
        "verspricht.",
        "Click the ad as a customer would and check whether the landing page keeps what the ad promises.",
    ),
    "event": Text(
        "Fünf Kunden oder Wunschkunden aufschreiben, die dort sein werden, und den ersten um einen festen "
        "Termin bitten.",
        "Write down five customers or wished-for customers who will be there and ask the first for a fixed "
        "time.",
    ),
    "brochure": Text(
        "Die Broschüre neben euer Versprechen legen und jede Stelle anstreichen, die nicht mehr stimmt.",
        "Put the brochure beside your promise and mark every place that is no longer true.",
        sie="Die Broschüre neben Ihr Versprechen legen und jede Stelle anstreichen, die nicht mehr stimmt.",
    ),
    "whitepaper": Text(
        "Im Vertrieb nachfragen, wem es zuletzt geholfen hat, und die eine Seite markieren, um die es dabei "
        "ging.",
        "Ask sales whom it last helped, and mark the one page that mattered.",
    ),
    "presentation": Text(
        "Mit dem Vertrieb die letzte gezeigte Fassung durchgehen und alle Folien streichen, die übersprungen "
        "wurden.",
        "Go through the version last shown with sales and strike every slide that was skipped.",
    ),
    "video": Text(
        "Das Video ohne Ton ansehen und aufschreiben, ob nach zehn Sekunden klar ist, wem es wobei hilft.",
        "Watch the video without sound and write down whether it is clear after ten seconds whom it helps "
        "with what.",
    ),
    "pr": Text(
        "Zwei Fachredaktionen heraussuchen, die eure Kunden lesen, und Namen und Adresse der zuständigen "
        "Person notieren.",
        "Find two trade journals your customers read and note the name and address of the right editor.",
        sie="Zwei Fachredaktionen heraussuchen, die Ihre Kunden lesen, und Namen und "
        "Adresse der zuständigen Person notieren.",
    ),
    "directory": Text(
        "Den Eintrag öffnen und Adresse, Angebot und Ansprechpartner auf den heutigen Stand bringen.",
        "Open the entry and bring address, offer and contact person up to date.",
    ),
    "sponsoring": Text(
        "Den Vertrag heraussuchen und notieren, was euch zusteht, was ihr davon nutzt und bis wann gekündigt "
        "werden kann.",
        "Find the contract and note what you are entitled to, what you use of it and when you can give "
        "notice.",
        sie="Den Vertrag heraussuchen und notieren, was Ihnen zusteht, was Sie "
        "davon nutzen und bis wann gekündigt werden kann.",
    ),
    "recruiting": Text(
        "Die offene Stelle lesen wie ein Bewerber und den ersten Absatz so umschreiben, dass die Arbeit "
        "eines Tages darin vorkommt.",
        "Read the open position as an applicant would and rewrite the first paragraph so that a day's work "
        "is in it.",
    ),
    "referral": Text(
        "Drei zufriedene Kunden aufschreiben und den ersten anrufen: Wem könnten wir ebenso helfen?",
        "Write down three happy customers and call the first: whom else could we help in the same way?",
    ),
    "mailing": Text(
        "Die Empfängerliste öffnen und die zwanzig Adressen markieren, bei denen sich ein Anruf danach "
        "lohnt.",
        "Open the mailing list and mark the twenty addresses where a call afterwards is worth it.",
    ),
    "giveaway": Text(
        "Den Bestand zählen und aufschreiben, wer das letzte Stück bei welchem Anlass bekommen hat.",
        "Count the stock and write down who got the last piece on what occasion.",
    ),
    "customer_care": Text(
        "Fünf Kunden heraussuchen, von denen ihr seit einem halben Jahr nichts gehört habt, und den ersten "
        "anrufen.",
        "Find five customers you have not heard from for half a year and call the first.",
        sie="Fünf Kunden heraussuchen, von denen Sie seit einem halben Jahr "
        "nichts gehört haben, und den ersten anrufen.",
    ),
    "brand": Text(
        "Startseite, Angebotsvorlage und E-Mail-Signatur nebeneinanderlegen und die Unterschiede "
        "aufschreiben.",
        "Put home page, quotation template and e-mail signature side by side and write down the differences.",
    ),
    "internal_project": Text(
        "In einem Satz aufschreiben, woran ihr merkt, dass es fertig ist, und den nächsten Handgriff "
        "eintragen.",
        "Write down in one sentence how you will know that it is done, and enter the next thing to do.",
        sie="In einem Satz aufschreiben, woran Sie merken, dass es fertig "
        "ist, und den nächsten Handgriff eintragen.",
    ),
    "other": Text(
        "In zwei Sätzen aufschreiben, was als Nächstes fertig sein soll und für wen, und den ersten "
        "Handgriff davon erledigen.",
        "Write down in two sentences what is to be ready next and for whom, and do the first bit of it.",
    ),
}

# For what is only an idea or planned: nothing is there yet to look at.
FIRST_STEPS_FROM_NOTHING: dict[ActivityType, Text] = {
    "website": Text(
        "Auf einem Blatt aufschreiben, was jemand auf der Startseite in zehn Sekunden verstehen und dann tun "
        "soll.",
        "Write on one sheet what somebody should understand within ten seconds on the home page, and then "
        "do.",
    ),
    "newsletter": Text(
        "Fünf Kunden fragen, worüber sie in einer E-Mail von euch gern mehr wüssten, und die Antworten "
        "notieren.",
        "Ask five customers what they would like to read about in an e-mail from you, and note the answers.",
        sie="Fünf Kunden fragen, worüber sie in einer E-Mail von Ihnen gern mehr "
        "wüssten, und die Antworten notieren.",
    ),
    "social": Text(
        "Fünf Wunschkunden auf dem Kanal suchen und notieren, worüber sie dort in den letzten Wochen "
        "gesprochen haben.",
        "Look up five wished-for customers on the channel and note what they talked about there in recent "
        "weeks.",
    ),
    "ad": Text(
        "Die Seite aussuchen, auf der Klicks landen sollen, und aufschreiben, was der Besucher dort tun "
        "soll.",
        "Pick the page where clicks are to land and write down what the visitor is to do there.",
    ),
    "brochure": Text(
        "Mit dem Vertrieb klären, in welchem Gespräch die Broschüre fehlt, und die drei Fragen notieren, die "
        "sie beantworten muss.",
        "Settle with sales in which conversation the brochure is missing, and note the three questions it "
        "must answer.",
    ),
    "whitepaper": Text(
        "Die eine Frage aufschreiben, die das Papier beantwortet, und einen Kunden fragen, ob er es lesen "
        "würde.",
        "Write down the one question the paper answers and ask a customer whether they would read it.",
    ),
    "presentation": Text(
        "Mit dem Vertrieb die drei Fragen aufschreiben, die in jedem Gespräch kommen, und je eine Folie "
        "skizzieren.",
        "Write down with sales the three questions of every conversation and sketch one slide for each.",
    ),
    "video": Text(
        "In drei Sätzen aufschreiben, wer im Video spricht, welches Problem gelöst wird und wo es zu sehen "
        "sein soll.",
        "Write down in three sentences who speaks in the video, which problem is solved and where it will be "
        "shown.",
    ),
    "directory": Text(
        "Im Verzeichnis suchen wie ein Kunde und notieren, ob eure Wettbewerber dort zu finden sind.",
        "Search the directory as a customer would and note whether your competitors can be found there.",
        sie="Im Verzeichnis suchen wie ein Kunde und notieren, ob Ihre Wettbewerber dort zu finden sind.",
    ),
    "sponsoring": Text(
        "Aufschreiben, welche Zielgruppe dort ist und woran ihr nach einem Jahr merken würdet, dass es sich "
        "gelohnt hat.",
        "Write down which audience is there and how you would know after a year that it was worth it.",
        sie="Aufschreiben, welche Zielgruppe dort ist und woran Sie nach einem "
        "Jahr merken würden, dass es sich gelohnt hat.",
    ),
    "recruiting": Text(
        "Zwei Mitarbeitende, die zuletzt angefangen haben, fragen, warum sie sich für euch entschieden "
        "haben.",
        "Ask the two people who joined last why they chose you.",
        sie="Zwei Mitarbeitende, die zuletzt angefangen haben, fragen, warum sie "
        "sich für Ihr Unternehmen entschieden haben.",
    ),
    "mailing": Text(
        "Zwanzig Empfänger aufschreiben, die ihr mit Namen kennt, und in einem Satz, was sie tun sollen.",
        "Write down twenty recipients you know by name and, in one sentence, what they are to do.",
        sie="Zwanzig Empfänger aufschreiben, die Sie mit Namen kennen, und in einem "
        "Satz, was sie tun sollen.",
    ),
    "giveaway": Text(
        "Aufschreiben, bei welchem Anlass wer das Geschenk bekommt und woran er sich danach erinnern soll.",
        "Write down who gets the gift on what occasion and what they are to remember afterwards.",
    ),
}


def first_step(activity: Activity) -> Text:
    """One concrete step of at most an hour. A list that names no status is taken to mean that the thing exists."""
    if activity.status in ("idea", "planned") and activity.type in FIRST_STEPS_FROM_NOTHING:
        return FIRST_STEPS_FROM_NOTHING[activity.type]
    return FIRST_STEPS[activity.type]
