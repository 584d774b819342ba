"""Lists as people write them lose no word on their way into rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.kinds import read_content
from klarlinie.gateways.list_details import split_details
from klarlinie.gateways.lists import read_list

LIST = """\
# Marketing 2026

Hallo Jana, hier der Stand.

## Online
- [ ] LinkedIn (Jana, 4 h/Woche)
- [x] Website-Relaunch
  - Texte
  - [x] Bilder
* Google Ads – 500 €/Monat
Offline:
1. **Messe** Hannover: 12.000 € p.a.
2) ~~Flyer~~
• [Newsletter](https://example.org/nl) 2 h im Monat
    kommt gut an
- Social Media
    - Insta
    - Xing - 2 Std. pro Woche, 50 €/Monat

| Was | Std |
|:----|----:|
| Podcast | 3 |
| Blog \\| News |  |
"""


def items(read: FilesRead) -> list[tuple[object, ...]]:
    return [(*row, *[None] * 7)[:7] for row in read.tables[0].rows[1:]]


def test_a_written_list_becomes_rows() -> None:
    read = read_list("liste.md", LIST)
    online, offline = "Online", "Offline"
    assert items(read) == [
        ("LinkedIn", "offen", online, "4 h/Woche", None, None, None),
        ("Website-Relaunch", "erledigt", online, None, None, None, "Texte; Bilder (erledigt)"),
        ("Google Ads", None, online, None, "500 €/Monat", None, None),
        ("Messe Hannover", None, offline, None, "12.000 € p.a.", None, None),
        ("Flyer", None, offline, None, None, None, None),
        ("Newsletter 2 h im Monat", None, offline, None, None, "kommt gut an; https://example.org/nl", None),
        ("Insta", None, "Offline / Social Media", None, None, None, None),
        ("Xing", None, "Offline / Social Media", "2 Std. pro Woche", "50 €/Monat", None, None),
    ]
    assert read.tables[0].lines == (0, 6, 7, 10, 12, 13, 14, 17, 18)
    assert read.tables[0].looks[5, 0].is_struck
    assert read.tables[0].rows[1][7] == "Jana"


def test_a_markdown_table_is_a_table_of_its_own() -> None:
    table = read_list("liste.md", LIST).tables[1]
    assert table.rows == (("Was", "Std"), ("Podcast", "3"), ("Blog | News",))
    assert table.lines == (20, 22, 23)
    assert table.known_columns is None


def test_sentences_between_the_points_are_named() -> None:
    (problem,) = read_list("liste.md", LIST).problems
    assert (problem.code, problem.line) == ("INV017", 3)
    assert "Hallo Jana" in problem.message.say("de")


def test_one_thing_a_line_needs_no_bullets() -> None:
    read = read_content("einfuegen", b"Messe\nLinkedIn (2 h/Woche)\n\nIdeen:\nPodcast\n")
    assert [(row[0], row[2]) for row in items(read)] == [
        ("Messe", None),
        ("LinkedIn", None),
        ("Podcast", "Ideen"),
    ]


@pytest.mark.parametrize(
    "bullet",
    [
        "-",
        "*",
        "+",
        "•",
        "–",
        "1.",
        "1)",
        "(1)",
        "▪",
        "- [ ]",
        "☐",
        "1. [x]",
        "a)",
        "•\t",
        "•\u00a0",
        "\uf0b7\t",
        "►",
    ],
)
def test_every_bullet_is_one(bullet: str) -> None:
    assert items(read_list("l.txt", f"{bullet} Messe\n{bullet} Flyer"))[1][0] == "Flyer"


def test_numbers_are_bullets_where_a_list_begins_with_one() -> None:
    numbered = read_list("l.txt", "1. Website\n1.1 Relaunch\n1.2 Texte (3 h/Woche)\n2) Messe\n10. Flyer")
    assert [(row[0], row[2]) for row in items(numbered)] == [
        ("Relaunch", "Website"),
        ("Texte", "Website"),
        ("Messe", None),
        ("Flyer", None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "12. März Messe",
        "12.03. Messe",
        "2. Quartal Flyer",
        "100 Karten",
        "1.200 Flyer",
        "3D-Modell",
        "1. Mai Fest",
    ],
)
def test_numbers_that_mean_something_stay(words: str) -> None:
    assert items(read_list("l.txt", f"{words}\nFlyer"))[0][0] == words
    assert items(read_list("l.txt", f"- {words}\n- Flyer"))[0][0] == words


def test_greeting_and_closing_of_a_mail_are_no_activities() -> None:
    mail = "Hallo Jana,\n\nSocial:\nLinkedIn\nInsta\n\nHausmesse\n\nViele Grüße\nTom\nMuster GmbH"
    read = read_list("mail", mail)
    assert [(row[0], row[2]) for row in items(read)] == [
        ("LinkedIn", "Social"),
        ("Insta", "Social"),
        ("Hausmesse", None),
    ]
    assert read.problems == ()


def test_a_mail_gives_its_points_and_names_only_the_sentence_that_may_hold_one_more() -> None:
    mail = (
        "Von: Petra <p@example.org>\nBetreff: Liste\n\nHallo Herr Berger,\n\nanbei, was wir gerade machen:\n\n"
        "• Messe, kostet uns ca. 15.000 € im Jahr\n• Trikots\n\nNoch offen ist der Imagefilm.\n\nViele Grüße\nPetra"
    )
    read = read_list("mail.txt", mail)
    assert [(row[0], row[2], row[4]) for row in items(read)] == [
        ("Messe", None, "ca. 15.000 € im Jahr"),
        ("Trikots", None, None),
    ]
    (problem,) = read.problems
    assert (problem.line, "Imagefilm" in problem.message.say("de")) == (11, True)
    assert "Petra" not in problem.message.say("de")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_every_line_break_is_one(ending: str) -> None:
    read = read_list("l.txt", f"- Messe{ending}- Flyer{ending}")
    assert [row[0] for row in items(read)] == ["Messe", "Flyer"]
    assert read.tables[0].lines == (0, 1, 2)


@pytest.mark.parametrize(
    ("box", "status"),
    [
        ("[ ]", "offen"),
        ("[x]", "erledigt"),
        ("[X]", "erledigt"),
        ("☑", "erledigt"),
        ("✅", "erledigt"),
        ("☐", "offen"),
        ("[-]", "gestoppt"),
        ("", None),
    ],
)
def test_a_check_box_is_a_status(box: str, status: str | None) -> None:
    assert items(read_list("l.md", f"- {box} Messe"))[0][1] == status


@pytest.mark.parametrize(
    ("words", "title", "hours", "money", "note"),
    [
        ("LinkedIn (Halle 4, 4 h/Woche)", "LinkedIn", "4 h/Woche", None, "Halle 4"),
        ("Messe – 12.000 € p.a., 3 Tage", "Messe", "3 Tage", "12.000 € p.a.", None),
        ("Ads: ca. 50-100 €/Monat", "Ads", None, "ca. 50-100 €/Monat", None),
        ("Newsletter, 2 Std. im Monat", "Newsletter", "2 Std. im Monat", None, None),
        ("Ads ($15-20/day)", "Ads", None, "$15-20/day", None),
        ("Blog (4,5 h pro Monat; dringend)", "Blog", "4,5 h pro Monat", None, "dringend"),
        ("Messe (A+A)", "Messe (A+A)", None, None, None),
        ("Messe - Halle 4", "Messe - Halle 4", None, None, None),
        ("Tag der offenen Tür: 3 Tage Aufbau", "Tag der offenen Tür: 3 Tage Aufbau", None, None, None),
        ("Kampagne (2 h/Woche, 3 h/Monat)", "Kampagne (2 h/Woche, 3 h/Monat)", None, None, None),
        ("Umzug seit 3 Tagen", "Umzug seit 3 Tagen", None, None, None),
        ("24h-Hotline", "24h-Hotline", None, None, None),
        ("Jubiläum (100 Jahre)", "Jubiläum (100 Jahre)", None, None, None),
    ],
)
def test_time_and_money_are_taken_off_only_where_plainly_there(
    words: str, title: str, hours: str | None, money: str | None, note: str | None
) -> None:
    done = split_details(words)
    assert (done.title, done.hours, done.money, done.note) == (title, hours, money, note)


@pytest.mark.parametrize(
    ("words", "owner", "start", "due", "note"),
    [
        ("Website-Relaunch (Jana, bis 30.6.2026)", "Jana", None, "30.6.2026", None),
        ("Newsletter (macht Tom Lang)", "Tom Lang", None, None, None),
        ("Flyer – ab Mai 2026, Agentur", None, "Mai 2026", None, "Agentur"),
        ("Podcast (Jana; Tom)", "Jana; Tom", None, None, None),
        ("Messe (von Halle 4)", None, None, None, None),
        ("Video (bis bald)", None, None, None, None),
    ],
)
def test_a_first_name_and_a_day_behind_the_title_find_their_column(
    words: str, owner: str | None, start: str | None, due: str | None, note: str | None
) -> None:
    done = split_details(words)
    assert (done.owner, done.start, done.due, done.note) == (owner, start, due, note)


def test_a_very_long_point_keeps_its_words_in_the_note() -> None:
    words = "Messe Hannover – " + "wir gehen jedes Jahr hin, weil alle hingehen und " * 3 + "niemand fragt"
    done = split_details(words)
    assert done.title == "Messe Hannover"
    assert done.note
    assert done.note.endswith("niemand fragt")
    endless = split_details("Wort " * 400)
    assert len(endless.title) < 100
    assert endless.note == "Wort " * 400


words = st.from_regex(r"[A-Za-zäöü]{3,8}( \(?[A-Za-z0-9 ,/€h]{2,12}\)?)?( – [a-z]{3,9})?", fullmatch=True)


@settings(max_examples=200)
@given(points=st.lists(st.tuples(st.integers(0, 3), words), min_size=1, max_size=8))
def test_no_word_of_a_list_is_lost(points: list[tuple[int, str]]) -> None:
    text = "\n".join("  " * depth + "- " + point for depth, point in points)
    read = read_list("l.md", text)
    kept = " ".join(str(cell) for row in read.tables[0].rows[1:] for cell in row if cell is not None)
    for _, point in points:
        for word in re.findall(r"\w+", point):
            assert word in kept
