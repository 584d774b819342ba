"""Sheets as people really keep them: every trap once, in German and in English."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.method.inventory.table import CellLook, Table
from tests.method.inventory.sheets import by_title, codes, meanings, read, result, sheet, titles

# name: (text, further fields of the table, titles that must come out in this order)
MESSY: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "title rows above the header": (
        """
Marketing-Aktivitäten 2026 – Stand März
gepflegt von Anna

Maßnahme|Aufwand|Wer
Website|4 h/Monat|Anna
Messe|hoch|Ben
""",
        {},
        ["Website", "Messe"],
    ),
    "a title merged over the whole width": (
        """
Marketing activities 2026|||
Activity|Effort|Why|Owner
Website|high|to be found|Ann
Trade fair|medium|new customers|Ben
""",
        {"merged": ((0, 0, 0, 3),)},
        ["Website", "Trade fair"],
    ),
    "a header over two rows, the upper one merged": (
        """
Maßnahme|Aufwand||Wirkung
|Std./Monat|Kosten/Jahr|
Website|4|1200|hoch
Messe|20|15000|mittel
""",
        {"merged": ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))},
        ["Website", "Messe"],
    ),
    "a header over two rows, the lower one complete": (
        """
|Aufwand|||Verantwortung
Aktivität|Stunden im Monat|Kosten im Jahr|Warum|Wer
Blog|6|600|gefunden werden|Anna
Katalog|2|9000|Vertrieb braucht ihn|Ben
""",
        {},
        ["Blog", "Katalog"],
    ),
    "the header again further down": (
        """
Nr.|Thema|Aufwand|Status
1|Website|hoch|läuft
2|Messe|mittel|geplant
Nr.|Thema|Aufwand|Status
3|Flyer|gering|läuft
""",
        {},
        ["Website", "Messe", "Flyer"],
    ),
    "two lists with different headers in one sheet": (
        """
Maßnahme|Kosten/Jahr|Wer
Website|1200|Anna
Messe|15000|Ben

*Projekt*|*Deadline*|*Verantwortlich*|*Status*
Katalog neu|2026-09-30|Cleo|geplant
CRM einführen|2026-12-31|Anna|offen
""",
        {},
        ["Website", "Messe", "Katalog neu", "CRM einführen"],
    ),
    "sum rows in words": (
        """
Maßnahme|Kosten/Jahr
Website|1200
Messe|15000
Zwischensumme|16200
Flyer|300
Gesamt:|16500
""",
        {},
        ["Website", "Messe", "Flyer"],
    ),
    "a bare sum under the numbers": (
        """
Activity|Hours a month|Costs a year
Website|4|1200
Fair|20|15000
Flyer|1|300
|25|16500
""",
        {},
        ["Website", "Fair", "Flyer"],
    ),
    "empty columns and empty rows": (
        """
|Maßnahme||Kosten/Jahr|

|Website||1200|

|Messe||15000|
""",
        {},
        ["Website", "Messe"],
    ),
    "groups in bold": (
        """
Maßnahme|Aufwand|Wer
*Online*
Website|hoch|Anna
Newsletter|mittel|Ben
*Druck und Papier*
Flyer|gering|Anna
""",
        {},
        ["Website", "Newsletter", "Flyer"],
    ),
    "groups merged across": (
        """
Maßnahme|Aufwand|Wer
Alles was online ist||
Website|hoch|Anna
Alles auf Papier||
Flyer|gering|Anna
""",
        {"merged": ((1, 0, 1, 2), (3, 0, 3, 2))},
        ["Website", "Flyer"],
    ),
    "groups with a colon in a single column": (
        """
Online:
Website
Newsletter
Papier:
Flyer
""",
        {},
        ["Website", "Newsletter", "Flyer"],
    ),
    "groups in capitals": (
        """
Activity|Effort
ONLINE
Website|high
Newsletter|low
EXHIBITIONS
Hannover|high
""",
        {},
        ["Website", "Newsletter", "Hannover"],
    ),
    "groups that head blocks of fuller rows": (
        """
Maßnahme|Aufwand|Wer

Rund ums Netz
Website|hoch|Anna
Newsletter|mittel|Ben

Rund um die Halle
Tag der offenen Tür|hoch|Anna
Hausmesse|hoch|Ben
""",
        {},
        ["Website", "Newsletter", "Tag der offenen Tür", "Hausmesse"],
    ),
    "activities of which nothing is known but the title": (
        """
