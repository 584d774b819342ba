"""Next month's file: what is known, what has changed, what is new, what is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.again import InFile, OnTable, compare_with_table, taken_over

HERE = Source("liste.xlsx", "Tabelle1", 1)


def activity(title: str, **fields: Any) -> Activity:
    return Activity(title, HERE, **fields)


def brought(key: int, title: str, board_id: str = "", **fields: Any) -> OnTable:
    """A row the last file brought, and nobody has touched since."""
    one = activity(title, **fields)
    return OnTable(key, one, board_id, one)


def test_an_unchanged_row_is_known_and_nothing_is_asked() -> None:
    seen = compare_with_table(
        [InFile(activity("Messe", hours_per_month=4))], [brought(7, "Messe", hours_per_month=4)]
    )
    assert [(known.key, known.changes) for known in seen.known] == [(7, ())]
    assert seen.new == seen.gone == ()


def test_what_the_file_changed_and_people_did_not_is_safe_to_take() -> None:
    seen = compare_with_table(
        [InFile(activity("Messe", hours_per_month=9))], [brought(7, "Messe", hours_per_month=4)]
    )
    (change,) = seen.known[0].changes
    assert (change.field, change.here, change.there, change.is_safe) == ("hours_per_month", 4, 9, True)


def test_what_people_changed_is_only_asked_about() -> None:
    row = replace(brought(7, "Messe", hours_per_month=4), activity=activity("Messe", hours_per_month=6))
    (change,) = compare_with_table([InFile(activity("Messe", hours_per_month=9))], [row]).known[0].changes
    assert not change.is_safe


def test_what_was_called_out_is_filled_up_by_a_file_and_never_overwritten() -> None:
    called_out = OnTable(7, activity("LinkedIn", hours_per_month=17))
    in_file = activity(
        "LinkedIn", hours_per_month=6, reason="Fachleute fragen dort", notes={"Bemerkung": "neu"}
    )

    changes = compare_with_table([InFile(in_file)], [called_out]).known[0].changes

    assert {change.field: change.is_safe for change in changes} == {
        "hours_per_month": False,
        "reason": True,
        "notes": True,
    }


def test_a_note_of_somebody_here_is_only_asked_about() -> None:
    row = OnTable(7, activity("LinkedIn", notes={"Bemerkung": "von uns"}))
    (change,) = (
        compare_with_table([InFile(activity("LinkedIn", notes={"Bemerkung": "neu"}))], [row]).known[0].changes
    )
    assert not change.is_safe


def test_what_people_changed_stays_where_the_file_says_the_old_thing() -> None:
    row = replace(brought(7, "Messe", hours_per_month=4), activity=activity("Messe", hours_per_month=6))
    assert compare_with_table([InFile(activity("Messe", hours_per_month=4))], [row]).known[0].changes == ()


def test_a_cell_that_was_emptied_is_asked_about_and_a_missing_column_is_not() -> None:
    (change,) = (
        compare_with_table([InFile(activity("Messe"))], [brought(7, "Messe", reason="weil")]).known[0].changes
    )
    assert (change.field, change.there, change.is_safe) == ("reason", None, False)
    elsewhere = OnTable(7, activity("Messe", reason="weil"))
    assert compare_with_table([InFile(activity("Messe"))], [elsewhere]).known[0].changes == ()


def test_a_row_renamed_on_the_board_is_known_by_its_key() -> None:
    seen = compare_with_table([InFile(activity("Messe Ulm"), "c1")], [brought(7, "Messe", "c1")])
    (change,) = seen.known[0].changes
    assert (change.field, change.here, change.there, change.is_safe) == ("title", "Messe", "Messe Ulm", True)


def test_a_row_renamed_on_the_table_is_known_by_its_old_name() -> None:
    row = replace(brought(7, "Messe"), activity=activity("Messe Ulm"))
    seen = compare_with_table([InFile(activity("Messe"))], [row])
    assert [(known.key, known.changes) for known in seen.known] == [(7, ())]


def test_the_same_title_twice_stays_two_things() -> None:
    seen = compare_with_table(
        [InFile(activity("Post")), InFile(activity("Post")), InFile(activity("Post"))],
        [brought(1, "Post"), brought(2, "Post")],
    )
    assert [known.key for known in seen.known] == [1, 2]
    assert seen.new == (2,)


def test_the_same_title_in_another_group_is_new_unless_the_row_has_none() -> None:
    online = InFile(activity("Anzeigen", group="Online"))
    assert compare_with_table([online], [OnTable(1, activity("Anzeigen", group="Print"))]).new == (0,)
    assert compare_with_table([online], [OnTable(1, activity("Anzeigen"))]).new == ()


def test_what_the_last_file_had_and_this_one_has_not_is_gone() -> None:
    rows = [brought(1, "Messe"), brought(2, "Flyer"), OnTable(3, activity("Von Hand"))]
    assert compare_with_table([InFile(activity("Messe"))], rows).gone == (2,)


def test_a_list_with_nearly_nothing_in_common_is_another_list() -> None:
    rows = [brought(number, f"Alt {number}") for number in range(10)]
    seen = compare_with_table([InFile(activity("Neu")), InFile(activity("Alt 1"))], rows)
    assert seen.gone == ()
    assert seen.new == (0,)


def test_a_row_merged_into_another_is_known_and_left_alone() -> None:
    row = replace(brought(1, "NL"), is_folded=True)
    seen = compare_with_table([InFile(activity("NL", hours_per_month=9))], [row])
    assert seen.known[0].changes == ()


def test_taking_over_puts_notes_together() -> None:
    row = brought(1, "Messe", notes={"Stand": "A1"})
    row = replace(row, activity=activity("Messe", notes={"Stand": "A1", "Von uns": "gut"}))
    (change,) = compare_with_table([InFile(activity("Messe", notes={"Stand": "B2"}))], [row]).known[0].changes
    assert change.is_safe
    assert dict(taken_over(row.activity, [change]).notes) == {"Stand": "B2", "Von uns": "gut"}
