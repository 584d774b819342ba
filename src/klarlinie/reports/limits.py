"""How much of a long list a page bears; the rest is counted and stands elsewhere."""

from __future__ import annotations

from klarlinie.reports.blocks import Block, Paragraph
from klarlinie.reports.numbering import PlanInWords

MOST_ROWS = 40


def most_shown(count: int, most: int) -> int:
    """How many of `count` to show: `most`, or one more where that one would stand alone behind "and 1 more"."""
    return count if count <= most + 1 else most


def and_more(told: PlanInWords, count: int) -> tuple[Block, ...]:
    """A line for the rows that a long list leaves to the table of all activities."""
    if count == most_shown(count, MOST_ROWS):
        return ()
    said = told.say(
        "Und {n} weitere; sie stehen unter „Alle Aktivitäten“.",
        "And {n} more; they are under “All activities”.",
        n=count - MOST_ROWS,
    )
    return (Paragraph(said, is_quiet=True),)
