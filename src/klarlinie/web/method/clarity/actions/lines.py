"""Agreeing on a line, and taking one over from a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from klarlinie.gateways.line_writing import line_facts
from klarlinie.method.clarity.line import CRITERIA, Line
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.actions.rows import create_rows, task_fields
from klarlinie.web.method.clarity.models import Answer, LineVersion, Task
from klarlinie.web.method.clarity.queries import newest_line, on_the_table
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal

_AGREED = Text("Fassung {number} der Linie beschlossen", "Version {number} of the line agreed")
_TAKEN = Text("Fundament übernommen", "Foundation taken over")


class CannotAgree(Refusal):
    """The line can't be agreed now; `text` says why and what to do."""


class CannotTakeOver(Exception):
    """A line is only taken over into an empty foundation, so that nobody's work is overwritten."""

    text = Text(
        "Hier steht schon etwas. Eine Datei füllt nur ein leeres Fundament, damit nichts verloren geht.",
        "Something stands here already. A file only fills an empty foundation, so that nothing gets lost.",
    )


def agree_on_line(
    company_id: int,
    company: str,
    *,
    seen: str,
    names: Sequence[str],
    on: date,
    note: str,
    by: By,
    at: datetime,
) -> tuple[int, int | None]:
    """Keep what is on the table as the next version. Gives its number and the journal entry.

    `seen` is the mark of the line that was shown (`Foundation.mark`). Raises `CannotAgree`.
    """
    with story(company_id, by=by, at=at, says=_AGREED) as told:
        table, last = on_the_table(company_id), newest_line(company_id)
        number = last.number + 1 if last else 1
        content, whys = line_facts(table.line(company)), table.whys()
        if table.mark != seen:
            raise CannotAgree(_CHANGED_MEANWHILE)
        if not table.text("promise"):
            raise CannotAgree(_NO_PROMISE)
        if last and (last.content, last.whys) == (content, whys):
            raise CannotAgree(_NOTHING_NEW.with_values(number=last.number))
        told.says = _AGREED.with_values(number=number)
        kept = {"content": content, "whys": whys, "agreed_by": list(names), "agreed_on": on, "note": note}
        told.create(LineVersion, number=number, **kept)
    return number, told.number


def take_over_line(company_id: int, line: Line, *, by: By, at: datetime) -> int | None:
    """Fill an empty foundation from a line that was written elsewhere (a file, the example).

    Gives the journal entry. Raises `CannotTakeOver`.
    """
    with story(company_id, by=by, at=at, says=_TAKEN) as told:
        fill_foundation(told, line)
    return told.number


def fill_foundation(told: Story, line: Line) -> None:
    """The same inside a story that goes on (an import). Raises `CannotTakeOver`."""
    if not on_the_table(told.company_id).is_empty:
        raise CannotTakeOver
    for empty in Answer.objects.for_company(told.company_id):
        told.delete(empty)
    _answers(told, line)
    create_rows(told, "audience", (_audience(line, n) for n in range(len(line.audiences))))
    create_rows(told, "not_served", ({"who": who} for who in line.not_served))
    create_rows(told, "benefit", ({"text": one.text, "proof": one.proof or ""} for one in line.benefits))
    tasks = [task for task in (line.main_task, *line.side_tasks) if task]
    told.create_many(Task, (task_fields(task, n) for n, task in enumerate(tasks)))


def _answers(told: Story, line: Line) -> None:
    written = {
        "promise": line.promise,
        "tone": line.tone,
        "key_terms": "\n".join(line.key_terms),
        "not_expected": "\n".join(line.not_expected),
    }
    told.create_many(Answer, ({"part": part, "text": text} for part, text in written.items() if text))


def _audience(line: Line, place: int) -> dict[str, object]:
    audience = line.audiences[place]
    scores: dict[str, float | None] = {name: audience.scores.get(name) for name in CRITERIA}
    return {"name": audience.name, "also_called": list(audience.also_called), **scores}


_CHANGED_MEANWHILE = Text(
    "Am Fundament hat inzwischen jemand weitergearbeitet. Unten steht der neue Stand; passt er, einfach noch "
    "einmal beschließen.",
    "Somebody has gone on working on the foundation. The new state stands below; if it is right, just agree again.",
)
_NO_PROMISE = Text(
    "Ohne Versprechen ist es noch keine Linie. Ein erster Satz genügt.",
    "Without a promise it is no line yet. A first sentence is enough.",
)
_NOTHING_NEW = Text(
    "Seit Fassung {number} hat sich nichts geändert.", "Nothing has changed since version {number}."
)