Maßnahme|Aufwand|Wer
Website|hoch|Anna
Instagram
Podcast
Messe|hoch|Ben
TikTok
""",
        {},
        ["Website", "Instagram", "Podcast", "Messe", "TikTok"],
    ),
    "no header over the first column": (
        """
|Kosten im Jahr|Wer
Website|1200|Anna
Messe|15000|Ben
Flyer|300|Anna
""",
        {},
        ["Website", "Messe", "Flyer"],
    ),
    "no header at all": (
        """
Newsletter|4 h/Monat|600 €/Jahr|läuft
LinkedIn|2 h/Monat||läuft
Katalog|10 h/Monat|4.000 €/Jahr|geplant
""",
        {},
        ["Newsletter", "LinkedIn", "Katalog"],
    ),
    "one column only": (
        """
Maßnahmen
Website
Newsletter
Messe
""",
        {},
        ["Website", "Newsletter", "Messe"],
    ),
    "one column under a title": (
        """
Marketing-Aktivitäten 2026

Website
Newsletter
Messe
""",
        {},
        ["Website", "Newsletter", "Messe"],
    ),
    "a counter column without a header": (
        """
|Was|Kosten pro Jahr
1|Website|1200
2|Messe|15000
3|Flyer|300
""",
        {},
        ["Website", "Messe", "Flyer"],
    ),
    "headers as people talk": (
        """
Was machen wir?|h/Wo|€ p.a.|bringt was?|Wozu|An wen|Wer macht's?
Newsletter|2|600|++|Kunden halten|Bestandskunden|Anna
LinkedIn|3||o|bekannt werden|Einkäufer|Ben
""",
        {},
        ["Newsletter", "LinkedIn"],
    ),
    "English headers": (
        """
Task Name|Assignee|Due Date|Notes|Budget per year
Relaunch website|Ann|2026-06-30|with agency|12000
Trade show Hannover|Ben|2026-04-20||15000
""",
        {},
        ["Relaunch website", "Trade show Hannover"],
    ),
    "remarks below the list": (
        """
Maßnahme|Aufwand|Wer
Website|hoch|Anna
Messe|hoch|Ben

* Aufwand geschätzt von Anna
Hinweis: Messe nur alle zwei Jahre
""",
        {},
        ["Website", "Messe"],
    ),
    "rows that continue the one above": (
        """
Maßnahme|Aufwand|Bemerkung
Website|hoch|Agentur suchen
||Angebot liegt vor
Messe|hoch|
""",
        {},
        ["Website", "Messe"],
    ),
    "an unknown column beside known ones": (
        """
Aktivität|Lieblingsfarbe|Kosten/Jahr
Website|blau|1200
Messe|rot|15000
""",
        {},
        ["Website", "Messe"],
    ),
    "a group column that is only filled where a group begins": (
        """
Bereich|Maßnahme|Aufwand
Online|Website|hoch
|SEO|mittel
|Ads|mittel
Papier|Flyer|gering
|Katalog|hoch
""",
        {},
        ["Website", "SEO", "Ads", "Flyer", "Katalog"],
    ),
    "bullets before the titles": (
        """
To-do|Wer
- Website|Anna
• Newsletter|Ben
""",
        {},
        ["Website", "Newsletter"],
    ),
    "a sum row before the list": (
        """
Maßnahme|Kosten/Jahr
Summe|16500
Website|1200
Messe|15300
""",
        {},
        ["Website", "Messe"],
    ),
    "titles in capitals throughout": (
        """
MASSNAHME|AUFWAND
WEBSITE|HOCH
INSTAGRAM
NEWSLETTER|MITTEL
TIKTOK
""",
        {},
        ["WEBSITE", "INSTAGRAM", "NEWSLETTER", "TIKTOK"],
    ),
    "titles in bold throughout": (
        """
Maßnahme|Aufwand
*Website*|hoch
*Instagram*
*Newsletter*|mittel
*Messe*|hoch
""",
        {},
        ["Website", "Instagram", "Newsletter", "Messe"],
    ),
    "words that look like sums": (
        """
Maßnahme|Aufwand|Wer
Gesamtkonzept Website|hoch|Anna
Total Quality Day|mittel|Ben
Summer event|hoch|Ann
""",
        {},
        ["Gesamtkonzept Website", "Total Quality Day", "Summer event"],
    ),
    "a header of unknown words in bold": (
        """
