"""Types by words: certain only where one type alone speaks."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from klarlinie.method.inventory.activity import ActivityType
from klarlinie.method.inventory.types import NOTHING, TYPE_NAMES, type_named, type_of
from klarlinie.vocabulary.resources import read_resource, rows_of
from tests.method.inventory.sheets import by_title, codes, read, sheet

ENTRIES = rows_of(read_resource("klarlinie.method.inventory", "types.tsv"))

CERTAIN = """
website: Website-Relaunch, Homepage pflegen, Internetauftritt überarbeiten, Landingpage Pumpen
website: Onlineshop, New website
seo: SEO, Suchmaschinenoptimierung, SEO-Betreuung Agentur, Search engine optimization
content: Blog, Fachartikel schreiben, Podcast, Redaktionsplan, Success stories
newsletter: Newsletter, NL, Kundennewsletter, Mailchimp, E-Mail-Marketing
social: LinkedIn, LinkedIn bespielen, XING-Profil, Insta, Instagram, Facebook, Social Media, TikTok-Kanal
ad: Google Ads, SEA, LinkedIn-Anzeigen, LinkedIn Ads, Anzeige in Fachzeitschrift, Radiospot
ad: Bandenwerbung, Bannerwerbung, Plakate, Anzeige im Branchenblatt, Anzeigen Fachpresse
event: Messe, Messestand, Fachmesse Motek, Hausmesse, Tag der offenen Tür, Webinar, Hannover Messe 2026
event: Trade show Leeds, Kundenevent
brochure: Flyer, Imagebroschüre, Katalog 2026 drucken, Produktdatenblätter, Prospekte, Company brochure
brochure: Referenzblatt Pumpentausch, Referenzblätter
whitepaper: Whitepaper Dichtungen, Checkliste Wartung, E-Book, Leitfaden Pumpentausch
presentation: Präsi, Vertriebspräsentation, PowerPoint-Vorlage, Sales deck, Foliensatz
video: Imagefilm, Erklärvideo, YouTube, Produktvideos, Drohnenvideo
pr: Pressemitteilung, PR, Pressearbeit, Press release new hall
directory: wlw, Wer liefert was, Gelbe Seiten, Branchenbucheintrag, Google My Business, Europages
sponsoring: Trikotsponsoring, Sponsoring Fußballverein, Spende Kindergarten
recruiting: Karriereseite, Stellenanzeigen, Recruiting-Anzeigen auf Stepstone, Azubi-Speed-Dating
recruiting: Azubi-Werbung, Ausbildungswerbung, Schulpraktikum anbieten
recruiting: Ausbildungsmesse, Employer branding, Jobmesse, Kununu
referral: Empfehlungsprogramm, Kunden werben Kunden, BNI, Vertriebspartner
mailing: Postmailing, Kaltakquise, Werbebrief, Direct mail
giveaway: Kugelschreiber, Werbegeschenke, Give-aways, Branded mugs
customer_care: Nachfassen nach Auftrag, Kundenbefragung, Weihnachtskarten, Kundenzufriedenheit messen, Customer survey
brand: Corporate Design, Logo überarbeiten, Visitenkarten, CI-Update
internal_project: CRM, CRM einführen, HubSpot, Adressdatenbank aufräumen, Marketingplan
"""

UNSURE = """
Messe-Flyer, Newsletter-Anmeldung auf der Website, Azubi-Flyer, Kalender, Referenzen, Post,
Messevideo für LinkedIn, Anzeige, Kampagne, Google, Strategie, Vortrag, Fotos, Website-Video,
Weihnachtsaktion
"""


AIMS = """
recruiting: Azubi-Flyer, Ausbildungsbroschüre, Recruiting-Kampagne Facebook, LinkedIn-Anzeigen für Azubis
website: Website mit Karriereseite
customer_care: Kunden anrufen, Anruf nach jedem Einsatz
presentation: Case Study Müller
"""


def cases(block: str) -> list[tuple[str, str]]:
    lines = [line.partition(":") for line in block.strip().splitlines()]
    return [(title.strip(), kind) for kind, _, titles in lines for title in titles.split(", ")]


@pytest.mark.parametrize(("title", "kind"), cases(CERTAIN))
def test_one_plain_word_makes_the_type_certain(title: str, kind: str) -> None:
    guess = type_of(title)

    assert (guess.type, guess.certain) == (kind, True)


@pytest.mark.parametrize("title", UNSURE.replace("\n", " ").strip().split(", "))
def test_competing_or_vague_words_stay_a_proposal(title: str) -> None:
    guess = type_of(title)

    assert not guess.certain
    assert guess.type != "other"
    assert guess.why.say("de")
    assert guess.why.say("en")


@pytest.mark.parametrize(
    "title",
    [
        "Messer schärfen",
        "Messung Halle 3",
        "Brandschutz prüfen",
        "Filter tauschen",
        "Eventuell mal schauen",
        "Montagehalle",
        "Irgendwas",
        "",
        "Standard X",
        "Logistik",
    ],
)
def test_words_that_only_look_alike_tell_nothing(title: str) -> None:
    assert (type_of(title).type, type_of(title).certain) == ("other", False)


def test_the_thing_itself_comes_before_where_it_is() -> None:
    assert type_of("Newsletter-Anmeldung auf der Website").type == "newsletter"
    assert type_of("Flyer für die Messe").type == "brochure"
    assert type_of("Messe-Flyer").type == "brochure"


def test_a_note_helps_only_where_the_title_is_silent_and_is_never_certain() -> None:
    assert type_of("Motoren-Runde", "Messe") != type_of("Motoren-Runde")
    assert (type_of("Motoren-Runde", "Messen").type, type_of("Motoren-Runde", "Messen").certain) == (
        "event",
        False,
    )
    assert type_of("Flyer", "Messe").type == "brochure"


@pytest.mark.parametrize("kind", get_args(ActivityType))
def test_a_type_column_is_understood_in_german_english_and_code(kind: ActivityType) -> None:
    names = (kind, TYPE_NAMES[kind].de, TYPE_NAMES[kind].en, TYPE_NAMES[kind].de.upper())

    assert {type_named(name) for name in names} == {kind}


def test_a_type_in_the_list_wins_over_the_words_of_the_title() -> None:
    reading = read(sheet("Maßnahme|Typ\nMesse-Flyer|Veranstaltung\nDing|Print\nSache|Quatsch"))

    assert (by_title(reading)["Messe-Flyer"].type, by_title(reading)["Messe-Flyer"].type_certain) == (
        "event",
        True,
    )
    assert by_title(reading)["Ding"].type == "brochure"
    assert by_title(reading)["Sache"].notes == {"Typ": "Quatsch"}
    assert [(p.code, p.line) for p in reading.problems if p.code == "INV301"] == [("INV301", 4)]


def test_uncertain_types_are_named_once_per_file() -> None:
    reading = read(sheet("Maßnahme|Wer\nMesse-Flyer|Anna\nDings|Ben\nWebsite|Anna"))

    unsure = [problem for problem in reading.problems if problem.code == "INV401"]
    assert len(unsure) == 1
    assert (
        unsure[0]
        .message.say("de")
        .startswith("Bei 2 Aktivitäten ist der Typ nicht sicher: „Messe-Flyer“, „Dings“.")
    )


def test_certain_types_are_not_mentioned() -> None:
    assert "INV401" not in codes(read(sheet("Maßnahme|Wer\nWebsite|Anna")))


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["word"] for entry in ENTRIES])
def test_every_entry_is_written_as_it_is_compared_and_says_its_own_type(entry: dict[str, str]) -> None:
    assert re.fullmatch(r"(\*?[a-z0-9]+\*?)( \*?[a-z0-9]+\*?)*", entry["word"])
    assert entry["type"] in (*get_args(ActivityType), NOTHING)
    assert entry["certain"] in ("yes", "no")

    guess = type_of(entry["word"].replace("*", ""))
    assert guess.type == ("other" if entry["type"] == NOTHING else entry["type"])
    assert guess.certain == (entry["certain"] == "yes" and entry["type"] not in (NOTHING, "other"))


@pytest.mark.parametrize(("title", "kind"), cases(AIMS))
def test_what_names_applicants_is_recruiting_and_vague_words_still_propose(title: str, kind: str) -> None:
    assert type_of(title).type == kind
