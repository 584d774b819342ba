"""What changed from one line to the next, said aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.clarity.line import CRITERIA, TASKS, Audience, Benefit, Line, Task
from klarlinie.method.clarity.versions import reworded, what_changed

LINE = Line(
    company="Torbau Nord",
    promise="Wir halten Hallentore am Laufen",
    audiences=(Audience("Speditionen", {"revenue": 2, "fit": 4}), Audience("Imker")),
    not_served=("Privatleute",),
    benefits=(Benefit("Kein Lkw wartet vor dem Tor", "Protokoll 2025"), Benefit("Festpreis vorab")),
    main_task=Task("win_inquiries", 24, date(2027, 12, 31)),
    side_tasks=(Task("win_employees", 2),),
    not_expected=("ersetzt keinen Außendienst",),
    tone="knapp",
    key_terms=("Torwart",),
    agreed_on=date(2026, 3, 1),
    agreed_by=("Ana",),
)
NAMES = st.sampled_from(["Imker", "Winzer", "Speditionen", "Tierärzte am Ort"])
SCORES = st.dictionaries(st.sampled_from(CRITERIA), st.integers(0, 4).map(float))
TASK = st.builds(Task, st.sampled_from(TASKS), st.none() | st.integers(1, 40).map(float))
LINES = st.builds(
    Line,
    promise=st.none() | NAMES,
    audiences=st.lists(st.builds(Audience, NAMES, SCORES), unique_by=lambda a: a.name, max_size=3).map(tuple),
    not_served=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    benefits=st.lists(
        st.builds(Benefit, NAMES, st.none() | NAMES), unique_by=lambda b: b.text, max_size=3
    ).map(tuple),
    main_task=st.none() | TASK,
    side_tasks=st.lists(TASK, unique_by=lambda t: t.kind, max_size=2).map(tuple),
    tone=st.none() | NAMES,
    key_terms=st.lists(NAMES, unique=True, max_size=3).map(tuple),
)


def said(after: Line, before: Line = LINE) -> list[str]:
    changes = what_changed(before, after)
    assert all(change.sentence.say("en") for change in changes)
    return [change.sentence.say("de") for change in changes]


@pytest.mark.parametrize(
    ("after", "sentences"),
    [
        (replace(LINE, promise=None), ["Das Versprechen fehlt jetzt."]),
        (replace(LINE, promise="Wir halten Rolltore am Laufen"), ["Das Versprechen ist neu formuliert."]),
        (replace(LINE, audiences=LINE.audiences[:1]), ["„Imker“ ist keine Zielgruppe mehr."]),
        (replace(LINE, audiences=(*LINE.audiences, Audience("Winzer"))), ["Neue Zielgruppe: „Winzer“."]),
        (
            replace(
                LINE,
                audiences=(
                    Audience("Logistiker", {"revenue": 2, "fit": 4}, ("Speditionen",)),
                    Audience("Imker"),
                ),
            ),
            ["Die Zielgruppe „Speditionen“ heißt jetzt „Logistiker“."],
        ),
        (
            replace(
                LINE, audiences=(Audience("Speditionen", {"revenue": 3}), Audience("Imker", {}, ("Bienen",)))
            ),
            [
                "„Speditionen“, bringt Umsatz: jetzt 3, vorher 2.",
                "„Speditionen“, passt fachlich: jetzt unbekannt, vorher 4.",
                "„Imker“ heißt auch „Bienen“.",
            ],
        ),
        (replace(LINE, not_served=()), ["„Privatleute“ steht nicht mehr bei „bedienen wir nicht“."]),
        (
            replace(
                LINE,
                benefits=(
                    Benefit("Kein Lkw steht vor dem Tor", "Protokoll 2025"),
                    Benefit("Festpreis vorab", "Angebot"),
                ),
            ),
            ["Ein Nutzen ist neu formuliert.", "„Festpreis vorab“ hat jetzt einen Beleg."],
        ),
        (
            replace(LINE, benefits=(Benefit("Kein Lkw wartet vor dem Tor"), Benefit("Sonntags erreichbar"))),
            [
                "Gestrichen: der Nutzen „Festpreis vorab“.",
                "Neuer Nutzen: „Sonntags erreichbar“.",
                "Der Beleg für „Kein Lkw wartet vor dem Tor“ fehlt jetzt.",
            ],
        ),
        (
            replace(LINE, main_task=Task("win_inquiries", 30, None)),
            [
                "Anfragen gewinnen, die Zahl: jetzt 30, vorher 24.",
                "Anfragen gewinnen, der Tag: jetzt offen, vorher 31.12.2027.",
            ],
        ),
        (
            replace(LINE, main_task=Task("keep_customers"), side_tasks=()),
            [
                "Die Hauptaufgabe ist jetzt: Kunden halten; vorher: Anfragen gewinnen.",
                "Keine Nebenaufgabe mehr: Mitarbeitende gewinnen.",
            ],
        ),
        (replace(LINE, main_task=None), ["Es gibt keine Hauptaufgabe mehr."]),
        (
            replace(LINE, not_expected=(*LINE.not_expected, "wirkt nicht sofort")),
            ["Neu bei „wird nicht erwartet“: „wirkt nicht sofort“."],
        ),
        (replace(LINE, key_terms=("Torwart", "Rampe")), ["Neuer Begriff: „Rampe“."]),
        (replace(LINE, tone="knapp und warm"), ["Der Ton ist neu beschrieben."]),
        (replace(LINE, company="Torbau Süd"), ["Das Unternehmen heißt jetzt anders."]),
    ],
)
def test_each_change_is_one_sentence(after: Line, sentences: list[str]) -> None:
    assert said(after) == sentences


def test_a_first_line_says_what_has_come() -> None:
    assert said(LINE, Line())[:3] == [
        "Der Name des Unternehmens steht jetzt da.",
        "Das Versprechen steht jetzt da.",
        "Neue Zielgruppe: „Speditionen“.",
    ]
    assert "Die Hauptaufgabe steht fest: Anfragen gewinnen." in said(LINE, Line())


def test_who_agreed_blanks_and_order_are_no_change() -> None:
    assert what_changed(LINE, LINE) == ()
    assert what_changed(LINE, replace(LINE, agreed_on=None, agreed_by=("Ben",))) == ()
    assert what_changed(LINE, replace(LINE, promise=" Wir halten  Hallentore am Laufen\n")) == ()
    assert what_changed(LINE, replace(LINE, audiences=LINE.audiences[::-1])) == ()


@given(LINES, LINES)
def test_only_lines_that_say_the_same_show_no_change(before: Line, after: Line) -> None:
    def content(line: Line) -> tuple[object, ...]:
        return (
            line.promise,
            line.tone,
            line.main_task,
            {audience.name: dict(audience.scores) for audience in line.audiences},
            {benefit.text: benefit.proof for benefit in line.benefits},
            {task.kind: task for task in line.side_tasks},
            set(line.not_served),
            set(line.key_terms),
        )

    assert (what_changed(before, after) == ()) == (content(before) == content(after))


@given(st.lists(st.sampled_from("ab")).map(" ".join), st.lists(st.sampled_from("abc")).map(" ".join))
def test_the_pieces_of_a_rewording_give_both_texts_back(before: str, after: str) -> None:
    pieces = reworded(before, after)
    assert " ".join(piece.words for piece in pieces if piece.kind != "new") == before
    assert " ".join(piece.words for piece in pieces if piece.kind != "gone") == after
    assert all(piece.words for piece in pieces)


def test_a_rewording_shows_the_word_that_went_and_the_one_that_came() -> None:
    (change,) = what_changed(LINE, replace(LINE, promise="Wir halten Rolltore am Laufen"))
    assert [(piece.kind, piece.words) for piece in change.pieces] == [
        ("same", "Wir halten"),
        ("gone", "Hallentore"),
        ("new", "Rolltore"),
        ("same", "am Laufen"),
    ]