*Ding*|*Farbe*|*Ort der Tat*
Website|blau|Netz
Messe|rot|Halle
Flyer|grün|Tisch
""",
        {},
        ["Website", "Messe", "Flyer"],
    ),
    "texts over columns of numbers": (
        """
Zeug|Wieviel
Website|4
Messe|20
Flyer|1
Katalog|3
""",
        {},
        ["Website", "Messe", "Flyer", "Katalog"],
    ),
    "the titles in the second column, the groups in the first": (
        """
|Maßnahme|Wer
Online
|Website|Anna
|Newsletter|Ben
Papier
|Flyer|Anna
""",
        {},
        ["Website", "Newsletter", "Flyer"],
    ),
    "lines in cells and odd blanks": (
        """
 Maß­nahme |  Kosten   /  Jahr |Wer
  Website   neu|1200|Anna
Messe|15000|'  '
""",
        {},
        ["Website neu", "Messe"],
    ),
}


@pytest.mark.parametrize("name", MESSY)
def test_each_messy_sheet_gives_exactly_its_activities(name: str) -> None:
    text, more, wanted = MESSY[name]

    assert titles(read(sheet(text, **more))) == wanted


KINDS = {
    "activity",
    "group",
    "header",
    "sum",
    "nameless",
    "remark",
    "empty",
    "title",
    "left_out",
    "line",
    "people",
}


@pytest.mark.parametrize("name", MESSY)
def test_every_row_is_accounted_for(name: str) -> None:
    text, more, _ = MESSY[name]
    table = sheet(text, **more)

    done = result(table)

    assert set(done.kinds) == set(range(len(table.rows)))
    assert set(done.kinds.values()) <= KINDS
    assert list(done.kinds.values()).count("activity") == len(done.activities)
    said = {problem.line for problem in done.problems}
    assert all(table.lines[r] in said for r, kind in done.kinds.items() if kind in ("nameless", "remark"))


@pytest.mark.parametrize("name", MESSY)
def test_no_word_of_an_activity_row_is_lost(name: str) -> None:
    text, more, _ = MESSY[name]
    table = sheet(text, **more)

    done = result(table)

    spoken = {activity.source.line: activity for activity in done.activities}
    readers = {column for column, meaning in done.readings[0].columns.items() if meaning != "ignore"}
    for line, activity in spoken.items():
        cells = [cell for cell in table.rows[line - 1] if cell is not None and cell != ""]
        known = sum(
            getattr(activity, name) not in (None, (), "unknown")
            for name in activity.__dataclass_fields__
            if name
            not in ("source", "type", "type_certain", "notes", "asked_reason", "asked_audience", "group")
        )
        assert readers
        assert known + len(activity.notes) + (activity.group is not None) >= len(cells) - 2


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["Website", "Messe", "hoch", "Summe", "Online:", "1.200 €", "läuft", "Maßnahme", "Kosten", "?", " "]
    ),
    st.integers(0, 5000),
    st.floats(0, 100, allow_nan=False),
    st.text(max_size=12),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, max_size=5), max_size=14))
def test_any_table_is_read_without_losing_a_row(cells: list[list[object]]) -> None:
    rows = tuple(tuple(row) for row in cells)
    table = Table("x.xlsx", "S", rows, tuple(range(1, len(rows) + 1)))  # type: ignore[arg-type]

    done = result(table)

    assert set(done.kinds) == set(range(len(rows)))
    assert list(done.kinds.values()).count("activity") == len(done.activities)
    empty = [r for r, kind in done.kinds.items() if kind == "empty"]
    assert all(cell is None or not str(cell).strip() for r in empty for cell in rows[r])


def test_a_header_of_two_rows_gives_hours_and_money_their_own_columns() -> None:
    text, more, _ = MESSY["a header over two rows, the upper one merged"]

    reading = read(sheet(text, **more))

    assert meanings(reading) == {
        "Maßnahme": "title",
        "Aufwand Std./Monat": "hours",
        "Aufwand Kosten/Jahr": "money",
        "Wirkung": "effect",
    }
    assert by_title(reading)["Messe"].hours_per_month == 20
    assert reading.sheets[0].header_line == 1


def test_rows_below_a_group_carry_its_name() -> None:
    reading = read(sheet(MESSY["groups in bold"][0]))

    groups = {activity.title: activity.group for activity in reading.activities}
    assert groups == {"Website": "Online", "Newsletter": "Online", "Flyer": "Druck und Papier"}


def test_a_group_inside_a_group_carries_both_names() -> None:
    reading = read(sheet("Maßnahme|Aufwand\n*Marketing*\n*Online*\nWebsite|hoch\nBlog|mittel"))

    assert by_title(reading)["Website"].group == "Marketing / Online"


def test_a_group_column_reaches_down_to_the_next_entry_and_says_so() -> None:
    reading = read(sheet(MESSY["a group column that is only filled where a group begins"][0]))

    assert by_title(reading)["Ads"].group == "Online"
    assert by_title(reading)["Katalog"].group == "Papier"
    assert "INV113" in codes(reading)


def test_a_heading_that_heads_nothing_stays_an_activity_and_is_asked_about() -> None:
    reading = read(sheet("Maßnahme|Aufwand\nWebsite|hoch\nNewsletter|mittel\n*Podcast*"))

    assert titles(reading) == ["Website", "Newsletter", "Podcast"]
    assert [problem.line for problem in reading.problems if problem.code == "INV202"] == [4]


def test_a_doubtful_heading_stays_an_activity_and_is_asked_about() -> None:
    text = "Maßnahme|Aufwand\n1. Online\nWebsite|hoch\nBlog|hoch\nMesse|hoch\nFlyer|mittel"

    reading = read(sheet(text))

    assert "1. Online" in titles(reading)
    assert [problem.line for problem in reading.problems if problem.code == "INV202"] == [2]


def test_a_status_group_says_the_status_of_its_rows() -> None:
    reading = read(sheet("Maßnahme|Wer\n*Geplant*\nWebsite|Anna\n*Erledigt*\nFlyer|Ben\nBlog|Ben"))

    assert by_title(reading)["Website"].status == "planned"
    assert by_title(reading)["Flyer"].status == "done"


def test_a_group_called_online_says_no_status() -> None:
    reading = read(sheet(MESSY["groups with a colon in a single column"][0]))

    assert [activity.status for activity in reading.activities] == [None, None, None]


def test_a_named_row_that_adds_up_the_rows_above_is_left_out_and_named() -> None:
    reading = read(
        sheet("Maßnahme|Kosten/Jahr\nWebsite|1200\nMesse|15000\nFlyer|300\nMarketingkosten 2026|16500")
    )

    assert titles(reading) == ["Website", "Messe", "Flyer"]
    assert [problem.line for problem in reading.problems if problem.code == "INV201"] == [5]


def test_numbers_without_a_name_that_are_no_sum_are_named() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr\nWebsite|1200\nMesse|15000\n|777"))

    assert titles(reading) == ["Website", "Messe"]
    assert [problem.line for problem in reading.problems if problem.code == "INV201"] == [4]


def test_a_row_without_a_name_stays_as_a_note_of_the_row_above() -> None:
    reading = read(sheet(MESSY["rows that continue the one above"][0]))

    assert by_title(reading)["Website"].notes["Zeile 3"] == "Angebot liegt vor"
    assert "INV203" in codes(reading)


def test_rows_with_several_cells_above_the_header_are_named() -> None:
    reading = read(sheet("Budget gesamt|20000\n\nMaßnahme|Kosten/Jahr|Wer\nWebsite|1200|Anna"))

    assert [problem.line for problem in reading.problems if problem.code == "INV105"] == [1]


def test_hidden_sheets_are_left_out_and_named() -> None:
    reading = read(sheet("Maßnahme|Wer\nWebsite|Anna"), sheet("Maßnahme|Wer\nAlt|Ben", "Alt", is_hidden=True))

    assert titles(reading) == ["Website"]
    assert [(problem.code, problem.sheet) for problem in reading.problems] == [("INV101", "Alt")]
    assert reading.sheets[1].role == "ignored"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Adressen", "Firma|Straße|PLZ|Ort\nMüller GmbH|Weg 1|70173|Stuttgart\nMaier AG|Weg 2|10115|Berlin"),
        ("Kunden", "Name|Street|Zip|City|Phone\nMiller|Road 1|70173|Leeds|1\nBaker|Road 2|10115|York|2"),
        ("Preise", "Artikel|Preis|Einheit\nKugelschreiber|0.8|Stück\nBlock|1.2|Stück"),
        ("Zahlen", "1|2|3\n4|5|6\n7|8|10"),
        ("Legende", "hoch|mehr als 10 Stunden\nmittel|5 bis 10 Stunden\ngering|darunter"),
        ("Notizen", "Anruf Agentur am Montag\nFotos sind auf dem Server"),
    ],
)
def test_sheets_without_activities_are_left_out_and_named(name: str, text: str) -> None:
    reading = read(sheet(text, name))

    assert titles(reading) == []
    assert [(problem.code, problem.sheet) for problem in reading.problems] == [("INV102", name)]


def test_a_struck_title_counts_and_is_asked_about() -> None:
    reading = read(sheet("Maßnahme|Wer\n~Messe~|Anna\nWebsite|Ben"))

    assert titles(reading) == ["Messe", "Website"]
    assert [problem.line for problem in reading.problems if problem.code == "INV205"] == [2]


def test_a_comment_on_a_cell_travels_along() -> None:
    table = (
        sheet("Maßnahme|Wer\nMesse|Anna\nWebsite|Ben", looks={})
        if False
        else sheet("Maßnahme|Wer\nMesse|Anna")
    )
    table = Table(
        table.file, table.sheet, table.rows, table.lines, looks={(1, 1): CellLook(comment="nur bis Mai")}
    )

    reading = read(table)

    assert reading.activities[0].notes == {"Kommentar zu Wer": "nur bis Mai"}


def test_a_merged_owner_holds_for_all_its_rows() -> None:
    reading = read(sheet("Maßnahme|Wer\nMesse|Anna\nWebsite|\nBlog|Ben", merged=((1, 1, 2, 1),)))

    assert [activity.owners for activity in reading.activities] == [("Anna",), ("Anna",), ("Ben",)]


def test_a_figure_merged_over_several_activities_stays_open_and_is_asked_about() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr\nMesse|9000\nHausmesse|\nBlog|100", merged=((1, 1, 2, 1),)))

    assert [activity.money_per_year is None for activity in reading.activities] == [True, True, False]
    assert reading.activities[0].notes == {"Kosten/Jahr": "9000"}
    assert [problem.line for problem in reading.problems if problem.code == "INV114"] == [2]


def test_a_column_not_understood_travels_along_as_a_note() -> None:
    reading = read(sheet(MESSY["an unknown column beside known ones"][0]))

    assert by_title(reading)["Website"].notes == {"Lieblingsfarbe": "blau"}


def test_two_columns_of_the_same_name_keep_their_cells_apart() -> None:
    reading = read(sheet("Maßnahme|Notiz|Notiz\nMesse|eins|zwei"))

    assert reading.activities[0].notes == {"Notiz": "eins", "Notiz (2)": "zwei"}


def test_known_columns_are_taken_as_they_are() -> None:
    known = {0: "title", 1: "group", 2: "due"}
    table = sheet(
        "Karte|Liste|Frist|Was\nSumme|Geplant|2026-05-01|x\n*ONLINE*|Läuft||",
        known_columns=known,
        kind="trello",
    )

    reading = read(table)

    assert titles(reading) == ["Summe", "ONLINE"]
    assert by_title(reading)["Summe"].due_on == date(2026, 5, 1)
    assert by_title(reading)["Summe"].status == "planned"
    assert by_title(reading)["Summe"].notes == {"Was": "x"}


def test_silence_counts_as_an_answer_only_where_the_list_asked() -> None:
    asked = read(sheet("Maßnahme|Warum|Für wen\nMesse||\nWebsite|Anfragen|Einkäufer")).activities[0]
    silent = read(sheet("Maßnahme|Kosten/Jahr\nMesse|100\nBlog|5")).activities[0]

    assert (asked.asked_reason, asked.asked_audience, asked.reason) == (True, True, None)
    assert (silent.asked_reason, silent.asked_audience) == (False, False)


def test_every_sheet_speaks_both_languages() -> None:
    for text, more, _ in MESSY.values():
        for problem in read(sheet(text, **more)).problems:
            assert problem.message.say("de")
            assert problem.message.say("en")


def test_a_vague_sum_is_left_out_and_named() -> None:
    reading = read(sheet("Maßnahme|Kosten|Wer\nWebsite|1200|Anna\nMesse|900|Ben\nSumme|'ca. 47.000 €|"))

    assert titles(reading) == ["Website", "Messe"]


def test_a_part_sum_counts_as_one_only_if_it_adds_up() -> None:
    reading = read(
        sheet("Maßnahme|Kosten/Jahr\nWebsite|1200\nMesse|900\nOnline gesamt|2100\nDruck gesamt|50\nBlog|5")
    )

    assert titles(reading) == ["Website", "Messe", "Druck gesamt", "Blog"]


def test_what_is_named_as_a_part_is_not_counted_again() -> None:
    reading = read(sheet("Maßnahme|Kosten/Jahr\nMesse|15000\ndavon Stand|9000\nBlog|5"))

    assert titles(reading) == ["Messe", "Blog"]
    assert by_title(reading)["Messe"].notes == {"Zeile 3": "davon Stand | 9000"}


def test_numbered_headings_are_groups_and_keep_their_name() -> None:
    text = "Nr|Aktivität|Kosten/Jahr\n1|Online|\n'1.1|Website|12\n'1.2|SEO|30\n2|Print|\n'2.1|Flyer|3\n'2.2|Katalog|90"

    reading = read(sheet(text))

    assert [(activity.title, activity.group) for activity in reading.activities] == [
        ("Website", "Online"),
        ("SEO", "Online"),
        ("Flyer", "Print"),
        ("Katalog", "Print"),
    ]


def test_crosses_under_a_status_are_that_status() -> None:
    reading = read(sheet("To do|offen|in Arbeit|erledigt\nWebsite|x||\nFlyer||x|\nMesse|||X"))

    assert [activity.status for activity in reading.activities] == ["planned", "running", "done"]


def test_bare_amounts_take_the_currency_of_their_column_and_say_so() -> None:
    reading = read(sheet("Activity|Cost per year\nAds|$500\nFair|600"))

    amounts = [activity.money_per_year for activity in reading.activities]
    assert [amount.currency for amount in amounts if amount] == ["USD", "USD"]
    assert [(p.code, p.line) for p in reading.problems if p.column == "Cost per year"] == [("INV302", 3)]


def test_bare_amounts_between_two_currencies_do_not_choose_one_silently() -> None:
    reading = read(sheet("Activity|Cost per year\nAds|$500\nFair|£600\nBlog|70"))

    assert [(p.code, p.line) for p in reading.problems if p.column == "Cost per year"] == [("INV301", 4)]
    assert reading.activities[2].money_per_year is None


def test_headings_set_apart_by_empty_rows_are_groups() -> None:
    text = """
