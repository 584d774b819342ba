"""Who does it and where it stands, and which words are neither."""

from __future__ import annotations

import pytest

from klarlinie.method.inventory.activity import Status
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.understand import is_unknown, understand_owners, understand_status
from klarlinie.vocabulary.resources import read_resource, rows_of


@pytest.mark.parametrize(
    ("cell", "owners", "said"),
    [
        ("Jana", ("Jana",), None),
        ("Jana / Tom", ("Jana", "Tom"), None),
        ("Jana/Tom", ("Jana", "Tom"), None),
        ("Jana und Tom", ("Jana", "Tom"), None),
        ("Jana & Tom", ("Jana", "Tom"), None),
        ("Jana\nTom", ("Jana", "Tom"), None),
        ("Jana; Jana", ("Jana",), None),
        ("Andrea Sander", ("Andrea Sander",), None),
        ("Fr. Müller", ("Fr. Müller",), None),
        ("Dr. Müller-Lüdenscheidt", ("Dr. Müller-Lüdenscheidt",), None),
        ("Jana S.", ("Jana S.",), None),
        ("@jana", ("jana",), None),
        ("jana@beispiel.de", ("jana@beispiel.de",), None),
        ("Müller, Jana; Schmidt, Tom", ("Jana Müller", "Tom Schmidt"), None),
        ("JS + Agentur", ("JS", "Agentur"), "„Agentur“ ist keine einzelne Person"),
        ("Vertrieb", ("Vertrieb",), "„Vertrieb“ ist keine einzelne Person"),
        ("Jana, Tom", ("Jana", "Tom"), "Komma"),
        ("Jana (Vertretung: Tom)", ("Jana",), "Vertretung (Tom)"),
        ("Jana, Vertretung Tom", ("Jana",), "Vertretung (Tom)"),
        ("Jana (Vertrieb)", ("Jana",), "„Vertrieb“ in Klammern"),
        ("Jana 50 % / Tom 50 %", ("Jana", "Tom"), "Anteile"),
    ],
)
def test_names_are_read_as_they_stand(cell: str, owners: tuple[str, ...], said: str | None) -> None:
    seen = understand_owners(cell)

    assert seen.value == owners
    assert (seen.assumption is None) == (said is None)
    assert said is None or (seen.assumption is not None and said in seen.assumption.say("de"))


@pytest.mark.parametrize(
    ("cell", "german"),
    [
        ("alle", "niemand Bestimmtes"),
        ("Alle!", "niemand Bestimmtes"),
        ("das Team", "niemand Bestimmtes"),
        ("everyone", "niemand Bestimmtes"),
        ("Tom und alle", "niemand Bestimmtes"),
        ("Jana?", "Wer ist zuständig"),
        ("evtl. Tom", "Wer ist zuständig"),
        ("Jana oder Tom", "Wer ist zuständig"),
        ("Jana -> Tom", "Wer ist zuständig"),
        ("bisher Jana", "Wer ist zuständig"),
        (5, "Wer ist zuständig"),
        ("das muss noch jemand übernehmen", "Wer ist zuständig"),
    ],
)
def test_nobody_in_particular_is_asked(cell: CellValue, german: str) -> None:
    seen = understand_owners(cell)

    assert seen.value is None
    assert seen.doubt is not None
    assert german in seen.doubt.say("de")


@pytest.mark.parametrize("cell", [None, "", "?", "N.N.", "noch offen", "niemand", "unassigned", "-"])
def test_no_owner_is_no_question(cell: CellValue) -> None:
    assert understand_owners(cell).value is None
    assert understand_owners(cell).doubt is None


@pytest.mark.parametrize(
    "row",
    rows_of(read_resource("klarlinie.method.inventory", "status_words.tsv")),
    ids=lambda row: row["word"],
)
def test_every_word_of_the_list_is_read_as_its_status(row: dict[str, str]) -> None:
    seen = understand_status(row["word"])

    assert seen.value == row["status"]
    assert (seen.assumption is not None) == (row["said"] == "yes")


@pytest.mark.parametrize(
    ("cell", "header", "status"),
    [
        ("Läuft", "", "running"),
        ("IN ARBEIT", "", "running"),
        ("läuft seit 2019", "", "running"),
        ("🟢 aktiv", "", "running"),
        ("1. In Arbeit", "", "running"),
        ("läuft (Jana)", "", "running"),
        ("80 %", "", "running"),
        ("100%", "", "done"),
        ("0 %", "", "planned"),
        ("x", "erledigt", "done"),
        ("✓", "aktiv", "running"),
        (True, "Done", "done"),
        ("ja", "läuft?", "running"),
        (0.5, "Fortschritt", "running"),
        (1, "Fortschritt", "done"),
        (60, "% fertig", "running"),
    ],
)
def test_a_status_is_read(cell: CellValue, header: str, status: Status) -> None:
    assert understand_status(cell, header).value == status


@pytest.mark.parametrize(
    ("cell", "header"),
    [
        ("läuft nicht", ""),
        ("läuft aus", ""),
        ("läuft bald wieder", ""),
        ("fast fertig", ""),
        ("x", "Status"),
        (True, ""),
        (0.5, ""),
        (3, ""),
        ("Prio 1", ""),
        ("A", ""),
        ("geplant oder gestrichen", ""),
        ("150 %", ""),
    ],
)
def test_a_status_that_is_not_sure_is_asked(cell: CellValue, header: str) -> None:
    seen = understand_status(cell, header)

    assert seen.value is None
    assert seen.doubt is not None
    assert "ist es geplant, ruht es" in seen.doubt.say("de")
    assert "running, planned, paused or done" in seen.doubt.say("en")


@pytest.mark.parametrize("cell", [False, "nein", "no"])
def test_an_empty_tick_does_not_say_which_of_the_others_it_is(cell: CellValue) -> None:
    seen = understand_status(cell, "erledigt")

    assert (seen.value, seen.doubt) == (None, None)


@pytest.mark.parametrize(
    "cell",
    [
        "?",
        "??",
        "k.A.",
        "k. A.",
        "ka",
        "n/a",
        "N/A",
        "#N/A",
        "#NV",
        "unbekannt",
        "weiß keiner",
        "weiß nicht",
        "keine Ahnung",
        "keine Angabe",
        "tbd",
        "TBD",
        "-",
        "–",
        "—",
        "./.",
        "...",
        "noch unklar",
        "unknown",
        "no idea",
        "don't know",
        "nobody knows",
        "schwer zu messen",
    ],
)
def test_unknown_in_words_is_unknown(cell: str) -> None:
    assert is_unknown(cell)


@pytest.mark.parametrize(
    "cell", [None, "", 0, "0", "keine", "nein", "+", "--x", "hoch", "Nachfrage", "kA-Messe", "a"]
)
def test_zero_and_words_are_not_unknown(cell: CellValue) -> None:
    assert not is_unknown(cell)
