"""What is done with several rows at once, and taking back: each is one story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models.deletion import ProtectedError

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions.cells import CannotRead, Saved, Typist, changed_fields
from klarlinie.web.method.inventory.actions.duplicates import CannotMerge, merge_pair
from klarlinie.web.method.inventory.columns import BY_FIELD, read
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries.hanging import hanging, rows_on, tables_that_hang
from klarlinie.web.platform.journal.actions import SINCE_CHANGED, CannotUndo, undo
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

SETTABLE = ("type", "owner", "status", "audience", "reason")
OURS = ("inventory.Activity", "inventory.KeptApart", "inventory.Import")
FEW = 3
FOLDED_IN = Text(
    "allem, was darin aufgenommen war: {titles}{dots}", "all that was folded into it: {titles}{dots}"
)
NOBODY = Text("Keine dieser Zeilen ist noch da.", "None of these rows is there any more.")


class CannotDoTogether(Refusal):
    """The rows cannot be changed like this; `text` says why and what to do instead, `ids` are rows to show anew."""

    def __init__(self, text: Text, ids: Sequence[int] = ()) -> None:
        super().__init__(text)
        self.ids = tuple(ids)


# Key to the version that was shown; a row that is not named was not shown, and is taken as it is.
Versions = Mapping[int, int]
NOT_SHOWN: Versions = {}


def set_all(
    company_id: int, ids: Sequence[int], name: str, words: str, who: Typist, shown: Versions = NOT_SHOWN
) -> Saved:
    """The same words in one column of all these rows. Raises `CannotRead`, `CannotDoTogether`."""
    if name not in SETTABLE:
        raise CannotDoTogether(
            Text("Diese Spalte geht nur einzeln.", "This column can only be changed one row at a time.")
        )
    typed = read(name, words, who.today, who.language)
    if typed.problem is not None:
        raise CannotRead(typed.problem)
    with story(company_id, by=who.by, at=who.at, says=NOBODY) as told:
        rows = _rows(company_id, ids, shown)
        told.says = _set_says(BY_FIELD[name].name, rows)
        for row in rows:
            told.change(row, **changed_fields(row, {name: typed.value}))
    return Saved(tuple(row.pk for row in rows), told.says, told.number)


def _set_says(column: Text, rows: Sequence[Activity]) -> Text:
    if len(rows) == 1:
        values = {"column": column, "title": rows[0].title}
        return Text("„{title}“: {column} gesetzt", "“{title}”: {column} set", values)
    return Text(
        "{column} bei {n} Aktivitäten gesetzt",
        "{column} set for {n} activities",
        {"column": column, "n": len(rows)},
    )


def delete_all(company_id: int, ids: Sequence[int], who: Typist, shown: Versions = NOT_SHOWN) -> Saved:
    """Take these rows off the list, with what was merged into them and what hangs on them elsewhere.

    What goes is said, and comes back with one undo. Raises `CannotDoTogether`.
    """
    try:
        with story(company_id, by=who.by, at=who.at, says=NOBODY) as told:
            rows = _rows(company_id, ids, shown)
            keys = tuple(row.pk for row in rows)
            told.says = _with_what_hangs(told, _delete_says(rows), rows)
            _delete(told, rows)
    except ProtectedError as error:
        raise CannotDoTogether(_in_use()) from error
    return Saved(keys, told.says, told.number)


def _delete_says(rows: Sequence[Activity]) -> Text:
    if len(rows) == 1:
        return Text("„{title}“ gelöscht", "“{title}” deleted", {"title": rows[0].title})
    return Text("{n} Aktivitäten gelöscht", "{n} activities deleted", {"n": len(rows)})


def delete_one(company_id: int, activity_id: int, version: int, who: Typist) -> Saved:
    """The same for one row that still has the `version` that was shown. Raises `Stale`, `CannotDoTogether`."""
    with transaction.atomic():
        with story(
            company_id, by=who.by, at=who.at, says=NOBODY
        ):  # nothing is changed: only its lock is held
            row = Activity.objects.for_company(company_id).filter(pk=activity_id, merged_into=None).first()
            if row is None or row.version != version:
                raise Stale(row, {})
        return delete_all(company_id, [activity_id], who)


def _with_what_hangs(told: Story, says: Text, rows: Sequence[Activity]) -> Text:
    ids = [row.pk for row in rows]
    inside = (
        Activity.objects.for_company(told.company_id).filter(merged_into__in=ids).order_by("position", "pk")
    )
    folded = tuple(Text("„{title}“", "“{title}”", {"title": row.title}) for row in inside[:FEW])
    going = tuple(one.says for one in hanging(told.company_id, [*ids, *(row.pk for row in inside)]))
    if inside:
        more_inside = {"titles": folded, "dots": " …" if len(inside) > FEW else ""}
        going = (FOLDED_IN.with_values(**more_inside), *going)
    if not going:
        return says
    more = {"what": says, "going": going}
    return Text("{what}, mit: {going}", "{what}, with: {going}", more)


def _delete(told: Story, rows: Sequence[Activity]) -> None:
    """What hangs on them and merged rows go first, each in the journal, so that undo brings all back."""
    ids = [row.pk for row in rows]
    for _, going in rows_on(told.company_id, ids):
        for one in going:
            told.delete(one)
    inside = list(Activity.objects.for_company(told.company_id).filter(merged_into__in=ids))
    if inside:
        _delete(told, inside)
    for row in rows:
        told.delete(row)


def merge_two(company_id: int, ids: Sequence[int], who: Typist, shown: Versions = NOT_SHOWN) -> Saved:
    """The second is folded into the first, as the core merges: nothing is added up. Raises `CannotDoTogether`."""
    rows = _rows(company_id, ids, shown)
    if len(rows) != 2:
        raise CannotDoTogether(
            Text("Zum Zusammenlegen braucht es genau zwei Zeilen.", "Merging needs exactly two rows.")
        )
    kept, other = ((row.pk, row.version) for row in rows)
    try:
        says, number = merge_pair(company_id, kept, other, (), who.language, by=who.by, at=who.at)
    except CannotMerge as error:
        raise CannotDoTogether(_moved(1), (kept[0], other[0])) from error
    return Saved((kept[0], other[0]), says, number)


def take_back(company_id: int, number: int, *, by: By, at: datetime) -> Saved:
    """Undo an entry of the inventory, or the undoing of one; gives all its rows. Raises `CannotUndo`."""
    newest = history(company_id, before=number + 1, most=1)
    if not newest or newest[0].number != number or any(row["model"] not in _ours() for row in newest[0].rows):
        raise CannotUndo(SINCE_CHANGED)
    entry = undo(company_id, number, by=by, at=at)
    ids = tuple(row["id"] for row in entry.rows if row["model"] == OURS[0])
    return Saved(ids, Text("Zurückgenommen", "Taken back"), entry.number)


def _ours() -> frozenset[str]:
    """The tables of the inventory, and those of which rows go with an activity."""
    return frozenset(OURS) | tables_that_hang()


def _rows(company_id: int, ids: Sequence[int], shown: Versions) -> list[Activity]:
    """The rows in the order of `ids`, for the first one is the one that is kept. None of them has moved on."""
    there = Activity.objects.for_company(company_id).filter(merged_into=None).in_bulk(list(ids))
    rows = [there[pk] for pk in dict.fromkeys(ids) if pk in there]
    if not rows:
        raise CannotDoTogether(NOBODY)
    moved = [row.pk for row in rows if shown.get(row.pk, row.version) != row.version]
    if moved:
        raise CannotDoTogether(_moved(len(moved)), moved)
    return rows


def _moved(n: int) -> Text:
    if n == 1:
        return Text(
            "Eine dieser Zeilen hat inzwischen jemand geändert, deshalb ist noch nichts passiert. Sie steht jetzt "
            "frisch da; wenn es so bleiben soll, noch einmal klicken.",
            "Somebody has changed one of these rows in the meantime, so nothing has been done yet. It is shown fresh "
            "now; if it is still right, click once more.",
        )
    return Text(
        "{n} dieser Zeilen hat inzwischen jemand geändert, deshalb ist noch nichts passiert. Sie stehen jetzt frisch "
        "da; wenn es so bleiben soll, noch einmal klicken.",
        "Somebody has changed {n} of these rows in the meantime, so nothing has been done yet. They are shown fresh "
        "now; if it is still right, click once more.",
        {"n": n},
    )


def _in_use() -> Text:
    return Text(
        "Auf eine dieser Aktivitäten baut schon anderes auf. Sie lässt sich ruhen lassen: Stand „ruht“.",
        "Something else already builds on one of these activities. It can be paused instead: status “paused”.",
    )