Maßnahme|Wer|Kosten/Jahr

Website und Suche
Relaunch|Anna|12000
Blog|Anna|600

Treffen
Motek|Ben|15000

Trikots und Ähnliches
TSV Bramloh|Chef|2500
"""

    reading = read(sheet(text))

    assert [(activity.title, activity.group) for activity in reading.activities] == [
        ("Relaunch", "Website und Suche"),
        ("Blog", "Website und Suche"),
        ("Motek", "Treffen"),
        ("TSV Bramloh", "Trikots und Ähnliches"),
    ]


def test_page_marks_are_no_activities() -> None:
    reading = read(sheet("Maßnahme|Wer\nBlog|Anna\nSeite 2\nMesse|Ben"))

    assert titles(reading) == ["Blog", "Messe"]
    assert [(p.code, p.line) for p in reading.problems] == [("INV204", 3)]


def test_a_table_that_lies_across_is_not_read_but_named() -> None:
    reading = read(
        sheet("|Website|Messe\nAufwand|4 h/Woche|20 Tage\nKosten im Jahr|1200|15000\nWirkung|hoch|mittel")
    )

    assert titles(reading) == []
    assert [p.code for p in reading.problems] == ["INV104"]


@pytest.mark.parametrize("text", ["Aktivität", "Maßnahme|Aufwand|Wer", "Activity|Why|Owner"])
def test_a_header_without_rows_gives_no_activity(text: str) -> None:
    assert titles(read(sheet(text))) == []


def test_stars_may_be_bullets_and_words_may_begin_like_remarks() -> None:
    reading = read(sheet("Maßnahmen\n* Website\n* Newsletter\n* Hinweisschilder am Werk\nStandbau"))

    assert titles(reading) == ["Website", "Newsletter", "Hinweisschilder am Werk", "Standbau"]
