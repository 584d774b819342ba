"""What the pages of the foundation know: what is missing, what is next, how an answer reads; in few queries."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from klarlinie.method.clarity.line import CRITERIA, Task
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.method.clarity.chart import profiles
from klarlinie.web.method.clarity.queries.hints import read_answer
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)


def add(world: World, kind: Any, **fields: Any) -> None:
    actions.add_row(world.hallstein, kind, fields, by=world.by("ana"), at=AT)


def answer(world: World, part: Any, text: str) -> None:
    version = queries.answer_now(world.hallstein, part).version
    actions.write_answer(world.hallstein, part, text, version=version, by=world.by("ana"), at=AT)


def next_page(world: World) -> str | None:
    act = queries.foundation_page(world.hallstein, None).next
    return act.page if act else None


def test_the_next_act_leads_through_the_whole_foundation(world: World) -> None:
    led = [next_page(world)]
    answer(world, "promise", "Steht eine Abfüllanlage, ist in vier Stunden jemand da.")
    led.append(next_page(world))
    answer(world, "audience", "Molkereien, weil dort die Milch nicht wartet.")
    led.append(next_page(world))
    add(world, "audience", name="Instandhaltung in Molkereien", revenue=4)
    led.append(next_page(world))
    add(world, "benefit", text="Die Linie läuft nach sechs Stunden wieder.", proof="")
    led.append(next_page(world))
    task = Task("win_inquiries", 24, date(2027, 12, 31))
    actions.set_tasks(world.hallstein, (task,), seen="", by=world.by("ana"), at=AT)
    led.append(next_page(world))
    answer(world, "not_expected", "Kein Ersatz für Anrufe.")
    led.append(next_page(world))
    row = queries.on_the_table(world.hallstein).benefits[0]
    proven = {"text": row.text, "proof": "Einsatzberichte"}
    by = world.by("ana")
    actions.change_row(world.hallstein, "benefit", row.pk, proven, version=row.version, by=by, at=AT)
    led.append(next_page(world))
    mark = queries.on_the_table(world.hallstein).mark
    actions.agree_on_line(
        world.hallstein, "H", seen=mark, names=("Ana",), on=AT.date(), note="", by=by, at=AT
    )
    led.append(next_page(world))
    assert led == [
        "clarity_promise",
        "clarity_audience",
        "clarity_audience_new",
        "clarity_benefit",
        "clarity_tasks",
        "clarity_not_expected",
        "clarity_benefit_list",
        "clarity_agree",
        None,
    ]


def test_what_is_missing_is_said_for_the_path(full_world: World) -> None:
    said = [text.say("de") for text in queries.missing(full_world.hallstein)]
    assert said == [
        "Bei der Aufgabe „den Vertrieb unterstützen“ fehlt die Zahl.",
        "Bei der Aufgabe „den Vertrieb unterstützen“ fehlt der Tag, bis zu dem es so weit sein soll.",
    ]
    assert len(queries.missing(full_world.nordlicht)) == 4, "promise, audience, benefit, task"


def test_an_empty_promise_is_missing_until_its_hints_are_put_away(world: World) -> None:
    answer(world, "promise", "Individuelle Lösungen")
    codes = [one.code for one in queries.foundation_page(world.hallstein, None).missing]
    assert "CLA504" in codes
    for hint in queries.look_at(world.hallstein, "promise", "Individuelle Lösungen", "promise").hints:
        actions.silence(world.hallstein, hint.code, "", "Eigenname", by=world.by("ana"), at=AT)
    codes = [one.code for one in queries.foundation_page(world.hallstein, None).missing]
    assert "CLA504" not in codes


@pytest.mark.parametrize("more", [0, 12])
def test_the_queries_stay_few_however_much_there_is(
    full_world: World, more: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(more):
        add(full_world, "audience", name=f"Molkereien {n}")
        add(full_world, "benefit", text=f"Nach {n} Stunden", proof="")
    with django_assert_max_num_queries(8):
        queries.foundation_page(full_world.hallstein, 1)
    with django_assert_max_num_queries(6):
        queries.missing(full_world.hallstein)
    with django_assert_max_num_queries(6):
        queries.line_now(full_world.hallstein, "Hallstein")


def test_an_answer_is_cut_where_it_says_nothing() -> None:
    text = "Wir bieten individuelle Lösungen für Molkereien."
    seen = read_answer("promise", text)
    assert "".join(piece.words for piece in seen.pieces) == text
    assert [piece.words for piece in seen.pieces if piece.struck] == ["individuelle Lösungen"]
    assert seen.says_something
    assert seen.hints[0].quote == "individuelle Lösungen"


def test_nothing_written_gives_no_hint() -> None:
    assert read_answer("promise", "  ").hints == ()
    assert not read_answer("promise", "").says_something


def test_everybody_is_no_audience() -> None:
    seen = read_answer("audience", "Alle, die uns brauchen könnten")
    assert seen.hints
    assert not seen.says_something


def test_a_catalogue_gets_a_hint_about_the_whole() -> None:
    seen = read_answer("promise", "Pumpen, Rohre, Ventile, Wartung und Schulung für Wasserwerke")
    assert [(hint.code, hint.quote) for hint in seen.hints] == [("CLA503", "")]


def test_the_mark_only_changes_with_what_is_shown() -> None:
    one, other = (read_answer("promise", f"Wir dichten Dächer{end}") for end in ("", " ab"))
    assert one.mark == other.mark
    assert one.mark != read_answer("promise", "Individuelle Lösungen").mark


def test_unknown_scores_keep_their_order_and_known_ones_are_ranked(world: World) -> None:
    add(world, "audience", name="Erste", **dict.fromkeys(CRITERIA, 1.0))
    add(world, "audience", name="Zweite", **dict.fromkeys(CRITERIA, 3.0))
    ranked = profiles(queries.on_the_table(world.hallstein).audiences)
    assert ranked.by_total
    assert [row.audience.name for row in ranked.rows] == ["Zweite", "Erste"]

    add(world, "audience", name="Dritte", revenue=4.0)
    given = profiles(queries.on_the_table(world.hallstein).audiences)
    assert not given.by_total
    assert [row.audience.name for row in given.rows] == ["Erste", "Zweite", "Dritte"]
    assert given.rows[2].total.known == 1
    assert given.rows[2].scores[1].points is None
