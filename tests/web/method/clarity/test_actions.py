"""Working on the foundation: answers, rows, tasks, lines, hints; each change with its way back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from klarlinie.method.clarity.line import Audience, Benefit, Line, Task
from klarlinie.web.method.clarity import actions, queries
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history, last_number
from klarlinie.web.platform.journal.story import Stale
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)


def write(world: World, text: str, version: int = 0, part: Any = "promise") -> int | None:
    return actions.write_answer(world.hallstein, part, text, version=version, by=world.by("ana"), at=AT)


def promise(world: World) -> queries.AnswerRow:
    return queries.answer_now(world.hallstein, "promise")


def add(world: World, kind: Any, **fields: Any) -> int:
    return actions.add_row(world.hallstein, kind, fields, by=world.by("ana"), at=AT)[0]


def agree(world: World, **changed: Any) -> tuple[int, int | None]:
    mark = queries.on_the_table(world.hallstein).mark
    given = {"seen": mark, "names": ("Ana", "Ben"), "on": date(2026, 8, 4), "note": "", **changed}
    return actions.agree_on_line(world.hallstein, "Hallstein", by=world.by("ana"), at=AT, **given)


def test_an_answer_is_kept_and_taken_back(world: World) -> None:
    write(world, "Erster Satz")
    entry = write(world, "Zweiter Satz", 1)
    assert promise(world) == queries.AnswerRow("Zweiter Satz", 2)

    assert entry is not None
    undo(world.hallstein, entry, by=world.by("ana"), at=AT)

    assert promise(world).text == "Erster Satz"
    assert chain_breaks_at(world.hallstein) is None


def test_the_same_words_again_are_no_change(world: World) -> None:
    write(world, "Ein Satz")
    before = last_number(world.hallstein)
    assert write(world, "Ein Satz", 1) is None
    assert write(world, "Ein Satz", 7) is None, "also where the shown version was another"
    assert last_number(world.hallstein) == before


@pytest.mark.parametrize("shown", [0, 1, 9])
def test_a_stale_answer_is_refused_with_what_stands_there(world: World, shown: int) -> None:
    write(world, "Ben war schneller")
    write(world, "Ben noch einmal", 1)
    with pytest.raises(Stale) as refused:
        write(world, "Mein Satz", shown)
    assert getattr(refused.value.theirs, "text", None) == "Ben noch einmal"
    assert refused.value.mine["text"] == "Mein Satz"


def test_an_answer_whose_beginning_was_taken_back_meanwhile_is_stale(world: World) -> None:
    entry = write(world, "Satz")
    assert entry is not None
    undo(world.hallstein, entry, by=world.by("ana"), at=AT)
    with pytest.raises(Stale) as refused:
        write(world, "Satz, besser", 1)
    assert refused.value.theirs is None


def test_two_questions_never_get_in_each_others_way(world: World) -> None:
    write(world, "Versprechen")
    write(world, "Ton", 0, "tone")
    write(world, "Ton, knapper", 1, "tone")
    assert write(world, "Versprechen, knapper", 1) is not None


def test_rows_are_added_changed_moved_and_removed(world: World) -> None:
    first = add(world, "benefit", text="Erster", proof="")
    second = add(world, "benefit", text="Zweiter", proof="Protokoll")
    by = world.by("ana")
    actions.move_row(world.hallstein, "benefit", second, -1, by=by, at=AT)
    row = queries.benefit_row(world.hallstein, first)
    assert row is not None
    fields = {"text": "Erster, genauer", "proof": "Foto"}
    actions.change_row(world.hallstein, "benefit", first, fields, version=row.version, by=by, at=AT)
    there = queries.on_the_table(world.hallstein).benefits
    assert [one.text for one in there] == ["Zweiter", "Erster, genauer"]

    removed = queries.benefit_row(world.hallstein, second)
    assert removed is not None
    entry = actions.remove_row(world.hallstein, "benefit", second, version=removed.version, by=by, at=AT)
    assert len(queries.on_the_table(world.hallstein).benefits) == 1
    assert entry is not None
    undo(world.hallstein, entry, by=by, at=AT)
    assert [one.text for one in queries.on_the_table(world.hallstein).benefits] == [
        "Zweiter",
        "Erster, genauer",
    ]


def test_moving_beyond_the_end_changes_nothing(world: World) -> None:
    only = add(world, "not_served", who="Privatleute", why="")
    assert actions.move_row(world.hallstein, "not_served", only, 1, by=world.by("ana"), at=AT) is None


def test_a_stale_row_is_refused_and_a_gone_one_too(world: World) -> None:
    key = add(world, "audience", name="Molkereien", why="", also_called=[])
    by = world.by("ana")
    change = {"name": "Käsereien", "why": "", "also_called": []}
    actions.change_row(world.hallstein, "audience", key, change, version=1, by=by, at=AT)
    with pytest.raises(Stale):
        actions.change_row(world.hallstein, "audience", key, {"name": "Brauereien"}, version=1, by=by, at=AT)
    with pytest.raises(Stale):
        actions.remove_row(world.hallstein, "audience", key, version=1, by=by, at=AT)
    actions.remove_row(world.hallstein, "audience", key, version=2, by=by, at=AT)
    with pytest.raises(Stale) as refused:
        actions.change_row(world.hallstein, "audience", key, {"name": "Brauereien"}, version=2, by=by, at=AT)
    assert refused.value.theirs is None


def test_rows_of_another_company_are_out_of_reach(full_world: World) -> None:
    key = queries.on_the_table(full_world.hallstein).audiences[0].pk
    with pytest.raises(Stale):
        actions.change_row(
            full_world.nordlicht,
            "audience",
            key,
            {"name": "Unsere"},
            version=1,
            by=full_world.by("cleo"),
            at=AT,
        )
    assert queries.audience_row(full_world.nordlicht, key) is None


def test_tasks_are_set_all_at_once(world: World) -> None:
    by = world.by("ana")
    main, side = Task("win_inquiries", 24, date(2027, 12, 31)), Task("be_known", None, None, "Brauereien")
    actions.set_tasks(world.hallstein, (main, side), seen="", by=by, at=AT)
    table = queries.on_the_table(world.hallstein)
    assert table.tasks == (main, side)
    assert table.line().main_task == main

    actions.set_tasks(world.hallstein, (side,), seen=table.seen_tasks, by=by, at=AT)
    assert queries.on_the_table(world.hallstein).tasks == (side,)
    with pytest.raises(actions.TasksChanged):
        actions.set_tasks(world.hallstein, (main,), seen=table.seen_tasks, by=by, at=AT)


def test_a_line_is_agreed_numbered_and_stays_as_it_was(full_world: World) -> None:
    number, _ = agree(full_world, note="Ton später")
    assert number == 1
    now_there = promise(full_world)
    write(full_world, "Ein ganz anderes Versprechen.", now_there.version)

    first = queries.agreed_line(full_world.hallstein, 1)
    assert first is not None
    assert first.agreed.line.promise == now_there.text
    assert (first.agreed.agreed_by, first.agreed.note) == (("Ana", "Ben"), "Ton später")
    assert first.changes == ()

    assert agree(full_world)[0] == 2
    second = queries.agreed_line(full_world.hallstein, 2)
    assert second is not None
    assert [change.part for change in second.changes] == ["promise"]
    assert second.before == 1


def test_a_why_is_part_of_the_line(full_world: World) -> None:
    agree(full_world)
    row = queries.on_the_table(full_world.hallstein).not_served[0]
    fields = {"who": row.who, "why": "Der Weg ist zu weit."}
    by = full_world.by("ana")
    actions.change_row(full_world.hallstein, "not_served", row.pk, fields, version=row.version, by=by, at=AT)
    agree(full_world)
    second = queries.agreed_line(full_world.hallstein, 2)
    assert second is not None
    assert [change.sentence.say("de") for change in second.changes] == [
        "Das Warum bei „Privatkunden“ ist ein anderes."
    ]


def test_the_why_of_a_new_audience_is_told_with_it_and_not_twice(full_world: World) -> None:
    agree(full_world)
    add(full_world, "audience", name="Käsereien", why="Die Milch wartet nicht.", also_called=[])
    page = queries.foundation_page(full_world.hallstein, None)
    assert [change.sentence.say("de") for change in page.changes] == ["Neue Zielgruppe: „Käsereien“."]


def test_agreeing_is_refused_where_it_makes_no_sense(world: World) -> None:
    with pytest.raises(actions.CannotAgree, match="promise"):
        agree(world)
    write(world, "Steht eine Anlage, sind wir in vier Stunden da.")
    with pytest.raises(actions.CannotAgree, match="gone on working"):
        agree(world, seen="etwas anderes")
    agree(world)
    with pytest.raises(actions.CannotAgree, match="version 1"):
        agree(world)


def test_an_agreement_can_be_taken_back(full_world: World) -> None:
    _, entry = agree(full_world)
    assert entry is not None
    undo(full_world.hallstein, entry, by=full_world.by("ana"), at=AT, may_lead=True)
    assert queries.agreed_lines(full_world.hallstein) == ()


LINE = Line(
    promise="In vier Stunden da",
    audiences=(Audience("Molkereien", {"revenue": 4.0}, ("Käsereien",)),),
    not_served=("Privatleute",),
    benefits=(Benefit("Läuft wieder", "Protokolle"),),
    main_task=Task("win_inquiries", 24, date(2027, 12, 31)),
    not_expected=("Kein Ersatz für Anrufe", "Nichts sofort"),
    tone="knapp",
    key_terms=("Bereitschaft",),
)


def test_a_line_from_a_file_fills_an_empty_foundation_in_one_story(world: World) -> None:
    write(world, "Ein Versuch")
    write(world, "", 1)
    entry = actions.take_over_line(world.hallstein, LINE, by=world.by("ana"), at=AT)
    assert queries.on_the_table(world.hallstein).line() == LINE

    with pytest.raises(actions.CannotTakeOver):
        actions.take_over_line(world.hallstein, LINE, by=world.by("ana"), at=AT)
    assert entry is not None
    undo(world.hallstein, entry, by=world.by("ana"), at=AT)
    assert queries.on_the_table(world.hallstein).is_empty


def test_a_hint_is_put_away_with_a_reason_and_brought_back(world: World) -> None:
    text = "Wir bieten individuelle Lösungen für Molkereien."
    code = queries.look_at(world.hallstein, "promise", text, "promise").hints[0].code
    by = world.by("ana")
    key = actions.silence(world.hallstein, code, "promise", "So heißt unsere Abteilung", by=by, at=AT)
    assert queries.look_at(world.hallstein, "promise", text, "promise").hints == ()
    assert queries.look_at(world.hallstein, "benefit", text, "benefit").hints, "elsewhere it still speaks"
    assert queries.look_at(world.nordlicht, "promise", text, "promise").hints, "and in other companies"

    actions.silence(world.hallstein, code, "", "Nie", by=by, at=AT)
    assert queries.look_at(world.hallstein, "benefit", text, "benefit").hints == ()
    assert [one.reason for one in queries.silenced(world.hallstein)] == ["Nie", "So heißt unsere Abteilung"]
    for one in queries.silenced(world.hallstein):
        actions.bring_back(world.hallstein, one.pk, by=by, at=AT)
    assert actions.bring_back(world.hallstein, key, by=by, at=AT) is None
    assert queries.look_at(world.hallstein, "promise", text, "promise").hints


def test_a_vote_counts_once_and_only_for_this_promise(world: World) -> None:
    for who, could in (("ana", True), ("ben", False), ("ana", False)):
        actions.vote_on_promise(world.hallstein, "Satz", could, by=world.by(who), at=AT)
    ana = world.by("ana").user_id
    assert queries.votes_on(world.hallstein, "Satz", ana) == queries.Votes(0, 2, False)
    assert queries.votes_on(world.hallstein, "Anderer Satz", ana) == queries.Votes(0, 0, None)


def test_every_change_says_who_did_what(world: World) -> None:
    write(world, "Ein Satz")
    add(world, "audience", name="Molkereien", why="", also_called=[])
    said = [(one.by_name, one.says_de) for one in history(world.hallstein, most=2)]
    assert said == [
        ("Ana Hallstein", "Zielgruppe „Molkereien“ aufgenommen"),
        ("Ana Hallstein", "Versprechen: Antwort geändert"),
    ]
